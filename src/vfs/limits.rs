//! How large a source may be.

use super::Class;

/// Limits of a scan. Content cannot raise them; `book.toml` can, up to [`HARD`] bytes a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a Markdown file.
    pub markdown: u64,
    /// Bytes of a YAML file.
    pub yaml: u64,
    /// Bytes of any other file.
    pub asset: u64,
    /// Files and folders below the scanned folder.
    pub entries: usize,
    /// Bytes of a path below the root. A tree that is deeper is left out from there on, which also bounds the walk.
    pub path: usize,
}

/// No text may be larger, whatever the limits say: offsets in it are `u32`.
const HARD: u64 = 1 << 30;

impl Default for Limits {
    fn default() -> Self {
        Self { markdown: 4 << 20, yaml: 8 << 20, asset: 100 << 20, entries: 200_000, path: 1024 }
    }
}

impl Limits {
    /// The limit in bytes of a file of this class.
    pub fn of(&self, class: Class) -> u64 {
        match class {
            Class::Markdown => self.markdown,
            Class::Yaml => self.yaml,
            Class::Asset => self.asset,
        }
    }

    pub(super) fn capped(self) -> Self {
        Self { markdown: self.markdown.min(HARD), yaml: self.yaml.min(HARD), ..self }
    }
}
