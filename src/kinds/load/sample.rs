//! YAML for tests.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use crate::{
    base::{TextMap, TextRange},
    syntax::{
        Scalar,
        yaml::{Entry, Key, Node, Style, Value},
    },
};

/// The tree of a YAML text without aliases; ranges within scalars are right where these have no escapes and are no
/// blocks.
pub(in crate::kinds) fn node(text: &str) -> Node {
    let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    starts.push(text.len());
    let mut events = Parser::new_from_str(text)
        .map(|event| event.unwrap_or_else(|error| panic!("the test's own YAML: {error} in\n{text}")))
        .filter(|(event, _)| {
            matches!(
                event,
                Event::Scalar(..)
                    | Event::SequenceStart(..)
                    | Event::MappingStart(..)
                    | Event::SequenceEnd
                    | Event::MappingEnd
            )
        });
    let empty = Node { range: TextRange::default(), value: Value::Scalar(Scalar::default()) };
    build(&mut events, text, &starts).unwrap_or(empty)
}

fn build<'t>(events: &mut impl Iterator<Item = (Event<'t>, Span)>, text: &str, starts: &[usize]) -> Option<Node> {
    let (event, span) = events.next()?;
    let start = starts[span.start.index()];
    let mut end = starts[span.end.index()];
    let value = match event {
        Event::Scalar(value, style, ..) => {
            let plain = matches!(style, ScalarStyle::Plain);
            if plain {
                end = start + text[start..end].trim_end().len();
            }
            let style = if plain { Style::Plain } else { Style::Quoted };
            let map = TextMap::shift(if plain { start } else { start + 1 });
            Value::Scalar(Scalar { text: value.into_owned(), style, map })
        }
        Event::SequenceStart(..) => {
            let mut items = Vec::new();
            while let Some(item) = build(events, text, starts) {
                items.push(item);
            }
            end = items.last().map_or(end, |item| item.range.end as usize);
            Value::Sequence(items)
        }
        Event::MappingStart(..) => {
            let mut entries = Vec::new();
            while let Some(key) = build(events, text, starts) {
                let Some(value) = build(events, text, starts) else { break };
                let name = key.text().unwrap_or_default().to_owned();
                end = value.range.end as usize;
                entries.push(Entry { key: Key { text: name, range: key.range }, value });
            }
            Value::Mapping(entries)
        }
        _ => return None,
    };
    let range = TextRange::new(start, end);
    Some(Node { range, value })
}

/// Says on one line that a test had nothing to run on.
#[expect(clippy::print_stderr, reason = "a test that is left out must say so")]
pub(in crate::kinds) fn not_run(what: &str, variable: &str) {
    eprintln!("not run: {what}, because {variable} is not set");
}
