//! A former id that means two things.

use std::collections::BTreeMap;

use crate::{
    base::Place,
    kinds::{Data, FieldValue},
    rules::prelude::*,
};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("record/former-id-clash"),
    severity: Severity::Error,
    title: "A former id that something else has",
    explain:
        "`previously` lists the ids a thing had before, so that old references still find it. When something else has that \
              id now, or had it before as well, an old reference leads to the wrong one, and nobody is told.

Wrong:

    teams:
      - {id: it-operations, name: IT Operations, previously: [it]}
      - {id: it-helpdesk, name: IT Helpdesk, previously: [it]}

Right, when `it` became the operations team:

    teams:
      - {id: it-operations, name: IT Operations, previously: [it]}
      - {id: it-helpdesk, name: IT Helpdesk}",
    check: Check::Records(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    let model = book.model;
    for (kind, decl) in model.registry.kinds.iter().enumerate().filter(|(_, kind)| kind.name != "label") {
        let mut first: BTreeMap<&str, Place> = BTreeMap::new();
        for (entity, _) in model.entities.of_kind(kind) {
            let (record, source) = (model.record(entity), book.source_of(entity));
            for value in record.list("previously") {
                let Some(former) = name(value) else { continue };
                let problem = |message: String| Problem::new(RULE.id, value.range, message);
                let clash = if former == record.id {
                    Some(problem(format!("{} lists its own id as a former one", code(former))).help("take it out"))
                } else if let Some(other) = model.entities.by_id(kind, former) {
                    let message = format!(
                        "{} is a former id of {}, and another {} has it now",
                        code(former),
                        code(&record.id),
                        decl.name
                    );
                    Some(problem(message).elsewhere(model.entity_place(other), "it has the id now"))
                } else {
                    first.get(former).map(|place| {
                        let message = format!("two of the {} list {} as a former id", decl.plural, code(former));
                        problem(message).elsewhere(place.clone(), "the other one")
                    })
                };
                match clash {
                    Some(problem) => {
                        let help = "leave it with the one that old references mean";
                        let problem = if problem.help.is_some() { problem } else { problem.help(help) };
                        out.push((source.path.clone(), problem));
                    }
                    None => {
                        first.insert(former, Place::new(source.path.clone(), value.range));
                    }
                }
            }
        }
    }
}

fn name(value: &FieldValue) -> Option<&str> {
    match &value.data {
        Data::Record(fields) => fields.get("name").and_then(FieldValue::text),
        _ => value.text(),
    }
}
