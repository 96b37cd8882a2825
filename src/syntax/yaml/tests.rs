//! Ranges, maps, hostile input and words.
use super::*;
#[test]
fn smoke() {
    for text in [
        "a: foo: bar\n",
        "a: 1\n\tb: 2\n",
        "a:\n\tb: 2\n",
        "a: @x\n",
        "a: `x`\n",
        "a: %x\n",
        "a: *x y\n",
        "a: & x\n",
        "a: &Sons Ltd\n",
        "a: !imp x\n",
        "a: \"x\nb: 1\n",
        "a: \"x\" y\n",
        "a: 'x\n",
        "a: \"\\d\"\n",
        "a:\n  b: 1\n   c: 2\n",
        "a:\n   b: 1\n  c: 2\n",
        "a: [x\nb: 1\n",
        "a: [x] y\nb: 2\n",
        "a: {{ x }}\n",
        "a: - b\n",
        "a: 1\nfoo\nb: 2\n",
        "a:b\nc: d\n",
        "c: d\na:b\n",
        "a: | text\n",
        "a: [#x]\n",
        "a: x #y\n  more\n",
        "<<: *a\n",
        "a: &x [*x]\n",
        "a: 1\n---\nb: 1\n",
        "- a\nb: c\n",
        "a: 1\na: 2\n",
        "? [a]\n: b\n",
        ": x\n",
        "a:\n- b\n - c\n",
        "- a\n  - b\n",
        "a: b\n  c: d\n",
        "- id: a\n  name: b\n name: c\n",
        "title: Say \"x\": y\n",
        "- foo: bar: baz\n",
        "key: {a: b\nc: d\n",
        "a: \u{0}x\n",
        "a: 1\n...\nfoo\n",
        "a: 1\n  foo\n  b: 2\n",
        "a: 'it's'\nb: 1\n",
        "a: [a, b\n",
        "%YAML\n",
        "a:\n  - b\n  c: d\n",
        "a: x\n%TAG\n",
    ] {
        let doc = parse(text, &TextMap::shift(0), &Limits::default());
        println!("---\n{text}");
        for p in &doc.problems {
            println!(
                "  {} {:?} {} [{}] help={:?} sugg={:?} rel={:?}",
                p.rule,
                &text.get(p.range.to_usize()),
                p.message,
                p.label,
                p.help,
                p.suggestions,
                p.related
            );
        }
        println!(
            "  entries {:?}",
            doc.root.as_ref().map(|r| r.entries().iter().map(|e| e.key.text.as_str()).collect::<Vec<_>>())
        );
    }
}
