//! Who does what, by area and by team.

use serde::Serialize;

use super::{Html, LinkView, Shared};

/// The matrix (UX 4.11). Both ways to read it are here; a template shows the one its page is about.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MatrixView {
    /// The table's caption.
    pub caption: String,
    /// The caption's id, unique on the page.
    pub id: String,
    /// Whether the page shows it by team.
    pub by_team: bool,
    /// The page by area; empty when there is none.
    pub area_url: String,
    /// The page by team; empty when there is none.
    pub team_url: String,
    /// The columns.
    pub teams: Vec<LinkView>,
    /// The rows, in groups.
    pub areas: Vec<MatrixArea>,
    /// The same by team.
    pub duties: Vec<TeamDuties>,
    /// How many responsibilities there are.
    pub count: usize,
    /// Whether there are too many teams for a table, so that each row is shown with those that have a part.
    pub list: bool,
    /// Whether rows carry their ids as anchors, as on the matrix's own pages.
    pub anchors: bool,
    /// In place of all else, when the whole is too large for one page: the ways to its parts.
    pub groups: Vec<MatrixGroup>,
}

/// The rows of an area with their owners, or the teams of a department.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct MatrixGroup {
    /// The id of its heading.
    pub id: String,
    /// The area or the department; empty for the only group.
    pub title: String,
    /// Its page; empty when it has none.
    pub url: String,
    /// What it holds.
    pub lines: Vec<MatrixLine>,
}

/// A row of the matrix, or a team, in a line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct MatrixLine {
    /// Its id, an anchor.
    pub id: String,
    /// Its page.
    pub link: LinkView,
    /// For a row the name of the team that owns it; empty for none.
    pub owner: String,
    /// For a row its other names, for the filter.
    pub other_names: Vec<String>,
    /// For a team, in how many rows it has a part.
    pub count: Option<usize>,
}

/// The responsibilities of one area.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MatrixArea {
    /// The id of its heading row.
    pub id: String,
    /// Its name; empty for responsibilities without an area.
    pub name: String,
    /// Its page.
    pub url: String,
    /// The responsibilities.
    pub rows: Vec<MatrixRow>,
}

/// One responsibility.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MatrixRow {
    /// The row's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// Other names, for the filter.
    pub other_names: Vec<String>,
    /// The team that owns it.
    pub owner: Option<LinkView>,
    /// One for each team, in the order of the columns.
    pub cells: Vec<Shared<MatrixCell>>,
    /// The teams that have a part but do not own it, by part.
    pub parts: Vec<PartLink>,
    /// What else there is to say.
    pub note: Option<Html>,
    /// What is wrong with it, when the site is built with errors.
    pub problem: Option<String>,
}

/// A team's part in a responsibility.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct MatrixCell {
    /// The part; also its class.
    pub part: Part,
    /// The word for readers; empty for none.
    pub word: String,
}

/// A team and its part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PartLink {
    /// The part; also its class.
    pub part: Part,
    /// The word for readers.
    pub word: String,
    /// The team.
    pub team: LinkView,
}

/// A team and all its parts.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TeamDuties {
    /// The id of its heading.
    pub id: String,
    /// The team.
    pub team: LinkView,
    /// Owns, then supports, consulted, informed; only those that hold something.
    pub parts: Vec<PartGroup>,
}

/// The responsibilities in which one team has one part.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PartGroup {
    /// The part; also its class.
    pub part: Part,
    /// The word for readers.
    pub word: String,
    /// The responsibilities.
    pub rows: Vec<LinkView>,
}

/// What a team has to do with a responsibility.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Answers for it; exactly one team does.
    Owns,
    /// Does some of the work.
    Supports,
    /// Is asked before.
    Consulted,
    /// Is told afterwards.
    Informed,
    /// Nothing.
    #[default]
    None,
}
