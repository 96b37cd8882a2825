//! What runs keep for later ones in `.vade`: it changes no byte of a site, whatever became of it meanwhile.
#![expect(clippy::disallowed_methods, reason = "the test sets the stage on a real disk")]

mod support;

use std::{collections::BTreeMap, fs, os::unix::fs::MetadataExt, path::Path};

use support::{bytes, put, vade};

const CODE: &str = "# Code\n\n```rust\nfn main() { let a = \"<é>\"; }\n```\n\n```json\n{\"a\": [1]}\n```\n";
const DRAWING: &str = "# Drawing\n\n```mermaid\nflowchart LR\n  A[Ask] --> B[Answer]\n```\n";

fn handbook() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "book.toml", "[book]\ntitle = \"Harbour\"\n");
    put(root.path(), "content/index.md", "# Harbour\n\n[Code](code.md) and [a drawing](drawing.md).\n");
    put(root.path(), "content/code.md", CODE);
    put(root.path(), "content/drawing.md", DRAWING);
    root
}

/// Builds into a folder of its own, so that nothing but `.vade` can be of use.
fn build(root: &Path, to: &str, args: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let ran = vade(root, &[&["build", "--dest-dir", to, "--today", "2026-11-22"], args].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    bytes(&root.join(to))
}

/// What tells whether a file is still the very same.
fn inode(root: &Path, name: &str) -> Option<u64> {
    fs::metadata(root.join(".vade").join(name)).ok().map(|meta| meta.ino())
}

#[test]
fn a_build_keeps_what_it_made_and_the_next_finds_it() {
    let root = handbook();
    let root = root.path();
    let first = build(root, "one", &[]);
    let kept = bytes(&root.join(".vade"));
    assert_eq!(kept.keys().collect::<Vec<_>>(), [".gitignore", "CACHEDIR.TAG", "code", "drawings"]);
    let inodes = || ["code", "drawings"].map(|name| inode(root, name));
    let before = inodes();
    assert!(before.iter().all(Option::is_some), "{before:?}");
    assert!(build(root, "two", &[]) == first, "another site than the first");
    put(root, "content/index.md", "# Harbour\n\nOther words.\n");
    build(root, "three", &[]);
    assert_eq!(inodes(), before, "all of it was found");
    put(root, "content/code.md", CODE.replace("[1]", "[2]"));
    build(root, "four", &[]);
    assert_ne!(inodes()[0], before[0], "the new block is kept too");
    assert_eq!(inodes()[1..], before[1..], "no drawing is new");
}

#[test]
fn whatever_is_kept_the_site_is_the_same() {
    let root = handbook();
    let root = root.path();
    let clean = build(root, "clean", &["--no-cache"]);
    assert!(!root.join(".vade").exists(), "nothing was to be kept");
    let other = tempfile::tempdir().unwrap();
    put(other.path(), "content/index.md", "# Another\n\n```rust\nlet a = 2;\n```\n");
    build(other.path(), "public", &[]);
    let mut number = 0;
    let mut check = |what: &str, harm: &dyn Fn(&Path, &str)| {
        build(root, "before", &[]);
        for name in ["code", "drawings"] {
            harm(&root.join(".vade").join(name), name);
        }
        number += 1;
        assert!(build(root, &format!("after{number}"), &[]) == clean, "{what}");
        assert!(build(root, &format!("again{number}"), &[]) == clean, "{what}, and again");
        for at in ["before", &format!("after{number}"), &format!("again{number}")] {
            fs::remove_dir_all(root.join(at)).unwrap();
        }
    };
    check("as it was", &|_, _| {});
    check("gone", &|path, _| fs::remove_file(path).unwrap());
    check("cut off", &|path, _| {
        let bytes = fs::read(path).unwrap();
        fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
    });
    check("empty", &|path, _| fs::write(path, "").unwrap());
    check("with a wrong byte", &|path, _| {
        let mut bytes = fs::read(path).unwrap();
        let at = bytes.len() / 2;
        bytes[at] ^= 1;
        fs::write(path, bytes).unwrap();
    });
    check("of another program", &|path, _| {
        let bytes = fs::read(path).unwrap();
        let text = String::from_utf8_lossy(&bytes).replacen("0.1", "9.9", 1);
        fs::write(path, text).unwrap();
    });
    check("of another handbook", &|path, name| {
        if let Ok(bytes) = fs::read(other.path().join(".vade").join(name)) {
            fs::write(path, bytes).unwrap();
        }
    });
    check("a folder", &|path, _| {
        fs::remove_file(path).ok();
        fs::create_dir_all(path).unwrap();
    });
    fs::remove_dir_all(root.join(".vade")).unwrap();
    check_file_in_its_place(root, &clean);
}

/// A file where the folder would be is somebody else's.
fn check_file_in_its_place(root: &Path, clean: &BTreeMap<String, Vec<u8>>) {
    put(root, ".vade", "mine");
    assert!(build(root, "file", &[]) == *clean);
    assert_eq!(fs::read(root.join(".vade")).unwrap(), b"mine");
}

#[test]
fn check_writes_nothing_and_clean_removes_it() {
    let root = handbook();
    let root = root.path();
    assert_eq!(vade(root, &["check", "--today", "2026-11-22"]).code, 0);
    assert!(!root.join(".vade").exists(), "`check` writes nothing");
    build(root, "public", &[]);
    let ran = vade(root, &["clean"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!root.join(".vade").exists() && !root.join("public").exists(), "{}", ran.err);
    let ran = vade(root, &["clean"]);
    assert!(ran.code == 0 && ran.err.contains("there is no site"), "{}", ran.err);
}

#[test]
fn a_site_with_errors_is_not_written_but_its_drawings_are_kept() {
    let root = handbook();
    let root = root.path();
    put(root, "content/index.md", "# Harbour\n\n[Gone](gone.md)\n");
    let ran = vade(root, &["build", "--today", "2026-11-22"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(!root.join("public").exists());
    assert!(inode(root, "drawings").is_some() && inode(root, "code").is_none());
}
