//! The one walk over a text that both passes share: facts and HTML can't disagree, because they see the same events.

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::{CodeBlockKind, CowStr, Event as Parsed, LinkType, Options, Parser, Tag, TagEnd};

use super::{
    Dialect, RawHtml,
    alert::{self, Alert},
    event::{Event, Link, Mention, Node, NodeEnd, Sink, View},
    prepare, raw,
    run::{Mark, marks},
    target,
};
use crate::{
    base::{TextMap, TextRange},
    diag::{Problem, ids},
    syntax::{Form, LabelForm, html},
};

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
        line_start: None,
        fence: None,
        alert: Alert::None,
        quotes: Vec::new(),
    };
    let mut events = Parser::new_ext(&prepared, options).into_offset_iter();
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
        walker.event(event, range, ahead);
    }
    walker.flush();
    walker.close_raw(0);
}

/// What is known beyond the event itself.
struct Ahead {
    ends_link: bool,
    paragraph: bool,
    definition: Option<Range<usize>>,
}

/// A link or image as the parser gives it.
struct Written<'e> {
    image: bool,
    kind: LinkType,
    destination: &'e str,
    title: &'e str,
}

/// A link that is open.
struct OpenLink {
    kind: LinkType,
    range: Range<usize>,
    /// The end of what was last seen inside it.
    inside: usize,
    definition: Option<Range<usize>>,
}

/// A view's fence that is open.
struct Fence {
    name: String,
    range: Range<usize>,
    body: String,
    pieces: Vec<(u32, u32)>,
}

pub(super) struct Walker<'w, S> {
    pub(super) text: &'w str,
    masked: bool,
    pub(super) map: &'w TextMap,
    pub(super) dialect: &'w Dialect,
    pub(super) sink: &'w mut S,
    skip_to: usize,
    run: Vec<(CowStr<'w>, Range<usize>)>,
    marks: Vec<Mark>,
    /// Open containers, spans included.
    pub(super) depth: u32,
    spans: u32,
    links: Vec<OpenLink>,
    pub(super) raw: raw::Raw,
    /// The block whose text is being read.
    pub(super) leaf: Range<usize>,
    /// Where the line began, once something on it was seen.
    line_start: Option<usize>,
    fence: Option<Fence>,
    alert: Alert,
    quotes: Vec<NodeEnd>,
}

impl<'w, S: Sink> Walker<'w, S> {
    /// A range of the text as a range of the source.
    pub(super) fn place(&self, range: &Range<usize>) -> TextRange {
        self.map.range(TextRange::from(range.clone()))
    }

