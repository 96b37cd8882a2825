//! Anchors.

pub(super) mod duplicate;
