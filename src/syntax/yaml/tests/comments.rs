//! Comments and permissions.

use super::{check_ranges, read};

#[test]
fn finds_comments_and_no_others() {
    let text = "# one\na: 'x # no' # two\nb: |  # three\n  # no\nc: \"# no\"\nd: e#no\nf: [x, # four\n  y] #five\n#\n&g#no h: *g#no\n";
    let document = read(text);
    let words: Vec<&str> = document.comments.iter().map(|comment| comment.text.as_str()).collect();
    assert_eq!(words, ["one", "two", "three", "four", "five", ""]);
    assert_eq!(&text[document.comments[1].range.to_usize()], "# two");
    check_ranges(text, &document);
}

/// A text with one permission for `r/x`, its reason, and what it covers.
const ROWS: &[(&str, &str, &str)] = &[
    ("# vade: allow r/x, because\na: 1\nb: 2\n", "because", "a: 1"),
    (
        "a: 1\n\n# vade: allow r/x, because, really\n\nb:\n  c: 2\n  d: 3\ne: 4\n",
        "because, really",
        "b:\n  c: 2\n  d: 3",
    ),
    ("a:\n  # vade: allow r/x\n  - b: 1\n    c: 2\n  - d\n", "", "- b: 1\n    c: 2"),
    ("a:\n  - b: 1\n    # vade: allow r/x, y\n    c: 2\n  - d\n", "y", "c: 2"),
    ("a:\n  - b\n  # vade: allow r/x, y\nc: 2\n", "y", "c: 2"),
    ("a: 1 # vade: allow r/x, y\nb: 2\n", "y", "a: 1"),
    ("a: # vade: allow r/x, y\n  b: 2\nc: 3\n", "y", "a: # vade: allow r/x, y\n  b: 2"),
    ("- a: 1 # vade: allow r/x, y\n  b: 2\n", "y", "a: 1"),
    ("- # vade: allow r/x, y\n  b: 2\n- c\n", "y", "- # vade: allow r/x, y\n  b: 2"),
    ("- a # vade: allow r/x, y\n- b\n", "y", "- a"),
    ("a: [b, c] # vade: allow r/x, y\nd: 1\n", "y", "a: [b, c]"),
    ("a: [\n  b, # vade: allow r/x, y\n  c\n]\n", "y", "b"),
    ("a: [\n  # vade: allow r/x, y\n  b, c\n]\n", "y", "b"),
    ("a: [\n  b\n] # vade: allow r/x, y\nc: 1\n", "y", "a: [\n  b\n]"),
    ("a: | # vade: allow r/x, y\n  b\nc: 1\n", "y", "a: | # vade: allow r/x, y\n  b"),
    ("a: 1\n# vade: allow r/x, y\n", "y", ""),
    ("# vade: allow r/x, y\n", "y", ""),
    ("--- # vade: allow r/x, y\na: 1\n", "y", "a: 1"),
    ("\u{feff}# vade: allow r/x, y\na: 1\n", "y", "a: 1"),
    ("#vade:allow r/x  y z\r\n\"a\": 'é'\r\nb: 1\r\n", "y z", "\"a\": 'é'"),
    ("a: 1\n# vade: allow r/x, y\na: 2\n", "y", "a: 2"),
];

#[test]
fn permissions_cover_what_follows_or_stands_beside() {
    for (text, reason, covers) in ROWS {
        let document = read(text);
        check_ranges(text, &document);
        let [allow] = document.allows.as_slice() else { panic!("{text:?}: {:?}", document.allows) };
        assert_eq!((allow.rule.as_str(), &text[allow.rule_range.to_usize()]), ("r/x", "r/x"), "{text:?}");
        assert_eq!(allow.reason, *reason, "{text:?}");
        assert_eq!(&text[allow.covers.to_usize()], *covers, "{text:?}");
    }
}

#[test]
fn several_in_a_row_cover_the_same() {
    let text = "# vade: allow r/x, one\n# and a word between\n# vade: allow r/y, two\na: 1\nb: # vade: allowed\n";
    let document = read(text);
    let covers: Vec<(&str, &str)> =
        document.allows.iter().map(|allow| (allow.rule.as_str(), &text[allow.covers.to_usize()])).collect();
    assert_eq!(covers, [("r/x", "a: 1"), ("r/y", "a: 1")]);
}
