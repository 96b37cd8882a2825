//! `[git]`.

use super::{Key, Section};

pub(super) const SECTION: Section = Section {
    name: "git",
    keys: &[Key {
        name: "dates",
        doc: "Whether pages show when they were last changed, as git tells; by default `true`.",
        read: |config, entry, reader| reader.set_flag(entry, &mut config.dates),
    }],
};
