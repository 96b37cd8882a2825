//! Code spans found without a parse, for a first look at a text: only those that are beyond doubt.

use std::ops::Range;

use crate::base::find_any;

/// Reads a text's lines, going forward, for the code spans in them.
pub(super) struct CodeSpans<'t> {
    bytes: &'t [u8],
    /// The start of the first line that was not read yet.
    next: usize,
    /// Whether no line since the last blank one leaves a doubt.
    sure: bool,
    /// In the line that was read last.
    spans: Vec<Range<usize>>,
}

impl<'t> CodeSpans<'t> {
    pub(super) fn new(bytes: &'t [u8]) -> Self {
        Self { bytes, next: 0, sure: true, spans: Vec::new() }
    }

    /// Whether the byte at `at` certainly lies in a code span. Asked for rising offsets only.
    pub(super) fn cover(&mut self, at: usize) -> bool {
        // A blank line ends every span, so what lies before the last one does not matter.
        if let Some(blank) = self.bytes[self.next.min(at)..at].windows(2).rposition(|pair| pair == b"\n\n") {
            self.next += blank + 2;
            self.sure = true;
        }
        while self.next <= at {
            self.read_line();
        }
        let before = self.spans.partition_point(|span| span.start <= at);
        self.sure && before > 0 && at < self.spans[before - 1].end
    }

    fn read_line(&mut self) {
        let start = self.next;
        let end = find_any(&self.bytes[start..], [b'\n']).map_or(self.bytes.len(), |length| start + length);
        self.next = end + 1;
        self.spans.clear();
        let line = &self.bytes[start..end];
        self.sure = line.iter().all(u8::is_ascii_whitespace) || (self.sure && self.read(line, start));
    }

    /// Gathers the spans of a line; false when there may be other ones than these.
    fn read(&mut self, line: &[u8], start: usize) -> bool {
        let mut at = 0;
        while let Some(found) = find_any(&line[at..], [b'`', b'\\', b'<', b']']) {
            at += found;
            let rest = &line[at + 1..];
            // In a tag or a destination a tick is no code.
            let end = match line[at] {
                b'`' => {
                    let Some(length) = span(&line[at..]) else { return false };
                    self.spans.push(start + at..start + at + length);
                    at += length;
                    continue;
                }
                b'<' => b'>',
                b']' if rest.first() == Some(&b'(') => b')',
                b'\\' if rest.first() == Some(&b'`') => return false,
                b'\\' => {
                    at += 1 + rest.len().min(1);
                    continue;
                }
                _ => {
                    at += 1;
                    continue;
                }
            };
            let length = find_any(rest, [b'`', end]).unwrap_or(rest.len());
            if rest.get(length) == Some(&b'`') {
                return false;
            }
            at += 1 + length;
        }
        true
    }
}

/// The length of the span that begins `line`; `None` when it has no end or may be cut in two by a table's cell.
fn span(line: &[u8]) -> Option<usize> {
    let ticks = |from: usize| line[from..].iter().take_while(|byte| **byte == b'`').count();
    let opening = ticks(0);
    let mut at = opening;
    loop {
        at += find_any(&line[at..], [b'`', b'|']).filter(|found| line[at + found] == b'`')?;
        let closing = ticks(at);
        at += closing;
        if closing == opening {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn covers_only_what_is_certain() {
        let check = |text: &str, want: bool| {
            let got = CodeSpans::new(text.as_bytes()).cover(text.find('~').unwrap());
            assert_eq!(got, want, "{text}");
        };
        check("set `~\"a\"` now", true);
        check("one `a` and `~b`", true);
        check("`` ` ~b` `` x", true);
        check("a ~b `c`", false);
        check("`a`~b`", false);
        check("open ` tick\n`~b`", false);
        check("open ` tick\n\n`~b`", true);
        check("open ` tick\n \n`~b`", true);
        check("\\`~b`", false);
        check("<a title=\"`\"> `~b`", false);
        check("[x](y`z) `~b`", false);
        check("| `~a | b` |", false);
        check("``` ~b`", false);
    }

    #[test]
    fn answers_for_rising_offsets() {
        let text = "`~a` ~b\n\nx ` y\n`~c`\n\n`~d`";
        let mut spans = CodeSpans::new(text.as_bytes());
        let got: Vec<bool> = text.match_indices('~').map(|(at, _)| spans.cover(at)).collect();
        assert_eq!(got, [true, false, false, true]);
    }
}
