//! `[book]`.

use super::{Key, Section};
use crate::config::{Config, raw::Entry, reader::Reader};

pub(super) const SECTION: Section = Section {
    name: "book",
    keys: &[
        Key {
            name: "title",
            doc: "The handbook's name, at the top of every page.",
            read: |config, entry, reader| reader.set_text(entry, &mut config.book.title),
        },
        Key {
            name: "authors",
            doc: "Who writes it: a list of names.",
            read: |config, entry, reader| {
                config.book.authors = reader.texts(entry).into_iter().map(|text| text.value).collect();
            },
        },
        Key {
            name: "description",
            doc: "One or two sentences for search engines and the feed.",
            read: |config, entry, reader| reader.set_text(entry, &mut config.book.description),
        },
        Key {
            name: "language",
            doc: "The language of the text, such as `en` (the default) or `pt-BR`.",
            read: language,
        },
        Key {
            name: "src",
            doc: "The folder of the sources; by default `content`.",
            read: |config, entry, reader| {
                if let Some(path) = reader.path(&entry.key, &entry.value) {
                    config.book.src = path;
                }
            },
        },
    ],
};

fn language(config: &mut Config, entry: &Entry, reader: &mut Reader) {
    let Some(text) = reader.text(&entry.key, &entry.value) else { return };
    // BCP 47: parts of up to eight letters and digits; the first is a language of two to eight letters.
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let first = text.split('-').next().unwrap_or_default();
    if text.split('-').all(part) && first.len() >= 2 && first.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        text.clone_into(&mut config.book.language);
        return;
    }
    let message = format!("`book.language` should be a language tag such as `en` or `pt-BR`, not `{text}`");
    reader.refuse(entry.value.range, message, "not a language tag");
}
