//! Responsibilities: the rows of the matrix of who does what.

use crate::kinds::{
    Kind,
    declare::{block, declare, entity, id, inline, list, previously, text},
};

pub(super) fn kind() -> Kind {
    declare("responsibility", "responsibilities")
        .doc("Something that exactly one team answers for: a row of the matrix of who does what.")
        .fields([
            id(),
            inline("name").required().says("What is to be done."),
            list(text("other_names")).titled("Also called").says("Other words people look for it by."),
            entity("area", &["area"]).backlink("In this area").says("The heading it stands under."),
            entity("owner", &["team"]).required().backlink("Owns").says("The one team that answers for it."),
            list(entity("supports", &["team"]))
                .titled("Supported by")
                .backlink("Supports")
                .says("Teams that help with it."),
            list(entity("consulted", &["team"])).backlink("Consulted on").says("Teams that are asked first."),
            list(entity("informed", &["team"])).backlink("Informed about").says("Teams that are told."),
            block("note").says("What the table has no room for."),
            previously(),
        ])
}

/// Whether this is the field that says who owns a row of the matrix: none and several are mistakes of their own there.
pub(in crate::kinds) fn is_owner(kind: &str, field: &str) -> bool {
    kind == "responsibility" && field == "owner"
}
