//! The part of an address that a name gives.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The slug of `text`: lower case; letters and digits of any script stay, with the marks that belong to them; every
/// other run becomes one `-`, none at either end. Text without a letter or digit gives the empty string. The text is
/// brought to NFC first, so that two spellings which look alike give one address.
pub fn slug(text: &str) -> String {
    let lower: String = text.nfc().flat_map(char::to_lowercase).collect();
    let mut slug = String::with_capacity(lower.len());
    let mut gap = false;
    for c in lower.nfc() {
        let mark = is_combining_mark(c) && !gap && !slug.is_empty();
        if c.is_alphanumeric() && !is_combining_mark(c) || mark {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.push(c);
        } else {
            gap = true;
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_letters_and_digits_of_any_script() {
        let check = |text: &str, want: &str| {
            assert_eq!(slug(text), want, "{text:?}");
            assert_eq!(slug(want), want, "the slug of a slug is itself: {want:?}");
        };
        check("BTG-Status::2-Backlog", "btg-status-2-backlog");
        check("IT:: to do", "it-to-do");
        check("  waiting on license ", "waiting-on-license");
        check("area/provider/aws", "area-provider-aws");
        check("C++ & Rust!", "c-rust");
        check("Qualité élevée", "qualité-élevée");
        check("e\u{301}te\u{301}", "été");
        check("ラベル 一覧", "ラベル-一覧");
        check("हिन्दी लेबल", "हिन्दी-लेबल");
        check("ÅNGSTRÖM", "ångström");
        check("::", "");
        check("\u{301}a", "a");
        check("", "");
    }
}
