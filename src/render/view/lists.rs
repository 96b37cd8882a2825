//! Lists that the site makes of itself: A to Z, what needs a review, what the home page leads to.

use serde::Serialize;

use super::{DueView, LabelPill, LinkView, RecentView};

/// A link, and how much lies behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CountLink {
    /// What it says.
    pub title: String,
    /// The finished address.
    pub url: String,
    /// How many things there are.
    pub count: usize,
    /// What else there is to say, such as "3 label scopes"; empty for nothing.
    pub note: String,
    /// Whether it is this very page.
    pub current: bool,
}

/// A page of the list by name.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AtoZView {
    /// All letters.
    pub letters: Vec<CountLink>,
    /// All kinds, on the first page only.
    pub kinds: Vec<CountLink>,
    /// What this page lists.
    pub groups: Vec<AtoZGroup>,
    /// The labels by scope, on the first page only.
    pub scopes: Vec<AtoZGroup>,
}

/// Things of one kind, or the labels of one scope.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AtoZGroup {
    /// The heading's id.
    pub id: String,
    /// The heading.
    pub title: String,
    /// Where the heading leads; empty for nowhere.
    pub url: String,
    /// The things.
    pub links: Vec<LinkView>,
    /// The labels.
    pub pills: Vec<LabelPill>,
    /// How many there are, listed here or where the heading leads.
    pub count: usize,
}

/// The page that says what needs care.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StatusView {
    /// Review overdue.
    pub expired: Vec<StatusItem>,
    /// Review due within 30 days.
    pub due: Vec<StatusItem>,
    /// Pages that nobody answers for, when others have an owner.
    pub ownerless: Vec<StatusItem>,
    /// What is deprecated and still linked from what is not.
    pub deprecated: Vec<StatusItem>,
}

/// One page that needs care.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StatusItem {
    /// The page.
    pub link: LinkView,
    /// Who answers for it.
    pub owner: Option<LinkView>,
    /// The day of its review.
    pub day: Option<DueView>,
    /// From how many pages it is linked.
    pub linked: usize,
}

/// What the home page leads to.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HomeView {
    /// The sections and kinds, with counts.
    pub cards: Vec<CountLink>,
    /// The matrix, for the question who does what; empty when there is none.
    pub who_url: String,
    /// What is to be reviewed first.
    pub review: Vec<StatusItem>,
    /// How many are overdue or due soon.
    pub review_count: usize,
    /// The page with all of them; empty when there is none.
    pub status_url: String,
    /// What changed last, newest first; empty where the dates of changes are not known.
    pub changed: Vec<RecentView>,
}
