//! Addresses and files that exist elsewhere, from `[links] known`.

use rustc_hash::FxHashSet;

/// A set of paths without slashes at the ends, and of the folders above them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    paths: FxHashSet<String>,
    folders: FxHashSet<String>,
    extensions: FxHashSet<String>,
}

impl Known {
    /// Reads lists of one address or path a line; `#` starts a comment line. A path may count from the handbook's root
    /// or from its source folder, `src`.
    pub fn read<'a>(lists: impl IntoIterator<Item = &'a str>, src: &str) -> Self {
        let mut known = Self::default();
        for line in lists.into_iter().flat_map(str::lines).map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            known.add(line.trim_matches('/'));
            let below = line.strip_prefix(src).filter(|rest| !src.is_empty() && rest.starts_with('/'));
            if let Some(below) = below {
                known.add(below.trim_matches('/'));
            }
        }
        known
    }

    fn add(&mut self, path: &str) {
        let mut folder = path;
        while let Some((parent, _)) = folder.rsplit_once('/') {
            if !self.folders.insert(parent.to_owned()) {
                break;
            }
            folder = parent;
        }
        if let Some((_, extension)) = path.rsplit_once('.') {
            self.extensions.insert(extension.to_ascii_lowercase());
        }
        self.paths.insert(path.to_owned());
    }

    /// Whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    /// Whether `path` (without slashes at its ends) is listed: as it is, as a folder of something listed, or as a page
    /// by its address: `a/b` for `a/b.md`, `a/b/index.md`, `a/b.html`, `a/b/index.html`.
    pub fn has(&self, path: &str) -> bool {
        if self.is_empty() {
            return false;
        }
        let bare = path.trim_end_matches('/');
        let page = bare.strip_suffix("/index.html").or_else(|| bare.strip_suffix(".html")).unwrap_or(bare);
        self.paths.contains(bare)
            || self.folders.contains(bare)
            || [".md", "/index.md", "/_index.md", "/README.md", ".html", "/index.html"]
                .iter()
                .any(|ending| self.paths.contains(&format!("{page}{ending}")))
            || self.paths.contains(page)
    }

    /// Whether files of this ending can be judged: there is no list, or it names some of them. A list of pages says
    /// nothing about images.
    pub fn judges(&self, extension: &str) -> bool {
        self.is_empty() || self.extensions.contains(extension)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_file_and_by_address() {
        let known = Known::read(["content/a/b.md\n# note\n/c/index.html\n"], "content");
        let check = |path: &str, want: bool| assert_eq!(known.has(path), want, "{path}");
        check("a/b.md", true);
        check("content/a/b.md", true);
        check("a/b", true);
        check("a", true);
        check("c", true);
        check("a/x", false);
        assert!(known.judges("md") && !known.judges("png"));
    }
}
