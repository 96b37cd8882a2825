//! A stage whose label is of another scope than the workflow's.

use super::stages::{range, workflows};
use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("workflow/label-outside-scope"),
    severity: Severity::Error,
    title: "A stage's label that is not of the workflow's scope",
    explain:
        "An issue has one label of each scope, so that work is in one stage at a time. A label of another scope stays \
              on the issue beside the next stage's label.

Wrong:

    - id: project-stages
      scope: BTG Stage
      stages:
        - {id: planning, name: Planning, label: \"BTG-Status::2-Backlog\"}

Right:

    - id: project-stages
      scope: BTG Stage
      stages:
        - {id: planning, name: Planning, label: \"BTG Stage::2-Planning\"}",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    for workflow in workflows(book) {
        let Some(scope) = workflow.scope else { continue };
        for stage in &workflow.stages {
            // A label that nobody declares is told where it is cited.
            let Some(entry) = stage.text("label").and_then(|label| book.model.labels.get(label)) else { continue };
            if entry.scope.as_ref().is_none_or(|(key, _)| key != scope) {
                let message = format!("the label {} is not of the workflow's scope {}", code(&entry.name), code(scope));
                let problem = Problem::new(RULE.id, range(stage, "label"), message)
                    .related(range(workflow.record, "scope"), "the workflow's scope");
                let labels = book.model.labels.scopes.get(scope).map_or(&[][..], |scope| &scope.labels);
                let help = format!("the labels of that scope are {}", all(labels.iter().map(String::as_str)));
                let problem = if labels.is_empty() { problem } else { problem.help(help) };
                out.push((workflow.source.path.clone(), problem));
            }
        }
    }
}
