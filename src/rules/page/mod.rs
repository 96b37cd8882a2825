//! Pages.

pub(super) mod empty_section;
pub(super) mod lost_cells;
pub(super) mod no_title;
pub(super) mod orphan;

#[cfg(test)]
mod tests;
