//! `[html]`: what mdBook has no word for.

use super::{Key, Section};
use crate::{
    base::{TextRange, VPath, contrast},
    config::{
        Accent, Config, Footer, PageLinks, Written, accent, ids,
        raw::{Data, Entry},
        reader::{Reader, one_of},
        toml_text,
    },
    diag::Problem,
};

pub(super) const SECTION: Section = Section {
    name: "html",
    keys: &[
        Key {
            name: "page-links",
            doc: "`directory` (the default) for a web server, `file` for a site that is opened from disk.",
            read: |config, entry, reader| {
                let words = [("directory", PageLinks::Directory), ("file", PageLinks::File)];
                reader.set_choice(entry, &words, &mut config.html.page_links);
            },
        },
        Key {
            name: "accent",
            doc: "The colour of links and of what is current, such as `#7a2e8e`; the one for dark pages follows from it.",
            read: read_accent,
        },
        Key {
            name: "logo",
            doc: "A picture that stands before the title at the top of every page: a path.",
            read: |config, entry, reader| {
                config.html.logo = picture(entry, reader, &["svg", "png", "jpg", "jpeg", "webp", "avif", "gif"]);
            },
        },
        Key {
            name: "favicon",
            doc: "The picture in the browser's tab: a path.",
            read: |config, entry, reader| config.html.favicon = picture(entry, reader, &["svg", "png", "ico"]),
        },
        Key {
            name: "report-url-template",
            doc: "The address of \"Report a problem\", with `{title}`, `{url}` and `{path}` for the page's; without it, a \
                  new issue in the project of `git-repository-url`. `\"\"` leaves the link out.",
            read: |config, entry, reader| {
                if reader.text(&entry.key, &entry.value).is_some_and(str::is_empty) {
                    config.html.report_url_template = Some(String::new());
                } else if let Some(text) = super::output_html::web_address(entry, reader) {
                    config.html.report_url_template = Some(text);
                }
            },
        },
        Key {
            name: "footer",
            doc: "A line of Markdown at the foot of every page; its links are checked like those of a page.",
            read: footer,
        },
        Key {
            name: "head",
            doc: "A file with `meta` and `link` elements for the head of every page: a path.",
            read: |config, entry, reader| {
                let path = reader.path(&entry.key, &entry.value);
                config.html.head = path.map(|path| Written::new(path, entry.value.range));
            },
        },
        Key {
            name: "strings",
            doc: "What the theme says in its own words, in yours: `[html.strings]` with `menu = \"Menü\"`.",
            read: |config, entry, reader| texts(entry, reader, &mut config.html.strings),
        },
        Key {
            name: "words",
            doc: "What kinds, fields and choices are called, in your words: `[html.words]` with `Goals = \"Ziele\"`.",
            read: |config, entry, reader| texts(entry, reader, &mut config.html.words),
        },
    ],
};

/// A colour that few could read would make the site worse than none, so it is refused, with the nearest that will do.
fn read_accent(config: &mut Config, entry: &Entry, reader: &mut Reader) {
    let Some(text) = reader.text(&entry.key, &entry.value) else { return };
    let range = entry.value.range;
    let Some(color) = accent::parse(text) else {
        let message = format!("`html.accent` should be a colour such as `#7a2e8e` or `teal`, not `{text}`");
        return reader.refuse(range, message, "not a colour");
    };
    config.html.accent = Some(Accent::of(color));
    let found = accent::on_light(color);
    if found >= accent::GOOD {
        return;
    }
    let least = if found < accent::LEAST { accent::LEAST } else { accent::GOOD };
    let near = contrast::hex(accent::darkened(color, least));
    // Rounded down, so that what falls short never reads as if it did not.
    let found = (found * 10.0).floor() / 10.0;
    let problem = if least < accent::GOOD {
        let message = format!("`{text}` is too light for links: its contrast with the page is {found} to 1, below 4.5");
        let good = contrast::hex(accent::darkened(color, accent::GOOD));
        Problem::new(ids::VALUE, range, message)
            .label("cannot be read by many")
            .help(format!("`{good}` would be easy to read for nearly everyone"))
    } else {
        let message =
            format!("`{text}` is a little light for links: its contrast with the page is {found} to 1, below 7");
        Problem::new(ids::CONTRAST, range, message).label("hard to read for some")
    };
    reader.say(problem.suggest(format!("the nearest that passes is `{near}`"), range, format!("\"{near}\"")));
}

/// A picture's path; `endings` are those that browsers show in that place.
fn picture(entry: &Entry, reader: &mut Reader, endings: &[&str]) -> Option<Written<VPath>> {
    let path = reader.path(&entry.key, &entry.value)?;
    if endings.iter().any(|ending| path.extension().eq_ignore_ascii_case(ending)) {
        return Some(Written::new(path, entry.value.range));
    }
    let name = reader.name(&entry.key);
    let message = format!("`{name}` should be a picture whose name ends in {}, not `{path}`", one_of(endings));
    reader.refuse(entry.value.range, message, "not such a picture");
    None
}

fn footer(config: &mut Config, entry: &Entry, reader: &mut Reader) {
    let Some(text) = reader.text(&entry.key, &entry.value) else { return };
    if text.trim().contains('\n') {
        let message = "`html.footer` should be one line".to_owned();
        return reader.refuse(entry.value.range, message, "several lines");
    }
    let TextRange { start, end } = entry.value.range;
    let raw = reader.text.get(start as usize..end as usize).unwrap_or_default();
    config.html.footer =
        Some(Footer { text: text.to_owned(), map: toml_text::map(raw, start as usize), file: reader.text.clone() });
}

/// A table of texts by names that the writer chooses from those the theme knows.
fn texts(entry: &Entry, reader: &mut Reader, texts: &mut Vec<(Written<String>, String)>) {
    let Some(table) = reader.table(&entry.key, &entry.value) else { return };
    reader.section = format!("html.{}", entry.key);
    for string in &table.entries {
        match &string.value.data {
            Data::Text(text) => {
                texts.push((Written::new(string.key.clone(), string.key_range), text.clone()));
            }
            _ => reader.mistyped(&string.key, &string.value, "text in quotes"),
        }
    }
}
