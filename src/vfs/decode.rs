//! From bytes to text.

use crate::{
    base::{LineIndex, TextRange, find_any},
    diag::{Problem, ids},
};

/// The text that `bytes` hold, or a problem that says where they are not UTF-8 and what they seem to be instead.
pub fn decode(bytes: Vec<u8>) -> Result<String, Box<Problem>> {
    match bytes.get(..2) {
        Some([0xff, 0xfe] | [0xfe, 0xff]) => return Err(utf16()),
        _ if is_mostly_nul(&bytes) => return Err(utf16()),
        _ => {}
    }
    let bytes = with_line_feeds(bytes);
    String::from_utf8(bytes).map_err(|error| {
        let (valid, length) = (error.utf8_error().valid_up_to(), error.utf8_error().error_len());
        let bytes = error.into_bytes();
        let before = String::from_utf8_lossy(&bytes[..valid]);
        let place = LineIndex::new(&before).locate(&before, before.len() as u32);
        let place = format!("line {}, column {}", place.line, place.column);
        let message = match (length, bytes.get(valid)) {
            (Some(_), Some(byte)) => match windows_1252(*byte) {
                Some(letter) => {
                    format!("the file is not UTF-8: the byte at {place} would be `{letter}` in Windows-1252")
                }
                None => format!("the file is not UTF-8: the byte at {place} stands for no letter"),
            },
            _ => format!("the file is not UTF-8: it ends at {place} in the middle of a letter"),
        };
        // The range is where the text breaks off; no text goes with it, so the words name the line too.
        fault(TextRange::empty(valid), message)
    })
}

/// With `\n` where a line ends in a lone `\r`, as on old Macs and in what some spreadsheets write: not every parser takes
/// it for a line's end. No offset changes.
fn with_line_feeds(mut bytes: Vec<u8>) -> Vec<u8> {
    let is_lone = |bytes: &[u8], at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    let mut at = 0;
    while let Some(found) = find_any(&bytes[at..], [b'\r']) {
        at += found;
        if is_lone(&bytes, at) {
            bytes[at] = b'\n';
        }
        at += 1;
    }
    bytes
}

fn utf16() -> Box<Problem> {
    fault(TextRange::default(), "the file is saved as UTF-16, but UTF-8 is needed".to_owned())
}

fn fault(range: TextRange, message: String) -> Box<Problem> {
    let problem = Problem::new(ids::SOURCE_ENCODING, range, message);
    Box::new(problem.help("open it in an editor and save it with the encoding UTF-8"))
}

/// UTF-16 without a mark is, for western text, every second byte a NUL.
fn is_mostly_nul(bytes: &[u8]) -> bool {
    let head = bytes.iter().take(256);
    let (all, nul) = head.fold((0, 0), |(all, nul), byte| (all + 1, nul + usize::from(*byte == 0)));
    all >= 4 && nul * 3 > all
}

/// The printable letter of a byte above 0x7f in Windows-1252, of which the printable part of Latin-1 is a subset.
fn windows_1252(byte: u8) -> Option<char> {
    const HIGH: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”',
        '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => Some(HIGH[usize::from(byte - 0x80)]).filter(|letter| *letter != '\0'),
        0xa1..=0xff => Some(char::from(byte)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_where_and_what_was_meant() {
        let check = |bytes: &[u8], want: &[&str]| match decode(bytes.to_vec()) {
            Ok(text) => assert!(want.is_empty(), "{text:?} was taken as text"),
            Err(problem) => {
                assert!(!want.is_empty(), "{:?}: {}", bytes, problem.message);
                for part in want {
                    assert!(problem.message.contains(part), "{:?} in {}", part, problem.message);
                }
            }
        };
        check("plain é\u{feff}\0".as_bytes(), &[]);
        check(b"\xef\xbb\xbf# Title", &[]);
        check(b"", &[]);
        check(b"# A\n\xc3\xa9 caf\xe9\n", &["line 2, column 6", "`é`", "Windows-1252"]);
        check(b"\xe9", &["line 1, column 1", "middle of a letter"]);
        check(b"a\r\n\x93x\x94", &["line 2, column 1", "`“`"]);
        check(b"a\x81b", &["line 1, column 2", "no letter"]);
        check(b"a\xed\xa0\x80b", &["line 1, column 2"]);
        check(b"a\xc0\xafb", &["line 1, column 2"]);
        check(b"abc\xe2\x82", &["line 1, column 4", "middle of a letter"]);
        check(b"\xff\xfea\0", &["UTF-16"]);
        check(b"\xfe\xff\0a", &["UTF-16"]);
        check(b"#\0 \0a\0b\0", &["UTF-16"]);
    }
}
