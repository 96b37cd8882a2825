//! Text between raw tags: GitLab resolves references in what HTML shows, so labels are found there, too.

use std::{borrow::Cow, ops::Range};

use super::{
    super::{
        event::{Event, Mention, Sink},
        run::{Mark, marks},
    },
    Walker,
    raw::Stretch,
};
use crate::{
    base::TextRange,
    syntax::{Form, LabelForm, html, label},
};

impl<S: Sink> Walker<'_, S> {
    /// Gives the sink the text at `range` of a stretch of raw HTML, with the labels in it.
    pub(super) fn html_text(&mut self, range: Range<usize>, stretch: &Stretch<'_>) {
        let html = stretch.html;
        let mut shown = range.start;
        if self.dialect.extensions && !self.is_opaque() && html[range.clone()].contains('~') {
            let mut found = Vec::new();
            marks(html, range.clone(), range.end, &mut found);
            for mark in found {
                let Mark::Label(label) = mark else { continue };
                // An unquoted name ends within an entity: `~R&amp;D`.
                if !label.quoted && html[label.range.end..].starts_with(';') {
                    continue;
                }
                if shown < label.range.start {
                    self.sink.event(Event::HtmlText(&html[shown..label.range.start]));
                }
                shown = label.range.end;
                self.html_label(&label, stretch);
            }
        }
        if shown < range.end {
            self.sink.event(Event::HtmlText(&html[shown..range.end]));
        }
    }

    fn is_opaque(&self) -> bool {
        self.raw.is_opaque() || self.in_link()
    }

    fn html_label(&mut self, found: &label::Match, stretch: &Stretch<'_>) {
        let Stretch { html: text, local, .. } = stretch;
        let in_text = |range: Range<usize>| local.range(TextRange::from(range)).to_usize();
        let range = self.place(&in_text(found.range.clone()));
        let target = in_text(found.target());
        let written = html::decode(&text[found.range.clone()]);
        let name: Cow<'_, str> = html::decode(&text[found.name_range.clone()]);
        let form = Form::Label(if found.quoted { LabelForm::Quoted } else { LabelForm::Bare });
        self.sink.event(Event::Mention(&Mention { range, form, name, target, written: &written, code: false }));
    }
}
