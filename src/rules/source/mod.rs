//! Files as such.

pub(super) mod encoding;
pub(super) mod left_out;
pub(super) mod limit;
pub(super) mod name;
pub(super) mod unreadable;
