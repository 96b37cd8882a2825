//! Small pieces of HTML made in Rust. Everything that goes in is escaped; there is no other way in.

use std::io;

use crate::base::find_any;

/// A piece of HTML being written.
#[derive(Debug, Default)]
pub(crate) struct HtmlWriter {
    out: String,
}

/// Escapes text for an element's content or a quoted attribute.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, &mut out);
    out
}

/// What templates escape with: as Tera's own does it, but in runs instead of byte by byte.
pub(super) fn escape_to(text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    let mut rest = text;
    while let Some((run, entity, after)) = next_entity(rest) {
        if !run.is_empty() {
            out.write_all(run.as_bytes())?;
        }
        out.write_all(entity.as_bytes())?;
        rest = after;
    }
    out.write_all(rest.as_bytes())
}

fn escape_into(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((run, entity, after)) = next_entity(rest) {
        out.push_str(run);
        out.push_str(entity);
        rest = after;
    }
    out.push_str(rest);
}

/// What may stand as it is, the entity for the character after it, and what follows that.
fn next_entity(text: &str) -> Option<(&str, &'static str, &str)> {
    /// Texts shorter than this are looked through byte by byte. Most that templates write are.
    const SHORT: usize = 48;
    let bytes = text.as_bytes();
    let at = if bytes.len() < SHORT {
        bytes.iter().position(|byte| IS_SPECIAL[usize::from(*byte)])?
    } else {
        find_any(bytes, SPECIAL)?
    };
    let entity = match bytes[at] {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        _ => "&#39;",
    };
    Some((&text[..at], entity, &text[at + 1..]))
}

/// What stands as an entity in HTML.
const SPECIAL: [u8; 5] = [b'&', b'<', b'>', b'"', b'\''];

/// [`SPECIAL`], by byte.
const IS_SPECIAL: [bool; 256] = {
    let mut is_special = [false; 256];
    let mut at = 0;
    while at < SPECIAL.len() {
        is_special[SPECIAL[at] as usize] = true;
        at += 1;
    }
    is_special
};

impl HtmlWriter {
    /// An empty piece.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Opens an element. Names are the program's own, never content; attributes with an empty value are left out.
    #[must_use]
    pub(crate) fn open(mut self, name: &'static str, attributes: &[(&'static str, &str)]) -> Self {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            escape_into(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
        self
    }

    /// Writes text.
    #[must_use]
    pub(crate) fn text(mut self, text: &str) -> Self {
        escape_into(text, &mut self.out);
        self
    }

    /// Writes HTML that is finished already.
    #[must_use]
    pub(crate) fn finished(mut self, html: &str) -> Self {
        self.out.push_str(html);
        self
    }

    /// Closes an element.
    #[must_use]
    pub(crate) fn close(mut self, name: &'static str) -> Self {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        self
    }

    /// The whole.
    pub(crate) fn finish(self) -> String {
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_in_unescaped() {
        let html =
            HtmlWriter::new().open("a", &[("title", "\"><script>"), ("class", "")]).text("<b>&").close("a").finish();
        assert_eq!(html, "<a title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;</a>");
    }

    #[test]
    fn escapes_as_tera_does() {
        let long = "no mark in it, ".repeat(9);
        let marked = format!("{long}<{long}&");
        for text in ["", "plain", "é<'ü'>\"&&", "<", "a&b", "日本<語", &long, &marked] {
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            assert!(escape_to(text, &mut ours).is_ok() && tera::escape_html(text, &mut theirs).is_ok());
            assert_eq!(ours, theirs, "{text}");
        }
    }
}
