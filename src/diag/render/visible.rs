//! Content on a terminal: what would act on the terminal, or hide, is written out.

use std::{borrow::Cow, fmt::Write as _};

/// `text` with every character that steers a terminal or deceives a reader written as `\u{202e}`: controls (line
/// breaks too), overrides of the writing direction, marks without width, the byte order mark. Tabs become blanks.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| c == '\t' || acts(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    text.chars().for_each(|c| if c == '\t' { shown.push(' ') } else { push(&mut shown, c) });
    Cow::Owned(shown)
}

/// Like [`visible`], but line breaks stay.
pub(super) fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// Adds one character, written out if need be. A tab stays.
pub(super) fn push(shown: &mut String, c: char) {
    if c != '\t' && acts(c) {
        // Writing to a string cannot fail.
        let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
    } else {
        shown.push(c);
    }
}

fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_out_what_acts_and_leaves_the_rest() {
        let check = |text: &str, want: &str| assert_eq!(visible(text), want, "{text:?}");
        check("Grüße 한글 👩\u{200d}💻", "Grüße 한글 👩\u{200d}💻");
        check("a\tb", "a b");
        check("\u{1b}[31mred", "\\u{1b}[31mred");
        check("a\u{202e}b\u{9b}c\u{200b}d\r\n", "a\\u{202e}b\\u{9b}c\\u{200b}d\\u{d}\\u{a}");
        assert_eq!(visible_lines("a\nb\u{7}"), "a\nb\\u{7}");
    }
}
