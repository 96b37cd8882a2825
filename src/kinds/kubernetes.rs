//! Label files of Kubernetes' `label_sync`, read as labels of ours: `[labels] import` in `book.toml`.
//!
//! The file is rewritten as a tree in our own words, its ranges kept, and then read like any other data.

use super::{
    Loaded, Registry,
    load::{either, load_block, shown, with_meant},
};
use crate::{
    base::{TextMap, TextRange, nearest_key},
    diag::{Problem, ids},
    syntax::{
        markdown::Dialect,
        yaml::{Entry, Key, Node, Scalar, Style, Value},
    },
};

/// The fields of a label there, and ours; those of the bots that put labels on mean nothing here. The tool itself does
/// not mind the case of keys.
const FIELDS: [(&str, Option<&str>); 9] = [
    ("name", Some("name")),
    ("color", Some("color")),
    ("description", Some("description")),
    ("target", Some("target")),
    ("addedBy", Some("added_by")),
    ("previously", Some("previously")),
    ("deleteAfter", Some("delete_after")),
    ("prowPlugin", None),
    ("isExternalPlugin", None),
];

/// Reads a label file: `labels` at the top (older files), `default.labels`, `repos.<name>.labels` and
/// `orgs.<name>.labels`. Labels of a repository get it as their project, those of an organisation as their group.
pub fn load_kubernetes(root: &Node, registry: &Registry, dialect: &Dialect) -> Loaded {
    let mut import = Import::default();
    import.place(root, None);
    if let Some(default) = root.get("default") {
        import.place(default, None);
    }
    for (section, field) in [("orgs", "groups"), ("repos", "projects")] {
        for entry in root.get(section).map(Node::entries).unwrap_or_default() {
            import.place(&entry.value, Some((field, &entry.key)));
        }
    }
    let known_keys = ["labels", "default", "repos", "orgs"].iter().any(|key| root.get(key).is_some());
    if !known_keys {
        let message = "a label file in the format of Kubernetes has `default`, `repos`, `orgs` or `labels`";
        import.problems.push(Problem::new(ids::RECORD_UNKNOWN_KIND, root.range, message));
    }
    let labels = entry("labels", root.range, Node { range: root.range, value: Value::Sequence(import.labels) });
    let data = Node { range: root.range, value: Value::Mapping(vec![labels]) };
    let mut loaded = load_block(&data, registry, dialect);
    loaded.problems.extend(import.problems);
    Loaded { known_keys, ..loaded }
}

#[derive(Default)]
struct Import {
    labels: Vec<Node>,
    problems: Vec<Problem>,
}

impl Import {
    /// The labels of one place: of all repositories, or of one.
    fn place(&mut self, node: &Node, container: Option<(&str, &Key)>) {
        let Some(labels) = node.get("labels").filter(|labels| labels.text().is_some() || labels.scalar().is_none())
        else {
            return;
        };
        let Value::Sequence(items) = &labels.value else {
            let message = format!("`labels` takes a list, not {}", labels.noun());
            self.problems.push(Problem::new(ids::RECORD_WRONG_TYPE, labels.range, message));
            return;
        };
        for item in items {
            let mut label = self.label(item);
            if let (Value::Mapping(fields), Some((field, key))) = (&mut label.value, container) {
                let name = scalar(&key.text, key.range);
                let list = Node { range: key.range, value: Value::Sequence(vec![name]) };
                fields.push(entry(field, key.range, list));
            }
            self.labels.push(label);
        }
    }

    /// A label in our words.
    fn label(&mut self, node: &Node) -> Node {
        let Value::Mapping(entries) = &node.value else { return node.clone() };
        let mut fields = Vec::new();
        for entry in entries {
            let known = FIELDS.iter().find(|(theirs, _)| theirs.eq_ignore_ascii_case(&entry.key.text));
            let value = match known.and_then(|(_, ours)| *ours) {
                Some("previously") => Some(self.previously(&entry.value)),
                Some("target") => self.target(&entry.value),
                Some("delete_after") => Some(day(&entry.value)),
                Some(_) => Some(entry.value.clone()),
                None => None,
            };
            match (known, value) {
                (Some((_, Some(ours))), Some(value)) => {
                    let key = Key { text: (*ours).to_owned(), range: entry.key.range };
                    fields.push(Entry { key, value });
                }
                (None, _) => self.unknown(&entry.key, node),
                _ => {}
            }
        }
        Node { range: node.range, value: Value::Mapping(fields) }
    }

    /// Former names, and the former names of those, in one list.
    fn previously(&mut self, node: &Node) -> Node {
        let mut names = Vec::new();
        let mut open: Vec<&Node> = vec![node];
        while let Some(node) = open.pop() {
            let Value::Sequence(items) = &node.value else { continue };
            for item in items {
                let mut former = self.label(item);
                if let Value::Mapping(fields) = &mut former.value {
                    fields.retain(|field| {
                        ["name", "color", "description", "delete_after"].contains(&field.key.text.as_str())
                    });
                }
                names.push(former);
                open.extend(
                    item.entries()
                        .iter()
                        .filter(|entry| entry.key.text.eq_ignore_ascii_case("previously"))
                        .map(|entry| &entry.value),
                );
            }
        }
        Node { range: node.range, value: Value::Sequence(names) }
    }

