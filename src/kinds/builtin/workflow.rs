//! Workflows: work that passes through stages.

use crate::kinds::{
    Kind,
    declare::{block, children, declare, entity, id, previously, text},
};

pub(super) fn kind() -> Kind {
    declare("workflow", "workflows")
        .doc("Work that passes through stages, each with its label and with what must be true before it and after it.")
        .fields([
            id(),
            text("name").required().says("What it is called."),
            block("description").says("What passes through it, and why so."),
            entity("owner", &["team", "person"]).backlink("Owns").says("Who answers for it."),
            entity("scope", &["scope"])
                .titled("Label scope")
                .backlink("Workflow with these labels")
                .says("The scope whose labels are its stages."),
            children("stages", "stage").says("Its stages, in order."),
            previously(),
        ])
}
