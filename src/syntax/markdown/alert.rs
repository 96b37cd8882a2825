//! Alerts with a title of their own: `> [!WARNING] Title`.

use pulldown_cmark::BlockQuoteKind;

/// How far the walk is in an alert's title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alert {
    /// In none.
    None,
    /// The quote has begun, its first paragraph not yet.
    Pending,
    /// Within the title.
    Title,
}

/// The kind of the alert that the quote at `start` is, and where its title begins. A plain `[!NOTE]` without a title
/// is the parser's business.
pub(super) fn titled(text: &str, start: usize) -> Option<(BlockQuoteKind, usize)> {
    let rest = text[start..].strip_prefix('>')?.trim_start_matches([' ', '\t']);
    let rest = rest.strip_prefix("[!")?;
    let (word, after) = rest.split_once(']')?;
    let kind = kind(word)?;
    let title = after.trim_start_matches([' ', '\t']);
    let separated = title.len() < after.len() && !title.is_empty() && !title.starts_with(['\n', '\r']);
    separated.then_some((kind, text.len() - title.len()))
}

fn kind(word: &str) -> Option<BlockQuoteKind> {
    const KINDS: [(&str, BlockQuoteKind); 5] = [
        ("note", BlockQuoteKind::Note),
        ("tip", BlockQuoteKind::Tip),
        ("important", BlockQuoteKind::Important),
        ("warning", BlockQuoteKind::Warning),
        ("caution", BlockQuoteKind::Caution),
    ];
    KINDS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, kind)| *kind)
}
