//! A first look at a text, for the rare page where markup lies across a label or an address.
//!
//! CommonMark knows nothing of `~"Ready *to* x"` and would find emphasis in it. Where that happens, the bytes in
//! question are replaced by inert ones of the same length and the text is parsed again; what is shown comes from the
//! original. A single tilde is masked in the same way where it would strike text through, which only `~~` may do.

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{
    Dialect,
    code_spans::CodeSpans,
    run::{Mark, marks},
};
use crate::base::find_any;

/// Rounds of masking: each may uncover another place, but a text that needs more is made up for the purpose.
const ROUNDS: usize = 4;

/// How far an address or a label is searched for markup before the second parse is made.
const LONGEST: usize = 300;

/// The text to parse in place of `text`: as long, with the same blocks.
pub(super) fn prepare<'t>(text: &'t str, dialect: &Dialect, options: Options) -> Cow<'t, str> {
    if !dialect.extensions || !may_need_masks(text) {
        return Cow::Borrowed(text);
    }
    let mut masked = Cow::Borrowed(text);
    for _ in 0..ROUNDS {
        let masks = find(text, &masked, dialect, options);
        if masks.is_empty() {
            break;
        }
        let mut bytes = masked.into_owned().into_bytes();
        for mask in masks {
            apply(&mut bytes, mask);
        }
        // Only whole characters are replaced, by ASCII, so the bytes stay UTF-8.
        masked = Cow::Owned(String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned()));
    }
    masked
}

/// Punctuation at both ends, so that the emphasis around is not disturbed; a comma has no meaning in Markdown.
fn apply(bytes: &mut [u8], mask: Range<usize>) {
    let (first, last) = (mask.start, mask.end.saturating_sub(1));
    for at in mask {
        bytes[at] = if at == first || at == last { b',' } else { b'x' };
    }
}

/// A cheap test that lets nearly every page pass without a second parse.
fn may_need_masks(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut code = CodeSpans::new(bytes);
    // Every sentence has a full stop, and hardly any page an address that begins with `www.`.
    let named = text.contains("www.");
    let search = |rest: &[u8]| {
        if named { find_any(rest, [b'~', b':', b'.']) } else { find_any(rest, [b'~', b':']) }
    };
    let mut at = 0;
    while let Some(next) = search(&bytes[at..]) {
        at += next;
        let found = match bytes[at] {
            b'~' => {
                (may_close(bytes, at) && !code.cover(at))
                    || (bytes.get(at + 1) == Some(&b'"') && label_has_markup(&bytes[at + 2..]))
            }
            b':' => bytes[at..].starts_with(b"://") && !in_link(bytes, at) && address_has_markup(&bytes[at + 3..]),
            _ => {
                let named = at >= 3 && bytes[at - 3..].starts_with(b"www.");
                named && !in_link(bytes, at) && address_has_markup(&bytes[at + 1..])
            }
        };
        if found {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether a tilde stands alone and where it might end what another began to strike through: after a blank it cannot,
/// nor between punctuation and a word.
fn may_close(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| bytes[before]);
    let word = |byte: u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let after = bytes.get(at + 1).copied();
    before.is_some_and(|before| {
        !before.is_ascii_whitespace()
            && before != b'~'
            && after != Some(b'~')
            && (word(before) || !after.is_some_and(word))
    })
}

/// Whether the address is visibly a link's destination.
fn in_link(bytes: &[u8], at: usize) -> bool {
    let word =
        bytes[..at].iter().rev().take(8).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'/').count();
    matches!(at.checked_sub(word + 1).map(|before| bytes[before]), Some(b'(' | b'<' | b'"'))
}

fn label_has_markup(bytes: &[u8]) -> bool {
    let mut name = bytes.iter().take(LONGEST).take_while(|byte| !matches!(byte, b'\n' | b'"'));
    name.any(|byte| matches!(byte, b'*' | b'_' | b'`' | b'[' | b'<' | b'&' | b'\\' | b'~' | b'!'))
}

fn address_has_markup(bytes: &[u8]) -> bool {
    let end = bytes.iter().take(LONGEST).position(|byte| byte.is_ascii_whitespace() || *byte == b'<');
    let address = &bytes[..end.unwrap_or(bytes.len().min(LONGEST))];
    let letter = |at: Option<usize>| at.and_then(|at| address.get(at)).is_some_and(u8::is_ascii_alphanumeric);
    address.iter().enumerate().any(|(at, byte)| match byte {
        b'*' | b'`' | b'\\' | b'~' | b'!' => true,
        // Between letters an underscore begins no emphasis.
        b'_' => !letter(at.checked_sub(1)) || !letter(Some(at + 1)),
        _ => false,
    })
}

fn find(text: &str, masked: &str, dialect: &Dialect, options: Options) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut run: Option<Range<usize>> = None;
    let mut limit = 0;
    let (mut links, mut code) = (0_usize, false);
    let mut seen = Vec::new();
    for (event, range) in Parser::new_ext(masked, options).into_offset_iter() {
        if let (Event::Text(_), 0, false) = (&event, links, code) {
            run = Some(run.map_or(range.clone(), |run| run.start..range.end));
            continue;
        }
        if let Some(run) = run.take() {
            let end = run.end;
            seen.clear();
            marks(text, run, limit, &mut seen);
            let crossing = seen.iter().filter(|mark| mark.range().end > end).map(Mark::range);
            found.extend(crossing.filter(|range| !text[range.clone()].contains('\n')));
        }
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => links += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => links = links.saturating_sub(1),
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Start(Tag::Strikethrough) if is_single(masked, &range) && !dialect.sub_superscript => {
                found.push(range.start..range.start + 1);
                found.push(range.end - 1..range.end);
            }
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell) => limit = range.end,
            _ => {}
        }
    }
    found
}

fn is_single(text: &str, range: &Range<usize>) -> bool {
    range.len() > 2 && text.as_bytes()[range.start + 1] != b'~'
}
