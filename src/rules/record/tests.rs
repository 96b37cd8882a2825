//! Records.

use crate::rules::testing::check;

#[test]
fn an_id_is_declared_once() {
    check(
        "-- a.yaml --\nteams:\n  - {id: it, name: IT}\n-- b.yaml --\nteams:\n  - {id: it, name: IT Helpdesk}\nroles:\n  - {id: it, name: IT}\n",
        &["b.yaml:2:10 record/duplicate the team `it` is declared twice"],
    );
    check(
        "-- p/data.yaml --\npersonas:\n  - {id: sasha, name: Sasha, summary: x}\n-- personas/sasha.md --\n---\nkind: persona\nname: Sasha\n---\nText.\n",
        &["personas/sasha.md:3:7 record/duplicate"],
    );
    check("-- b.yaml --\nscopes:\n  - {key: S}\n  - {key: S}\n", &["b.yaml:3:11 record/duplicate the scope `S`"]);
}

#[test]
fn what_is_deprecated_is_replaced() {
    check(
        "-- a.yaml --\nroles:\n  - {id: a, name: A, status: deprecated}\n  - {id: b, name: B, status: deprecated, replaced_by: none}\n",
        &["a.yaml:2:30 record/deprecated-without-replacement the role `a`"],
    );
}

#[test]
fn a_former_id_means_one_thing() {
    let teams = |rows: &str, expected: &[&str]| check(&format!("-- a.yaml --\nteams:\n{rows}"), expected);
    teams("  - {id: a, name: A, previously: [x]}\n  - {id: b, name: B, previously: [y]}\n", &[]);
    teams(
        "  - {id: a, name: A, previously: [x]}\n  - {id: b, name: B, previously: [x]}\n",
        &["a.yaml:3:35 record/former-id-clash two of the teams list `x`"],
    );
    teams(
        "  - {id: a, name: A, previously: [b]}\n  - {id: b, name: B}\n",
        &["a.yaml:2:35 record/former-id-clash `b` is a former id of `a`, and another team has it now"],
    );
    teams("  - {id: a, name: A, previously: [a]}\n", &["a.yaml:2:35 record/former-id-clash its own id"]);
}

#[test]
fn a_misspelt_key_is_not_offered_twice() {
    let team = |keys: &str, expected: &[&str]| check(&format!("-- a.yaml --\nteams:\n  - {{{keys}}}\n"), expected);
    team("id: a, name: A, statuss: active", &["a.yaml:2:22 record/unknown-field"]);
    team("id: a, name: A, status: active, statuss: active", &["a.yaml:2:38 record/unknown-field"]);
    check("-- a.md --\n---\ntitle: A\ntitel: B\n---\n\nText.\n", &["a.md:3:1 front-matter/unknown-key"]);
}
