//! The list of what was written, kept in the tree itself; also the mark that the tree is ours.
//!
//! One line an output: digest, length in bytes, path. First a line with the version of the format, last one with the
//! digest of all lines before it, so that half a list is no list. A digest of `-` stands for a file in the middle of
//! being replaced: it has to be written again, whatever is there. The digest of a compressed form is followed by `+` and
//! the hand it is written in (`coding`). A second line may say what all of it follows from.

use std::{collections::BTreeMap, fmt::Write, fs::File, io::Read, path::Path};

use crate::base::Digest;

/// The file's name, in the root of the tree.
pub(super) const NAME: &str = ".vade-output";

/// How every version of it begins, and all that stands in the one of a tree that is not finished.
pub(super) const MARK: &str = "vade-output 1\n";

/// How the line about the inputs begins, which no digest does.
const INPUTS: &str = "inputs ";

/// What was written, by path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Manifest {
    /// What all outputs follow from, when that is known.
    pub(super) inputs: Option<String>,
    pub(super) entries: BTreeMap<String, Entry>,
}

/// One output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The digest in hexadecimal, and for a compressed form `+` and its hand; none when the file cannot be relied on.
    pub(super) digest: Option<String>,
    /// Bytes.
    pub(super) len: u64,
}

impl Manifest {
    /// How many bytes each of these has.
    pub(super) fn sizes<P: AsRef<str>>(&self, paths: &[P]) -> Vec<u64> {
        paths.iter().map(|path| self.entries.get(path.as_ref()).map_or(0, |entry| entry.len)).collect()
    }

    /// The list as text.
    pub(super) fn to_text(&self) -> String {
        let mut text = MARK.to_owned();
        if let Some(inputs) = &self.inputs {
            let _ = writeln!(text, "{INPUTS}{inputs}");
        }
        for (path, Entry { digest, len }) in &self.entries {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{} {len} {path}", digest.as_deref().unwrap_or("-"));
        }
        let digest = Digest::of(text.as_bytes());
        let _ = writeln!(text, "end {digest}");
        text
    }

    /// The list from its text; none when it is not exactly what was written.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (lines, end) = text.strip_suffix('\n')?.rsplit_once('\n')?;
        let lines = text.get(..=lines.len())?;
        if end.strip_prefix("end ")? != Digest::of(lines.as_bytes()).to_string() {
            return None;
        }
        let mut entries = BTreeMap::new();
        let mut lines = lines.strip_prefix(MARK)?.lines().peekable();
        let inputs = lines.next_if(|line| line.starts_with(INPUTS)).map(|line| line[INPUTS.len()..].to_owned());
        for line in lines {
            let (digest, rest) = line.split_once(' ')?;
            let (len, path) = rest.split_once(' ')?;
            let digest = (digest != "-").then(|| digest.to_owned());
            entries.insert(path.to_owned(), Entry { digest, len: len.parse().ok()? });
        }
        Some(Self { inputs, entries })
    }

    /// The list in the root of `tree`; none when there is none that can be read.
    pub(super) fn of(tree: &Path) -> Option<Self> {
        Self::parse(&text(tree)?)
    }
}

/// Whether `tree` is a stage or an old tree of ours, whole or not. Only for folders whose name already says so.
pub(super) fn is_marked(tree: &Path) -> bool {
    text(tree).is_some_and(|text| text.starts_with(MARK) || MARK.starts_with(&text))
}

fn text(tree: &Path) -> Option<String> {
    let path = tree.join(NAME);
    if !path.symlink_metadata().ok()?.is_file() {
        return None;
    }
    let mut text = String::new();
    File::open(path).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let entry = |digest: Option<&str>, len| Entry { digest: digest.map(str::to_owned), len };
        let entries = [
            ("a b/index.html", entry(Some("00ff"), 3)),
            ("x", entry(None, 0)),
            ("\u{e9}/end", entry(Some("12"), u64::MAX)),
        ];
        let entries = BTreeMap::from(entries.map(|(path, entry)| (path.to_owned(), entry)));
        let full = Manifest { inputs: Some("0a".to_owned()), entries };
        for manifest in [full.clone(), Manifest { inputs: None, ..full.clone() }, Manifest::default()] {
            assert_eq!(Manifest::parse(&manifest.to_text()).as_ref(), Some(&manifest));
        }
        let text = full.to_text();
        for cut in 0..text.len() {
            if text.is_char_boundary(cut) {
                assert_eq!(Manifest::parse(&text[..cut]), None, "cut at {cut}");
            }
        }
        for (from, to) in [("a b", "a c"), (" 3 ", " 4 "), ("-output 1", "-output 2"), ("0a", "0b"), ("end ", "end  ")]
        {
            assert_eq!(Manifest::parse(&text.replace(from, to)), None, "{from:?} became {to:?}");
        }
    }
}
