//! Where a page's front matter ends and its body begins.

use crate::{
    base::TextRange,
    diag::{Problem, ids},
};

/// The most bytes of front matter that are read.
const LIMIT: usize = 64 * 1024;

/// A page in two parts.
#[derive(Debug, Clone, Default)]
pub struct FrontMatter {
    /// The YAML, without the lines that fence it; absent when the page has none, or none that can be read.
    pub yaml: Option<TextRange>,
    /// Where the body begins, in bytes.
    pub body: usize,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// Finds the front matter of a page: from a first line `---` to a line `---` or `...`, blanks after them allowed.
///
/// What stands between the two is front matter only if it is empty or some line of it begins with a key: prose may stand
/// between two thematic breaks. An opening that nothing closes takes nothing from the page when no line like `key:` follows it at once, because then
/// it is a thematic break; otherwise it is a problem, and the body is all that follows the opening.
pub fn split(text: &str) -> FrontMatter {
    let top = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let (first, start) = line(text, top);
    let mut found = FrontMatter { body: top, ..FrontMatter::default() };
    match first {
        "+++" => {
            toml(text, (top, start), &mut found);
            return found;
        }
        "---" => {}
        "" => {
            late(text, (top, start), &mut found);
            return found;
        }
        _ => return found,
    }
    let fence = |line: &str| matches!(line, "---" | "...");
    let Some((close, body)) = find(text, start, fence) else {
        unclosed(text, (top, start), &mut found);
        return found;
    };
    let between = text.get(start..close).unwrap_or_default();
    let keys = |line: &str| is_entry(line) || line.starts_with(['"', '\'', '?', '{', '%', '&', '!']);
    // One that is indented as a whole is front matter all the same, and told what is wrong with it.
    let indented = is_entry(line(between, 0).0.trim_start());
    if !between.split(['\n', '\r']).any(keys)
        && !indented
        && find(between, 0, |line| !line.is_empty() && !line.starts_with('#')).is_some()
    {
        return found;
    }
    found.body = body;
    if close - start > LIMIT {
        let message = format!("the front matter holds {} bytes, and {LIMIT} is the most that is read", close - start);
        let problem = Problem::new(ids::YAML_LIMIT, TextRange::new(top, top + 3), message)
            .label("begins here")
            .help("move the data to a YAML file beside the page");
        found.problems.push(problem);
    } else {
        found.yaml = Some(TextRange::new(start, close));
    }
    found
}

/// The line at `start`, without blanks at its end, and where the next one begins.
fn line(text: &str, start: usize) -> (&str, usize) {
    let rest = text.get(start..).unwrap_or_default();
    let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let ending = match rest.as_bytes().get(length..) {
        Some([b'\r', b'\n', ..]) => 2,
        Some([_, ..]) => 1,
        _ => 0,
    };
    (rest[..length].trim_end_matches([' ', '\t']), start + length + ending)
}

/// The first line from `start` on that `is` holds for: where it begins and where the next begins.
fn find(text: &str, mut start: usize, is: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
    while start < text.len() {
        let (words, next) = line(text, start);
        if is(words) {
            return Some((start, next));
        }
        start = next;
    }
    None
}

/// What would be front matter if no empty line stood above it.
fn late(text: &str, (top, start): (usize, usize), found: &mut FrontMatter) {
    let Some((open, keys)) = find(text, start, |line| !line.trim_start().is_empty()) else { return };
    let closed = || find(text, keys, |line| line == "---").is_some();
    if line(text, open).0 == "---" && is_entry(line(text, keys).0) && closed() {
        let range = TextRange::new(top, open);
        let problem = Problem::new(
            ids::FRONT_MATTER_LATE,
            TextRange::new(open, open + 3),
            "this front matter is shown to readers, because an empty line stands above it",
        )
        .help("begin the file with it")
        .suggest("take the empty line out", range, "");
        found.problems.push(problem);
    }
}

fn unclosed(text: &str, (top, start): (usize, usize), found: &mut FrontMatter) {
    let first = find(text, start, |line| !line.starts_with('#')).map_or("", |(at, _)| line(text, at).0);
    if !is_entry(first) {
        return;
    }
    found.body = start;
    let mut last = start;
    while let (words, next) = line(text, last)
        && next > last
        && (is_entry(words) || words.starts_with(['#', ' ', '\t', '-']))
    {
        last = next;
    }
    let mut problem = Problem::new(
        ids::FRONT_MATTER_UNCLOSED,
        TextRange::new(top, top + 3),
        "the front matter that begins here is never closed",
    )
    .label("opens here")
    .help("write a line `---` after its last key");
    if last > start && text[..last].ends_with(['\n', '\r']) {
        problem = problem.suggest("close it here", TextRange::empty(last), "---\n");
    }
    found.problems.push(problem);
}

/// Whether a line looks like `key:` or `key: value`.
fn is_entry(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    !key.is_empty() && key.chars().all(word) && (value.is_empty() || value.starts_with([' ', '\t']))
}

/// Front matter of the kind that Hugo and Zola also take.
fn toml(text: &str, (top, start): (usize, usize), found: &mut FrontMatter) {
    let Some((_, body)) = find(text, start, |line| line == "+++") else { return };
    found.body = body;
    found.problems.push(
        Problem::new(
            ids::FRONT_MATTER_UNCLOSED,
            TextRange::new(top, top + 3),
            "front matter between `+++` lines (TOML) is not read",
        )
        .help("write it between `---` lines, as `key: value`"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (page, YAML, body, words in the problems)
    type Row = (&'static str, Option<&'static str>, &'static str, &'static [&'static str]);

    const ROWS: &[Row] = &[
        ("", None, "", &[]),
        ("# Title\n", None, "# Title\n", &[]),
        ("---\ntitle: x\n---\nBody\n", Some("title: x\n"), "Body\n", &[]),
        ("---\n---\nBody\n", Some(""), "Body\n", &[]),
        ("---\n---", Some(""), "", &[]),
        ("---  \t\ntitle: x\n...  \nBody", Some("title: x\n"), "Body", &[]),
        ("---\r\ntitle: x\r\n---\r\nBody\r\n", Some("title: x\r\n"), "Body\r\n", &[]),
        ("---\rtitle: x\r---\rBody\r", Some("title: x\r"), "Body\r", &[]),
        ("\u{feff}---\ntitle: x\n---\nBody", Some("title: x\n"), "Body", &[]),
        ("\u{feff}Body", None, "Body", &[]),
        ("---\ntitle: |\n  ---\n  a\n---\nBody", Some("title: |\n  ---\n  a\n"), "Body", &[]),
        ("----\ntitle: x\n---\n", None, "----\ntitle: x\n---\n", &[]),
        (" ---\ntitle: x\n---\n", None, " ---\ntitle: x\n---\n", &[]),
        ("\n---\ntitle: x\n---\n", None, "\n---\ntitle: x\n---\n", &["an empty line stands above"]),
        ("\n---\nprose\n\n---\n", None, "\n---\nprose\n\n---\n", &[]),
        ("---\n\ttitle: x\n---\nBody", Some("\ttitle: x\n"), "Body", &[]),
        ("---\n\nProse without front matter\n", None, "---\n\nProse without front matter\n", &[]),
        (
            "---\nProse: with a colon in its first line, no key\n",
            None,
            "Prose: with a colon in its first line, no key\n",
            &["never closed"],
        ),
        ("---\nSome prose: really\n", None, "---\nSome prose: really\n", &[]),
        ("---", None, "---", &[]),
        ("---\n\n[a](b) |\n\n---\nBody", None, "---\n\n[a](b) |\n\n---\nBody", &[]),
        ("---\n- a: b\n---\nBody", None, "---\n- a: b\n---\nBody", &[]),
        ("---\ntitle x\nowner: y\n---\nBody", Some("title x\nowner: y\n"), "Body", &[]),
        ("---\n\n# only a comment\n---\nBody", Some("\n# only a comment\n"), "Body", &[]),
        ("---\ntitle: x\n\n# Heading\n", None, "title: x\n\n# Heading\n", &["never closed"]),
        ("---\n# a comment\ntitle: x\n", None, "# a comment\ntitle: x\n", &["never closed"]),
        ("+++\ntitle = \"x\"\n+++\nBody", None, "Body", &["TOML"]),
        ("+++\nnothing closes it\n", None, "+++\nnothing closes it\n", &[]),
    ];

    #[test]
    fn splits() {
        for (text, yaml, body, words) in ROWS {
            let found = split(text);
            assert_eq!(found.yaml.map(|range| &text[range.to_usize()]), *yaml, "{text:?}");
            assert_eq!(&text[found.body..], *body, "{text:?}");
            let said: Vec<&str> = found.problems.iter().map(|problem| problem.message.as_str()).collect();
            assert_eq!(said.len(), words.len(), "{text:?}: {said:?}");
            assert!(said.iter().zip(*words).all(|(said, word)| said.contains(word)), "{text:?}: {said:?}");
        }
    }

    #[test]
    fn offers_the_closing_line_after_the_last_key() {
        let text = "---\ntitle: x\ntags:\n  - a\n\n# Heading\n";
        let problem = split(text).problems.remove(0);
        assert_eq!(problem.rule, ids::FRONT_MATTER_UNCLOSED);
        assert_eq!(problem.range, TextRange::new(0, 3));
        let (_, range, new) = &problem.suggestions[0];
        assert_eq!((range.to_usize(), new.as_str()), (25..25, "---\n"));
        assert_eq!(&text[..25], "---\ntitle: x\ntags:\n  - a\n");
    }

    #[test]
    fn refuses_what_is_too_long() {
        let long = |length: usize| format!("---\n#{}\n---\nBody", "x".repeat(length - 2));
        assert!(split(&long(LIMIT)).yaml.is_some());
        let text = long(LIMIT + 1);
        let found = split(&text);
        assert_eq!(found.yaml, None);
        assert_eq!(&text[found.body..], "Body");
        assert_eq!(found.problems[0].rule, ids::YAML_LIMIT);
    }
}
