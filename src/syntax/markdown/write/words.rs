//! The words that the writer puts in itself; whoever shows a text may have others for them.

/// What the arrow after a footnote says.
pub(super) const BACK: &str = "Back to the text";
/// What the sign after a heading says.
pub(super) const SECTION: &str = "Link to this section";
/// What a table that scrolls is called.
pub(super) const TABLE: &str = "Table";
/// What a formula that scrolls is called.
pub(super) const FORMULA: &str = "Formula";
/// What a task that is done is called.
pub(super) const DONE: &str = "Done";
/// What a task that is not done is called.
pub(super) const TO_DO: &str = "To do";
/// What code that scrolls is called.
pub const CODE: &str = "Code";

/// All of them, the titles of alerts among them.
pub const WORDS: &[&str] =
    &["Note", "Tip", "Important", "Warning", "Caution", BACK, SECTION, TABLE, FORMULA, DONE, TO_DO, CODE];

/// The attributes of what can be scrolled by keys, and so has to say what it is.
pub fn scrolling(name: &str) -> [(&'static str, &str); 3] {
    [("tabindex", "0"), ("role", "group"), ("aria-label", name)]
}
