//! What the owner of a handbook sets for all pages: words, colour, pictures, the line at the foot.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    SessionOptions,
    inputs::{book, missing_setting},
};
use crate::{
    base::{VPath, nearest},
    config::{self, Config, Written},
    diag::Problem,
    model::{Source, read_line},
    render::view::default_strings,
    syntax::html::{Token, Tokens},
    vfs::Vfs,
};

/// Elements that a file for the head may hold. The rest would be shown, or is forbidden by the policy of the pages.
const IN_HEAD: [&str; 3] = ["meta", "link", "script"];

/// Files outside the sources that every page links.
pub(super) fn own_files(config: &Config) -> Vec<&Written<VPath>> {
    let html = &config.html;
    let one = html.logo.iter().chain(&html.favicon);
    let mut files: Vec<&Written<VPath>> = html.additional_css.iter().chain(&html.additional_js).chain(one).collect();
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(&file.value));
    files
}

/// The theme's words, with the handbook's own in their places; and what is wrong with those.
pub(super) fn strings(config: &Config, extra: &mut Vec<(VPath, Problem)>) -> Arc<BTreeMap<String, String>> {
    let mut strings = default_strings();
    for (name, text) in &config.html.strings {
        if let Some(slot) = strings.get_mut(&name.value) {
            slot.clone_from(text);
            continue;
        }
        let message = format!("the theme says nothing by the name `{}`", name.value);
        let mut problem = Problem::new(config::ids::UNKNOWN_KEY, name.range, message).label("unknown name");
        for near in nearest(&name.value, strings.keys().map(String::as_str), 1) {
            problem = problem.suggest(format!("write `{near}`"), name.range, near);
        }
        extra.push((book(config), problem));
    }
    Arc::new(strings)
}

/// The line at the foot, as a source: what it refers to is judged like what a page refers to.
pub(super) fn footer(options: &SessionOptions) -> Option<Arc<Source>> {
    let config = &options.config;
    let footer = config.html.footer.as_ref()?;
    let path = book(config);
    Some(Arc::new(read_line(&path, &footer.file, (&footer.text, &footer.map), &config.dialect)))
}

/// The owner's elements for the head of every page; and what is wrong with them.
pub(super) fn head(vfs: &Vfs, config: &Config, extra: &mut Vec<(VPath, Problem)>) -> String {
    let Some(file) = &config.html.head else { return String::new() };
    let text = vfs.read_bytes(&file.value).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let Some(text) = text else {
        extra.push(missing_setting(config, file.range, &file.value));
        return String::new();
    };
    let mut refuse = |what: &str, help: &str| {
        let message = format!("`{}` cannot go into the head of a page: it holds {what}", file.value);
        let problem = Problem::new(config::ids::VALUE, file.range, message).help(help);
        extra.push((book(config), problem));
    };
    for token in Tokens::new(&text) {
        match token {
            Token::Open(tag) if !IN_HEAD.contains(&&*tag.name) => {
                let help =
                    "only `meta`, `link` and `script` elements can; styles go into a file that `additional-css` names";
                refuse(&format!("`<{}>`", tag.name), help);
                break;
            }
            Token::Open(tag) if tag.name == "script" && !tag.attributes.iter().any(|one| one.name == "src") => {
                refuse("a script within the page", "put it into a file, and name that in `additional-js`");
                break;
            }
            Token::Text(range) if !text[range.clone()].trim().is_empty() => {
                refuse("text that would be shown", "only `meta`, `link` and `script` elements can");
                break;
            }
            Token::Comment { closed: false, .. } => {
                refuse("a comment that does not end", "close it with `-->`");
                break;
            }
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// Which way a language is written. A script that the tag names (`az-Arab`) says more than the language.
pub(super) fn direction(language: &str) -> &'static str {
    const SCRIPTS: [&str; 8] = ["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"];
    const LANGUAGES: [&str; 15] =
        ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];
    let lower = language.to_lowercase();
    let mut parts = lower.split('-');
    let first = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let rtl = script.map_or(LANGUAGES.contains(&first), |script| SCRIPTS.contains(&script));
    if rtl { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_direction_follows_from_the_language() {
        let check = |language: &str, want: &str| assert_eq!(direction(language), want, "{language}");
        check("en", "ltr");
        check("ar", "rtl");
        check("he-IL", "rtl");
        check("AZ-Arab", "rtl");
        check("ar-Latn", "ltr");
        check("yi", "rtl");
        check("pt-BR", "ltr");
    }
}
