//! Personas.

use crate::rules::testing::{check, silent};

#[test]
fn personas_need_words_days_and_replacements() {
    check(
        "-- p.yaml --
personas:
  - {id: sasha, name: Sasha, group: user, summary: Writes code.}
  - {id: rachel, name: Rachel, group: user}
  - {id: allison, name: Allison, status: research}
  - {id: sam, name: Sam, status: research, review_by: 2027-01-01}
  - {id: old, name: Old, status: deprecated}
  - {id: older, name: Older, status: deprecated, replaced_by: none}
  - {id: devon, name: Devon, status: deprecated, replaced_by: sasha}
-- cameron.md --
---
kind: persona
name: Cameron
---
I see to it that rules are kept.
-- parker.md --
---
kind: persona
name: Parker
---
-- dana.md --
---
kind: persona
name: Dana
status: deprecated
---
Gone.
",
        &[
            "dana.md:4:9 record/deprecated-without-replacement the persona `dana` is deprecated",
            "p.yaml:3:10 persona/no-summary `rachel`",
            "p.yaml:4:42 persona/stale-research",
            "p.yaml:6:34 record/deprecated-without-replacement",
            "parker.md:3:7 persona/no-summary `parker`",
        ],
    );
}

#[test]
fn first_names_are_shared() {
    let alex = "-- p.yaml --\npersonas:\n  - {id: buyer/alex, name: Alex, summary: Buys.}\n";
    check(
        &format!("{alex}  - {{id: alex-sec, name: Alex Q, summary: Guards.}}\n"),
        &["p.yaml:3:10 persona/same-first-name `alex-sec` and `buyer/alex` are both called `Alex`"],
    );
    silent("persona/same-first-name", &format!("{alex}  - {{id: sam, name: Sam, summary: Guards.}}\n"));
}
