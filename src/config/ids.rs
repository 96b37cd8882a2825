//! What `book.toml` can be told, as rules: ids, severities and explanations, for the registry and for `vade explain`.

use crate::diag::{RuleId, Severity};

/// A file that is no TOML.
pub const SYNTAX: RuleId = RuleId("config/syntax");
/// A key that means nothing.
pub const UNKNOWN_KEY: RuleId = RuleId("config/unknown-key");
/// A key that means something to mdBook only.
pub const MDBOOK_KEY: RuleId = RuleId("config/mdbook-key");
/// A value of the wrong type.
pub const TYPE: RuleId = RuleId("config/type");
/// A value of the right type that cannot be.
pub const VALUE: RuleId = RuleId("config/value");
/// A colour that is hard to read.
pub const CONTRAST: RuleId = RuleId("config/contrast");
/// A path that leaves the handbook, or collides with another.
pub const PATH: RuleId = RuleId("config/path");
/// A kind of entity that cannot be declared so.
pub const KIND: RuleId = RuleId("config/kind");

/// A rule of this room, as the registry wants it.
#[derive(Debug, Clone, Copy)]
pub struct ConfigRule {
    /// Its id.
    pub id: RuleId,
    /// Its severity, which no setting changes.
    pub severity: Severity,
    /// What it says in a few words.
    pub title: &'static str,
    /// What it means and what to do, in paragraphs.
    pub text: &'static str,
}

/// The rules of this room.
pub const RULES: &[ConfigRule] = &[
    ConfigRule {
        id: SYNTAX,
        severity: Severity::Error,
        title: "book.toml cannot be read",
        text: "The settings file is written in TOML: `key = value` lines under `[section]` headings. Text stands in \
               quotes, lists in square brackets. Nothing else is judged until the file can be read.",
    },
    ConfigRule {
        id: UNKNOWN_KEY,
        severity: Severity::Error,
        title: "book.toml has a key that means nothing",
        text: "A key that is misspelt would silently do nothing, so it is an error. The message names the nearest key \
               of the same section, or the section where that key belongs.",
    },
    ConfigRule {
        id: MDBOOK_KEY,
        severity: Severity::Info,
        title: "book.toml has a key that only mdBook knows",
        text: "The settings file uses mdBook's names where the meaning is the same. A few keys of mdBook have no \
               meaning here or another name; they do no harm, and the message says what to use instead.",
    },
    ConfigRule {
        id: TYPE,
        severity: Severity::Error,
        title: "a setting has the wrong type of value",
        text: "A setting that takes text was given a number, or one that takes a list was given text, and so on. The \
               message says what was expected and what stands there.",
    },
    ConfigRule {
        id: VALUE,
        severity: Severity::Error,
        title: "a setting has a value that cannot be",
        text: "The value has the right type but is none of the words, or not within the bounds, that the setting \
               takes. The message lists them.",
    },
    ConfigRule {
        id: CONTRAST,
        severity: Severity::Warning,
        title: "the accent colour is not easy to read",
        text: "Links have the colour of `accent`. Its contrast with a light page is at least 4.5 to 1, or it would be an \
               error, but below the 7 to 1 that people with weak sight need (WCAG 2.2, level AAA). The message names \
               the nearest colour of the same hue that has it. For dark pages a lighter one is found by itself.",
    },
    ConfigRule {
        id: PATH,
        severity: Severity::Error,
        title: "a setting names a path that cannot be",
        text: "Paths in book.toml are relative to the folder it stands in and may not leave it: the same handbook \
               must build on every machine. The site is not written into the sources, nor over them.",
    },
    ConfigRule {
        id: KIND,
        severity: Severity::Error,
        title: "a kind of the handbook's own is not well declared",
        text: "`[kinds.<name>]` declares a type of entity. Its name has 2 to 32 lower-case letters or hyphens and is \
               no web scheme, since writers refer to an entity as `name:id`; name and plural differ from those that \
               exist; every field has a type, such as `line`, `list of text` or `team or person`.",
    },
];
