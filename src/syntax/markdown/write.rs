//! The second pass: HTML. Every text and every attribute is escaped here.

use pulldown_cmark::{Alignment, BlockQuoteKind};

use super::{
    Dialect, Host, RawHtml, Shown,
    event::{AttributeRole, CleanTag, Event, Link, Mention, Node, NodeEnd, Sink, View},
    footnotes::Footnotes,
    plain,
    slug::{Slugger, slug},
};
use crate::{
    base::TextRange,
    syntax::{
        Form,
        html::{self, push_attribute, push_href, push_raw_text, push_text},
    },
};

/// Writes the HTML of one text.
pub(super) struct Writer<'h> {
    pub(super) out: String,
    dialect: &'h Dialect,
    host: &'h dyn Host,
    /// One line of text for a place within another block: no block elements.
    inline: bool,
    /// What closes each open link.
    links: Vec<Closing>,
    /// What closes each open raw element.
    raw: Vec<&'static str>,
    heading: Option<OpenHeading>,
    slugger: Slugger,
    table: Vec<TableState>,
    /// How deep we are in an image's alternative text, where only text counts.
    alt: usize,
    /// How deep we are in a construct that was replaced.
    skipped: usize,
    footnotes: Footnotes,
    /// The texts around the footnote being written, each with the footnote's label.
    around: Vec<(String, String)>,
}

/// What ends a link or image.
enum Closing {
    Element(&'static str),
    /// The end of an `alt`, and the rest of the image.
    Image(String),
    Nothing,
}

struct OpenHeading {
    /// Where in the output the attributes go.
    at: usize,
    text: String,
    id: Option<String>,
    classes: String,
    start: u32,
}

struct TableState {
    alignments: Vec<Alignment>,
    cell: usize,
    head: bool,
    body: bool,
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
            slugger: Slugger::default(),
            table: Vec::new(),
            alt: 0,
            skipped: 0,
            footnotes: Footnotes::default(),
            around: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.footnotes.write(&mut self.out);
        if self.inline {
            self.out.truncate(self.out.trim_end().len());
        }
        self.out
    }

    fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        push_attribute(&mut self.out, value);
        self.out.push('"');
    }

    fn address(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        push_href(&mut self.out, value);
        self.out.push('"');
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
            Node::Link(link) => self.start_link(link),
            Node::Image(link) => self.start_image(link),
            _ if self.inline => {}
            Node::Paragraph => self.block("<p>"),
            Node::Heading { level, id, classes } => self.start_heading(*level, *id, classes, range),
            Node::Quote => self.block("<blockquote>\n"),
            Node::Alert { kind, titled } => self.start_alert(*kind, *titled),
            Node::AlertTitle => self.block("<p class=\"alert-title\">"),
            Node::CodeBlock { language } => self.start_code(*language),
            Node::HtmlBlock => self.line(),
            Node::List(None) => self.block("<ul>\n"),
            Node::List(Some(1)) => self.block("<ol>\n"),
            Node::List(Some(first)) => {
                self.block("<ol");
                self.attribute("start", &first.to_string());
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
            Node::Table(alignments) => {
                self.table.push(TableState { alignments: alignments.to_vec(), cell: 0, head: true, body: false });
                let wrapped = "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>\n";
                self.block(wrapped);
            }
            Node::TableHead => self.push("<thead>\n<tr>\n"),
            Node::TableRow => {
                let first = self.table.last_mut().is_some_and(|table| {
                    table.cell = 0;
                    !std::mem::replace(&mut table.body, true)
                });
                self.push(if first { "<tbody>\n<tr>\n" } else { "<tr>\n" });
            }
            Node::TableCell => self.start_cell(),
        }
    }

    fn start_cell(&mut self) {
        let Some(table) = self.table.last_mut() else { return };
        let align = match table.alignments.get(table.cell) {
            Some(Alignment::Left) => " align=\"left\"",
            Some(Alignment::Center) => " align=\"center\"",
            Some(Alignment::Right) => " align=\"right\"",
            _ => "",
        };
        table.cell += 1;
        let name = if table.head { "<th" } else { "<td" };
        self.push(name);
        self.push(align);
        self.push(">");
    }

    fn start_heading(&mut self, level: u8, id: Option<&str>, classes: &[pulldown_cmark::CowStr<'_>], range: TextRange) {
        self.line();
        self.push(["<h1", "<h2", "<h3", "<h4", "<h5", "<h6"][usize::from(level.clamp(1, 6) - 1)]);
        let classes = classes.iter().map(|class| &**class).collect::<Vec<_>>().join(" ");
        let id = id.filter(|id| !id.is_empty()).map(str::to_owned);
        self.heading = Some(OpenHeading { at: self.out.len(), text: String::new(), id, classes, start: range.start });
        self.push(">");
    }

    fn end_heading(&mut self, level: u8) {
        if let Some(heading) = self.heading.take().filter(|_| self.dialect.extensions) {
            let own = match heading.id {
                Some(id) => {
                    self.slugger.take(&id);
                    id
                }
                None => self.slugger.unique(&slug(self.dialect.anchors, heading.text.trim())),
            };
            let id = self.host.anchor(heading.start).map_or(own, str::to_owned);
            let mut attributes = String::with_capacity(id.len() + 8);
            attributes.push_str(" id=\"");
            push_attribute(&mut attributes, &id);
            attributes.push('"');
            if !heading.classes.is_empty() {
                attributes.push_str(" class=\"");
                push_attribute(&mut attributes, &heading.classes);
                attributes.push('"');
            }
            self.out.insert_str(heading.at, &attributes);
            self.push("<a class=\"anchor\" href=\"#");
            push_href(&mut self.out, &id);
            self.push("\" aria-label=\"Link to this section\">#</a>");
        }
        self.push(
            ["</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"][usize::from(level.clamp(1, 6) - 1)],
        );
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
            self.push(title);
            self.push("</p>\n");
        }
    }

    fn start_code(&mut self, language: Option<&str>) {
        self.block("<pre><code");
        if let Some(language) = language {
            self.attribute("class", &format!("language-{language}"));
        }
        self.push(">");
    }

    /// Whether an address from a link that nobody resolved may stand in a page.
    fn is_safe(&self, address: &str, picture: bool) -> bool {
        self.dialect.raw_html == RawHtml::AsIs
            || matches!(html::judge(address, picture), html::Verdict::Relative | html::Verdict::Allowed)
    }

    fn start_broken(&mut self, message: &str) {
        self.push("<span class=\"broken\"");
        self.attribute("title", message);
        self.push(">");
    }

    fn start_link(&mut self, link: &Link<'_>) {
        let shown = if link.refused {
            Shown::Broken("this address is not allowed in a link".to_owned())
        } else {
            self.host.reference(link.range, link.form, link.name)
        };
        let bare = link.form == Form::Autolink || link.form == Form::Link { empty: true };
        let (href, text, class) = match shown {
            Shown::Html(finished) => {
                self.push(&finished);
                self.links.push(Closing::Nothing);
                self.skipped = 1;
                return;
            }
            Shown::Broken(message) => {
                self.start_broken(&message);
                if link.form == (Form::Link { empty: true }) {
                    push_text(&mut self.out, link.name);
                }
                self.links.push(Closing::Element("</span>"));
                return;
            }
            Shown::Plain => (link.name.to_owned(), None, None),
            Shown::Link { href, text, class } => (href, text, class),
        };
        self.push("<a");
        if let Some(class) = class {
            self.attribute("class", class);
        }
        if self.is_safe(&href, false) {
            self.address("href", &href);
        }
        if !link.title.is_empty() {
            self.attribute("title", link.title);
        }
        self.push(">");
        match text {
            Some(text) if bare => {
                push_text(&mut self.out, &text);
                self.push("</a>");
                self.links.push(Closing::Nothing);
                self.skipped = 1;
            }
            _ => self.links.push(Closing::Element("</a>")),
        }
    }

    fn start_image(&mut self, link: &Link<'_>) {
        let shown = if link.refused {
            Shown::Broken("this address is not allowed for an image".to_owned())
        } else {
            self.host.reference(link.range, Form::Image, link.name)
        };
        let (src, class) = match shown {
            Shown::Html(finished) => {
                self.push(&finished);
                self.links.push(Closing::Nothing);
                self.skipped = 1;
                return;
            }
            Shown::Broken(message) => {
                self.start_broken(&message);
                self.links.push(Closing::Element("</span>"));
                return;
            }
            Shown::Plain => (link.name.to_owned(), None),
            Shown::Link { href, class, .. } => (href, class),
        };
        self.push("<img");
        self.address("src", if self.is_safe(&src, true) { &src } else { "" });
        self.push(" alt=\"");
        let mut rest = String::from("\"");
        for (name, value) in [("title", link.title), ("class", class.unwrap_or_default())] {
            if !value.is_empty() {
                rest.push(' ');
                rest.push_str(name);
                rest.push_str("=\"");
                push_attribute(&mut rest, value);
                rest.push('"');
            }
        }
        rest.push_str(if self.dialect.extensions { " loading=\"lazy\" />" } else { " />" });
        self.links.push(Closing::Image(rest));
        self.alt = 1;
    }

    fn end_link(&mut self) {
        match self.links.pop() {
            Some(Closing::Element(end)) => self.push(end),
            Some(Closing::Image(rest)) => self.push(&rest),
            Some(Closing::Nothing) | None => {}
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
            NodeEnd::CodeBlock => self.push("</code></pre>\n"),
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
            NodeEnd::Table => {
                let body = self.table.pop().is_some_and(|table| table.body);
                self.push(if body { "</tbody>\n</table></div>\n" } else { "</table></div>\n" });
            }
            NodeEnd::TableHead => {
                if let Some(table) = self.table.last_mut() {
                    table.head = false;
                }
                self.push("</tr>\n</thead>\n");
            }
            NodeEnd::TableRow => self.push("</tr>\n"),
            NodeEnd::TableCell => {
                let head = self.table.last().is_some_and(|table| table.head);
                self.push(if head { "</th>\n" } else { "</td>\n" });
            }
        }
    }

    fn written(&mut self, mention: &Mention<'_>, text: &str) {
        if mention.code {
            self.push("<code>");
        }
        push_text(&mut self.out, text);
        if mention.code {
            self.push("</code>");
        }
    }

    fn mention(&mut self, mention: &Mention<'_>) {
        match self.host.reference(mention.range, mention.form, &mention.name) {
            Shown::Html(finished) => self.push(&finished),
            Shown::Broken(message) => {
                self.start_broken(&message);
                self.written(mention, mention.written);
                self.push("</span>");
            }
            Shown::Plain if mention.form == Form::BareUrl && self.is_safe(&mention.name, false) => {
                self.push("<a");
                self.address("href", &mention.name);
                self.push(">");
                self.written(mention, mention.written);
                self.push("</a>");
            }
            Shown::Plain => self.written(mention, mention.written),
            Shown::Link { href, text, class } => {
                self.push("<a");
                if let Some(class) = class {
                    self.attribute("class", class);
                }
                if self.is_safe(&href, false) {
                    self.address("href", &href);
                }
                self.push(">");
                self.written(mention, text.as_deref().unwrap_or(mention.written));
                self.push("</a>");
            }
        }
    }

    fn tag(&mut self, tag: &CleanTag<'_>) {
        let mut attributes = String::new();
        let mut broken = None;
        let mut class = String::new();
        for attribute in &tag.attributes {
            let value: &str = &attribute.value;
            match &attribute.role {
                AttributeRole::Plain if attribute.name == "class" => value.clone_into(&mut class),
                AttributeRole::Plain => push_plain(&mut attributes, attribute.name, value),
                AttributeRole::Id(range) => {
                    let id = self.host.anchor(range.start).unwrap_or(value);
                    push_plain(&mut attributes, "id", id);
                }
                AttributeRole::Reference { refused: true, .. } => {}
                AttributeRole::Reference { range, form, .. } => {
                    let picture = *form == Form::HtmlSrc;
                    let href = match self.host.reference(*range, *form, value) {
                        Shown::Link { href, class: extra, .. } => {
                            if let Some(extra) = extra {
                                class = if class.is_empty() { extra.to_owned() } else { format!("{class} {extra}") };
                            }
                            href
                        }
                        Shown::Broken(message) => {
                            broken = Some(message);
                            continue;
                        }
                        Shown::Plain | Shown::Html(_) => value.to_owned(),
                    };
                    if self.is_safe(&href, picture) {
                        attributes.push(' ');
                        attributes.push_str(attribute.name);
                        attributes.push_str("=\"");
                        push_href(&mut attributes, &href);
                        attributes.push('"');
                    }
                }
            }
        }
        if let Some(message) = broken {
            self.start_broken(&message);
            if tag.void {
                let alt = tag.attributes.iter().find(|one| one.name == "alt");
                push_text(&mut self.out, alt.map_or("", |one| &one.value));
                self.push("</span>");
            } else {
                self.raw.push("span");
            }
            return;
        }
        self.push("<");
        self.push(tag.name);
        if !class.is_empty() {
            self.attribute("class", &class);
        }
        self.push(&attributes);
        if tag.void {
            self.push(" />");
        } else {
            self.push(">");
            self.raw.push(tag.name);
        }
    }

    fn view(&mut self, view: &View<'_>) {
        if let Some(html) = self.host.view(view.range) {
            self.line();
            self.push(&html);
            self.line();
        } else {
            self.block("<pre><code>");
            push_text(&mut self.out, view.body);
            self.push("</code></pre>\n");
        }
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
                    heading.text.push_str(&text);
                }
            }
        }
    }
}

