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
    base::{TextRange, VPath, nearest},
    config::{self, Config, Written},
    diag::Problem,
    engines::emoji,
    kinds::Registry,
    model::{Source, read_line},
    render::{known_words, view::default_strings},
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
        if name.value == "months" && text.split_whitespace().count() != 12 {
            let message =
                "`html.strings.months` should be the names of the twelve months with blanks between".to_owned();
            extra.push((book(config), Problem::new(config::ids::VALUE, name.range, message)));
            continue;
        }
        if let Some(slot) = strings.get_mut(&name.value) {
            slot.clone_from(text);
            continue;
        }
        let message = format!("the theme says nothing by the name `{}`", name.value);
        let problem = Problem::new(config::ids::UNKNOWN_KEY, name.range, message).label("unknown name");
        let near = nearest(&name.value, strings.keys().map(String::as_str), 1);
        extra.push((book(config), with_nearest(problem, name.range, &near)));
    }
    Arc::new(strings)
}

/// The words of declarations in the handbook's language; and what is wrong with those.
pub(super) fn words(config: &Config, extra: &mut Vec<(VPath, Problem)>) -> Arc<BTreeMap<String, String>> {
    let mut words = BTreeMap::new();
    if config.html.words.is_empty() {
        return Arc::default();
    }
    let known = known_words(&Registry::with(config.kinds.clone()));
    for (word, text) in &config.html.words {
        if known.contains(&word.value) || emoji::names().any(|name| name == word.value) {
            words.insert(word.value.clone(), text.clone());
            continue;
        }
        let message = format!("no kind, field or choice is called `{}`", word.value);
        let problem = Problem::new(config::ids::UNKNOWN_KEY, word.range, message).label("unknown word");
        let near = nearest(&word.value, known.iter().map(String::as_str), 1);
        extra.push((book(config), with_nearest(problem, word.range, &near)));
    }
    Arc::new(words)
}

fn with_nearest(problem: Problem, range: TextRange, near: &[&str]) -> Problem {
    near.iter().fold(problem, |problem, near| {
        let bare = near.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        let key = if bare { (*near).to_owned() } else { format!("\"{near}\"") };
        problem.suggest(format!("write `{near}`"), range, key)
    })
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
