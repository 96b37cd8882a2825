//! No page costs the size of the site: a handbook with twice as much of anything makes a site about twice as large. What
//! each page shows of a long list (the labels of its scope, the stages of its workflow, the pages beside it) is what is
//! around it.

mod support;

use std::fmt::Write as _;

use support::{TODAY, folder, put, vade};

/// The bytes of the site of a handbook with this file.
fn bytes(name: &str, text: &str) -> usize {
    let dir = folder(&[(name, text), ("content/index.md", "# Office\n")]);
    put(dir.path(), "book.toml", "[book]\ntitle = \"Office\"\n");
    let ran = vade(dir.path(), &["build", "--today", TODAY]);
    assert_eq!(ran.code, 0, "{name}: {}{}", ran.out, ran.err);
    support::bytes(&dir.path().join("public")).values().map(Vec::len).sum()
}

/// A list below `head`, of `count` lines, in which `#` is the number of the line.
fn list(head: &str, line: &str, count: usize) -> String {
    let mut text = head.to_owned();
    for number in 0..count {
        let _ = writeln!(text, "{}", line.replace('#', &number.to_string()));
    }
    text
}

#[test]
fn twice_as_much_makes_a_site_twice_as_large() {
    // So many that all lists are long ones.
    const COUNT: usize = 320;
    let check = |head: &str, line: &str| {
        let of = |count| bytes("content/data.yaml", &list(head, line, count));
        let (one, two) = (of(COUNT), of(2 * COUNT));
        // The square would be four times; what both have, such as the theme, makes it less than twice.
        assert!(two * 10 < one * 23, "{line}: {one} bytes, and {two} of twice as many");
    };
    check("labels:\n", "  - {name: \"status::value#\"}");
    check("labels:\n", "  - {name: \"plain #\"}");
    check("labels:\n", "  - {name: \"scope#::value\"}");
    check("workflows:\n  - id: flow\n    name: Flow\n    stages:\n", "      - {id: s#, name: \"Stage #\"}");
    check("teams:\n", "  - {id: t#, name: \"Team #\"}");
    check("teams:\n  - {id: one, name: One}\npeople:\n", "  - {id: p#, name: \"Person #\", team: one}");
    check("terms:\n", "  - {id: t#, name: \"Term #\", definition: \"A term\"}");
    check(
        "teams:\n  - {id: one, name: One}\nareas:\n  - {id: all, name: All}\nresponsibilities:\n",
        "  - {id: d#, name: \"Duty number # of all\", area: all, owner: one}",
    );
}
