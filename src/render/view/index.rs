//! Lists of pages and entities, as cards.

use serde::Serialize;

use super::{Html, LabelIndexView, LinkView, TableView};

/// What a section's or a kind's index lists. Exactly one of `labels` and `table` and the groups is used.
#[derive(Debug, Clone, Default, Serialize)]
pub struct IndexView {
    /// The kind, for a kind's index; empty for a section.
    pub kind: String,
    /// How many entries there are in all.
    pub count: usize,
    /// The entries; the deprecated ones in a group of their own at the end.
    pub groups: Vec<CardGroup>,
    /// Whether a template shall show a plain list by name, because there are too many for cards.
    pub list: bool,
    /// Whether there are so many that a box to find one is worth its place; the page then loads `table.js`.
    pub filter: bool,
    /// For labels: the index by scope.
    pub labels: Option<LabelIndexView>,
    /// For kinds that read best as a table, such as systems.
    pub table: Option<TableView>,
}

/// Some cards under a heading.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CardGroup {
    /// The heading's id.
    pub id: String,
    /// The heading; empty for the only group.
    pub title: String,
    /// Whether these should no longer be used, and are shown in muted text.
    pub deprecated: bool,
    /// The cards.
    pub cards: Vec<CardView>,
}

/// A page or an entity as a card (UX 4.7).
#[derive(Debug, Clone, Default, Serialize)]
pub struct CardView {
    /// The link of the whole card.
    pub link: LinkView,
    /// The line under the name: a persona's role, a person's team.
    pub line: String,
    /// Two lines about it.
    pub summary: Html,
    /// One or two letters for the avatar; none for what is no person.
    pub initials: String,
    /// A picture's finished address, in place of the letters.
    pub image: Option<String>,
    /// Its state, when that is not the usual one.
    pub status: Option<StatusChip>,
    /// Who answers for it.
    pub owner: Option<LinkView>,
}

/// A state in one word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct StatusChip {
    /// `draft`, `research`, `under-review`, `deprecated`, `expired`; also its class.
    pub status: String,
    /// The word for readers.
    pub word: String,
}
