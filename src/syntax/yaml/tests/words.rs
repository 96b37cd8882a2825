//! What writers are told.

use super::{at, check_ranges, read};
use crate::{diag::ids, syntax::yaml::Node};

/// A text, its first problem's message, where that points, and the text after its first suggestion.
type Row = (&'static str, &'static str, &'static str, Option<&'static str>);

const ROWS: &[Row] = &[
    (
        "a: x: y\n",
        "the value of `a` needs quotes, because it holds a colon followed by a blank",
        "x: y",
        Some("a: \"x: y\"\n"),
    ),
    (
        "- a: x: y # z\n",
        "the value of `a` needs quotes, because it holds a colon followed by a blank",
        "x: y",
        Some("- a: \"x: y\" # z\n"),
    ),
    (
        "a: Say \"x\": y\n",
        "the value of `a` needs quotes, because it holds a colon followed by a blank",
        "Say \"x\": y",
        Some("a: 'Say \"x\": y'\n"),
    ),
    (
        "a:\n  - {b: 1, c: #1f75cb}\n  - {b: 2}\n",
        "`#1f75cb` needs quotes, because `#` begins a comment",
        "#1f75cb",
        Some("a:\n  - {b: 1, c: \"#1f75cb\"}\n  - {b: 2}\n"),
    ),
    ("a: @x\n", "the value of `a` needs quotes, because it begins with `@`", "@x", Some("a: \"@x\"\n")),
    ("- `x` y\n", "this text needs quotes, because it begins with a backtick", "`x` y", Some("- \"`x` y\"\n")),
    ("a: %x\n", "the value of `a` needs quotes, because it begins with `%`", "%x", Some("a: \"%x\"\n")),
    ("a: *x* y\n", "the value of `a` needs quotes, because it begins with `*`", "*x* y", Some("a: \"*x* y\"\n")),
    ("a: & x\n", "the value of `a` needs quotes, because it begins with `&`", "& x", Some("a: \"& x\"\n")),
    ("a: | x\n", "the value of `a` needs quotes, because it begins with `|`", "| x", Some("a: \"| x\"\n")),
    ("a: > x\n", "the value of `a` needs quotes, because it begins with `>`", "> x", Some("a: \"> x\"\n")),
    (
        "a: [x] y\nb: 1\n",
        "the value of `a` needs quotes, because it begins with `[`",
        "[x] y",
        Some("a: \"[x] y\"\nb: 1\n"),
    ),
    (
        "a: x #y\n  z\n",
        "the value of `a` needs quotes, because ` #` begins a comment in it",
        "x #y\n  z",
        Some("a: \"x #y\n  z\"\n"),
    ),
    ("a: {{ x }}\n", "a key must be text, and here stands a list or a record", "{ x }", Some("a: \"{{ x }}\"\n")),
    (
        "a: !x y\n",
        "`!x` is left out, because a word that begins with `!` has a meaning of its own in YAML",
        "!x",
        Some("a: \"!x y\"\n"),
    ),
    (
        "a: !!python/object:x {}\n",
        "`!!python/object:x` is left out, because a word that begins with `!` has a meaning of its own in YAML",
        "!!python/object:x",
        None,
    ),
    (
        "a: &x y\n",
        "`&x` is left out, because a word that begins with `&` has a meaning of its own in YAML",
        "&x",
        Some("a: \"&x y\"\n"),
    ),
    ("a: [#x, y]\n", "`#x` needs quotes, because `#` begins a comment", "#x", Some("a: [\"#x\", y]\n")),
    (
        "a: #1f75cb\nb: 1\n",
        "`#1f75cb` is read as a comment, because `#` after a blank begins one",
        "#1f75cb",
        Some("a: \"#1f75cb\"\nb: 1\n"),
    ),
    (
        "- #it_help\n",
        "`#it_help` is read as a comment, because `#` after a blank begins one",
        "#it_help",
        Some("- \"#it_help\"\n"),
    ),
    (
        "a: Issue #5 and\n",
        "`#5 and` is read as a comment, because `#` after a blank begins one",
        "#5 and",
        Some("a: \"Issue #5 and\"\n"),
    ),
    ("a: 1\n\tb: 2\n", "this line is indented with a tab, and YAML takes only spaces", "\t", Some("a: 1\nb: 2\n")),
    ("a:\n\tb: 2\n", "this line is indented with a tab, and YAML takes only spaces", "\t", Some("a:\n  b: 2\n")),
    ("a: \"x\nb: 1\n", "the quote `\"` that opens here is never closed", "\"", Some("a: \"x\"\nb: 1\n")),
    ("a: 1\nb: 'x\n", "the quote `'` that opens here is never closed", "'", Some("a: 1\nb: 'x'\n")),
    ("a: \"x\" y\n", "`y` stands after the closing quote", "y", Some("a: '\"x\" y'\n")),
    ("a: 'it's'\n", "`s'` stands after the closing quote", "s'", Some("a: \"it's\"\n")),
    ("a: \"x\\d\"\n", "`\\d` has no meaning inside double quotes", "\\", Some("a: \"x\\\\d\"\n")),
    (
        "a:\n  b: 1\n   c: 2\n",
        "this line is indented by 3 spaces, its neighbours by 2",
        "   ",
        Some("a:\n  b: 1\n  c: 2\n"),
    ),
    (
        "a:\n   b: 1\n  c: 2\n",
        "this line is indented by 2 spaces, its neighbours by 3",
        "  ",
        Some("a:\n   b: 1\n   c: 2\n"),
    ),
    (
        "- a: 1\n  b: 2\n c: 3\n",
        "this line is indented by 1 space, its neighbours by 2",
        " ",
        Some("- a: 1\n  b: 2\n  c: 3\n"),
    ),
    ("a: 1\n  b: 2\n", "this line is indented by 2 spaces, its neighbours by 0", "  ", Some("a: 1\nb: 2\n")),
    ("a: [x\nb: 1\n", "after this `[` a closing `]` or a comma is missing", "[", Some("a: [x]\nb: 1\n")),
    ("a: {x: y\nb: 1\n", "after this `{` a closing `}` or a comma is missing", "{", Some("a: {x: y}\nb: 1\n")),
    ("a: - b\n", "a list begins on the line after its key", "- b", Some("a: \n   - b\n")),
    ("a: 1\nb:2\n", "a blank is missing after the colon of `b:`", "b:", Some("a: 1\nb: 2\n")),
    ("a:1\nb: 2\n", "a blank is missing after the colon of `a:`", "a:", Some("a: 1\nb: 2\n")),
    ("a: 1\nfoo\nb: 2\n", "`foo` is neither a key with its value nor an item of a list", "foo", None),
    ("a:\n  - b\n  c: d\n", "a key stands beside an item of a list", "c: d", None),
    ("a:\n- b\n - c\n", "this line is read as more of the text above it, not as an item of a list", "- c", None),
    ("a: 1\0\n", "a NUL character, which cannot be seen, stands in the text", "\0", Some("a: 1\n")),
    ("a: &x [*x]\n", "`*x` stands inside the very value it repeats", "*x", None),
    ("a: 1\n---\nb: 2\n", "a second document begins here, and only the first is read", "---", None),
    ("{<<: x}\n", "`<<`, which takes over the keys of another record, is not supported", "<<", None),
    (": x\n", "nothing stands before this colon", ":", None),
    (
        "a: \"x\ny z\n\nw\" # v\nb: 1\n",
        "the further lines of a text in quotes must be indented",
        "y z",
        Some("a: \"x\n  y z\n\n  w\" # v\nb: 1\n"),
    ),
    (
        "- a: 'x\n y'\n- b\n",
        "the further lines of a text in quotes must be indented",
        " y'",
        Some("- a: 'x\n    y'\n- b\n"),
    ),
    ("a: \"x\nb: \"y\"\n", "the quote `\"` that opens here is never closed", "\"", Some("a: \"x\"\nb: \"y\"\n")),
];

