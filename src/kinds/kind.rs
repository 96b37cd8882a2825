//! A kind.

use super::Field;

/// A declared type of entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// The singular, as in `persona:sasha`. 2 to 32 lower-case letters, no URI scheme.
    pub name: String,
    /// The plural: the key in YAML and the folder of its pages.
    pub plural: String,
    /// For readers: "Persona".
    pub title: String,
    /// For readers: "Personas".
    pub title_plural: String,
    /// What one of them is, one or two sentences, for the manual.
    pub doc: String,
    /// Where a record's id comes from.
    pub id: IdRule,
    /// The field whose value is the entity's name for readers.
    pub title_field: String,
    /// For a kind that only occurs within another's records: that other kind.
    pub parent: Option<String>,
    /// The fields, in the order of the page.
    pub fields: Vec<Field>,
}

/// Where a record's id comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdRule {
    /// The `id` key; required in YAML, the file's stem in Markdown.
    Key,
    /// The title field itself: a label's name, a scope's key. Its address is the slug of it.
    Title,
}

impl Kind {
    /// Whether its entities read best as a table, a row each; those of other kinds are shown as cards.
    pub fn reads_as_table(&self) -> bool {
        matches!(self.name.as_str(), "label" | "system" | "person" | "term")
    }

    /// The field called `name`.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}
