//! Links: to pages, files and anchors.

mod blank;
mod empty;
mod forgotten_scheme;
mod leaves_handbook;
mod missing_anchor;
mod missing_asset;
mod missing_image;
mod missing_page;
mod no_definition;
mod not_published;
mod own_host;
mod scheme;
mod to_draft;
mod to_partial;
mod wrong_case;

#[cfg(test)]
mod tests;

use super::Rule;

/// The rules of this group.
pub(super) const RULES: &[&Rule] = &[
    &blank::RULE,
    &empty::RULE,
    &forgotten_scheme::RULE,
    &leaves_handbook::RULE,
    &missing_anchor::RULE,
    &missing_asset::RULE,
    &missing_image::RULE,
    &missing_page::RULE,
    &no_definition::RULE,
    &not_published::RULE,
    &own_host::RULE,
    &scheme::RULE,
    &to_draft::RULE,
    &to_partial::RULE,
    &wrong_case::RULE,
];
