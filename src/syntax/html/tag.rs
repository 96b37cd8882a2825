//! A small scanner for tags.
//!
//! What it reads is written anew from the allow-list with every value escaped, so a browser that would read the
//! source differently never sees it. It runs once over the text: a tag that is never closed ends the scan.

use std::ops::Range;

/// A piece of HTML. Ranges are offsets in the scanned text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// Between tags.
    Text(Range<usize>),
    /// `<name …>`.
    Open(Tag),
    /// `</name>`.
    Close {
        /// The name, in lower case.
        name: String,
        /// The whole tag.
        range: Range<usize>,
    },
    /// `<!-- … -->`.
    Comment {
        /// The whole comment.
        range: Range<usize>,
        /// Whether it is closed; if not it reaches to the end.
        closed: bool,
    },
    /// `<!doctype>`, `<?…>`, `<![CDATA[…]]>`: never shown.
    Bogus(Range<usize>),
}

/// An opening tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The name, in lower case.
    pub name: String,
    /// The whole tag.
    pub range: Range<usize>,
    /// Its attributes, the first of each name.
    pub attributes: Vec<Attribute>,
}

/// An attribute as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// The name, in lower case.
    pub name: String,
    /// Name, equals sign and quotes.
    pub range: Range<usize>,
    /// The value without quotes; empty when there is none.
    pub value: Range<usize>,
}

/// Reads a text from tag to tag.
#[derive(Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    /// From the start of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Goes on after the next `</name`, or at the end when there is none. For elements whose content is no HTML.
    pub fn skip_past_close(&mut self, name: &str) {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while let Some(found) = self.text[at..].find("</") {
            at += found + 2;
            let end = at + name.len();
            if bytes.len() >= end && bytes[at..end].eq_ignore_ascii_case(name.as_bytes()) {
                self.at = self.text[end..].find('>').map_or(bytes.len(), |close| end + close + 1);
                return;
            }
        }
        self.at = bytes.len();
    }

    fn markup(&mut self) -> Option<Token> {
        let start = self.at;
        let rest = &self.text[start..];
        let until = |mark: &str, from: usize| rest[from..].find(mark).map(|at| start + from + at + mark.len());
        if rest.starts_with("<!-->") || rest.starts_with("<!--->") {
            let end = until(">", 0)?;
            return Some(self.take(Token::Comment { range: start..end, closed: true }, end));
        }
        if rest.starts_with("<!--") {
            let end = until("-->", 4);
            let range = start..end.unwrap_or(self.text.len());
            let after = range.end;
            return Some(self.take(Token::Comment { range, closed: end.is_some() }, after));
        }
        if rest.starts_with("<![CDATA[") {
            let end = until("]]>", 9).unwrap_or(self.text.len());
            return Some(self.take(Token::Bogus(start..end), end));
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            let end = until(">", 2).unwrap_or(self.text.len());
            return Some(self.take(Token::Bogus(start..end), end));
        }
        if let Some(name) = rest.strip_prefix("</") {
            let length = name_length(name);
            if length == 0 {
                return None;
            }
            let end = until(">", 2 + length).unwrap_or(self.text.len());
            let name = name[..length].to_ascii_lowercase();
            return Some(self.take(Token::Close { name, range: start..end }, end));
        }
        let length = name_length(&rest[1..]);
        if length == 0 {
            return None;
        }
        let name = rest[1..=length].to_ascii_lowercase();
        let mut attributes = Vec::new();
        let end = scan_attributes(self.text, start + 1 + length, &mut attributes)?;
        Some(self.take(Token::Open(Tag { name, range: start..end, attributes }), end))
    }

    fn take(&mut self, token: Token, end: usize) -> Token {
        self.at = end;
        token
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let start = self.at;
        if start >= self.text.len() {
            return None;
        }
        if self.text.as_bytes()[start] == b'<' {
            if let Some(token) = self.markup() {
                return Some(token);
            }
            // A lone bracket, or a tag that never ends. The second kind must not be tried again and again.
            if name_length(&self.text[start + 1..]) > 0 {
                self.at = self.text.len();
                return Some(Token::Text(start..self.at));
            }
        }
        let bytes = &self.text.as_bytes()[start + 1..];
        let next = bytes.iter().position(|byte| *byte == b'<').map_or(self.text.len(), |at| start + 1 + at);
        self.at = next;
        Some(Token::Text(start..next))
    }
}

