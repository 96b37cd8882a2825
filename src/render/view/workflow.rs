//! A workflow as a strip of stages.

use serde::Serialize;

use super::{FieldMap, FieldView, Html, LabelPill, LinkView};

/// A workflow (UX 4.10).
#[derive(Debug, Clone, Default, Serialize)]
pub struct WorkflowView {
    /// The id of its heading, unique on the page.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its page.
    pub url: String,
    /// What it is for.
    pub description: Html,
    /// The scope its labels belong to.
    pub scope: Option<LinkView>,
    /// The stages in order.
    pub stages: Vec<StageView>,
    /// Whether to show each stage's details under the strip.
    pub details: bool,
}

/// One stage.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StageView {
    /// The stage's own id, as an anchor.
    pub id: String,
    /// Its number as readers count: the leading number of its label, else its place from 1.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// Its label.
    pub label: Option<LabelPill>,
    /// Whether the page is this stage's.
    pub current: bool,
    /// Who answers for it.
    pub owner: Option<LinkView>,
    /// What happens here.
    pub lead: Option<FieldView>,
    /// Every declared field.
    pub fields: FieldMap,
    /// The fields that have a value, in the order of the declaration, but for the name and the lead.
    pub ordered: Vec<FieldView>,
    /// Where it can lead.
    pub next: Vec<NextView>,
}

/// A way out of a stage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct NextView {
    /// The stage.
    pub link: LinkView,
    /// Its number.
    pub number: String,
    /// Whether it leads back to an earlier stage.
    pub back: bool,
}
