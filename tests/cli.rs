//! The command line from outside: the report for programs, what its edits do, options, `init`, `explain`, `clean`.
#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::items_after_statements,
    clippy::map_unwrap_or,
    clippy::needless_for_each,
    clippy::needless_range_loop,
    clippy::too_many_lines,
    clippy::type_complexity,
    reason = "a test reads best in the order it happens, and its tables may be long"
)]
#![expect(clippy::disallowed_methods, reason = "the test sets the stage on a real disk and looks at what was written")]

mod support;

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::Value;
use support::{TODAY, check_json, command, fixture_folder, folder, put, run, seen, short, vade};

/// One slip a row: the fixture, the rule that speaks, and whether its first suggestion mends it.
const SLIPS: &[(&str, &str)] = &[
    (
        "label/former-name",
        "-- content/index.md --\n---\ntitle: A\n---\n\nNow ~\"Old::1\" it is.\n\
         -- content/labels.yaml --\nlabels:\n  - {name: \"New::1\", description: d, previously: [\"Old::1\"]}\n",
    ),
    (
        "label/case",
        "-- content/index.md --\n---\ntitle: A\n---\n\nNow ~\"it::To Do\" it is.\n\
         -- content/labels.yaml --\nlabels:\n  - {name: \"IT::to do\", description: d}\n",
    ),
    (
        "label/undeclared",
        "-- content/index.md --\n---\ntitle: A\n---\n\nNow ~\"Stage::1-Discovry\" it is.\n\
         -- content/labels.yaml --\nlabels:\n  - {name: \"Stage::1-Discovery\", description: d}\n",
    ),
    ("front-matter/unknown-key", "-- content/index.md --\n---\ntitle: A\ndescripton: b\n---\n\nText.\n"),
    (
        "link/wrong-case",
        "-- content/index.md --\n---\ntitle: A\n---\n\nSee [it](Team.md#top), again [it](Team.md).\n\
         -- content/team.md --\n---\ntitle: T\n---\n\nBack [home](index.md).\n",
    ),
    (
        "link/missing-page",
        "-- content/index.md --\n---\ntitle: A\n---\n\nSee [it](teem.md).\n\
         -- content/team.md --\n---\ntitle: T\n---\n\nBack [home](index.md).\n",
    ),
    ("link/missing-anchor", "-- content/index.md --\n---\ntitle: A\n---\n\n## Discovery\n\nSee [it](#discovry).\n"),
    ("link/forgotten-scheme", "-- content/index.md --\n---\ntitle: A\n---\n\nSee [it](www.example.com/a).\n"),
    (
        "record/unknown-field",
        "-- content/index.md --\n---\ntitle: A\n---\n\nA <term:x>.\n\
         -- content/terms.yaml --\nterms:\n  - {id: x, name: X, defnition: d}\n",
    ),
    (
        "record/unknown-kind",
        "-- content/index.md --\n---\ntitle: A\n---\n\nA.\n-- content/terms.yaml --\ntermss:\n  - {id: x, name: X, definition: d}\n",
    ),
    (
        "reference/unknown-entity",
        "-- content/index.md --\n---\ntitle: A\n---\n\nA [x](term:alhpa).\n\
         -- content/terms.yaml --\nterms:\n  - {id: alpha, name: Alpha, definition: d}\n",
    ),
    (
        "reference/former-id",
        "-- content/index.md --\n---\ntitle: A\n---\n\nA [x](term:alfa).\n\
         -- content/terms.yaml --\nterms:\n  - {id: alpha, name: Alpha, definition: d, previously: [alfa]}\n",
    ),
];

