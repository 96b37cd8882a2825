//! What links here.

use serde::Serialize;

use super::Html;

/// The pages and entities that refer to this one (UX 4.12).
#[derive(Debug, Clone, Default, Serialize)]
pub struct BacklinksView {
    /// How many there are in all, shown or not.
    pub total: usize,
    /// By relation, mentions last.
    pub groups: Vec<BacklinkGroup>,
    /// The page that lists them all, when not all are shown.
    pub all_url: Option<String>,
}

/// The references of one relation.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BacklinkGroup {
    /// "Owned by", "Uses this label", "Mentions".
    pub title: String,
    /// At most 20.
    pub items: Vec<BacklinkItem>,
    /// How many more there are.
    pub more: usize,
}

/// One reference.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BacklinkItem {
    /// The page it stands on.
    pub title: String,
    /// Its finished address.
    pub url: String,
    /// The sentence around it; empty for a field.
    pub sentence: Html,
}
