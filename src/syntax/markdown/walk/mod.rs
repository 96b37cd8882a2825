//! The one walk over a text that both passes share: facts and HTML can't disagree, because they see the same events.

mod blank;
mod block;
mod html_text;
mod link;
mod math;
mod node;
mod quotes;
mod raw;
mod row;
mod text;
mod undefined;

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::{CowStr, Event as Parsed, LinkType, Options, Parser, Tag, TagEnd};

use super::{
    Dialect,
    alert::Alert,
    event::{Event, Node, NodeEnd, Sink},
    prepare,
    run::Mark,
};
use crate::base::{TextMap, TextRange};

use block::Fence;
use link::{OpenLink, Written};

/// Which of the parser's extensions a dialect speaks.
fn options(dialect: &Dialect) -> Options {
    let mut options = Options::empty();
    if dialect.extensions {
        options |= Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_GFM;
    }
    options.set(Options::ENABLE_DEFINITION_LIST, dialect.definition_lists);
    options.set(Options::ENABLE_MATH, dialect.dollar_math);
    options.set(Options::ENABLE_SMART_PUNCTUATION, dialect.smart_punctuation);
    options.set(Options::ENABLE_SUPERSCRIPT | Options::ENABLE_SUBSCRIPT, dialect.sub_superscript);
    options.set(Options::ENABLE_WIKILINKS, dialect.wikilinks);
    options
}

/// Walks `text`, whose place in the source `map` knows, and gives its events to `sink`. What stands before `from` is
/// read but not shown.
pub(super) fn walk<S: Sink>(text: &str, map: &TextMap, dialect: &Dialect, from: usize, sink: &mut S) {
    let options = options(dialect);
    let prepared = prepare::prepare(text, dialect, options);
    let masked = matches!(prepared, Cow::Owned(_));
    let mut walker = Walker {
        text,
        masked,
        map,
        dialect,
        sink,
        skip_to: from,
        run: Vec::new(),
        marks: Vec::new(),
        depth: 0,
        spans: 0,
        links: Vec::new(),
        raw: raw::Raw::default(),
        leaf: 0..0,
        in_cell: false,
        columns: 0,
        line_start: None,
        fence: None,
        alert: Alert::None,
        quotes: Vec::new(),
    };
    let mut events = Parser::new_ext(&prepared, options).into_offset_iter();
    let mut definitions = if S::JUDGES { link::definitions(text, &events) } else { Vec::new() };
    let mut next = events.next();
    while let Some((event, range)) = next.take() {
        let definition = match &event {
            Parsed::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. })
                if S::JUDGES && matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) =>
            {
                events.reference_definitions().get(id).map(|definition| definition.span.clone())
            }
            _ => None,
        };
        next = events.next();
        let ahead = Ahead {
            ends_link: matches!(next, Some((Parsed::End(TagEnd::Link | TagEnd::Image), _))),
            paragraph: matches!(next, Some((Parsed::Start(Tag::Paragraph), _))),
            definition,
        };
        if matches!(event, Parsed::Start(_) | Parsed::Rule) {
            walker.definitions(&mut definitions, range.start);
        }
        walker.event(event, range, ahead);
    }
    walker.flush();
    walker.definitions(&mut definitions, text.len());
    walker.close_raw(0);
}

/// What is known beyond the event itself.
struct Ahead {
    ends_link: bool,
    paragraph: bool,
    definition: Option<Range<usize>>,
}

struct Walker<'w, S> {
    text: &'w str,
    masked: bool,
    map: &'w TextMap,
    dialect: &'w Dialect,
    sink: &'w mut S,
    skip_to: usize,
    run: Vec<(CowStr<'w>, Range<usize>)>,
    marks: Vec<Mark>,
    /// Open containers, spans included.
    depth: u32,
    spans: u32,
    links: Vec<OpenLink>,
    raw: raw::Raw,
    /// The block whose text is being read.
    leaf: Range<usize>,
    /// Whether that is a table's cell, in which `\|` is a `|`.
    in_cell: bool,
    /// The columns of the table that is being read.
    columns: usize,
    /// Where the line began, once something on it was seen.
    line_start: Option<usize>,
    fence: Option<Fence>,
    alert: Alert,
    quotes: Vec<NodeEnd>,
}

impl<'w, S: Sink> Walker<'w, S> {
    /// A range of the text as a range of the source.
    fn place(&self, range: &Range<usize>) -> TextRange {
        self.map.range(TextRange::from(range.clone()))
    }

