//! A stage that has no label, where others do.

use super::stages::workflows;
use crate::{base::TextRange, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("workflow/stage-without-label"),
    severity: Severity::Warning,
    title: "A stage without a label",
    explain:
        "The label of a stage says on an issue how far its work has come. A stage without one cannot be seen on a \
              board, and issues in it keep the label of the stage before.

Wrong:

    stages:
      - {id: discovery, name: Discovery, label: \"BTG Stage::1-Discovery\"}
      - {id: planning, name: Planning}

Right:

    stages:
      - {id: discovery, name: Discovery, label: \"BTG Stage::1-Discovery\"}
      - {id: planning, name: Planning, label: \"BTG Stage::2-Planning\"}

A workflow without a scope in which no stage has a label is left alone.",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    for workflow in workflows(book) {
        if workflow.scope.is_none() && workflow.labels().is_empty() {
            continue;
        }
        // A label that is there and cannot be read was told by its reader.
        let told = |at: TextRange| workflow.source.problems.iter().any(|problem| at.covers(problem.range));
        for stage in workflow.stages.iter().filter(|stage| stage.get("label").is_none() && !told(stage.range)) {
            let message = format!("the stage {} of {} has no label", code(&stage.name), code(&workflow.record.name));
            let problem =
                Problem::new(RULE.id, stage.id_range, message).help("add `label:` with the label of the stage");
            out.push((workflow.source.path.clone(), problem));
        }
    }
}
