//! The types of fields, as `[kinds.<name>]` writes them.
//!
//! A type is a word (`inline`), a kind or several (`team or person`), or a list of either (`list of text`). The longer
//! form in several keys (`type = "list"`, `item = "ref"`, `kinds = ["team"]`) says the same.

use super::{
    ids, kinds,
    raw::{Entry, Table, Value},
    reader::{Reader, one_of},
};
use crate::{
    base::{TextRange, nearest},
    diag::Problem,
    kinds::FieldType,
};

/// Makes a type.
type Make = fn() -> FieldType;

/// The types that a single word names.
const WORDS: &[(&str, Make)] = &[
    ("text", || FieldType::Text),
    ("inline", || FieldType::Inline),
    ("block", || FieldType::Block),
    ("date", || FieldType::Date),
    ("url", || FieldType::Url),
    ("color", || FieldType::Color),
    ("number", || FieldType::Number),
    ("flag", || FieldType::Flag),
    ("label", || FieldType::Label),
    ("page", || FieldType::Page),
];

/// Words of other tools for the same.
const SYNONYMS: &[(&str, &str)] = &[
    ("string", "text"),
    ("line", "inline"),
    ("markdown", "block"),
    ("paragraphs", "block"),
    ("boolean", "flag"),
    ("bool", "flag"),
    ("integer", "number"),
    ("colour", "color"),
    ("link", "url"),
    ("choice", "enum"),
    ("array", "list"),
    ("reference", "ref"),
];

/// Words that no kind may be called, because they are types.
pub(super) fn is_type_word(word: &str) -> bool {
    matches!(word, "enum" | "ref" | "list" | "record" | "or" | "of") || WORDS.iter().any(|(name, _)| *name == word)
}

