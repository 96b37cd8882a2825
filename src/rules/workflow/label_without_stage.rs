//! A label of a workflow's scope that belongs to no stage.

use std::collections::BTreeSet;

use super::stages::{Workflow, meant, range, workflows};
use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("workflow/label-without-stage"),
    severity: Severity::Warning,
    title: "A label of the workflow's scope without a stage",
    explain:
        "The workflow says that the labels of a scope are its stages. A label of the scope that no stage has would be \
              put on issues that are then nowhere in the workflow.

Wrong, when the label table also has `BTG Stage::2-Planning`:

    - id: project-stages
      scope: BTG Stage
      stages:
        - {id: discovery, name: Discovery, label: \"BTG Stage::1-Discovery\"}

Right:

    - id: project-stages
      scope: BTG Stage
      stages:
        - {id: discovery, name: Discovery, label: \"BTG Stage::1-Discovery\"}
        - {id: planning, name: Planning, label: \"BTG Stage::2-Planning\"}",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    let model = book.model;
    let workflows = workflows(book);
    let mut judged = BTreeSet::new();
    for workflow in &workflows {
        let Some(key) = workflow.scope.filter(|key| judged.insert(*key)) else { continue };
        let Some(scope) = model.labels.scopes.get(key) else { continue };
        // Workflows may share a scope.
        let staged: BTreeSet<&str> = workflows
            .iter()
            .filter(|other| other.scope == Some(key))
            .flat_map(Workflow::labels)
            .map(|label| meant(model, label))
            .collect();
        let unused: Vec<&str> = scope
            .labels
            .iter()
            .filter_map(|name| model.labels.get(name))
            .filter(|entry| !entry.deprecated && !entry.archived && !staged.contains(entry.name.as_str()))
            .map(|entry| entry.name.as_str())
            .collect();
        if unused.is_empty() || staged.is_empty() {
            continue;
        }
        let verb = if unused.len() == 1 { "belongs" } else { "belong" };
        let message = format!(
            "{} of the scope {} {verb} to no stage of {}",
            all(unused.iter().copied()),
            code(key),
            code(&workflow.record.name)
        );
        let mut problem = Problem::new(RULE.id, range(workflow.record, "scope"), message);
        for name in unused.iter().take(3) {
            if let Some((source, record)) = model
                .labels
                .get(name)
                .and_then(|entry| entry.records.first())
                .map(|(source, record)| (&model.sources[*source], &model.sources[*source].records[*record]))
            {
                let place = crate::base::Place::new(source.path.clone(), record.id_range);
                problem = problem.elsewhere(place, "declared here");
            }
        }
        out.push((workflow.source.path.clone(), problem.help("add the stage, or deprecate the label")));
    }
}
