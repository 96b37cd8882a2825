//! A text as search reads it: without markup, cut where a heading stands or where a view brings in something else.

use super::{
    event::{Event, Node, NodeEnd, Sink},
    plain,
};

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A heading starts at this offset of the source: what follows stands below it.
    Heading(u32),
    /// Plain text, its blocks on lines of their own.
    Text(String),
    /// The next view of the text, in their order.
    View,
}

/// Gathers them.
#[derive(Default)]
pub(super) struct Pieces {
    done: Vec<Piece>,
    text: String,
    in_heading: bool,
}

impl Pieces {
    pub(super) fn finish(mut self) -> Vec<Piece> {
        self.flush();
        self.done
    }

    /// The next event.
    pub(super) fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Node::Heading { .. }, range) => {
                self.flush();
                self.in_heading = true;
                self.done.push(Piece::Heading(range.start));
            }
            Event::End(NodeEnd::Heading(_)) => {
                self.in_heading = false;
                self.text.clear();
            }
            Event::Start(Node::TableCell, _) | Event::End(NodeEnd::TableCell) => plain::blank(&mut self.text),
            Event::End(end) if !end.is_span() => self.line(),
            Event::Start(Node::Item | Node::Paragraph | Node::CodeBlock(_) | Node::TableRow, _) => self.line(),
            Event::View(_) => {
                self.flush();
                self.done.push(Piece::View);
            }
            _ if self.in_heading => {}
            event => plain::push(&mut self.text, event),
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        if !text.is_empty() {
            self.done.push(Piece::Text(text.to_owned()));
        }
    }

    fn line(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }
}

impl Sink for Pieces {
    const JUDGES: bool = false;

    fn event(&mut self, event: Event<'_>) {
        self.take(&event);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{base::TextMap, syntax::markdown::Dialect};

    #[test]
    fn a_text_is_cut_at_headings_and_views() {
        let text = "Lead *in*.\n\n# One `x`\n\n- a\n- b\n\n| h | i |\n|---|---|\n| 1 | 2 |\n\n```{include}\nfile: x.md\n```\n\n## Two\n";
        let pieces = super::super::pieces(text, &TextMap::shift(0), &Dialect::default());
        let text = |text: &str| Piece::Text(text.to_owned());
        let want = [text("Lead in."), Piece::Heading(12), text("a\nb\nh i\n1 2"), Piece::View, Piece::Heading(92)];
        assert_eq!(pieces, want);
    }
}
