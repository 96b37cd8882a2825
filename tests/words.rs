//! Every word that readers see stands in the sources, or can be replaced by the settings.
//!
//! The handbook of `golden/` is built with each string and each word of declarations replaced by a sign without letters;
//! whatever is still a word then has to come from the sources.

#![expect(clippy::disallowed_methods, reason = "the test reads its own settings")]

mod support;

use std::{collections::BTreeSet, fmt::Write as _};

use html5gum::{Token, Tokenizer};
use support::{TODAY, fixture_folder, put, site::Site, vade};
use vademecum::{
    base::VPath,
    config,
    engines::emoji,
    kinds::Registry,
    render::{default_strings, known_words},
};

const HANDBOOK: &str = include_str!("golden/handbook.txt");
/// Names and parts of addresses, which are no words of a language.
const NAMES: [&str; 3] = ["vade", "mermaid", "search"];
/// Attributes that are shown, or said aloud.
const SHOWN: [&str; 5] = ["title", "alt", "aria-label", "placeholder", "data-th"];
/// What a script finds things by: ids, names of columns, the address of another script.
const UNSEEN: [&str; 3] = ["data-row", "data-c", "data-src"];

/// The same text without words: its placeholders and a sign.
fn unworded(text: &str) -> String {
    let places = text.split('{').skip(1).filter_map(|rest| Some(format!(" {{{}}}", rest.split_once('}')?.0)));
    format!("§{}", places.collect::<String>())
}

fn settings(config: &config::Config) -> String {
    let mut toml = "\n[html.strings]\n".to_owned();
    for (name, text) in default_strings() {
        let text = if name == "months" { ["§"; 12].join(" ") } else { unworded(&text) };
        let _ = writeln!(toml, "{name} = \"{text}\"");
    }
    toml.push_str("\n[html.words]\n");
    let words = known_words(&Registry::with(config.kinds.clone()));
    for word in words.into_iter().chain(emoji::names().map(str::to_owned)) {
        let _ = writeln!(toml, "\"{word}\" = \"§\"");
    }
    toml
}

fn words(text: &str, into: &mut BTreeSet<String>) {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
    into.extend(words.map(str::to_lowercase));
}

/// The words of a page: its text, and what attributes say.
fn shown(html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut hidden = false;
    for token in Tokenizer::new(html) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                hidden = matches!(&tag.name[..], b"script" | b"style");
                for (name, value) in &tag.attributes {
                    let name = String::from_utf8_lossy(name);
                    if SHOWN.contains(&&*name) || (name.starts_with("data-") && !UNSEEN.contains(&&*name)) {
                        words(&String::from_utf8_lossy(value), &mut found);
                    }
                }
            }
            Token::EndTag(_) => hidden = false,
            Token::String(text) if !hidden => words(&String::from_utf8_lossy(&text), &mut found),
            _ => {}
        }
    }
    found
}

#[test]
fn every_word_can_be_replaced() {
    let root = fixture_folder(HANDBOOK);
    let book = std::fs::read_to_string(root.path().join("book.toml")).unwrap();
    let (config, _) = config::parse(&VPath::new("book.toml").unwrap(), &book);
    put(root.path(), "book.toml", book + &settings(&config));
    let ran = vade(root.path(), &["build", "--allow-errors", "--today", TODAY]);
    let site = Site::read(&root.path().join("public"));
    assert!(site.pages.len() > 60, "{}{}", ran.out, ran.err);

    let mut faults = site.faults("en");
    // It has a title and, on purpose, a first heading beside it.
    faults.retain(|fault| !fault.starts_with("plans/winter/"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));

    let mut sources: BTreeSet<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    words(HANDBOOK, &mut sources);
    // What is wrong is told in English, in pages as in reports.
    words(&ran.out, &mut sources);
    words(&ran.err, &mut sources);
    let mut fixed = BTreeSet::new();
    for name in site.pages.keys() {
        let of_page = shown(site.text(name));
        fixed.extend(of_page.difference(&sources).map(|word| format!("{word} ({name})")));
    }
    assert!(fixed.is_empty(), "words that no setting replaces:\n{}", fixed.into_iter().collect::<Vec<_>>().join("\n"));
}
