//! Links that do not hold.

use globset::GlobSet;

use crate::{
    resolve::ResolveOptions,
    rules::testing::{check, check_with},
};

const PAGES: &str = "-- index.md --\n# Home\n\nHello.\n-- personas/sasha.md --\n# Sasha\n\n## Goals\n\nTo ship.\n\
                     -- files/plan.pdf --\n-- images/teams.png --\n-- _shared/note.md --\nNote.\n\
                     -- later.md --\n---\nstatus: draft\n---\n# Later\n\nSoon.\n\
                     -- labels.yaml --\nlabels:\n  - name: bug\n    description: It is broken\n";

#[track_caller]
fn page(body: &str, expected: &[&str]) {
    check(&format!("{PAGES}-- a/page.md --\n# Page\n\n## Here\n\n{body}\n"), expected);
}

#[test]
fn right_links_are_silent() {
    for body in [
        "[a](../personas/sasha.md#goals)",
        "[a](/personas/sasha/)",
        "[a](#here)",
        "![a](../images/teams.png)",
        "[a](../files/plan.pdf)",
        "[a](https://example.com/x)",
        "[a](label:bug)",
        "<mailto:a@example.com>",
    ] {
        page(body, &[]);
    }
}

#[test]
fn each_fault_is_named_with_the_nearest_right_thing() {
    page("[a]()", &["a/page.md:5:5 link/empty leads nowhere"]);
    page("[a](../personas/sahsa.md)", &["a/page.md:5:5 link/missing-page there is no page `../personas/sahsa.md`"]);
    page("[a](../files/plam.pdf)", &["a/page.md:5:5 link/missing-asset there is no file"]);
    page("![a](../images/team.png)", &["a/page.md:5:6 link/missing-image there is no picture"]);
    page("<img src=\"../images/team.png\">", &["a/page.md:5:11 link/missing-image"]);
    page("[a](../personas/sasha.md#goal)", &["a/page.md:5:5 link/missing-anchor `Sasha` has no section `#goal`"]);
    page("[a](#ther)", &["a/page.md:5:5 link/missing-anchor this page has no section `#ther`"]);
    page("[a](../Personas/sasha.md)", &["a/page.md:5:5 link/wrong-case in letter case"]);
    page("[a](../personas/sasha.md#Goals)", &["a/page.md:5:5 link/wrong-case"]);
    page("[a](../../x.md)", &["a/page.md:5:5 link/leaves-handbook leads out"]);
    page("[a](../_shared/note.md)", &["a/page.md:5:5 link/to-partial has no page of its own"]);
    page("[a](../labels.yaml)", &["a/page.md:5:5 link/not-published"]);
    page("[a](../later.md)", &["a/page.md:5:5 link/to-draft `Later` is a draft"]);
    page("[a](github.com/x)", &["a/page.md:5:5 link/forgotten-scheme needs `https://`"]);
    page("[a](me@example.com)", &["a/page.md:5:5 link/forgotten-scheme needs `mailto:`"]);
    page("<a href=\"javascript:x()\">a</a>", &["a/page.md:5:10 link/scheme"]);
    page("[a](../images/the teams.png)", &["a/page.md:5:5 link/blank"]);
    page("[a](label:bug x)", &["a/page.md:5:5 link/blank this is no link"]);
    page("`[a](label:bug x)`", &[]);
    page("[a] (../index.md) and `[a] (../index.md)`", &["a/page.md:5:4 link/blank between `]` and `(`"]);
    page("[a][nope] and `[a][nope]`", &["a/page.md:5:5 link/no-definition nothing says where `[nope]` leads"]);
    page("[a](htts://example.com)", &["a/page.md:5:5 link/scheme"]);
    page("[a](javascript:x)", &["a/page.md:5:5 link/scheme"]);
    page("[a][b]\n\n[b]: javascript:x", &["a/page.md:7:6 link/scheme"]);
}

#[test]
fn own_addresses_are_better_paths() {
    let options = ResolveOptions {
        own_hosts: vec![("handbook.example.com".to_owned(), "/".to_owned())],
        ignore_links: GlobSet::empty(),
        ..ResolveOptions::default()
    };
    let check = |body: &str, expected: &[&str]| {
        check_with(&options, &format!("{PAGES}-- a/page.md --\n# Page\n\n## Here\n\n{body}\n"), expected);
    };
    check("[a](https://handbook.example.com/personas/sasha/)", &["a/page.md:5:5 link/own-host"]);
    check("https://handbook.example.com/personas/sasha/", &["a/page.md:5:1 link/own-host"]);
    check("[a](https://handbook.example.com/personas/sahsa/)", &["a/page.md:5:5 link/missing-page"]);
    check("[a](https://other.example.com/personas/sahsa/)", &[]);
}

#[test]
fn a_field_names_itself() {
    check(
        "-- l.yaml --\nlabels:\n  - name: bug\n    description: x\n    see: [uses.md]\n-- use.md --\n# Use\n\n~bug\n",
        &["l.yaml:4:11 link/missing-page `see`: there is no page `uses.md`"],
    );
}

#[test]
fn anchors_of_included_text_are_judged_by_its_own_headings() {
    check(
        "-- a.md --\n# A\n\n```{include}\nfile: _p.md\n```\n\n-- _p.md --\n## Part\n\nSee [here](#part) and [there](#prat).\n",
        &["_p.md:3:31 link/missing-anchor"],
    );
}

#[test]
fn a_removed_page_is_named_with_its_replacement() {
    check(
        "-- r.yaml --\nroles:\n  - {id: a, name: A, status: removed, replaced_by: b}\n  - {id: b, name: B}\n\n-- x.md --\n# X\n\n[a](/roles/a/)\n",
        &["x.md:3:5 reference/removed"],
    );
}

#[test]
fn a_scheme_that_lost_a_character_is_told() {
    check("-- x.md --\n# X\n\n[a](https//example.com/x)\n", &["x.md:3:5 link/forgotten-scheme"]);
    check("-- x.md --\n# X\n\n[a](https:/example.com/x)\n", &["x.md:3:5 link/forgotten-scheme"]);
}

#[test]
fn a_page_may_choose_the_end_of_its_address() {
    let page = "-- index.md --\n# Home\n\n[a](a.md) [b](/c/) ";
    check(&format!("{page}\n-- a.md --\n---\nslug: c\n---\n# A\n\nText.\n"), &[]);
    check(
        "-- b/index.md --\n---\nslug: c\n---\n# B\n\nText.\n",
        &["b/index.md:2:7 front-matter/bad-value `slug` has no effect here"],
    );
}
