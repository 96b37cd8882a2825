//! Values that name something else: entities, labels and pages.

use std::sync::Arc;

use super::{reader::Reader, value::At, words::shown};
use crate::{
    base::TextRange,
    diag::{Problem, ids},
    kinds::{
        Aim, Data, FieldRef,
        common::{NONE, REPLACED_BY},
    },
    syntax::{Form, Reference, Scalar, yaml::Node},
};

/// How long a label's name may be (GitLab, `label.rb`).
const LABEL_LIMIT: usize = 255;

impl Reader<'_> {
    /// An entity. Among the children of one record a bare id names a brother or sister, so that a stage's `next` needs
    /// no workflow; the reference gets the full id.
    pub(super) fn entity(&mut self, at: &At<'_>, kinds: &[String], node: &Node, scalar: &Scalar) -> Data {
        let (name, range) = trimmed(scalar);
        if at.path == REPLACED_BY && name == NONE {
            return Data::Text(NONE.to_owned());
        }
        let sibling = self.within.parent.as_ref().filter(|_| kinds.contains(&self.within.kind));
        let full = match sibling {
            Some(parent) if !name.contains(['/', ':']) => format!("{parent}/{name}"),
            _ => name.to_owned(),
        };
        self.refer(at, Aim::Entity(kinds.to_vec()), node, (range, &full));
        Data::Ref(name.to_owned())
    }

    /// A label: `name`, `~name` or `~"name"`.
    pub(super) fn label(&mut self, at: &At<'_>, node: &Node, scalar: &Scalar) -> Option<Data> {
        let (text, _) = trimmed(scalar);
        if at.path == REPLACED_BY && text == NONE {
            return Some(Data::Text(NONE.to_owned()));
        }
        let name = text
            .strip_prefix('~')
            .map_or(text, |name| name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name));
        if !self.label_name(name, node.range) {
            return None;
        }
        self.refer(at, Aim::Label, node, (part_of(scalar, name), name));
        Some(Data::Label(name.to_owned()))
    }

    /// A page of the handbook, or an address elsewhere.
    pub(super) fn page(&mut self, at: &At<'_>, node: &Node, scalar: &Scalar) -> Data {
        let (path, range) = trimmed(scalar);
        if path.starts_with("https://") || path.starts_with("http://") {
            return Data::Url(path.to_owned());
        }
        self.refer(at, Aim::Page, node, (range, path));
        Data::Page(path.to_owned())
    }

    /// Whether a label can have this name, as far as one name can tell; says so when not.
    pub(super) fn label_name(&mut self, name: &str, range: TextRange) -> bool {
        let length = name.chars().count();
        let (rule, message) = match length {
            0 => (self.voice.bad_value, "a label's name cannot be empty".to_owned()),
            1..=LABEL_LIMIT => return true,
            _ => (
                ids::LABEL_NAME_TOO_LONG,
                format!("a label's name has at most {LABEL_LIMIT} characters, and {} has {length}", shown(name)),
            ),
        };
        self.problems.push(Problem::new(rule, range, message));
        false
    }

    fn refer(&mut self, at: &At<'_>, aim: Aim, node: &Node, (target, name): (TextRange, &str)) {
        self.references.push(FieldRef {
            reference: Reference {
                range: node.range,
                target,
                form: Form::Field,
                name: name.into(),
                sentence: Arc::default(),
            },
            aim,
            field: at.path.to_owned(),
            relation: at.relation.map(str::to_owned),
        });
    }
}

/// The text without blanks around it, and where it stands.
fn trimmed(scalar: &Scalar) -> (&str, TextRange) {
    let text = scalar.text.trim();
    (text, part_of(scalar, text))
}

/// Where a part of a scalar's text stands in the source.
fn part_of(scalar: &Scalar, part: &str) -> TextRange {
    let start = part.as_ptr() as usize - scalar.text.as_ptr() as usize;
    scalar.map.range(TextRange::new(start, start + part.len()))
}
