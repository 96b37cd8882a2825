//! A label's pill, and the index of labels by scope.

use serde::Serialize;

use super::{CountLink, Html, LinkView};

/// A label as readers see it (UX 4.6).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct LabelPill {
    /// The finished address of the label's page; empty for a label that has none.
    pub href: String,
    /// The full name.
    pub name: String,
    /// All before the last `::` (GitLab's rule); none for a plain label.
    pub scope: Option<String>,
    /// What follows it; for a plain label the whole name.
    pub value: String,
    /// The class of its colour in `labels.css`, such as `c-6699cc`; see [`color_class`](crate::render::label_css).
    pub color_class: String,
    /// The tooltip: the full name and the description.
    pub title: String,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// Whether it is archived in GitLab.
    pub archived: bool,
    /// Why nobody knows it, when the site is built with errors.
    pub broken: Option<String>,
}

/// Labels in groups, a group a scope; the plain ones come last.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LabelIndexView {
    /// The table's caption.
    pub caption: String,
    /// The columns after the label itself, in order: `description`, `where`, `type`, `owner`, `used`.
    pub columns: Vec<String>,
    /// How many labels there are in all.
    pub count: usize,
    /// The groups.
    pub groups: Vec<LabelGroup>,
    /// Where there are too many labels for one table: all of them by letter. The groups then have no rows.
    pub letters: Vec<CountLink>,
}

/// The labels of one scope.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LabelGroup {
    /// The id of the group's heading row.
    pub id: String,
    /// The scope; "Plain labels" for the rest.
    pub title: String,
    /// The scope's own page, if it has one.
    pub url: Option<String>,
    /// What the scope is for.
    pub description: Html,
    /// Whether an issue can bear only one of them.
    pub exclusive: bool,
    /// How many labels it has, shown here or on its page.
    pub count: usize,
    /// The labels in natural order: 2 before 10.
    pub rows: Vec<LabelRow>,
}

/// One label in the index.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LabelRow {
    /// The row's id.
    pub id: String,
    /// The label.
    pub pill: LabelPill,
    /// What it means.
    pub description: Html,
    /// The projects and groups that have it.
    pub places: Vec<String>,
    /// Who answers for it.
    pub owner: Option<LinkView>,
    /// On how many pages it is used.
    pub used: usize,
    /// Where those are listed; finished.
    pub used_url: String,
}
