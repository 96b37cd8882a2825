//! Whether a list of outputs can become a tree.

use std::collections::BTreeSet;

use super::EmitError;

/// Checks that `paths` rise strictly, that each lies below the root on every file system, and that none is a folder of
/// another. Whoever plans the outputs has made sure of this and told writers about clashes; here it guards the disk.
pub(super) fn check<P: AsRef<str>>(paths: &[P]) -> Result<(), EmitError> {
    let fault = |path: &str, why| Err(EmitError::Plan { path: path.to_owned(), why });
    for path in paths.iter().map(AsRef::as_ref) {
        if let Some(why) = unfit(path) {
            return fault(path, why);
        }
    }
    for pair in paths.windows(2) {
        if pair[0].as_ref() >= pair[1].as_ref() {
            return fault(pair[1].as_ref(), "is out of order, or there twice");
        }
    }
    let folders: BTreeSet<&str> = paths.iter().flat_map(|path| folders_of(path.as_ref())).collect();
    match paths.iter().find(|path| folders.contains(path.as_ref())) {
        Some(path) => fault(path.as_ref(), "is a file and a folder at once"),
        None => Ok(()),
    }
}

/// The folders that hold `path`, innermost first, without the root.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/')).map(|(folder, _)| folder)
}

fn unfit(path: &str) -> Option<&'static str> {
    if path.chars().any(char::is_control) {
        return Some("holds a control character");
    }
    if path.starts_with(".vade-") {
        return Some("has a name that is vade's own");
    }
    path.split('/').find_map(|part| match part {
        "" => Some("holds an empty name"),
        "." | ".." => Some("does not stay where it is put"),
        part if part.len() > 255 => Some("holds a name longer than 255 bytes"),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_tree() {
        let check = |paths: &[&str], want: &str| match check(paths) {
            Ok(()) => assert_eq!(want, "", "{paths:?}"),
            Err(error) => {
                assert!(!want.is_empty() && error.to_string().contains(want), "{paths:?}: {error}");
            }
        };
        check(&[], "");
        check(&["a", "a-b", "a.html", "b/c/d", "b/c/e", "b/d"], "");
        check(&["\u{e9}/index.html"], "");
        check(&["a", "a"], "twice");
        check(&["b", "a"], "out of order");
        check(&["a", "a-b", "a/b"], "a file and a folder");
        for path in ["", "/etc/x", "a//b", "a/", "../x", "a/../../x", "./a", "a/.", ".vade-output", ".vade-stage-1/a"] {
            assert!(super::check(&[path]).is_err(), "{path:?}");
        }
        check(&["a\nb"], "control");
        check(&["a\0b"], "control");
        check(&[&"x".repeat(256)], "255");
    }
}
