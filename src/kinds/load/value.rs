//! A value, by its field's type.

use super::{
    reader::{Given, Reader, is_null},
    words::{found, quoted, shown, wanted},
};
use crate::{
    diag::{Problem, ids},
    kinds::{Data, Field, FieldType, FieldValue, Fields, builtin::responsibility},
    syntax::{
        Scalar,
        yaml::{Node, Style, Value},
    },
};

/// Where a value stands.
#[derive(Debug, Clone, Copy)]
pub(in crate::kinds) struct At<'a> {
    /// The field, with dots for records within.
    pub(in crate::kinds) path: &'a str,
    /// The heading on the target's page.
    pub(in crate::kinds) relation: Option<&'a str>,
    /// Whether the value is one of a list.
    pub(in crate::kinds) item: bool,
}

impl At<'_> {
    /// The subject of a sentence about the value.
    pub(super) fn subject(self) -> String {
        if self.item { format!("an item of `{}`", self.path) } else { format!("`{}`", self.path) }
    }
}

impl Reader<'_> {
    /// The value at `node`; none when it is left empty, or wrong.
    pub(in crate::kinds) fn value(&mut self, at: &At<'_>, ty: &FieldType, node: &Node) -> Option<FieldValue> {
        if node.scalar().is_some_and(Scalar::is_null) {
            self.empty(at, node);
            return None;
        }
        let data = match ty {
            FieldType::List(item) => self.list(at, item, node),
            FieldType::Record { fields, shorthand } => self.nested(at, ty, (fields, shorthand.as_deref()), node)?,
            FieldType::Children(kind) => self.children(at, ty, kind, node)?,
            _ => {
                let scalar = self.single(at, ty, node)?;
                self.scalar(at, ty, node, scalar)?
            }
        };
        Some(FieldValue { range: node.range, data })
    }

    /// Nothing is no mistake, but as an item of a list it is one.
    fn empty(&mut self, at: &At<'_>, node: &Node) {
        let comment = "a `#` after a blank begins a comment; put quotes around the text: `\"#…\"`";
        if at.item {
            let message = format!("{} is empty", at.subject());
            self.problems.push(Problem::new(self.voice.wrong_type, node.range, message).help(comment));
        }
    }

    fn list(&mut self, at: &At<'_>, item: &FieldType, node: &Node) -> Data {
        let at = At { item: true, ..*at };
        let Value::Sequence(items) = &node.value else {
            // Neither an id nor a label's name has a comma.
            let several = node.text().filter(|text| text.contains(','));
            let apart = matches!(item, FieldType::Ref(_) | FieldType::Label)
                || (*item == FieldType::Text && matches!(at.path, "tags" | "groups" | "projects" | "channels"));
            if let Some(text) = several.filter(|_| apart) {
                let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
                let fixed = format!("[{}]", parts.iter().map(|part| in_flow(part)).collect::<Vec<_>>().join(", "));
                let problem = Problem::new(
                    self.voice.wrong_type,
                    node.range,
                    format!("`{}` takes a list, not text with commas", at.path),
                )
                .suggest(format!("write `{fixed}`"), node.range, fixed);
                self.problems.push(problem);
                return Data::List(Vec::new());
            }
            let only = At { item: false, ..at };
            return Data::List(self.value(&only, item, node).into_iter().collect());
        };
        Data::List(items.iter().filter_map(|node| self.value(&at, item, node)).collect())
    }

    fn nested(
        &mut self,
        at: &At<'_>,
        ty: &FieldType,
        (fields, shorthand): (&[Field], Option<&str>),
        node: &Node,
    ) -> Option<Data> {
        let path = |field: &Field| format!("{}.{}", at.path, field.name);
        let mut values = Fields::default();
        match &node.value {
            Value::Scalar(_) => {
                let Some(field) = fields.iter().find(|field| Some(field.name.as_str()) == shorthand) else {
                    self.wrong_type(at, ty, node);
                    return None;
                };
                let inner = At { path: &path(field), relation: field.relation.as_deref(), item: false };
                values.insert(&field.name, self.value(&inner, &field.ty, node)?);
            }
            Value::Mapping(entries) => {
                for entry in entries {
                    let name = entry.key.text.as_str();
                    if values.contains_key(name) || name.starts_with("x-") {
                        continue;
                    }
                    let Some(field) = fields.iter().find(|field| field.name == name) else {
                        let offered: Vec<&Field> = fields.iter().collect();
                        self.unknown_field(entry, entries, &format!("`{}`", at.path), &offered);
                        continue;
                    };
                    let inner = At { path: &path(field), relation: field.relation.as_deref(), item: false };
                    if let Some(value) = self.value(&inner, &field.ty, &entry.value) {
                        values.insert(name, value);
                    }
                }
                for field in fields.iter().filter(|field| field.required && node.get(&field.name).is_none_or(is_null)) {
                    let message = format!("{} has no `{}`", at.subject(), field.name);
                    self.problems.push(Problem::new(ids::RECORD_MISSING_FIELD, node.range, message));
                }
            }
            Value::Sequence(_) => {
                self.wrong_type(at, ty, node);
                return None;
            }
        }
        values.shrink();
        Some(Data::Record(values))
    }

    fn children(&mut self, at: &At<'_>, ty: &FieldType, kind: &str, node: &Node) -> Option<Data> {
        let registry = self.registry;
        let (Value::Sequence(items), Some(kind)) = (&node.value, registry.by_name(kind)) else {
            self.wrong_type(at, ty, node);
            return None;
        };
        let parent = self.within.id.clone();
        let given = Given { parent: Some(&parent), ..Given::default() };
        Some(Data::Children(items.iter().filter_map(|item| self.record(kind, item, given)).collect()))
    }

    /// The scalar where one value is wanted.
    fn single<'n>(&mut self, at: &At<'_>, ty: &FieldType, node: &'n Node) -> Option<&'n Scalar> {
        match &node.value {
            Value::Scalar(scalar) => return Some(scalar),
            Value::Sequence(items) => self.one_of_many(at, ty, node, items),
            Value::Mapping(entries) => match entries.as_slice() {
                // `- Ship it: soon` and `BTG Stage:: 1-Discovery` are a key and a value to YAML.
                [only] if only.value.scalar().is_some() => {
                    let rest = only.value.scalar().map_or("", |scalar| scalar.text.trim_end());
                    let text = format!("{}: {rest}", only.key.text);
                    let fixed = quoted(text.trim_end());
                    let message = format!(
                        "{} takes {}, and a colon with a blank after it makes a key of {}",
                        at.subject(),
                        wanted(ty),
                        shown(&only.key.text)
                    );
                    let problem = Problem::new(self.voice.wrong_type, node.range, message)
                        .help("in quotes it is text")
                        .suggest(format!("write {}", shown(&fixed)), node.range, fixed);
                    self.problems.push(problem);
                }
                _ => self.wrong_type(at, ty, node),
            },
        }
        None
    }

    fn one_of_many(&mut self, at: &At<'_>, ty: &FieldType, node: &Node, items: &[Node]) {
        if responsibility::is_owner(&self.within.kind, at.path) && items.len() != 1 {
            self.problems.push(not_one_owner(node, items.len()));
            return;
        }
        let message = format!("{} takes {}, not a list", at.subject(), wanted(ty));
        let problem = Problem::new(self.voice.wrong_type, node.range, message);
        self.problems.push(match items {
            [only] if only.text().is_some_and(|text| !text.contains('\n')) => {
                let text = only.text().unwrap_or_default();
                let plain = only.scalar().is_some_and(|scalar| scalar.style == Style::Plain);
                let fixed = if plain { text.to_owned() } else { quoted(text) };
                problem.suggest(format!("write {}", shown(&fixed)), node.range, fixed)
            }
            _ => problem.help("keep one of them"),
        });
    }

    /// Says what a field takes and what it was given.
    pub(super) fn wrong_type(&mut self, at: &At<'_>, ty: &FieldType, node: &Node) {
        let message = format!("{} takes {}, not {}", at.subject(), wanted(ty), found(node));
        self.problems.push(Problem::new(self.voice.wrong_type, node.range, message));
    }
}

fn not_one_owner(node: &Node, owners: usize) -> Problem {
    if owners == 0 {
        return Problem::new(ids::MATRIX_NO_OWNER, node.range, "`owner` names no team, and one team must own it");
    }
    let message = format!("`owner` names {owners} teams, and only one team can own it");
    let help = "keep the one that answers for it; the others may stand under `supports`";
    Problem::new(ids::MATRIX_SEVERAL_OWNERS, node.range, message).help(help)
}

/// A text as an item between brackets.
fn in_flow(text: &str) -> String {
    let plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | ' '));
    if plain && text.starts_with(char::is_alphanumeric) { text.to_owned() } else { quoted(text) }
}
