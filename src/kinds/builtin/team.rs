//! Teams.

use crate::kinds::{
    Kind,
    declare::{block, declare, entity, id, label, list, previously, text},
};

pub(super) fn kind() -> Kind {
    declare("team", "teams").doc("A team: what it is for, who is in it and how to reach it.").fields([
        id(),
        text("name").required().says("What it is called."),
        list(text("other_names")).titled("Also called").says("Other names people use for it."),
        block("purpose").says("What it is for."),
        block("description").says("How it works."),
        text("handle").says("The group to mention, such as `@gitlab-com/it`."),
        list(text("channels")).says("Where to talk to it, such as `#it_help`."),
        text("email").titled("E-mail").says("Its address for mail."),
        list(label("labels")).backlink("Uses this label").says("The labels it works with."),
        entity("lead", &["person"]).backlink("Leads").says("Who leads it."),
        list(entity("members", &["person"])).backlink("Member of").says("Who is in it."),
        entity("parent", &["team"]).titled("Part of").backlink("Teams within").says("The team it is part of."),
        previously(),
    ])
}
