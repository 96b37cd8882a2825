//! Stages: the steps of a workflow.

use crate::kinds::{
    Kind,
    declare::{block, declare, entity, id, inline, label, list, number, text},
};

pub(super) fn kind() -> Kind {
    declare("stage", "stages")
        .doc("One step of a workflow, written among the workflow's `stages`.")
        .within("workflow")
        .fields([
            id(),
            text("name").required().says("What it is called."),
            label("label").backlink("Stage of").says("The label an issue has while it is here."),
            block("description").says("What happens here."),
            list(inline("activities")).says("What is done."),
            list(inline("entry")).titled("Entry criteria").says("What must be true before work comes here."),
            list(inline("exit")).titled("Exit criteria").says("What must be true before work goes on."),
            list(inline("sign_off")).titled("Signed off by").says("Who agrees that it is done."),
            list(entity("next", &["stage"]))
                .titled("Next stages")
                .backlink("Comes after")
                .says("Where work goes from here."),
            entity("owner", &["team", "person"]).backlink("Owns").says("Who answers for it."),
            number("order").says("Its number, when that is not its place in the list."),
        ])
}
