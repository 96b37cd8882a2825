//! Includes.

pub(super) mod circle;
pub(super) mod missing;
