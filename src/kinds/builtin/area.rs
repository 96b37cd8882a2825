//! Areas: what the rows of the responsibility matrix are grouped by.

use crate::kinds::{
    Kind,
    declare::{block, declare, id, previously, text},
};

pub(super) fn kind() -> Kind {
    declare("area", "areas").doc("A heading in the matrix of responsibilities.").fields([
        id(),
        text("name").required().says("What it is called."),
        block("description").says("What belongs to it."),
        previously(),
    ])
}
