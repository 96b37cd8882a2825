//! Every label and scope by name, with GitLab's semantics.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{NodeId, Source};
use crate::{
    kinds::{Data, FieldValue, Record},
    syntax::label,
};

/// GitLab's colour for a label that has none.
pub(super) const DEFAULT_COLOR: [u8; 3] = [0x66, 0x99, 0xcc];

/// A record's place in the model: source, record.
pub type LabelName = (usize, usize);

/// All records of one label name. A name may be declared once for each unrelated container; it has one page.
#[derive(Debug, Clone)]
pub struct LabelEntry {
    /// The exact name. GitLab's names are case-sensitive.
    pub name: String,
    /// Its records as (source, record), in the order of the sources.
    pub records: Vec<LabelName>,
    /// Its page.
    pub node: Option<NodeId>,
    /// Scope and value: what stands before and after the last `::` (GitLab's `EE::Label`).
    pub scope: Option<(String, String)>,
    /// Its own colour, else its scope's, else GitLab's default.
    pub color: [u8; 3],
    /// Whether it is no longer to be used.
    pub deprecated: bool,
    /// Whether GitLab hides it from the pickers.
    pub archived: bool,
    /// What to use instead, if one is named; `none` says that nothing is.
    pub replaced_by: Option<String>,
    /// Groups and projects it exists in, of all its records; empty when none says.
    pub containers: Vec<String>,
    /// Its place among its scope's labels: `order`, else the number its value starts with.
    pub order: Option<f64>,
}

/// A scope: what its labels share, and whether it is declared on its own.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Its own record as (source, record), if it has one.
    pub record: Option<LabelName>,
    /// The names of its labels, in order.
    pub labels: Vec<String>,
    /// Whether a value that nobody declared is an error. True unless the scope says `closed: false`.
    pub closed: bool,
    /// The colour its labels inherit.
    pub color: Option<[u8; 3]>,
    /// Its page, if it has one that readers see.
    pub node: Option<NodeId>,
}

/// The index of labels and scopes.
#[derive(Debug, Clone, Default)]
pub struct LabelIndex {
    /// By exact name, in the order of the sources.
    pub by_name: IndexMap<String, LabelEntry, FxBuildHasher>,
    /// From a former name to the name it has now.
    pub former: FxHashMap<String, String>,
    /// By key, sorted.
    pub scopes: BTreeMap<String, Scope>,
    /// From a folded name to the exact ones.
    folded: FxHashMap<String, Vec<String>>,
}

/// A name without what writers get wrong by accident: letter case, runs of blanks, blanks around `::`, and the choice
/// between a blank, `-` and `_`.
pub fn fold_label(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.trim().chars().flat_map(char::to_lowercase) {
        match c {
            ':' => {
                if folded.ends_with('-') {
                    folded.pop();
                }
                folded.push(':');
            }
            c if c.is_whitespace() || c == '-' || c == '_' => {
                if !folded.ends_with(['-', ':']) {
                    folded.push('-');
                }
            }
            c => folded.push(c),
        }
    }
    folded
}

/// More labels than this are shown by scope and by letter instead of in one table.
const LARGE: usize = 300;

impl LabelIndex {
    /// Whether there are too many labels for one page.
    pub fn is_large(&self) -> bool {
        self.by_name.len() > LARGE
    }

    /// Folds all label and scope records.
    pub(super) fn build(sources: &[std::sync::Arc<Source>]) -> Self {
        let mut index = Self::default();
        let records = || {
            sources
                .iter()
                .enumerate()
                .flat_map(|(s, source)| source.records.iter().enumerate().map(move |(r, record)| ((s, r), record)))
        };
        for (at, record) in records().filter(|(_, record)| record.kind == "scope") {
            index.add_scope(at, record);
        }
        for (at, record) in records().filter(|(_, record)| record.kind == "label") {
            index.add_label(at, record);
        }
        index.finish();
        index
    }

    fn add_scope(&mut self, at: LabelName, record: &Record) {
        let scope = self.scopes.entry(record.id.clone()).or_insert_with(|| Scope { closed: true, ..Scope::default() });
        if scope.record.is_none() {
            scope.record = Some(at);
            scope.closed = !matches!(record.get("closed").map(|value| &value.data), Some(Data::Flag(false)));
            scope.color = color(record);
        }
    }

    fn add_label(&mut self, at: LabelName, record: &Record) {
        let name = record.id.clone();
        let scope = label::split(&name).map(|(key, value)| (key.to_owned(), value.to_owned()));
        let entry = self.by_name.entry(name.clone()).or_insert_with(|| LabelEntry {
            name: name.clone(),
            records: Vec::new(),
            node: None,
            order: number(record).or_else(|| leading_number(scope.as_ref().map_or("", |(_, value)| value))),
            scope,
            color: DEFAULT_COLOR,
            deprecated: false,
            archived: false,
            replaced_by: None,
            containers: Vec::new(),
        });
        if entry.records.is_empty()
            && let Some(color) = color(record)
        {
            entry.color = color;
        }
        entry.records.push(at);
        entry.deprecated |= record.flag("deprecated") || record.text("status") == Some("deprecated");
        entry.archived |= record.flag("archived");
        entry.replaced_by = entry.replaced_by.take().or_else(|| record.text("replaced_by").map(str::to_owned));
        for container in record.list("groups").iter().chain(record.list("projects")).filter_map(FieldValue::text) {
            if !entry.containers.iter().any(|known| known == container) {
                entry.containers.push(container.to_owned());
            }
        }
        for former in former_names(record) {
            self.former.entry(former.to_owned()).or_insert_with(|| name.clone());
        }
    }

