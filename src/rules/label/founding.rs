//! The label table of the founding page, as it was printed, and the labels that the page cites: every mistake in it is
//! found, and nothing else is called an error.

use crate::{diag::Severity, resolve::ResolveOptions, rules::testing::findings, vfs::fixture};

const TABLE: &str = "-- labels.yaml --
labels:
  - {name: BusinessOPS, description: We take part in the work, groups: [gitlab-com, gitlab-org], scoped: false}
  - {name: BTG-FYI, description: Nothing to do for us yet, groups: [gitlab-com, gitlab-org], scoped: false}
  - {name: BSA, description: For a systems analyst, groups: [gitlab-com, gitlab-org], scoped: false}
  - {name: BSS, description: For a systems specialist, groups: [gitlab-com, gitlab-org], scoped: false}
  - {name: BTG-Features Wanted, description: What we wish for, groups: [gitlab-org], scoped: false}
  - {name: IT-Help, description: A question to IT, groups: [gitlab-com, gitlab-org], scoped: false}
  - {name: IT-Ops, description: For those who run our systems, groups: [gitlab-com, gitlab-org], scoped: false}
  - {name: \"IT:: to do, IT::done\", description: Whether IT must act, groups: [gitlab-com], scoped: true}
  - {name: waiting on license, description: No seat is free, groups: [gitlab-com], scoped: false}
  - {name: \"BTG-Status::1-Needs Review\", description: New, groups: [gitlab-com, gitlab-org], scoped: true}
  - {name: \"BTG-Status::2-Backlog\", description: Later, groups: [gitlab-com, gitlab-org], scoped: true}
  - {name: \"BTG-Status::3-Working\", description: Under way, groups: [gitlab-com, gitlab-org], scoped: true}
  - {name: \"BTG-Status::4-Change\", description: Sent back, groups: [gitlab-com, gitlab-org], scoped: true}
  - {name: \"BTG-Status::5-Needs Info\", description: We asked, groups: [gitlab-com, gitlab-org], scoped: true}
  - {name: \"BTG-Status::6-On Hold\", description: Not now, groups: [gitlab-com, gitlab-org], scoped: true}
  - {name: \"BTG-Status::7-Ready to Deploy\", description: Go, groups: [gitlab-com, gitlab-org], scoped: false}
  - {name: \"BTG-Status::8-Denied\", description: No, groups: [gitlab-com, gitlab-org], scoped: true}
  - {name: \"BTG-Priority::1\", description: At once, groups: [gitlab-com, gitlab-org], scoped: true}
  - {name: \"BTG-Priority::2\", description: Soon, groups: [gitlab-com, gitlab-org], scoped: true}
  - {name: \"BTG-Priority::3\", description: Some day, groups: [gitlab-com, gitlab-org], scoped: true}
  - {name: BTG-Process, description: How we work, groups: [gitlab-com, gitlab-org], scoped: false}
  - {name: blocker, description: Others wait for it, groups: [gitlab-com, gitlab-org], scoped: false}
  - {name: laptop-request, description: For a new machine, groups: [gitlab-com, gitlab-org], scoped: false}
-- page.md --
# Business Operations

## Stage 0 `~\"BTG Stage:: 0-Assessment\"`

Proposals.

## Stage 1 `~\"BTG Stage:: 1-Discovery\"`

People and means.

## Stage 2 `~\"BTG Stage:: 2-Planning\"`

The plan.

## Stage 3 `~\"BTG Stage:: 3-Action\"`

Building and testing.

## Stage 4 `~\"BTG Stage:: 4-Strike\"`

Looking back.

## Features wanted

Put `~\"BZO-Feature Wanted\"` on the issue.
";

const ERRORS: [&str; 14] = [
    "labels.yaml label/comma",
    "labels.yaml label/space-around-scope",
    "labels.yaml label/type-mismatch",
    "page.md label/space-around-scope",
    "page.md label/space-around-scope",
    "page.md label/space-around-scope",
    "page.md label/space-around-scope",
    "page.md label/space-around-scope",
    "page.md label/undeclared",
    "page.md label/undeclared",
    "page.md label/undeclared",
    "page.md label/undeclared",
    "page.md label/undeclared",
    "page.md label/undeclared",
];

#[test]
fn the_founding_label_table_has_these_errors_and_no_others() {
    let files = fixture(TABLE);
    let found = findings(&files, &ResolveOptions::default());
    let errors: Vec<_> = found.iter().filter(|finding| finding.severity == Severity::Error).collect();
    let mut names: Vec<String> =
        errors.iter().map(|finding| format!("{} {}", finding.place.path, finding.rule)).collect();
    names.sort();
    assert_eq!(names, ERRORS);

    let text = |finding: &&crate::diag::Finding| {
        let (_, text) = &files[usize::from(finding.place.path.as_str() == "page.md")];
        text[finding.place.range.to_usize()].to_owned()
    };
    let of = |rule: &'static str, path: &'static str| {
        errors.iter().filter(move |one| one.rule.as_str() == rule && one.place.path.as_str() == path)
    };
    let wanted: Vec<String> = of("label/undeclared", "page.md").map(text).collect();
    let stages = ["0-Assessment", "1-Discovery", "2-Planning", "3-Action", "4-Strike"];
    let mut expected: Vec<String> = stages.iter().map(|stage| format!("\"BTG Stage:: {stage}\"")).collect();
    expected.push("\"BZO-Feature Wanted\"".to_owned());
    assert_eq!(wanted, expected);
    let near =
        of("label/undeclared", "page.md").next_back().map(|finding| finding.suggestions[0].edits[0].text.as_str());
    assert_eq!(near, Some("\"BTG-Features Wanted\""));
    let mismatch: Vec<String> = of("label/type-mismatch", "labels.yaml").map(text).collect();
    assert_eq!(mismatch, ["false"]);
    let comma: Vec<String> = of("label/comma", "labels.yaml").map(text).collect();
    assert_eq!(comma, ["\"IT:: to do, IT::done\""]);
}
