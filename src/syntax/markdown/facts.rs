//! The first pass: what a text says about the rest of the book.

use std::{ops::Range, sync::Arc};

use super::{
    Anchor, DiagramBlock, Dialect, Fragment, Heading, OutlineItem, ViewBlock,
    event::{AttributeRole, CleanTag, Event, FigureKind, Link, Mention, Node, NodeEnd, Sink, View},
    fence, plain,
    sentence::{LONGEST, Sentences, shorten},
    slug::slug,
    target,
};
use crate::{
    base::{TextMap, TextRange},
    syntax::{Form, LabelForm, Reference, yaml},
};

/// Gathers a [`Fragment`].
pub(super) struct Facts<'f> {
    text: &'f str,
    map: &'f TextMap,
    dialect: &'f Dialect,
    pub(super) fragment: Fragment,
    /// The block being read, as plain text.
    plain: String,
    /// References of that block, each with the place in `plain` where it stands.
    mentions: Vec<(usize, usize)>,
    /// Links that are open.
    links: Vec<usize>,
    /// The heading being read: its place in the outline, and the text that its address is made of.
    heading: Option<(usize, String)>,
    /// Blocks around; a page's summary is a paragraph outside all others.
    depth: usize,
    /// Permissions that wait for the block they cover.
    waiting: Vec<usize>,
    /// The blocks that are open, outermost first.
    blocks: Vec<TextRange>,
    footnotes: Vec<String>,
}

