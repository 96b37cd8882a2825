//! `[html]`: what mdBook has no word for.

use super::{Key, Section};
use crate::config::PageLinks;

pub(super) const SECTION: Section = Section {
    name: "html",
    keys: &[Key {
        name: "page-links",
        doc: "`directory` (the default) for a web server, `file` for a site that is opened from disk.",
        read: |config, entry, reader| {
            let words = [("directory", PageLinks::Directory), ("file", PageLinks::File)];
            reader.set_choice(entry, &words, &mut config.html.page_links);
        },
    }],
};
