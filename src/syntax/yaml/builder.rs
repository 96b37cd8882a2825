//! The tree, built from the parser's events without recursion and within a budget.

use saphyr_parser::{Event, ScalarStyle, Span, Tag};

use super::{
    Entry, Limits, Node, Scalar, Style, Value,
    align::align,
    anchors::{Anchor, Anchors},
    frame::{Built, Frame, Kind, Pending, Thing, earlier, read_key},
    layout::{char_at, line_end, past_ends, skip_properties, skip_to_value, skip_trivia},
    offsets::Offsets,
    source_map::Places,
    words,
};
use crate::{
    base::{TextMap, TextRange},
    diag::Problem,
};

/// The most problems that one text is given: a report of more is no help.
const MOST_PROBLEMS: usize = 1000;

/// The tree so far.
pub(super) struct Builder<'a> {
    pub(super) text: &'a str,
    pub(super) places: &'a Places<'a>,
    limits: &'a Limits,
    offsets: Offsets,
    stack: Vec<Frame>,
    pub(super) root: Option<Node>,
    nodes: usize,
    anchors: Anchors,
    /// Where values stand, for telling comments from text; rising.
    pub(super) values: Vec<(usize, usize)>,
    /// Where a value is missing after a `:` or a `-`; rising.
    pub(super) missing: Vec<usize>,
    /// Whether anyone will ask for `things`.
    pub(super) wants_things: bool,
    pub(super) things: Vec<Thing>,
    pub(super) problems: Vec<Problem>,
    /// One past the last value or bracket that was read.
    pub(super) cursor: usize,
    /// Whether what is closed was read to its end.
    whole: bool,
}

