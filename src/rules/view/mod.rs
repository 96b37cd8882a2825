//! Views: fenced blocks that are replaced by a rendering of the book.

pub(super) mod bad_value;
pub(super) mod unknown;
pub(super) mod unknown_parameter;

#[cfg(test)]
mod tests;
