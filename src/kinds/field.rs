//! A field of a kind, and what its values may be.

/// One declared field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its key in YAML.
    pub name: String,
    /// What a reader sees above it, such as "Pain points" for `frustrations`.
    pub title: String,
    /// What it is for, one sentence, for the manual and for findings.
    pub doc: String,
    /// What its values may be.
    pub ty: FieldType,
    /// Whether a record must have it.
    pub required: bool,
    /// The heading under which the *target's* page lists the records that refer to it here, such as "Owned by".
    pub relation: Option<String>,
}

/// What a field's values may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldType {
    /// Text as it is, without Markdown: ids, handles, channel names.
    Text,
    /// A line of Markdown.
    Inline,
    /// Paragraphs of Markdown.
    Block,
    /// A day, `2027-05-02`.
    Date,
    /// An absolute `http` or `https` address.
    Url,
    /// A CSS colour: `#rgb`, `#rrggbb` or a name (GitLab's rule for labels); `rrggbb` is taken too.
    Color,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Enum(Vec<String>),
    /// Several values of one type. A single value is taken as a list of one.
    List(Box<FieldType>),
    /// An entity of one of these kinds, by id, former id or unique name; `kind:id` when there is more than one kind.
    Ref(Vec<String>),
    /// A label by its name, with or without `~` and quotes.
    Label,
    /// A page of the handbook: a path relative to the file, or an address from the root.
    Page,
    /// A record within the record. `shorthand` names the field that a bare value stands for.
    Record {
        /// Its fields.
        fields: Vec<Field>,
        /// The field a scalar in place of the record sets.
        shorthand: Option<String>,
    },
    /// Records that are entities of their own, of this kind, with ids `<parent>/<id>`: a workflow's stages.
    Children(String),
}

/// Long fields that a page leads with, without a heading of their own.
const LEADS: [&str; 6] = ["description", "purpose", "definition", "quote", "stages", "note"];
/// Fields of entities that a page shows as cards under a heading.
const CARDS: [&str; 2] = ["collaborates_with", "members"];

impl Field {
    /// Whether an entity's page gives the field a section of its own, with a heading and an anchor. What fits in a line
    /// is shown among the facts.
    pub fn has_section(&self) -> bool {
        let wide = |ty: &FieldType| matches!(ty, FieldType::Block | FieldType::Record { .. } | FieldType::Children(_));
        let long = match &self.ty {
            FieldType::List(item) => wide(item) || **item == FieldType::Inline,
            ty => wide(ty),
        };
        (long && !LEADS.contains(&self.name.as_str()) && self.name != "previously") || self.has_cards()
    }

    /// Whether that section shows cards, which stand after the page's own text.
    pub fn has_cards(&self) -> bool {
        CARDS.contains(&self.name.as_str())
    }

    /// The id of that section.
    pub fn anchor(&self) -> String {
        self.name.replace('_', "-")
    }
}
