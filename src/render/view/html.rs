//! Finished HTML, which templates write as it is.

use std::fmt;

use serde::{Serialize, Serializer};
use tera::Value;

use crate::render::html_writer::escape;

/// Finished HTML: made by a writer that escapes, never taken from a source as it is. A template writes it unescaped
/// without `| safe`, because the value itself says that it is safe; every other text is escaped. Cheap to clone.
#[derive(Clone)]
pub struct Html(Value);

impl Html {
    /// Takes HTML that a writer has finished.
    pub fn new(finished: impl AsRef<str>) -> Self {
        Self(Value::safe_string(finished.as_ref()))
    }

    /// Plain text, escaped.
    pub fn text(plain: &str) -> Self {
        Self::new(escape(plain))
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }
}

impl Default for Html {
    fn default() -> Self {
        Self::new("")
    }
}

impl fmt::Debug for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Html({:?})", self.as_str())
    }
}

impl PartialEq for Html {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Html {}

impl From<String> for Html {
    fn from(finished: String) -> Self {
        Self::new(finished)
    }
}

impl Serialize for Html {
    /// Within Tera the value passes through with its mark; for any other format it is a string.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
