//! Random values in every style, and random soup.

use proptest::prelude::*;

use super::{Document, at, check_map, check_ranges, parse, read, scalars};
use crate::{base::TextMap, syntax::yaml::Limits};

/// A value in one style, as lines after the key; what it is called is for messages.
#[derive(Debug, Clone)]
struct Written {
    /// From after `a: ` on, without a line break at the end.
    lines: Vec<String>,
    /// Every word it holds.
    words: Vec<String>,
}

fn word() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9ü]{1,6}"
}

/// Lines of words; some lines empty, but neither the first nor the last.
fn lines() -> impl Strategy<Value = Vec<Vec<String>>> {
    let line = || prop::collection::vec(word(), 1..4);
    let middle = prop::collection::vec(prop_oneof![4 => line(), 1 => Just(Vec::new())], 0..5);
    (line(), middle, line()).prop_map(|(first, middle, last)| [vec![first], middle, vec![last]].concat())
}

/// What stands between words in each style, decoded to anything that is no letter.
fn glue(style: u8) -> impl Strategy<Value = Vec<&'static str>> {
    let glues: &'static [&'static str] = match style {
        0 => &[" ", "  ", " - ", ", ", "/", " 'x' ", "\\", "~"],
        1 => &[" ", "''", " '' ", "  ", " # ", ": ", "\\", "\""],
        2 => &[" ", "\\n", "\\\"", "\\u00e9", " \\\\ ", "\\t", "  ", " # ", "\\L", "'", "\\/"],
        _ => &[" ", "  ", ": ", " # ", "\"", "'", "\\", "\t"],
    };
    prop::collection::vec(prop::sample::select(glues), 20)
}

fn written() -> impl Strategy<Value = Written> {
    let styles = (0_u8..5).prop_flat_map(|style| (Just(style), glue(style)));
    let header = (prop::sample::select(vec!["", "-", "+"]), any::<bool>(), 0_usize..3, any::<bool>());
    (styles, lines(), header).prop_map(|((style, glues), lines, (chomp, explicit, more, hidden))| {
        let words: Vec<String> = lines.iter().flatten().cloned().collect();
        let mut glues = glues.into_iter().cycle();
        let mut texts: Vec<String> = Vec::new();
        for line in &lines {
            let mut text = String::new();
            for word in line {
                if !text.is_empty() {
                    text.push_str(glues.next().unwrap_or(" "));
                }
                text.push_str(word);
            }
            texts.push(text);
        }
        let last = texts.len() - 1;
        for (index, text) in texts.iter_mut().enumerate() {
            let indented = |text: &str| if text.is_empty() { String::new() } else { format!("  {text}") };
            match style {
                0..=2 => {
                    if index > 0 {
                        *text = indented(text);
                    }
                    let quote = ["", "'", "\""][style as usize];
                    if index == 0 {
                        text.insert_str(0, quote);
                    }
                    if index == last {
                        text.push_str(quote);
                    } else if style == 2 && hidden && !text.is_empty() {
                        text.push('\\');
                    }
                }
                _ if index > 0 && index < last => *text = indented(&format!("{}{text}", " ".repeat(more))),
                _ => *text = indented(text),
            }
        }
        if style > 2 {
            let kind = if style == 3 { '|' } else { '>' };
            texts.insert(0, format!("{kind}{}{chomp}", if explicit { "2" } else { "" }));
        }
        Written { lines: texts, words }
    })
}

/// Each word stands in the value, in order, and is mapped to where it is written.
fn check(source: &str, document: &Document, words: &[String]) -> Result<(), TestCaseError> {
    prop_assert_eq!(&document.problems, &[], "{:?}", source);
    check_ranges(source, document);
    let node = at(document, "a");
    let scalar = node.scalar().ok_or_else(|| TestCaseError::fail("no scalar"))?;
    check_map(source, scalar);
    let (mut from, mut place) = (0, 0);
    for word in words {
        let found = scalar.text[from..].find(word.as_str()).map(|found| found + from);
        let start = found.ok_or_else(|| TestCaseError::fail(format!("{word} in {:?}", scalar.text)))?;
        let range = scalar.map.range((start..start + word.len()).into());
        prop_assert_eq!(source.get(range.to_usize()), Some(word.as_str()), "{:?}", source);
        prop_assert!(range.start >= place && node.range.covers(range), "{:?} {:?}", source, range);
        (from, place) = (start + word.len(), range.end);
    }
    let next = at(document, "z").range;
    prop_assert_eq!(&source[next.to_usize()], "end");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_letter_is_mapped_to_where_it_is_written(
        written in written(),
        ending in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        bom in any::<bool>(),
        prefix in prop::sample::select(vec!["", "> ", "é"]),
    ) {
        let mut lines = vec!["y: 1".to_owned(), format!("a: {}", written.lines[0])];
        lines.extend(written.lines[1..].iter().cloned());
        lines.push("z: end".to_owned());
        let mut source = if bom && prefix.is_empty() { "\u{feff}".to_owned() } else { String::new() };
        let mut text = source.clone();
        let mut map = TextMap::default();
        map.push(0, 0);
        for line in lines {
            source.push_str(prefix);
            map.push(text.len(), source.len());
            for target in [&mut source, &mut text] {
                target.push_str(&line);
                target.push_str(ending);
            }
        }
        let document = parse(&text, &map, &Limits::default());
        check(&source, &document, &written.words)?;
    }

    #[test]
    fn soup_never_panics_and_ranges_hold(text in soup()) {
        let document = read(&text);
        check_ranges(&text, &document);
        if document.doubtful.is_empty() {
            for (node, scalar) in document.root.iter().flat_map(scalars) {
                let coded = text[node.range.to_usize()].contains('\\');
                if !coded {
                    check_map(&text, scalar);
                }
            }
        }
    }
}

fn soup() -> impl Strategy<Value = String> {
    let bits = vec![
        " ",
        " ",
        "  ",
        "\n",
        "\n",
        "\n  ",
        "\r\n",
        "\t",
        "- ",
        ": ",
        ":",
        "? ",
        ",",
        "[",
        "]",
        "{",
        "}",
        "# ",
        "#",
        "&a ",
        "*a ",
        "!b ",
        "!!str ",
        "|",
        ">",
        "|-\n",
        ">2\n",
        "'",
        "\"",
        "%",
        "@",
        "`",
        "a",
        "b: ",
        "c: d\n",
        "é",
        "😀",
        "\u{feff}",
        "\0",
        "\\",
        "\\n",
        "<<: ",
        "---\n",
        "...\n",
        "# vade: allow x/y, z\n",
        "x y",
        "\u{2028}",
        "''",
        "\\L",
    ];
    prop::collection::vec(prop::sample::select(bits), 0..24).prop_map(|bits| bits.concat())
}
