//! Where, within a construct, the name stands that it refers to.

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::LinkType;

use crate::syntax::{
    LabelForm,
    label::{self, LONGEST},
};

/// The name in a view's info string, `{name}`.
pub(super) fn view_name(info: &str) -> Option<&str> {
    let name = info.strip_prefix('{')?.strip_suffix('}')?;
    let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    (plain && name.starts_with(|c: char| c.is_ascii_lowercase())).then_some(name)
}

/// The range of a link's destination in `text`. `inside` is the end of the link's own text, and `definition` the range
/// of the definition of a reference-style link. The whole link when the place cannot be told.
pub(super) fn destination(
    text: &str,
    link: &Range<usize>,
    inside: usize,
    kind: LinkType,
    definition: Option<Range<usize>>,
) -> Range<usize> {
    let found = match kind {
        LinkType::Inline => {
            let inside = if text[link.start..].starts_with("![") { inside.max(link.start + 2) } else { inside };
            text[inside..link.end].find("](").and_then(|at| written(text, inside + at + 2, link.end, true))
        }
        LinkType::Autolink | LinkType::Email if link.len() > 2 => Some(link.start + 1..link.end - 1),
        LinkType::WikiLink { .. } => {
            let start = text[..link.end][link.start..].find("[[").map_or(link.start, |at| link.start + at + 2);
            let length = text[start..link.end].find(['|', ']']).unwrap_or(0);
            Some(start..start + length)
        }
        _ => definition.and_then(|range| {
            let label = text[range.clone()].find("]:")?;
            written(text, range.start + label + 2, range.end, false)
        }),
    };
    found.filter(|found| found.start <= found.end).unwrap_or_else(|| link.clone())
}

/// A destination as written from `at` on, without pointed brackets.
fn written(text: &str, at: usize, end: usize, in_parentheses: bool) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    // Between the parenthesis and the destination there may be a line break, with the quote marks of the blocks
    // around it.
    let start = (at..end).find(|at| !bytes[*at].is_ascii_whitespace())?;
    if bytes[start] == b'<' {
        let mut escaped = false;
        let close = (start + 1..end).find(|at| {
            let found = bytes[*at] == b'>' && !escaped;
            escaped = bytes[*at] == b'\\' && !escaped;
            found
        })?;
        return Some(start + 1..close);
    }
    let (mut depth, mut escaped) = (0_usize, false);
    let close = (start..end).find(|at| {
        let byte = bytes[*at];
        let stops = match byte {
            b'(' if !escaped => {
                depth += 1;
                false
            }
            b')' if !escaped && in_parentheses => {
                let last = depth == 0;
                depth = depth.saturating_sub(1);
                last
            }
            _ => byte.is_ascii_whitespace(),
        };
        escaped = byte == b'\\' && !escaped;
        stops
    });
    Some(start..close.unwrap_or(end))
}

/// The label that a whole code span is: its form, name and target. `content` is the span's text as parsed.
pub(super) fn code_label<'t>(
    text: &'t str,
    span: &Range<usize>,
    content: &str,
) -> Option<(LabelForm, Cow<'t, str>, Range<usize>)> {
    if content.chars().nth(LONGEST + 3).is_some() {
        return None;
    }
    let source = &text[span.clone()];
    let ticks = source.bytes().take_while(|byte| *byte == b'`').count();
    let inner = source.get(ticks..source.len().checked_sub(ticks)?)?;
    if inner.contains("\\|") && !content.contains("\\|") {
        return in_cell(inner, span.start + ticks, content);
    }
    let padding = usize::from(inner.len() == content.len() + 2);
    let start = span.start + ticks + padding;
    let content = text.get(start..start + content.len()).filter(|found| *found == content)?;
    let whole = start..start + content.len();
    if let Some(name) = content.strip_prefix("~\"").and_then(|rest| rest.strip_suffix('"')) {
        let named = !name.is_empty() && !name.contains('"');
        return named.then_some((LabelForm::CodeQuoted, name.into(), start + 1..whole.end));
    }
    if let Some(name) = content.strip_prefix('~') {
        let bare = label::scan(content, 0).is_some_and(|found| found.range.end == content.len());
        let scoped = name.contains("::") && is_plain(name);
        return (bare || scoped).then_some((LabelForm::CodeBare, name.into(), start + 1..whole.end));
    }
    let simple = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | ':');
    let plain = is_plain(content) && (content.contains("::") || content.chars().all(simple));
    plain.then_some((LabelForm::CodePlain, content.into(), whole))
}

