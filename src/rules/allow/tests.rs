//! What is allowed on purpose.

use crate::rules::testing::check;

const BROKEN: &str = "[a](b.md)\n";

#[track_caller]
fn page(body: &str, expected: &[&str]) {
    check(&format!("-- a.md --\n# A\n\n{body}"), expected);
}

#[test]
fn an_allow_covers_the_next_block() {
    page(&format!("<!-- vade: allow link/missing-page, it comes next week -->\n\n{BROKEN}"), &[]);
    page(
        &format!("<!-- vade: allow link/missing-page, it comes next week -->\n\n{BROKEN}\n{BROKEN}"),
        &["a.md:7:5 link/missing-page"],
    );
}

#[test]
fn an_allow_in_a_tight_list_covers_its_own_item() {
    page(
        "1. a\n   <!-- vade: allow link/missing-page, it comes -->\n   [x](n1.md)\n2. [y](n2.md)\n",
        &["a.md:6:8 link/missing-page"],
    );
}

#[test]
fn an_allow_is_judged_itself() {
    page(&format!("<!-- vade: allow link/missing-page -->\n\n{BROKEN}"), &["a.md:3:1 allow/no-reason"]);
    page("<!-- vade: allow link/missing-page, it comes -->\n\nText.\n", &["a.md:3:1 allow/unused `link/missing-page`"]);
    page(
        &format!("<!-- vade: allow link/mising-page, it comes -->\n\n{BROKEN}"),
        &["a.md:3:18 allow/unknown-rule there is no rule `link/mising-page`", "a.md:5:5 link/missing-page"],
    );
}

#[test]
fn records_allow_too() {
    let duty = |allow: &str| {
        format!(
            "-- a.yaml --\nteams:\n  - {{id: x, name: X}}\n  - {{id: y, name: Y}}\nresponsibilities:\n  \
             - {{id: a, name: Password resets, owner: x}}\n{allow}  - {{id: b, name: Password reset, owner: y}}\n"
        )
    };
    check(&duty(""), &["a.yaml:6:19 matrix/similar-duty `b` of `y` and `a` of `x`"]);
    check(&duty("  # vade: allow matrix/similar-duty, one is for guests\n"), &[]);
}

#[test]
fn an_allow_reaches_definitions_and_the_file() {
    let allow = "<!-- vade: allow link/missing-page, it comes next week -->\n";
    page(&format!("[a][x]\n\n{allow}[x]: b.md\n"), &[]);
    page(&format!("[a][x] [b][y]\n\n{allow}\n[x]: b.md\n[y]: c.md\n"), &[]);
    page(&format!("[a][x] [b][y]\n\n{allow}[x]: b.md\n\n[y]: c.md\n"), &["a.md:8:6 link/missing-page"]);
    page(&format!("{allow}\n[a][x]\n\n[x]: b.md\n"), &[]);
    page(&format!("{allow}\n[a][x]\n\n[b][x]\n\n[x]: b.md\n"), &["a.md:9:6 link/missing-page"]);
    page(&format!("[x]: b.md\n\n{allow}\n[a][x]\n"), &[]);
    check("-- a.md --\n<!-- vade: allow page/no-title, it is a stub -->\n\nText.\n-- b.md --\n# B\n\n[a](a.md)\n", &[]);
    check(
        "-- a.md --\n---\n# vade: allow page/no-title, a stub\ndescription: x\n---\n\nText.\n-- b.md --\n# B\n\n[a](a.md)\n",
        &[],
    );
}
