//! Emoji by their short codes: `:tada:` is the party popper.

mod names;

use emojis::SkinTone;

/// The longest name there is has fewer letters.
const LONGEST: usize = 60;

/// An emoji.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Emoji {
    /// The character, which may be several code points.
    pub text: &'static str,
    /// What it is called, for those who do not see it.
    pub name: &'static str,
}

/// The emoji of a short code without its colons. Names are those of GitLab: GitHub's, EmojiOne's, `flag_` with a
/// country's two letters, and `_tone1` to `_tone5` behind people and hands.
pub fn by_name(code: &str) -> Option<Emoji> {
    if let Some((base, tone)) = code.rsplit_once("_tone") {
        let tone = match tone {
            "1" => SkinTone::Light,
            "2" => SkinTone::MediumLight,
            "3" => SkinTone::Medium,
            "4" => SkinTone::MediumDark,
            "5" => SkinTone::Dark,
            _ => return None,
        };
        return plain(base)?.with_skin_tone(tone).map(shown);
    }
    plain(code).map(shown)
}

fn plain(code: &str) -> Option<&'static emojis::Emoji> {
    if let Some(country) = code.strip_prefix("flag_").filter(|country| country.len() == 2) {
        let letters: Option<String> =
            country.chars().map(|c| char::from_u32(u32::from(c).checked_sub(0x61)? + 0x1f1e6)).collect();
        return emojis::get(&letters?);
    }
    let at = names::GITLAB.binary_search_by_key(&code, |(gitlab, _)| gitlab);
    emojis::get_by_shortcode(at.map_or(code, |at| names::GITLAB[at].1))
}

fn shown(emoji: &'static emojis::Emoji) -> Emoji {
    Emoji { text: emoji.as_str(), name: emoji.name() }
}

/// What all emoji are called, but for those with a tone of skin.
pub fn names() -> impl Iterator<Item = &'static str> {
    emojis::iter().map(emojis::Emoji::name)
}

/// The emoji whose short code begins with the colon at `at`, and the offset behind its last colon. A code within a word
/// or among other colons is none: `10:30:45`, `db:test:prepare`, `std::end::x`. `after` is where another emoji ended,
/// which may be right here.
pub fn at(text: &str, at: usize, after: Option<usize>) -> Option<(Emoji, usize)> {
    let (emoji, end) = code_at(text, at)?;
    let before = text[..at].chars().next_back();
    let stands_alone = after == Some(at) || before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ':' | '\\'));
    let ends = match text[end..].chars().next() {
        Some(':') => code_at(text, end).is_some(),
        next => !next.is_some_and(char::is_alphanumeric),
    };
    (stands_alone && ends).then_some((emoji, end))
}

fn code_at(text: &str, at: usize) -> Option<(Emoji, usize)> {
    let name = &text.as_bytes()[at + 1..];
    let letter = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'+' | b'-');
    let length = name.iter().take(LONGEST).take_while(|byte| letter(byte)).count();
    if length == 0 || name.get(length) != Some(&b':') {
        return None;
    }
    let end = at + 1 + length;
    by_name(&text[at + 1..end]).map(|emoji| (emoji, end + 1))
}

/// Whether any emoji is written as a short code here.
pub fn occurs(text: &str) -> bool {
    text.match_indices(':').any(|(colon, _)| at(text, colon, None).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_gitlab_and_github() {
        let check = |code: &str, want: Option<(&str, &str)>| {
            assert_eq!(by_name(code).map(|emoji| (emoji.text, emoji.name)), want, "{code}");
        };
        check("tada", Some(("🎉", "party popper")));
        check("+1", Some(("👍", "thumbs up")));
        check("thumbsup_tone3", Some(("👍🏽", "thumbs up: medium skin tone")));
        check("slight_smile", Some(("🙂", "slightly smiling face")));
        check("slightly_smiling_face", Some(("🙂", "slightly smiling face")));
        check("white_check_mark", Some(("✅", "check mark button")));
        check("flag_nl", Some(("🇳🇱", "flag: Netherlands")));
        for none in ["", "tada_tone2", "tada_tone", "flag_zz", "flag_é", "30", "no_such_thing", "TADA", "_tone1"] {
            check(none, None);
        }
    }

    #[test]
    fn every_name_of_gitlab_leads_to_an_emoji() {
        assert!(names::GITLAB.is_sorted_by(|a, b| a.0 < b.0));
        for (gitlab, github) in names::GITLAB {
            assert!(emojis::get_by_shortcode(github).is_some(), "{gitlab}: {github}");
            assert!(emojis::get_by_shortcode(gitlab).is_none(), "{gitlab} needs no entry");
        }
    }

    #[test]
    fn a_code_stands_alone() {
        let check = |text: &str, want: bool| assert_eq!(occurs(text), want, "{text}");
        for yes in [":tada:", "(:tada:)", "x :+1:!", ":tada::rocket:", "*:tada:*", "日本 :tada: 語", ":100:"] {
            check(yes, true);
        }
        for no in [
            "10:30:45",
            "a:b:c",
            "10:100:30",
            "db:test:prepare",
            "std::end::x",
            "x:tada:",
            ":tada:x",
            "\\:tada:",
            "::tada::",
            ": tada :",
            ":tada",
            "urn:x:1",
            ":no_such_thing:",
            "語:tada:",
            ":tada:::",
            "1:1:1",
        ] {
            check(no, false);
        }
        let long = ":a".repeat(50_000);
        check(&long, false);
        check(&":tada:".repeat(2_000), true);
    }
}
