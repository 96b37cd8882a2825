//! The address of a page: where its file lies, unless its front matter says otherwise.

use super::Source;
use crate::{
    diag::{Problem, ids},
    kinds::FieldValue,
};

/// `a/b.md` → `a/b`, or `a/c` with `slug: c`; `a/index.md` → `a`. Blanks and the like stay: an address is percent-encoded
/// where it is written. A folder's page has the address of its folder; a `slug` on it is a problem.
pub(super) fn of_page(source: &Source, index: bool) -> (String, Option<Problem>) {
    let folder = source.path.parent();
    let slug = source.front("slug");
    if index {
        let problem = slug.map(|slug| {
            let message = "`slug` has no effect here, because a folder's page has the address of the folder";
            Problem::new(ids::FRONT_MATTER_BAD_VALUE, slug.range, message).help("take it out, or rename the folder")
        });
        return (folder.as_str().to_owned(), problem);
    }
    let last = slug.and_then(FieldValue::text).unwrap_or_else(|| source.path.stem());
    (if folder.is_root() { last.to_owned() } else { format!("{folder}/{last}") }, None)
}
