//! A label said to be scoped that is not, or the other way round.

use super::declared::{records, say};
use crate::{kinds::Data, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/type-mismatch"),
    severity: Severity::Error,
    title: "A label whose name contradicts its type",
    explain: "Whether a label is scoped follows from its name alone: a name with `::` is scoped, and an issue has one \
              label of each scope. `scoped:` in the record only says what was meant, and here it says otherwise.

Wrong:

    - name: \"BTG-Status::7-Ready to Deploy\"
      scoped: false

Right:

    - name: \"BTG-Status::7-Ready to Deploy\"
      scoped: true

`scoped` may as well be left out.",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    for (entry, source, record) in records(book) {
        let Some(value) = record.get("scoped") else { continue };
        let Data::Flag(said) = value.data else { continue };
        let is = entry.name.contains("::");
        if said != is {
            let (has, means) = if is { ("has", "scoped") } else { ("has no", "not scoped") };
            let message = format!("{} {has} `::`, so it is {means}", code(&entry.name));
            let problem = Problem::new(RULE.id, value.range, message)
                .label(format!("says {said}"))
                .related(record.id_range, "the name")
                .suggest(format!("write `{is}`"), value.range, is.to_string());
            say(out, source, problem);
        }
    }
}
