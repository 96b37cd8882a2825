//! The second pass: HTML. Every text and every attribute is escaped here.

mod attribute;
mod code;
mod figure;
mod heading;
mod link;
mod raw;
mod table;
mod words;

use pulldown_cmark::BlockQuoteKind;

use super::{
    Dialect, Host,
    event::{Event, Node, NodeEnd, Sink, View},
    footnotes::Footnotes,
    plain,
    slug::Slugger,
};
use crate::{
    base::TextRange,
    engines::emoji::Emoji,
    syntax::html::{push_attribute, push_raw_text, push_text},
};

use code::OpenCode;
use heading::OpenHeading;
use link::Closing;
use table::TableState;
pub use words::{CODE, WORDS, scrolling};

/// Writes the HTML of one text.
pub(super) struct Writer<'h> {
    out: String,
    dialect: &'h Dialect,
    host: &'h dyn Host,
    /// One line of text for a place within another block: no block elements.
    inline: bool,
    /// What closes each open link.
    links: Vec<Closing>,
    /// What closes each open raw element.
    raw: Vec<&'static str>,
    heading: Option<OpenHeading>,
    code: Option<OpenCode>,
    slugger: Slugger,
    table: Vec<TableState>,
    /// How many tables there were.
    tables: usize,
    /// How deep we are in an image's alternative text, where only text counts.
    alt: usize,
    /// How deep we are in a construct that was replaced.
    skipped: usize,
    footnotes: Footnotes,
    /// The texts around the footnote being written, each with the footnote's label.
    around: Vec<(String, String)>,
}

impl<'h> Writer<'h> {
    pub(super) fn new(dialect: &'h Dialect, host: &'h dyn Host, inline: bool, capacity: usize) -> Self {
        Self {
            out: String::with_capacity(capacity),
            dialect,
            host,
            inline,
            links: Vec::new(),
            raw: Vec::new(),
            heading: None,
            code: None,
            slugger: Slugger::default(),
            table: Vec::new(),
            tables: 0,
            alt: 0,
            skipped: 0,
            footnotes: Footnotes::default(),
            around: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.footnotes.write(&mut self.out, self.host.word(words::BACK));
        if self.inline {
            self.out.truncate(self.out.trim_end().len());
        }
        self.out
    }

    fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// A block starts on a line of its own.
    fn line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn block(&mut self, html: &str) {
        self.line();
        self.push(html);
    }

    fn start(&mut self, node: &Node<'_>, range: TextRange) {
        match node {
            Node::Emphasis => self.push("<em>"),
            Node::Strong => self.push("<strong>"),
            Node::Strikethrough => self.push("<del>"),
            Node::Superscript => self.push("<sup>"),
            Node::Subscript => self.push("<sub>"),
            Node::Link(link) | Node::Image(link) => self.start_link(link),
            _ if self.inline => {}
            Node::Paragraph => self.block("<p>"),
            Node::Heading { level, id, classes } => self.start_heading(*level, *id, classes, range),
            Node::Quote => self.block("<blockquote>\n"),
            Node::Alert { kind, titled } => self.start_alert(*kind, *titled),
            Node::AlertTitle => self.block("<p class=\"alert-title\">"),
            Node::CodeBlock(info) => self.start_code(info.as_ref()),
            Node::HtmlBlock => self.line(),
            Node::List(None) => self.block("<ul>\n"),
            Node::List(Some(1)) => self.block("<ol>\n"),
            Node::List(Some(first)) => {
                self.block("<ol");
                attribute::push(&mut self.out, "start", &first.to_string());
                self.push(">\n");
            }
            Node::Item => self.block("<li>"),
            Node::Footnote(label) => {
                let text = std::mem::take(&mut self.out);
                self.around.push((text, (*label).to_owned()));
            }
            Node::DefinitionList => self.block("<dl>\n"),
            Node::DefinitionTitle => self.block("<dt>"),
            Node::Definition => self.block("<dd>"),
            Node::Table(alignments) => self.start_table(alignments),
            Node::TableHead => self.push("<thead>\n<tr>\n"),
            Node::TableRow => self.start_row(),
            Node::TableCell => self.start_cell(),
        }
    }

    fn start_alert(&mut self, kind: BlockQuoteKind, titled: bool) {
        let (class, title) = match kind {
            BlockQuoteKind::Note => ("note", "Note"),
            BlockQuoteKind::Tip => ("tip", "Tip"),
            BlockQuoteKind::Important => ("important", "Important"),
            BlockQuoteKind::Warning => ("warning", "Warning"),
            BlockQuoteKind::Caution => ("caution", "Caution"),
        };
        self.block("<div class=\"alert alert-");
        self.push(class);
        self.push("\" role=\"note\">\n");
        if !titled {
            self.push("<p class=\"alert-title\">");
            push_text(&mut self.out, self.host.word(title));
            self.push("</p>\n");
        }
    }

    fn end(&mut self, end: NodeEnd) {
        match end {
            NodeEnd::Emphasis => self.push("</em>"),
            NodeEnd::Strong => self.push("</strong>"),
            NodeEnd::Strikethrough => self.push("</del>"),
            NodeEnd::Superscript => self.push("</sup>"),
            NodeEnd::Subscript => self.push("</sub>"),
            NodeEnd::Link | NodeEnd::Image => self.end_link(),
            _ if self.inline => plain::blank(&mut self.out),
            NodeEnd::Paragraph | NodeEnd::AlertTitle => self.push("</p>\n"),
            NodeEnd::Heading(level) => self.end_heading(level),
            NodeEnd::Quote => self.block("</blockquote>\n"),
            NodeEnd::Alert => self.block("</div>\n"),
            NodeEnd::CodeBlock => self.end_code(),
            NodeEnd::HtmlBlock => self.line(),
            NodeEnd::List(true) => self.block("</ol>\n"),
            NodeEnd::List(false) => self.block("</ul>\n"),
            NodeEnd::Item => self.push("</li>\n"),
            NodeEnd::Footnote => {
                if let Some((text, label)) = self.around.pop() {
                    let note = std::mem::replace(&mut self.out, text);
                    self.footnotes.keep(&label, note);
                }
            }
            NodeEnd::DefinitionList => self.push("</dl>\n"),
            NodeEnd::DefinitionTitle => self.push("</dt>\n"),
            NodeEnd::Definition => self.push("</dd>\n"),
            NodeEnd::Table => self.end_table(),
            NodeEnd::TableHead => self.end_table_head(),
            NodeEnd::TableRow => self.push("</tr>\n"),
            NodeEnd::TableCell => self.end_cell(),
        }
    }

    fn view(&mut self, view: &View<'_>) {
        if let Some(html) = self.host.view(view.range) {
            self.line();
            self.push(&html);
            self.line();
        } else {
            self.start_pre();
            self.push(">");
            push_text(&mut self.out, view.body);
            self.push("</code></pre>\n");
        }
    }

    fn emoji(&mut self, written: &str, emoji: Emoji) {
        self.push("<span class=\"emoji\" role=\"img\"");
        attribute::push(&mut self.out, "aria-label", self.host.word(emoji.name));
        attribute::push(&mut self.out, "title", written);
        self.push(">");
        self.push(emoji.text);
        self.push("</span>");
    }

    /// In an image's alternative text: its text alone.
    fn alternative(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Node::Image(_) | Node::Link(_), _) => {
                self.alt += 1;
                self.links.push(Closing::Nothing);
            }
            Event::End(NodeEnd::Image | NodeEnd::Link) => {
                self.alt -= 1;
                self.end_link();
            }
            Event::HtmlOpen(_) | Event::HtmlClose => {}
            event => {
                let mut text = String::new();
                plain::push(&mut text, event);
                push_attribute(&mut self.out, &text);
                if let Some(heading) = &mut self.heading {
                    plain::push_address(&mut heading.text, event);
                }
            }
        }
    }
}

