//! `[output.html.print]`: sections on one page, for paper.

use super::{Key, Section};

pub(super) const SECTION: Section = Section {
    name: "output.html.print",
    keys: &[
        Key {
            name: "enable",
            doc: "Whether each section has a page `print/` with its direct pages in order, 200 at most; by default `false`.",
            read: |config, entry, reader| reader.set_flag(entry, &mut config.html.print),
        },
        Key {
            name: "page-break",
            doc: "Whether each page in it begins on a new sheet; by default `true`.",
            read: |config, entry, reader| reader.set_flag(entry, &mut config.html.print_breaks),
        },
    ],
};
