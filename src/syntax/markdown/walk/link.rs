//! Links and images within the walk: where each stands, and whether its scheme is allowed.

use std::ops::Range;

use pulldown_cmark::{LinkType, OffsetIter};

use super::{
    super::{
        RawHtml,
        event::{Event, Link, Node, Sink},
        target,
    },
    Ahead, Walker,
};
use crate::{
    base::{TextRange, nearest},
    diag::{Problem, ids},
    syntax::{Form, html},
};

/// A link or image as the parser gives it.
pub(super) struct Written<'e> {
    pub(super) image: bool,
    pub(super) kind: LinkType,
    pub(super) destination: &'e str,
    pub(super) title: &'e str,
}

/// Where a text's definitions of links stand, last first; those that follow each other line by line are one.
pub(super) fn definitions(text: &str, events: &OffsetIter<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = events.reference_definitions().iter().map(|(_, one)| one.span.clone()).collect();
    found.sort_unstable_by_key(|range| range.start);
    found.dedup_by(|next, before| {
        let gap = text.get(before.end..next.start).unwrap_or("\n\n");
        let near = gap.trim().is_empty() && !text[..next.start].trim_end_matches([' ', '\t', '>']).ends_with("\n\n");
        if near {
            before.end = next.end;
        }
        near
    });
    found.reverse();
    found
}

/// A link that is open.
pub(super) struct OpenLink {
    kind: LinkType,
    range: Range<usize>,
    /// The end of what was last seen inside it.
    inside: usize,
    definition: Option<Range<usize>>,
    /// The scheme that forbids its destination.
    refused: Option<String>,
}

impl<S: Sink> Walker<'_, S> {
    pub(super) fn link(&mut self, written: &Written<'_>, range: Range<usize>, ahead: Ahead) {
        let &Written { image, kind, destination, title } = written;
        let place = self.place(&range);
        let email = if kind == LinkType::Email { format!("mailto:{destination}") } else { String::new() };
        let name = if email.is_empty() { destination } else { &email };
        let form = match kind {
            _ if image => Form::Image,
            LinkType::Autolink | LinkType::Email => Form::Autolink,
            _ => Form::Link { empty: ahead.ends_link },
        };
        let refused = self.judge(name, image);
        let link = Link { range: place, form, name, title, refused: refused.is_some() };
        self.links.push(OpenLink { kind, inside: range.start + 1, range, definition: ahead.definition, refused });
        let node = if image { Node::Image(&link) } else { Node::Link(&link) };
        self.sink.event(Event::Start(node, place));
    }

    /// Says where the destination of the link or image that ends at `range` stands.
    pub(super) fn end_link(&mut self, range: &Range<usize>) {
        if let Some(link) = self.links.pop().filter(|_| S::JUDGES) {
            let target = target::destination(self.text, &link.range, link.inside, link.kind, link.definition);
            if let Some(scheme) = &link.refused {
                let written = &self.text[target.clone()];
                self.scheme_problem(scheme, written, self.place(&target), self.place(range));
            }
            self.sink.event(Event::Destination(target));
        }
        self.seen_in_link(range.end);
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

    pub(super) fn scheme_problem(&mut self, scheme: &str, written: &str, range: TextRange, whole: TextRange) {
        if S::JUDGES {
            let problem = Problem::new(ids::LINK_SCHEME, range, format!("a link cannot start with `{scheme}:`"))
                .label("left out")
                .also(whole)
                .help("link to an address with `https:`, `http:`, `mailto:` or `tel:`, or to a file of the handbook");
            let near = nearest(scheme, ["https", "http", "mailto", "tel"], 2);
            // `htts:` is as near to both.
            let near = near.iter().find(|near| **near == "https").or(near.first());
            let at = TextRange { end: (range.start + scheme.len() as u32).min(range.end), ..range };
            // A scheme that is not written as it is read, with escapes in it, is nobody's slip.
            let plain = written.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
            let problem = match near.filter(|_| plain) {
                Some(near) => problem.suggest(format!("write `{near}:`"), at, *near),
                None => problem,
            };
            self.sink.event(Event::Problem(Box::new(problem)));
        }
    }

    /// Tells of the definitions before `at`, which no event of the parser speaks of.
    pub(super) fn definitions(&mut self, definitions: &mut Vec<Range<usize>>, at: usize) {
        while let Some(range) = definitions.pop_if(|range| range.start < at) {
            let place = self.place(&range);
            self.sink.event(Event::Definitions(place));
        }
    }

    pub(super) fn seen_in_link(&mut self, end: usize) {
        if let Some(link) = self.links.last_mut() {
            link.inside = link.inside.max(end);
        }
    }

    pub(super) fn in_link(&self) -> bool {
        !self.links.is_empty()
    }
}
