//! Addresses.

pub(super) mod collision;
pub(super) mod redirect;
pub(super) mod reserved;
pub(super) mod slug_clash;
pub(super) mod theme_file;
