//! Writing text so that it stays text.

use crate::base::find_any;

/// Appends `text` for a place between tags or inside a quoted attribute value: `&`, `<`, `>` and `"` become entities,
/// as in the CommonMark specification's own output.
pub fn push_text(out: &mut String, text: &str) {
    let Some(first) = find_any(text.as_bytes(), [b'&', b'<', b'>', b'"']) else {
        out.push_str(text);
        return;
    };
    let (plain, text) = text.split_at(first);
    out.push_str(plain);
    push_with(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => None,
    });
}

/// Appends the value of an attribute, which the caller puts into double quotes.
pub fn push_attribute(out: &mut String, value: &str) {
    push_text(out, value);
}

/// Appends text that stood between raw HTML tags: entities stay what they are, angle brackets become entities.
pub fn push_raw_text(out: &mut String, text: &str) {
    push_with(out, text, |byte| match byte {
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => None,
    });
}

fn push_with(out: &mut String, text: &str, escape: impl Fn(u8) -> Option<&'static str>) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(entity) = escape(byte) {
            out.push_str(&text[done..at]);
            out.push_str(entity);
            done = at + 1;
        }
    }
    out.push_str(&text[done..]);
}

/// Appends a link's address, which the caller puts into double quotes: percent-encodes what may not stand in a URL
/// (CommonMark leaves the choice open; this is the reference implementation's) and keeps percent escapes.
pub fn push_href(out: &mut String, address: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut done = 0;
    for (at, byte) in address.bytes().enumerate() {
        if is_safe_in_href(byte) {
            continue;
        }
        // The bytes of one character are written one by one, and no slice may start inside it.
        if done < at {
            out.push_str(&address[done..at]);
        }
        done = at + 1;
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#x27;"),
            _ => {
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    out.push_str(address.get(done..).unwrap_or_default());
}

fn is_safe_in_href(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'!' | b'#'..=b'%' | b'('..=b'/' | b':' | b';' | b'=' | b'?' | b'@' | b'^' | b'_' | b'~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_for_each_place() {
        let check = |push: fn(&mut String, &str), text: &str, want: &str| {
            let mut out = String::new();
            push(&mut out, text);
            assert_eq!(out, want, "{text}");
        };
        check(push_text, "a<b>&\"é\"", "a&lt;b&gt;&amp;&quot;é&quot;");
        check(push_raw_text, "a &amp; <", "a &amp; &lt;");
        check(push_href, "/ä b?x=1&y[]='z'%20", "/%C3%A4%20b?x=1&amp;y%5B%5D=&#x27;z&#x27;%20");
        check(push_href, "a\"><script>", "a%22%3E%3Cscript%3E");
    }
}
