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
/// A fenced block in a language that nobody knows.
pub const MARKDOWN_UNKNOWN_LANGUAGE: RuleId = RuleId("markdown/unknown-language");
/// A formula that cannot be read.
pub const MARKDOWN_FORMULA: RuleId = RuleId("markdown/formula");
/// A diagram that cannot be drawn.
pub const MARKDOWN_DIAGRAM: RuleId = RuleId("markdown/diagram");
/// A link whose scheme is not on the list.
pub const LINK_SCHEME: RuleId = RuleId("link/scheme");
/// An id used twice on a page.
pub const ANCHOR_DUPLICATE: RuleId = RuleId("anchor/duplicate");
/// An include of a file that is not there.
pub const INCLUDE_MISSING: RuleId = RuleId("include/missing");
/// An include that leads back to itself.
pub const INCLUDE_LOOP: RuleId = RuleId("include/loop");
/// Two things at one address.
pub const SITE_COLLISION: RuleId = RuleId("site/collision");
/// Two names with one slug.
pub const SITE_SLUG_CLASH: RuleId = RuleId("site/slug-clash");
/// An address that the site needs for itself.
pub const SITE_RESERVED: RuleId = RuleId("site/reserved");
/// A front matter key that nobody declared.
pub const FRONT_MATTER_UNKNOWN_KEY: RuleId = RuleId("front-matter/unknown-key");
/// A front matter value of the wrong shape, such as a list where one value is wanted.
pub const FRONT_MATTER_WRONG_TYPE: RuleId = RuleId("front-matter/wrong-type");
/// A front matter value of the right shape that cannot be right, such as a day that does not exist.
pub const FRONT_MATTER_BAD_VALUE: RuleId = RuleId("front-matter/bad-value");
/// A top-level key of a data file that names no kind.
pub const RECORD_UNKNOWN_KIND: RuleId = RuleId("record/unknown-kind");
/// A field that its kind does not have.
pub const RECORD_UNKNOWN_FIELD: RuleId = RuleId("record/unknown-field");
/// A field that a record must have.
pub const RECORD_MISSING_FIELD: RuleId = RuleId("record/missing-field");
/// A value of the wrong shape.
pub const RECORD_WRONG_TYPE: RuleId = RuleId("record/wrong-type");
/// A value of the right shape that cannot be right.
pub const RECORD_BAD_VALUE: RuleId = RuleId("record/bad-value");
/// An id outside the grammar of ids.
pub const RECORD_BAD_ID: RuleId = RuleId("record/bad-id");
/// Something else where a record is wanted.
pub const RECORD_NOT_A_RECORD: RuleId = RuleId("record/not-a-record");
/// A label's name above GitLab's limit.
pub const LABEL_NAME_TOO_LONG: RuleId = RuleId("label/name-too-long");
/// A responsibility without an owner.
pub const MATRIX_NO_OWNER: RuleId = RuleId("matrix/no-owner");
/// A responsibility with a list of owners.
pub const MATRIX_SEVERAL_OWNERS: RuleId = RuleId("matrix/several-owners");
/// A rule in `book.toml` that does not exist.
pub const CONFIG_UNKNOWN_RULE: RuleId = RuleId("config/unknown-rule");
/// A redirect to an address where there is nothing.
pub const SITE_REDIRECT: RuleId = RuleId("site/redirect");
/// A file of the handbook's theme that nothing uses.
pub const SITE_THEME_FILE: RuleId = RuleId("site/theme-file");
/// A destination with a blank in it, which makes it no link.
pub const LINK_BLANK: RuleId = RuleId("link/blank");
/// A label whose quotes are not GitLab's.
pub const LABEL_QUOTES: RuleId = RuleId("label/quotes");
/// A link by reference without a definition.
pub const LINK_NO_DEFINITION: RuleId = RuleId("link/no-definition");
/// Front matter below the first line.
pub const FRONT_MATTER_LATE: RuleId = RuleId("front-matter/late");
/// Cells of a row that its table has no columns for.
pub const PAGE_LOST_CELLS: RuleId = RuleId("page/lost-cells");
