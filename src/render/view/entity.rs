//! An entity's page.

use serde::Serialize;

use super::{CardView, FieldMap, FieldView, LabelPill, LinkView, PartGroup, Shared, StatusChip};

/// An entity, ready for its template.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EntityView {
    /// The kind's name: `persona`.
    pub kind: String,
    /// For readers: "Persona".
    pub kind_title: String,
    /// For readers: "Personas".
    pub kind_title_plural: String,
    /// The index of its kind; finished.
    pub kind_url: String,
    /// The id.
    pub id: String,
    /// The name for readers.
    pub name: String,
    /// Ids it had before.
    pub former_ids: Vec<String>,
    /// Other names for it.
    pub other_names: Vec<String>,
    /// One or two letters for the avatar; none for what is no person.
    pub initials: String,
    /// Its state, when that is not the usual one.
    pub status: Option<StatusChip>,
    /// Every declared field.
    pub fields: FieldMap,
    /// What the thing is, in a sentence or two: the first of `description`, `purpose` and `definition` that it has.
    pub lead: Option<Shared<FieldView>>,
    /// The fields that have a value, in the order of the declaration, but for those shown elsewhere: the title field,
    /// the lead, other names, status and owner. Templates show what they do not place themselves from here, so no field is lost.
    pub ordered: Vec<Shared<FieldView>>,
    /// On a label's or a stage's page, the label.
    pub label: Option<LabelPill>,
    /// On a label's page, the labels of its scope in order, or those around it when they are many; on a scope's, its
    /// labels.
    pub siblings: Vec<LabelPill>,
    /// On a label's page, where all labels of its scope are, when `siblings` are some of them.
    pub siblings_all: Option<LinkView>,
    /// On a label's page, whether an issue can bear only one of the labels of its scope.
    pub exclusive: bool,
    /// On a role's page, the labels its holders work with: its own, else its team's.
    pub labels_used: Vec<LabelPill>,
    /// On a label's page, on how many pages it is used.
    pub used: usize,
    /// Where GitLab lists what bears this label, if that is known.
    pub search_url: Option<String>,
    /// On a team's or role's page, the rows of the matrix it has a part in, owned ones first.
    pub duties: Vec<PartGroup>,
    /// What is related by other entities' fields: "Personas with this role".
    pub related: Vec<RelatedView>,
    /// The entities within it that are no stages.
    pub children: Vec<LinkView>,
}

/// Entities that refer to this one by a field, under that field's heading.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RelatedView {
    /// The heading.
    pub title: String,
    /// The entities as cards.
    pub cards: Vec<CardView>,
    /// The labels among them.
    pub labels: Vec<LabelPill>,
    /// How many there are in all.
    pub count: usize,
    /// Where they are all listed, when not all are shown.
    pub all_url: Option<String>,
}
