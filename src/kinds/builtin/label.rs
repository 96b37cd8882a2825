//! Labels: what may be put on issues and merge requests, and what it means.

use crate::kinds::{
    Kind,
    common::REPLACED_BY,
    declare::{color, date, declare, entity, flag, inline, label, list, number, one_of, page, record, text},
};

pub(super) fn kind() -> Kind {
    declare("label", "labels")
        .doc("A label of GitLab: its exact name, what it means, where it may be used and who answers for it.")
        .id_is("name")
        .fields([
            text("name").required().says("The exact name, with its scope, such as `BTG-Status::2-Backlog`."),
            inline("description").says("What it means on an issue."),
            color("color").says("Its colour; without one it takes its scope's."),
            list(text("groups")).says("The groups that have it."),
            list(text("projects")).says("The projects that have it."),
            one_of("target", &["issues", "merge_requests", "epics", "both", "all"])
                .titled("Can be put on")
                .says("What it may be put on; `both` means issues and merge requests."),
            entity("owner", &["team", "person"]).backlink("Owns").says("Who decides what it means."),
            text("added_by").says("Who or what puts it on, such as `human` or the name of a bot."),
            list(record(
                "previously",
                "name",
                [
                    text("name").required().says("The name it had."),
                    color("color").says("The colour it had."),
                    inline("description").says("What it meant."),
                    date("delete_after").says("The day from which the old label may be deleted."),
                ],
            ))
            .says("Names it had before; a reference to one of them is told the new name."),
            flag("deprecated").says("Whether it is no longer to be used."),
            label(REPLACED_BY)
                .backlink("Replaces")
                .says("The label to use instead once this one is deprecated; `none` when there is none."),
            flag("archived").says("Whether it is archived in GitLab."),
            flag("lock_on_merge").says("Whether it stays put once a merge request is merged."),
            date("delete_after").says("The day from which it may be deleted."),
            number("priority").says("Its priority in the project's list of labels; lower comes first."),
            number("order").says("Its place in its scope, when that is not the number its value begins with."),
            flag("scoped").says("Whether it is meant to be scoped; checked against its name."),
            list(page("see")).titled("See also").says("Where its use is described."),
        ])
}
