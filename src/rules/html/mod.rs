//! Raw HTML.

pub(super) mod not_allowed;