/// The same in a table's cell, where the `|` of a name is written `\|` (GFM); only quoted names have one. `inner` is
/// what stands between the ticks, from `start` on.
fn in_cell<'t>(inner: &str, start: usize, content: &str) -> Option<(LabelForm, Cow<'t, str>, Range<usize>)> {
    let name = content.strip_prefix("~\"")?.strip_suffix('"')?;
    let (from, to) = (start + inner.find('~')? + 1, start + inner.trim_end().len());
    let named = !name.is_empty() && !name.contains('"');
    named.then(|| (LabelForm::CodeQuoted, name.to_owned().into(), from..to))
}

/// Whether a code span's content looks like a label's name and not like code.
fn is_plain(name: &str) -> bool {
    let code = |c: char| {
        c.is_control()
            || matches!(
                c,
                '(' | ')'
                    | '{'
                    | '}'
                    | '['
                    | ']'
                    | '='
                    | '<'
                    | '>'
                    | '/'
                    | '\\'
                    | '"'
                    | '\''
                    | '`'
                    | '$'
                    | ';'
                    | '|'
                    | ','
            )
    };
    !name.is_empty() && name.trim() == name && !name.contains(code) && name.chars().nth(LONGEST).is_none()
}

/// The labels that a destination's query names, each with the range of its value in `text`.
pub(super) fn url_labels(text: &str, destination: &Range<usize>) -> Vec<(Range<usize>, String)> {
    let written = &text[destination.clone()];
    let Some(query) = written.find('?').filter(|_| written.contains("label_name")) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = query + 1;
    let end = written[at..].find('#').map_or(written.len(), |hash| at + hash);
    while at < end {
        let rest = &written[at..end];
        let stop = rest.find('&').unwrap_or(rest.len());
        if let Some((key, value)) = rest[..stop].split_once('=') {
            let start = destination.start + at + key.len() + 1;
            if is_label_key(key) && !value.is_empty() {
                let plain = value.replace('+', " ");
                let name = percent_encoding::percent_decode_str(&plain).decode_utf8_lossy().into_owned();
                found.push((start..start + value.len(), name));
            }
        }
        at += stop + 1;
        if written[at.min(written.len())..].starts_with("amp;") {
            at += 4;
        }
    }
    found
}

fn is_label_key(key: &str) -> bool {
    let key = percent_encoding::percent_decode_str(key).decode_utf8_lossy();
    matches!(&*key, "label_name[]" | "label_name" | "not[label_name][]" | "or[label_name][]")
}

#[cfg(test)]
mod tests {
    use super::*;
    use LabelForm::{CodeBare, CodePlain, CodeQuoted};

    #[test]
    fn knows_labels_in_code_spans() {
        let check = |text: &str, content: &str, want: Option<(LabelForm, &str, &str)>| {
            let got = code_label(text, &(0..text.len()), content);
            let got = got.as_ref().map(|(form, name, target)| (*form, &**name, &text[target.clone()]));
            assert_eq!(got, want, "{text}");
        };
        check("`~bug`", "~bug", Some((CodeBare, "bug", "bug")));
        check("`` ~bug ``", "~bug", Some((CodeBare, "bug", "bug")));
        check("`~\"a b/c\"`", "~\"a b/c\"", Some((CodeQuoted, "a b/c", "\"a b/c\"")));
        check(
            "`~workflow::ready for dev`",
            "~workflow::ready for dev",
            Some((CodeBare, "workflow::ready for dev", "workflow::ready for dev")),
        );
        check("`BTG::1`", "BTG::1", Some((CodePlain, "BTG::1", "BTG::1")));
        check("`blocker`", "blocker", Some((CodePlain, "blocker", "blocker")));
        check("`~\"a \\| b\"`", "~\"a | b\"", Some((CodeQuoted, "a | b", "\"a \\| b\"")));
        check("`~/.ssh`", "~/.ssh", None);
        check("`f(x)`", "f(x)", None);
        check("`a, b`", "a, b", None);
        check("`~a b`", "~a b", None);
        check("`a\nb`", "a b", None);
    }

    #[test]
    fn reads_labels_out_of_queries() {
        let check = |text: &str, want: &[(&str, &str)]| {
            let got = url_labels(text, &(0..text.len()));
            let got: Vec<(&str, &str)> =
                got.iter().map(|(range, name)| (&text[range.clone()], name.as_str())).collect();
            assert_eq!(got, want, "{text}");
        };
        check("/-/issues?label_name[]=BTG-FYI", &[("BTG-FYI", "BTG-FYI")]);
        check("/x?a=1&label_name%5B%5D=a%3A%3Ab+c&amp;not[label_name][]=d#e", &[("a%3A%3Ab+c", "a::b c"), ("d", "d")]);
        check("/x?label_name[]=&y=2", &[]);
        check("/label_name[]=a", &[]);
    }

    #[test]
    fn reads_view_names() {
        assert_eq!(view_name("{labels}"), Some("labels"));
        assert_eq!(view_name("{}"), None);
        assert_eq!(view_name("{a b}"), None);
        assert_eq!(view_name("yaml"), None);
    }
}
