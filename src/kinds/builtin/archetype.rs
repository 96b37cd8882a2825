//! Archetypes: ways in which companies are organised.

use crate::kinds::{
    Kind,
    declare::{block, declare, entity, id, inline, list, previously, text},
};

pub(super) fn kind() -> Kind {
    declare("archetype", "archetypes")
        .doc("A way in which companies organise their teams; the same persona works differently in each.")
        .fields([
            id(),
            text("name").required().says("What it is called."),
            text("company_size").says("The size of company it is usual in."),
            block("description").says("How such a company is organised."),
            list(inline("examples")).says("How the work is shared out in it."),
            list(entity("personas", &["persona"]))
                .backlink("Organization archetype")
                .says("The personas one meets in it."),
            previously(),
        ])
}
