//! Handbooks that others wrote. They are found through `VADE_CORPORA`; without it this test says that it did not run.
//!
//! What must be found is listed in the corpora's own truth files. What is found beyond that was looked at by a person,
//! one by one: `corpora/verdicts.txt` says whether it is true, and why.
#![expect(clippy::disallowed_methods, reason = "the corpora lie outside of every handbook")]

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use support::{TODAY, folder, not_run, put, short, vade};

/// A corpus whose defects are known.
struct Known {
    name: &'static str,
    truth: &'static str,
    /// Its settings, written beside nothing and named with `--config`.
    book: &'static str,
    /// Broken anchors that only the complete handbook shows: their pages are not in the subset.
    undecidable: usize,
}

const KNOWN: &[Known] = &[
    Known {
        name: "sourcegraph-handbook",
        truth: "sourcegraph-handbook.json",
        book: "[book]\nsrc = \"content\"\n[markdown]\nanchors = \"github\"\n[links]\nknown = [\"known-files.txt\"]\n\
               hosts = [\"handbook.sourcegraph.com\"]\n[front-matter]\nextra = \"any\"\n",
        undecidable: 12,
    },
    Known {
        name: "kubernetes-community",
        truth: "kubernetes-community.json",
        book: "[book]\nsrc = \".\"\n[markdown]\nanchors = \"github\"\n[links]\nknown = [\"known-files.txt\"]\n\
               [front-matter]\nextra = \"any\"\n",
        undecidable: 0,
    },
    Known {
        name: "clef-handbook",
        truth: "clef-handbook.json",
        book: "[book]\nsrc = \".\"\n[markdown]\nanchors = \"github\"\n[front-matter]\nextra = \"any\"\n",
        undecidable: 0,
    },
];

/// Every corpus, and the folder in it that is read as a handbook.
const ALL: &[&str] = &[
    "18f-handbook-data",
    "18f-handbook-data/pages",
    "clef-handbook",
    "gitlab-handbook-en-2022",
    "gitlab-handbook-en-2022/sites",
    "gitlab-handbook-ja-2026",
    "gitlab-handbook-ja-2026/content",
    "knative-labels",
    "kubernetes-community",
    "kubernetes-labels",
    "mdbook-guide",
    "mdbook-guide/guide/src",
    "rust-forge-book/src",
    "sourcegraph-handbook",
    "sourcegraph-handbook/content",
    "specs",
];

/// The rules that may speak of a defect of the truth files.
fn rules(category: &str) -> &'static [&'static str] {
    match category {
        "broken_page" | "broken_asset" => &[
            "link/missing-page",
            "link/missing-asset",
            "link/missing-image",
            "link/forgotten-scheme",
            "link/leaves-handbook",
        ],
        "broken_anchor" => &["link/missing-anchor"],
        "wrong_case_path" => &["link/wrong-case"],
        _ => &[],
    }
}

fn corpora() -> Option<PathBuf> {
    let root = std::env::var_os("VADE_CORPORA").map(PathBuf::from);
    if root.is_none() {
        not_run("the corpora of others: VADE_CORPORA does not name their folder");
    }
    root
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The text that a finding points at, on one line.
fn pointed<'a>(lines: &'a [String], finding: &Value) -> &'a str {
    let number = |key: &str| usize::try_from(finding[key].as_u64().unwrap()).unwrap();
    let Some(line) = lines.get(number("line") - 1) else { return "" };
    let at = |column: usize| line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at);
    let end = if number("end_line") == number("line") { at(number("end_column")) } else { line.len() };
    line.get(at(number("column"))..end).unwrap_or("")
}

/// A line of `verdicts.txt`: corpus, file, line, rule.
type Key = (String, String, u64, String);

fn verdicts() -> BTreeMap<Key, String> {
    let mut verdicts = BTreeMap::new();
    for line in include_str!("corpora/verdicts.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [corpus, file, number, rule, verdict, reason] = parts[..] else { panic!("six parts, not: {line}") };
        assert!(["true", "false-alarm"].contains(&verdict) && !reason.trim().is_empty(), "{line}");
        let key = (corpus.to_owned(), file.to_owned(), number.parse().unwrap(), rule.to_owned());
        assert!(verdicts.insert(key, verdict.to_owned()).is_none(), "twice: {line}");
    }
    verdicts
}

/// What came out of one corpus.
struct Judged {
    missed: Vec<String>,
    undecidable: usize,
    found: usize,
    extra: BTreeMap<Key, String>,
}

