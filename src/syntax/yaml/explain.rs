//! Why YAML cannot be read, in words for writers.
//!
//! The parser says where it gave up and which rule of the grammar it missed. What the writer did is found by looking at
//! the line itself, because a handful of slips account for nearly everything.

use std::ops::Range;

use super::{
    builder::Builder,
    layout::{begins_comment, line_end, past_break},
    line::Line,
    words,
};
use crate::{
    base::TextRange,
    diag::{Problem, ids},
};

/// Where the parser gave up.
struct Failure<'a> {
    text: &'a str,
    at: usize,
    info: &'a str,
    line: Line,
    /// An opening bracket that nothing closes.
    bracket: Option<usize>,
}

/// The problem behind the parser's `info` at the byte `at`.
pub(super) fn explain(text: &str, at: usize, info: &str, builder: &Builder<'_>) -> Problem {
    let at = at.min(text.len());
    let line = Line::at(text, at);
    let bracket = builder.open_brackets().last();
    let failure = Failure { text, at, info, line, bracket };
    let causes = [
        Failure::invisible,
        Failure::too_deep,
        Failure::tab,
        Failure::quote,
        Failure::unquoted,
        Failure::no_blank,
        Failure::open_bracket,
        Failure::indentation,
        Failure::list_on_key_line,
        Failure::mixed,
        Failure::no_key,
    ];
    causes.iter().find_map(|cause| cause(&failure)).unwrap_or_else(|| failure.unknown())
}

fn syntax(start: usize, end: usize, message: impl Into<String>) -> Problem {
    Problem::new(ids::YAML_SYNTAX, TextRange::new(start, end), message)
}