/// Whether to go on.
pub(super) enum Flow {
    On,
    Stop,
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str, places: &'a Places<'a>, limits: &'a Limits) -> Self {
        Self {
            text,
            places,
            limits,
            offsets: Offsets::new(text),
            stack: Vec::new(),
            root: None,
            nodes: 0,
            anchors: Anchors::new(limits.nodes),
            values: Vec::new(),
            missing: Vec::new(),
            wants_things: text.contains("vade:"),
            things: Vec::new(),
            problems: Vec::new(),
            cursor: 0,
            whole: true,
        }
    }

    /// The byte a parser's position stands for.
    pub(super) fn byte(&self, index: usize) -> usize {
        self.offsets.byte(self.text, index)
    }

    /// The opening brackets that nothing has closed yet, outermost first.
    pub(super) fn open_brackets(&self) -> impl Iterator<Item = usize> + '_ {
        self.stack.iter().filter(|frame| frame.brackets).map(|frame| frame.start)
    }

    /// Takes one event.
    pub(super) fn take(&mut self, event: Event<'_>, span: Span) -> Flow {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let tag = self.check_tag(tag.as_deref(), span);
                self.scalar(text.into_owned(), style, (anchor, tag), span)
            }
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::SequenceStart(anchor, tag) => {
                self.check_tag(tag.as_deref(), span);
                self.open_list(anchor)
            }
            Event::MappingStart(anchor, tag) => {
                self.check_tag(tag.as_deref(), span);
                let marked = anchor > 0 || tag.is_some();
                self.open_record(anchor, marked, span)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.close(self.byte(span.start.index()));
                Flow::On
            }
            Event::DocumentStart(explicit) => {
                self.cursor = if explicit {
                    self.byte(span.end.index())
                } else {
                    past_ends(self.text, self.byte(span.start.index()))
                };
                Flow::On
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Flow::On,
        }
    }

    /// Closes what is open, after the last event or where reading stopped; `whole` says which.
    pub(super) fn finish(&mut self, whole: bool) {
        self.whole = whole;
        while !self.stack.is_empty() {
            self.close(self.text.len());
        }
        // An alias may stand in what was not read.
        let unused = if whole { self.anchors.unused() } else { Vec::new() };
        for (start, end) in unused {
            self.problem(words::unused_anchor(self.text, start, end));
        }
    }

    /// Adds a problem whose ranges lie in the derived text.
    pub(super) fn problem(&mut self, problem: Problem) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(self.places.problem(problem));
        }
    }

    /// Counts more values.
    fn count(&mut self, more: usize, at: usize) -> Flow {
        self.nodes += more;
        if self.nodes <= self.limits.nodes {
            return Flow::On;
        }
        self.problem(words::too_many(char_at(self.text, at), self.limits.nodes));
        Flow::Stop
    }

    /// Whether a tag stands before a value, and a problem when it is not one of the core ones.
    fn check_tag(&mut self, tag: Option<&Tag>, span: Span) -> bool {
        let Some(tag) = tag else { return false };
        let core = tag.is_yaml_core_schema()
            && matches!(tag.suffix.as_str(), "str" | "int" | "float" | "bool" | "null" | "seq" | "map");
        if !core {
            self.problem(words::tag(self.text, self.byte(span.start.index())));
        }
        core && tag.suffix == "str"
    }

    fn scalar(&mut self, decoded: String, style: ScalarStyle, (anchor, tag): (usize, bool), span: Span) -> Flow {
        let marked = self.byte(span.start.index());
        if decoded.is_empty() && style == ScalarStyle::Plain {
            return self.missing(marked, anchor, self.byte(span.end.index()));
        }
        let dash = self.begin_item();
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let start = if block {
            let found = skip_to_value(self.text, self.cursor);
            if matches!(self.text.as_bytes().get(found), Some(b'|' | b'>')) { found } else { marked }
        } else if self.text.as_bytes().get(marked).is_some_and(|byte| matches!(byte, b'&' | b'!')) {
            skip_properties(self.text, marked)
        } else {
            marked
        };
        let aligned = align(self.text, start, self.byte(span.end.index()), &decoded, style);
        if style == ScalarStyle::Plain && aligned.pieces.len() > 1 {
            let problem = words::swallowed_item(self.text, start, aligned.end);
            if let Some(problem) = problem {
                self.problem(problem);
            }
        }
        let (from, end) = (if block { line_end(self.text, start) } else { start }, aligned.end);
        self.values.push((from, end.max(from)));
        self.cursor = end;
        if style == ScalarStyle::Plain {
            self.anchors.name(anchor, self.text, marked, start);
        }
        let style = if style == ScalarStyle::Plain && !tag { Style::Plain } else { Style::Quoted };
        let map = self.places.map(&aligned.pieces, &decoded).with_ends(self.places.ends(aligned.ends));
        let node =
            Node { range: self.places.range(start, end), value: Value::Scalar(Scalar { text: decoded, style, map }) };
        self.begin_slot(dash.unwrap_or(start));
        self.give(Built { node, start, end, height: 0 }, anchor)
    }

    /// A value that is not there: an empty plain scalar right after its `:` or `-`.
    fn missing(&mut self, marked: usize, anchor: usize, end: usize) -> Flow {
        let dash = self.begin_item();
        let at = match self.text.as_bytes().get(marked) {
            _ if dash.is_some() => self.cursor,
            Some(b':') if self.waits_for_value() => marked + 1,
            Some(b'&' | b'!') => end,
            _ if self.waits_for_value() => self.cursor,
            _ => marked,
        };
        self.cursor = self.cursor.max(at);
        self.missing.push(at);
        let range = self.places.range(at, at);
        let map = TextMap::shift(range.start as usize);
        let node = Node { range, value: Value::Scalar(Scalar { map, ..Scalar::default() }) };
        self.begin_slot(dash.unwrap_or(at));
        self.give(Built { node, start: at, end: at, height: 0 }, anchor)
    }

    fn waits_for_value(&self) -> bool {
        matches!(
            self.stack.last().map(|frame| &frame.kind),
            Some(Kind::Record { key: Pending::Value(_) | Pending::Nothing, .. })
        )
    }

    /// In a list without brackets, finds the `-` of the item that begins and steps over it.
    fn begin_item(&mut self) -> Option<usize> {
        let frame = self.stack.last()?;
        if frame.flow || !matches!(frame.kind, Kind::List(_)) {
            return None;
        }
        let at = skip_trivia(self.text, self.cursor);
        if self.text.as_bytes().get(at) != Some(&b'-') {
            return None;
        }
        self.cursor = at + 1;
        Some(at)
    }

    /// Notes where the item, or the key, that is about to be read begins.
    fn begin_slot(&mut self, at: usize) {
        let value = self.waits_for_value();
        if let Some(frame) = self.stack.last_mut()
            && !value
        {
            frame.slot = at;
        }
    }

    fn open_list(&mut self, anchor: usize) -> Flow {
        let dash = self.begin_item();
        let start = skip_to_value(self.text, self.cursor);
        let brackets = self.text.as_bytes().get(start) == Some(&b'[');
        self.begin_slot(dash.unwrap_or(start));
        self.open(start, anchor, brackets, Kind::List(Vec::new()))
    }

    fn open_record(&mut self, anchor: usize, marked: bool, span: Span) -> Flow {
        let dash = self.begin_item();
        let start = self.byte(span.start.index());
        let start = if marked { skip_properties(self.text, start) } else { start };
        let brackets = self.text.as_bytes().get(start) == Some(&b'{') && !span.is_empty();
        self.begin_slot(dash.unwrap_or(start));
        self.open(start, anchor, brackets, Kind::Record { entries: Vec::new(), key: Pending::Key, seen: None })
    }

    fn open(&mut self, start: usize, anchor: usize, brackets: bool, kind: Kind) -> Flow {
        if self.stack.len() >= self.limits.depth {
            self.problem(words::too_deep(char_at(self.text, start), self.limits.depth));
            return Flow::Stop;
        }
        let flow = brackets || self.stack.last().is_some_and(|frame| frame.flow);
        if brackets {
            self.cursor = start + 1;
        } else if matches!(kind, Kind::List(_)) {
            // Before the `-` of its first item.
            self.cursor = start;
        }
        self.anchors.open(anchor);
        let things = self.things.len();
        self.stack.push(Frame { start, end: start, flow, brackets, anchor, height: 0, things, slot: start, kind });
        self.count(1, start)
    }

    /// Closes the innermost list or record; `at` is where the parser saw its end.
    fn close(&mut self, at: usize) {
        let Some(frame) = self.stack.pop() else { return };
        let mut end = frame.end;
        if frame.brackets {
            end = if matches!(self.text.as_bytes().get(at), Some(b']' | b'}')) {
                at + 1
            } else {
                end.max(frame.start + 1)
            };
            self.cursor = self.cursor.max(end);
            for thing in self.things.iter_mut().skip(frame.things) {
                // The innermost brackets close first.
                thing.brackets_end = thing.brackets_end.min(end);
            }
        }
        let value = match frame.kind {
            Kind::List(items) => Value::Sequence(items),
            Kind::Record { entries, .. } => Value::Mapping(entries),
        };
        let node = Node { range: self.places.range(frame.start, end), value };
        // Its values were counted when they came.
        self.place(Built { node, start: frame.start, end, height: frame.height + 1 }, frame.anchor);
    }

    /// Gives a counted value to the list or record that waits for it.
    fn give(&mut self, built: Built, anchor: usize) -> Flow {
        // Keys are bounded by their values.
        let is_key = matches!(self.stack.last().map(|frame| &frame.kind), Some(Kind::Record { key: Pending::Key, .. }));
        if !is_key && matches!(self.count(1, built.start), Flow::Stop) {
            return Flow::Stop;
        }
        self.place(built, anchor);
        Flow::On
    }

    fn place(&mut self, built: Built, anchor: usize) {
        self.anchors.close(anchor, &built.node, built.height);
        let Some(frame) = self.stack.last_mut() else {
            self.root = Some(built.node);
            return;
        };
        frame.height = frame.height.max(built.height);
        frame.end = frame.end.max(built.end);
        let slot = frame.slot;
        let (entries, key, seen) = match &mut frame.kind {
            Kind::List(items) => {
                items.push(built.node);
                self.note(slot, built.end);
                return;
            }
            Kind::Record { entries, key, seen } => (entries, key, seen),
        };
        let problem = match std::mem::replace(key, Pending::Nothing) {
            Pending::Key => match read_key(self.text, &built) {
                Ok(found) => {
                    let first = earlier(entries, seen, &found);
                    let problem = first.map(|first| words::duplicate_key(&found, first));
                    if first.is_none() {
                        *key = Pending::Value(found);
                    }
                    problem
                }
                Err(problem) => self.whole.then(|| self.places.problem(*problem)),
            },
            waiting => {
                if let Pending::Value(found) = waiting {
                    entries.push(Entry { key: found, value: built.node });
                }
                *key = Pending::Key;
                self.note(slot, built.end);
                None
            }
        };
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.extend(problem);
        }
    }

    fn note(&mut self, start: usize, end: usize) {
        if self.wants_things {
            self.things.push(Thing { start, end, brackets_end: usize::MAX });
        }
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Flow {
        let dash = self.begin_item();
        let (start, end) = (self.byte(span.start.index()), self.byte(span.end.index()));
        self.begin_slot(dash.unwrap_or(start));
        self.cursor = end;
        let range = self.places.range(start, end);
        let depth = self.limits.depth.saturating_sub(self.stack.len());
        let (node, height, cost) = match self.anchors.get(anchor) {
            Some(Anchor::Done { height, .. }) if *height > depth => {
                self.problem(words::too_deep(TextRange::new(start, end), self.limits.depth));
                return Flow::Stop;
            }
            Some(Anchor::Done { node, height, cost }) => {
                // Counted before it is made: a copy that is too big never exists.
                if self.nodes + cost > self.limits.nodes {
                    self.problem(words::too_many(TextRange::new(start, end), self.limits.nodes));
                    return Flow::Stop;
                }
                (Node { range, value: node.value.clone() }, *height, *cost)
            }
            Some(Anchor::TooBig) => {
                self.problem(words::too_many(TextRange::new(start, end), self.limits.nodes));
                return Flow::Stop;
            }
            Some(Anchor::Open) | None => {
                self.problem(words::self_alias(self.text, start, end));
                let map = TextMap::shift(range.start as usize);
                (Node { range, value: Value::Scalar(Scalar { map, ..Scalar::default() }) }, 0, 1)
            }
        };
        self.nodes += cost - 1;
        self.give(Built { node, start, end, height }, 0)
    }
}
