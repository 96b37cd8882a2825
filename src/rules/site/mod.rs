//! Addresses.

pub(super) mod collision;
pub(super) mod reserved;
pub(super) mod slug_clash;
