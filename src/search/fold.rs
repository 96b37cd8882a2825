//! Letters without what readers leave out when they search: case, accents, width.
//!
//! The script of the theme folds what is typed in the same way (`fold` in `engine.js`); `tests/relevance` compares both.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

/// The text folded: compatibility forms as the plain ones (half and full width, ligatures), no accents, lower case,
/// Katakana as Hiragana.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let bare = text.nfkd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}'));
    let lower = bare.nfc().collect::<String>().to_lowercase();
    let mut folded = String::with_capacity(lower.len());
    for c in lower.chars() {
        match c {
            // Letters that have no accent to lose, but a plain spelling.
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            // The two syllabaries lie at the same distance throughout.
            '\u{30a1}'..='\u{30f6}' => folded.extend(char::from_u32(u32::from(c) - 0x60)),
            c => folded.push(c),
        }
    }
    Cow::Owned(folded)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn what_is_left_out_is_folded_away() {
        let check = |text: &str, want: &str| assert_eq!(fold(text), want, "{text}");
        check("BTG-Status", "btg-status");
        check("Élodie Ångström", "elodie angstrom");
        check("Straße, Łódź, İstanbul", "strasse, lodz, istanbul");
        check("ＡＢＣ１２３", "abc123");
        check("ﾊﾞｯｸﾛｸﾞ バックログ", "ばっくろぐ ばっくろぐ");
        check("한국어", "한국어");
        check("ΣΊΣΥΦΟΣ", "σισυφοσ");
        check("が", "が");
    }
}
