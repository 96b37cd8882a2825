//! A small handbook and the pages it becomes, as they are kept in `golden/site/`. `UPDATE_GOLDEN=1` writes them anew;
//! the difference is then read before it is committed.
//!
//! One link in it leads to a draft, on purpose: how a bad place is marked is part of what is kept.
#![expect(clippy::disallowed_methods, reason = "the test keeps its expectations in files")]

mod support;

use std::{fs, path::PathBuf};

use support::{TODAY, fixture_folder, same_bytes, vade};

/// The outputs that are kept: one of each sort.
const KEPT: &[&str] = &[
    "404.html",
    "assets/labels.css",
    "berths/north-1/index.html",
    "index.html",
    "labels/berth-status-1-asked/index.html",
    "labels/index.html",
    "old/requests/index.html",
    "old/tables.html",
    "people/jo/index.html",
    "personas/index.html",
    "personas/mara/index.html",
    "personas/rosa/index.html",
    "plans/winter/index.html",
    "requests/index.html",
    "robots.txt",
    "sitemap.xml",
    "systems/index.html",
    "teams/harbour-office/index.html",
    "terms/ice-class/index.html",
    "who/index.html",
    "workflows/visit/asked/index.html",
    "workflows/visit/index.html",
];

/// Takes out what changes with every touch of the theme: hashes in the names of its files.
fn plain(bytes: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('.') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let hash: String = after[1..].chars().take_while(char::is_ascii_hexdigit).collect();
        if hash.len() == 8 && after[9..].starts_with('.') {
            out.push_str(".HASH");
            rest = &after[9..];
        } else {
            out.push_str(&after[..1]);
            rest = &after[1..];
        }
    }
    out.push_str(rest);
    // The release is named in every page.
    out.replace(concat!("vade ", env!("CARGO_PKG_VERSION")), "vade VERSION").into_bytes()
}

fn check(made: &std::collections::BTreeMap<String, Vec<u8>>) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/site");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        for (name, bytes) in made {
            support::put(&folder, name, bytes);
        }
    }
    let golden = support::bytes(&folder);
    same_bytes("against tests/golden/site (UPDATE_GOLDEN=1 accepts what is new)", &golden, made);
}

#[test]
fn hashes_are_left_out() {
    let check = |text: &str, want: &str| assert_eq!(plain(text.as_bytes()), want.as_bytes());
    check("<a href='style.2e898647.css'>", "<a href='style.HASH.css'>");
    check("1.2.3 it's 12345678.9", "1.2.3 it's 12345678.9");
}

#[test]
fn the_golden_site() {
    let root = fixture_folder(include_str!("golden/handbook.txt"));
    let built = vade(root.path(), &["build", "--allow-errors", "--today", TODAY]);
    let report = vade(root.path(), &["check", "--today", TODAY]);
    let site = support::bytes(&root.path().join("public"));
    let names: String =
        site.keys().filter(|name| *name != ".vade-output").fold(String::new(), |all, name| all + name + "\n");
    let mut made: std::collections::BTreeMap<String, Vec<u8>> = KEPT
        .iter()
        .map(|name| {
            let bytes = site.get(*name).unwrap_or_else(|| panic!("there is no {name}: {}\n{names}", built.err));
            ((*name).to_owned(), plain(bytes))
        })
        .collect();
    made.insert("all-outputs.txt".to_owned(), plain(names.as_bytes()));
    made.insert("report.txt".to_owned(), report.out.into_bytes());
    check(&made);
}
