//! A pattern for names or paths, such as `legacy/**` or `General::*`.

use globset::{GlobBuilder, GlobMatcher};

/// A glob. Two are equal when they are written alike.
#[derive(Debug, Clone)]
pub struct Pattern {
    text: String,
    matcher: GlobMatcher,
}

impl Pattern {
    /// A pattern for paths: `*` stays within one folder, `**` goes through any number of them.
    pub fn path(text: &str) -> Result<Self, String> {
        Self::new(text, true)
    }

    /// A pattern for names and addresses: `*` stands for anything.
    pub fn name(text: &str) -> Result<Self, String> {
        Self::new(text, false)
    }

    fn new(text: &str, literal_separator: bool) -> Result<Self, String> {
        let glob = GlobBuilder::new(text).literal_separator(literal_separator).backslash_escape(true).build();
        let glob = glob.map_err(|error| error.kind().to_string())?;
        Ok(Self { text: text.to_owned(), matcher: glob.compile_matcher() })
    }

    /// Whether it covers `name`.
    pub fn matches(&self, name: &str) -> bool {
        self.matcher.is_match(name)
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Pattern {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stop_at_folders_only_in_paths() {
        let check = |pattern: Pattern, name: &str, want: bool| {
            assert_eq!(pattern.matches(name), want, "{} on {name}", pattern.as_str());
        };
        check(Pattern::path("legacy/*.md").unwrap(), "legacy/a.md", true);
        check(Pattern::path("legacy/*.md").unwrap(), "legacy/a/b.md", false);
        check(Pattern::path("legacy/**").unwrap(), "legacy/a/b.md", true);
        check(Pattern::name("General::*").unwrap(), "General::a/b", true);
        check(Pattern::name("https://intranet.example/*").unwrap(), "https://intranet.example/a/b", true);
        check(Pattern::name("{Old,New}::*").unwrap(), "New::x", true);
        assert!(Pattern::path("a[").is_err());
    }
}
