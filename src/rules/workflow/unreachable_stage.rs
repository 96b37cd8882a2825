//! A stage that no other stage leads to.

use std::collections::BTreeSet;

use super::stages::workflows;
use crate::{kinds::FieldValue, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("workflow/unreachable-stage"),
    severity: Severity::Info,
    title: "A stage that no other stage leads to",
    explain:
        "The stages of the workflow say where work goes next, and none of them leads to this one. Only the first stage \
              needs nobody before it.

Wrong:

    stages:
      - {id: discovery, name: Discovery, next: [action]}
      - {id: planning, name: Planning, next: [action]}
      - {id: action, name: Action}

Right:

    stages:
      - {id: discovery, name: Discovery, next: [planning]}
      - {id: planning, name: Planning, next: [action]}
      - {id: action, name: Action}",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    for workflow in workflows(book) {
        let next = workflow.stages.iter().flat_map(|stage| stage.list("next")).filter_map(FieldValue::text);
        let reached: BTreeSet<&str> = next.map(|id| id.rsplit(['/', ':']).next().unwrap_or(id)).collect();
        if reached.is_empty() {
            continue;
        }
        for stage in workflow.stages.iter().skip(1) {
            let own = stage.id.rsplit('/').next().unwrap_or(&stage.id);
            if !reached.contains(own) && !reached.contains(stage.name.as_str()) {
                let message = format!("no stage leads to {}", code(&stage.name));
                let problem =
                    Problem::new(RULE.id, stage.id_range, message).help("name it under `next` of the stage before it");
                out.push((workflow.source.path.clone(), problem));
            }
        }
    }
}
