//! The classes that tokens get. Few, so that a theme can colour them all and each keeps its contrast.

/// Every class, with what it marks. The style sheet has a colour for each, the manual a row.
pub const CLASSES: &[(&str, &str)] = &[
    ("hk", "keywords"),
    ("hs", "strings"),
    ("hn", "numbers and constants"),
    ("hc", "comments"),
    ("hf", "functions"),
    ("ht", "types"),
    ("hv", "keys, fields and attributes"),
    ("hg", "tags and headings"),
    ("hm", "annotations, macros and escapes"),
    ("hi", "inserted lines"),
    ("hd", "deleted lines"),
];

/// The class of what a grammar's query calls `capture`; none for plain names, operators and punctuation. Grammars use
/// the names of several editors.
#[cfg(feature = "highlight")]
pub(super) fn class(capture: &str) -> Option<&'static str> {
    let mut parts = capture.split('.');
    let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let is_mark = matches!(
        (first, second),
        ("string" | "constant", "escape")
            | ("string", "special")
            | ("keyword", "directive")
            | ("attribute", "")
            | ("function" | "method", "macro")
            | ("escape" | "macro" | "preproc" | "define" | "annotation", _)
    );
    if is_mark {
        return Some("hm");
    }
    Some(match (first, second) {
        ("keyword" | "include" | "conditional" | "repeat" | "storageclass" | "exception", _) => "hk",
        ("string" | "character" | "char", _) => "hs",
        ("number" | "float" | "boolean" | "constant", _) => "hn",
        ("comment", _) => "hc",
        ("function" | "method", _) => "hf",
        ("type" | "constructor" | "namespace" | "module", _) => "ht",
        ("property" | "field", _) | ("variable", "member" | "parameter") | ("tag", "attribute") => "hv",
        ("tag" | "label", _) | ("text" | "markup", "title" | "heading") => "hg",
        ("diff", "plus") | ("text" | "markup", "inserted") => "hi",
        ("diff", "minus") | ("text" | "markup", "deleted") => "hd",
        _ => return None,
    })
}
