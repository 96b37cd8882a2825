//! A text without its markup.

use super::event::{Event, Node, Sink};
use crate::{
    base::find_any,
    engines::emoji,
    syntax::{Form, LabelForm},
};

/// Appends what an event shows as plain text. Quoted labels go by their names, images by their alternative texts. An
/// unquoted one stays as written, because it may be no label: `~10 minutes`.
pub(super) fn push(out: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(text) | Event::Code(text) => out.push_str(text),
        Event::Math(formula) => out.push_str(formula.text),
        Event::Emoji { emoji, .. } => out.push_str(emoji.text),
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

/// Appends what an event gives to a heading's address: as [`push`], but an emoji goes by its short code.
pub(super) fn push_address(out: &mut String, event: &Event<'_>) {
    match event {
        Event::Emoji { written, .. } => out.push_str(written),
        event => push(out, event),
    }
}

/// A blank between two parts, unless there is one.
pub(super) fn blank(out: &mut String) {
    if !out.is_empty() && !out.ends_with(char::is_whitespace) {
        out.push(' ');
    }
}

/// Whether anything in a text could be more than text, on a line of its own or in another line. Most short texts, such
/// as descriptions, have nothing of the kind.
pub(super) fn may_have_markup(text: &str) -> bool {
    const MARKS: [u8; 13] = [b'*', b'_', b'`', b'~', b'[', b']', b'<', b'&', b'\\', b'$', b'^', b'\n', b'\r'];
    find_any(text.as_bytes(), MARKS).is_some() || text.contains('\0') || emoji::occurs(text)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::TextMap,
        syntax::markdown::{Dialect, walk},
    };

    #[test]
    fn text_without_marks_is_what_a_parse_gives() {
        let check = |text: &str| {
            assert!(!may_have_markup(text), "{text}");
            let mut sink = Plain::default();
            walk::walk(text, &TextMap::shift(0), &Dialect::default(), 0, &mut sink);
            assert_eq!(sink.out.trim_end(), text, "{text}");
        };
        check("One. Two! (three: four) {#five} | six; \"seven\" 'eight' - nine\tten");
        check("see https://example.com/x?y=1#z, www.example.org and a@example.net");
        check("日本語、é \u{a0} :no-smile: 10:30:45 10% (c) 1. x ... -- y");
    }
}
