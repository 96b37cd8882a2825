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