    pub(super) fn in_link(&self) -> bool {
        !self.links.is_empty()
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
        self.flush();
        match event {
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

    fn seen_in_link(&mut self, end: usize) {
        if let Some(link) = self.links.last_mut() {
            link.inside = link.inside.max(end);
        }
    }

    fn inline(&mut self, event: Parsed<'w>, range: Range<usize>) {
        self.line_start.get_or_insert(range.start);
        match event {
            Parsed::Code(text) => self.code(&text, &range),
            Parsed::InlineMath(text) => self.sink.event(Event::Math { text: &text, display: false }),
            Parsed::DisplayMath(text) => self.sink.event(Event::Math { text: &text, display: true }),
            Parsed::InlineHtml(text) => self.inline_html(&text, &range),
            Parsed::FootnoteReference(label) => {
                let place = self.place(&range);
                self.sink.event(Event::FootnoteReference(&label, place));
            }
            Parsed::TaskListMarker(done) => self.sink.event(Event::TaskMarker(done)),
            _ => {}
        }
    }

    fn text(&mut self, text: CowStr<'w>, range: Range<usize>) {
        self.line_start.get_or_insert(range.start.max(self.skip_to));
        if let Some(fence) = &mut self.fence {
            fence.pieces.push((fence.body.len() as u32, range.start as u32));
            fence.body.push_str(&text);
            return;
        }
        if range.end <= self.skip_to && !range.is_empty() {
            return;
        }
        if range.start < self.skip_to {
            let kept = text.get(self.skip_to - range.start..).map(|rest| CowStr::from(rest.to_owned()));
            if let Some(kept) = kept {
                self.run.push((kept, self.skip_to..range.end));
            }
            return;
        }
        self.run.push((text, range));
    }

    /// Gives the sink the text gathered so far, with what was found in it.
    fn flush(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let whole = run[0].1.start..run[run.len() - 1].1.end;
        let searched = self.dialect.extensions && self.links.is_empty() && !self.raw.is_opaque() && !self.in_code();
        let mut found = std::mem::take(&mut self.marks);
        found.clear();
        if searched {
            marks(self.text, whole.clone(), self.leaf.end, &mut found);
            found.retain(|mark| mark.range().end <= whole.end && self.is_linkable(mark));
        }
        let mut shown = 0;
        for (text, range) in &run {
            self.piece(text, range, &found, &mut shown);
        }
        self.marks = found;
        self.run = run;
        self.run.clear();
    }

    fn in_code(&self) -> bool {
        self.leaf.start == usize::MAX
    }

    fn is_linkable(&self, mark: &Mark) -> bool {
        match mark {
            Mark::Address(found) if self.dialect.raw_html == RawHtml::Sanitize => {
                !matches!(html::judge(&found.destination(self.text), false), html::Verdict::Refused(_))
            }
            _ => true,
        }
    }

    /// One parsed piece of a run: the parts between marks, and each mark where it begins.
    fn piece(&mut self, text: &str, range: &Range<usize>, found: &[Mark], shown: &mut usize) {
        let aligned = text.len() == range.len();
        // In a masked text a piece that stands in the source as it is, is taken from there.
        let original = self.text;
        let text =
            if self.masked && aligned && !self.original_differs(text, range) { &original[range.clone()] } else { text };
        let mut at = range.start;
        while at < range.end {
            let Some(mark) = found.get(*shown) else { break };
            let place = mark.range();
            if place.start >= range.end {
                break;
            }
            if aligned && at < place.start {
                self.sink.event(Event::Text(&text[at - range.start..place.start - range.start]));
            }
            if !aligned && at < place.start {
                break;
            }
            if place.start >= range.start {
                self.mark(mark);
            }
            at = place.end.max(at);
            if place.end <= range.end {
                *shown += 1;
            } else {
                return;
            }
        }
        if at == range.start {
            self.sink.event(Event::Text(text));
        } else if aligned && at < range.end {
            self.sink.event(Event::Text(&text[at - range.start..]));
        }
    }

    /// Whether a piece is no copy of the source, such as a resolved entity of the same length. Masked bytes are
    /// commas and `x`, so anything else must agree.
    fn original_differs(&self, text: &str, range: &Range<usize>) -> bool {
        let source = &self.text.as_bytes()[range.clone()];
        !text.bytes().zip(source).all(|(a, b)| a == *b || a == b',' || a == b'x')
    }

    fn mark(&mut self, mark: &Mark) {
        let range = mark.range();
        let written = &self.text[range.clone()];
        let place = self.place(&range);
        let (form, name, target) = match mark {
            Mark::Label(found) => {
                let form = if self.is_quick_action() {
                    LabelForm::QuickAction
                } else if found.quoted {
                    LabelForm::Quoted
                } else {
                    LabelForm::Bare
                };
                (Form::Label(form), Cow::Borrowed(&self.text[found.name_range.clone()]), found.target())
            }
            Mark::Address(found) => (Form::BareUrl, found.destination(self.text), range),
        };
        self.sink.event(Event::Mention(&Mention { range: place, form, name, target, written, code: false }));
    }

    /// Whether the line is one of GitLab's quick actions about labels.
    fn is_quick_action(&self) -> bool {
        let line = self.line_start.map_or("", |start| &self.text[start..]);
        ["/label ", "/unlabel ", "/relabel "].iter().any(|action| line.starts_with(action))
    }

    fn code(&mut self, text: &str, range: &Range<usize>) {
        let may_be_label =
            self.dialect.extensions && self.dialect.label_code_spans && self.links.is_empty() && !self.raw.is_opaque();
        if may_be_label && let Some((form, name, target)) = target::code_label(self.text, range, text) {
            let place = self.place(range);
            let form = Form::Label(form);
            let name = Cow::Borrowed(name);
            let mention = Mention { range: place, form, name, target, written: text, code: true };
            self.sink.event(Event::Mention(&mention));
            return;
        }
        self.sink.event(Event::Code(text));
    }

    fn start(&mut self, tag: Tag<'w>, range: Range<usize>, ahead: Ahead) {
        let place = self.place(&range);
        let block = !tag.to_end_is_span();
        if block {
            self.close_inline_raw();
            self.leaf = range.clone();
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
                let node = node(&tag);
                if let Some(node) = node {
                    self.sink.event(Event::Start(node, place));
                }
            }
        }
    }

    fn quote(&mut self, kind: Option<pulldown_cmark::BlockQuoteKind>, range: &Range<usize>, paragraph: bool) {
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

    fn end_alert_title(&mut self) {
        self.alert = Alert::None;
        self.close_raw(self.depth);
        self.sink.event(Event::End(NodeEnd::AlertTitle));
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => Some(info.trim()),
            CodeBlockKind::Indented => None,
        };
        if let Some(name) = info.filter(|_| self.dialect.extensions).and_then(target::view_name) {
            self.fence = Some(Fence { name: name.to_owned(), range, body: String::new(), pieces: Vec::new() });
            return;
        }
        let place = self.place(&range);
        // No label is looked for in code.
        self.leaf = usize::MAX..usize::MAX;
        let language = info.and_then(|info| info.split_whitespace().next());
        self.sink.event(Event::Start(Node::CodeBlock { language }, place));
    }

    fn view(&mut self, fence: Fence) {
        let start = fence.range.start;
        let open = self.text[start..fence.range.end].find('{').map_or(start, |at| start + at + 1);
        let name_range = self.place(&(open..open + fence.name.len()));
        let mut pieces = fence.pieces;
        if pieces.first().is_none_or(|piece| piece.0 != 0) {
            let first = self.text[start..fence.range.end].find('\n').map_or(fence.range.end, |at| start + at + 1);
            pieces.insert(0, (0, first as u32));
        }
        let map = self.map.compose(&TextMap::from_pieces(pieces));
        let range = self.place(&fence.range);
        let view = View { name: &fence.name, name_range, range, body: &fence.body, map };
        self.sink.event(Event::View(&view));
    }

    fn link(&mut self, written: &Written<'_>, range: Range<usize>, ahead: Ahead) {
        let &Written { image, kind, destination, title } = written;
        let place = self.place(&range);
        let email = if kind == LinkType::Email { format!("mailto:{destination}") } else { String::new() };
        let name = if email.is_empty() { destination } else { &email };
        let form = match kind {
            _ if image => Form::Image,
            LinkType::Autolink | LinkType::Email => Form::Autolink,
            _ => Form::Link { empty: ahead.ends_link },
        };
        let refused = match self.judge(name, image) {
            Some(scheme) => {
                self.scheme_problem(&scheme, place);
                true
            }
            None => false,
        };
        self.links.push(OpenLink { kind, inside: range.start + 1, range, definition: ahead.definition });
        let link = Link { range: place, form, name, title, refused };
        let node = if image { Node::Image(&link) } else { Node::Link(&link) };
        self.sink.event(Event::Start(node, place));
    }

    /// The scheme of a destination that must not be linked to.
    pub(super) fn judge(&self, destination: &str, picture: bool) -> Option<String> {
        if self.dialect.raw_html == RawHtml::AsIs {
            return None;
        }
        match html::judge(destination, picture) {
            html::Verdict::Refused(scheme) => Some(scheme),
            _ => None,
        }
    }

    pub(super) fn scheme_problem(&mut self, scheme: &str, range: TextRange) {
        if S::JUDGES {
            let problem = Problem::new(ids::LINK_SCHEME, range, format!("a link cannot start with `{scheme}:`"))
                .label("left out")
                .help("link to an address with `https:`, `http:`, `mailto:` or `tel:`, or to a file of the handbook");
            self.sink.event(Event::Problem(Box::new(problem)));
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
                if let Some(link) = self.links.pop().filter(|_| S::JUDGES) {
                    let target = target::destination(self.text, &link.range, link.inside, link.kind, link.definition);
                    self.sink.event(Event::Destination(target));
                }
                self.seen_in_link(range.end);
                if tag == TagEnd::Link { NodeEnd::Link } else { NodeEnd::Image }
            }
            TagEnd::BlockQuote(_) => self.quotes.pop().unwrap_or(NodeEnd::Quote),
            TagEnd::Paragraph if self.alert == Alert::Title => {
                self.end_alert_title();
                self.depth -= 1;
                return;
            }
            tag => match node_end(tag) {
                Some(end) => end,
                None => return,
            },
        };
        if end.is_span() {
            self.spans = self.spans.saturating_sub(1);
        } else {
            self.leaf = 0..0;
        }
        self.close_raw(self.depth);
        self.depth -= 1;
        self.sink.event(Event::End(end));
    }
}