impl<'f> Facts<'f> {
    pub(super) fn new(text: &'f str, map: &'f TextMap, dialect: &'f Dialect) -> Self {
        Self {
            text,
            map,
            dialect,
            fragment: Fragment::default(),
            plain: String::new(),
            mentions: Vec::new(),
            links: Vec::new(),
            heading: None,
            depth: 0,
            waiting: Vec::new(),
            blocks: Vec::new(),
            footnotes: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> Fragment {
        self.end_of_text();
        self.fragment
    }

    fn place(&self, range: &Range<usize>) -> TextRange {
        self.map.range(TextRange::from(range.clone()))
    }

    fn refer(&mut self, range: TextRange, target: TextRange, form: Form, name: &str) -> usize {
        if !self.waiting.is_empty() {
            // The text of a tight list item is a block without a paragraph of its own.
            let end = self.blocks.last().map_or(range.end, |block| block.end.max(range.end));
            self.cover(TextRange { start: range.start, end });
        }
        let index = self.fragment.references.len();
        self.mentions.push((index, self.plain.len()));
        self.fragment.references.push(Reference { range, target, form, name: name.into(), sentence: Arc::default() });
        index
    }

    /// The labels that a destination's query names.
    fn refer_to_queried(&mut self, destination: &Range<usize>) {
        for (range, name) in target::url_labels(self.text, destination) {
            let place = self.place(&range);
            self.refer(place, place, Form::Label(LabelForm::Url), &name);
        }
    }

    /// A stretch of plain text is complete: its mentions get their sentences.
    fn end_of_text(&mut self) {
        if !self.mentions.is_empty() {
            let mut sentences = Sentences::new(&self.plain);
            for (index, at) in self.mentions.drain(..) {
                self.fragment.references[index].sentence = sentences.around(at);
            }
        }
        self.plain.clear();
    }

    fn start(&mut self, node: &Node<'_>, range: TextRange) {
        match node {
            Node::Link(link) | Node::Image(link) => {
                self.start_link(link);
                return;
            }
            Node::Emphasis | Node::Strong | Node::Strikethrough | Node::Superscript | Node::Subscript => return,
            _ => {}
        }
        self.end_of_text();
        self.depth += 1;
        self.blocks.push(range);
        self.cover(range);
        match node {
            Node::Heading { level, id, .. } => {
                self.heading = Some((self.fragment.outline.len(), String::new()));
                self.fragment.outline.push(OutlineItem::Heading(Heading {
                    level: *level,
                    text: Arc::default(),
                    id: id.unwrap_or_default().into(),
                    explicit: id.is_some_and(|id| !id.is_empty()),
                    range,
                }));
            }
            Node::CodeBlock(Some(info)) => self.fragment.problems.extend(fence::language(info)),
            Node::Footnote(label) => {
                self.fragment
                    .outline
                    .push(OutlineItem::Anchor(Anchor { id: super::footnotes::id(label).into(), range }));
            }
            _ => {}
        }
    }

    fn start_link(&mut self, link: &Link<'_>) {
        let index = self.refer(link.range, link.range, link.form, link.name);
        if link.refused {
            // Nobody need resolve what is never linked to; the finding is made already.
            self.fragment.references.pop();
            self.mentions.pop();
            self.links.push(usize::MAX);
        } else {
            self.links.push(index);
            if link.form == (Form::Link { empty: true }) {
                self.plain.push(super::NAMELESS);
            }
        }
    }

    fn end(&mut self, end: NodeEnd) {
        if end.is_span() {
            if matches!(end, NodeEnd::Link | NodeEnd::Image) {
                self.links.pop();
            }
            return;
        }
        self.blocks.pop();
        self.depth = self.depth.saturating_sub(1);
        if matches!(end, NodeEnd::Heading(_))
            && let Some((index, address)) = self.heading.take()
        {
            self.end_heading(index, &address);
        }
        if end == NodeEnd::Paragraph && self.depth == 0 && self.fragment.summary.is_empty() {
            self.fragment.summary = shorten(&self.plain, LONGEST);
        }
        self.end_of_text();
    }

    fn end_heading(&mut self, index: usize, address: &str) {
        let text = self.plain.trim().to_owned();
        if let Some(OutlineItem::Heading(heading)) = self.fragment.outline.get_mut(index) {
            if !heading.explicit {
                heading.id = slug(self.dialect.anchors, address.trim()).into();
            }
            heading.text = text.into();
        }
    }

    fn cover(&mut self, range: TextRange) {
        for index in self.waiting.drain(..) {
            self.fragment.allows[index].covers = range;
        }
    }

    fn mention(&mut self, mention: &Mention<'_>) {
        let target = self.place(&mention.target);
        self.refer(mention.range, target, mention.form, &mention.name);
        if mention.form == Form::BareUrl {
            self.refer_to_queried(&mention.target);
        }
    }

    fn tag(&mut self, tag: &CleanTag<'_>) {
        for attribute in &tag.attributes {
            match &attribute.role {
                AttributeRole::Plain => {}
                AttributeRole::Id(range) => {
                    let anchor = Anchor { id: (*attribute.value).into(), range: *range };
                    self.fragment.outline.push(OutlineItem::Anchor(anchor));
                }
                AttributeRole::Reference { range, form, target, refused } => {
                    if !refused {
                        let place = self.place(target);
                        self.refer(*range, place, *form, &attribute.value);
                        self.refer_to_queried(target);
                    }
                }
            }
        }
    }

    fn view(&mut self, view: &View<'_>) {
        self.cover(view.range);
        if view.name == "include" {
            self.fragment.outline.push(OutlineItem::Include(self.fragment.views.len()));
        }
        self.fragment.views.push(ViewBlock {
            name: view.name.to_owned(),
            name_range: view.name_range,
            range: view.range,
            body: view.body.to_owned(),
            map: view.map.clone(),
            data: yaml::parse(view.body, &view.map, &yaml::Limits::default()),
        });
    }

    fn figure(&mut self, kind: FigureKind, figure: &View<'_>) {
        self.cover(figure.range);
        match kind {
            FigureKind::Formula => {
                self.fragment.problems.extend(fence::formula(
                    &self.dialect.formulas,
                    (figure.body.trim_end(), &figure.map),
                    true,
                ));
            }
            FigureKind::Diagram => self.fragment.diagrams.push(DiagramBlock {
                name_range: figure.name_range,
                text: figure.body.to_owned(),
                map: figure.map.clone(),
            }),
        }
    }

    fn footnote_reference(&mut self, label: &str, range: TextRange) {
        let id = super::footnotes::id(label);
        if !self.footnotes.contains(&id) && self.footnotes.len() < 1000 {
            let anchor = Anchor { id: super::footnotes::reference_id(label).into(), range };
            self.fragment.outline.push(OutlineItem::Anchor(anchor));
            self.footnotes.push(id);
        }
    }
}

impl Sink for Facts<'_> {
    const JUDGES: bool = true;

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(node, range) => self.start(&node, range),
            Event::End(end) => self.end(end),
            Event::Destination(target) => {
                let index = self.links.last().copied().unwrap_or(usize::MAX);
                if let Some(place) = self.fragment.references.get(index).map(|_| self.place(&target)) {
                    self.fragment.references[index].target = place;
                    self.refer_to_queried(&target);
                }
            }
            Event::View(view) => {
                self.end_of_text();
                self.view(view);
            }
            Event::Figure(kind, figure) => {
                self.end_of_text();
                self.figure(kind, figure);
            }
            Event::Rule(range) | Event::Definitions(range) => self.cover(range),
            Event::Allow(allow) => {
                if allow.covers.is_empty() {
                    self.waiting.push(self.fragment.allows.len());
                }
                self.fragment.allows.push(allow);
            }
            Event::Problem(problem) => self.fragment.problems.push(*problem),
            Event::FootnoteReference(label, range) => self.footnote_reference(label, range),
            event => {
                match &event {
                    Event::Mention(mention) => self.mention(mention),
                    Event::HtmlOpen(tag) => self.tag(tag),
                    Event::Math(formula) => {
                        self.fragment.problems.extend(fence::formula(
                            &self.dialect.formulas,
                            (formula.text, &formula.map),
                            formula.display,
                        ));
                    }
                    _ => {}
                }
                plain::push(&mut self.plain, &event);
                if let Some((_, address)) = &mut self.heading {
                    plain::push_address(address, &event);
                }
            }
        }
    }
}
