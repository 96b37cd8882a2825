//! Going on after an error: the text as it would be if the first offered edit were made.
//!
//! One unquoted colon must not hide the thousand labels that follow it, each of which would then be missing wherever it
//! is used. So the text is mended in memory and read again; what is reported stays the error.

use super::{
    layout::{line_end, past_break},
    line::Line,
};
use crate::{base::TextRange, diag::Problem};

/// How often a text is mended, and how many bytes are read again for it at most.
const ATTEMPTS: usize = 32;
const BYTES: usize = 32 * 1024 * 1024;

/// How often a text of `length` bytes is mended.
pub(super) fn attempts(length: usize) -> usize {
    ATTEMPTS.min(BYTES / length.max(1))
}

/// A mended text.
pub(super) struct Mended {
    pub(super) text: String,
    /// (offset in the mended text, offset in the text before), rising.
    pub(super) pieces: Vec<(u32, u32)>,
    /// What was replaced, in the text before.
    pub(super) range: TextRange,
    /// The end of the line of the edit, and of the next after something was closed or left out: an error up to here was
    /// probably made by the edit.
    pub(super) shadow: usize,
}

/// `text` with the edit that `problem` offers, or else without the line that is to blame.
pub(super) fn mend(text: &str, problem: &Problem) -> Option<Mended> {
    if let Some((_, range, new)) = problem.suggestions.first() {
        return replace(text, *range, new);
    }
    let line = Line::at(text, problem.range.start as usize);
    let range = TextRange::new(line.content, line_end(text, line.content));
    if range.is_empty() { None } else { replace(text, range, "") }
}

fn replace(text: &str, range: TextRange, new: &str) -> Option<Mended> {
    let old = text.get(range.to_usize())?;
    let mended = [text.get(..range.start as usize)?, new, text.get(range.end as usize..)?].concat();
    let mut pieces = vec![(0, 0)];
    let mut taken = 0;
    for (at, char) in new.char_indices() {
        let from = range.start + at as u32;
        if old[taken..].starts_with(char) {
            pieces.push((from, range.start + taken as u32));
            taken += char.len_utf8();
        } else {
            // What is added after a character stands for that character, so that a range which ends with it goes no
            // further.
            let before = u32::from(taken > 0 || old.is_empty());
            pieces.push((from, (range.start + taken as u32).saturating_sub(before)));
        }
    }
    pieces.push((range.start + new.len() as u32, range.end));
    let line = line_end(&mended, range.start as usize + new.len());
    let shadow = if new.is_empty() || old.is_empty() { line_end(&mended, past_break(&mended, line)) } else { line };
    Some(Mended { text: mended, pieces, range, shadow })
}
