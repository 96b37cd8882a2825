//! Where the site will live.

/// `site-url`: a whole address, or only the path below a host that is not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteUrl {
    /// As normalised: ends with a slash.
    text: String,
    /// Where the path begins in it.
    path: usize,
}

impl SiteUrl {
    /// Reads `https://host/path/` or `/path/`; the slash at the end may be missing. `None` for anything else: a
    /// query, a fragment, another scheme, no host, credentials, blanks.
    pub fn parse(text: &str) -> Option<Self> {
        let awkward = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '\\' | '"' | '<' | '>');
        if text.is_empty() || text.contains(awkward) {
            return None;
        }
        let slash = if text.ends_with('/') { "" } else { "/" };
        let text = format!("{text}{slash}");
        let after_scheme = ["https://", "http://"].iter().find(|scheme| text.starts_with(**scheme)).map(|s| s.len());
        let path = match after_scheme {
            Some(start) => {
                let path = start + text[start..].find('/')?;
                let host = &text[start..path];
                (!host.is_empty() && !host.contains('@')).then_some(path)?
            }
            None => text.starts_with('/').then_some(0)?,
        };
        (!text[path..].contains("//")).then_some(Self { text, path })
    }

    /// The path, with a slash at both ends.
    pub fn path(&self) -> &str {
        &self.text[self.path..]
    }

    /// The whole address with a slash at the end, when the host is known: what sitemap, canonical links and feed need.
    pub fn absolute(&self) -> Option<&str> {
        (self.path > 0).then_some(self.text.as_str())
    }

    /// The host, in lower case and with its port, when it is known.
    pub fn host(&self) -> Option<String> {
        self.absolute()?.get(..self.path)?.split_once("://").map(|(_, host)| host.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_addresses_and_paths() {
        let check = |text: &str, want: Option<(&str, Option<&str>)>| {
            let got = SiteUrl::parse(text);
            let got = got.as_ref().map(|url| (url.path(), url.absolute()));
            assert_eq!(got, want, "{text}");
        };
        check("/", Some(("/", None)));
        check("/book", Some(("/book/", None)));
        check("https://a.example", Some(("/", Some("https://a.example/"))));
        check("http://a.example:8080/b/c", Some(("/b/c/", Some("http://a.example:8080/b/c/"))));
        for wrong in ["", "book/", "https:///x", "https://u@h/", "ftp://h/", "/a//b", "//h/x", "/a?b", "/a b", "/a#b"] {
            check(wrong, None);
        }
        assert_eq!(SiteUrl::parse("https://A.Example:80/x").and_then(|url| url.host()), Some("a.example:80".into()));
    }
}
