//! The grammar of ids.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use crate::base::slug;

/// Whether `id` is `[a-z0-9][a-z0-9-]*`, or two such parts with `/` between.
pub(super) fn is_id(id: &str) -> bool {
    id.split('/').count() <= 2 && id.split('/').all(is_part)
}

/// Whether `part` is `[a-z0-9][a-z0-9-]*`.
pub(super) fn is_part(part: &str) -> bool {
    !part.starts_with('-')
        && !part.is_empty()
        && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The id that a text suggests, without accents; `None` when it has no letter or digit that an id may have.
pub(super) fn id_from(text: &str) -> Option<String> {
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let ascii: String = plain.chars().map(|c| if c.is_ascii() { c } else { '-' }).collect();
    let slug = slug(&ascii);
    (!slug.is_empty()).then_some(slug)
}

/// The id nearest to one that breaks the grammar: a group stays a group.
pub(super) fn mended(id: &str) -> Option<String> {
    match id.split_once('/') {
        Some((group, rest)) => Some(format!("{}/{}", id_from(group)?, id_from(rest)?)),
        None => id_from(id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_grammar_and_the_nearest_id() {
        let check = |id: &str, right: bool, want: Option<&str>| {
            assert_eq!(is_id(id), right, "{id:?}");
            assert_eq!(mended(id).as_deref(), want, "{id:?}");
        };
        check("sasha-software-developer", true, Some("sasha-software-developer"));
        check("buyer/alex", true, Some("buyer/alex"));
        check("2fa", true, Some("2fa"));
        check("a/b/c", false, Some("a/b-c"));
        check("Sasha Dev", false, Some("sasha-dev"));
        check("-x", false, Some("x"));
        check("a/", false, None);
        check("Élodie_M", false, Some("elodie-m"));
        check("日本", false, None);
        check("", false, None);
    }
}
