//! Roles: job titles as one meets them.

use crate::kinds::{
    Kind,
    common::{REPLACED_BY, STATUSES},
    declare::{block, declare, entity, id, inline, label, list, one_of, previously, text},
};

pub(super) fn kind() -> Kind {
    declare("role", "roles")
        .doc("A job title one meets in real companies, ours included: what its holders care about and answer for.")
        .fields([
            id(),
            text("name").required().says("The title, such as Software Developer."),
            text("group").says("The group it is listed under, such as `cxo`."),
            text("level").says("Its seniority."),
            text("department").says("The department it belongs to."),
            entity("team", &["team"]).backlink("Role in this team").says("The team its holders work in."),
            entity("reports_to", &["role"]).backlink("Reports here").says("The role it reports to."),
            text("market_segment").says("The size of company it is met in."),
            list(entity("personas", &["persona"]))
                .titled("Maps to personas")
                .backlink("Related role")
                .says("The personas that describe its holders."),
            list(inline("cares_about")).titled("What they care about").says("What weighs with its holders."),
            list(inline("questions")).titled("Questions to ask").says("What to ask them to learn whether we can help."),
            block("value").titled("Value proposition").says("What we have to offer them."),
            block("focus").says("What the work is about."),
            list(label("labels"))
                .titled("Labels they use")
                .backlink("Uses this label")
                .says("The labels its holders work with."),
            one_of("status", &STATUSES).says("Whether the role still exists."),
            entity(REPLACED_BY, &["role"])
                .backlink("Replaces")
                .says("The role that took its place; `none` when there is none."),
            previously(),
        ])
}
