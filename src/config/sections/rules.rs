//! `[rules]`: whose keys are rule ids.

use crate::config::{
    Config, Level, RuleSetting, Written,
    raw::{Data, Entry},
    reader::Reader,
};

pub(super) fn read(config: &mut Config, entry: &Entry, reader: &mut Reader) {
    let Some(table) = reader.table(&entry.key, &entry.value) else { return };
    "rules".clone_into(&mut reader.section);
    for rule in &table.entries {
        if let Data::Flag(flag) = rule.value.data {
            let word = if flag { "error" } else { "off" };
            let problem = crate::diag::Problem::new(
                crate::config::ids::TYPE,
                rule.value.range,
                format!("`{}` should be `\"error\"`, `\"warning\"`, `\"info\"` or `\"off\"`", rule.key),
            );
            reader.say(problem.label("expected one of these words").suggest(
                format!("write `\"{word}\"`"),
                rule.value.range,
                format!("\"{word}\""),
            ));
        } else if let Some(level) = reader.choice(&rule.key, &rule.value, Level::WORDS) {
            config.rules.push(RuleSetting { rule: Written::new(rule.key.clone(), rule.key_range), level });
        }
    }
}
