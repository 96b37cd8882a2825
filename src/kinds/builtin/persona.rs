//! Personas: the people a product is made for, as types.

use crate::kinds::{
    Kind,
    common::{REPLACED_BY, STATUSES},
    declare::{block, declare, entity, id, inline, label, list, one_of, previously, record, text, url},
};

pub(super) fn kind() -> Kind {
    declare("persona", "personas")
        .doc("A typical person the product is made for, sold to or run by: what they do, want and suffer from.")
        .fields([
            id(),
            text("name").required().says("The first name, such as Sasha."),
            entity("role", &["role"]).backlink("Related persona").says("The job they hold."),
            one_of("group", &["buyer", "user", "internal"]).says("Who they are to us."),
            one_of("status", &STATUSES).says("Whether the persona is in use; `research` while it is being studied."),
            block("summary").titled("Job summary").says("What they do, in a paragraph."),
            record(
                "quote",
                "text",
                [
                    block("text").required().says("What they said."),
                    inline("source").says("Where it was said, such as the interview."),
                ],
            )
            .says("A sentence in their own words."),
            list(text("alternative_titles")).says("Other job titles for the same work."),
            list(inline("motivations")).titled("Goals").says("What they want to reach."),
            list(inline("jobs_to_be_done")).titled("Tasks").says("What they have to get done."),
            list(inline("frustrations")).titled("Pain points").says("What stands in their way."),
            list(inline("skills")).says("What they are good at."),
            list(inline("tools")).says("What they work with."),
            list(inline("environment")).says("Where and among whom they work."),
            list(entity("collaborates_with", &["persona"]))
                .titled("Works with")
                .backlink("Works with")
                .says("Personas they work with."),
            entity("reports_to", &["persona", "role"]).backlink("Reports here").says("Whom they report to."),
            list(entity("archetypes", &["archetype"]))
                .titled("Organization archetypes")
                .backlink("Related persona")
                .says("The kinds of company they are found in."),
            list(record(
                "resources",
                "title",
                [
                    inline("title").required().says("What it is called."),
                    url("url").titled("Address").says("Where it is."),
                ],
            ))
            .says("Further reading, slides, recordings."),
            list(label("labels")).backlink("Uses this label").says("Labels for work that concerns them."),
            entity(REPLACED_BY, &["persona"])
                .backlink("Replaces")
                .says("The persona to use instead once this one is deprecated; `none` when there is none."),
            previously(),
        ])
}
