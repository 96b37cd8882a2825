//! References to entities that do not hold.

use crate::rules::testing::check;

const DATA: &str = "-- data.yaml --
personas:
  - {id: sasha-software-developer, name: Sasha, group: user, summary: Writes code., previously: [sasha]}
  - {id: buyer/alex, name: Alex, group: buyer, summary: Buys.}
  - {id: alex-security, name: Alex, group: user, summary: Guards., role: analyst}
  - {id: devon, name: Devon, group: user, status: removed, replaced_by: sasha-software-developer}
  - {id: dana, name: Dana, group: internal, status: removed}
roles:
  - {id: analyst, name: Security Analyst}
teams:
  - {id: it-helpdesk, name: IT Helpdesk}
";

#[track_caller]
fn page(body: &str, expected: &[&str]) {
    check(&format!("{DATA}-- page.md --\n# Page\n\n{body}\n"), expected);
}

#[track_caller]
fn field(value: &str, expected: &[&str]) {
    check(&format!("{DATA}-- term.yaml --\nsystems:\n  - id: crm\n    name: CRM\n    {value}\n"), expected);
}

#[test]
fn right_references_are_silent() {
    page("[a](persona:sasha-software-developer) [b](persona:Dana-x)", &["page.md:3:43 reference/unknown-entity"]);
    for body in
        ["[](persona:sasha-software-developer)", "<persona:buyer/alex>", "[a](role:analyst)", "[a](team:IT%20Helpdesk)"]
    {
        page(body, &[]);
    }
    for value in ["business_owner: it-helpdesk", "business_owner: team:it-helpdesk", "technical_owner: IT Helpdesk"] {
        field(value, &[]);
    }
}

#[test]
fn links_say_what_is_wrong() {
    page("[a](persna:alex-security)", &["page.md:3:5 reference/unknown-kind `persna` is no kind"]);
    page(
        "[a](persona:sasha-softwaredeveloper)",
        &["page.md:3:5 reference/unknown-entity there is no persona `sasha-soft"],
    );
    page("[a](peron:alex-security)", &["page.md:3:5 reference/unknown-kind"]);
    page("[a](peron:nobody)", &["page.md:3:5 reference/unknown-kind"]);
    page(
        "[a](persona:alex#goals)",
        &["page.md:3:5 reference/ambiguous `alex` may be any of `buyer/alex` and `alex-security`"],
    );
    page("[a](persona:analyst)", &["page.md:3:5 reference/wrong-kind `analyst` is a role, not a persona"]);
    page("[a](persona:sasha)", &["page.md:3:5 reference/former-id `sasha` is called `sasha-software-developer` now"]);
    page("[a](persona:devon)", &["page.md:3:5 reference/removed the persona `devon` was removed"]);
    page("[a](persona:dana)", &["page.md:3:5 reference/removed"]);
}

#[test]
fn fields_say_what_is_wrong() {
    let at = "term.yaml:4:21";
    field(
        "business_owner: it-hlpdesk",
        &[&format!("{at} reference/unknown-entity `business_owner`: there is no role, team or person `it-h")],
    );
    field("business_owner: zzz", &[&format!("{at} reference/unknown-entity")]);
    field(
        "business_owner: sasha-software-developer",
        &[&format!("{at} reference/wrong-kind is a persona, not a role, a team or a person")],
    );
    field("business_owner: \"analist\"", &["term.yaml:4:22 reference/unknown-entity"]);
}
