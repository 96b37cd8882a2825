//! Compressed forms beside texts: which there are, which are kept without being made again, and how they go.
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "the names are those that the program writes")]
#![expect(clippy::disallowed_methods, reason = "the test sets the stage on a real disk and looks at what was written")]

mod support;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Read as _,
    path::PathBuf,
};

use support::{bytes, folder, put, seen, vade};
use vademecum::{
    base::Digest,
    emit::{EmitError, Guard, Options, Published, clean, publish},
};

type Plan = BTreeMap<String, Vec<u8>>;

/// A folder to publish to.
struct Site {
    root: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap() }
    }

    fn target(&self) -> PathBuf {
        self.root.path().join("public")
    }

    fn guard() -> Guard {
        Guard { project: "/nowhere".into(), ..Guard::default() }
    }

    fn put(&self, plan: &Plan, compress: bool) -> Published {
        let paths: Vec<&str> = plan.keys().map(String::as_str).collect();
        let make = |at: usize| Ok::<_, EmitError>(Cow::Borrowed(plan[paths[at]].as_slice()));
        let options = Options { compress, ..Options::default() };
        publish(&self.target(), &Self::guard(), &paths, options, &make).unwrap()
    }

    /// The names of all files but the list of them.
    fn names(&self) -> BTreeSet<String> {
        bytes(&self.target()).into_keys().filter(|name| name != ".vade-output").collect()
    }
}

