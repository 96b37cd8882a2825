//! The manual's pages, and the fences on them.

use std::path::Path;

/// A page of the manual, or the README.
pub(crate) struct Page {
    /// Its path below `docs/`.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
}

/// All pages, by name, and the README, whose examples are held to the program as well.
pub(crate) fn all() -> Vec<Page> {
    let docs = super::docs();
    let mut pages = Vec::new();
    collect(&docs, &docs, &mut pages);
    let readme = std::fs::read_to_string(docs.join("../README.md")).unwrap();
    pages.push(Page { name: "../README.md".to_owned(), text: readme });
    pages.sort_by(|a, b| a.name.cmp(&b.name));
    pages
}

/// The page of this name.
pub(crate) fn page(name: &str) -> String {
    std::fs::read_to_string(super::docs().join(name)).unwrap_or_else(|error| panic!("docs/{name}: {error}"))
}

fn collect(docs: &Path, folder: &Path, pages: &mut Vec<Page>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(docs).unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            if name != "public" && !name.starts_with('.') {
                collect(docs, &path, pages);
            }
        } else if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(Page { text: std::fs::read_to_string(&path).unwrap(), name });
        }
    }
}

/// A stretch of a page.
pub(crate) enum Part {
    /// Lines outside fences.
    Text(String),
    /// A fence.
    Fence {
        /// Its first line.
        open: String,
        /// What stands in it.
        body: String,
        /// Its last line.
        close: String,
    },
}

impl Part {
    /// The info string of a fence: what follows the backticks.
    pub(crate) fn info(&self) -> &str {
        match self {
            Self::Text(_) => "",
            Self::Fence { open, .. } => open.trim().trim_start_matches('`'),
        }
    }

    /// The file that a fence is about: `file=…` in its info string.
    pub(crate) fn file(&self) -> Option<&str> {
        self.info().split_whitespace().find_map(|word| word.strip_prefix("file="))
    }
}

/// Takes a page apart. The parts put together again are the page.
pub(crate) fn parts(text: &str) -> Vec<Part> {
    let mut parts = vec![Part::Text(String::new())];
    let mut ticks = 0;
    for line in text.split_inclusive('\n') {
        let here = line.bytes().take_while(|byte| *byte == b'`').count();
        match parts.last_mut() {
            Some(Part::Fence { body, close, .. }) if ticks > 0 => {
                if here >= ticks && line.trim_end().len() == here {
                    line.clone_into(close);
                    ticks = 0;
                } else {
                    body.push_str(line);
                }
            }
            _ if here >= 3 => {
                ticks = here;
                parts.push(Part::Fence { open: line.to_owned(), body: String::new(), close: String::new() });
            }
            Some(Part::Text(text)) => text.push_str(line),
            _ => parts.push(Part::Text(line.to_owned())),
        }
    }
    parts
}

/// Puts the parts together.
pub(crate) fn joined(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Text(words) => text.push_str(words),
            Part::Fence { open, body, close } => text.extend([open.as_str(), body, close]),
        }
    }
    text
}
