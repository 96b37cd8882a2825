//! `[output.html.search]`.

use super::{Key, Section};

pub(super) const SECTION: Section = Section {
    name: "output.html.search",
    keys: &[
        Key {
            name: "enable",
            doc: "Whether there is a search; by default `true`.",
            read: |config, entry, reader| reader.set_flag(entry, &mut config.search.enable),
        },
        Key {
            name: "limit-results",
            doc: "How many results are shown; by default 30.",
            read: |config, entry, reader| reader.set_number(entry, (1, 1000), &mut config.search.limit_results),
        },
        Key {
            name: "teaser-word-count",
            doc: "How many words of a page a result shows; by default 30.",
            read: |config, entry, reader| reader.set_number(entry, (1, 1000), &mut config.search.teaser_word_count),
        },
        Key {
            name: "use-boolean-and",
            doc: "Whether every word must occur; by default `true`.",
            read: |config, entry, reader| reader.set_flag(entry, &mut config.search.use_boolean_and),
        },
        Key {
            name: "boost-title",
            doc: "The weight of a word in a page's title; by default 2.",
            read: |config, entry, reader| reader.set_number(entry, (0, 100), &mut config.search.boost_title),
        },
        Key {
            name: "boost-hierarchy",
            doc: "The weight of a word in a heading; by default 1.",
            read: |config, entry, reader| reader.set_number(entry, (0, 100), &mut config.search.boost_hierarchy),
        },
        Key {
            name: "boost-paragraph",
            doc: "The weight of a word in the text; by default 1.",
            read: |config, entry, reader| reader.set_number(entry, (0, 100), &mut config.search.boost_paragraph),
        },
        Key {
            name: "expand",
            doc: "Whether a word also finds longer words that begin with it; by default `true`.",
            read: |config, entry, reader| reader.set_flag(entry, &mut config.search.expand),
        },
        Key {
            name: "heading-split-level",
            doc: "Headings down to this level are results of their own; by default 3.",
            read: |config, entry, reader| reader.set_number(entry, (1, 6), &mut config.search.heading_split_level),
        },
    ],
};