/// The keys of an object, in order.
fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn sorted(keys: &[&'static str]) -> Vec<&'static str> {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    keys
}

/// Expects the shape of a report, down to its last key: programs rely on it.
fn shape(report: &Value) {
    const SPAN: [&str; 5] = ["file", "line", "column", "end_line", "end_column"];
    let check = |value: &Value, want: &[&'static str]| {
        let mut met = keys(value);
        met.sort_unstable();
        assert_eq!(met, sorted(want), "{value}");
        for key in ["line", "column", "end_line", "end_column"] {
            assert!(value.get(key).is_none_or(|number| number.as_u64().is_some_and(|number| number >= 1)), "{value}");
        }
    };
    check(report, &["diagnostics", "summary"]);
    check(&report["summary"], &["errors", "warnings", "infos", "files"]);
    for finding in report["diagnostics"].as_array().unwrap() {
        check(finding, &[&["rule", "severity", "message", "help", "suggestions", "related"][..], &SPAN].concat());
        assert!(["error", "warning", "info"].contains(&finding["severity"].as_str().unwrap()), "{finding}");
        assert!(finding["help"].is_string() || finding["help"].is_null(), "{finding}");
        for suggestion in finding["suggestions"].as_array().unwrap() {
            check(suggestion, &["message", "edits"]);
            for edit in suggestion["edits"].as_array().unwrap() {
                check(edit, &[&["text"][..], &SPAN].concat());
            }
        }
        for related in finding["related"].as_array().unwrap() {
            check(related, &["file", "line", "column", "message"]);
        }
    }
}

/// The byte of a position in a text: lines and columns count from 1, columns in characters.
fn byte(text: &str, line: &Value, column: &Value) -> usize {
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let start: usize = text.split_inclusive('\n').take(number(line) - 1).map(str::len).sum();
    text[start..].char_indices().nth(number(column) - 1).map_or(text.len(), |(at, _)| start + at)
}

/// Carries out the edits of a suggestion, from the last to the first.
fn apply(root: &Path, suggestion: &Value) {
    let mut edits: BTreeMap<&str, Vec<(usize, usize, &str)>> = BTreeMap::new();
    for edit in suggestion["edits"].as_array().unwrap() {
        let file = edit["file"].as_str().unwrap();
        let text = fs::read_to_string(root.join(file)).unwrap();
        let (start, end) =
            (byte(&text, &edit["line"], &edit["column"]), byte(&text, &edit["end_line"], &edit["end_column"]));
        edits.entry(file).or_default().push((start, end, edit["text"].as_str().unwrap()));
    }
    for (file, mut edits) in edits {
        edits.sort_unstable();
        let mut text = fs::read_to_string(root.join(file)).unwrap();
        for (start, end, new) in edits.into_iter().rev() {
            text.replace_range(start..end, new);
        }
        put(root, file, text);
    }
}

/// A handbook out of a fixture that has no settings of its own.
fn handbook(text: &str) -> tempfile::TempDir {
    let root = fixture_folder(text);
    if !root.path().join("book.toml").exists() {
        put(root.path(), "book.toml", "[book]\ntitle = \"Book\"\n");
    }
    root
}

#[test]
fn the_report_has_its_shape() {
    let mut related = 0;
    for (rule, text) in SLIPS {
        let root = handbook(text);
        let ran = check_json(root.path(), &[]);
        shape(&ran.report());
        assert!(ran.findings().iter().any(|finding| finding["rule"] == *rule), "{rule}: {:#?}", ran.findings());
        related += ran.findings().iter().filter(|finding| finding["related"] != Value::Array(Vec::new())).count();
    }
    assert!(related > 0, "no fixture tries `related`");
    let clean = check_json(handbook("-- content/index.md --\n---\ntitle: A\n---\n\nText.\n").path(), &[]);
    shape(&clean.report());
    assert_eq!((clean.code, clean.findings().len()), (0, 0), "{}", clean.out);
    assert_eq!(clean.report()["summary"], serde_json::json!({"errors": 0, "warnings": 0, "infos": 0, "files": 1}));
}

#[test]
fn the_edits_of_a_suggestion_mend() {
    let mut wrong = Vec::new();
    for (rule, text) in SLIPS {
        let root = handbook(text);
        let mut rounds = 0;
        loop {
            let findings = check_json(root.path(), &[]).findings();
            let Some(finding) = findings.iter().find(|finding| finding["rule"] == *rule) else { break };
            let Some(suggestion) = finding["suggestions"].as_array().unwrap().first() else {
                wrong.push(format!("{rule} suggests nothing: {}", short(finding)));
                break;
            };
            apply(root.path(), suggestion);
            rounds += 1;
            if rounds > 3 {
                wrong.push(format!("{rule} is still there after three edits: {}", short(finding)));
                break;
            }
        }
        let left = check_json(root.path(), &[]);
        let bad: Vec<String> =
            left.findings().iter().filter(|finding| finding["severity"] == "error").map(short).collect();
        if rounds > 0 && !bad.is_empty() {
            wrong.push(format!("{rule} mended, and this is wrong now: {bad:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn levels_and_denied_warnings() {
    let (_, former) = SLIPS[0];
    let root = handbook(former);
    let code = |args: &[&str]| check_json(root.path(), args).code;
    assert_eq!(code(&[]), 0);
    assert_eq!(code(&["--deny", "warnings"]), 1);
    assert_eq!(code(&["--rule", "label/former-name=error"]), 1);
    assert_eq!(code(&["--rule", "label/former-name=info", "--deny", "warnings"]), 0);
    assert_eq!(code(&["--rule", "label/former-name=off", "--deny", "warnings"]), 0);
    assert_eq!(code(&["--rule", "label/former-nam=off"]), 2);
    put(root.path(), "book.toml", "[rules]\n\"label/former-name\" = \"error\"\n");
    assert_eq!(code(&[]), 1);
    assert_eq!(code(&["--rule", "label/former-name=warning"]), 0, "the command line wins");
    put(root.path(), "book.toml", "[rules]\n\"label/former-nam\" = \"error\"\n");
    let ran = check_json(root.path(), &[]);
    assert!(ran.findings().iter().any(|finding| finding["file"] == "book.toml"), "{:#?}", ran.findings());
    assert_ne!(ran.code, 0);
}

#[test]
fn places() {
    let root = folder(&[
        ("a/book.toml", "[book]\nsrc = \"pages\"\n[build]\nbuild-dir = \"site\"\n"),
        ("a/other.toml", "[book]\nsrc = \"more\"\n"),
        ("a/pages/index.md", "---\ntitle: A\n---\n\n[x](gone.md)\n"),
        ("a/more/index.md", "---\ntitle: A\n---\n\nText.\n"),
        ("bare/x.md", "[y](y.md)\n"),
        ("bare/y.md", "# Y\n"),
    ]);
    let files = |args: &[&str]| {
        let ran = check_json(root.path(), args);
        (
            ran.code,
            ran.findings().iter().map(|finding| finding["file"].as_str().unwrap().to_owned()).collect::<Vec<_>>(),
        )
    };
    let wrong = (1, vec!["pages/index.md".to_owned()]);
    assert_eq!(files(&["a"]), wrong);
    assert_eq!(files(&["--root", "a"]), wrong);
    assert_eq!(files(&["a", "--config", "a/other.toml"]), (0, vec![]));
    assert_eq!(files(&["bare"]).0, 0);
    assert_eq!(vade(root.path(), &["check", "nowhere"]).code, 2);
    assert_eq!(vade(root.path(), &["build", "a", "--dest-dir", "here", "--config", "a/other.toml"]).code, 0);
    assert!(root.path().join("here/index.html").is_file() && !root.path().join("a/site").exists());
    let refused = vade(root.path(), &["build", "a"]);
    assert_eq!(refused.code, 1);
    assert!(!root.path().join("a/site").exists());
    assert_eq!(vade(root.path(), &["build", "a", "--allow-errors"]).code, 1);
    assert!(root.path().join("a/site/index.html").is_file());
}

#[test]
fn colour() {
    let root = handbook(SLIPS[0].1);
    let check = |change: fn(&mut std::process::Command), want: bool| {
        let mut command = command(root.path());
        command.args(["check", "--today", TODAY]);
        change(&mut command);
        assert_eq!(run(&mut command).out.contains('\u{1b}'), want, "{command:?}");
    };
    check(|_| {}, false);
    check(
        |command| {
            command.env("CLICOLOR_FORCE", "1");
        },
        true,
    );
    check(
        |command| {
            command.env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1");
        },
        false,
    );
    check(
        |command| {
            command.args(["--color", "always"]);
        },
        true,
    );
    check(
        |command| {
            command.args(["--color", "always"]).env("NO_COLOR", "1");
        },
        true,
    );
    check(
        |command| {
            command.args(["--color", "never"]).env("CLICOLOR_FORCE", "1");
        },
        false,
    );
}

#[test]
fn a_new_handbook_is_clean_and_builds() {
    let root = tempfile::tempdir().unwrap();
    assert_eq!(vade(root.path(), &["init", "new", "--title", "The Büro \"Handbook\""]).code, 0);
    let ran = check_json(&root.path().join("new"), &["--deny", "warnings"]);
    assert_eq!(ran.code, 0, "{:#?}", ran.findings().iter().map(short).collect::<Vec<_>>());
    let ran = vade(&root.path().join("new"), &["build", "--deny", "warnings"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let html = fs::read_to_string(root.path().join("new/public/index.html")).unwrap();
    assert!(support::html::page(&html).title.contains("Büro"), "{html}");
    let before = seen(root.path());
    assert_eq!(vade(root.path(), &["init", "new"]).code, 2);
    assert!(seen(root.path()) == before);
}

#[test]
fn a_second_build_touches_nothing_and_clean_removes_only_the_site() {
    let root = handbook("-- content/index.md --\n---\ntitle: A\n---\n\nText.\n");
    assert_eq!(vade(root.path(), &["build"]).code, 0);
    let before = seen(root.path());
    let again = vade(root.path(), &["build"]);
    assert_eq!(again.code, 0);
    assert!(seen(root.path()) == before && again.err.contains("nothing changed"), "{}", again.err);
    put(root.path(), "public/mine.txt", "mine");
    let kept = vade(root.path(), &["clean"]);
    let has = |name: &str| root.path().join(name).exists();
    assert!(has("public/mine.txt"), "{} {}", kept.code, kept.err);
    fs::remove_file(root.path().join("public/mine.txt")).unwrap();
    let cleaned = vade(root.path(), &["clean"]);
    assert_eq!(cleaned.code, 0, "{}", cleaned.err);
    assert!(!has("public") && has("content/index.md") && has("book.toml"));
    assert_eq!(vade(root.path(), &["clean"]).code, 0, "there is nothing left to remove");
    put(root.path(), "public/mine.txt", "mine");
    let foreign = vade(root.path(), &["clean"]);
    assert!(foreign.code != 0 && has("public/mine.txt"), "{}", foreign.err);
}

#[test]
fn every_rule_is_explained() {
    let root = tempfile::tempdir().unwrap();
    let list = vade(root.path(), &["explain"]);
    assert_eq!(list.code, 0);
    let ids: Vec<&str> = vademecum::rules::RULES.iter().map(|rule| rule.id.as_str()).collect();
    assert!(ids.len() > 50, "{}", ids.len());
    for id in &ids {
        assert!(list.out.contains(id), "{id} is not listed");
        let one = vade(root.path(), &["explain", id]);
        assert_eq!((one.code, one.err.as_str()), (0, ""), "{id}");
        assert!(one.out.starts_with(id) && one.out.lines().count() >= 4, "{id}: {}", one.out);
        // A rule can be set, so its id must be one that `--rule` knows.
        assert!(id.contains('/'), "{id}");
    }
    let near = vade(root.path(), &["explain", "label/undeclard"]);
    assert!(near.code == 2 && near.err.contains("label/undeclared"), "{}", near.err);
}

#[test]
fn where_the_time_of_a_run_went() {
    let root = handbook("-- content/index.md --\n---\ntitle: A\n---\n\nText.\n");
    let ran = vade(root.path(), &["check", "--timings", "--trace", "trace.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let trace: Value = serde_json::from_str(&fs::read_to_string(root.path().join("trace.json")).unwrap()).unwrap();
    let events: Vec<&str> =
        trace["traceEvents"].as_array().unwrap().iter().map(|event| event["name"].as_str().unwrap()).collect();
    for stage in ["read", "model", "rules"] {
        assert!(ran.err.contains(stage), "{stage} is missing from the table: {}", ran.err);
        assert!(events.contains(&stage), "{stage} is missing from the trace: {events:?}");
    }
    assert!(!ran.out.contains("model"), "the table is no part of the report: {}", ran.out);
    let nowhere = vade(root.path(), &["check", "--trace", "missing/trace.json"]);
    assert!(nowhere.code == 3 && nowhere.err.contains("missing"), "{}", nowhere.err);
}

#[test]
fn nothing_but_the_report_goes_to_standard_output() {
    let root = handbook(SLIPS[1].1);
    let ran = vade(root.path(), &["build", "--format", "json", "--today", TODAY]);
    shape(&ran.report());
    assert!(!ran.err.is_empty(), "what became of the site is said on the other stream");
}
