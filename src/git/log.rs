//! What `git log` writes, read.
//!
//! With `-z --name-status` and a format that begins with the byte 1, a commit is `\x01<id> <seconds>\0\n`, then for each
//! file `<status>\0<path>\0`. Names are whole and unquoted, so a name may hold anything but a zero byte.

use rustc_hash::FxHashMap;

use super::Commit;
use crate::base::VPath;

/// What a commit begins with.
const START: u8 = 1;

/// The last change of every file, newest commits first as they are written: the first that names a file counts. A file
/// that is gone has none, also when one of that name lies uncommitted in the folder again.
pub(super) fn read(bytes: &[u8]) -> (Vec<Commit>, FxHashMap<VPath, u32>) {
    let mut commits: Vec<Commit> = Vec::new();
    let mut files: FxHashMap<VPath, Option<u32>> = FxHashMap::default();
    let mut known = false;
    let mut words = bytes.split(|byte| *byte == 0);
    while let Some(word) = words.next() {
        let word = word.strip_prefix(b"\n").unwrap_or(word);
        if let Some(line) = word.strip_prefix(&[START]) {
            let commit = std::str::from_utf8(line).ok().and_then(Commit::read);
            known = commit.is_some();
            commits.extend(commit);
            continue;
        }
        if word.is_empty() {
            continue;
        }
        // A name that is no UTF-8 is none of a source.
        let path = words.next().and_then(|path| std::str::from_utf8(path).ok()).and_then(VPath::new);
        let here = (known && word[0] != b'D').then(|| commits.len() as u32 - 1);
        if let Some(path) = path {
            files.entry(path).or_insert(here);
        }
    }
    (commits, files.into_iter().filter_map(|(path, commit)| Some((path, commit?))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    const B: &str = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    fn check(log: &str, want: &[(&str, &str)]) {
        let (commits, files) = read(log.as_bytes());
        let mut got: Vec<(&str, &str)> =
            files.iter().map(|(path, at)| (path.as_str(), commits[*at as usize].id.as_str())).collect();
        got.sort_unstable();
        assert_eq!(got, want, "{log:?}");
    }

    #[test]
    fn the_first_commit_that_names_a_file_counts() {
        check("", &[]);
        let log = format!("\x01{A} 200\0\nM\0a.md\0\x01{B} 100\0\nA\0a.md\0A\0b c.md\0");
        check(&log, &[("a.md", A), ("b c.md", B)]);
        // A merge that kept neither side's text has a letter for each parent; one that changed nothing has no files.
        check(&format!("\x01{A} 200\0\x01{B} 100\0\nMM\0a.md\0"), &[("a.md", B)]);
    }

    #[test]
    fn a_file_that_is_gone_has_no_date() {
        check(&format!("\x01{A} 200\0\nD\0a.md\0\x01{B} 100\0\nA\0a.md\0"), &[]);
    }

    #[test]
    fn nothing_breaks_it() {
        check(&format!("\x01{A} 999999999999999999\0\nA\0a.md\0"), &[]);
        check(&format!("\x01{A} x\0\nA\0a.md\0"), &[]);
        check("A\0a.md\0", &[]);
        check(&format!("\x01{A} 5\0\nA\0../up.md\0A"), &[]);
        check(&format!("\x01{A} 5\0\nA\0\x01name\0"), &[("\x01name", A)]);
        check("fatal: no", &[]);
    }
}
