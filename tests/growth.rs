//! No page costs the size of the site: a handbook with twice as much of anything makes a site about twice as large. What
//! each page shows of a long list (the labels of its scope, the stages of its workflow, the pages beside it) is what is
//! around it.

mod support;

use support::{TODAY, folder, put, vade};

/// The bytes of the site of a handbook with these files.
fn bytes(files: &[(String, String)]) -> usize {
    let dir = folder(files.iter().map(|(name, text)| (name.as_str(), text)).collect::<Vec<_>>().as_slice());
    put(dir.path(), "content/index.md", "# Office\n");
    put(dir.path(), "book.toml", "[book]\ntitle = \"Office\"\n");
    let ran = vade(dir.path(), &["build", "--today", TODAY]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    support::bytes(&dir.path().join("public")).values().map(Vec::len).sum()
}

/// So many that all lists are long ones.
const COUNT: usize = 320;

/// `files` makes a handbook with so many of `what`.
#[track_caller]
fn grows_in_proportion(what: &str, files: impl Fn(usize) -> Vec<(String, String)>) {
    let (one, two) = (bytes(&files(COUNT)), bytes(&files(2 * COUNT)));
    // The square would be four times; what both have, such as the theme, makes it less than twice.
    assert!(two * 10 < one * 23, "{what}: {one} bytes, and {two} of twice as many");
}

/// `line` with each of so many numbers in the place of `#`.
fn numbered(line: &str, count: usize) -> impl Iterator<Item = String> {
    (0..count).map(|number| line.replace('#', &number.to_string()))
}

#[test]
fn twice_as_many_records_make_a_site_twice_as_large() {
    let check = |head: &str, line: &str| {
        grows_in_proportion(line, |count| {
            let text = numbered(line, count).fold(head.to_owned(), |text, line| text + &line + "\n");
            vec![("content/data.yaml".to_owned(), text)]
        });
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

#[test]
fn twice_as_many_pages_make_a_site_twice_as_large() {
    let check = |name: &str, text: &str| {
        grows_in_proportion(name, |count| numbered(name, count).zip(numbered(text, count)).collect());
    };
    check("content/page-#.md", "# Page #\n");
    check("content/all/page-#.md", "# Page #\n");
    check("content/all/page-#.md", "---\nweight: #\n---\n# Page #\n");
    check("content/part-#/index.md", "# Part #\n");
    check("content/all/page-#.md", "# Page #\n\n[Home](../index.md)\n");
}
