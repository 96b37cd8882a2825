//! Labels, bare addresses and emoji within a run of ordinary text.

use std::ops::Range;

use super::autolink::{self, BareAddress};
use crate::{
    base::find_any,
    engines::emoji::{self, Emoji},
    syntax::label,
};

/// The bytes that give something away: `~`, the `:` of `://` and of `:tada:`, the `.` of `www.`, `@`.
const MAY_BEGIN: [u8; 4] = [b'~', b':', b'.', b'@'];

/// Something found in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// A label reference.
    Label(label::Match),
    /// A bare address.
    Address(BareAddress),
    /// An emoji's short code, and where it stands.
    Emoji(Emoji, Range<usize>),
}

impl Mark {
    /// Where it stands.
    pub(super) fn range(&self) -> Range<usize> {
        match self {
            Self::Label(found) => found.range.clone(),
            Self::Address(found) => found.range.clone(),
            Self::Emoji(_, range) => range.clone(),
        }
    }
}

/// Appends the marks that begin in `run`, in order and without overlap. They may reach up to `limit`, the end of the
/// block, when markup lies inside them: the caller decides what to do about those.
pub(super) fn marks(text: &str, run: Range<usize>, limit: usize, marks: &mut Vec<Mark>) {
    let bytes = text.as_bytes();
    let limit = limit.max(run.end).min(text.len());
    let mut from = run.start;
    let mut at = run.start;
    // A mark that runs past the run leaves nothing to search.
    let rest = |at: usize| bytes.get(at..run.end).unwrap_or_default();
    while let Some(next) = find_any(rest(at), MAY_BEGIN) {
        at += next;
        let found = match bytes[at] {
            b'~' if at == run.start && is_escaped(bytes, at) => None,
            b'~' => {
                label::scan(&text[run.start..limit], at - run.start).map(|found| Mark::Label(shift(found, run.start)))
            }
            b':' if bytes[at..].starts_with(b"://") => address(text, &run, at, limit),
            b':' => short_code(text, &run, at, marks.last()),
            b'.' if at >= run.start + 3 && bytes[at - 3..].starts_with(b"www.") => address(text, &run, at - 3, limit),
            b'@' => address(text, &run, at, limit),
            _ => None,
        };
        match found.map(|mark| cut(mark, text, run.end)) {
            Some(mark) if mark.range().end > at && mark.range().start >= from => {
                at = mark.range().end;
                from = at;
                marks.push(mark);
            }
            _ => at += 1,
        }
    }
}

fn short_code(text: &str, run: &Range<usize>, at: usize, last: Option<&Mark>) -> Option<Mark> {
    let after = last.filter(|mark| matches!(mark, Mark::Emoji(..))).map(|mark| mark.range().end);
    let (emoji, end) = emoji::at(&text[..run.end], at, after)?;
    Some(Mark::Emoji(emoji, at..end))
}

/// Whether an odd number of backslashes stands before `at`; the parser leaves them out of the run.
fn is_escaped(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

fn address(text: &str, run: &Range<usize>, at: usize, limit: usize) -> Option<Mark> {
    autolink::scan(&text[..limit], run.start, at).map(Mark::Address)
}

/// An unquoted label ends where its text does: the underscore in `_see ~bug_` closes the emphasis.
fn cut(mark: Mark, text: &str, end: usize) -> Mark {
    match mark {
        Mark::Label(found) if !found.quoted && found.range.end > end => {
            let at = found.name_range.start - 1 - found.range.start;
            match label::scan(&text[found.range.start..end], at) {
                Some(shorter) => Mark::Label(shift(shorter, found.range.start)),
                None => Mark::Label(label::Match { range: found.range.start..found.range.start, ..found }),
            }
        }
        mark => mark,
    }
}

fn shift(found: label::Match, by: usize) -> label::Match {
    let shift = |range: Range<usize>| range.start + by..range.end + by;
    label::Match { range: shift(found.range), name_range: shift(found.name_range), quoted: found.quoted }
}
