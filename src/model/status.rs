//! Where a page or an entity stands in its life.

/// `status:` in front matter and records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Status {
    /// In force. The default.
    #[default]
    Active,
    /// Not yet for readers: left out of a build unless drafts are asked for.
    Draft,
    /// Being researched.
    Research,
    /// In force, and under review.
    UnderReview,
    /// Still there, no longer to be used.
    Deprecated,
    /// Gone: no page, and a reference to it is an error.
    Removed,
}

impl Status {
    /// Every status as written in YAML.
    pub const WORDS: [&'static str; 6] = ["active", "draft", "research", "under-review", "deprecated", "removed"];

    /// Reads the word; `None` for any other.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "active" => Self::Active,
            "draft" => Self::Draft,
            "research" => Self::Research,
            "under-review" => Self::UnderReview,
            "deprecated" => Self::Deprecated,
            "removed" => Self::Removed,
            _ => return None,
        })
    }

    /// The word as written in YAML.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Draft => "draft",
            Self::Research => "research",
            Self::UnderReview => "under-review",
            Self::Deprecated => "deprecated",
            Self::Removed => "removed",
        }
    }
}
