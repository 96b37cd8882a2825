//! A build that finds everything as the last one left it makes nothing; whatever pages follow from, any change to it is
//! seen.
#![expect(clippy::disallowed_methods, reason = "the test sets the stage on a real disk")]

mod support;

use std::{collections::BTreeMap, fs, path::Path};

use support::{bytes, put, vade};

/// With what anything can be changed in: settings, a theme, files that are copied, a style sheet of its own.
fn handbook() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let book = "[book]\ntitle = \"Harbour\"\n\n[output.html]\ntheme = \"theme\"\nadditional-css = [\"own.css\"]\n";
    put(root.path(), "book.toml", book);
    put(root.path(), "own.css", "main { color: black }\n");
    put(root.path(), "theme/templates/page.html", "{% extends \"default/page.html\" %}\n");
    put(root.path(), "theme/assets/more.css", "p { margin: 0 }\n");
    put(root.path(), "content/index.md", "---\ntitle: Harbour\n---\n\nSee ~urgent and [the map](map.txt).\n");
    put(root.path(), "content/map.txt", "north");
    put(root.path(), "content/plan.md", "---\ntitle: Plan\nstatus: draft\nreview_by: 2026-12-01\n---\n\nNot yet.\n");
    put(root.path(), "content/labels.yaml", "labels:\n  - {name: urgent, description: At once}\n");
    root
}

/// Builds; whether any page was made for it, by the table of the stages.
fn build(root: &Path, args: &[&str]) -> bool {
    let ran = vade(root, &[&["build", "--timings", "--dest-dir", "public"], args].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.err.lines().any(|line| line.trim_start().starts_with("pages"))
}

/// The site, but for the list of what was written.
fn site(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = bytes(&root.join("public"));
    files.remove(".vade-output");
    files
}

/// Builds twice, makes a change, and builds with `args`: the last site must be the one of a folder in which nothing was.
#[track_caller]
fn check(change: impl Fn(&Path), args: &[&str]) {
    let root = handbook();
    let day = ["--today", "2026-11-22"];
    assert!(build(root.path(), &day), "the first build makes pages");
    assert!(!build(root.path(), &day), "the second one has nothing to make");
    change(root.path());
    let args = if args.contains(&"--today") { args.to_vec() } else { [&day[..], args].concat() };
    assert!(build(root.path(), &args), "the change was not seen");
    let clean = handbook();
    change(clean.path());
    build(clean.path(), &args);
    assert!(site(root.path()) == site(clean.path()), "the site is not that of a clean build");
    assert!(!build(root.path(), &args), "the build after it has nothing to make");
}

#[test]
fn any_change_is_seen() {
    let write = |path: &'static str, from: &'static str, to: &'static str| {
        move |root: &Path| {
            let text = fs::read_to_string(root.join(path)).unwrap();
            assert!(text.contains(from), "{path} has no {from}");
            // Of the same length, and written at the same time: only what is in it tells.
            assert_eq!(from.len(), to.len());
            let times = fs::metadata(root.join(path)).unwrap().modified().unwrap();
            fs::write(root.join(path), text.replace(from, to)).unwrap();
            fs::File::options().write(true).open(root.join(path)).unwrap().set_modified(times).unwrap();
        }
    };
    check(write("content/index.md", "See", "Saw"), &[]);
    check(write("content/map.txt", "north", "south"), &[]);
    check(write("content/labels.yaml", "At once", "At noon"), &[]);
    check(write("own.css", "black", "green"), &[]);
    check(write("book.toml", "Harbour", "Airport"), &[]);
    check(write("theme/assets/more.css", "0", "1"), &[]);
    check(
        |root| {
            put(
                root,
                "theme/templates/page.html",
                "{% extends \"default/page.html\" %}{% block footer %}{% endblock %}\n",
            );
        },
        &[],
    );
    check(|root| put(root, "content/new.md", "---\ntitle: New\n---\n\nText.\n"), &[]);
}

#[test]
fn what_the_command_line_says_is_seen() {
    check(|_| {}, &["--drafts"]);
    check(|_| {}, &["--drafts", "--today", "2027-01-01"]);
    check(|_| {}, &["--compress"]);
    check(
        |root| put(root, "content/index.md", "---\ntitle: Harbour\n---\n\nSee ~\"urgnt\".\n"),
        &["--rule", "label/undeclared=warning"],
    );
}

#[test]
fn a_site_that_is_not_as_it_was_left_is_made_again() {
    let check = |damage: fn(&Path)| {
        let root = handbook();
        build(root.path(), &[]);
        let before = site(root.path());
        damage(&root.path().join("public"));
        assert!(build(root.path(), &[]), "the damage was not seen");
        assert!(site(root.path()) == before, "the damage is still there");
    };
    check(|site| fs::remove_file(site.join("index.html")).unwrap());
    check(|site| fs::write(site.join("index.html"), "short").unwrap());
    check(|site| fs::remove_dir_all(site.join("assets")).unwrap());
}
