//! Systems: the software a company runs on.

use crate::kinds::{
    Kind,
    declare::{block, declare, entity, flag, id, inline, list, one_of, page, previously, text, url},
};

pub(super) fn kind() -> Kind {
    let keepers = ["team", "person", "role"];
    declare("system", "systems")
        .doc("A piece of software the company uses: what for, who gets in, who looks after it.")
        .fields([
            id(),
            text("name").required().says("What it is called."),
            list(text("other_names")).titled("Also called").says("Other names people use for it."),
            block("purpose").titled("Business purpose").says("What it is used for."),
            block("access_to").titled("Who should have access").says("Who may use it."),
            inline("provisioner").titled("Access is given by").says("Who lets people in."),
            inline("deprovisioner").titled("Access is removed by").says("Who takes access away."),
            entity("business_owner", &keepers).backlink("Business owner of").says("Who decides what it is used for."),
            entity("technical_owner", &keepers).backlink("Technical owner of").says("Who keeps it running."),
            entity("group_owner", &keepers).backlink("Group owner of").says("Who keeps the list of its users."),
            list(entity("admin", &keepers))
                .titled("Administrators")
                .backlink("Administers")
                .says("Who has full rights."),
            one_of("data_classification", &["Red", "Orange", "Yellow", "Green"])
                .says("How grave it would be if its data got out; red is gravest."),
            text("sign_in").says("How one signs in, such as SAML."),
            flag("sox").titled("In scope of SOX").says("Whether it counts for the Sarbanes-Oxley audit."),
            text("critical_tier").says("How much depends on it."),
            url("url").titled("Address").says("Where it is."),
            page("docs").titled("Documentation").says("Where its use is described."),
            block("notes").says("Anything else."),
            previously(),
        ])
}
