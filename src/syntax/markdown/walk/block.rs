//! Blocks within the walk that are more than what the parser says: alerts with titles, code, and views.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind};

use super::{
    super::{
        alert::{self, Alert},
        event::{Event, FigureKind, Info, Node, NodeEnd, Sink, View},
        target,
    },
    Walker,
};
use crate::{
    base::{TextMap, TextRange},
    engines::code,
};

/// A view's fence that is open.
pub(super) struct Fence {
    pub(super) name: String,
    pub(super) range: Range<usize>,
    pub(super) body: String,
    pub(super) pieces: Vec<(u32, u32)>,
    /// What it is when it is no view.
    pub(super) figure: Option<FigureKind>,
}

impl<S: Sink> Walker<'_, S> {
    pub(super) fn quote(&mut self, kind: Option<BlockQuoteKind>, range: &Range<usize>, paragraph: bool) {
        let place = self.place(range);
        let titled = if self.dialect.extensions && paragraph && kind.is_none() {
            alert::titled(self.text, range.start)
        } else {
            None
        };
        if let Some((kind, title)) = titled {
            self.alert = Alert::Pending;
            self.skip_to = title;
            self.quotes.push(NodeEnd::Alert);
            self.sink.event(Event::Start(Node::Alert { kind, titled: true }, place));
        } else if let Some(kind) = kind {
            self.quotes.push(NodeEnd::Alert);
            self.sink.event(Event::Start(Node::Alert { kind, titled: false }, place));
        } else {
            self.quotes.push(NodeEnd::Quote);
            self.sink.event(Event::Start(Node::Quote, place));
        }
    }

    pub(super) fn end_alert_title(&mut self) {
        self.alert = Alert::None;
        self.close_raw(self.depth);
        self.sink.event(Event::End(NodeEnd::AlertTitle));
    }

    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => Some(info.trim()),
            CodeBlockKind::Indented => None,
        };
        if let Some(name) = info.filter(|_| self.dialect.extensions).and_then(target::view_name) {
            self.open_fence(name, range, None);
            return;
        }
        let word = info.and_then(|info| info.split_whitespace().next());
        if let Some(word) = word
            && let Some(kind) = self.figure(word)
        {
            self.open_fence(word, range, Some(kind));
            return;
        }
        let place = self.place(&range);
        // No label is looked for in code.
        self.leaf = usize::MAX..usize::MAX;
        let info = word.map(|word| Info { word, range: self.info_range(&range, word) });
        self.sink.event(Event::Start(Node::CodeBlock(info), place));
    }

    /// Where the word behind a fence stands; the fence's first line when it is written in another way, as with entities.
    fn info_range(&self, fence: &Range<usize>, word: &str) -> TextRange {
        let line = self.text[fence.clone()].lines().next().unwrap_or_default();
        let ticks = line.len() - line.trim_start_matches(['`', '~', ' ']).len();
        let found = line[ticks..].find(word).map(|at| fence.start + ticks + at);
        self.place(&found.map_or(fence.start..fence.start + line.len(), |at| at..at + word.len()))
    }

    fn figure(&self, word: &str) -> Option<FigureKind> {
        match code::name_in(word).to_ascii_lowercase().as_str() {
            _ if !self.dialect.extensions => None,
            "math" => Some(FigureKind::Formula),
            "mermaid" => Some(FigureKind::Diagram),
            _ => None,
        }
    }

    fn open_fence(&mut self, name: &str, range: Range<usize>, figure: Option<FigureKind>) {
        self.fence = Some(Fence { name: name.to_owned(), range, body: String::new(), pieces: Vec::new(), figure });
    }

    pub(super) fn view(&mut self, fence: Fence) {
        let start = fence.range.start;
        let mark = if fence.figure.is_some() { fence.name.as_str() } else { "{" };
        let open = self.text[start..fence.range.end].find(mark);
        let open = open.map_or(start, |at| start + at + usize::from(fence.figure.is_none()));
        let name_range = self.place(&(open..open + fence.name.len()));
        let mut pieces = fence.pieces;
        if pieces.first().is_none_or(|piece| piece.0 != 0) {
            let first = self.text[start..fence.range.end].find('\n').map_or(fence.range.end, |at| start + at + 1);
            pieces.insert(0, (0, first as u32));
        }
        let map = self.map.compose(&TextMap::from_pieces(pieces));
        let range = self.place(&fence.range);
        let view = View { name: &fence.name, name_range, range, body: &fence.body, map };
        self.sink.event(match fence.figure {
            Some(kind) => Event::Figure(kind, &view),
            None => Event::View(&view),
        });
    }
}