    fn finish(&mut self) {
        for entry in self.by_name.values() {
            self.folded.entry(fold_label(&entry.name)).or_default().push(entry.name.clone());
            if let Some((key, _)) = &entry.scope {
                let scope =
                    self.scopes.entry(key.clone()).or_insert_with(|| Scope { closed: true, ..Scope::default() });
                scope.labels.push(entry.name.clone());
            }
        }
        for scope in self.scopes.values_mut() {
            // Stable: labels without a number keep the order of their declaration, after the numbered ones.
            scope.labels.sort_by(|a, b| {
                let order = |name: &str| self.by_name.get(name).and_then(|entry| entry.order).unwrap_or(f64::MAX);
                order(a).total_cmp(&order(b))
            });
            if let Some(color) = scope.color {
                for name in &scope.labels {
                    if let Some(entry) = self.by_name.get_mut(name)
                        && entry.color == DEFAULT_COLOR
                    {
                        entry.color = color;
                    }
                }
            }
        }
    }

    /// Whether a reference that is looked up here finds what it finds in `other`.
    pub(super) fn answers_like(&self, other: &Self) -> bool {
        let labels = self.by_name.len() == other.by_name.len()
            && self.by_name.values().zip(other.by_name.values()).all(|(a, b)| {
                (&a.name, a.records.len(), a.deprecated, a.archived)
                    == (&b.name, b.records.len(), b.deprecated, b.archived)
                    && (&a.replaced_by, &a.containers) == (&b.replaced_by, &b.containers)
            });
        let scopes = self.scopes.len() == other.scopes.len()
            && self.scopes.iter().zip(&other.scopes).all(|((a, one), (b, two))| {
                a == b && one.closed == two.closed && one.record == two.record && one.labels == two.labels
            });
        labels && scopes && self.former == other.former
    }

    /// Whether anything at all is declared; with nothing declared nothing is judged.
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty() && self.scopes.is_empty()
    }

    /// The label of exactly this name.
    pub fn get(&self, name: &str) -> Option<&LabelEntry> {
        self.by_name.get(name)
    }

    /// The declared names that differ from `name` only in letter case, blanks and dashes.
    pub fn variants(&self, name: &str) -> &[String] {
        self.folded.get(&fold_label(name)).map_or(&[], Vec::as_slice)
    }

    /// The names nearest to `name`, best first, at most three. Those of its own scope are looked at first.
    pub fn nearest(&self, name: &str) -> Vec<&str> {
        if let Some((key, value)) = label::split(name)
            && let Some(scope) = self.scopes.get(key)
        {
            let values = scope.labels.iter().filter_map(|name| label::split(name).map(|(_, value)| value));
            let near = crate::base::ranked(value, values);
            let names = near.into_iter().filter_map(|(distance, near)| {
                let named = |name: &&String| label::split(name).is_some_and(|(_, value)| value == near);
                Some((distance, scope.labels.iter().find(named)?.as_str()))
            });
            let names = self.best(names.collect());
            if !names.is_empty() {
                return names;
            }
        }
        // What a scope's own labels share with the name is no likeness.
        let own = label::split(name).map(|(key, _)| key);
        let others =
            self.by_name.values().filter(|entry| own.is_none() || entry.scope.as_ref().map(|(key, _)| &**key) != own);
        self.best(crate::base::ranked(name, others.map(|entry| entry.name.as_str())))
    }

    /// The best of some names with their distances. One that is no longer to be used is offered only where no other is
    /// as near.
    fn best<'n>(&self, mut found: Vec<(usize, &'n str)>) -> Vec<&'n str> {
        let retired = |name: &str| self.get(name).is_some_and(|entry| entry.deprecated || entry.archived);
        found.sort_by_key(|(distance, name)| (*distance, retired(name)));
        let best = found.first().map_or(0, |(distance, _)| *distance);
        found.retain(|(distance, _)| *distance == best || (best > 1 && *distance == best + 1));
        if found.iter().any(|(_, name)| !retired(name)) {
            found.retain(|(_, name)| !retired(name));
        }
        found.into_iter().take(3).map(|(_, name)| name).collect()
    }
}

/// The former names a record gives under `previously`.
fn former_names(record: &Record) -> impl Iterator<Item = &str> {
    record.list("previously").iter().filter_map(|value| match &value.data {
        Data::Record(fields) => fields.get("name").and_then(FieldValue::text),
        _ => value.text(),
    })
}

fn color(record: &Record) -> Option<[u8; 3]> {
    match record.get("color").map(|value| &value.data) {
        Some(Data::Color(color)) => Some(*color),
        _ => None,
    }
}

fn number(record: &Record) -> Option<f64> {
    record.text("order").and_then(|text| text.parse().ok())
}

/// The number that a value such as `2-Backlog` starts with.
fn leading_number(value: &str) -> Option<f64> {
    let digits: &str = &value[..value.bytes().take_while(u8::is_ascii_digit).count()];
    if digits.is_empty() || digits.len() > 9 { None } else { digits.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_hides_what_writers_get_wrong_by_accident() {
        let check = |a: &str, b: &str, same: bool| assert_eq!(fold_label(a) == fold_label(b), same, "{a} / {b}");
        check("IT:: to do", "IT::to do", true);
        check("IT ::to do", "IT::To  do", true);
        check("BTG Stage::1", "BTG-Stage::1", true);
        check("BTG-FYI", "btg_fyi", true);
        check("BTG-FYI", "BTG-FYIs", false);
    }

    #[test]
    fn numbers_lead_values() {
        assert_eq!(leading_number("2-Backlog"), Some(2.0));
        assert_eq!(leading_number("10"), Some(10.0));
        assert_eq!(leading_number("Backlog"), None);
    }
}
