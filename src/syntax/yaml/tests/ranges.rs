//! Where things stand.

use super::{at, check_map, check_ranges, parse, read, scalars, show};
use crate::{
    base::{TextMap, TextRange},
    syntax::yaml::Limits,
};

/// What a text holds.
const VALUES: &[(&str, &str)] = &[
    ("", ""),
    ("# nothing\n", ""),
    ("a", "a"),
    ("a: 1\nb: 'two'\n", "{a: 1, b: \"two\"}"),
    ("---\na: 1\n...\n", "{a: 1}"),
    ("%YAML 1.2\n---\na: 1\n", "{a: 1}"),
    ("\u{feff}a: 1\r\nb: [x, y]\r\n", "{a: 1, b: [x, y]}"),
    ("a: 1\rb: 2\r", "{a: 1, b: 2}"),
    ("a:\n- x\n- y\nb: {c: d}", "{a: [x, y], b: {c: d}}"),
    ("- - x\n  - y\n-\n  - z\n", "[[x, y], [z]]"),
    ("a:\nb:\n", "{a: , b: }"),
    ("- \n- # nothing\n- x\n", "[, , x]"),
    ("a: &n x\nb: *n\n", "{a: x, b: x}"),
    ("a: &n\n  - x\nb: *n\n", "{a: [x], b: [x]}"),
    ("a: &n\n- [x]\n- y\nb: *n\n", "{a: [[x], y], b: [[x], y]}"),
    ("a: &n {b: c}\nd: [*n, *n]\n", "{a: {b: c}, d: [{b: c}, {b: c}]}"),
    ("a: !!str 5\nb: !!int 5\nc: !!seq [x]\n", "{a: \"5\", b: 5, c: [x]}"),
    ("? a\n: b\n? c\n", "{a: b, c: }"),
    ("[a: b, {c, d: e}]", "[{a: b}, {c: , d: e}]"),
    ("a: |\n  x\n   y\n\n  z\nb: >-\n  x\n  y\n\n  z\n", "{a: \"x\\n y\\n\\nz\\n\", b: \"x y\\nz\"}"),
    ("a: |+\n\n\nb: |\n\nc: 1\n", "{a: \"\\n\\n\", b: \"\", c: 1}"),
];

#[test]
fn holds_what_is_written() {
    for (text, want) in VALUES {
        let document = read(text);
        assert_eq!(document.problems, [], "{text:?}");
        assert_eq!(document.doubtful, [], "{text:?}");
        assert_eq!(document.root.as_ref().map(show).unwrap_or_default(), *want, "{text:?}");
        check_ranges(text, &document);
        for (_, scalar) in document.root.iter().flat_map(scalars) {
            check_map(text, scalar);
        }
    }
}

/// A text, a path in it, and what stands at its range.
const RANGES: &[(&str, &str, &str)] = &[
    ("a: b # c\n", "a", "b"),
    ("a: b # c\n", "", "a: b"),
    ("a: 'b''c'  # d\n", "a", "'b''c'"),
    ("a: \"b\\\"c\" \nd: e", "a", "\"b\\\"c\""),
    ("a: \"b\n  c\"\nd: e", "a", "\"b\n  c\""),
    ("a: b\n  c\n\n  d\ne: f", "a", "b\n  c\n\n  d"),
    ("a: | # c | d\n  x\n  y\n\n# e\nb: 1\n", "a", "| # c | d\n  x\n  y"),
    ("a: &n >2-\n    x\n\n  y\n\nb: 1", "a", ">2-\n    x\n\n  y"),
    ("- |\n x\n- y\n", "0", "|\n x"),
    ("a: |\nb: c\n", "a", "|"),
    ("a: [b, c ]  # d\n", "a", "[b, c ]"),
    ("a: {b: c,\n  d: e\n  } \nf: g", "a", "{b: c,\n  d: e\n  }"),
    ("a:\n- b\n- c\n# d\ne: f", "a", "- b\n- c"),
    ("a:\n- - b\n  - c\n", "a.0", "- b\n  - c"),
    ("a:\n- - b\n  - c\n", "a", "- - b\n  - c"),
    ("a:\n  - b: c\n    d: e\n\n  - f\n", "a.0", "b: c\n    d: e"),
    ("a:\n  b:\n    c: d\n\n\ne: f", "a", "b:\n    c: d"),
    ("a: &n\n- [b]\n- c\n", "a", "- [b]\n- c"),
    ("a: &n [b]\n", "a", "[b]"),
    ("a: !!map\n  b: c\n", "a", "b: c"),
    ("a: &n b\nc: *n # d\n", "c", "*n"),
    ("a: &n b\nc: *n # d\n", "a", "b"),
    ("[a: b, c]", "0", "a: b"),
    ("é: ü\nñ: [ä, 'ö']\n", "ñ.1", "'ö'"),
    ("é: ü\r\nñ: [ä, 'ö']\r\n", "ñ", "[ä, 'ö']"),
    ("\u{feff}a: b", "a", "b"),
    ("a:   \nb: c", "a", ""),
];

