//! The matrix of responsibilities.

use crate::rules::testing::{check, silent};

const TEAMS: &str = "-- t.yaml --
teams:
  - {id: biz, name: Business Operations}
  - {id: sales, name: Sales Operations}
  - {id: mkt, name: Marketing Operations}
areas:
  - {id: it, name: IT}
";

#[track_caller]
fn rows(rows: &[&str], expected: &[&str]) {
    let rows: Vec<String> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let (owner, name) = row.split_once(": ").unwrap_or(("biz", row));
            format!("  - {{id: r{at}, area: it, owner: {owner}, name: \"{name}\"}}\n")
        })
        .collect();
    // Every team has a duty that is like no other.
    let own = "  - {id: a, name: Quota, area: it, owner: biz}\n  - {id: b, name: Webcasts, owner: sales}\n  \
               - {id: c, name: Newsletter, owner: mkt}\n";
    check(&format!("{TEAMS}-- r.yaml --\nresponsibilities:\n{own}{}", rows.concat()), expected);
}

#[test]
fn rows_have_one_owner() {
    let row =
        |owner: &str| format!("{TEAMS}-- r.yaml --\nresponsibilities:\n  - {{id: a, name: Resets, area: it{owner}}}\n");
    check(&row(""), &["r.yaml:2:10 matrix/no-owner `Resets` has no `owner`"]);
    check(&row(", owner: []"), &["r.yaml:2:44 matrix/no-owner"]);
    check(&row(", owner: [biz, sales]"), &["r.yaml:2:44 matrix/several-owners names 2 teams"]);
    check(&row(", owner: null"), &["r.yaml:2:10 matrix/no-owner"]);
}

#[test]
fn teams_and_areas_have_duties() {
    let text = "-- r.yaml --\nteams:\n  - {id: a, name: A}\n  - {id: b, name: B}\n  - {id: c, name: C, parent: a}\n  \
                - {id: d, name: D}\nareas:\n  - {id: x, name: X}\nresponsibilities:\n";
    check(text, &[]);
    check(
        &format!("{text}  - {{id: r, name: R, owner: a}}\n  - {{id: s, name: S, owner: team:b}}\n"),
        &["r.yaml:5:10 matrix/team-without-duties the team `D`", "r.yaml:7:10 matrix/area-without-duties `X`"],
    );
    // Only begun.
    silent("matrix/team-without-duties", &format!("{text}  - {{id: r, name: R, owner: a}}\n"));
}

#[test]
fn similar_duties_are_told() {
    let told = |duties: &[&str]| {
        rows(duties, &["r.yaml:6:42 matrix/similar-duty `r1` of"]);
    };
    told(&["sales: Salesforce administration", "mkt: Administration of Salesforce"]);
    told(&["sales: Review new technology", "biz: Reviewing of new technologies"]);
    told(&["sales: Password resets", "biz: Password reset"]);
    told(&["sales: Troubleshoot software and hardware", "biz: Troubleshoot hardware, software and phones"]);
}

#[test]
fn different_duties_are_not() {
    for duties in [
        ["sales: Prioritization of sales issues", "mkt: Prioritization of marketing issues"],
        ["sales: Sales process training", "mkt: Marketing process training"],
        ["sales: Reporting for sales", "mkt: Reporting infrastructure"],
        ["sales: Salesforce administration", "mkt: Marketo administration"],
        ["sales: Field forecasting", "mkt: Field marketing events"],
        ["sales: Support by phone", "mkt: Support by mail"],
        ["sales: New technology review", "sales: Reviewing new technology"],
        ["sales: Onboarding", "mkt: Onboarding of partners and agencies"],
    ] {
        rows(&duties, &[]);
    }
}

#[test]
fn duties_are_no_questions() {
    rows(&["biz: Do our systems keep up?"], &["r.yaml:5:42 matrix/question `r0`"]);
    rows(&["biz: What is new in the stack"], &[]);
}
