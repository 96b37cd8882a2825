//! Colouring with tree-sitter's grammars, which `arborium` collects.

use std::{ops::ControlFlow, sync::OnceLock};

use arborium::tree_sitter::{self, ParseOptions, ParseState, Parser, Query, QueryCursor, StreamingIterator, Tree};

use super::{COLOURED, classes::class, tokens::Token};

/// A grammar and what it calls the parts of a text.
struct Grammar {
    language: tree_sitter::Language,
    query: Query,
}

/// The grammars, in the order of [`COLOURED`]. Each is compiled when a block of its language is first met, and serves
/// every session: it follows from the program alone.
static GRAMMARS: [OnceLock<Option<Grammar>>; COLOURED.len()] = [const { OnceLock::new() }; COLOURED.len()];

/// How many steps of the parser, in hundreds, a block may cost: some, and more for a longer one. What people write takes
/// a third of it; without it, 16 KB of `a:b a:b` as JavaScript take minutes.
fn budget(code: &str) -> usize {
    100 + code.len() / 8
}

/// How many matches of the query may be open at a time.
const MATCHES: u32 = 256;

/// The tokens of `code` that have a class; `None` when the grammar gives up.
pub(super) fn tokens(grammar: &str, code: &str) -> Option<Vec<Token>> {
    let at = COLOURED.iter().position(|(_, name, _)| *name == grammar)?;
    let is_diff = grammar == "diff";
    let grammar = GRAMMARS[at].get_or_init(|| load(grammar)).as_ref()?;
    let tree = parse(grammar, code)?;
    let mut spans = Vec::new();
    let mut cursor = QueryCursor::new();
    cursor.set_match_limit(MATCHES);
    let names = grammar.query.capture_names();
    let mut matches = cursor.matches(&grammar.query, tree.root_node(), code.as_bytes());
    while let Some(found) = matches.next() {
        for capture in found.captures {
            let node = capture.node;
            let class = match names[capture.index as usize] {
                // What the query calls lines that are there only after, or only before.
                "string" if is_diff => "hi",
                "keyword" if is_diff => "hd",
                name => class(name).unwrap_or_default(),
            };
            spans.push(Span { start: node.start_byte(), end: node.end_byte(), pattern: found.pattern_index, class });
        }
    }
    Some(flat(code, spans))
}

fn parse(grammar: &Grammar, code: &str) -> Option<Tree> {
    let mut parser = Parser::new();
    parser.set_language(&grammar.language).ok()?;
    let (mut steps, most) = (0, budget(code));
    let mut count = |_: &ParseState| {
        steps += 1;
        if steps > most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let options = ParseOptions::new().progress_callback(&mut count);
    let bytes = code.as_bytes();
    parser.parse_with_options(&mut |at, _| &bytes[at.min(bytes.len())..], None, Some(options))
}

fn load(name: &str) -> Option<Grammar> {
    macro_rules! grammar {
        ($lang:ident) => {{
            let query: &str = &arborium::$lang::HIGHLIGHTS_QUERY;
            (tree_sitter::Language::from(arborium::$lang::language()), query)
        }};
    }
    let (language, query) = match name {
        "bash" => grammar!(lang_bash),
        "css" => grammar!(lang_css),
        "diff" => grammar!(lang_diff),
        "dockerfile" => grammar!(lang_dockerfile),
        "go" => grammar!(lang_go),
        "hcl" => grammar!(lang_hcl),
        "html" => grammar!(lang_html),
        "ini" => grammar!(lang_ini),
        "javascript" => grammar!(lang_javascript),
        "json" => grammar!(lang_json),
        "python" => grammar!(lang_python),
        "ruby" => grammar!(lang_ruby),
        "rust" => grammar!(lang_rust),
        "sql" => grammar!(lang_sql),
        "toml" => grammar!(lang_toml),
        "typescript" => grammar!(lang_typescript),
        "xml" => grammar!(lang_xml),
        "yaml" => grammar!(lang_yaml),
        _ => return None,
    };
    let query = Query::new(&language, query).ok()?;
    Some(Grammar { language, query })
}

/// A part of the code that the query named.
struct Span {
    start: usize,
    end: usize,
    /// Which of the query's patterns.
    pattern: usize,
    /// Empty when the name has none.
    class: &'static str,
}

/// Spans that follow each other without overlap, from those that lie within each other: the innermost wins, and of two
/// over the same text the later pattern of the grammar's query.
fn flat(code: &str, mut spans: Vec<Span>) -> Vec<Token> {
    let valid = |at: usize| at <= code.len() && code.is_char_boundary(at);
    spans.retain(|span| span.start < span.end && valid(span.start) && valid(span.end));
    // Outer before inner; of equals the one that wins first.
    spans.sort_by(|a, b| {
        let place = a.start.cmp(&b.start).then(b.end.cmp(&a.end));
        place
            .then(a.class.is_empty().cmp(&b.class.is_empty()))
            .then(b.pattern.cmp(&a.pattern))
            .then(a.class.cmp(b.class))
    });
    spans.dedup_by_key(|span| (span.start, span.end));
    let mut flat = Vec::with_capacity(spans.len());
    let mut open: Vec<(usize, &'static str)> = Vec::new();
    let mut at = 0;
    for Span { start, end, class, .. } in spans {
        while let Some((outer_end, outer)) = open.pop_if(|(outer_end, _)| *outer_end <= start) {
            push(&mut flat, at, outer_end, outer);
            at = at.max(outer_end);
        }
        if let Some((_, outer)) = open.last() {
            push(&mut flat, at, start, outer);
        }
        at = at.max(start);
        // A part of a string or key that has no class of its own keeps the whole's.
        let class = if class.is_empty() { open.last().map_or("", |(_, outer)| outer) } else { class };
        open.push((end, class));
    }
    while let Some((end, class)) = open.pop() {
        push(&mut flat, at, end, class);
        at = at.max(end);
    }
    flat
}

fn push(flat: &mut Vec<Token>, start: usize, end: usize, class: &'static str) {
    if start < end && !class.is_empty() {
        flat.push(Token { start, end, class });
    }
}