fn plan(files: &[(&str, &str)]) -> Plan {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// Forms that there are, that were written, that went, and that were made and not kept.
fn counts(published: &Published) -> [usize; 4] {
    let forms = published.forms;
    [forms.all, forms.written, forms.removed, forms.made]
}

fn names(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// A text that becomes smaller.
fn text(of: &str) -> String {
    of.repeat(60)
}

/// Expects every form in a tree to be the text beside it.
fn expect_forms_of_texts(tree: &Plan) {
    for (path, form) in tree {
        let mut read = Vec::new();
        let of = if let Some(of) = path.strip_suffix(".gz") {
            flate2::read::GzDecoder::new(&**form).read_to_end(&mut read).unwrap();
            of
        } else if let Some(of) = path.strip_suffix(".br") {
            brotli::Decompressor::new(&**form, 4096).read_to_end(&mut read).unwrap();
            of
        } else {
            continue;
        };
        assert!(read == tree[of], "{path} is not what {of} is");
        assert!(form.len() < read.len(), "{path} is no smaller than {of}");
    }
}

#[test]
fn only_texts_that_become_smaller_have_forms() {
    let site = Site::new();
    let (page, style) = (text("<p>"), text("a{}"));
    let tree = plan(&[("a/index.html", &page), ("logo.png", &page), ("s.css", &style), ("tiny.txt", "x")]);
    let published = site.put(&tree, true);
    let want =
        ["a/index.html", "a/index.html.br", "a/index.html.gz", "logo.png", "s.css", "s.css.br", "s.css.gz", "tiny.txt"];
    assert_eq!(site.names(), names(&want));
    let forms = bytes(&site.target()).into_iter().filter(|(path, _)| path.ends_with(".br") || path.ends_with(".gz"));
    assert_eq!(published.forms.bytes, forms.map(|(_, form)| form.len() as u64).sum::<u64>());
    // What does not become smaller shows only when it was tried.
    assert_eq!(counts(&published), [4, 4, 0, 6]);
    assert_eq!(published.written, 8);
    expect_forms_of_texts(&bytes(&site.target()));
}

#[test]
fn what_did_not_change_is_not_compressed_again() {
    let site = Site::new();
    let (one, two) = (text("one "), text("two "));
    let mut tree = plan(&[("a.html", &one), ("b.html", &one), ("c.png", "x")]);
    assert_eq!(site.put(&tree, true).forms.made, 4);
    let before = seen(&site.target());

    let again = site.put(&tree, true);
    assert_eq!((counts(&again), again.changed), ([4, 0, 0, 0], false));
    assert_eq!(seen(&site.target()), before, "nothing was touched");

    tree.insert("b.html".to_owned(), two.into_bytes());
    let third = site.put(&tree, true);
    assert_eq!(counts(&third), [4, 2, 0, 2]);
    assert_eq!((third.written, third.kept), (3, 4));
    let after = seen(&site.target());
    for same in ["a.html", "a.html.br", "a.html.gz", "c.png"] {
        assert_eq!(after[same], before[same], "{same} is another file");
    }
    expect_forms_of_texts(&bytes(&site.target()));

    for damage in ["removed", "another length"] {
        let file = site.target().join("a.html.gz");
        fs::remove_file(&file).unwrap();
        if damage == "another length" {
            fs::write(&file, "x").unwrap();
        }
        assert_eq!(counts(&site.put(&tree, true)), [4, 1, 0, 1], "{damage}");
        expect_forms_of_texts(&bytes(&site.target()));
    }
}

#[test]
fn forms_come_and_go_together() {
    let site = Site::new();
    let one = text("one ");
    let mut tree = plan(&[("a.html", &one), ("b/c.html", &one)]);
    site.put(&tree, false);
    let plain = seen(&site.target());
    assert_eq!(counts(&site.put(&tree, true)), [4, 4, 0, 4]);
    let with = bytes(&site.target());
    let off = site.put(&tree, false);
    assert_eq!((counts(&off), off.kept), ([0, 0, 4, 0], 2));
    let back = seen(&site.target());
    assert_eq!(plain.keys().collect::<Vec<_>>(), back.keys().collect::<Vec<_>>());
    assert_eq!(plain["a.html"], back["a.html"], "a page is another file");

    site.put(&tree, true);
    assert_eq!(bytes(&site.target()), with, "other bytes than the first time");
    tree.remove("b/c.html");
    assert_eq!(counts(&site.put(&tree, true)), [2, 0, 2, 0]);
    assert!(!site.target().join("b").exists());
    assert_eq!(clean(&site.target(), &Site::guard()).unwrap(), 3);
    assert!(!site.target().exists());
}

#[test]
fn what_is_planned_has_its_place_before_a_form() {
    let site = Site::new();
    let one = text("one ");
    let long = format!("{}.html", "x".repeat(249));
    let mut tree = plan(&[
        ("a.html", &one),
        ("a.html.GZ", "a handbook's own"),
        ("b.html", &one),
        ("b.html.br/index.txt", "x"),
        (&long, &one),
    ]);
    site.put(&tree, true);
    let mut want = names(&["a.html", "a.html.GZ", "a.html.br", "b.html", "b.html.br/index.txt", "b.html.gz"]);
    want.insert(long.clone());
    assert_eq!(site.names(), want);

    // When the place becomes free, what stood there is no form; and the other way round.
    tree.remove("a.html.GZ");
    tree.insert("a.html.gz".to_owned(), b"a handbook's own".to_vec());
    site.put(&tree, true);
    assert_eq!(bytes(&site.target())["a.html.gz"], b"a handbook's own");
    for own in ["a.html.gz", "b.html.br/index.txt"] {
        tree.remove(own);
    }
    site.put(&tree, true);
    assert!(["a.html.br", "a.html.gz", "b.html.br", "b.html.gz"].iter().all(|form| site.names().contains(*form)));
    expect_forms_of_texts(&bytes(&site.target()));
    tree.insert("a.html.gz".to_owned(), b"a handbook's own".to_vec());
    site.put(&tree, true);
    assert_eq!(bytes(&site.target())["a.html.gz"], b"a handbook's own");
}

#[test]
fn forms_that_somebody_else_made_give_way() {
    let site = Site::new();
    let tree = plan(&[("a.html", &text("one "))]);
    site.put(&tree, false);
    fs::write(site.target().join("a.html.gz"), "somebody's").unwrap();
    fs::write(site.target().join("a.html.zst"), "somebody's").unwrap();
    site.put(&tree, true);
    assert_eq!(site.names(), names(&["a.html", "a.html.br", "a.html.gz"]));
    expect_forms_of_texts(&bytes(&site.target()));
}

#[test]
fn forms_of_another_hand_are_made_again() {
    let site = Site::new();
    let one = text("one ");
    let tree = plan(&[("a.html", &one), ("b.html", &one)]);
    site.put(&tree, true);
    let want = bytes(&site.target());
    // As a version with other coders would have left it.
    let list = String::from_utf8(want[".vade-output"].clone()).unwrap();
    let (lines, _) = list.rsplit_once("end ").unwrap();
    let foreign: String = lines
        .lines()
        .map(|line| match line.split_once('+') {
            Some((digest, rest)) => format!("{digest}+00000000{}\n", &rest[8..]),
            None => format!("{line}\n"),
        })
        .collect();
    assert_ne!(foreign, lines);
    fs::write(site.target().join(".vade-output"), format!("{foreign}end {}\n", Digest::of(foreign.as_bytes())))
        .unwrap();
    assert_eq!(counts(&site.put(&tree, true)), [4, 4, 0, 4]);
    assert_eq!(bytes(&site.target()), want);
}

#[test]
fn the_command_says_what_it_did() {
    let book =
        folder(&[("book.toml", "[book]\ntitle = \"H\"\n"), ("content/index.md", "---\ntitle: A\n---\n\nText.\n")]);
    put(book.path(), "content/old.md", "---\ntitle: B\naliases: [/older/]\n---\n\nText.\n");
    let check = |args: &[&str], want: &str| {
        let ran = vade(book.path(), &[&["build"], args].concat());
        assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
        assert!(ran.err.lines().any(|line| line.ends_with(want)), "{args:?}: no `{want}` in\n{}", ran.err);
    };
    check(&[], "changed");
    let plain = bytes(&book.path().join("public"));
    check(&["--compress"], " changed");
    check(&["--compress"], "compressed files beside them, none changed");
    let tree = bytes(&book.path().join("public"));
    for path in ["index.html.br", "older/index.html.gz", "404.html.br"] {
        assert!(tree.contains_key(path), "no {path}");
    }
    assert!(tree.keys().any(|path| path.ends_with(".css.br")) && tree.keys().any(|path| path.ends_with(".js.gz")));
    expect_forms_of_texts(&tree);
    put(book.path(), "book.toml", format!("[book]\ntitle = \"H\"\n[limits]\nfiles = {}\n", plain.len() + 3));
    let warning = "and `files` in `[limits]` allows";
    assert!(vade(book.path(), &["build", "--compress"]).err.contains(warning));
    // All that is written, and ten bytes of the compressed files: also a build that makes nothing says so.
    let written = |tree: &BTreeMap<String, Vec<u8>>| {
        tree.iter().filter(|(path, _)| *path != ".vade-output").map(|(_, bytes)| bytes.len()).sum::<usize>()
    };
    put(book.path(), "book.toml", format!("[book]\ntitle = \"H\"\n[limits]\nsite-size = {}\n", written(&plain) + 10));
    for _ in 0..2 {
        let ran = vade(book.path(), &["build", "--compress"]);
        assert!(ran.err.contains("and `site-size` in `[limits]` allows"), "{}", ran.err);
    }
    check(&[], "compressed files beside them are gone");
    // The list of what was written also tells of other settings.
    let site = |mut tree: BTreeMap<String, Vec<u8>>| {
        tree.remove(".vade-output");
        tree
    };
    assert_eq!(site(bytes(&book.path().join("public"))), site(plain));
}
