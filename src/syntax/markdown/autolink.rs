//! Bare addresses in text, by GFM's rules for extended autolinks.

use std::{borrow::Cow, ops::Range};

/// A bare address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BareAddress {
    /// Where it stands.
    pub range: Range<usize>,
    /// What stands before it in the destination: `http://` or `mailto:`, or nothing.
    pub prefix: &'static str,
}

impl BareAddress {
    /// The destination.
    pub(super) fn destination<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let written = &text[self.range.clone()];
        if self.prefix.is_empty() { Cow::Borrowed(written) } else { Cow::Owned(format!("{}{written}", self.prefix)) }
    }
}

/// The address that the character at `at` (`:` of `://`, first `w` of `www.`, or `@`) belongs to, if it is one. Looks
/// back no further than `from`.
pub(super) fn scan(text: &str, from: usize, at: usize) -> Option<BareAddress> {
    match text.as_bytes()[at] {
        b'w' => www(text, from, at),
        b':' => url(text, from, at),
        b'@' => email(text, from, at),
        _ => None,
    }
}

fn www(text: &str, from: usize, at: usize) -> Option<BareAddress> {
    let before = text[from..at].chars().next_back();
    let free = before.is_none_or(|c| c.is_whitespace() || matches!(c, '*' | '_' | '~' | '('));
    let named = text[at..].strip_prefix("www.").is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    if !free || !named {
        return None;
    }
    let domain = domain_length(&text[at..], false)?;
    Some(BareAddress { range: at..end_of_path(text, at, at + domain), prefix: "http://" })
}

fn url(text: &str, from: usize, colon: usize) -> Option<BareAddress> {
    let scheme = ["https", "http", "ftp"].into_iter().find(|scheme| {
        let start = colon.wrapping_sub(scheme.len());
        text.get(start..colon).is_some_and(|found| start >= from && found.eq_ignore_ascii_case(scheme))
    })?;
    let start = colon - scheme.len();
    if text[from..start].chars().next_back().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let rest = text[colon..].strip_prefix("://")?;
    let domain = domain_length(rest, true)?;
    Some(BareAddress { range: start..end_of_path(text, start, colon + 3 + domain), prefix: "" })
}

/// The longest name the domain name system takes; the bound keeps the scan linear.
const LONGEST_DOMAIN: usize = 253;

/// The length of a valid domain: segments of letters, digits, `-` and `_` between dots, no `_` in the last two.
fn domain_length(text: &str, short: bool) -> Option<usize> {
    let (mut dots, mut underscores, mut before) = (0_usize, 0_usize, 0_usize);
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        if at > LONGEST_DOMAIN {
            return None;
        }
        match c {
            '_' => underscores += 1,
            '.' => {
                dots += 1;
                before = underscores;
                underscores = 0;
            }
            '-' => {}
            c if is_host_character(c) => {}
            _ => {
                end = at;
                break;
            }
        }
    }
    let valid = underscores == 0 && before == 0 && (short || dots > 0) && end > 0 && !text.starts_with('.');
    valid.then_some(end)
}

/// Letters and digits; of what is not ASCII, all but blanks and punctuation.
fn is_host_character(c: char) -> bool {
    let mark = matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}');
    c.is_alphanumeric() || (!c.is_ascii() && !c.is_whitespace() && !mark)
}

/// Where the address ends: before a blank or `<`, without the punctuation that more likely ends the sentence.
fn end_of_path(text: &str, start: usize, domain_end: usize) -> usize {
    let rest = &text[domain_end..];
    let length = rest.find(|c: char| c.is_whitespace() || c == '<').unwrap_or(rest.len());
    let bytes = text.as_bytes();
    let mut end = domain_end + length;
    let (open, mut close) = bytes[start..end].iter().fold((0_usize, 0_usize), |(open, close), byte| {
        (open + usize::from(*byte == b'('), close + usize::from(*byte == b')'))
    });
    while end > start {
        match bytes[end - 1] {
            b'?' | b'!' | b'.' | b',' | b':' | b'*' | b'_' | b'~' | b'\'' | b'"' => end -= 1,
            b')' if close > open => {
                close -= 1;
                end -= 1;
            }
            b';' => {
                let name = bytes[start..end - 1].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
                let entity = name > 0 && end - 1 - name > start && bytes[end - 2 - name] == b'&';
                if !entity {
                    break;
                }
                end -= name + 2;
            }
            _ => break,
        }
    }
    end
}

fn email(text: &str, from: usize, at: usize) -> Option<BareAddress> {
    let bytes = text.as_bytes();
    let local = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+');
    let mut start = at - bytes[from..at].iter().rev().take_while(local).count();
    if start == at || (start > from && bytes[start - 1] == b'\\') {
        return None;
    }
    let domain = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let mut end = at + 1 + bytes[at + 1..].iter().take_while(domain).count();
    if bytes.get(end) == Some(&b'@') {
        return None;
    }
    while end > at + 1 && bytes[end - 1] == b'.' {
        end -= 1;
    }
    let host = &text[at + 1..end];
    if !host.contains('.') || host.starts_with('.') || host.ends_with(['-', '_']) {
        return None;
    }
    let mut prefix = "mailto:";
    for scheme in ["mailto:", "xmpp:"] {
        let with = start.wrapping_sub(scheme.len());
        let written = with >= from && text.get(with..start).is_some_and(|found| found.eq_ignore_ascii_case(scheme));
        if written && !text[from..with].chars().next_back().is_some_and(char::is_alphanumeric) {
            start = with;
            prefix = "";
            if scheme == "xmpp:" && bytes.get(end) == Some(&b'/') {
                let resource = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'@');
                end += 1 + bytes[end + 1..].iter().take_while(resource).count();
            }
        }
    }
    Some(BareAddress { range: start..end, prefix })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_addresses_as_gfm_does() {
        let check = |text: &str, want: Option<&str>| {
            let at = text.find("://").or_else(|| text.find("www.")).or_else(|| text.find('@')).unwrap();
            let got = scan(text, 0, at).map(|found| found.destination(text).into_owned());
            assert_eq!(got.as_deref(), want, "{text}");
        };
        check("see http://a.b/c.", Some("http://a.b/c"));
        check("(http://a.b/c(d))", Some("http://a.b/c(d)"));
        check("http://localhost:80/x y", Some("http://localhost:80/x"));
        check("http://a.b?x=1&hl;", Some("http://a.b?x=1"));
        check("www.a.b<c", Some("http://www.a.b"));
        check("xwww.a.b", None);
        check("www.a_b.c", None);
        check("xhttp://a.b", None);
        check("persona://a.b", None);
        check("mail a.b-c_d@a.b.", Some("mailto:a.b-c_d@a.b"));
        check("a@b", None);
        check("a@b.c-", None);
        check("mailto:a@b.c", Some("mailto:a@b.c"));
        check("https://a.b/**", Some("https://a.b/"));
    }
}
