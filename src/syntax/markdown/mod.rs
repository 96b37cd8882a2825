//! Markdown: what a text says about the rest of the book, and its HTML.
//!
//! Both come out of one walk (`walk`) over the parser's events, enriched with what CommonMark does not know: labels,
//! bare addresses, views, alerts with titles, and raw HTML with a verdict. The facts are kept for every page; events
//! are not, so HTML walks again.

mod alert;
mod allow;
mod autolink;
mod both;
mod code_spans;
mod dialect;
mod event;
mod facts;
mod fence;
mod footnotes;
mod fragment;
mod host;
mod pieces;
mod plain;
mod prepare;
mod run;
mod sentence;
mod slug;
mod target;
#[cfg(test)]
mod tests;
mod walk;
mod write;

use crate::base::TextMap;

pub use dialect::{AnchorStyle, Dialect, RawHtml};
pub use fragment::{Anchor, DiagramBlock, Fragment, Heading, OutlineItem, ViewBlock};
pub use host::{Host, Shown};
pub use pieces::Piece;
pub use slug::{Slugger, slug};
pub use write::{CODE, WORDS, scrolling};

/// Stands in a [`sentence`](crate::syntax::Reference::sentence) for a link without a text of its own: the target's name
/// goes here, which only the model knows.
pub const NAMELESS: char = '\u{1}';

/// What `text` says about the rest of the book. `map` says where the text stands in its source.
pub fn facts(text: &str, map: &TextMap, dialect: &Dialect) -> Fragment {
    let mut sink = facts::Facts::new(text, map, dialect);
    walk::walk(text, map, dialect, 0, &mut sink);
    sink.finish()
}

/// The HTML of `text`. Every question to `host` carries a range that [`facts`] gives for the same text and map.
pub fn to_html(text: &str, map: &TextMap, dialect: &Dialect, host: &dyn Host) -> String {
    let mut writer = write::Writer::new(dialect, host, false, text.len() + text.len() / 2);
    walk::walk(text, map, dialect, 0, &mut writer);
    writer.finish()
}

/// [`to_html`] and [`pieces`] of the same text in one walk.
pub fn to_html_and_pieces(text: &str, map: &TextMap, dialect: &Dialect, host: &dyn Host) -> (String, Vec<Piece>) {
    let html = write::Writer::new(dialect, host, false, text.len() + text.len() / 2);
    let mut both = both::Both { html, pieces: pieces::Pieces::default() };
    walk::walk(text, map, dialect, 0, &mut both);
    (both.html.finish(), both.pieces.finish())
}

/// The facts of a text that is one line of inline Markdown, such as a title or a field in YAML: `# x` is no heading
/// there and `1. x` no list.
pub fn inline_facts(text: &str, map: &TextMap, dialect: &Dialect) -> Fragment {
    let (text, map) = as_line(text, map);
    let mut sink = facts::Facts::new(&text, &map, dialect);
    walk::walk(&text, &map, dialect, LEAD.len(), &mut sink);
    sink.finish()
}

/// The HTML of one line of inline Markdown, without a block around it. Its ranges are those of [`inline_facts`].
pub fn inline_to_html(text: &str, map: &TextMap, dialect: &Dialect, host: &dyn Host) -> String {
    let (text, map) = as_line(text, map);
    let mut writer = write::Writer::new(dialect, host, true, text.len() * 2);
    walk::walk(&text, &map, dialect, LEAD.len(), &mut writer);
    writer.finish()
}

/// `text` without its markup, its blocks joined by blanks.
pub fn plain(text: &str, dialect: &Dialect) -> String {
    if !dialect.smart_punctuation && !plain::may_have_markup(text) {
        return text.trim().to_owned();
    }
    let map = TextMap::shift(0);
    let mut sink = plain::Plain::default();
    if text.trim_end().contains('\n') {
        walk::walk(text, &map, dialect, 0, &mut sink);
    } else {
        let (text, map) = as_line(text, &map);
        walk::walk(&text, &map, dialect, LEAD.len(), &mut sink);
    }
    sink.out.truncate(sink.out.trim_end().len());
    sink.out
}

/// A text as search reads it: plain, cut at its headings and views.
pub fn pieces(text: &str, map: &TextMap, dialect: &Dialect) -> Vec<Piece> {
    let mut sink = pieces::Pieces::default();
    walk::walk(text, map, dialect, 0, &mut sink);
    sink.finish()
}

/// A blank that starts no block: CommonMark's blocks know only spaces and tabs, while emphasis counts every blank.
const LEAD: &str = "\u{a0}";

fn as_line(text: &str, map: &TextMap) -> (String, TextMap) {
    let line = text.trim_start();
    let indent = (text.len() - line.len()) as u32;
    let lead = TextMap::from_pieces(vec![(0, indent), (LEAD.len() as u32, indent)]);
    (format!("{LEAD}{}", line.trim_end()), map.compose(&lead))
}
