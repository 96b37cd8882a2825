//! `[markdown]`.

use super::{Key, Section};
use crate::syntax::markdown::AnchorStyle;

/// The styles, by their names.
const ANCHORS: &[(&str, AnchorStyle)] = &[
    ("gitlab", AnchorStyle::Gitlab),
    ("gitlab-legacy", AnchorStyle::GitlabLegacy),
    ("github", AnchorStyle::Github),
    ("mdbook", AnchorStyle::Mdbook),
    ("hugo", AnchorStyle::Hugo),
    ("kramdown", AnchorStyle::Kramdown),
];

pub(super) const SECTION: Section = Section {
    name: "markdown",
    keys: &[
        Key {
            name: "anchors",
            doc: "How headings get their addresses: `gitlab` (the default), `gitlab-legacy` (before 17.0), `github`, \
                  `mdbook`, `hugo` or `kramdown`.",
            read: |config, entry, reader| reader.set_choice(entry, ANCHORS, &mut config.dialect.anchors),
        },
        Key {
            name: "definition-lists",
            doc: "Whether a line that begins with `:` defines the line above; by default `false`.",
            read: |config, entry, reader| reader.set_flag(entry, &mut config.dialect.definition_lists),
        },
        Key {
            name: "dollar-math",
            doc: "Whether `$x$` is a formula; by default `false`.",
            read: |config, entry, reader| reader.set_flag(entry, &mut config.dialect.dollar_math),
        },
        Key {
            name: "smart-punctuation",
            doc: "Whether quotes become curly and `--` a dash; by default `false`.",
            read: |config, entry, reader| reader.set_flag(entry, &mut config.dialect.smart_punctuation),
        },
        Key {
            name: "sub-superscript",
            doc: "Whether `~x~` is lowered and `^x^` raised; by default `false`.",
            read: |config, entry, reader| reader.set_flag(entry, &mut config.dialect.sub_superscript),
        },
        Key {
            name: "wikilinks",
            doc: "Whether `[[page]]` is a link; by default `false`.",
            read: |config, entry, reader| reader.set_flag(entry, &mut config.dialect.wikilinks),
        },
    ],
};
