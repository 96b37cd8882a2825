//! Two ways to name a file: below the source folder, as addresses follow from it, and below the handbook's folder, as
//! people see it.

use crate::{
    base::{Place, VPath},
    diag::Finding,
};

/// Before the path of a file that lies outside the source folder. No scan yields such a name: a name with a control
/// character is left out with a finding.
const OUTSIDE: &str = "\u{1}";

/// From a path below the handbook's folder to the name the model knows it by.
pub(super) fn inner(path: &VPath, src: &VPath) -> VPath {
    match path.below(src) {
        Some(below) if !below.is_root() => below,
        _ => outside(path),
    }
}

/// The name the model knows a file outside the source folder by.
pub(super) fn outside(path: &VPath) -> VPath {
    VPath::new(&format!("{OUTSIDE}/{path}")).unwrap_or_else(|| path.clone())
}

/// A folder, as the model knows it: the source folder itself is the root.
pub(super) fn inner_folder(path: &VPath, src: &VPath) -> VPath {
    path.below(src).unwrap_or_else(|| outside(path))
}

/// The other way round.
pub(super) fn outer(path: &VPath, src: &VPath) -> VPath {
    match path.as_str().strip_prefix(OUTSIDE) {
        Some(rest) => VPath::new(rest).unwrap_or_else(|| path.clone()),
        None => src.join(path.as_str()).unwrap_or_else(|| path.clone()),
    }
}

/// A finding with the paths that people see.
pub(super) fn shown(mut finding: Finding, src: &VPath) -> Finding {
    let show = |place: &mut Place| place.path = outer(&place.path, src);
    show(&mut finding.place);
    finding.related.iter_mut().for_each(|related| show(&mut related.place));
    for suggestion in &mut finding.suggestions {
        suggestion.edits.iter_mut().for_each(|edit| show(&mut edit.place));
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_there_and_back() {
        let check = |path: &str, src: &str| {
            let (path, src) = (VPath::new(path).unwrap(), VPath::new(src).unwrap());
            assert_eq!(outer(&inner(&path, &src), &src), path);
        };
        check("content/a/b.md", "content");
        check("data/labels.yaml", "content");
        check("a.md", "");
        check("book.toml", "content");
    }
}
