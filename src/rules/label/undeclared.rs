//! A label that nobody declares.

use crate::{rules::prelude::*, syntax::label};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/undeclared"),
    severity: Severity::Error,
    title: "A label that nobody declares",
    explain:
        "The label table does not list this name. A reader who follows the instruction will not find the label in \
              GitLab, or will make a second one that differs by a letter. GitLab itself says nothing about such a \
              reference: it stays plain text.

Wrong, when the table has `BTG-Features Wanted`:

    Add ~\"BZO-Feature Wanted\" to the issue.

Right:

    Add ~\"BTG-Features Wanted\" to the issue.

A scope that has any declared label is closed: every other value of it is a mistake. `closed: false` in the scope's \
record opens it. A renamed label lists its old names under `previously`. To quote an old name on purpose, put \
`<!-- vade: allow label/undeclared, the name as it was -->` above the paragraph.",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::LabelUndeclared { name, nearest, scope } = cx.fault else { return None };
    let labels = &cx.book.model.labels;
    let problem = if let Some(key) = scope {
        let value = label::split(name).map_or(name.as_str(), |(_, value)| value);
        let message = format!("no label is called {}: the scope {} has no {}", code(name), code(key), code(value));
        let problem = cx.problem(&RULE, message);
        let known = labels.scopes.get(key).map(|scope| scope.labels.iter().map(String::as_str));
        match known.filter(|labels| labels.len() > 0) {
            Some(labels) => problem.help(format!("the labels of this scope are {}", all(labels))),
            None => problem.help("the scope is declared, and no label of it"),
        }
    } else {
        let problem = cx.problem(&RULE, format!("no label is called {}", code(name)));
        let advice = "declare it under `labels:` in a YAML file, or name one that is declared";
        if nearest.is_empty() { problem.label("not in the label table").help(advice) } else { problem }
    };
    Some(cx.labels(problem, nearest.iter().map(String::as_str)))
}
