//! One record at a time.

use std::collections::BTreeSet;

use super::{
    ids::{id_from, is_id, is_part, mended},
    value::At,
    words::{a, clause, either, found, quoted, shown},
};
use crate::{
    base::{MeantKey, TextRange, nearest, nearest_key},
    diag::{Problem, RuleId, ids},
    kinds::{Field, FieldRef, FieldValue, Fields, IdRule, Kind, Record, Registry, builtin::responsibility},
    syntax::{
        markdown::Dialect,
        yaml::{Entry, Key, Node, Value},
    },
};

/// Under which rules a reader speaks.
#[derive(Debug, Clone, Copy)]
pub(in crate::kinds) struct Voice {
    pub(in crate::kinds) wrong_type: RuleId,
    pub(in crate::kinds) bad_value: RuleId,
}

impl Voice {
    /// About a record.
    pub(in crate::kinds) const RECORD: Self =
        Self { wrong_type: ids::RECORD_WRONG_TYPE, bad_value: ids::RECORD_BAD_VALUE };
    /// About the keys of a page.
    pub(in crate::kinds) const PAGE: Self =
        Self { wrong_type: ids::FRONT_MATTER_WRONG_TYPE, bad_value: ids::FRONT_MATTER_BAD_VALUE };
}

/// Reads values and records, and keeps what it has to say.
pub(in crate::kinds) struct Reader<'a> {
    pub(in crate::kinds) registry: &'a Registry,
    pub(super) dialect: &'a Dialect,
    pub(super) voice: Voice,
    /// The record being read: its kind, its id and, for a child, its parent's id.
    pub(super) within: Within,
    /// What is wrong so far.
    pub(in crate::kinds) problems: Vec<Problem>,
    /// What the record being read refers to.
    pub(in crate::kinds) references: Vec<FieldRef>,
    /// The records read so far, children after their parents.
    pub(in crate::kinds) records: Vec<Record>,
}

/// Where the reader is.
#[derive(Debug, Default)]
pub(super) struct Within {
    pub(super) kind: String,
    pub(super) id: String,
    pub(super) parent: Option<String>,
}

/// What is known of a record before it is read.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::kinds) struct Given<'a> {
    /// The id of the record that holds it.
    pub(in crate::kinds) parent: Option<&'a str>,
    /// The id when the record gives none. `Some` also says that it is a page: it has other keys and a title of its own.
    pub(in crate::kinds) page: Option<&'a str>,
    /// The id that recovery from another mistake found.
    pub(in crate::kinds) key: Option<&'a str>,
}

impl<'a> Reader<'a> {
    pub(in crate::kinds) fn new(registry: &'a Registry, dialect: &'a Dialect, voice: Voice) -> Self {
        Self {
            registry,
            dialect,
            voice,
            within: Within::default(),
            problems: Vec::new(),
            references: Vec::new(),
            records: Vec::new(),
        }
    }

    /// Reads one record and adds it to the records; its full id, when it has one.
    pub(in crate::kinds) fn record(&mut self, kind: &Kind, node: &Node, given: Given<'_>) -> Option<String> {
        if given.page.is_none() && !matches!(node.value, Value::Mapping(_)) {
            return self.not_a_record(kind, node);
        }
        let found_id = self.id(kind, node, given);
        let (id, id_range) = found_id.clone().unwrap_or((String::new(), head(node)));
        let outer = std::mem::take(&mut self.references);
        let within = Within { kind: kind.name.clone(), id: id.clone(), parent: given.parent.map(str::to_owned) };
        let within = std::mem::replace(&mut self.within, within);
        let place = self.records.len();
        let fields = self.fields(kind, node, given.page.is_some());
        self.missing(kind, node, given, id_range);
        self.within = within;
        let references = std::mem::replace(&mut self.references, outer);
        if found_id.is_none() {
            // Its children have no full id either.
            self.records.truncate(place);
            return None;
        }
        let name = fields.get(&kind.title_field).map(FieldValue::plain).or_else(|| title(kind, node));
        let name = name.map_or_else(|| id.clone(), |name| name.trim().to_owned());
        let record =
            Record { kind: kind.name.clone(), id: id.clone(), id_range, name, range: node.range, fields, references };
        self.records.insert(place, record);
        Some(id)
    }

