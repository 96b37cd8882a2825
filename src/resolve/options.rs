//! What resolution depends on beside the model.

use globset::GlobSet;

use super::Known;
use crate::base::VPath;

/// Settings of `[links]` and `[labels]`.
#[derive(Debug, Clone, Default)]
pub struct ResolveOptions {
    /// The handbook's own hosts, lower case, with the path its root has there: `("handbook.example.com", "/")`.
    pub own_hosts: Vec<(String, String)>,
    /// Addresses and files that exist elsewhere.
    pub known: Known,
    /// Destinations nobody judges.
    pub ignore_links: GlobSet,
    /// Where site-absolute paths lie: a prefix such as `/handbook`, and its folder below the content root.
    pub roots: Vec<(String, VPath)>,
    /// Names that look like labels and are none.
    pub ignore_labels: GlobSet,
    /// Whether labels are judged although none is declared.
    pub judge_labels: bool,
}
