//! A link to a source that readers do not get.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("link/not-published"),
    severity: Severity::Error,
    title: "A link to a file that is not part of the site",
    explain:
        "YAML files are what pages are made of; they are not published themselves. Link to the page of the record, or \
              to the index of its kind.

Wrong:

    [our labels](labels.yaml)

Right:

    [our labels](/labels/)

A single record is linked to by its id: `[](persona:sasha-software-developer)`.",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::NotPublished { path } = cx.fault else { return None };
    let model = cx.book.model;
    let problem = cx.problem(&RULE, format!("{} is not part of the site", code(path.as_str())));
    let records = model.source_at(path).map_or(&[][..], |at| &model.sources[at].records);
    let kind = records.first().and_then(|record| model.registry.by_name(&record.kind));
    Some(match kind.filter(|kind| model.at_url(&kind.plural).is_some()) {
        Some(kind) => {
            let right = format!("/{}/", kind.plural);
            cx.destinations(problem, [right.as_str()]).help(format!(
                "the {} made of it are at {}",
                kind.plural,
                code(&right)
            ))
        }
        None => problem.help("link to the page that is made of it"),
    })
}
