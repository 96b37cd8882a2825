//! Raw HTML within the walk: what stays, what goes, and that everything opened is closed.

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::{Event as Parsed, TagEnd};

use super::{
    super::{
        RawHtml, allow,
        event::{AttributeRole, CleanAttribute, CleanTag, Event, Node, NodeEnd, Sink},
    },
    Walker,
};
use crate::{
    base::{TextMap, TextRange},
    diag::{Problem, ids},
    syntax::{
        Form,
        html::{self, Tag, Token, Tokens},
    },
};

/// The deepest nesting of raw elements; what lies deeper loses its tags.
const DEEPEST: usize = 256;

/// The raw elements that are open, and the raw block being read.
#[derive(Debug, Default)]
pub(super) struct Raw {
    open: Vec<OpenElement>,
    /// How many open elements keep their text from being searched for labels.
    opaque: usize,
    /// The element whose content is being left out, and the depth at which it stands.
    dropping: Option<(String, u32)>,
    block: String,
    pieces: Vec<(u32, u32)>,
}

/// A stretch of raw HTML.
pub(super) struct Stretch<'e> {
    pub(super) html: &'e str,
    /// Where it stands in the text.
    pub(super) local: TextMap,
    /// What a comment in it allows; `None` for the block that follows.
    covers: Option<TextRange>,
}

#[derive(Debug)]
struct OpenElement {
    name: &'static str,
    /// The containers around it.
    depth: u32,
    /// Opened within a line of text, so the next block ends it.
    inline: bool,
}

impl Raw {
    pub(super) fn is_opaque(&self) -> bool {
        self.opaque > 0
    }

    pub(super) fn is_dropping(&self) -> bool {
        self.dropping.is_some()
    }

    pub(super) fn start_block(&mut self) {
        self.block.clear();
        self.pieces.clear();
    }
}

/// GitLab resolves no references in these.
fn is_opaque(name: &str) -> bool {
    matches!(name, "a" | "code" | "pre" | "kbd" | "samp")
}

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "wbr" | "col")
}

/// Where a tag's text stands in the source. They differ when the tag spans lines within a quote or a list: the parser
/// takes the marks of those blocks out.
fn local_map(text: &str, source: &str, start: usize) -> TextMap {
    if text.len() == source.len() {
        return TextMap::shift(start);
    }
    let mut map = TextMap::default();
    let (mut derived, mut original) = (0, start);
    for (line, source) in text.split('\n').zip(source.split('\n')) {
        let marks = source.trim_end_matches('\r').len().saturating_sub(line.trim_end_matches('\r').len());
        map.push(derived, original + if derived == 0 { 0 } else { marks });
        derived += line.len() + 1;
        original += source.len() + 1;
    }
    map
}

