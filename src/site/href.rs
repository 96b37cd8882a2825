//! Addresses as they stand in a page: relative, so that one build works under any prefix.

use std::{borrow::Cow, fmt::Write as _};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::config::PageLinks;

/// What must be escaped in a path (RFC 3986), and what HTML would trip over.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'\\')
    .add(b'^')
    .add(b'|')
    .add(b'[')
    .add(b']');

/// Makes the addresses of one page.
#[derive(Debug, Clone)]
pub struct Links {
    root: String,
    style: PageLinks,
}

/// A path as it stands in an address.
pub fn encode(path: &str) -> Cow<'_, str> {
    // Nearly all paths are plain; the general way looks at each character.
    let plain = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'/' | b'_'));
    if plain { Cow::Borrowed(path) } else { utf8_percent_encode(path, PATH).into() }
}

impl Links {
    /// For the page at `url`, whose parts are folders of the output.
    pub fn for_page(url: &str, style: PageLinks) -> Self {
        let depth = if url.is_empty() { 0 } else { url.split('/').count() };
        let root = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
        Self { root, style }
    }

    /// For a page whose address is not known when it is made, such as `404.html`: `root` is absolute.
    pub fn absolute(root: &str, style: PageLinks) -> Self {
        let root = if root.ends_with('/') { root.to_owned() } else { format!("{root}/") };
        Self { root, style }
    }

    /// From the page to the site's root, with a slash at the end.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// The address of the page at `url`, with an anchor.
    pub fn page(&self, url: &str, anchor: Option<&str>) -> String {
        let mut href = String::with_capacity(self.root.len() + url.len() + anchor.map_or(1, |anchor| anchor.len() + 2));
        href.push_str(&self.root);
        if !url.is_empty() {
            href.push_str(&encode(url));
            href.push('/');
        }
        if self.style == PageLinks::File {
            href.push_str("index.html");
        }
        if let Some(anchor) = anchor {
            let _ = write!(href, "#{}", encode(anchor));
        }
        href
    }

    /// The address of an output file.
    pub fn file(&self, path: &str) -> String {
        format!("{}{}", self.root, encode(path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_relative_and_escaped() {
        let check = |from: &str, to: &str, anchor: Option<&str>, want: &str| {
            assert_eq!(Links::for_page(from, PageLinks::Directory).page(to, anchor), want);
        };
        check("", "", None, "./");
        check("a/b", "", None, "../../");
        check("a/b", "c d", Some("x"), "../../c%20d/#x");
        check("a", "日本", None, "../%E6%97%A5%E6%9C%AC/");
        assert_eq!(Links::for_page("a", PageLinks::File).page("b", None), "../b/index.html");
    }
}
