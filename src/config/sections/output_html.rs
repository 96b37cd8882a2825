//! `[output.html]`.

use super::{Key, Section};
use crate::{
    config::{Config, Redirect, Scheme, SiteUrl, Written, ids, raw::Entry, reader::Reader},
    diag::Problem,
};

pub(super) const SECTION: Section = Section {
    name: "output.html",
    keys: &[
        Key {
            name: "site-url",
            doc: "Where the site will live, such as `https://handbook.example/` or `/handbook/`; needed for the sitemap \
                  and the feed. On GitLab it is known without being told.",
            read: site_url,
        },
        Key {
            name: "theme",
            doc: "A folder whose templates and files override the built-in theme's.",
            read: |config, entry, reader| {
                if let Some(path) = reader.path(&entry.key, &entry.value) {
                    config.html.theme = Some(Written::new(path, entry.value.range));
                }
            },
        },
        Key {
            name: "default-theme",
            doc: "`light` (the default) or `dark`: the colours when a reader's system asks for nothing.",
            read: |config, entry, reader| scheme(entry, reader, &mut config.html.default_theme),
        },
        Key {
            name: "additional-css",
            doc: "Style sheets added to every page: a list of paths.",
            read: |config, entry, reader| config.html.additional_css = reader.paths(entry),
        },
        Key {
            name: "additional-js",
            doc: "Scripts added to every page: a list of paths.",
            read: |config, entry, reader| config.html.additional_js = reader.paths(entry),
        },
        Key {
            name: "edit-url-template",
            doc: "The address of \"Edit this page\", with `{path}` for the source's path.",
            read: edit_url,
        },
        Key {
            name: "git-repository-url",
            doc: "The project's address, linked at the top of every page.",
            read: |config, entry, reader| {
                if let Some(text) = web_address(entry, reader) {
                    config.html.git_repository_url = Some(text);
                }
            },
        },
        Key {
            name: "redirect",
            doc: "Old addresses and where they lead now: `\"/old/page.html\" = \"/new/page/\"`.",
            read: redirect,
        },
    ],
};

fn site_url(config: &mut Config, entry: &Entry, reader: &mut Reader) {
    let Some(text) = reader.text(&entry.key, &entry.value) else { return };
    if let Some(url) = SiteUrl::parse(text) {
        config.html.site_url = Some(url);
        return;
    }
    let range = entry.value.range;
    let message =
        format!("`output.html.site-url` should be a web address or a path that begins with `/`, not `{text}`");
    let mut problem = Problem::new(ids::VALUE, range, message).label("neither address nor path");
    let slashed = format!("/{text}");
    if !text.contains(':') && SiteUrl::parse(&slashed).is_some() {
        problem = problem.suggest(format!("write `{slashed}`"), range, format!("\"{slashed}\""));
    }
    reader.say(problem);
}

/// mdBook's five themes are taken for the two that are here.
fn scheme(entry: &Entry, reader: &mut Reader, slot: &mut Scheme) {
    const OURS: &[(&str, Scheme)] = &[("light", Scheme::Light), ("dark", Scheme::Dark)];
    const THEIRS: &[(&str, Scheme)] =
        &[("rust", Scheme::Light), ("coal", Scheme::Dark), ("navy", Scheme::Dark), ("ayu", Scheme::Dark)];
    let Some(text) = reader.text(&entry.key, &entry.value) else { return };
    let lower = text.to_lowercase();
    let Some((_, theirs)) = THEIRS.iter().find(|(name, _)| *name == lower) else {
        return reader.set_choice(entry, OURS, slot);
    };
    *slot = *theirs;
    let ours = if *theirs == Scheme::Light { "light" } else { "dark" };
    reader.say(
        Problem::new(
            ids::MDBOOK_KEY,
            entry.value.range,
            format!("`{text}` is a theme of mdBook; here it means `{ours}`"),
        )
        .label("a theme of mdBook")
        .suggest(format!("write `{ours}`"), entry.value.range, format!("\"{ours}\"")),
    );
}

/// An `http` or `https` address.
pub(super) fn web_address(entry: &Entry, reader: &mut Reader) -> Option<String> {
    let text = reader.text(&entry.key, &entry.value)?;
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>');
    if host.is_some_and(|host| !host.is_empty() && !host.starts_with('/')) && !text.contains(odd) {
        return Some(text.to_owned());
    }
    let name = reader.name(&entry.key);
    let message = format!("`{name}` should be an address that begins with `https://`, not `{text}`");
    reader.refuse(entry.value.range, message, "not a web address");
    None
}

fn edit_url(config: &mut Config, entry: &Entry, reader: &mut Reader) {
    let Some(text) = web_address(entry, reader) else { return };
    if text.contains("{path}") {
        config.html.edit_url_template = Some(text);
        return;
    }
    let message = "`output.html.edit-url-template` should hold `{path}`, where the page's path goes".to_owned();
    reader.refuse(entry.value.range, message, "`{path}` is missing");
}

fn redirect(config: &mut Config, entry: &Entry, reader: &mut Reader) {
    let Some(table) = reader.table(&entry.key, &entry.value) else { return };
    for redirect in &table.entries {
        let Some(to) = reader.text(&redirect.key, &redirect.value) else { continue };
        let (from, range) = (&redirect.key, redirect.key_range);
        let odd = |text: &str| text.is_empty() || text.contains(|c: char| c.is_whitespace() || c.is_control());
        if !from.starts_with('/') {
            let message = format!("the old address `{from}` should begin with `/`, the root of the site");
            reader.say(Problem::new(ids::VALUE, range, message).label("not from the root").suggest(
                format!("write `/{from}`"),
                range,
                format!("\"/{from}\""),
            ));
        } else if odd(from) || odd(to) {
            let message = format!("the redirect from `{from}` should be from one address to another, without blanks");
            reader.refuse(redirect.value.range, message, "not an address");
        } else {
            config.html.redirects.push(Redirect {
                from: Written::new(from.clone(), range),
                to: Written::new(to.to_owned(), redirect.value.range),
            });
        }
    }
}
