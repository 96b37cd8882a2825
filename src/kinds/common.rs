//! The keys that a record of every kind accepts, whatever its kind declares; a kind's own field of the same name
//! narrows the type.

use std::sync::LazyLock;

use super::{
    Field,
    declare::{date, entity, flag, inline, list, number, one_of, text},
};

/// What a record's or a page's `status` may be.
pub const STATUSES: [&str; 6] = ["active", "draft", "research", "under-review", "deprecated", "removed"];

/// The field that says what stands in for a deprecated entity. Its value may be [`NONE`].
pub const REPLACED_BY: &str = "replaced_by";

/// In place of an id in [`REPLACED_BY`]: nothing replaces it, and that is on purpose.
pub const NONE: &str = "none";

static COMMON: LazyLock<Vec<Field>> = LazyLock::new(|| {
    vec![
        inline("description").says("What it is, in a sentence."),
        one_of("status", &STATUSES).says("Whether it holds; without it, it does."),
        entity("owner", &["team", "person"]).backlink("Owns").says("Who keeps it right."),
        date("reviewed").says("The day it was last found to be right."),
        date("review_by").says("The day by which it must be looked at again."),
        list(text("tags")).says("Words to find it by."),
        list(text("aliases")).titled("Old addresses").says("Addresses it had before; they lead to it still."),
        text("slug").titled("Address").says("The last part of its address, when it is not to follow from the id."),
        number("weight").says("Its place among its neighbours; lower comes first."),
        number("search_weight")
            .titled("Weight in search")
            .says("How early it is found, from 0 to 10; without it, 5. Its exact name comes first whatever this says."),
        flag("noindex")
            .titled("Not for search engines")
            .says("Whether search engines are asked to leave it out, and the handbook's own search leaves it out."),
    ]
});

/// The fields every kind has.
pub fn common() -> &'static [Field] {
    &COMMON
}

/// Whether a field says how a thing is handled, not what it is: such a field is no text of the thing's page.
pub fn is_housekeeping(field: &str) -> bool {
    const NAMES: [&str; 10] = [
        "id",
        "status",
        "reviewed",
        "review_by",
        "aliases",
        "slug",
        "weight",
        "search_weight",
        "noindex",
        "lock_on_merge",
    ];
    NAMES.contains(&field)
}