fn name_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_alphabetic) {
        return 0;
    }
    bytes.iter().take_while(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'<')).count()
}

/// Reads attributes from `at` on; where the tag ends, or `None` when it does not.
fn scan_attributes(text: &str, mut at: usize, attributes: &mut Vec<Attribute>) -> Option<usize> {
    let bytes = text.as_bytes();
    let while_at = |mut at: usize, test: &dyn Fn(u8) -> bool| {
        while bytes.get(at).is_some_and(|byte| test(*byte)) {
            at += 1;
        }
        at
    };
    loop {
        at = while_at(at, &|byte| byte.is_ascii_whitespace() || byte == b'/');
        if *bytes.get(at)? == b'>' {
            return Some(at + 1);
        }
        let start = at;
        at = while_at(at + 1, &|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'='));
        let name = start..at;
        let mut value = at..at;
        let equals = while_at(at, &|byte| byte.is_ascii_whitespace());
        if bytes.get(equals) == Some(&b'=') {
            at = while_at(equals + 1, &|byte| byte.is_ascii_whitespace());
            match *bytes.get(at)? {
                quote @ (b'"' | b'\'') => {
                    let end = at + 1 + bytes[at + 1..].iter().position(|byte| *byte == quote)?;
                    value = at + 1..end;
                    at = end + 1;
                }
                b'>' => value = at..at,
                _ => {
                    let end = while_at(at, &|byte| !byte.is_ascii_whitespace() && byte != b'>');
                    value = at..end;
                    at = end;
                }
            }
        }
        // More than a handful of attributes is no writer's work; the bound keeps the search for repeats short.
        let name_text = text.get(name)?.to_ascii_lowercase();
        if attributes.len() < 64 && attributes.iter().all(|known| known.name != name_text) {
            attributes.push(Attribute { name: name_text, range: start..at, value });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let one = |token: Token| match token {
            Token::Text(range) => format!("'{}'", &text[range]),
            Token::Open(tag) => {
                let attributes: Vec<String> =
                    tag.attributes.iter().map(|one| format!(" {}={}", one.name, &text[one.value.clone()])).collect();
                format!("<{}{}>", tag.name, attributes.concat())
            }
            Token::Close { name, .. } => format!("</{name}>"),
            Token::Comment { closed, .. } => format!("comment:{closed}"),
            Token::Bogus(_) => "bogus".to_owned(),
        };
        Tokens::new(text).map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn reads_tags() {
        let check = |text: &str, want: &str| assert_eq!(show(text), want, "{text}");
        check("a<B ID=x Class='y z' open>c</B >", "'a' <b id=x class=y z open=> 'c' </b>");
        check("<img src=\"a>b\"/>", "<img src=a>b>");
        check("a < b <3", "'a ' '< b ' '<3'");
        check("<a href=x onclick=y onclick=z>", "<a href=x onclick=y>");
        check("<!-- a -- b --><!--x", "comment:true comment:false");
        check("<!doctype x><?php ?><![CDATA[ <b> ]]>", "bogus bogus bogus");
        check("<a x=\"b <i>", "'<a x=\"b <i>'");
        check("é<b>é", "'é' <b> 'é'");
        check("<a/href=x>", "<a href=x>");
    }

    #[test]
    fn stays_linear() {
        for pattern in ["<a ", "<a x=\"", "<!--", "</", "<", "</a", "<a b", "<![CDATA["] {
            let text = pattern.repeat(40_000);
            assert!(Tokens::new(&text).count() <= 2 * 40_000);
        }
    }
}
