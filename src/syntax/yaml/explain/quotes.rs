//! Slips with quotes: missing ones, open ones, and what stands in them.

use super::{Failure, syntax};
use crate::{
    base::TextRange,
    diag::{Problem, ids},
    syntax::yaml::{layout::begins_comment, line::Line, words},
};

impl Failure<'_> {
    /// Quotes: never closed, closed too early, or with a backslash in them.
    pub(super) fn quote(&self) -> Option<Problem> {
        if self.says(&["trailing content after double-quoted"]) {
            return Some(self.after_quote());
        }
        let quote = self.part(self.at..self.text.len()).chars().next().filter(|c| matches!(c, '"' | '\''))?;
        if self.says(&["escape", "hexadecimal"]) {
            return Some(self.backslash());
        }
        if !self.says(&["quoted scalar"]) {
            return None;
        }
        if let Some(problem) = self.quoted_line(quote) {
            return Some(problem);
        }
        let mut problem = syntax(self.at, self.at + 1, format!("the quote `{quote}` that opens here is never closed"))
            .label("opens here")
            .help(format!("write `{quote}` where the text ends"));
        let end = self.line.end;
        let rest = self.part(self.at + 1..end).trim_end();
        if !rest.is_empty() && !rest.contains(quote) && self.line.value.0 == self.at {
            let at = self.at + 1 + rest.len();
            problem = problem.suggest("close it at the end of the line", TextRange::empty(at), quote.to_string());
        }
        Some(problem)
    }

    /// Text in quotes that is closed, but goes on in lines that are not indented.
    fn quoted_line(&self, quote: char) -> Option<Problem> {
        if !self.says(&["invalid indentation in quoted"]) {
            return None;
        }
        let close = closing_quote(self.text, self.at)?;
        let last = Line::at(self.text, close);
        let after = self.part(close + 1..last.end).trim_start();
        let fits = |line: &Line| line.start <= close;
        let further: Vec<Line> = self.lines_from(self.line.end).skip(1).take_while(fits).collect();
        // A key with its own quotes says that the quote was to end before it.
        let is_key =
            |line: &Line| line.key.is_some_and(|key| key.1 < close) && line.value_text(self.text).contains(quote);
        if !(after.is_empty() || after.starts_with('#')) || further.len() > 50 || further.iter().any(is_key) {
            return None;
        }
        let needed = self.line.item - self.line.start + 2;
        let bad = |line: &&Line| line.indent() < needed && line.content < line.end;
        let first = further.iter().find(bad)?;
        let range = TextRange::new(first.start, last.end);
        let mut fixed = self.part(range.to_usize()).to_owned();
        for line in further.iter().rev().filter(|line| line.start >= first.start).filter(bad) {
            let at = line.start - first.start;
            fixed.replace_range(at..at + line.indent(), &" ".repeat(needed));
        }
        Some(
            syntax(first.start, first.end, "the further lines of a text in quotes must be indented")
                .label("indent this line")
                .related(TextRange::new(self.at, self.at + 1), "the text begins here")
                .suggest("indent them", range, fixed),
        )
    }

    /// `"a" b`: text after the closing quote.
    fn after_quote(&self) -> Problem {
        let end = Line::at(self.text, self.at).value.1.max(self.at);
        let words = self.part(self.at..end);
        let problem = syntax(self.at, end, format!("`{}` stands after the closing quote", words::short(words)))
            .help("put the whole value in one pair of quotes");
        let (start, stop) = self.line.value;
        let value = self.part(start..stop);
        if value.starts_with(['"', '\'']) && start < self.at && !value.contains(" #") && !value.contains('\\') {
            // `'it's'`: the outer quotes are meant.
            let quote = value.get(..1).unwrap_or_default();
            let inner = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)).unwrap_or(value);
            return words::suggest_quotes(problem, TextRange::new(start, stop), inner);
        }
        problem
    }

    /// A backslash that begins no escape.
    fn backslash(&self) -> Problem {
        let rest = &self.text.as_bytes()[self.at..];
        let mut at = 1;
        while at < rest.len() {
            let known = b"0abt\tnvfre \"/\\N_LP\n\r";
            let hex = |length: usize| {
                rest.get(at + 2..at + 2 + length).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            };
            match (rest[at], rest.get(at + 1)) {
                (b'"', _) => break,
                (b'\\', Some(next)) if known.contains(next) => at += 2,
                (b'\\', Some(b'x')) if hex(2) => at += 4,
                (b'\\', Some(b'u')) if hex(4) => at += 6,
                (b'\\', _) => {
                    let start = self.at + at;
                    let next = self.part(start + 1..self.text.len()).chars().next().unwrap_or(' ');
                    return syntax(start, start + 1, format!("`\\{next}` has no meaning inside double quotes"))
                        .help("write `\\\\` for a backslash, or put the value in single quotes")
                        .suggest("write `\\\\`", TextRange::new(start, start + 1), "\\\\");
                }
                _ => at += 1,
            }
        }
        syntax(self.at, self.at + 1, "a backslash inside these quotes begins nothing that YAML knows")
            .help("write `\\\\` for a backslash, or put the value in single quotes")
    }

    /// A value that needs quotes.
    pub(super) fn unquoted(&self) -> Option<Problem> {
        if self.says(&["comments must be separated"]) {
            return Some(self.hash());
        }
        self.suspects().find_map(|line| self.needs_quotes(&line))
    }

    fn needs_quotes(&self, line: &Line) -> Option<Problem> {
        let value = line.value_text(self.text);
        let first = value.chars().next()?;
        let here = *line == self.line;
        let comment = value.find(" #");
        let (reason, value) = match first {
            '`' if here => ("it begins with a backtick".to_owned(), value),
            '@' | '%' | '*' | '&' | '!' if here => (format!("it begins with `{first}`"), value),
            '|' | '>' if self.says(&["block scalar, did not find"]) => (format!("it begins with `{first}`"), value),
            '[' | '{' if bracket_ends_early(value) => (format!("it begins with `{first}`"), value),
            '[' | '{' | '|' | '>' | '#' | '"' | '\'' | '`' | '@' | '%' | '*' | '&' | '!' => return None,
            _ if comment.is_some() && self.says(&["comment intercepting"]) => {
                ("` #` begins a comment in it".to_owned(), self.with_further_lines(line))
            }
            _ => {
                let value = comment.map_or(value, |at| value[..at].trim_end());
                let colon = value.contains(": ") || value.ends_with(':');
                if !(colon && here && self.says(&["mapping values", "illegal placement"])) {
                    return None;
                }
                ("it holds a colon followed by a blank".to_owned(), value)
            }
        };
        let owner = line
            .key_text(self.text)
            .map_or("this text".to_owned(), |key| format!("the value of `{}`", words::short(key)));
        let range = TextRange::new(line.value.0, line.value.0 + value.len());
        let problem = Problem::new(ids::YAML_SYNTAX, range, format!("{owner} needs quotes, because {reason}"))
            .label("needs quotes")
            .help("put the whole text in quotes");
        Some(words::suggest_quotes(problem, range, value))
    }

    /// The value with the lines that continue it.
    fn with_further_lines(&self, line: &Line) -> &str {
        let further = self.lines_from(line.end).skip(1).take_while(|next| {
            next.indent() > line.indent()
                && next.key.is_none()
                && next.item == next.content
                && !next.is_empty(self.text)
        });
        let end = further.last().map_or(line.value.1, |last| last.value.1);
        self.part(line.value.0..end)
    }

    /// `{color: #1f75cb}`: the comment takes the bracket with it.
    pub(super) fn comment_in_brackets(&self) -> Option<Problem> {
        self.suspects().find_map(|line| {
            // Nobody writes a longer line by hand.
            let text = self.part(line.start..line.end.min(line.start + 2000));
            let at = text.match_indices('#').map(|(at, _)| at).find(|at| {
                let before = &text[..*at];
                let open = before.matches(['[', '{']).count() > before.matches([']', '}']).count();
                open && before.ends_with([' ', '[', ',']) && text[*at..].contains([']', '}'])
            })?;
            let word = &text[at..];
            let word = &word[..word.find([',', ']', '}', ' ']).unwrap_or(word.len())];
            let range = TextRange::new(line.start + at, line.start + at + word.len());
            let message = format!("`{}` needs quotes, because `#` begins a comment", words::short(word));
            let named = word.len() > 1;
            named.then(|| {
                words::suggest_quotes(
                    syntax(line.start + at, range.end as usize, message).label("needs quotes"),
                    range,
                    word,
                )
            })
        })
    }

    /// `[#name]`, `"text"#name`: a `#` right after something else.
    fn hash(&self) -> Problem {
        let start = self.part(self.at..self.line.end).find('#').map_or(self.at, |found| self.at + found);
        let rest = self.part(start..self.line.end);
        let length = rest.find([',', ']', '}', ' ']).unwrap_or(rest.len());
        let word = &rest[..length];
        let problem = syntax(
            start,
            start + length,
            format!("`{}` needs quotes, because `#` begins a comment", words::short(word)),
        )
        .label("needs quotes");
        if begins_comment(self.text, start) || !self.part(0..start).ends_with(['[', '{', ',']) {
            return problem.help("put the whole text in quotes, or write a blank before `#` if it is a comment");
        }
        words::suggest_quotes(problem, TextRange::new(start, start + length), word)
    }
}

/// `[draft] Title`: text goes on after the bracket that closes.
fn bracket_ends_early(value: &str) -> bool {
    let value = value.split_once(" #").map_or(value, |(value, _)| value).trim_end();
    let mut depth = 0_usize;
    for (at, byte) in value.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1 < value.len();
        }
    }
    false
}

/// Where the quote that opens at `at` is closed.
fn closing_quote(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let quote = *bytes.get(at)?;
    let mut at = at + 1;
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b'\\' if quote == b'"' => 2,
            byte if *byte != quote => 1,
            _ if quote == b'\'' && bytes.get(at + 1) == Some(&quote) => 2,
            _ => return Some(at),
        };
    }
    None
}
