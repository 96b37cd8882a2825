//! A duty phrased as a question.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("matrix/question"),
    severity: Severity::Warning,
    title: "A duty phrased as a question",
    explain:
        "A row of the matrix names something that a team does, so that readers can look for it. A question leaves it \
              open what the team is to do about it.

Wrong:

    - name: Do our systems keep up with growth?

Right:

    - name: Systems that keep up with growth",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    for (id, record) in book.entities("responsibility") {
        let asks = record.name.trim_end_matches(['"', '”', ')']).ends_with('?') || record.name.contains("? ");
        if asks {
            let range = record.get("name").map_or(record.id_range, |value| value.range);
            let message = format!("the responsibility {} is phrased as a question", code(&record.id));
            let problem = Problem::new(RULE.id, range, message).help("say what the team does");
            out.push((book.source_of(id).path.clone(), problem));
        }
    }
}
