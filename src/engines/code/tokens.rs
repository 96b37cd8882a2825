//! Which parts of a block have which class: as HTML, and in few bytes to be kept.

use super::CLASSES;

/// A part of the code with one class, in bytes. The tokens of a block follow each other without overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    /// One of [`CLASSES`].
    pub(super) class: &'static str,
}

/// The HTML of `code`, escaped, with a span around every token.
pub(super) fn html(code: &str, tokens: impl IntoIterator<Item = Token>) -> String {
    let mut writer = Writer { code, out: String::with_capacity(code.len() * 2), at: 0, class: "", blank: "" };
    for Token { start, end, class } in tokens {
        writer.push(start, "");
        writer.push(end, class);
    }
    writer.push(code.len(), "");
    writer.close();
    writer.out
}

/// The tokens in few bytes: for each how far it is from the one before, and its length and class in one number.
pub(super) fn to_bytes(tokens: &[Token]) -> Vec<u8> {
    let (mut out, mut at) = (Vec::with_capacity(tokens.len() * 2), 0);
    for token in tokens {
        let class = CLASSES.iter().position(|(class, _)| *class == token.class).unwrap_or_default();
        number(&mut out, token.start - at);
        number(&mut out, (token.end - token.start) * CLASSES.len() + class);
        at = token.end;
    }
    out
}

/// The tokens of `code` that [`to_bytes`] gave; `None` when they cannot be those of this code.
pub(super) fn from_bytes(code: &str, mut bytes: &[u8]) -> Option<Vec<Token>> {
    let (mut tokens, mut at) = (Vec::with_capacity(bytes.len() / 2), 0_usize);
    while !bytes.is_empty() {
        let start = at.checked_add(take(&mut bytes)?)?;
        let both = take(&mut bytes)?;
        let end = start.checked_add(both / CLASSES.len())?;
        // A place that is out of the code or within a character is no place of this code.
        if start == end || !code.is_char_boundary(start) || !code.is_char_boundary(end) {
            return None;
        }
        tokens.push(Token { start, end, class: CLASSES[both % CLASSES.len()].0 });
        at = end;
    }
    Some(tokens)
}

/// A number, seven bits a byte, the lowest first; all but the last byte have the highest bit set.
fn number(out: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn take(bytes: &mut &[u8]) -> Option<usize> {
    let (mut number, mut shift) = (0_usize, 0);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        // No block is so long that a number of it takes more than four bytes.
        if shift > 21 {
            return None;
        }
        number |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
        shift += 7;
    }
}

/// Writes the code up to a place, in a class.
struct Writer<'c> {
    code: &'c str,
    out: String,
    at: usize,
    /// Of the open span; empty when none is.
    class: &'static str,
    /// A blank behind the open span: it belongs to it only when more of its class follows.
    blank: &'c str,
}

impl Writer<'_> {
    fn push(&mut self, end: usize, class: &'static str) {
        if end <= self.at {
            return;
        }
        let text = &self.code[self.at..end];
        self.at = end;
        let is_blank = text.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
        if class.is_empty() && is_blank && !self.class.is_empty() && self.blank.is_empty() {
            self.blank = text;
            return;
        }
        if class != self.class {
            self.close();
            if !class.is_empty() {
                self.out.push_str("<span class=\"");
                self.out.push_str(class);
                self.out.push_str("\">");
                self.class = class;
            }
        }
        self.out.push_str(std::mem::take(&mut self.blank));
        escape(&mut self.out, text);
    }

    fn close(&mut self) {
        if !self.class.is_empty() {
            self.out.push_str("</span>");
            self.class = "";
        }
        self.out.push_str(std::mem::take(&mut self.blank));
    }
}

/// Appends text with the characters of HTML escaped.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Tokens that follow each other, from gaps, lengths and classes.
    fn tokens(parts: &[(usize, usize, usize)]) -> (String, Vec<Token>) {
        let (mut at, mut tokens) = (0, Vec::new());
        for (gap, len, class) in parts {
            let start = at + gap;
            at = start + len;
            tokens.push(Token { start, end: at, class: CLASSES[class % CLASSES.len()].0 });
        }
        ("x".repeat(at + 1), tokens)
    }

    proptest! {
        #[test]
        fn tokens_come_back(parts in prop::collection::vec((0_usize..300, 1_usize..5000, 0_usize..20), 0..20)) {
            let (code, tokens) = tokens(&parts);
            prop_assert_eq!(from_bytes(&code, &to_bytes(&tokens)), Some(tokens));
        }

        #[test]
        fn any_bytes_leave_the_code_as_it_is(code in "[a<é日\n ]{0,40}", bytes: Vec<u8>) {
            let Some(tokens) = from_bytes(&code, &bytes) else { return Ok(()) };
            let html = html(&code, tokens);
            let (text, _) = super::super::tests::read(&html);
            prop_assert_eq!(text, code);
        }
    }

    #[test]
    fn tokens_of_another_code_are_refused() {
        let (code, tokens) = tokens(&[(0, 3, 0), (1, 4, 1)]);
        let bytes = to_bytes(&tokens);
        assert_eq!(bytes.len(), 4, "two bytes for a token");
        for other in ["", "abc", "日本"] {
            assert_eq!(from_bytes(other, &bytes), None, "{other}");
        }
        assert_eq!(from_bytes(&code, &[0xff; 9]), None);
    }
}