fn judge(root: &Path, known: &Known) -> Judged {
    let corpus = root.join(known.name);
    let settings = folder(&[("book.toml", known.book)]);
    let config = settings.path().join("book.toml");
    let args = ["check", corpus.to_str().unwrap(), "--config", config.to_str().unwrap(), "--format", "json"];
    let ran = vade(settings.path(), &[&args[..], &["--today", TODAY]].concat());
    assert_eq!(ran.code, 1, "{}: {}", known.name, ran.err);
    let findings = ran.findings();
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for finding in &findings {
        let file = finding["file"].as_str().unwrap().to_owned();
        texts.entry(file.clone()).or_insert_with(|| {
            let text = fs::read_to_string(corpus.join(&file)).unwrap_or_default();
            text.lines().map(str::to_owned).collect()
        });
    }
    let mut judged = Judged { missed: Vec::new(), undecidable: 0, found: 0, extra: BTreeMap::new() };
    let mut explained = BTreeSet::new();
    for defect in json(&root.join("truth").join(known.truth))["defects"].as_array().unwrap() {
        let (file, raw) = (defect["file"].as_str().unwrap(), defect["raw"].as_str().unwrap());
        let category = defect["cat"].as_str().unwrap();
        // Through a reference definition the place to mend is the definition, and the truth names the use.
        let near = findings.iter().enumerate().filter(|(_, finding)| {
            finding["file"] == file
                && (finding["line"] == defect["line"] || pointed(&texts[file], finding).trim() == raw)
        });
        let near: Vec<(usize, &Value)> = near.collect();
        explained.extend(near.iter().map(|(at, _)| *at));
        if rules(category).is_empty() {
            continue;
        }
        let target = defect["target"].as_str().unwrap_or_default();
        if near.iter().any(|(_, finding)| rules(category).contains(&finding["rule"].as_str().unwrap())) {
            judged.found += 1;
        } else if category == "broken_anchor" && !corpus.join(target).exists() {
            judged.undecidable += 1;
        } else {
            judged.missed.push(format!("{category} {file}:{} `{raw}`", defect["line"]));
        }
    }
    for (at, finding) in findings.iter().enumerate() {
        let rule = finding["rule"].as_str().unwrap();
        let of_interest = rule.starts_with("link/") || rule.starts_with("label/");
        if of_interest && finding["severity"] == "error" && !explained.contains(&at) {
            let file = finding["file"].as_str().unwrap().to_owned();
            let key = (known.name.to_owned(), file, finding["line"].as_u64().unwrap(), rule.to_owned());
            judged.extra.insert(key, short(finding));
        }
    }
    judged
}

#[test]
fn every_known_defect_is_found_and_nothing_else_is_unexplained() {
    let Some(root) = corpora() else { return };
    let mut verdicts = verdicts();
    let mut wrong = Vec::new();
    for known in KNOWN {
        let judged = judge(&root, known);
        wrong.extend(judged.missed.iter().map(|missed| format!("{}: missed: {missed}", known.name)));
        if judged.undecidable != known.undecidable {
            wrong.push(format!(
                "{}: {} anchors into absent pages, not {}",
                known.name, judged.undecidable, known.undecidable
            ));
        }
        if judged.found == 0 {
            wrong.push(format!("{}: nothing found", known.name));
        }
        for (key, finding) in judged.extra {
            if verdicts.remove(&key).is_none() {
                wrong.push(format!("{}: without a verdict: {finding}", known.name));
            }
        }
    }
    wrong.extend(verdicts.keys().map(|key| format!("a verdict on nothing: {key:?}")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_corpus_goes_through() {
    let Some(root) = corpora() else { return };
    let mut wrong = Vec::new();
    for name in ALL {
        let corpus = root.join(name);
        let out = tempfile::tempdir().unwrap();
        let site = out.path().join("site");
        for command in ["check", "build"] {
            let mut args = vec![command, corpus.to_str().unwrap(), "--format", "json", "--today", TODAY];
            if command == "build" {
                args.extend(["--allow-errors", "--dest-dir", site.to_str().unwrap()]);
            }
            let ran = vade(out.path(), &args);
            if ran.code > 1 || ran.err.contains("internal error") {
                wrong.push(format!("{command} {name}: {}: {}", ran.code, ran.err));
            } else if ran.findings().iter().any(|finding| finding["line"] == 0 || finding["file"] == "") {
                wrong.push(format!("{command} {name}: a finding without a place"));
            }
        }
        let pages = walkdir::WalkDir::new(&site).into_iter().filter_map(Result::ok);
        if pages.filter(|entry| entry.file_name() == "index.html").count() == 0 && !name.ends_with("-labels") {
            wrong.push(format!("build {name}: no page was written"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_book_of_another_tool_says_what_to_change() {
    let Some(root) = corpora() else { return };
    // mdBook's own default for `src`, and addresses without the slash that they begin with here.
    for (name, said) in [("mdbook-guide/guide", "`src`"), ("rust-forge-book", "should begin with `/`")] {
        let ran = vade(&root, &["check", name]);
        assert_eq!(ran.code, 2, "{name}: {}", ran.out);
        assert!(format!("{}{}", ran.out, ran.err).contains(said), "{name}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn labels_of_another_tool() {
    let Some(root) = corpora() else { return };
    let truth = json(&root.join("truth/kubernetes-labels.json"));
    let handbook = folder(&[
        (
            "book.toml",
            "[book]\ntitle = \"Labels\"\n[labels]\nimport = [{path = \"labels.yaml\", format = \"kubernetes\"}]\n",
        ),
        (
            "content/index.md",
            "---\ntitle: Labels\n---\n\nNow ~\"kind/bug\", and before ~\"bug\".\n\n```{labels}\n```\n",
        ),
    ]);
    let file = root.join("kubernetes-labels/label_sync/labels.yaml");
    put(handbook.path(), "labels.yaml", fs::read(&file).unwrap());
    let ran = support::check_json(handbook.path(), &[]);
    let listed: Vec<String> =
        ran.findings().iter().filter(|finding| finding["severity"] != "info").map(short).collect();
    assert!(listed.iter().any(|finding| finding.starts_with("label/former-name content/index.md:5")), "{listed:#?}");
    let errors: Vec<String> =
        ran.findings().iter().filter(|finding| finding["severity"] == "error").map(short).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let built = vade(handbook.path(), &["build", "--today", TODAY]);
    assert_eq!(built.code, 0, "{}", built.err);
    let site = handbook.path().join("public/labels");
    // Below `all` lie the letters.
    let pages = walkdir::WalkDir::new(&site).min_depth(2).max_depth(2).into_iter().filter_map(Result::ok);
    let count = pages.filter(|entry| entry.file_name() == "index.html").count();
    assert_eq!(count as u64, truth["seen"]["labels"].as_u64().unwrap(), "a page for each label");
    let index = support::html::page(&fs::read_to_string(site.join("all/g/index.html")).unwrap());
    assert!(index.text.contains("good first issue"));
}
