//! A record as read: typed values with ranges, and what they refer to.

use jiff::civil::Date;

use super::Fields;
use crate::{
    base::TextRange,
    syntax::{Reference, Scalar, markdown::Fragment},
};

/// One entity's data, read by its kind's declaration. Ranges are source offsets.
#[derive(Debug, Clone)]
pub struct Record {
    /// The kind's name.
    pub kind: String,
    /// The id; for a child `<parent>/<id>`.
    pub id: String,
    /// Where the id stands, or what stands for it.
    pub id_range: TextRange,
    /// The name for readers; the id when the title field is missing.
    pub name: String,
    /// The whole record.
    pub range: TextRange,
    /// The values that are there, by field.
    pub fields: Fields,
    /// Everything its fields refer to by declared type, in the order of the source.
    pub references: Vec<FieldRef>,
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct FieldValue {
    /// The value's range in the source.
    pub range: TextRange,
    /// What it is.
    pub data: Data,
}

/// A value, read by its field's type.
#[derive(Debug, Clone)]
pub enum Data {
    /// Text as it is.
    Text(String),
    /// Markdown with the references in it.
    Markdown(Box<Prose>),
    /// A day.
    Date(Date),
    /// An absolute address.
    Url(String),
    /// A colour, red, green, blue.
    Color([u8; 3]),
    /// A number, as written.
    Number(String),
    /// A flag.
    Flag(bool),
    /// One of the declared words.
    Enum(String),
    /// Several values.
    List(Vec<FieldValue>),
    /// A reference to an entity, as written.
    Ref(String),
    /// A label's name.
    Label(String),
    /// A page, as written.
    Page(String),
    /// A record within.
    Record(Fields),
    /// The full ids of the child records.
    Children(Vec<String>),
}

/// Markdown in a field.
#[derive(Debug, Clone)]
pub struct Prose {
    /// The text, to be rendered with its map.
    pub scalar: Scalar,
    /// What it says about the rest of the book; none once its source has taken that over.
    pub facts: Option<Box<Fragment>>,
    /// Paragraphs, or one line.
    pub block: bool,
}

/// A reference made by a field.
#[derive(Debug, Clone)]
pub struct FieldRef {
    /// The reference; its form is [`Form::Field`](crate::syntax::Form::Field).
    pub reference: Reference,
    /// What it may name.
    pub aim: Aim,
    /// The field, with dots for records within: `quote.source`.
    pub field: String,
    /// The heading under which the target lists it.
    pub relation: Option<String>,
}

/// What a field's reference may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// An entity of one of these kinds.
    Entity(Vec<String>),
    /// A label.
    Label,
    /// A page.
    Page,
}

impl Record {
    /// The value of a field.
    pub fn get(&self, field: &str) -> Option<&FieldValue> {
        self.fields.get(field)
    }

    /// The text of a text, word, number or reference field.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.get(field).and_then(FieldValue::text)
    }

    /// Whether a flag field is set to `true`.
    pub fn flag(&self, field: &str) -> bool {
        matches!(self.get(field).map(|value| &value.data), Some(Data::Flag(true)))
    }

    /// The values of a list field; none when it is missing.
    pub fn list(&self, field: &str) -> &[FieldValue] {
        match self.get(field).map(|value| &value.data) {
            Some(Data::List(values)) => values,
            _ => &[],
        }
    }
}

impl FieldValue {
    /// The value as text without markup, where it is text. A Markdown value gives its first paragraph, until its source has
    /// taken over what it says.
    pub fn plain(&self) -> &str {
        let first = match &self.data {
            Data::Markdown(prose) => prose.facts.as_ref().map(|facts| &*facts.summary).filter(|text| !text.is_empty()),
            _ => None,
        };
        first.or_else(|| self.text()).unwrap_or_default()
    }

    /// The value as text, where it is one.
    pub fn text(&self) -> Option<&str> {
        self.data.text()
    }
}

impl Data {
    /// The value as text, where it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text)
            | Self::Url(text)
            | Self::Number(text)
            | Self::Enum(text)
            | Self::Ref(text)
            | Self::Label(text)
            | Self::Page(text) => Some(text),
            Self::Markdown(prose) => Some(&prose.scalar.text),
            _ => None,
        }
    }
}
