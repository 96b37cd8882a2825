//! `[limits]`.

use super::{Key, Section};
use crate::config::{
    limits::size,
    raw::{Data, Entry},
    reader::Reader,
};

const GIB: u64 = 1024 * 1024 * 1024;

pub(super) const SECTION: Section = Section {
    name: "limits",
    keys: &[
        Key {
            name: "page-size",
            doc: "Bytes of a Markdown file; by default 4 MiB.",
            read: |config, entry, reader| bytes(entry, reader, GIB, &mut config.limits.page_size),
        },
        Key {
            name: "data-size",
            doc: "Bytes of a YAML file; by default 8 MiB.",
            read: |config, entry, reader| bytes(entry, reader, GIB, &mut config.limits.data_size),
        },
        Key {
            name: "asset-size",
            doc: "Bytes of any other file; by default 100 MiB.",
            read: |config, entry, reader| bytes(entry, reader, 2 * GIB, &mut config.limits.asset_size),
        },
        Key {
            name: "yaml-depth",
            doc: "Levels of nesting in YAML; by default 64.",
            read: |config, entry, reader| count(entry, reader, 256, &mut config.limits.yaml_depth),
        },
        Key {
            name: "yaml-nodes",
            doc: "Values in one YAML text; by default 200000.",
            read: |config, entry, reader| count(entry, reader, 10_000_000, &mut config.limits.yaml_nodes),
        },
        Key {
            name: "include-depth",
            doc: "Files included within included files; by default 16.",
            read: |config, entry, reader| count(entry, reader, 64, &mut config.limits.include_depth),
        },
        Key {
            name: "files",
            doc: "Files of the site; by default 200000, which is what GitLab Pages takes.",
            read: |config, entry, reader| count(entry, reader, 10_000_000, &mut config.limits.files),
        },
        Key {
            name: "site-size",
            doc: "Bytes of the site; by default 1 GiB, which is what GitLab Pages takes.",
            read: |config, entry, reader| bytes(entry, reader, 64 * GIB, &mut config.limits.site_size),
        },
        Key {
            name: "search-size",
            doc: "Bytes of the search index, above which `vade build` warns; by default 128 MiB.",
            read: |config, entry, reader| bytes(entry, reader, 64 * GIB, &mut config.limits.search_size),
        },
        Key {
            name: "redirects",
            doc: "Redirects of the site; by default 1000, which is what GitLab Pages reads.",
            read: |config, entry, reader| count(entry, reader, 1_000_000, &mut config.limits.redirects),
        },
        Key {
            name: "path-length",
            doc: "Bytes of a path of the site; by default 1024.",
            read: |config, entry, reader| count(entry, reader, 4_096, &mut config.limits.path_length),
        },
    ],
};

fn count(entry: &Entry, reader: &mut Reader, most: u64, slot: &mut u64) {
    let Data::Whole(number) = &entry.value.data else {
        return reader.mistyped(&entry.key, &entry.value, "a whole number");
    };
    let number = number.and_then(|number| u64::try_from(number).ok());
    within(entry, reader, number, most, slot);
}

fn bytes(entry: &Entry, reader: &mut Reader, most: u64, slot: &mut u64) {
    match &entry.value.data {
        Data::Whole(_) => count(entry, reader, most, slot),
        Data::Text(text) => {
            if let Some(number) = size(text) {
                return within(entry, reader, Some(number), most, slot);
            }
            let message = format!("`limits.{}` should be a size such as `4 MiB`, not `{text}`", entry.key);
            reader.refuse(entry.value.range, message, "not a size");
        }
        _ => reader.mistyped(&entry.key, &entry.value, "a size such as `\"4 MiB\"`, or a number of bytes"),
    }
}

fn within(entry: &Entry, reader: &mut Reader, number: Option<u64>, most: u64, slot: &mut u64) {
    match number {
        Some(number) if (1..=most).contains(&number) => *slot = number,
        _ => {
            let message = format!("`limits.{}` should lie between 1 and {most}", entry.key);
            reader.refuse(entry.value.range, message, "out of bounds");
        }
    }
}
