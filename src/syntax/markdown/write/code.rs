//! Code blocks: their text is gathered, because whoever shows it wants the whole. Code may be wider than a screen, so it
//! can be scrolled by keys and says what it is.

use super::{super::event::Info, Writer, attribute};
use crate::syntax::html::push_text;

/// The attributes of code that can be scrolled.
pub const CODE: [(&str, &str); 3] = [("tabindex", "0"), ("role", "group"), ("aria-label", "Code")];

/// A fence that is open.
pub(super) struct OpenCode {
    word: String,
    text: String,
}

impl Writer<'_> {
    pub(super) fn start_code(&mut self, info: Option<&Info<'_>>) {
        match info {
            Some(info) => self.code = Some(OpenCode { word: info.word.to_owned(), text: String::new() }),
            None => {
                self.start_pre();
                self.push(">");
            }
        }
    }

    /// Up to the name of the `code` element.
    pub(super) fn start_pre(&mut self) {
        self.block("<pre");
        // Without extensions the output is the specification's.
        for (name, value) in CODE.iter().filter(|_| self.dialect.extensions) {
            attribute::push(&mut self.out, name, value);
        }
        self.push("><code");
    }

    /// Text of a paragraph or of code.
    pub(super) fn text(&mut self, text: &str) {
        match &mut self.code {
            Some(code) => code.text.push_str(text),
            None => push_text(&mut self.out, text),
        }
    }

    pub(super) fn end_code(&mut self) {
        let Some(code) = self.code.take() else {
            self.push("</code></pre>\n");
            return;
        };
        let shown = if self.dialect.extensions { self.host.block(&code.word, &code.text) } else { None };
        if let Some(html) = shown {
            self.line();
            self.push(&html);
            self.line();
            return;
        }
        self.start_pre();
        attribute::push(&mut self.out, "class", &format!("language-{}", code.word));
        self.push(">");
        push_text(&mut self.out, &code.text);
        self.push("</code></pre>\n");
    }
}
