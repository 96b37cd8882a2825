//! Workflows.

use crate::rules::testing::{check, silent};

const LABELS: &str = "-- l.yaml --
labels:
  - {name: \"S::0-A\", description: One}
  - {name: \"S::1-B\", description: Two, previously: [\"S::1-Old\"]}
  - {name: \"S::2-C\", description: Three, deprecated: true, replaced_by: none}
  - {name: \"T::x\", description: Other}
";

fn workflow(stages: &str) -> String {
    format!("{LABELS}-- w.yaml --\nworkflows:\n  - id: w\n    name: W\n    scope: S\n    stages:\n{stages}")
}

const A: &str = "      - {id: a, name: A, label: \"S::0-A\", next: [b]}\n";
const B: &str = "      - {id: b, name: B, label: \"S::1-B\"}\n";

#[test]
fn stages_and_labels_match() {
    check(&workflow(&format!("{A}{B}")), &[]);
    check(
        &workflow(&format!("{A}      - {{id: b, name: B}}\n")),
        &[
            "w.yaml:4:12 workflow/label-without-stage `S::1-B` of the scope `S` belongs to no stage of `W`",
            "w.yaml:7:14 workflow/stage-without-label the stage `B`",
        ],
    );
    check(
        &workflow(&format!("{A}{B}      - {{id: c, name: C, label: \"T::x\"}}\n")),
        &["w.yaml:8:33 workflow/label-outside-scope"],
    );
    check(
        &workflow(&format!("{A}{B}      - {{id: c, name: C, label: \"S::9\"}}\n")),
        &["w.yaml:8:34 label/undeclared `label`: no label is called `S::9`: the scope `S` has no `9`"],
    );
    let spelt = |label: &str, expected: &[&str]| {
        check(&workflow(&format!("{A}      - {{id: b, name: B, label: \"{label}\"}}\n")), expected);
    };
    spelt("S::1-b", &["w.yaml:7:34 label/case"]);
    spelt("S::1-Old", &["w.yaml:7:34 label/former-name"]);
    spelt("S::1-BB", &["w.yaml:7:34 label/undeclared"]);
    spelt("S:: 1-B", &["w.yaml:7:34 label/space-around-scope"]);
    check("-- w.yaml --\nworkflows:\n  - id: w\n    name: W\n    stages:\n      - {id: a, name: A}\n", &[]);
}

#[test]
fn every_stage_but_the_first_is_reached() {
    silent("workflow/unreachable-stage", &workflow(&format!("{A}{B}")));
    silent("workflow/unreachable-stage", &workflow(&format!("{B}      - {{id: c, name: C, label: \"S::0-A\"}}\n")));
    check(
        &workflow(&format!("{A}{B}      - {{id: c, name: C, label: \"S::0-A\"}}\n")),
        &["w.yaml:8:14 workflow/unreachable-stage no stage leads to `C`"],
    );
}
