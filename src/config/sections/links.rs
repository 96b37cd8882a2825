//! `[links]`.

use super::{Key, Section};
use crate::{
    config::{Config, Pattern, Written, ids, raw::Entry, reader::Reader},
    diag::Problem,
};

pub(super) const SECTION: Section = Section {
    name: "links",
    keys: &[
        Key {
            name: "known",
            doc: "Files that list addresses or source paths that exist elsewhere, one a line.",
            read: |config, entry, reader| config.links.known = reader.paths(entry),
        },
        Key {
            name: "ignore",
            doc: "Destinations that are not judged: a list of patterns such as `/internal/*`.",
            read: |config, entry, reader| config.links.ignore = reader.patterns(entry, Pattern::name),
        },
        Key {
            name: "roots",
            doc: "Where addresses from the root of the site are found: `{\"/handbook\" = \"content\"}`.",
            read: roots,
        },
        Key {
            name: "hosts",
            doc: "Hosts under which this handbook is known besides the one of `site-url`: links to them are judged like \
                  its own.",
            read: hosts,
        },
    ],
};

fn roots(config: &mut Config, entry: &Entry, reader: &mut Reader) {
    let Some(table) = reader.table(&entry.key, &entry.value) else { return };
    for root in &table.entries {
        if !root.key.starts_with('/') {
            let message = format!("the address `{}` should begin with `/`, the root of the site", root.key);
            reader.say(Problem::new(ids::VALUE, root.key_range, message).label("not from the root").suggest(
                format!("write `/{}`", root.key),
                root.key_range,
                format!("\"/{}\"", root.key),
            ));
            continue;
        }
        if let Some(path) = reader.path(&format!("roots.\"{}\"", root.key), &root.value) {
            let prefix = root.key.trim_end_matches('/').to_owned();
            config.links.roots.push((prefix, Written::new(path, root.value.range)));
        }
    }
    // The longest first, so that the first that fits is the right one.
    config.links.roots.sort_by(|a, b| (b.0.len(), &a.0).cmp(&(a.0.len(), &b.0)));
}

fn hosts(config: &mut Config, entry: &Entry, reader: &mut Reader) {
    for host in reader.texts(entry) {
        let text = &host.value;
        let letter = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':');
        if !text.is_empty() && text.chars().all(letter) {
            config.links.hosts.push(text.to_lowercase());
            continue;
        }
        let bare = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest).split('/').next().unwrap_or_default();
        let message = format!("`links.hosts` takes bare hosts such as `handbook.example`, not `{text}`");
        let mut problem = Problem::new(ids::VALUE, host.range, message).label("not a host");
        if !bare.is_empty() && bare.chars().all(letter) {
            problem = problem.suggest(format!("write `{bare}`"), host.range, format!("\"{bare}\""));
        }
        reader.say(problem);
    }
}
