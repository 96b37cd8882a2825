//! Links: to pages, files and anchors.

pub(super) mod blank;
pub(super) mod empty;
pub(super) mod forgotten_scheme;
pub(super) mod leaves_handbook;
pub(super) mod missing_anchor;
pub(super) mod missing_asset;
pub(super) mod missing_image;
pub(super) mod missing_page;
pub(super) mod no_definition;
pub(super) mod not_published;
pub(super) mod own_host;
pub(super) mod scheme;
pub(super) mod to_draft;
pub(super) mod to_partial;
pub(super) mod wrong_case;

#[cfg(test)]
mod tests;