    fn target(&mut self, node: &Node) -> Option<Node> {
        let ours = match node.text()? {
            "prs" => "merge_requests",
            "issues" => "issues",
            "both" => "both",
            other => {
                let message = format!("`target` cannot be {}", shown(other));
                let problem = Problem::new(ids::RECORD_BAD_VALUE, node.range, message);
                let words = ["issues", "prs", "both"];
                self.problems.push(problem.help(format!("it is {}", either(words))));
                return None;
            }
        };
        Some(scalar(ours, node.range))
    }

    fn unknown(&mut self, key: &Key, beside: &Node) {
        if key.text.starts_with("x-") {
            return;
        }
        let names = || FIELDS.iter().map(|(theirs, _)| *theirs);
        let message = format!("{} is no field of a label in the format of Kubernetes", shown(&key.text));
        let problem = Problem::new(ids::RECORD_UNKNOWN_FIELD, key.range, message);
        self.problems.push(match nearest_key(&key.text, names(), |name| beside.entry(name).is_some()) {
            Some(meant) => with_meant(problem, key, meant),
            None => problem.help(format!("it may have {}", either(names()))),
        });
    }
}

/// A moment (RFC 3339) as the day it falls on, as written.
fn day(node: &Node) -> Node {
    match node.scalar() {
        Some(text) if text.text.len() > 10 && text.text.as_bytes()[10].eq_ignore_ascii_case(&b't') => {
            let text = Scalar { text: text.text[..10].to_owned(), ..text.clone() };
            Node { range: node.range, value: Value::Scalar(text) }
        }
        _ => node.clone(),
    }
}

fn entry(key: &str, range: TextRange, value: Node) -> Entry {
    Entry { key: Key { text: key.to_owned(), range }, value }
}

fn scalar(text: &str, range: TextRange) -> Node {
    let map = TextMap::shift(range.start as usize);
    Node { range, value: Value::Scalar(Scalar { text: text.to_owned(), style: Style::Quoted, map }) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::kinds::load::{
        sample::node,
        tests::{in_short, told},
    };

    fn load(text: &str) -> Loaded {
        load_kubernetes(&node(text), &Registry::builtin(), &Dialect::default())
    }

    #[test]
    fn reads_labels_of_all_and_of_one_repository() {
        let check = |text: &str, records: &[&str], problems: &[&str]| {
            let loaded = load(text);
            assert_eq!(loaded.records.iter().map(in_short).collect::<Vec<_>>(), records, "{text}");
            assert_eq!(
                loaded.problems.iter().map(|problem| told(text, problem)).collect::<Vec<_>>(),
                problems,
                "{text}"
            );
        };
        check(
            "labels:\n  - {name: bug, color: ff0000, target: prs, addedBy: label, prowPlugin: label, isExternalPlugin: true}\n",
            &["label bug added_by=label color=#ff0000 target=merge_requests"],
            &[],
        );
        check(
            "default: {labels: [{name: a}]}\norgs: {o: {labels: [{name: a}]}}\nrepos: {o/r: {labels: [{name: a, addedby: x}]}, o/s: {}}\n",
            &["label a", "label a groups=[o]", "label a added_by=x projects=[o/r]"],
            &[],
        );
        check(
            "labels:\n  - name: a\n    deleteAfter: 2017-01-01T13:00:00Z\n    previously: [{name: b, color: '000000', target: both, previously: [{name: c}]}]\n",
            &["label a delete_after=2017-01-01 previously=[{color: #000000, name: b}, {name: c}]"],
            &[],
        );
        check(
            "labels: [{name: a, target: pr, colour: x, zz: y}]\n",
            &["label a"],
            &[
                "record/bad-value «pr» `target` cannot be `pr`",
                "record/unknown-field «colour» `colour` is no field of a label in the format of Kubernetes => color",
                "record/unknown-field «zz» `zz` is no field of a label in the format of Kubernetes",
            ],
        );
        check(
            "lables: []\n",
            &[],
            &[
                "record/unknown-kind «lables: []» a label file in the format of Kubernetes has `default`, `repos`, `orgs` or `labels`",
            ],
        );
    }

    #[test]
    fn reads_the_files_of_kubernetes_and_knative() {
        #[expect(
            clippy::disallowed_methods,
            reason = "the corpora are not part of the project; a variable says where they are"
        )]
        let Ok(corpora) = std::env::var("VADE_CORPORA") else {
            return crate::kinds::load::sample::not_run("label files of kubernetes and knative", "VADE_CORPORA");
        };
        for (folder, records, names) in [("kubernetes-labels", 484, 405), ("knative-labels", 67, 64)] {
            let path = format!("{corpora}/{folder}/label_sync/labels.yaml");
            #[expect(clippy::disallowed_methods, reason = "as above")]
            let text = std::fs::read_to_string(&path).expect(&path);
            let loaded = load(&text);
            let problems: Vec<_> = loaded.problems.iter().map(|problem| told(&text, problem)).collect();
            assert_eq!(problems, Vec::<String>::new(), "{path}");
            assert_eq!(loaded.records.len(), records, "{path}");
            let distinct: BTreeSet<&str> = loaded.records.iter().map(|record| record.id.as_str()).collect();
            assert_eq!(distinct.len(), names, "{path}");
        }
    }
}
