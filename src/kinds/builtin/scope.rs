//! Scopes: what stands before the last `::` of a label's name.

use crate::kinds::{
    Kind,
    declare::{color, declare, entity, flag, inline, list, text},
};

pub(super) fn kind() -> Kind {
    declare("scope", "scopes")
        .doc(
            "What a family of scoped labels has in common, such as `BTG-Status`. A scope exists as soon as a label has \
             it; a record only adds to it.",
        )
        .id_is("key")
        .fields([
            text("key").required().says("The text before the last `::` of its labels' names."),
            inline("description").says("What its labels say about an issue."),
            color("color").says("The colour of its labels that have none of their own."),
            entity("owner", &["team", "person"]).backlink("Owns").says("Who decides on its labels."),
            flag("exclusive").says("Whether an issue holds at most one of its labels, as GitLab sees to."),
            flag("closed")
                .says("Whether a label of this scope that nobody declared is a mistake; it is, unless `false`."),
            list(text("previously")).says("Keys it had before."),
        ])
}
