//! The ids of the rules that speak below `rules/`: parsers, configuration, kinds and the model report under these.
//! What each one means, its default severity and its explanation stand in its own file under `rules/`.

use super::RuleId;

/// A file that is not UTF-8.
pub const SOURCE_ENCODING: RuleId = RuleId("source/encoding");
/// A file that cannot be read.
pub const SOURCE_UNREADABLE: RuleId = RuleId("source/unreadable");
/// A file above a limit.
pub const SOURCE_LIMIT: RuleId = RuleId("source/limit");
/// A file that is left out of the site.
pub const SOURCE_LEFT_OUT: RuleId = RuleId("source/left-out");
/// A name that cannot be an address.
pub const SOURCE_NAME: RuleId = RuleId("source/name");
/// YAML that cannot be read.
pub const YAML_SYNTAX: RuleId = RuleId("yaml/syntax");
/// The same key twice.
pub const YAML_DUPLICATE_KEY: RuleId = RuleId("yaml/duplicate-key");
/// Depth, size or aliases above the limit.
pub const YAML_LIMIT: RuleId = RuleId("yaml/limit");
/// Front matter that is never closed.
pub const FRONT_MATTER_UNCLOSED: RuleId = RuleId("front-matter/unclosed");
/// Raw HTML that is left out.
pub const HTML_NOT_ALLOWED: RuleId = RuleId("html/not-allowed");
/// A link whose scheme is not on the list.
pub const LINK_SCHEME: RuleId = RuleId("link/scheme");
/// An id used twice on a page.
pub const ANCHOR_DUPLICATE: RuleId = RuleId("anchor/duplicate");
