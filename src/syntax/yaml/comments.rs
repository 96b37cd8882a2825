//! Comments, and the `# vade: allow …` ones among them.

use super::{
    Comment,
    frame::Thing,
    layout::{begins_comment, line_end, line_start},
    source_map::Places,
};
use crate::syntax::Allow;

/// The comments of `text` up to `end`, with their ranges in `text`: every `#` after a blank that stands outside
/// `values`, which must rise.
pub(super) fn find(text: &str, values: &[(usize, usize)], end: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    let ends = [(end, end)];
    for (start, stop) in values.iter().chain(&ends) {
        while let Some(length) = text.get(from..*start).and_then(|gap| gap.find('#')) {
            let at = from + length;
            from = if begins_comment(text, at) {
                let stop = line_end(text, at);
                found.push((at, stop));
                stop
            } else {
                at + 1
            };
        }
        from = from.max(*stop);
    }
    found
}

/// A comment as it is kept.
pub(super) fn comment(text: &str, places: &Places<'_>, (start, end): (usize, usize)) -> Comment {
    let words = text.get(start..end).unwrap_or_default().trim_start_matches('#').trim();
    Comment { text: words.to_owned(), range: places.range(start, end) }
}

/// The permissions among `comments`. `things` is everything a permission can cover.
pub(super) fn allows(text: &str, places: &Places<'_>, comments: &[(usize, usize)], things: &mut [Thing]) -> Vec<Allow> {
    things.sort_unstable_by_key(|thing| (thing.start, std::cmp::Reverse(thing.end)));
    let mut allows = Vec::new();
    for (start, end) in comments.iter().copied() {
        let Some((rule, reason)) = text.get(start..end).and_then(parts) else { continue };
        let covers = covered(text, (start, end), things)
            .map_or_else(|| places.range(end, end), |thing| places.range(thing.start, thing.end));
        allows.push(Allow {
            rule: text[start + rule.0..start + rule.1].to_owned(),
            rule_range: places.range(start + rule.0, start + rule.1),
            reason: reason.to_owned(),
            comment: places.range(start, end),
            covers,
        });
    }
    allows
}

/// The rule's range and the reason in a comment such as `# vade: allow rule/id, reason`.
fn parts(comment: &str) -> Option<((usize, usize), &str)> {
    let rest = comment.trim_start_matches('#').trim_start().strip_prefix("vade:")?.trim_start();
    let rest = rest.strip_prefix("allow").filter(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))?;
    let rest = rest.trim_start();
    let start = comment.len() - rest.len();
    let length = rest.find(|c: char| c == ',' || c.is_whitespace()).unwrap_or(rest.len());
    let reason = rest[length..].trim_start().trim_start_matches(',').trim();
    Some(((start, start + length), reason))
}

/// What a comment covers: beside text, the last thing that begins before it and is not inside brackets that have
/// closed since; on its own line, the next thing.
fn covered(text: &str, (start, end): (usize, usize), things: &[Thing]) -> Option<Thing> {
    let line = line_start(text, start);
    let next = things.partition_point(|thing| thing.start < start);
    let before = text.get(line..start).unwrap_or_default().trim_matches(['\u{feff}', ' ', '\t']);
    if before.is_empty() || before == "---" {
        let next = things.partition_point(|thing| thing.start < end);
        return things.get(next).copied();
    }
    things[..next].iter().rev().find(|thing| thing.brackets_end > start).copied()
}
