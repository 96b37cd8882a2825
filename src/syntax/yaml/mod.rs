//! YAML as a tree with a range on every key and value, read in one go and never failing.
//!
//! The parser (`saphyr-parser`) yields events; the tree is built from them without recursion, so that no input can
//! exhaust the stack, and stops at the first excess, so that none can exhaust the memory.

mod align;
mod anchors;
mod builder;
mod comments;
mod explain;
mod frame;
mod layout;
mod line;
mod mend;
mod node;
mod offsets;
mod source_map;
mod words;

#[cfg(test)]
mod tests;

use saphyr_parser::{Event, Parser};

use crate::{
    base::{TextMap, TextRange},
    diag::Problem,
};
use builder::{Builder, Flow};
use source_map::Places;

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
/// result is an offset there. Never fails: what cannot be read is a problem, and what stands before it and, where the
/// slip can be guessed, after it is kept.
pub fn parse(text: &str, map: &TextMap, limits: &Limits) -> Document {
    let places = Places::new(text, map);
    let refused = if has_too_much_punctuation(text, limits) {
        Some(words::too_many(TextRange::default(), limits.nodes))
    } else {
        words::directive(text)
    };
    if let Some(problem) = refused {
        let doubtful = vec![places.range(0, text.len())];
        return Document { problems: vec![places.problem(problem)], doubtful, ..Document::default() };
    }
    let mut errors = Vec::new();
    let mut doubtful = Vec::new();
    let mut mended: Option<(mend::Mended, Places<'_>)> = None;
    let mut reached = None;
    let mut left = mend::attempts(text.len());
    loop {
        let (now, places) = mended.as_ref().map_or((text, &places), |(mended, places)| (mended.text.as_str(), places));
        let (builder, ending) = read(now, places, limits);
        let mut next = None;
        let mut end = None;
        match ending {
            Ending::Whole => {}
            Ending::Stopped(at) => end = Some(at),
            Ending::Broken(problem) => {
                end = Some(builder.cursor);
                let start = problem.range.start as usize;
                let place = Some(places.range(start, start).start);
                // An edit that brings reading no further was a wrong guess.
                if left > 0 && reached < place {
                    next = mend::mend(now, &problem);
                }
                reached = place;
                if mended.as_ref().is_none_or(|(mended, _)| mended.shadow < start) {
                    errors.push(places.problem(problem));
                }
            }
        }
        let Some(next) = next else {
            doubtful.extend(end.map(|at| places.range(at, now.len())));
            return document(builder, (end, errors, doubtful));
        };
        left -= 1;
        doubtful.push(places.range(next.range.start as usize, next.range.end as usize));
        let places = places.mend(&next.pieces, next.text.len());
        mended = Some((next, places));
    }
}

/// How reading ended.
enum Ending {
    /// With the text.
    Whole,
    /// At a limit, or where a second document begins.
    Stopped(usize),
    /// At an error.
    Broken(Problem),
}

/// Reads `text` up to its end or the first error.
fn read<'a>(text: &'a str, places: &'a Places<'a>, limits: &'a Limits) -> (Builder<'a>, Ending) {
    let mut builder = Builder::new(text, places, limits);
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
                    return (builder, Ending::Stopped(start));
                }
                if let Flow::Stop = builder.take(event, span) {
                    let at = builder.cursor;
                    return (builder, Ending::Stopped(at));
                }
            }
            Err(error) => {
                let at = builder.byte(error.marker().index());
                let problem = explain::explain(text, at, error.info(), &builder);
                return (builder, Ending::Broken(problem));
            }
        }
    }
    (builder, Ending::Whole)
}

/// Whether brackets could hold so much that the parser, which must see the closing one before it can tell a key from a
/// value, would gather more than the memory a file deserves. Text with as much punctuation has too many values anyhow.
fn has_too_much_punctuation(text: &str, limits: &Limits) -> bool {
    let most = limits.nodes.saturating_mul(3);
    let counts = |byte: &&u8| matches!(byte, b',' | b':' | b'[' | b']' | b'{' | b'}' | b'*' | b'&' | b'!' | b'?');
    text.len() > most && text.as_bytes().iter().filter(counts).count() > most
}

fn document(
    mut builder: Builder<'_>,
    (end, errors, doubtful): (Option<usize>, Vec<Problem>, Vec<TextRange>),
) -> Document {
    builder.finish(end.is_none());
    let (text, places) = (builder.text, builder.places);
    let comments = comments::find(text, &builder.values, end.unwrap_or(text.len()));
    for comment in &comments {
        let problem = words::hidden_by_comment(text, *comment, &builder.values, &builder.missing);
        builder.problems.extend(problem.map(|problem| places.problem(problem)));
    }
    let allows =
        if builder.wants_things { comments::allows(text, places, &comments, &mut builder.things) } else { Vec::new() };
    let mut problems = builder.problems;
    problems.extend(errors);
    problems.sort_by_key(|problem| problem.range);
    Document {
        root: builder.root,
        comments: comments.iter().map(|range| comments::comment(text, places, *range)).collect(),
        allows,
        problems,
        doubtful,
    }
}
