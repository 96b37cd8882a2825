//! A text without its markup.

use super::event::{Event, Node, Sink};
use crate::syntax::{Form, LabelForm};

/// Appends what an event shows as plain text. Quoted labels go by their names, images by their alternative texts. An
/// unquoted one stays as written, because it may be no label: `~10 minutes`.
pub(super) fn push(out: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(text) | Event::Code(text) | Event::Math { text, .. } => out.push_str(text),
        Event::HtmlText(text) => out.push_str(&crate::syntax::html::decode(text)),
        Event::SoftBreak | Event::HardBreak => out.push(' '),
        Event::Mention(mention) => match mention.form {
            Form::Label(LabelForm::Quoted) => out.push_str(&mention.name),
            _ => out.push_str(mention.written),
        },
        Event::HtmlOpen(tag) if matches!(tag.name, "br" | "td" | "th" | "li" | "p" | "div") => blank(out),
        _ => {}
    }
}

/// A blank between two parts, unless there is one.
pub(super) fn blank(out: &mut String) {
    if !out.is_empty() && !out.ends_with(char::is_whitespace) {
        out.push(' ');
    }
}

/// Gathers a whole text.
#[derive(Default)]
pub(super) struct Plain {
    pub(super) out: String,
}

impl Sink for Plain {
    const JUDGES: bool = false;

    fn event(&mut self, event: Event<'_>) {
        match &event {
            Event::End(end) if !end.is_span() => blank(&mut self.out),
            Event::Start(Node::Item | Node::Paragraph, _) => blank(&mut self.out),
            event => push(&mut self.out, event),
        }
    }
}
