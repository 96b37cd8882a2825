//! `[[allow]]`.

use super::heading;
use crate::{
    config::{
        AllowEntry, Config, Pattern, Written, ids,
        raw::{Data, Entry, Value},
        reader::Reader,
    },
    diag::Problem,
};

const KEYS: &[&str] = &["rule", "files", "names", "reason"];

pub(super) fn read(config: &mut Config, entry: &Entry, reader: &mut Reader) {
    "allow".clone_into(&mut reader.section);
    match &entry.value.data {
        Data::List(items) => items.iter().for_each(|item| one(config, entry, item, reader)),
        Data::Table(_) => {
            // `[allow]` for `[[allow]]` is an easy slip, and means one entry.
            reader.say(
                Problem::new(
                    ids::TYPE,
                    entry.key_range,
                    "`[allow]` needs double brackets, because there may be several",
                )
                .label("expected `[[allow]]`"),
            );
        }
        _ => reader.mistyped(&entry.key, &entry.value, "written as `[[allow]]` with `rule` and `reason` below"),
    }
}

fn one(config: &mut Config, whole: &Entry, item: &Value, reader: &mut Reader) {
    let Some(table) = reader.table("allow", item) else { return };
    let before = reader.problems.len();
    let (mut rule, mut reason, mut files, mut names) = (None, None, Vec::new(), Vec::new());
    for entry in &table.entries {
        match entry.key.as_str() {
            "rule" => rule = reader.text("rule", &entry.value).map(|id| Written::new(id.to_owned(), entry.value.range)),
            "reason" => reason = reader.text("reason", &entry.value).map(str::to_owned),
            "files" => files = reader.patterns(entry, Pattern::path),
            "names" => names = reader.patterns(entry, Pattern::name),
            _ => reader.unknown(entry, table, "`[[allow]]`", KEYS),
        }
    }
    let range = if item.range.is_empty() { heading(whole) } else { item.range };
    for (key, missing) in [("rule", rule.is_none()), ("reason", reason.as_deref().is_none_or(|r| r.trim().is_empty()))]
    {
        // A reason that is there and has the wrong type was told already.
        if missing && reader.problems.len() == before {
            reader.refuse(range, format!("an `[[allow]]` needs a `{key}`"), "something is missing");
        }
    }
    if let (Some(rule), Some(reason)) = (rule, reason) {
        let bare = |patterns: Vec<Written<Pattern>>| patterns.into_iter().map(|pattern| pattern.value).collect();
        config.allows.push(AllowEntry { rule, files: bare(files), names: bare(names), reason, range });
    }
}