#[test]
fn says_what_is_wrong_and_where_and_how_to_mend_it() {
    for (text, message, place, fixed) in ROWS {
        let document = read(text);
        check_ranges(text, &document);
        let [problem] = document.problems.as_slice() else { panic!("{text:?}: {:#?}", document.problems) };
        assert_eq!(problem.rule, ids::YAML_SYNTAX, "{text:?}");
        assert_eq!(problem.message, *message, "{text:?}");
        assert_eq!(&text[problem.range.to_usize()], *place, "{text:?}");
        let mended = problem.suggestions.first().map(|(_, range, new)| {
            let mut mended = (*text).to_owned();
            mended.replace_range(range.to_usize(), new);
            mended
        });
        assert_eq!(mended.as_deref(), *fixed, "{text:?}");
        if let Some(mended) = mended {
            assert_eq!(read(&mended).problems, [], "{mended:?}");
        }
    }
}

#[test]
fn a_key_written_twice_keeps_the_first() {
    let text = "a: 1\nb: 2\na: 3\n";
    let document = read(text);
    let [problem] = document.problems.as_slice() else { panic!("{:?}", document.problems) };
    assert_eq!((problem.rule, problem.range.start), (ids::YAML_DUPLICATE_KEY, 10));
    assert_eq!(problem.related[0].0.to_usize(), 0..1);
    assert_eq!(problem.related[0].1, "first written here");
    assert_eq!(at(&document, "a").text(), Some("1"));
    let many = (0..40).chain(30..32).fold(String::new(), |text, key| text + &format!("k{key}: {key}\n"));
    assert_eq!(read(&many).problems.len(), 2);
}

#[test]
fn reading_goes_on_after_a_slip() {
    let text = "- id: a\n  name: x: y\n- id: b\n  name: 'z\n- id: c\n  name: @d\n- id: e\n  name: f\n";
    let document = read(text);
    let places: Vec<&str> = document.problems.iter().map(|problem| &text[problem.range.to_usize()]).collect();
    assert_eq!(places, ["x: y", "'", "@d"]);
    assert_eq!(at(&document, "0.name").text(), Some("x: y"));
    assert_eq!(at(&document, "2.name").text(), Some("@d"));
    assert_eq!(at(&document, "3.name").text(), Some("f"));
    let sound: Vec<bool> = (0..4).map(|index| document.is_sound(at(&document, &index.to_string()).range)).collect();
    assert_eq!(sound, [false, false, false, true]);
    let name = at(&document, "3.name");
    assert_eq!(&text[name.range.to_usize()], "f");
    assert_eq!(name.scalar().map(|scalar| scalar.map.offset(0)), Some(name.range.start));
}

#[test]
fn what_stands_before_an_error_is_kept() {
    let document = read("- id: a\n  name: b\n- id: c\n  - d\n ] e\n");
    assert!(!document.problems.is_empty());
    assert_eq!(at(&document, "0").get("name").and_then(Node::text), Some("b"));
}
