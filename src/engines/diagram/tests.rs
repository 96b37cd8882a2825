//! What is drawn, what is said of what is not, and that nothing costs more than it may.

use super::*;

fn drawn(text: &str) -> Result<Drawing, DiagramFault> {
    draw(text).expect("the feature is on")
}

#[test]
fn every_sort_is_drawn_twice() {
    let check = |text: &str, words: &[&str]| {
        let drawing = drawn(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
        for picture in [&drawing.light, &drawing.dark] {
            assert!(picture.svg.starts_with("<svg width="), "{}", &picture.svg[..100]);
            for word in words {
                assert!(picture.svg.contains(word), "{text}: {word}");
            }
        }
        assert_ne!(drawing.light.svg, drawing.dark.svg, "{text}");
        assert_ne!(drawing.light.file, drawing.dark.file, "{text}");
        assert!(drawing.width > 20 && drawing.height > 20, "{text}");
        assert_eq!(kept::from_bytes(text, &kept::to_bytes(&Ok(drawing.clone()))), Some(Ok(drawing.clone())), "kept");
        assert_eq!(Ok(drawing), drawn(text), "the same again");
    };
    check("flowchart LR\n  A[Start] -->|yes| B{Fine}\n", &["Start", "yes", "Fine"]);
    check("graph TD\n  A --> B\n", &["A", "B"]);
    check("sequenceDiagram\n  Asker->>Team: Please\n", &["Asker", "Please"]);
    check("stateDiagram-v2\n  [*] --> Open\n  Open --> [*]\n", &["Open"]);
    check("classDiagram\n  class Label\n", &["Label"]);
    check("erDiagram\n  TEAM ||--o{ DUTY : owns\n", &["TEAM", "owns"]);
    check("gantt\n  dateFormat YYYY-MM-DD\n  section One\n  Plan :a, 2026-01-01, 10d\n", &["Plan"]);
    check("pie title Requests\n  \"Access\" : 3\n  \"Other\" : 1\n", &["Requests", "Access"]);
    check("journey\n  title A day\n  section Morning\n    Read: 3: Sasha\n", &["Read"]);
    check("mindmap\n  root\n    One\n    Two\n", &["One", "Two"]);
    check("timeline\n  2025 : Asked\n  2026 : Given\n", &["Asked"]);
    check("gitGraph\n  commit\n  branch next\n  commit\n", &["next"]);
    check("quadrantChart\n  x-axis Low --> High\n  A: [0.3, 0.6]\n", &["High"]);
}

#[test]
fn a_fault_says_where() {
    let check = |text: &str, words: &str, at: Option<&str>| {
        let fault = drawn(text).expect_err(text);
        assert!(fault.message.contains(words), "{text}: {}", fault.message);
        assert_eq!(fault.range.map(|range| text[range].trim().to_owned()).as_deref(), at, "{text}: {}", fault.message);
    };
    check("flowchart LR\n  A[Start --> B\n", "missing `]`", Some("[Start --> B"));
    check("nothing\n", "sort of diagram", None);
    check(" \n", "it is empty", None);
    check("flowchart LR\n  A@{ img: \"https://example.com/a.png\" } --> B\n", "cannot hold here", None);
}

#[test]
fn nothing_runs_and_nothing_is_fetched() {
    let text = "flowchart LR\n  A[\"<img src=x onerror=alert(1)><script>alert(1)</script>\"] --> B\n  click A href \"https://example.com\"\n  click B call run()\n  style A fill:url(https://example.com/x)\n";
    if let Ok(drawing) = drawn(text) {
        for svg in [&drawing.light.svg, &drawing.dark.svg] {
            for word in ["<script", "<img", "foreignObject", "href=", "onclick=", "example.com"] {
                assert!(!svg.contains(word), "{word}");
            }
        }
    }
    let html = "%%{init: {\"htmlLabels\": true, \"flowchart\": {\"htmlLabels\": true}}}%%\nflowchart LR\n  A[\"<b>hi</b>\"] --> B\n";
    assert!(drawn(html).is_ok_and(|drawing| !drawing.light.svg.contains("foreignObject")));
}

#[test]
fn hostile_diagrams_are_bounded() {
    let many: Vec<String> = (0..10_000).map(|at| format!("N{at}-->N{}", at + 1)).collect();
    let fault = drawn(&format!("flowchart LR\n{}\n", many.join("\n"))).expect_err("too many");
    assert!(fault.message.contains("longer than 50000 bytes"), "{}", fault.message);
    let deep = format!("flowchart LR\n{}{}", "subgraph a\n".repeat(1_500), "end\n".repeat(1_500));
    let long = format!("flowchart LR\n A[{}]\n", "x".repeat(40_000));
    let nested: Vec<String> = (0..250).map(|at| format!("{}n{at}", " ".repeat(at))).collect();
    let nested = format!("mindmap\n{}\n", nested.join("\n"));
    for text in [deep, long, nested, "[".repeat(40_000), "flowchart LR\n".repeat(3_000), "%%{init: {".repeat(4_000)] {
        if let Err(fault) = drawn(&text) {
            assert!(!fault.message.is_empty() && fault.message.len() < 400, "{}", fault.message);
        }
    }
}

#[test]
fn what_is_kept_is_not_drawn_again_and_not_believed_blindly() {
    let text = "flowchart LR\n  A --> B\n";
    let kept = Kept::default();
    let drawing = draw_kept(text, &kept);
    assert_eq!(drawing, draw(text));
    let bytes = kept.to_bytes("this").expect("it has grown");
    let again = Kept::from_bytes("this", &bytes);
    assert_eq!(draw_kept(text, &again), drawing);
    assert_eq!(again.to_bytes("this"), None, "it was there");
    let form = |svg: &str| {
        format!("{{\"Drawn\":{{\"light\":\"{svg}\",\"dark\":\"{svg}\",\"width\":9,\"height\":9,\"name\":\"x\"}}}}")
    };
    let told = |value: &str| kept::from_bytes(text, value.as_bytes());
    assert!(told(&form("<svg></svg>")).is_some());
    for value in
        ["", "{", "{\"Drawn\":{}}", &form("<svg><script>x</script></svg>"), &form("<svg onload='x'/>"), &form("<svg")]
    {
        assert_eq!(told(value), None, "{value}");
        again.put(key(text), value.as_bytes());
        assert_eq!(draw_kept(text, &again), drawing, "{value}");
    }
    let fault = |range: &str| format!("{{\"Fault\":{{\"message\":\"m\",\"range\":{range}}}}}");
    assert!(told(&fault("null")).is_some() && told(&fault("{\"start\":0,\"end\":9}")).is_some());
    for range in ["{\"start\":0,\"end\":999}", "{\"start\":9,\"end\":1}"] {
        assert_eq!(told(&fault(range)), None, "{range}");
    }
}
