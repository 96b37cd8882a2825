//! Which names of files can be a part of an address.

use std::ffi::OsStr;

use crate::{
    base::{TextRange, VPath},
    diag::{Problem, ids},
};

/// Names that a scan passes over without a word.
pub(super) fn is_left_out(name: &str) -> bool {
    name.starts_with('.') || name == "node_modules"
}

/// Characters that would garble a terminal, a listing or an address: controls, and those that turn the direction of
/// writing and so can show one name as another.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The path of `name` in `folder`, or the problem with it and a path that can be shown.
pub(super) fn path_of(folder: &VPath, name: &OsStr, longest: usize) -> Result<VPath, Box<(VPath, Problem)>> {
    let shown: String = name
        .to_string_lossy()
        .chars()
        .map(|c| if is_unprintable(c) { char::REPLACEMENT_CHARACTER } else { c })
        .collect();
    // A name has no slash and is neither `.` nor `..`, so this joins always.
    let path = folder.join(&shown).unwrap_or_else(|| folder.clone());
    let fault = |rule, message: String, help: &str| {
        Err(Box::new((path.clone(), Problem::new(rule, TextRange::default(), message).help(help))))
    };
    if name.to_str().is_none() {
        let message = format!("the name `{shown}` is not UTF-8, so it cannot be an address");
        return fault(ids::SOURCE_NAME, message, "rename it; the part shown as `\u{fffd}` is what cannot be read");
    }
    if shown.contains(char::REPLACEMENT_CHARACTER) {
        let message = format!("the name `{shown}` holds a character that cannot be seen, so it cannot be an address");
        return fault(ids::SOURCE_NAME, message, "rename it; such a character stands where `\u{fffd}` is shown");
    }
    if path.as_str().len() > longest {
        let message = format!("the path is longer than the {longest} bytes that it may have");
        return fault(ids::SOURCE_LIMIT, message, "use shorter names, or fewer folders within folders");
    }
    Ok(path)
}