trait IsSpan {
    fn to_end_is_span(&self) -> bool;
}

impl IsSpan for Tag<'_> {
    fn to_end_is_span(&self) -> bool {
        matches!(
            self,
            Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Link { .. }
                | Tag::Image { .. }
        )
    }
}

fn node<'e>(tag: &'e Tag<'_>) -> Option<Node<'e>> {
    Some(match tag {
        Tag::Paragraph => Node::Paragraph,
        Tag::Heading { level, id, classes, .. } => Node::Heading { level: *level as u8, id: id.as_deref(), classes },
        Tag::List(first) => Node::List(*first),
        Tag::Item => Node::Item,
        Tag::FootnoteDefinition(label) => Node::Footnote(label),
        Tag::DefinitionList => Node::DefinitionList,
        Tag::DefinitionListTitle => Node::DefinitionTitle,
        Tag::DefinitionListDefinition => Node::Definition,
        Tag::Table(alignments) => Node::Table(alignments),
        Tag::TableHead => Node::TableHead,
        Tag::TableRow => Node::TableRow,
        Tag::TableCell => Node::TableCell,
        Tag::Emphasis => Node::Emphasis,
        Tag::Strong => Node::Strong,
        Tag::Strikethrough => Node::Strikethrough,
        Tag::Superscript => Node::Superscript,
        Tag::Subscript => Node::Subscript,
        _ => return None,
    })
}

fn node_end(tag: TagEnd) -> Option<NodeEnd> {
    Some(match tag {
        TagEnd::Paragraph => NodeEnd::Paragraph,
        TagEnd::Heading(level) => NodeEnd::Heading(level as u8),
        TagEnd::List(ordered) => NodeEnd::List(ordered),
        TagEnd::Item => NodeEnd::Item,
        TagEnd::FootnoteDefinition => NodeEnd::Footnote,
        TagEnd::DefinitionList => NodeEnd::DefinitionList,
        TagEnd::DefinitionListTitle => NodeEnd::DefinitionTitle,
        TagEnd::DefinitionListDefinition => NodeEnd::Definition,
        TagEnd::Table => NodeEnd::Table,
        TagEnd::TableHead => NodeEnd::TableHead,
        TagEnd::TableRow => NodeEnd::TableRow,
        TagEnd::TableCell => NodeEnd::TableCell,
        TagEnd::Emphasis => NodeEnd::Emphasis,
        TagEnd::Strong => NodeEnd::Strong,
        TagEnd::Strikethrough => NodeEnd::Strikethrough,
        TagEnd::Superscript => NodeEnd::Superscript,
        TagEnd::Subscript => NodeEnd::Subscript,
        _ => return None,
    })
}