    fn event(&mut self, event: Parsed<'w>, range: Range<usize>, ahead: Ahead) {
        if !matches!(event, Parsed::End(TagEnd::Link | TagEnd::Image)) {
            self.seen_in_link(range.end);
        }
        if self.raw.is_dropping() && !self.ends_dropping(&event) {
            return;
        }
        if let Parsed::Text(text) = event {
            self.text(text, range);
            return;
        }
        let formula = matches!(event, Parsed::Code(_)) && self.takes_formula(&range);
        self.flush();
        match event {
            Parsed::Code(text) if formula => self.code_math(&text, &range),
            Parsed::Start(tag) => self.start(tag, range, ahead),
            Parsed::End(tag) => self.end(tag, &range),
            Parsed::SoftBreak | Parsed::HardBreak => {
                self.line_start = None;
                if self.alert == Alert::Title && self.spans == 0 {
                    self.end_alert_title();
                    self.sink.event(Event::Start(Node::Paragraph, self.map.range(TextRange::from(self.leaf.clone()))));
                } else if matches!(event, Parsed::SoftBreak) {
                    self.sink.event(Event::SoftBreak);
                } else {
                    self.sink.event(Event::HardBreak);
                }
            }
            Parsed::Html(text) => self.html_piece(&text, &range),
            Parsed::Rule => {
                self.close_inline_raw();
                let place = self.place(&range);
                self.sink.event(Event::Rule(place));
            }
            inline => self.inline(inline, range),
        }
    }

    fn inline(&mut self, event: Parsed<'w>, range: Range<usize>) {
        self.line_start.get_or_insert(range.start);
        match event {
            Parsed::Code(text) => self.code(&text, &range),
            Parsed::InlineMath(text) => self.dollar_math(&text, range, false),
            Parsed::DisplayMath(text) => self.dollar_math(&text, range, true),
            Parsed::InlineHtml(text) => self.inline_html(&text, &range),
            Parsed::FootnoteReference(label) => {
                let place = self.place(&range);
                self.sink.event(Event::FootnoteReference(&label, place));
            }
            Parsed::TaskListMarker(done) => self.sink.event(Event::TaskMarker(done)),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'w>, range: Range<usize>, ahead: Ahead) {
        let place = self.place(&range);
        let block = !node::is_span(&tag);
        if block {
            self.close_inline_raw();
            self.leaf = range.clone();
            self.in_cell = matches!(tag, Tag::TableCell);
            if let Tag::Table(columns) = &tag {
                self.columns = columns.len();
            } else if S::JUDGES && tag == Tag::TableRow {
                self.lost_cells(&range);
            }
            self.line_start = None;
        } else {
            self.spans += 1;
            self.line_start.get_or_insert(range.start);
        }
        self.depth += 1;
        match tag {
            Tag::Paragraph if self.alert == Alert::Pending => {
                self.alert = Alert::Title;
                self.sink.event(Event::Start(Node::AlertTitle, place));
            }
            Tag::BlockQuote(kind) => self.quote(kind, &range, ahead.paragraph),
            Tag::CodeBlock(kind) => self.code_block(&kind, range),
            Tag::HtmlBlock => self.raw.start_block(),
            Tag::Link { link_type, dest_url, title, .. } => {
                let written = Written { image: false, kind: link_type, destination: &dest_url, title: &title };
                self.link(&written, range, ahead);
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                let written = Written { image: true, kind: link_type, destination: &dest_url, title: &title };
                self.link(&written, range, ahead);
            }
            tag => {
                if let Some(node) = node::node(&tag) {
                    self.sink.event(Event::Start(node, place));
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        let end = match tag {
            TagEnd::HtmlBlock => {
                self.depth -= 1;
                self.html_block(range);
                return;
            }
            TagEnd::CodeBlock => match self.fence.take() {
                Some(fence) => {
                    self.depth -= 1;
                    self.view(fence);
                    return;
                }
                None => NodeEnd::CodeBlock,
            },
            TagEnd::Link | TagEnd::Image => {
                self.end_link(range);
                if tag == TagEnd::Link { NodeEnd::Link } else { NodeEnd::Image }
            }
            TagEnd::BlockQuote(_) => self.quotes.pop().unwrap_or(NodeEnd::Quote),
            TagEnd::Paragraph if self.alert == Alert::Title => {
                self.end_alert_title();
                self.depth -= 1;
                return;
            }
            tag => match node::node_end(tag) {
                Some(end) => end,
                None => return,
            },
        };
        if end.is_span() {
            self.spans = self.spans.saturating_sub(1);
        } else {
            self.leaf = 0..0;
            self.in_cell = false;
        }
        self.close_raw(self.depth);
        self.depth -= 1;
        self.sink.event(Event::End(end));
    }
}
