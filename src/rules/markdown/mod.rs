//! Rules about fenced blocks and formulas.

pub(super) mod formula;
#[cfg(test)]
mod tests;
pub(super) mod unknown_language;
