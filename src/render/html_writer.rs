//! Small pieces of HTML made in Rust. Everything that goes in is escaped; there is no other way in.

/// A piece of HTML being written.
#[derive(Debug, Default)]
pub(super) struct HtmlWriter {
    out: String,
}

/// Escapes text for an element's content or a quoted attribute.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, &mut out);
    out
}

fn escape_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

impl HtmlWriter {
    /// An empty piece.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Opens an element. Names are the program's own, never content; attributes with an empty value are left out.
    #[must_use]
    pub(super) fn open(mut self, name: &'static str, attributes: &[(&'static str, &str)]) -> Self {
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
    pub(super) fn text(mut self, text: &str) -> Self {
        escape_into(text, &mut self.out);
        self
    }

    /// Writes HTML that is finished already.
    #[must_use]
    pub(super) fn finished(mut self, html: &str) -> Self {
        self.out.push_str(html);
        self
    }

    /// Closes an element.
    #[must_use]
    pub(super) fn close(mut self, name: &'static str) -> Self {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        self
    }

    /// The whole.
    pub(super) fn finish(self) -> String {
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
}
