//! Input that is meant to hang, exhaust or crash. The bounds are counts, not clocks: a budget that is not kept shows as
//! a tree that is too big, a missing problem, or a test that never ends.

use std::fmt::Write;

use super::{Document, Limits, Node, Value, parse, read};
use crate::{base::TextMap, diag::ids};

/// Few enough to reach quickly.
const NODES: usize = 5_000;

fn read_little(text: &str) -> Document {
    parse(text, &TextMap::shift(0), &Limits { nodes: NODES, ..Limits::default() })
}

fn count(node: &Node) -> usize {
    let mut open = vec![node];
    let mut nodes = 0;
    while let Some(node) = open.pop() {
        nodes += 1;
        match &node.value {
            Value::Scalar(_) => {}
            Value::Sequence(items) => open.extend(items),
            Value::Mapping(entries) => open.extend(entries.iter().map(|entry| &entry.value)),
        }
    }
    nodes
}

/// An alias bomb: each name repeats the one before nine times.
fn bomb(levels: usize) -> String {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..levels {
        let repeated = vec![format!("*a{}", level - 1); 9].join(", ");
        let _ = writeln!(text, "a{level}: &a{level} [{repeated}]");
    }
    text
}

#[test]
fn one_clear_problem_for_each_excess() {
    let mut long_alias = format!("a: &a \"{}\"\nb:\n", "x".repeat(10_000));
    long_alias.push_str(&"- *a\n".repeat(4_000));
    let mut deep_alias = "a0: &a0 [x]\n".to_owned();
    for level in 1..70 {
        let _ = writeln!(deep_alias, "a{level}: &a{level} [*a{}]", level - 1);
    }
    let anchors = (0..60).fold(String::new(), |text, level| text + &format!("&b{level} ["));
    let rows: Vec<(&str, String)> = vec![
        ("dashes", "- ".repeat(50_000)),
        ("questions", "? ".repeat(50_000)),
        ("brackets", "[".repeat(100_000)),
        ("braces", "{".repeat(100_000)),
        ("braces with keys", "{a: ".repeat(50_000)),
        ("keys", (0..200).fold(String::new(), |text, level| format!("{text}{}a:\n", " ".repeat(level)))),
        ("alias bomb", bomb(9)),
        ("long text by alias", long_alias),
        ("depth by alias", deep_alias),
        ("many values", "- x\n".repeat(NODES + 1)),
        ("many values in brackets", format!("[{}x]", "x,".repeat(2 * NODES))),
        ("too many to gather", format!("[{}x]", "x,".repeat(4 * NODES))),
        ("aliases in brackets", format!("a: &a x\nb: [{}]", "*a ".repeat(4 * NODES))),
        ("copies of copies", format!("{anchors}{}{}", "x, ".repeat(NODES / 2), "]".repeat(60))),
        ("empty pairs in brackets", format!("[{}", ": ".repeat(4 * NODES))),
    ];
    for (name, text) in rows {
        let document = read_little(&text);
        let rules: Vec<_> = document.problems.iter().map(|problem| problem.rule).collect();
        let nodes = document.root.as_ref().map_or(0, count);
        assert!(nodes <= NODES, "{name}: {nodes}");
        if name == "copies of copies" {
            assert_eq!(rules, [], "{name}: copies that nothing asks for do no harm");
        } else {
            assert_eq!(rules, [ids::YAML_LIMIT], "{name}: {:?}", document.problems.first());
        }
    }
}

#[test]
fn one_syntax_problem_and_an_end() {
    let directive = format!("%TAG !a! {}\n---\n{}", "x".repeat(100_000), "- !a!b c\n".repeat(1_000));
    let rows: Vec<(&str, String)> = vec![
        ("prefixes to copy", directive),
        ("self alias", "a: &a [*a, b]\n".to_owned()),
        ("NUL", "a: 1\0\n".to_owned()),
        ("an endless quote", format!("a: \"{}", "x\n ".repeat(5_000))),
        ("merge", "a: &a {b: 1}\nc: {<<: *a}\n".to_owned()),
    ];
    for (name, text) in rows {
        let document = read(&text);
        let rules: Vec<_> = document.problems.iter().map(|problem| problem.rule).collect();
        assert_eq!(rules, [ids::YAML_SYNTAX], "{name}: {:?}", document.problems.first());
    }
}

#[test]
fn what_is_big_but_honest_is_read() {
    let mut text = "labels:\n".to_owned();
    for number in 0..3_000 {
        let _ = write!(text, "  - name: \"Status::{number}\"\n    description: Where it stands, and who works on it\n");
    }
    let document = read(&text);
    assert_eq!(document.problems, []);
    assert_eq!(document.root.as_ref().map(count), Some(9_002));
    let keys = (0..30_000).fold(String::new(), |text, key| text + &format!("k{key}:\n"));
    let document = read(&keys);
    assert_eq!(document.problems, []);
    assert_eq!(document.root.map(|root| root.entries().len()), Some(30_000));
}

#[test]
fn many_errors_end_too() {
    let document = read(&"- a: b: c\n".repeat(10_000));
    assert!((2..=33).contains(&document.problems.len()), "{}", document.problems.len());
    assert!(!document.doubtful.is_empty());
}

#[test]
fn problems_are_counted_and_their_words_short() {
    let long = "x".repeat(20_000);
    let rows = [
        format!("[{}]", "!a x, &b y, ".repeat(2_000)),
        format!("a: 1{}\n{}", " ".repeat(20_000), "#1\n".repeat(2_000)),
        format!("- #1 {long}\n"),
        format!("{long}: 1\n{long}: 2\n"),
        format!("a: {long}: {long}\n"),
        format!("a: \"{long}\" {long}\n"),
        format!("a: {{{{ {long} }}}}\n"),
        "a: 1\n".repeat(5_000),
    ];
    for text in rows {
        let document = read(&text);
        assert!(document.problems.len() <= 1000, "{}", document.problems.len());
        let longest = document.problems.iter().map(|problem| {
            let offered = problem.suggestions.iter().map(|(words, ..)| words.len()).max();
            problem.message.len().max(offered.unwrap_or(0))
        });
        assert!(longest.max().unwrap_or(0) < 300, "{text:.60}");
    }
}

#[test]
fn what_stands_before_an_excess_is_kept() {
    let document = read(&format!("- id: a\n- id: b\n- {}", "[".repeat(1000)));
    let root = document.root.expect("a tree");
    let Value::Sequence(items) = &root.value else { panic!("a list") };
    assert_eq!(items[1].get("id").and_then(Node::text), Some("b"));
}