    /// A label's bare name in a list of labels is a label all the same, so that its mistake is told once.
    fn not_a_record(&mut self, kind: &Kind, node: &Node) -> Option<String> {
        let first = if kind.id == IdRule::Title { kind.title_field.as_str() } else { "id" };
        let message = format!("each of the {} is a record, not {}", kind.plural, found(node));
        let mut problem = Problem::new(ids::RECORD_NOT_A_RECORD, node.range, message)
            .help(format!("begin each with `- {first}: …` and put its other fields on the lines below"));
        let text = node.text().filter(|text| !text.contains('\n')).map(str::trim);
        if let Some(text) = text.filter(|text| kind.id == IdRule::Title || is_id(text)) {
            let edit = format!("{first}: {}", if kind.id == IdRule::Title { quoted(text) } else { text.to_owned() });
            problem = problem.suggest(format!("write `{edit}`"), node.range, edit);
        }
        self.problems.push(problem);
        let id = text.filter(|text| kind.id == IdRule::Title && !text.is_empty())?.to_owned();
        self.records.push(Record {
            kind: kind.name.clone(),
            id: id.clone(),
            id_range: node.range,
            name: id.clone(),
            range: node.range,
            fields: Fields::default(),
            references: Vec::new(),
        });
        Some(id)
    }

    /// The values a record has. On a page only the kind's own fields are read here; the rest are keys of the page.
    fn fields(&mut self, kind: &Kind, node: &Node, page: bool) -> Fields {
        let mut fields = Fields::default();
        let mut seen = BTreeSet::new();
        for entry in node.entries() {
            let name = entry.key.text.as_str();
            if !seen.insert(name) || name.starts_with("x-") {
                continue;
            }
            let field = if page { kind.field(name) } else { kind.any_field(name) };
            match field {
                Some(field) => {
                    if let Some(value) = self.field(field, &entry.value) {
                        fields.insert(name, value);
                    }
                }
                None if page || (name == "id" && kind.id == IdRule::Key) => {}
                None => {
                    let offered: Vec<&Field> = kind.field_names().filter_map(|name| kind.any_field(name)).collect();
                    self.unknown_field(entry, node.entries(), &a(&kind.name), &offered);
                }
            }
        }
        fields.shrink();
        fields
    }

    /// The value of a field; none when it is left empty, or wrong.
    pub(in crate::kinds) fn field(&mut self, field: &Field, node: &Node) -> Option<FieldValue> {
        self.value(&At { path: &field.name, relation: field.relation.as_deref(), item: false }, &field.ty, node)
    }

    /// Says that a key is no field of `owner`, and which one was meant. `beside` is everything that stands there.
    pub(super) fn unknown_field(&mut self, entry: &Entry, beside: &[Entry], owner: &str, fields: &[&Field]) {
        let key = &entry.key;
        let problem =
            Problem::new(ids::RECORD_UNKNOWN_FIELD, key.range, format!("{} is no field of {owner}", shown(&key.text)));
        let problem = if let Some(meant) = meant(&key.text, fields, beside) {
            with_meant(problem, key, meant)
        } else {
            let names = fields.iter().map(|field| field.name.as_str());
            problem.help(format!("it may have {}; a key of your own begins with `x-`", either(names)))
        };
        self.problems.push(problem);
    }

    /// The record's full id and where it stands. `None` when none can be made out.
    fn id(&mut self, kind: &Kind, node: &Node, given: Given<'_>) -> Option<(String, TextRange)> {
        if kind.id == IdRule::Title {
            return self.title_id(kind, node);
        }
        let (id, range) = match node.get("id").filter(|value| !is_null(value)) {
            Some(value) => {
                let range = value.range;
                let Some(written) = value.text().map(str::trim) else {
                    let message = format!("`id` takes text, not {}", found(value));
                    self.problems.push(Problem::new(ids::RECORD_WRONG_TYPE, range, message));
                    return None;
                };
                let right = if given.parent.is_some() { is_part(written) } else { is_id(written) };
                if right {
                    (written.to_owned(), range)
                } else {
                    (self.bad_id(written, range, given.parent.is_some())?, range)
                }
            }
            None => (self.default_id(kind, node, given)?, title_range(kind, node)),
        };
        Some((given.parent.map_or_else(|| id.clone(), |parent| format!("{parent}/{id}")), range))
    }

    fn bad_id(&mut self, written: &str, range: TextRange, child: bool) -> Option<String> {
        let id = if child { id_from(written) } else { mended(written) };
        let problem = Problem::new(ids::RECORD_BAD_ID, range, format!("{} cannot be an id", shown(written)))
            .help("an id has small letters, digits and `-`, and may have a group before it, as in `buyer/alex`");
        self.problems.push(match &id {
            Some(id) => problem.suggest(format!("write `{id}`"), range, id.clone()),
            None => problem,
        });
        id
    }

    /// The id of a record without one: a page has its file's name; elsewhere it is missing, and its name stands in so
    /// that references to it are not called wrong as well.
    fn default_id(&mut self, kind: &Kind, node: &Node, given: Given<'_>) -> Option<String> {
        let from_name = title(kind, node).and_then(id_from);
        if let Some(stem) = given.page.and_then(id_from) {
            return Some(stem);
        }
        if given.key.is_none() {
            let example = from_name.clone().unwrap_or_else(|| "a-short-name".to_owned());
            let message = format!("this {} has no `id`", kind.name);
            let problem = Problem::new(ids::RECORD_MISSING_FIELD, title_range(kind, node), message)
                .help(format!("add `id: {example}`: the id is what references to it name"));
            self.problems.push(problem);
        }
        given.key.and_then(id_from).or(from_name)
    }

