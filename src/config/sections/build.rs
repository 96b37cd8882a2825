//! `[build]`.

use super::{Key, Section};

pub(super) const SECTION: Section = Section {
    name: "build",
    keys: &[Key {
        name: "build-dir",
        doc: "The folder the site is written to; by default `public`, where GitLab Pages looks.",
        read: |config, entry, reader| {
            if let Some(path) = reader.path(&entry.key, &entry.value) {
                config.build_dir = path;
            }
        },
    }],
};