impl Sink for Writer<'_> {
    const JUDGES: bool = false;

    fn event(&mut self, event: Event<'_>) {
        if self.skipped > 0 {
            match event {
                Event::Start(..) => self.skipped += 1,
                Event::End(..) => {
                    self.skipped -= 1;
                    if self.skipped == 0 {
                        self.links.pop();
                    }
                }
                event => {
                    if let Some(heading) = &mut self.heading {
                        plain::push_address(&mut heading.text, &event);
                    }
                }
            }
            return;
        }
        if self.alt > 0 {
            self.alternative(&event);
            return;
        }
        if let Some(heading) = &mut self.heading {
            plain::push_address(&mut heading.text, &event);
        }
        match event {
            Event::Start(node, range) => self.start(&node, range),
            Event::End(end) => self.end(end),
            Event::Text(text) => self.text(text),
            Event::Emoji { written, emoji } => self.emoji(written, emoji),
            Event::Code(text) => {
                self.push("<code>");
                push_text(&mut self.out, text);
                self.push("</code>");
            }
            Event::Math(formula) => self.math(formula),
            Event::Figure(kind, figure) => self.figure(kind, figure),
            Event::SoftBreak => self.push("\n"),
            Event::HardBreak => self.push("<br />\n"),
            Event::Rule(_) => {
                if !self.inline {
                    self.block("<hr />\n");
                }
            }
            Event::TaskMarker(done) => {
                let checked = if done { "<input checked=\"\"" } else { "<input" };
                self.push(checked);
                self.push(" disabled=\"\" type=\"checkbox\"");
                if self.dialect.extensions {
                    let state = if done { words::DONE } else { words::TO_DO };
                    attribute::push(&mut self.out, "aria-label", self.host.word(state));
                }
                self.push(" /> ");
            }
            Event::FootnoteReference(label, _) => self.footnotes.mention(&mut self.out, label),
            Event::Mention(mention) => self.mention(mention),
            Event::View(view) => self.view(view),
            Event::HtmlOpen(tag) => self.tag(tag),
            Event::HtmlClose => self.end_tag(),
            Event::HtmlText(text) => {
                if !text.trim().is_empty() || !(self.out.is_empty() || self.out.ends_with('\n')) {
                    push_raw_text(&mut self.out, text);
                }
            }
            Event::HtmlAsIs(text) => self.push(text),
            Event::Destination(_) | Event::Definitions(_) | Event::Allow(_) | Event::Problem(_) => {}
        }
    }
}