/// What a field's table says about its type.
#[derive(Default)]
pub(super) struct Parts<'v> {
    /// `type`.
    pub(super) ty: Option<(&'v str, TextRange)>,
    /// `item`: the type within a list.
    pub(super) item: Option<(&'v str, TextRange)>,
    /// `values`: the words of an `enum`.
    pub(super) values: Option<&'v Entry>,
    /// `kinds`: what a `ref` may name.
    pub(super) kinds: Option<&'v Entry>,
    /// `fields` of a `record`.
    pub(super) fields: Option<&'v Table>,
    /// `shorthand` of a `record`.
    pub(super) shorthand: Option<(&'v str, TextRange)>,
}

impl<'v> Parts<'v> {
    /// Of a field that is written as one word: `owner = "team or person"`.
    pub(super) fn word(text: &'v str, range: TextRange) -> Self {
        Self { ty: Some((text, range)), ..Self::default() }
    }

    /// The type. `own` are the names of the handbook's kinds; `whole` is where the field is written. What cannot be
    /// read is text, after its finding, so that the field itself exists.
    pub(super) fn resolve(&self, own: &[&str], whole: TextRange, reader: &mut Reader) -> FieldType {
        let (text, range) = match self.ty {
            Some(written) => written,
            None if self.values.is_some() => ("enum", whole),
            None if self.kinds.is_some() => ("ref", whole),
            None if self.fields.is_some() => ("record", whole),
            None if self.item.is_some() => ("list", whole),
            None => {
                let problem = Problem::new(ids::KIND, whole, "a field needs a `type`, such as `inline` or `team`");
                reader.say(problem.label("what may it hold?"));
                return FieldType::Text;
            }
        };
        if let Some(item) = text.strip_prefix("list of ") {
            return FieldType::List(Box::new(self.single((item.trim(), range), true, own, reader)));
        }
        if text == "list" {
            let (item, range) = match self.item {
                Some(item) => item,
                None if self.kinds.is_some() => ("ref", whole),
                None if self.values.is_some() => ("enum", whole),
                None if self.fields.is_some() => ("record", whole),
                None => ("text", whole),
            };
            return FieldType::List(Box::new(self.single((item, range), true, own, reader)));
        }
        self.single((text, range), false, own, reader)
    }

    /// A type that is no list. In a list, `teams` is as good as `team`.
    fn single(&self, written: (&str, TextRange), many: bool, own: &[&str], reader: &mut Reader) -> FieldType {
        let (text, range) = written;
        match text {
            "enum" => return self.words(range, reader),
            "ref" => return self.reference(range, own, reader),
            "record" => return self.record(range, own, reader),
            _ => {}
        }
        if let Some((_, make)) = WORDS.iter().find(|(word, _)| *word == text || (many && plural(word) == text)) {
            return make();
        }
        let names: Vec<&str> = text.split(" or ").map(str::trim).collect();
        let known: Vec<Option<&str>> = names.iter().map(|name| kinds::known(name, many, own)).collect();
        if let Some(kinds) = known.iter().copied().collect::<Option<Vec<_>>>() {
            return FieldType::Ref(kinds.into_iter().map(str::to_owned).collect());
        }
        let wrong = names.iter().zip(&known).find(|(_, known)| known.is_none()).map_or(text, |(name, _)| name);
        unknown(wrong, text, range, own, reader);
        FieldType::Text
    }

    fn words(&self, range: TextRange, reader: &mut Reader) -> FieldType {
        let words = self.values.map(|entry| reader.texts(entry)).unwrap_or_default();
        if words.is_empty() {
            let problem =
                Problem::new(ids::KIND, range, "a field of type `enum` needs `values`: the words it may hold");
            reader.say(problem.label("which words?"));
        }
        FieldType::Enum(words.into_iter().map(|word| word.value).collect())
    }

    fn reference(&self, range: TextRange, own: &[&str], reader: &mut Reader) -> FieldType {
        let written = self.kinds.map(|entry| reader.texts(entry)).unwrap_or_default();
        if written.is_empty() {
            let problem = Problem::new(ids::KIND, range, "a field of type `ref` needs `kinds`: what it may name");
            reader.say(problem.label("which kinds?").help("write for example `kinds = [\"team\", \"person\"]`"));
        }
        let mut kinds = Vec::new();
        for name in written {
            match kinds::known(&name.value, false, own) {
                Some(kind) => kinds.push(kind.to_owned()),
                None => unknown(&name.value, &name.value, name.range, own, reader),
            }
        }
        FieldType::Ref(kinds)
    }

    fn record(&self, range: TextRange, own: &[&str], reader: &mut Reader) -> FieldType {
        let fields = self.fields.map(|table| kinds::fields(table, own, reader)).unwrap_or_default();
        if fields.is_empty() {
            let problem = Problem::new(ids::KIND, range, "a field of type `record` needs `fields` of its own");
            reader.say(problem.label("which fields?"));
        }
        let shorthand = self.shorthand.and_then(|(name, range)| {
            if fields.iter().any(|field| field.name == name) {
                return Some(name.to_owned());
            }
            let message = format!("`shorthand` names one of the record's `fields`, and `{name}` is none of them");
            reader.say(Problem::new(ids::KIND, range, message).label("not a field of it"));
            None
        });
        FieldType::Record { fields, shorthand }
    }
}

/// The text and range of a value, when it is text.
pub(super) fn written<'v>(key: &str, value: &'v Value, reader: &mut Reader) -> Option<(&'v str, TextRange)> {
    reader.text(key, value).map(|text| (text, value.range))
}

fn plural(word: &str) -> String {
    format!("{word}s")
}

fn unknown(name: &str, whole: &str, range: TextRange, own: &[&str], reader: &mut Reader) {
    let message = format!("`{name}` is neither a type nor a kind");
    let mut problem = Problem::new(ids::KIND, range, message).label("not known");
    let words = || WORDS.iter().map(|(word, _)| *word).chain(["enum", "list", "record", "ref"]);
    let near =
        SYNONYMS.iter().find(|(theirs, _)| *theirs == name.to_lowercase()).map(|(_, ours)| *ours).or_else(|| {
            nearest(name, words().chain(kinds::BUILTIN.iter().map(|kind| kind.0)).chain(own.iter().copied()), 1).pop()
        });
    if let Some(near) = near {
        let text = whole.replacen(name, near, 1);
        problem = problem.suggest(format!("write `{text}`"), range, format!("\"{text}\""));
    } else {
        let words: Vec<&str> = words().collect();
        let help = format!("a type is {}, a kind such as `team`, or `list of` one of these", one_of(&words));
        problem = problem.help(help);
    }
    reader.say(problem);
}
