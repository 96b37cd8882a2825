//! The words a kind is declared with, so that a declaration reads like a table.

use super::{Field, FieldType, IdRule, Kind};

/// A kind in the making.
pub(super) struct Declaration(Kind);

/// Begins a kind by its singular and plural; the titles follow from them. Its id is its `id` key and its name for
/// readers is `name`, until told otherwise.
pub(super) fn declare(name: &str, plural: &str) -> Declaration {
    Declaration(Kind {
        name: name.to_owned(),
        plural: plural.to_owned(),
        title: capitalised(name),
        title_plural: capitalised(plural),
        doc: String::new(),
        id: IdRule::Key,
        title_field: "name".to_owned(),
        parent: None,
        fields: Vec::new(),
    })
}

impl Declaration {
    /// What one of them is.
    pub(super) fn doc(mut self, doc: &str) -> Self {
        doc.clone_into(&mut self.0.doc);
        self
    }

    /// The id is the text of `field`, which is also the name for readers.
    pub(super) fn id_is(mut self, field: &str) -> Self {
        self.0.id = IdRule::Title;
        field.clone_into(&mut self.0.title_field);
        self
    }

    /// It occurs within records of `parent` only.
    pub(super) fn within(mut self, parent: &str) -> Self {
        self.0.parent = Some(parent.to_owned());
        self
    }

    /// The fields, in the order of the page.
    pub(super) fn fields(mut self, fields: impl IntoIterator<Item = Field>) -> Kind {
        self.0.fields = fields.into_iter().collect();
        self.0
    }
}

impl Field {
    /// A field that may be missing; its title is its name with blanks for `_`.
    #[must_use]
    pub fn new(name: &str, ty: FieldType) -> Self {
        Self {
            name: name.to_owned(),
            title: capitalised(&name.replace('_', " ")),
            doc: String::new(),
            ty,
            required: false,
            relation: None,
        }
    }

    /// With this heading for readers.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        title.clone_into(&mut self.title);
        self
    }

    /// With this explanation.
    #[must_use]
    pub fn says(mut self, doc: &str) -> Self {
        doc.clone_into(&mut self.doc);
        self
    }

    /// Every record must have it.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The target's page lists what refers to it here under this heading.
    #[must_use]
    pub fn backlink(mut self, heading: &str) -> Self {
        self.relation = Some(heading.to_owned());
        self
    }
}

/// Text as it is.
pub(super) fn text(name: &str) -> Field {
    Field::new(name, FieldType::Text)
}

/// A line of Markdown.
pub(super) fn inline(name: &str) -> Field {
    Field::new(name, FieldType::Inline)
}

/// Paragraphs of Markdown.
pub(super) fn block(name: &str) -> Field {
    Field::new(name, FieldType::Block)
}

/// A day.
pub(super) fn date(name: &str) -> Field {
    Field::new(name, FieldType::Date)
}

/// An absolute address.
pub(super) fn url(name: &str) -> Field {
    Field::new(name, FieldType::Url)
}

/// A colour.
pub(super) fn color(name: &str) -> Field {
    Field::new(name, FieldType::Color)
}

/// A number.
pub(super) fn number(name: &str) -> Field {
    Field::new(name, FieldType::Number)
}

/// `true` or `false`.
pub(super) fn flag(name: &str) -> Field {
    Field::new(name, FieldType::Flag)
}

/// One of some words.
pub(super) fn one_of(name: &str, words: &[&str]) -> Field {
    Field::new(name, FieldType::Enum(words.iter().map(|&word| word.to_owned()).collect()))
}

/// An entity of one of these kinds.
pub(super) fn entity(name: &str, kinds: &[&str]) -> Field {
    Field::new(name, FieldType::Ref(kinds.iter().map(|&kind| kind.to_owned()).collect()))
}

/// A label.
pub(super) fn label(name: &str) -> Field {
    Field::new(name, FieldType::Label)
}

/// A page.
pub(super) fn page(name: &str) -> Field {
    Field::new(name, FieldType::Page)
}

/// A record within; a bare value sets the field `shorthand`.
pub(super) fn record(name: &str, shorthand: &str, fields: impl IntoIterator<Item = Field>) -> Field {
    let fields = fields.into_iter().collect();
    Field::new(name, FieldType::Record { fields, shorthand: Some(shorthand.to_owned()) })
}

/// Records of a kind of their own.
pub(super) fn children(name: &str, kind: &str) -> Field {
    Field::new(name, FieldType::Children(kind.to_owned()))
}

/// Several values of what would otherwise be one.
pub(super) fn list(mut field: Field) -> Field {
    field.ty = FieldType::List(Box::new(field.ty));
    field
}

/// The `id` that a kind with ids of its own begins with.
pub(super) fn id() -> Field {
    text("id").required().says("Its name in references: small letters, digits and `-`.")
}

/// Former ids; references to them are told the new one.
pub(super) fn previously() -> Field {
    list(text("previously")).says("Ids it had before; a reference to one of them is told the new id.")
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
