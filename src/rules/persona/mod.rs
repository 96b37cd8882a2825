//! Personas.

pub(super) mod no_summary;
pub(super) mod same_first_name;
pub(super) mod stale_research;

#[cfg(test)]
mod tests;