#[test]
fn knows_where_things_stand() {
    for (text, path, want) in RANGES {
        let document = read(text);
        let range = at(&document, path).range;
        assert_eq!(&text[range.to_usize()], *want, "{path:?} of {text:?}");
    }
}

#[test]
fn a_missing_value_stands_after_its_colon_or_dash() {
    for (text, path, want) in [("a: \nb: 1", "a", 2), ("x:\n  - # c\n  - y", "x.0", 6), ("{a, b: c}", "a", 2)] {
        assert_eq!(at(&read(text), path).range, TextRange::empty(want), "{text:?}");
    }
}

#[test]
fn keys_have_ranges_with_their_quotes() {
    let text = "'a b': 1\n\"c\": {d: 2}\n? e\n: 3\n";
    let document = read(text);
    let keys: Vec<(&str, &str)> = at(&document, "")
        .entries()
        .iter()
        .map(|entry| (entry.key.text.as_str(), &text[entry.key.range.to_usize()]))
        .collect();
    assert_eq!(keys, [("a b", "'a b'"), ("c", "\"c\""), ("e", "e")]);
}

/// A text with one value `a`, a piece of what it is read as, and the source of that piece.
const MAPS: &[(&str, &str, &str)] = &[
    ("a: one two", "two", "two"),
    ("a: one\n  two\n\n  three", "e t", "e\n  t"),
    ("a: one\n  two\n\n  three", "three", "three"),
    ("a: 'it''s so'", "s so", "s so"),
    ("a: 'it''s so'", "'", "''"),
    ("a: \"x\\ty\"", "\t", "\\t"),
    ("a: \"x ~\\\"b c\\\" y\"", "~\"b c\"", "~\\\"b c\\\""),
    ("a: \"\\u00e9t\"", "é", "\\u00e9"),
    ("a: \"x\\ty\"", "y", "y"),
    ("a: \"\\u00e9t\\x41\"", "t", "t"),
    ("a: \"\\Lé\"", "é", "é"),
    ("a: \"one\\\n  two\"", "two", "two"),
    ("a: \"one\\\n\n  two\"", "\n", "\n"),
    ("a: \"one  \n  two\"", "two", "two"),
    ("a: |\n\n  one\n    two\n  three\n", "two\nthree", "two\n  three"),
    ("a: >\n  one\n  two\n\n    three\n  four\n", "three\nfour", "three\n  four"),
    ("a: >\r\n  one\r\n  two\r\n\r\n  three\r\n", "three", "three"),
    ("a: |2\n    one\n  two\n", "  one\ntwo", "  one\n  two"),
    ("a: >+\n  one\n\n\n", "one\n\n\n", "one\n\n\n"),
    ("a: |\n  é ~bug\n  ü ~bug x\n", "bug x", "bug x"),
];

#[test]
fn maps_pieces_of_values() {
    for (text, piece, want) in MAPS {
        let document = read(text);
        let scalar = at(&document, "a").scalar().expect("a scalar");
        let start = scalar.text.find(piece).unwrap_or_else(|| panic!("{piece:?} in {:?}", scalar.text));
        let range = scalar.map.range(TextRange::new(start, start + piece.len()));
        let got = &text[range.start as usize..range.end as usize];
        assert_eq!(got, *want, "{piece:?} of {text:?}");
        check_ranges(text, &document);
    }
}

#[test]
fn ranges_lie_in_the_source_of_a_text_taken_from_another() {
    // A fence in a quotation: every line of the YAML has `> ` before it.
    let source = "> a: one\n>   two\n> b:\n> - |\n>   x y\n>   z\n> c: foo: bar\n";
    let mut text = String::new();
    let mut pieces = Vec::new();
    for line in source.split_inclusive('\n') {
        let start = line.as_ptr() as usize - source.as_ptr() as usize + 2;
        pieces.push((text.len() as u32, start as u32));
        text.push_str(&line[2..]);
    }
    let document = parse(&text, &TextMap::from_pieces(pieces), &Limits::default());
    check_ranges(source, &document);
    let slice = |path: &str| &source[at(&document, path).range.to_usize()];
    assert_eq!(slice("a"), "one\n>   two");
    assert_eq!(slice("b"), "- |\n>   x y\n>   z");
    assert_eq!(slice("c"), "foo: bar");
    assert_eq!(&source[document.problems[0].range.to_usize()], "foo: bar");
    for (_, scalar) in document.root.iter().flat_map(scalars) {
        check_map(source, scalar);
    }
}
