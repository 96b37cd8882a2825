//! People.

use crate::kinds::{
    Kind,
    declare::{block, declare, entity, id, list, page, previously, text},
};

pub(super) fn kind() -> Kind {
    declare("person", "people").doc("Someone who works here.").fields([
        id(),
        text("name").required().says("Their name."),
        list(text("other_names")).titled("Also called").says("Other names people know them by."),
        text("handle").says("Their user name, such as `@jane`."),
        entity("role", &["role"]).backlink("Held by").says("Their job."),
        entity("team", &["team"]).backlink("People").says("The team they are in."),
        entity("reports_to", &["person"]).backlink("Reports here").says("Whom they report to."),
        block("summary").titled("About").says("What to know about working with them."),
        page("readme").titled("Read me").says("The page they wrote about themselves."),
        previously(),
    ])
}
