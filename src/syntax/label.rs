//! GitLab's grammar of label names and label references.
//!
//! Source: GitLab's `Label.reference_pattern`: after the tilde either a run of `A-Z a-z 0-9 _ - ? . &`, with one or
//! two colons between such runs and without a `.` or `?` at its end, or anything between straight double quotes on
//! one line; before it, when another project is meant, that project's path.

use std::ops::Range;

use super::LabelForm;

/// The longest name GitLab takes, in characters.
pub const LONGEST: usize = 255;

/// A label reference found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The whole reference: the project's path, the tilde, the name and its quotes.
    pub range: Range<usize>,
    /// The name without its quotes.
    pub name_range: Range<usize>,
    /// Whether the name stands in quotes.
    pub quoted: bool,
}

impl Match {
    /// The name with its quotes: what an edit replaces.
    pub fn target(&self) -> Range<usize> {
        let quote = usize::from(self.quoted);
        self.name_range.start - quote..self.name_range.end + quote
    }
}

/// Scope and value of a scoped label, split at the last `::` as GitLab does. Either may be empty: `::x` is scoped.
pub fn split(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once("::")
}

/// The reference whose tilde stands at `at` in `text`; `None` when the tilde is escaped, doubled, follows a word, or is
/// followed by no name. Looks no further than the line and the bounds of `text`.
pub fn scan(text: &str, at: usize) -> Option<Match> {
    let bytes = text.as_bytes();
    if bytes.get(at) != Some(&b'~') || bytes.get(at + 1) == Some(&b'~') {
        return None;
    }
    let backslashes = bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count();
    if backslashes % 2 == 1 {
        return None;
    }
    let start = match text[..at].chars().next_back() {
        Some('~') => return None,
        // Scripts without blanks between words run straight into a quoted name.
        Some(before) if !before.is_ascii() && bytes.get(at + 1) == Some(&b'"') => at,
        Some(before) if before.is_alphanumeric() || before == '_' => project(text, at)?,
        _ => at,
    };
    let from = at + 1;
    if bytes.get(from) == Some(&b'"') {
        let length = bytes[from + 1..].iter().position(|byte| matches!(byte, b'"' | b'\n' | b'\r'))?;
        let end = from + 1 + length;
        let found = bytes[end] == b'"' && length > 0;
        return found.then_some(Match { range: start..end + 1, name_range: from + 1..end, quoted: true });
    }
    let end = from + bare_length(&bytes[from..]);
    (end > from).then_some(Match { range: start..end, name_range: from..end, quoted: false })
}

/// Where the path of another project starts that ends at the tilde: `group/project~bug`.
fn project(text: &str, tilde: usize) -> Option<usize> {
    let path_byte = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'/');
    let length = text.as_bytes()[..tilde].iter().rev().take(LONGEST).take_while(|byte| path_byte(byte)).count();
    let start = tilde - length;
    let path = &text[start..tilde];
    let named = path.split('/').all(|part| !part.is_empty()) && path.contains('/');
    let free = !text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
    (named && free && length < LONGEST).then_some(start)
}

/// How many bytes at the start of `bytes` are an unquoted name.
fn bare_length(bytes: &[u8]) -> usize {
    let part = |from: usize| bytes[from..].iter().take_while(|byte| is_bare(**byte)).count();
    let mut end = part(0);
    if end == 0 {
        return 0;
    }
    loop {
        let colons = bytes[end..].iter().take(2).take_while(|byte| **byte == b':').count();
        let more = part(end + colons);
        if colons == 0 || more == 0 {
            break;
        }
        end += colons + more;
    }
    while end > 0 && matches!(bytes[end - 1], b'.' | b'?' | b':') {
        end -= 1;
    }
    end
}

fn is_bare(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'?' | b'.' | b'&')
}

/// Whether a reference in text must put `name` into quotes. Scoped names count: older GitLab versions ask for them. So
/// do bare numbers, which are ids without.
pub fn needs_quotes(name: &str) -> bool {
    let bare = !name.is_empty() && bare_length(name.as_bytes()) == name.len();
    !bare || name.contains("::") || name.bytes().all(|byte| byte.is_ascii_digit())
}

/// How `name` is written in place of [`Reference::target`] where a label is written as `form`.
///
/// [`Reference::target`]: super::Reference::target
pub fn written(name: &str, form: LabelForm) -> String {
    let quoted = match form {
        LabelForm::Url => return encode(name),
        LabelForm::CodePlain => false,
        LabelForm::Quoted | LabelForm::CodeQuoted => true,
        LabelForm::Bare | LabelForm::CodeBare | LabelForm::QuickAction => needs_quotes(name),
    };
    if quoted { format!("\"{name}\"") } else { name.to_owned() }
}

fn encode(name: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    utf8_percent_encode(name, KEPT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_references_by_gitlabs_grammar() {
        let check = |text: &str, want: Option<(&str, &str)>| {
            let at = text.find('~').unwrap();
            let got = scan(text, at).map(|found| (&text[found.range.clone()], &text[found.name_range]));
            assert_eq!(got, want, "{text}");
        };
        check("see ~bug.", Some(("~bug", "bug")));
        check("~bug?", Some(("~bug", "bug")));
        check("~a::b c", Some(("~a::b", "a::b")));
        check("~a:b", Some(("~a:b", "a:b")));
        check("~a:::b", Some(("~a", "a")));
        check("~bug: x", Some(("~bug", "bug")));
        check("~\"a b\" c", Some(("~\"a b\"", "a b")));
        check("~\"a\nb\"", None);
        check("~\"\"", None);
        check("~\"a", None);
        check("\\~bug", None);
        check("\\\\~bug", Some(("~bug", "bug")));
        check("~~bug~~", None);
        check("x~bug", None);
        check("é~bug", None);
        check("(~bug)", Some(("~bug", "bug")));
        check("group/project~bug", Some(("group/project~bug", "bug")));
        check("a group/sub/project~\"x y\"", Some(("group/sub/project~\"x y\"", "x y")));
        check("/a/b~bug", None);
        check("~10%", Some(("~10", "10")));
        check("~20-minutes", Some(("~20-minutes", "20-minutes")));
        check("~123", Some(("~123", "123")));
        check("~/.ssh", None);
        check("~ラベル", None);
        check("~ x", None);
        check("~R&D", Some(("~R&D", "R&D")));
    }

    #[test]
    fn splits_at_the_last_colons() {
        assert_eq!(split("workflow::backend::review"), Some(("workflow::backend", "review")));
        assert_eq!(split("::x"), Some(("", "x")));
        assert_eq!(split("a:b"), None);
    }

    #[test]
    fn writes_a_name_for_its_place() {
        let check = |name: &str, form, want: &str| assert_eq!(written(name, form), want, "{name} {form:?}");
        check("bug", LabelForm::Bare, "bug");
        check("a b", LabelForm::Bare, "\"a b\"");
        check("a::b", LabelForm::QuickAction, "\"a::b\"");
        check("123", LabelForm::Bare, "\"123\"");
        check("bug.", LabelForm::Bare, "\"bug.\"");
        check("bug", LabelForm::Quoted, "\"bug\"");
        check("a b", LabelForm::CodePlain, "a b");
        check("workflow::in dev", LabelForm::Url, "workflow%3A%3Ain%20dev");
    }
}
