//! YAML as a tree with a range on every key and value, read in one go and never failing.
//!
//! The parser (`saphyr-parser`) yields events; the tree is built from them without recursion, so that no input can
//! exhaust the stack, and stops at the first excess, so that none can exhaust the memory.

mod align;
mod anchors;
mod builder;
mod comments;
mod explain;
mod layout;
mod line;
mod node;
mod offsets;
mod source_map;
mod words;

#[cfg(test)]
mod tests;

use saphyr_parser::{Event, Parser};

use crate::base::{TextMap, TextRange};
use builder::{Builder, Flow};

pub use node::{Comment, Document, Entry, Key, Node, Scalar, Style, Value};

/// How much one YAML text may hold.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Levels of nesting.
    pub depth: usize,
    /// Nodes, those made by aliases included; keys are not counted.
    pub nodes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 64, nodes: 200_000 }
    }
}

/// Reads `text`, a text of its own or one taken out of a file; `map` leads from it to that file, and every range in the
/// result is an offset there. Never fails: what cannot be read is a problem, and what was read before it is kept.
pub fn parse(text: &str, map: &TextMap, limits: &Limits) -> Document {
    let mut builder = Builder::new(text, map, limits);
    if has_too_much_punctuation(text, limits) {
        builder.problem(words::too_many(TextRange::default(), limits.nodes));
        return document(builder, map, Some(0));
    }
    let mut stopped = None;
    let mut documents = 0;
    // Not `Parser::load`, which recurses.
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                if matches!(event, Event::DocumentStart(_)) {
                    documents += 1;
                }
                if documents > 1 {
                    let (start, end) = (builder.byte(span.start.index()), builder.byte(span.end.index()));
                    builder.problem(words::second_document(start, end));
                    stopped = Some(start);
                    break;
                }
                if let Flow::Stop = builder.take(event, span) {
                    stopped = Some(builder.cursor);
                    break;
                }
            }
            Err(error) => {
                let at = builder.byte(error.marker().index());
                let problem = explain::explain(text, at, error.info(), &builder);
                stopped = Some(builder.cursor);
                builder.problem(problem);
                break;
            }
        }
    }
    document(builder, map, stopped)
}

/// Whether brackets could hold so much that the parser, which must see the closing one before it can tell a key from a
/// value, would gather more than the memory a file deserves. Text with as much punctuation has too many values anyhow.
fn has_too_much_punctuation(text: &str, limits: &Limits) -> bool {
    let most = limits.nodes.saturating_mul(3);
    let counts = |byte: &&u8| matches!(byte, b',' | b':' | b'[' | b']' | b'{' | b'}' | b'*' | b'&' | b'!' | b'?');
    text.len() > most && text.as_bytes().iter().filter(counts).count() > most
}

fn document(mut builder: Builder<'_>, map: &TextMap, stopped: Option<usize>) -> Document {
    builder.finish(stopped.is_none());
    builder.problems.sort_by_key(|problem| problem.range);
    let text = builder.text;
    let comments = comments::find(text, &builder.values, stopped.unwrap_or(text.len()));
    let allows =
        if builder.wants_things { comments::allows(text, map, &comments, &mut builder.things) } else { Vec::new() };
    Document {
        root: builder.root,
        comments: comments.iter().map(|range| comments::comment(text, map, *range)).collect(),
        allows,
        problems: builder.problems,
        stopped: stopped.map(|at| map.offset(at as u32)),
    }
}