    /// The id of a kind whose name is its id. That it is missing is said where missing fields are looked for.
    fn title_id(&mut self, kind: &Kind, node: &Node) -> Option<(String, TextRange)> {
        let value = node.get(&kind.title_field)?;
        let scalar = value.scalar().filter(|scalar| !scalar.is_null())?;
        let text = self.without_tilde(kind, scalar.text.trim(), value.range);
        if scalar.as_number().is_some() {
            let message = format!("`{}` takes text, and {} is a number", kind.title_field, shown(text));
            let problem = Problem::new(self.voice.wrong_type, value.range, message)
                .help("in quotes it is text")
                .suggest(format!("write `{}`", quoted(text)), value.range, quoted(text));
            self.problems.push(problem);
        }
        if text.is_empty() || kind.name == "label" && !self.label_name(text, value.range) {
            return None;
        }
        Some((text.to_owned(), value.range))
    }

    /// The tilde marks a label where it is cited; in a list of labels it is no part of the name.
    fn without_tilde<'t>(&mut self, kind: &Kind, text: &'t str, range: TextRange) -> &'t str {
        let Some(name) = text.strip_prefix('~').filter(|name| kind.name == "label" && !name.trim().is_empty()) else {
            return text;
        };
        let name = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name).trim();
        let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            && name.starts_with(|c: char| c.is_ascii_alphabetic());
        let edit = if plain { name.to_owned() } else { quoted(name) };
        let message = format!("the name of a label is declared without the tilde, as {}", shown(name));
        self.problems.push(
            Problem::new(self.voice.bad_value, range, message)
                .help("`~` stands before a label where a text cites it")
                .suggest(format!("write `{edit}`"), range, edit),
        );
        name
    }

    /// Says which fields a record must have and has not.
    fn missing(&mut self, kind: &Kind, node: &Node, given: Given<'_>, at: TextRange) {
        for field in kind.fields.iter().filter(|field| field.required) {
            let titled = given.page.is_some() && kind.id == IdRule::Key && field.name == kind.title_field;
            let present = node.get(&field.name).is_some_and(|value| !is_null(value));
            if present || titled || (field.name == "id" && kind.id == IdRule::Key) {
                continue;
            }
            let name = title(kind, node).map_or_else(|| self.within.id.clone(), str::to_owned);
            let who =
                if name.is_empty() { format!("this {}", kind.name) } else { format!("{} {}", kind.name, shown(&name)) };
            let owner = responsibility::is_owner(&kind.name, &field.name);
            let rule = if owner { ids::MATRIX_NO_OWNER } else { ids::RECORD_MISSING_FIELD };
            let problem = Problem::new(rule, at, format!("{who} has no `{}`", field.name));
            self.problems.push(problem.help(format!("add `{}:`, {}", field.name, clause(&field.doc))));
        }
    }
}

/// The field that a writer meant by `key`: nearest in spelling, or known to readers by that name.
fn meant<'f>(key: &str, fields: &[&'f Field], beside: &[Entry]) -> Option<MeantKey<'f>> {
    let names = fields.iter().map(|field| field.name.as_str());
    let taken = |name: &str| beside.iter().any(|entry| entry.key.text == name);
    let by_title = || {
        let field = fields.iter().find(|field| !nearest(key, [field.title.as_str()], 1).is_empty())?;
        Some(if taken(&field.name) { MeantKey::Taken(&field.name) } else { MeantKey::Free(&field.name) })
    };
    nearest_key(key, names, taken).or_else(by_title)
}

/// Adds which key was meant by `key`; one that stands there already is not offered once more.
pub(in crate::kinds) fn with_meant(problem: Problem, key: &Key, meant: MeantKey<'_>) -> Problem {
    match meant {
        MeantKey::Free(name) => {
            problem.label(format!("did you mean `{name}`?")).suggest(format!("write `{name}`"), key.range, name)
        }
        MeantKey::Taken(name) => problem.help(format!("`{name}` is here already; keep one of the two")),
    }
}

pub(super) fn is_null(node: &Node) -> bool {
    node.scalar().is_some_and(|scalar| scalar.is_null() || scalar.text.trim().is_empty())
}

/// The record's name for readers.
fn title<'n>(kind: &Kind, node: &'n Node) -> Option<&'n str> {
    node.get(&kind.title_field).and_then(Node::text).map(str::trim).filter(|text| !text.is_empty())
}

fn title_range(kind: &Kind, node: &Node) -> TextRange {
    node.get(&kind.title_field).filter(|value| !is_null(value)).map_or_else(|| head(node), |value| value.range)
}

/// A place for what concerns a whole record: its first key.
fn head(node: &Node) -> TextRange {
    node.entries().first().map_or(node.range, |entry| entry.key.range)
}
