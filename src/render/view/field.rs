//! A field's value, rendered.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{CardView, Html, LabelPill, LinkView, Shared};

/// Fields by name. Every declared field is there, with nothing in it when the record has none, so that a template can
/// ask `{% if entity.fields.quote %}` and a misspelt name is still an error.
pub type FieldMap = BTreeMap<String, Option<Shared<FieldView>>>;

/// One value of an entity. `html` can always be shown; the other parts are for templates that know the field.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FieldView {
    /// Its key in YAML.
    pub name: String,
    /// What a reader sees above it.
    pub title: String,
    /// The declared type: `text inline block date url color number flag enum list ref label page record children`; for a
    /// list the type of its items in `item`.
    pub kind: String,
    /// The type of a list's items; empty for any other field.
    pub item: String,
    /// The id of its section where it has one, unique on the page: the name with `-` for `_`.
    pub id: String,
    /// Whether it needs a section of its own rather than a line among the facts; see [`FieldView::is_long`].
    pub long: bool,
    /// The whole value, rendered: a text, a link, a pill, a list.
    pub html: Html,
    /// The value as plain text; for a day `2027-05-02`, for a flag `true` or `false`.
    pub text: String,
    /// A list's items, each rendered.
    pub items: Vec<Html>,
    /// The pages or entities it refers to.
    pub links: Vec<LinkView>,
    /// The same entities as cards.
    pub cards: Vec<CardView>,
    /// The labels it refers to.
    pub labels: Vec<LabelPill>,
    /// The fields of a record; empty for anything else.
    pub record: FieldMap,
    /// The records of a list of records.
    pub records: Vec<FieldMap>,
}

impl FieldView {
    /// Whether a value of the type `kind` (`item`: the type of a list's items) needs a section of its own. What fits in
    /// a line (a name, a day, some pills) is a fact; the rest is a section with a heading.
    pub fn is_long(kind: &str, item: &str) -> bool {
        let wide = |ty: &str| matches!(ty, "block" | "record" | "children");
        wide(kind) || (kind == "list" && (wide(item) || item == "inline"))
    }
}
