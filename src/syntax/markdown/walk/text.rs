//! Ordinary text and code spans within the walk: labels and bare addresses are found in them.

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::CowStr;

use super::{
    super::{
        RawHtml,
        event::{Event, Mention, Sink},
        run::{Mark, marks},
        target,
    },
    Walker,
};
use crate::{
    base::find_any,
    syntax::{Form, LabelForm, html},
};

impl<'w, S: Sink> Walker<'w, S> {
    pub(super) fn text(&mut self, text: CowStr<'w>, range: Range<usize>) {
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
    pub(super) fn flush(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let whole = run[0].1.start..run[run.len() - 1].1.end;
        let searched = self.dialect.extensions && !self.raw.is_opaque() && !self.in_code();
        let in_link = !self.links.is_empty();
        let mut found = std::mem::take(&mut self.marks);
        found.clear();
        if searched {
            marks(self.text, whole.clone(), self.leaf.end, &mut found);
            found.retain(|mark| match mark {
                Mark::Emoji(..) => true,
                mark => !in_link && mark.range().end <= whole.end && self.is_linkable(mark),
            });
            if S::JUDGES {
                self.slips(&whole, in_link);
            }
        }
        let mut shown = 0;
        for (text, range) in &run {
            self.piece(text, range, &found, &mut shown);
        }
        self.marks = found;
        self.run = run;
        self.run.clear();
    }

    /// Looks for what was meant to be a link or a label. Hardly any run holds even one of the bytes that these begin with.
    fn slips(&mut self, run: &Range<usize>, in_link: bool) {
        let text = &self.text[run.clone()];
        if find_any(text.as_bytes(), [b'(', b'<', b'[', b'~']).is_none() {
            return;
        }
        if !in_link && text.contains(['(', '<']) {
            self.blanks(run);
        }
        if text.contains("][") {
            self.undefined(run);
        }
        if text.contains('~') {
            self.quotes(run);
        }
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
        let written = self.in_cell(range.clone());
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
                (Form::Label(form), self.in_cell(found.name_range.clone()), found.target())
            }
            Mark::Address(found) => (Form::BareUrl, found.destination(self.text), range),
            Mark::Emoji(emoji, _) => {
                self.sink.event(Event::Emoji { written: &written, emoji: *emoji });
                return;
            }
        };
        self.sink.event(Event::Mention(&Mention { range: place, form, name, target, written: &written, code: false }));
    }

    /// The text at `range`; in a table's cell `\|` is a `|` (GFM).
    fn in_cell(&self, range: Range<usize>) -> Cow<'w, str> {
        let text = &self.text[range];
        if self.in_cell && text.contains("\\|") { text.replace("\\|", "|").into() } else { text.into() }
    }

    /// Whether the line is one of GitLab's quick actions about labels.
    fn is_quick_action(&self) -> bool {
        let line = self.line_start.map_or("", |start| &self.text[start..]);
        ["/label ", "/unlabel ", "/relabel "].iter().any(|action| line.starts_with(action))
    }

    /// Whether a code span stands between dollar signs: GitLab's math.
    fn is_formula(&self, range: &Range<usize>) -> bool {
        self.text[..range.start].ends_with('$') && self.text[range.end..].starts_with('$')
    }

    pub(super) fn code(&mut self, text: &str, range: &Range<usize>) {
        let may_be_label = self.dialect.extensions
            && self.dialect.label_code_spans
            && self.links.is_empty()
            && !self.raw.is_opaque()
            && !self.is_formula(range);
        if may_be_label && let Some((form, name, target)) = target::code_label(self.text, range, text) {
            let place = self.place(range);
            let form = Form::Label(form);
            let mention = Mention { range: place, form, name, target, written: text, code: true };
            self.sink.event(Event::Mention(&mention));
            return;
        }
        self.sink.event(Event::Code(text));
    }
}
