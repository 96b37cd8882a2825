//! A section on one page.

use serde::Serialize;

use super::Html;

/// The pages of a section, one after the other (UX 4.15).
#[derive(Debug, Clone, Default, Serialize)]
pub struct PrintView {
    /// What stands in `main` of each page, with ids of its own and headings a level down.
    pub pages: Vec<Html>,
    /// How many pages the section has beyond those.
    pub more: usize,
    /// Whether each page begins on a new sheet.
    pub breaks: bool,
    /// The section's own page.
    pub section_url: String,
}
