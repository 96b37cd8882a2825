//! Names that one machine tells apart and another does not.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::SourceFile;
use crate::{
    base::{Place, TextRange, VPath},
    diag::{Problem, ids},
};

/// Reports files and folders of one folder whose names differ only in letter case, or in how an accented letter is
/// stored: a checkout on Windows or macOS keeps only one of the two. `files` are sorted; each pair is reported once, at
/// its second name.
pub(super) fn report(files: &[Arc<SourceFile>], problems: &mut Vec<(VPath, Problem)>) {
    let mut first: FxHashMap<(VPath, String), VPath> = FxHashMap::default();
    let mut last_folder = VPath::root();
    for file in files {
        let folder = file.path.parent();
        if folder != last_folder {
            // Folders already seen come back when a file sorts between them; the map knows them by their own path.
            let above = std::iter::successors(Some(folder.clone()), |at| (!at.is_root()).then(|| at.parent()));
            for folder in above.take_while(|at| !at.is_root() && !last_folder.starts_with(at)) {
                note(&folder, "folders", &mut first, problems);
            }
            last_folder = folder;
        }
        note(&file.path, "files", &mut first, problems);
    }
}

fn note(
    path: &VPath,
    things: &str,
    first: &mut FxHashMap<(VPath, String), VPath>,
    problems: &mut Vec<(VPath, Problem)>,
) {
    let folded: String = path.name().nfc().flat_map(char::to_lowercase).collect();
    let other = first.entry((path.parent(), folded)).or_insert_with(|| path.clone());
    if other == path {
        return;
    }
    let same_but_case = other.name().to_lowercase() == path.name().to_lowercase();
    let how = if same_but_case { "in capital letters" } else { "in how an accented letter is stored" };
    let (a, b) = (other.name(), path.name());
    let message = format!("the {things} `{a}` and `{b}` differ only {how}, and some computers keep just one of them");
    problems.push((
        path.clone(),
        Problem::new(ids::SOURCE_NAME, TextRange::default(), message)
            .elsewhere(Place::file(other.clone()), "the other one")
            .help("rename one of them"),
    ));
}

#[cfg(test)]
mod tests {
    use crate::{base::VPath, vfs::Vfs};

    #[test]
    fn reports_each_pair_once_at_its_second_name() {
        let check = |paths: &[&str], want: &[&str]| {
            let mut vfs = Vfs::from_strings(paths.iter().map(|path| (*path, "")));
            let tree = vfs.scan(&VPath::root(), &[]).unwrap();
            let got: Vec<String> = tree
                .problems
                .iter()
                .map(|(path, problem)| format!("{} = {path}", problem.elsewhere[0].place.path))
                .collect();
            assert_eq!(got, want, "{paths:?}");
        };
        check(&["a/b.md", "a/c.md", "b/b.md"], &[]);
        check(&["a/B.md", "a/b.md"], &["a/B.md = a/b.md"]);
        check(&["A/x.md", "A/z/y.md", "a/x.md", "a/y.md"], &["A = a"]);
        check(&["caf\u{e9}.md", "cafe\u{301}.md"], &["cafe\u{301}.md = caf\u{e9}.md"]);
        check(&["d-x/a.md", "d/a.md", "d/x/a.md", "d.md"], &[]);
        check(&["e/a.md", "e/f/a.md", "e/z.md", "E.md"], &[]);
    }
}
