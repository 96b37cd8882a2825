//! Labels, declared and cited.

use crate::{
    resolve::ResolveOptions,
    rules::testing::{check, findings, silent},
    vfs::fixture,
};

const TABLE: &str = "-- l.yaml --
labels:
  - {name: bug, description: It is broken, groups: [acme]}
  - {name: IT-Ops, description: For those who run our systems, groups: [acme/it]}
  - {name: \"IT::to do\", description: Work, previously: [\"IT-todo::open\"]}
  - {name: \"IT::done\", description: No more work}
  - {name: old one, description: Was it, deprecated: true, replaced_by: bug}
  - {name: older, description: Was it too, deprecated: true, replaced_by: none}
  - {name: \"Open::a\", description: One of many}
scopes:
  - {key: Open, closed: false}
";

#[track_caller]
fn page(body: &str, expected: &[&str]) {
    check(&format!("{TABLE}-- page.md --\n# Page\n\n{body}\n"), expected);
}

#[test]
fn right_citations_are_silent() {
    for body in [
        "~bug ~\"IT::to do\" `~\"IT::done\"` `IT::done` `bug` <label:bug> [x](<label:IT::to do>)",
        "about ~10% or ~20-minutes, in ~/.ssh",
        "~~gone~~ \\~nothing",
        "\\~\"IT::nope\"",
        "x *y*\\~\"IT::nope\"",
        "`std::fs` and `a::b::c`",
        "~\"Open::b\"",
        "[x](https://gitlab.com/groups/acme/it/desk/-/issues?label_name[]=IT-Ops)",
        "acme/it~IT-Ops",
        "the formula $`IT::x`$ and $`~\"IT::x\"`$",
    ] {
        page(body, &[]);
    }
}

#[test]
fn citations_say_what_is_wrong() {
    page("~\"IT::too\"", &["page.md:3:2 label/undeclared no label is called `IT::too`: the scope `IT` has no `too`"]);
    page("~\"zzzzzz\"", &["page.md:3:2 label/undeclared no label is called `zzzzzz`"]);
    page("~bugs", &["page.md:3:2 label/undeclared"]);
    page("~urgent", &["page.md:3:2 label/maybe `~urgent` reads like a label"]);
    page("~\"IT-todo::open\"", &["page.md:3:2 label/former-name is called `IT::to do` now"]);
    page("~\"IT::To Do\"", &["page.md:3:2 label/case capital and small letters"]);
    page("~\"IT_Ops\"", &["page.md:3:2 label/case it is written `IT-Ops`"]);
    page("~\"Open::A\"", &["page.md:3:2 label/case"]);
    page("~\"IT:: to do\"", &["page.md:3:2 label/space-around-scope has a blank beside `::`"]);
    page("~IT::to do, now", &["page.md:3:2 label/truncated GitLab reads only `~IT::to` here"]);
    page("~\"IT::\"", &["page.md:3:2 label/empty-scope no value after"]);
    page("~\"::x\"", &["page.md:3:2 label/empty-scope no scope before"]);
    page("~\"old one\"", &["page.md:3:2 label/deprecated no longer to be used"]);
    page("~older", &["page.md:3:2 label/deprecated"]);
    page("acme/web~IT-Ops", &["page.md:3:10 label/unavailable does not exist in `acme/web`"]);
    page(
        "[x](https://gitlab.com/groups/other/-/issues?label_name[]=bug)",
        &["page.md:3:59 label/unavailable does not exist in `other`"],
    );
    page("[x](https://gitlab.com/acme/-/issues?label_name[]=IT%3A%3Adoen)", &["page.md:3:51 label/undeclared"]);
    page("[x](<label:IT::doen>) <label:IT::doen>", &["page.md:3:6 label/undeclared", "page.md:3:24 label/undeclared"]);
    page("`IT::doen`", &["page.md:3:2 label/undeclared"]);
}

#[test]
fn citations_in_records_are_judged_alike() {
    let team = |line: &str, expected: &[&str]| {
        check(&format!("{TABLE}-- t.yaml --\nteams:\n  - id: it\n    name: IT\n    {line}\n"), expected);
    };
    team("labels: [bug, ~\"IT::done\"]", &[]);
    team("labels: [bugg]", &["t.yaml:4:14 label/undeclared `labels`: no label is called `bugg`"]);
    team("labels: [\"IT:: to do\"]", &["t.yaml:4:15 label/space-around-scope `labels`: the label"]);
    team("labels: [old one]", &["t.yaml:4:14 label/deprecated"]);
    team("purpose: Work on ~\"IT::doen\"", &["t.yaml:4:23 label/undeclared"]);
    team("purpose: \"Work on ~\\\"IT::doen\\\"\"", &["t.yaml:4:24 label/undeclared"]);
    team("purpose: 'Work on ~\"IT::doen\"'", &["t.yaml:4:24 label/undeclared"]);
    team("purpose: \"Set ~IT::to do, then go\"", &["t.yaml:4:20 label/truncated"]);
}

#[track_caller]
fn table(rows: &str, expected: &[&str]) {
    check(&format!("-- l.yaml --\nlabels:\n{rows}"), expected);
}

#[test]
fn declared_names_can_exist_in_gitlab() {
    table("  - {name: 'a \"b\"'}\n", &["l.yaml:2:12 label/quote-in-name no text can cite"]);
    table("  - {name: \"a, b\"}\n", &["l.yaml:2:12 label/comma has a comma"]);
    table("  - {name: \"a :: b\"}\n", &["l.yaml:2:12 label/space-around-scope"]);
    table("  - {name: \"a::\"}\n", &["l.yaml:2:12 label/empty-scope no value"]);
    table("  - {name: a, scoped: true}\n", &["l.yaml:2:23 label/type-mismatch `a` has no `::`, so it is not scoped"]);
    table("  - {name: \"a::b\", scoped: false}\n", &["l.yaml:2:28 label/type-mismatch"]);
    table(&format!("  - {{name: {}}}\n", "x".repeat(256)), &["l.yaml:2:12 label/name-too-long"]);
    table(&format!("  - {{name: {}}}\n", "x".repeat(255)), &[]);
}

#[test]
fn names_meet_only_where_their_places_do() {
    let two = |a: &str, b: &str, expected: &[&str]| {
        table(&format!("  - {{name: x, groups: [{a}]}}\n  - {{name: x, groups: [{b}]}}\n"), expected);
    };
    let again = "l.yaml:3:12 label/duplicate `x` is declared twice";
    two("a", "b", &[]);
    two("a/b", "a/c", &[]);
    two("ab", "a", &[]);
    two("a", "a", &[again]);
    two("a", "a/b", &[again]);
    two("a/b/c", "a", &[again]);
    two("", "a", &[again]);
    two("a", "", &[again]);
    two("", "", &[again]);
    table(
        "  - {name: x, groups: [a]}\n  - {name: x, groups: [b]}\n  - {name: x, projects: [b/p]}\n",
        &["l.yaml:4:12 label/duplicate `x` is declared twice for `b/p`"],
    );
}

#[test]
fn names_are_told_apart() {
    table("  - {name: \"IT::to do\"}\n  - {name: \"IT::To-Do\"}\n", &["l.yaml:3:12 label/near-duplicate"]);
    table("  - {name: a b}\n  - {name: a c}\n", &[]);
    table("  - {name: a, previously: [b]}\n  - {name: b}\n", &["l.yaml:2:28 label/former-still-declared"]);
    table(
        "  - {name: a, previously: [b]}\n  - {name: c, previously: [{name: b}]}\n",
        &["l.yaml:3:28 label/former-still-declared two labels list `b` as a former name"],
    );
    table("  - {name: ~bug}\n", &["l.yaml:2:12 record/bad-value without the tilde, as `bug`"]);
    table("  - {name: '~\"a b\"'}\n-- p.md --\n# P\n\n~\"a b\"\n", &["l.yaml:2:12 record/bad-value"]);
    table("  - {name: a, previously: [a]}\n", &["l.yaml:2:28 label/former-still-declared lists itself"]);
    table(
        "  - {name: \"BTG Stage::a\"}\n  - {name: \"BTG-Status::b\"}\n  - {name: BTG-FYI}\n",
        &["l.yaml:2:12 label/mixed-prefix `BTG Stage::a` has a blank after `BTG`"],
    );
    silent(
        "label/mixed-prefix",
        "-- l.yaml --\nlabels: [{name: good first issue}, {name: good-to-have}, {name: IT-x}, {name: \"IT::y z\"}]\n",
    );
}

#[test]
fn numbers_follow_each_other() {
    let scope = |values: &[&str], expected: &[&str]| {
        let rows: Vec<String> = values.iter().map(|value| format!("  - {{name: \"S::{value}\"}}\n")).collect();
        table(&rows.concat(), expected);
    };
    scope(&["0-a", "1-b", "2-c"], &[]);
    scope(&["3-c", "1-a", "2-b"], &[]);
    scope(&["1", "2", "3", "5", "8"], &[]);
    scope(&["15", "16"], &[]);
    scope(&["1-a", "x", "5-b"], &[]);
    scope(&["10", "20", "30"], &[]);
    scope(&["1-a", "2-b", "4-c"], &["l.yaml:4:12 label/order-gap leave out the number `3`"]);
    scope(&["2-b", "3-c"], &["l.yaml:2:12 label/order-gap leave out the number `1`"]);
    scope(&["1-a", "2-b", "2-c"], &["l.yaml:4:12 label/order-repeat `S::2-b` and `S::2-c` have the same number"]);
}

#[test]
fn descriptions_say_something() {
    let info = |row: &str, expected: &[&str]| table(&format!("  - {row}\n"), expected);
    info("{name: IT-Help, description: IT-Help work}", &["l.yaml:2:34 label/tautology"]);
    info("{name: laptop-request, description: laptop request}", &["l.yaml:2:41 label/tautology"]);
    for row in ["{name: BSA, description: business systems analyst work}", "{name: bug, description: It is broken}"] {
        silent("label/tautology", &format!("-- l.yaml --\nlabels:\n  - {row}\n"));
    }
    info("{name: a}", &["l.yaml:2:12 label/no-description"]);
    info("{name: a, description: b}", &["l.yaml:2:12 label/unused"]);
    silent("label/unused", "-- l.yaml --\nlabels:\n  - {name: a}\n-- p.md --\n# P\n\n~a\n");
    // A slip at the only mention is one finding, not two.
    for slip in ["~\"good-bugs\"", "~\"Good bug\"", "~good-bag"] {
        let text = format!("-- l.yaml --\nlabels:\n  - {{name: good-bug}}\n-- p.md --\n# P\n\n{slip}\n");
        silent("label/unused", &text);
    }
    info("{name: a, deprecated: true}", &["l.yaml:2:27 label/deprecated-without-replacement"]);
}

#[test]
fn filters_of_gitlab_and_prose_about_a_scope_are_no_labels() {
    let head = "-- l.yaml --\nlabels:\n  - {name: \"S::a\", description: one}\n-- p.md --\n# P\n\n~\"S::a\" ";
    for value in ["None", "Any", "S%3A%3A*", "S%3A%3Aa"] {
        check(&format!("{head}[x](https://gitlab.com/groups/g/-/issues?label_name[]={value})\n"), &[]);
    }
    check(&format!("{head}and `S::*`, `S::`\n"), &[]);
    check(&format!("{head}日本語~\"S::b\"を\n"), &["p.md:3:13 label/undeclared"]);
}

#[test]
fn labels_in_raw_html_are_judged() {
    page("<div>\n~\"IT::doen\"\n</div>", &["page.md:4:2 label/undeclared the scope `IT` has no `doen`"]);
    page("<table><tr><td>~bugs</td>\n<td>~\"IT::done\"</td></tr></table>", &["page.md:3:17 label/undeclared"]);
    page("> <div>\n> ok ~\"IT::doen\"\n> </div>", &["page.md:4:7 label/undeclared"]);
    page("<details><summary>~\"old one\"</summary>\n\ntext\n\n</details>", &["page.md:3:20 label/deprecated"]);
    for right in [
        "<div>~bug ~\"IT::done\" about ~10%</div>",
        "<pre>~\"IT::doen\"</pre>",
        "<div><code>~\"IT::doen\"</code> <a href=\"page.md\">~\"IT::doen\"</a></div>",
        "<p title='~\"IT::doen\"'>x</p>",
        "<!-- ~\"IT::doen\" -->\n\nx",
    ] {
        page(right, &[]);
    }
}

#[test]
fn quotes_are_straight_and_closed() {
    page("add ~“IT::to do”", &["page.md:3:5 label/quotes not straight double quotes"]);
    page("add ~'IT::to do'", &["page.md:3:5 label/quotes"]);
    page("add ~\"IT::to do", &["page.md:3:5 label/quotes not closed on this line"]);
    page("it's ~bug's `~'`", &[]);
}

#[test]
fn suggestions_do_no_harm() {
    let fix = |cited: &str, want: Option<&str>| {
        let text = format!("{TABLE}-- page.md --\n# Page\n\n~\"{cited}\"\n");
        let found = findings(&fixture(&text), &ResolveOptions::default());
        let found = found.iter().find(|one| one.rule.as_str() == "label/undeclared").expect("a finding");
        assert_eq!(found.suggestions.first().map(|one| one.message.as_str()), want, "{cited}");
    };
    fix("IT::dome", Some("write `IT::done`"));
    // Only the scope is like it.
    fix("IT::nope", None);
    // `old one` is as near as nothing else, and deprecated; `older` too.
    fix("olderr", Some("write `older`"));
    fix("bgu", Some("write `bug`"));
}

#[test]
fn a_bar_in_a_cell_is_escaped() {
    let row = |label: &str, cell: &str, expected: &[&str]| {
        let labels = format!("-- l.yaml --\nlabels:\n  - {{name: {label}, description: It is a long one}}\n");
        check(&format!("{labels}-- page.md --\n# Page\n\n| a | b |\n| - | - |\n| {cell} | z |\n"), expected);
    };
    row("\"pipe | x\"", "~\"pipe \\| x\" `~\"pipe \\| x\"`", &[]);
    row("\"pipe | xyz\"", "~\"pipe \\| xyy\"", &["page.md:5:4 label/undeclared no label is called `pipe | xyy`"]);
    row("\"pipe | xyz\"", "`~\"pipe \\| xyy\"`", &["page.md:5:5 label/undeclared"]);
    row("\"pipe | xyz\"", "[t](<label:pipe \\| xyy>)", &["page.md:5:8 label/undeclared"]);
}