fn push_plain(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_attribute(out, value);
    out.push('"');
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
                        plain::push(&mut heading.text, &event);
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
            plain::push(&mut heading.text, &event);
        }
        match event {
            Event::Start(node, range) => self.start(&node, range),
            Event::End(end) => self.end(end),
            Event::Text(text) => push_text(&mut self.out, text),
            Event::Code(text) => {
                self.push("<code>");
                push_text(&mut self.out, text);
                self.push("</code>");
            }
            Event::Math { text, display } => {
                self.push(if display { "<span class=\"math math-display\">" } else { "<span class=\"math\">" });
                push_text(&mut self.out, text);
                self.push("</span>");
            }
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
                self.push(" disabled=\"\" type=\"checkbox\" /> ");
            }
            Event::FootnoteReference(label, _) => self.footnotes.mention(&mut self.out, label),
            Event::Mention(mention) => self.mention(mention),
            Event::View(view) => self.view(view),
            Event::HtmlOpen(tag) => self.tag(tag),
            Event::HtmlClose => {
                if let Some(name) = self.raw.pop() {
                    self.push("</");
                    self.push(name);
                    self.push(">");
                }
            }
            Event::HtmlText(text) => {
                if !text.trim().is_empty() || !(self.out.is_empty() || self.out.ends_with('\n')) {
                    push_raw_text(&mut self.out, text);
                }
            }
            Event::HtmlAsIs(text) => self.push(text),
            Event::Destination(_) | Event::Allow(_) | Event::Problem(_) => {}
        }
    }
}
