//! Whole reports, letter by letter.

use std::collections::BTreeMap;

use super::*;
use crate::{
    base::{Place, TextRange},
    diag::{Edit, Finding, Problem, Related, RuleId, Severity, Suggestion},
};

const RULE: RuleId = RuleId("label/undeclared");

fn path(text: &str) -> VPath {
    VPath::new(text).unwrap()
}

fn sources(files: &[(&str, &str)]) -> BTreeMap<VPath, Arc<str>> {
    files.iter().map(|(name, text)| (path(name), Arc::from(*text))).collect()
}

/// The range of the part of `text` between `«` and `»`, and the text without the marks.
fn marked(text: &str) -> (String, TextRange) {
    let start = text.find('«').unwrap();
    let plain = text.replacen('«', "", 1);
    let end = plain.find('»').unwrap();
    (plain.replacen('»', "", 1), TextRange::new(start, end))
}

fn human(findings: &[Finding], files: &[(&str, &str)]) -> String {
    let mut out = Vec::new();
    let options = human::Options { color: human::Color::Never, width: 100, files: 14 };
    human::write(findings, &sources(files), options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// A finding over the marked part of a text, as the terminal shows it, without the summary.
fn check(text: &str, make: impl Fn(Problem) -> Problem, want: &str) {
    let (text, range) = marked(text);
    let problem = make(Problem::new(RULE, range, "this is wrong").label("here"));
    let got = human(&[problem.at(&path("a.md"), Severity::Error)], &[("a.md", &text)]);
    let (got, summary) = got.trim_end().rsplit_once("\n\n").unwrap();
    assert_eq!(summary, "1 error in 14 files");
    assert_eq!(got, want.trim_start_matches('\n').trim_end(), "for {text:?}; got:\n{got}");
}

#[test]
fn a_finding_reads_like_rustc() {
    check(
        "# Requests\n\nPut «~\"BZO-Feature Wanted\"» on it.\n",
        |problem| {
            let range = problem.range;
            problem.help("declare it in `labels/`").suggest(
                "write `~\"BTG-Features Wanted\"`",
                range,
                "~\"BTG-Features Wanted\"",
            )
        },
        r#"
error[label/undeclared]: this is wrong
 --> a.md:3:5
  |
3 | Put ~"BZO-Feature Wanted" on it.
  |     ^^^^^^^^^^^^^^^^^^^^^ here
  |
  = help: declare it in `labels/`
help: write `~"BTG-Features Wanted"`
  |
3 - Put ~"BZO-Feature Wanted" on it.
3 + Put ~"BTG-Features Wanted" on it.
  |
"#,
    );
}

#[test]
fn related_places_are_shown() {
    let files = [("a.md", "one\n~bug\n"), ("labels.yaml", "labels:\n  - name: bugs\n")];
    let finding = Finding {
        related: vec![
            Related { place: Place::new(path("a.md"), TextRange::new(0, 3)), message: "first met here".into() },
            Related { place: Place::new(path("labels.yaml"), TextRange::new(18, 22)), message: "declared here".into() },
        ],
        ..Problem::new(RULE, TextRange::new(4, 8), "`bug` is not declared").at(&path("a.md"), Severity::Warning)
    };
    let want = "\
warning[label/undeclared]: `bug` is not declared
 --> a.md:2:1
  |
1 | one
  | --- first met here
2 | ~bug
  | ^^^^
  |
note: declared here
 --> labels.yaml:2:11
  |
2 |   - name: bugs
  |           ^^^^

1 warning in 14 files
";
    assert_eq!(human(&[finding], &files), want);
}

#[test]
fn every_kind_of_text_keeps_its_caret() {
    let same = |problem: Problem| problem;
    check(
        "Grüße «한글» x",
        same,
        "
error[label/undeclared]: this is wrong
 --> a.md:1:7
  |
1 | Grüße 한글 x
  |       ^^^^ here
",
    );
    check(
        "\tx «y»",
        same,
        "
error[label/undeclared]: this is wrong
 --> a.md:1:4
  |
1 |     x y
  |       ^ here
",
    );
    check(
        "one\r\ntwo «three»\r\nfour\r\n",
        same,
        "
error[label/undeclared]: this is wrong
 --> a.md:2:5
  |
2 | two three
  |     ^^^^^ here
",
    );
    check(
        "one\rtwo «three»\rfour",
        same,
        "
error[label/undeclared]: this is wrong
 --> a.md:2:5
  |
2 | two three
  |     ^^^^^ here
",
    );
}

#[test]
fn empty_long_and_hostile_ranges_keep_their_caret() {
    let same = |problem: Problem| problem;
    check(
        "one\ntwo«»",
        same,
        "
error[label/undeclared]: this is wrong
 --> a.md:2:4
  |
2 | two
  |    ^ here
",
    );
    check(
        "one\n«»",
        same,
        "
error[label/undeclared]: this is wrong
 --> a.md:2:1
  |
2 |
  | ^ here
",
    );
    check(
        "«»",
        same,
        "
error[label/undeclared]: this is wrong
 --> a.md:1:1
  |
1 |
  | ^ here
",
    );
    check(
        "\u{feff}«one» two",
        same,
        "
error[label/undeclared]: this is wrong
 --> a.md:1:1
  |
1 | one two
  | ^^^ here
",
    );
    check(
        "a «block  \nof several\nlines» b",
        same,
        "
error[label/undeclared]: this is wrong
 --> a.md:1:3
  |
1 | a block
  |   ^^^^^ here
",
    );
    check(
        "x \u{202e}«abc\u{1b}[31m» y",
        same,
        "
error[label/undeclared]: this is wrong
 --> a.md:1:4
  |
1 | x \\u{202e}abc\\u{1b}[31m y
  |           ^^^^^^^^^^^^^ here
",
    );
}

#[test]
fn a_place_without_text_or_out_of_bounds_is_still_told() {
    let finding = |range| {
        Problem::new(RULE, range, "it is not UTF-8\u{1b}")
            .help("save it\nas UTF-8")
            .at(&path("b\u{7}.png"), Severity::Info)
    };
    let want = "\
info[label/undeclared]: it is not UTF-8\\u{1b}
--> b\\u{7}.png
 = help: save it
         as UTF-8

1 info in 14 files
";
    assert_eq!(human(&[finding(TextRange::new(7, 9))], &[]), want);
    // Past the end, and in the middle of a character.
    for range in [TextRange::new(90, 95), TextRange::new(1, 2), TextRange::new(0, 90)] {
        let got = human(&[finding(range)], &[("b\u{7}.png", "ü\nx")]);
        assert!(got.contains("--> b\\u{7}.png:"), "{got}");
    }
}

#[test]
fn long_lines_are_cut_around_the_caret() {
    for at in [0, 50, 5_000, 200_000] {
        let text = format!("{}WRONG{}", "é".repeat(at), "z".repeat(200_000));
        let range = TextRange::new(at * 2, at * 2 + 5);
        let finding = Problem::new(RULE, range, "m").suggest("write `RIGHT`", range, "RIGHT");
        let got = human(&[finding.at(&path("a.md"), Severity::Error)], &[("a.md", &text)]);
        assert!(got.len() < 4_000, "{at}: {} bytes", got.len());
        assert!(got.contains(&format!("--> a.md:1:{}", at + 1)), "{got}");
        let lines: Vec<&str> = got.lines().collect();
        let caret = lines.iter().position(|line| line.contains("^^^^^")).unwrap();
        let column = |line: &str, part: &str| line[..line.find(part).unwrap()].chars().count();
        assert_eq!(column(lines[caret], "^^^^^"), column(lines[caret - 1], "WRONG"), "{got}");
    }
}

#[test]
fn too_many_findings_are_counted_and_the_gravest_shown() {
    let mut findings: Vec<Finding> = (0..1_200)
        .map(|_| Problem::new(RULE, TextRange::default(), "small").at(&path("a.md"), Severity::Info))
        .collect();
    findings.push(Problem::new(RULE, TextRange::default(), "grave").at(&path("z.md"), Severity::Error));
    let got = human(&findings, &[("a.md", "x"), ("z.md", "y")]);
    assert_eq!(got.matches("small").count(), 999);
    assert_eq!(got.matches("grave").count(), 1);
    assert!(got.ends_with("+201 more, not shown\n\n1 error, 1200 infos in 14 files\n"), "{}", &got[got.len() - 80..]);
}

#[test]
fn colour_only_adds_to_the_text() {
    let finding = Problem::new(RULE, TextRange::new(0, 3), "m").label("l").suggest("w", TextRange::new(0, 3), "two");
    let findings = [finding.at(&path("a.md"), Severity::Error)];
    let mut out = Vec::new();
    let options = human::Options { color: human::Color::Always, width: 100, files: 14 };
    human::write(&findings, &sources(&[("a.md", "one")]), options, &mut out).unwrap();
    let colored = String::from_utf8(out).unwrap();
    assert!(colored.contains("\u{1b}[") && !colored.contains(":::"), "{colored}");
    let plain = human(&findings, &[("a.md", "one")]);
    assert!(plain.contains("error[label/undeclared]: m") && !plain.contains('\u{1b}'), "{plain}");
}

#[test]
fn json_has_every_part() {
    let edit = |range| Edit { place: Place::new(path("a.md"), range), text: "neu".into() };
    let finding = Finding {
        help: Some("look".into()),
        related: vec![Related { place: Place::file(path("gone.yaml")), message: "there".into() }],
        suggestions: vec![Suggestion { message: "write it".into(), edits: vec![edit(TextRange::new(6, 8))] }],
        ..Problem::new(RULE, TextRange::new(6, 11), "say \"no\"").at(&path("a.md"), Severity::Error)
    };
    let mut out = Vec::new();
    json::write(&[finding], &sources(&[("a.md", "äö\r\nüx\n")]), 3, &mut out).unwrap();
    let got: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let want = serde_json::json!({
        "diagnostics": [{
            "rule": "label/undeclared", "severity": "error", "message": "say \"no\"",
            "file": "a.md", "line": 2, "column": 1, "end_line": 3, "end_column": 1,
            "help": "look",
            "suggestions": [{"message": "write it", "edits": [
                {"file": "a.md", "line": 2, "column": 1, "end_line": 2, "end_column": 2, "text": "neu"},
            ]}],
            "related": [{"file": "gone.yaml", "line": 1, "column": 1, "message": "there"}],
        }],
        "summary": {"errors": 1, "warnings": 0, "infos": 0, "files": 3},
    });
    assert_eq!(got, want);
}
