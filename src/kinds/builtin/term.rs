//! Terms: the words of the house.

use crate::kinds::{
    Kind,
    declare::{block, declare, entity, id, list, previously, text},
};

pub(super) fn kind() -> Kind {
    declare("term", "terms").doc("A word or an abbreviation that a newcomer would have to ask about.").fields([
        id(),
        text("name").required().says("The word."),
        list(text("other_names")).titled("Also called").says("Other words for the same, such as the long form."),
        block("definition").required().says("What it means."),
        list(entity("see", &["term"])).titled("See also").backlink("See also").says("Terms to read next."),
        previously(),
    ])
}
