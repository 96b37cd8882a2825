//! Holds the manual in `docs/` to the program.
//!
//! Three things are checked. What a page repeats from the code (kinds, keys, views, rules) stands between
//! `<!-- generated: … -->` and `<!-- /generated -->` and must be what the code says now. What a page shows of the program
//! at work is played again, see [`transcript`]. What a page says in its own words about options, exit codes and formats
//! must name all there are and no others. `UPDATE_MANUAL=1 cargo test --test manual` writes the first two anew.
#![expect(clippy::disallowed_methods, reason = "the test reads and writes the manual's own pages")]

mod generate;
mod pages;
mod prose;
mod tables;
mod transcript;

use pages::Page;

/// Where the manual is.
fn docs() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// Whether pages are to be written anew.
fn updating() -> bool {
    std::env::var("UPDATE_MANUAL").is_ok_and(|value| !value.is_empty())
}

/// Compares each page with what `renew` makes of it, or writes that.
fn hold(renew: impl Fn(&Page) -> String) {
    let mut stale = Vec::new();
    for page in pages::all() {
        let want = renew(&page);
        if want == page.text {
            continue;
        }
        if updating() {
            std::fs::write(docs().join(&page.name), want).unwrap();
        } else {
            let line = page.text.lines().zip(want.lines()).take_while(|(old, new)| old == new).count();
            let (old, new) = (page.text.lines().nth(line), want.lines().nth(line));
            stale.push(format!("docs/{}:{}: {old:?} should be {new:?}", page.name, line + 1));
        }
    }
    assert!(stale.is_empty(), "UPDATE_MANUAL=1 cargo test --test manual\n{}", stale.join("\n"));
}

/// One test for both, because both may rewrite the same file.
#[test]
fn repeats_what_the_code_declares_and_does() {
    hold(generate::page);
    hold(transcript::page);
}

#[test]
fn leaves_nothing_out() {
    let wanted = generate::wanted();
    let present: Vec<String> = pages::all().iter().flat_map(|page| generate::regions(&page.text)).collect();
    for name in &wanted {
        assert_eq!(present.iter().filter(|found| *found == name).count(), 1, "`<!-- generated: {name} -->`");
    }
    for name in &present {
        assert!(wanted.contains(name), "nothing makes `<!-- generated: {name} -->`");
    }
}

#[test]
fn is_a_handbook_without_findings() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    let site = site.to_str().unwrap();
    let docs = docs();
    let docs = docs.to_str().unwrap();
    for command in [&["check", docs, "--deny", "warnings"][..], &["build", docs, "--deny", "warnings", "-d", site]] {
        let run = transcript::vade(folder.path(), command);
        assert_eq!(run.code, 0, "vade {}\n{}", command.join(" "), run.text);
    }
}