impl Failure<'_> {
    fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.info.contains(word))
    }

    fn part(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The line at the failure and the one before it: the parser often sees a slip only on the next line.
    fn suspects(&self) -> impl Iterator<Item = Line> {
        [Some(self.line), self.line.before(self.text)].into_iter().flatten()
    }

    fn invisible(&self) -> Option<Problem> {
        let found = self.part(self.at..self.text.len()).chars().next().filter(|c| matches!(c, '\0' | '\u{feff}'))?;
        let name = if found == '\0' { "a NUL character" } else { "a byte order mark" };
        let end = self.at + found.len_utf8();
        Some(
            syntax(self.at, end, format!("{name}, which cannot be seen, stands in the text"))
                .help("remove it; it often comes with text copied from another program")
                .suggest("remove it", TextRange::new(self.at, end), ""),
        )
    }

    fn too_deep(&self) -> Option<Problem> {
        self.says(&["recursion limit"]).then(|| words::too_deep(TextRange::new(self.at, self.at + 1), 255))
    }

    fn tab(&self) -> Option<Problem> {
        let is_tab = |line: &Line| self.part(line.start..line.content).contains('\t') && !line.is_empty(self.text);
        let found = if is_tab(&self.line) {
            Some(self.line)
        } else if self.says(&["tab"]) {
            self.lines_from(self.line.start).find(is_tab)
        } else {
            None
        };
        if let Some(line) = found {
            let wanted = line.before(self.text).map_or(0, |before| {
                let column = before.item.min(before.end) - before.start;
                if before.value_text(self.text).is_empty() && before.key.is_some() { column + 2 } else { column }
            });
            let range = TextRange::new(line.start, line.content);
            return Some(
                syntax(line.start, line.content, "this line is indented with a tab, and YAML takes only spaces")
                    .label("a tab")
                    .help("use two spaces for each level")
                    .suggest("write spaces", range, " ".repeat(wanted)),
            );
        }
        let tab =
            self.says(&["tab", "YAML whitespace"]).then(|| self.part(self.line.start..self.line.end).find('\t'))??;
        let start = self.line.start + tab;
        Some(syntax(start, start + 1, "a tab stands where YAML takes only spaces").suggest(
            "write a space",
            TextRange::new(start, start + 1),
            " ",
        ))
    }

    fn lines_from(&self, start: usize) -> impl Iterator<Item = Line> {
        let text = self.text;
        std::iter::successors(Some(Line::at(text, start)), move |line| {
            let next = past_break(text, line.end);
            (next > line.end).then(|| Line::at(text, next))
        })
    }

    /// Quotes: never closed, closed too early, or with a backslash in them.
    fn quote(&self) -> Option<Problem> {
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

    /// `"a" b`: text after the closing quote.
    fn after_quote(&self) -> Problem {
        let end = Line::at(self.text, self.at).value.1.max(self.at);
        let words = self.part(self.at..end);
        let problem = syntax(self.at, end, format!("`{words}` stands after the closing quote"))
            .help("put the whole value in one pair of quotes");
        let (start, stop) = self.line.value;
        let value = self.part(start..stop);
        if value.starts_with(['"', '\'']) && start < self.at && !value.contains(" #") && !value.contains('\\') {
            // `'it's'`: the outer quotes are meant.
            let quote = value.get(..1).unwrap_or_default();
            let inner = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)).unwrap_or(value);
            let fixed = words::in_quotes(inner);
            return problem.suggest(format!("write `{fixed}`"), TextRange::new(start, stop), fixed);
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
    fn unquoted(&self) -> Option<Problem> {
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
            '"' | '\'' => return None,
            '@' | '`' | '%' | '*' | '&' | '!' => (format!("it begins with `{first}`"), value),
            '|' | '>' if self.says(&["block scalar, did not find"]) => (format!("it begins with `{first}`"), value),
            '[' | '{' if self.bracket_ends_early(value) => (format!("it begins with `{first}`"), value),
            '[' | '{' | '|' | '>' | '#' => return None,
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
        let owner = line.key_text(self.text).map_or("this text".to_owned(), |key| format!("the value of `{key}`"));
        let range = TextRange::new(line.value.0, line.value.0 + value.len());
        let fixed = words::in_quotes(value);
        let shown = fixed.lines().map(str::trim).collect::<Vec<_>>().join(" ");
        Some(
            Problem::new(ids::YAML_SYNTAX, range, format!("{owner} needs quotes, because {reason}"))
                .label("needs quotes")
                .help("put the whole text in quotes")
                .suggest(format!("write `{shown}`"), range, fixed),
        )
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

    /// `[draft] Title`: text goes on after the bracket that closes.
    fn bracket_ends_early(&self, value: &str) -> bool {
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

    /// `[#name]`, `"text"#name`: a `#` right after something else.
    fn hash(&self) -> Problem {
        let start = self.part(self.at..self.line.end).find('#').map_or(self.at, |found| self.at + found);
        let rest = self.part(start..self.line.end);
        let length = rest.find([',', ']', '}', ' ']).unwrap_or(rest.len());
        let word = &rest[..length];
        let problem = syntax(start, start + length, format!("`{word}` needs quotes, because `#` begins a comment"))
            .label("needs quotes");
        if begins_comment(self.text, start) || !self.part(0..start).ends_with(['[', '{', ',']) {
            return problem.help("put the whole text in quotes, or write a blank before `#` if it is a comment");
        }
        let fixed = words::in_quotes(word);
        problem.suggest(format!("write `{fixed}`"), TextRange::new(start, start + length), fixed)
    }

    /// `key:value`.
    fn no_blank(&self) -> Option<Problem> {
        if !self.says(&["simple key", "mapping values"]) {
            return None;
        }
        let line = self.suspects().find(|line| line.key.is_none() && self.colon(line).is_some())?;
        let at = self.colon(&line)?;
        let key = self.part(line.item..at);
        Some(syntax(line.item, at + 1, format!("a blank is missing after the colon of `{key}:`")).suggest(
            "add a blank",
            TextRange::empty(at + 1),
            " ",
        ))
    }

    fn colon(&self, line: &Line) -> Option<usize> {
        let rest = self.part(line.item..line.end);
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let at = rest.find(|c: char| !word(c)).filter(|at| *at > 0)?;
        (rest[at..].starts_with(':') && !rest[at..].starts_with("://")).then_some(line.item + at)
    }

    fn open_bracket(&self) -> Option<Problem> {
        let open = self.bracket.or_else(|| {
            // The parser holds brackets back until it knows that they are no key.
            let flow = self.says(&["flow", "valid inside a block", "simple key expected"]);
            flow.then(|| {
                self.suspects()
                    .map(|line| line.value.0)
                    .find(|at| self.part(*at..self.text.len()).starts_with(['[', '{']))
            })?
        })?;
        let close = if self.part(open..self.text.len()).starts_with('[') { ']' } else { '}' };
        let bracket = self.part(open..open + 1);
        let line = Line::at(self.text, open);
        let mut problem =
            syntax(open, open + 1, format!("after this `{bracket}` a closing `{close}` or a comma is missing"))
                .label("opens here")
                .help(format!(
                    "write commas between the parts and `{close}` at the end, or put the whole text in quotes"
                ));
        let rest = self.part(open..line.value.1.max(open));
        if !rest.contains(close) && !rest.contains(" #") && !rest.ends_with(',') && rest.len() > 1 {
            problem =
                problem.suggest(format!("write `{close}`"), TextRange::empty(open + rest.len()), close.to_string());
        }
        Some(if self.at > line.end && self.at < self.text.len() {
            problem.related(TextRange::new(self.line.content, self.line.end), "reading ended here")
        } else {
            problem
        })
    }

    /// A line between the levels of its neighbours.
    fn indentation(&self) -> Option<Problem> {
        let indent = self.line.indent();
        if self.line.is_empty(self.text) {
            return None;
        }
        let mut levels: Vec<(usize, Line)> = Vec::new();
        let mut below = usize::MAX;
        let mut line = self.line.before(self.text);
        while let Some(found) = line {
            // Further lines of a text may be indented anyhow.
            let counts = found.key.is_some() || found.item > found.content;
            if counts && found.indent() < below {
                below = found.indent();
                levels.push((below, found));
                let item = found.item - found.start;
                if item > below && item <= levels[0].0.max(item) && found.key.is_some() {
                    levels.push((item, found));
                }
            }
            if below == 0 {
                break;
            }
            line = found.before(self.text);
        }
        let (previous, holder) = *levels.first()?;
        let known = levels.iter().any(|(level, _)| *level == indent);
        let deeper = indent > previous && !holder.value_text(self.text).is_empty();
        if known || (indent > previous && !deeper) {
            return None;
        }
        let (wanted, neighbour) = *levels.iter().min_by_key(|(level, _)| level.abs_diff(indent))?;
        let spaces = |count: usize| if count == 1 { "1 space".to_owned() } else { format!("{count} spaces") };
        let message = format!("this line is indented by {}, its neighbours by {wanted}", spaces(indent));
        let mut problem = syntax(self.line.start, self.line.content, message)
            .label(spaces(indent))
            .related(TextRange::new(neighbour.start, neighbour.content.max(neighbour.start)), spaces(wanted))
            .help("lines of one record begin in the same column");
        let alone = self.lines_from(self.line.end).nth(1).is_none_or(|next| next.indent() != indent);
        if alone {
            let range = TextRange::new(self.line.start, self.line.content);
            let words =
                if wanted == 0 { "do not indent it".to_owned() } else { format!("indent it by {}", spaces(wanted)) };
            problem = problem.suggest(words, range, " ".repeat(wanted));
        }
        Some(problem)
    }

    /// `key: - item`.
    fn list_on_key_line(&self) -> Option<Problem> {
        if !self.says(&["block sequence entries"]) || self.line.key.is_none() {
            return None;
        }
        let (start, end) = self.line.value;
        Some(
            syntax(start, end, "a list begins on the line after its key")
                .suggest(
                    "move it to the next line",
                    TextRange::empty(start),
                    format!("\n{}", " ".repeat(start - self.line.start)),
                )
                .help("write each `- item` on a line of its own, or `[a, b]` on this one"),
        )
    }

    /// A list and keys in one place.
    fn mixed(&self) -> Option<Problem> {
        if !self.says(&["expected '-'", "expected key"]) {
            return None;
        }
        let is_item = self.line.item > self.line.content;
        let mut line = self.line.before(self.text);
        while let Some(found) = line {
            if found.indent() == self.line.indent() {
                let other = found.item > found.content;
                let (this, that) =
                    if is_item { ("an item of a list", "a key") } else { ("a key", "an item of a list") };
                return (other != is_item && (is_item || self.line.key.is_some())).then(|| {
                    syntax(self.line.content, self.line.end, format!("{this} stands beside {that}"))
                        .related(TextRange::new(found.content, found.end), that)
                        .help(
                            "a record holds keys, or its key holds a list; indent one of them further, or remove a `-`",
                        )
                });
            }
            line = found.before(self.text);
        }
        None
    }

    /// A line that is neither key nor item.
    fn no_key(&self) -> Option<Problem> {
        let line = self.suspects().find(|line| line.key.is_none() && line.item == line.content)?;
        if line.is_empty(self.text) || !self.says(&["simple key", "expected key", "expected '-'", "document start"]) {
            return None;
        }
        let words: String = self.part(line.content..line.end).trim_end().chars().take(40).collect();
        Some(
            syntax(line.content, line.end, format!("`{words}` is neither a key with its value nor an item of a list"))
                .help("write `key: value` or `- item`; the further lines of a long text are indented under its key"),
        )
    }

    fn unknown(&self) -> Problem {
        let start = if self.at >= self.text.len() { self.line.content } else { self.at };
        let end = line_end(self.text, start).max(start);
        syntax(start, end, "this cannot be read as YAML from here on")
            .help("expected `key: value` or `- item`, each level indented alike; put text with signs in it in quotes")
    }
}
