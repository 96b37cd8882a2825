//! The line under the title, and the notes above the content.

use serde::Serialize;

use super::{Html, LinkView};

/// Who answers for the page, how old it is, where its source lies (UX 4.13).
#[derive(Debug, Clone, Default, Serialize)]
pub struct MetaView {
    /// Teams or people.
    pub owners: Vec<LinkView>,
    /// The last change, from git.
    pub updated: Option<UpdatedView>,
    /// The day of the last review.
    pub reviewed: Option<DueView>,
    /// The day by which it must be reviewed again.
    pub review_by: Option<DueView>,
    /// Where to edit the source.
    pub edit_url: Option<String>,
    /// What that link says: "Edit this page on GitLab".
    pub edit_title: String,
    /// Where to report a problem with the page.
    pub report_url: Option<String>,
    /// On a section's page, all of its pages on one, for paper.
    pub print_url: Option<String>,
    /// Where to read the source.
    pub source_url: Option<String>,
}

/// The last change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct UpdatedView {
    /// `2026-11-02`.
    pub date: String,
    /// "2 Nov 2026".
    pub text: String,
    /// The commit.
    pub commit: Option<LinkView>,
}

/// A page that was changed of late.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RecentView {
    /// Its title.
    pub title: String,
    /// Its finished address.
    pub url: String,
    /// `2026-11-02`.
    pub date: String,
    /// "2 Nov 2026".
    pub text: String,
}

/// A day that matters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DueView {
    /// `2027-05-02`.
    pub date: String,
    /// "2 May 2027".
    pub text: String,
    /// How near it is.
    pub state: DueState,
}

/// How near a day is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueState {
    /// More than 30 days away.
    #[default]
    Later,
    /// Within 30 days.
    Due,
    /// Past.
    Expired,
}

/// A note across the prose (UX 4.7).
#[derive(Debug, Clone, Default, Serialize)]
pub struct RibbonView {
    /// What it is about; also its class.
    pub kind: RibbonKind,
    /// The bold word: "Deprecated".
    pub word: String,
    /// The sentence.
    pub text: Html,
    /// What it names, such as the replacement.
    pub links: Vec<LinkView>,
}

/// What a ribbon is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RibbonKind {
    /// The day of review has passed.
    Expired,
    /// Something else has taken its place.
    Deprecated,
    /// Part of a research project that goes on.
    OngoingResearch,
    /// Being looked at.
    UnderReview,
    /// Not finished.
    #[default]
    Draft,
}
