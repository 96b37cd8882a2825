//! Entities in attribute values.

use std::borrow::Cow;

use html5gum::{Token, Tokenizer};

/// The value of an attribute as a browser reads it: entities resolved. Without an `&` nothing is copied.
pub fn decode(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    // The table of names and the rules for a missing semicolon are the tokenizer's; it is shown one harmless tag.
    let tag = format!("<a x=\"{}\">", value.replace('"', "&quot;"));
    let mut tokens = Tokenizer::new(tag.as_str());
    match tokens.next() {
        Some(Ok(Token::StartTag(tag))) => {
            let value = tag.attributes.into_iter().next().map(|(_, value)| value.value.0).unwrap_or_default();
            Cow::Owned(String::from_utf8_lossy(&value).into_owned())
        }
        _ => Cow::Borrowed(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_entities() {
        let check = |value: &str, want: &str| assert_eq!(decode(value), want, "{value}");
        check("a b", "a b");
        check("a&amp;b&quot;\"", "a&b\"\"");
        check("&#106;ava&Tab;script&colon;x", "java\tscript:x");
        check("&#x6A;&#0000106;", "jj");
        check("?a=1&copy=2", "?a=1&copy=2");
    }
}