impl<S: Sink> Walker<'_, S> {
    /// While an element's content is left out: whether this event puts an end to that and is to be heard.
    pub(super) fn ends_dropping(&mut self, event: &Parsed<'_>) -> bool {
        let Some((name, depth)) = &self.raw.dropping else { return true };
        match event {
            Parsed::Start(_) => self.depth += 1,
            Parsed::End(_) if self.depth == *depth => {
                self.raw.dropping = None;
                return true;
            }
            Parsed::End(TagEnd::CodeBlock | _) => self.depth -= 1,
            Parsed::InlineHtml(text) => {
                let closes =
                    matches!(Tokens::new(text).next(), Some(Token::Close { name: closed, .. }) if closed == *name);
                if closes && self.depth == *depth {
                    self.raw.dropping = None;
                }
            }
            _ => {}
        }
        false
    }

    pub(super) fn html_piece(&mut self, text: &str, range: &Range<usize>) {
        if self.dialect.raw_html == RawHtml::AsIs {
            self.sink.event(Event::HtmlAsIs(text));
            return;
        }
        self.raw.pieces.push((self.raw.block.len() as u32, range.start as u32));
        self.raw.block.push_str(text);
    }

    pub(super) fn html_block(&mut self, range: &Range<usize>) {
        if self.dialect.raw_html == RawHtml::AsIs {
            return;
        }
        let block = std::mem::take(&mut self.raw.block);
        let mut pieces = std::mem::take(&mut self.raw.pieces);
        if pieces.is_empty() {
            pieces.push((0, range.start as u32));
        }
        let local = TextMap::from_pieces(pieces);
        let shows = Tokens::new(&block).any(|token| match token {
            Token::Comment { .. } | Token::Bogus(_) => false,
            Token::Text(range) => !block[range].trim().is_empty(),
            Token::Open(_) | Token::Close { .. } => true,
        });
        let place = self.place(range);
        if shows {
            self.sink.event(Event::Start(Node::HtmlBlock, place));
        }
        let stretch = Stretch { html: &block, local, covers: shows.then_some(place) };
        let mut tokens = Tokens::new(&block);
        while let Some(token) = tokens.next() {
            self.token(token, &stretch, Some(&mut tokens));
        }
        if shows {
            self.sink.event(Event::End(NodeEnd::HtmlBlock));
        }
        self.raw.block = block;
    }

    pub(super) fn inline_html(&mut self, text: &str, range: &Range<usize>) {
        if self.dialect.raw_html == RawHtml::AsIs {
            self.sink.event(Event::HtmlAsIs(text));
            return;
        }
        let local = local_map(text, &self.text[range.clone()], range.start);
        let covers = self.place(&self.leaf.clone());
        let stretch = Stretch { html: text, local, covers: Some(covers) };
        for token in Tokens::new(text) {
            self.token(token, &stretch, None);
        }
    }

    /// One token; `rest` are the tokens after it when it stands in a raw block.
    fn token(&mut self, token: Token, stretch: &Stretch<'_>, rest: Option<&mut Tokens<'_>>) {
        let Stretch { html: text, local, covers } = stretch;
        let place = |range: &Range<usize>| self.map.range(local.range(TextRange::from(range.clone())));
        match token {
            Token::Text(range) => self.html_text(range, stretch),
            Token::Close { name, .. } => self.close(&name),
            Token::Bogus(_) => {}
            Token::Comment { range, closed } => {
                let whole = place(&range);
                if let Some(found) = allow::read(&text[range.clone()]) {
                    let rule = range.start + found.rule_at..range.start + found.rule_at + found.rule.len();
                    let rule_range = place(&rule);
                    self.sink.event(Event::Allow(found.into_allow(rule_range, whole, covers.unwrap_or_default())));
                } else if !closed && S::JUDGES {
                    let start = TextRange { start: whole.start, end: (whole.start + 4).min(whole.end) };
                    let problem = Problem::new(
                        ids::HTML_NOT_ALLOWED,
                        start,
                        "the comment that starts here is never closed, so nothing after it is shown",
                    );
                    self.sink.event(Event::Problem(Box::new(problem.help("close it with `-->`"))));
                }
            }
            Token::Open(tag) => self.open(&tag, stretch, rest),
        }
    }

    fn open(&mut self, tag: &Tag, stretch: &Stretch<'_>, rest: Option<&mut Tokens<'_>>) {
        let Stretch { html: text, local, .. } = stretch;
        let place = self.map.range(local.range(TextRange::from(tag.range.clone())));
        let last = tag.attributes.last().map_or(tag.range.start, |one| one.range.end);
        let self_closed = text[tag.range.clone()].ends_with("/>") && last < tag.range.end - 1;
        let Some(name) = html::element(&tag.name) else {
            self.element_problem(&tag.name, place);
            if html::loses_content(&tag.name) && !self_closed {
                match rest {
                    Some(rest) => rest.skip_past_close(&tag.name),
                    None => self.raw.dropping = Some((tag.name.clone(), self.depth)),
                }
            }
            return;
        };
        if name == "a" {
            if self.in_link() {
                return;
            }
            self.close("a");
        }
        let attributes = self.clean(name, tag, stretch, place);
        let void = is_void(name);
        if !void && self.raw.open.len() >= DEEPEST {
            return;
        }
        self.sink.event(Event::HtmlOpen(&CleanTag { name, attributes, void }));
        if void {
            return;
        }
        if self_closed {
            self.sink.event(Event::HtmlClose);
            return;
        }
        self.raw.opaque += usize::from(is_opaque(name));
        self.raw.open.push(OpenElement { name, depth: self.depth, inline: rest.is_none() });
    }

    fn clean<'e>(
        &mut self,
        element: &'static str,
        tag: &'e Tag,
        stretch: &Stretch<'e>,
        whole: TextRange,
    ) -> Vec<CleanAttribute<'e>> {
        let Stretch { html: text, local, .. } = stretch;
        let mut kept = Vec::new();
        let mut left_out: Vec<&str> = Vec::new();
        for attribute in &tag.attributes {
            let mut name = attribute.name.as_str();
            if !html::is_allowed_attribute(element, name) {
                left_out.push(name);
                continue;
            }
            let value = html::decode(&text[attribute.value.clone()]);
            let value_at = local.range(TextRange::from(attribute.value.clone()));
            let role = match name {
                "id" | "name" if value.is_empty() => continue,
                "name" if tag.attributes.iter().any(|one| one.name == "id") => continue,
                "id" | "name" => {
                    name = "id";
                    AttributeRole::Id(self.map.range(value_at))
                }
                "cite" if self.judge(&value, false).is_some() => continue,
                "href" | "src" => {
                    let range = self.map.range(local.range(TextRange::from(attribute.range.clone())));
                    let form = if name == "href" { Form::HtmlHref } else { Form::HtmlSrc };
                    let scheme = self.judge(&value, name == "src");
                    if let Some(scheme) = &scheme {
                        self.scheme_problem(scheme, &text[attribute.value.clone()], self.map.range(value_at), range);
                    }
                    AttributeRole::Reference { range, form, target: value_at.to_usize(), refused: scheme.is_some() }
                }
                _ => AttributeRole::Plain,
            };
            kept.push(CleanAttribute { name, value, role });
        }
        self.attribute_problem(element, &left_out, whole);
        kept
    }

    fn element_problem(&mut self, name: &str, place: TextRange) {
        if S::JUDGES {
            let name: Cow<'_, str> =
                if name.len() > 40 { Cow::Owned(name.chars().take(40).collect()) } else { name.into() };
            let problem = Problem::new(ids::HTML_NOT_ALLOWED, place, format!("`<{name}>` is not kept in pages"))
                .label("left out")
                .help(html::advice_for_element(&name));
            self.sink.event(Event::Problem(Box::new(problem)));
        }
    }

    fn attribute_problem(&mut self, element: &str, names: &[&str], place: TextRange) {
        let Some(first) = names.first() else { return };
        if S::JUDGES {
            let list: Vec<String> = names.iter().take(8).map(|name| format!("`{name}`")).collect();
            let verb = if names.len() == 1 { "is" } else { "are" };
            let message = format!("{} {verb} not kept on `<{element}>`", list.join(", "));
            let problem = Problem::new(ids::HTML_NOT_ALLOWED, place, message)
                .label("left out")
                .help(html::advice_for_attribute(first));
            self.sink.event(Event::Problem(Box::new(problem)));
        }
    }

    /// A closing tag closes the nearest element of its name in the same container, and what was left open within it;
    /// without one it means nothing.
    fn close(&mut self, name: &str) {
        let here = self.raw.open.iter().rev().take_while(|one| one.depth == self.depth);
        if let Some(back) = here.clone().position(|one| one.name == name) {
            for _ in 0..=back {
                self.pop_raw();
            }
        }
    }

    fn pop_raw(&mut self) {
        if let Some(element) = self.raw.open.pop() {
            self.raw.opaque -= usize::from(is_opaque(element.name));
            self.sink.event(Event::HtmlClose);
        }
    }

    /// Closes what was opened in containers of at least `depth`.
    pub(super) fn close_raw(&mut self, depth: u32) {
        while self.raw.open.last().is_some_and(|one| one.depth >= depth) {
            self.pop_raw();
        }
    }

    /// Before a block: what was opened in a line of text ends, and so does a paragraph.
    pub(super) fn close_inline_raw(&mut self) {
        while self.raw.open.last().is_some_and(|one| one.depth == self.depth && (one.inline || one.name == "p")) {
            self.pop_raw();
        }
    }
}
