//! The page itself: title, state, table of contents, neighbours.

use serde::Serialize;

use super::{Html, LabelPill, LinkView};

/// What is known of the page as a page.
#[derive(Debug, Clone, Default, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the front matter of its own")]
pub struct PageHead {
    /// What sort of page it is: `page`, `home`, `section`, the kind of its entity, `index`, `matrix`, `redirect`,
    /// `404`. It becomes a class of `body`.
    pub kind: String,
    /// The title, as the `h1` shows it.
    pub title: String,
    /// The `h1`'s id, when the page's own text begins with it; empty otherwise.
    pub title_id: String,
    /// For the browser's tab and search engines, with the state's word where there is one: "Parker (Ongoing research)".
    /// The template adds the site's title.
    pub head_title: String,
    /// A sentence about the page; empty when there is none.
    pub description: String,
    /// The address from the site's root, without a leading slash; empty for the home page.
    pub path: String,
    /// The source, as the writer knows it: `content/personas/sasha.md`; empty for a page made from nothing.
    pub source: String,
    /// `active`, `draft`, `research`, `under-review`, `deprecated`.
    pub status: String,
    /// Whether search engines shall leave it out.
    pub noindex: bool,
    /// Whether it takes the whole width, as a matrix does: no table of contents beside it.
    pub wide: bool,
    /// Whether it shows a table that can be filtered or sorted: the page then loads `table.js`.
    pub tables: bool,
    /// The headings, nested.
    pub toc: Vec<TocItem>,
    /// Whether to leave the table of contents out.
    pub hide_toc: bool,
    /// Whether to leave the navigation out.
    pub hide_nav: bool,
    /// The absolute address, when the site's is known.
    pub canonical: Option<String>,
    /// The way from the home page as data for search engines, finished: JSON-LD for a `script` element. Empty when the
    /// site's address is not known.
    pub breadcrumb_data: Html,
    /// The page's tags.
    pub tags: Vec<String>,
    /// The page's labels.
    pub labels: Vec<LabelPill>,
}

/// A heading in the table of contents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TocItem {
    /// The anchor, without `#`.
    pub id: String,
    /// The heading's text.
    pub title: String,
    /// 2 to 6.
    pub level: u8,
    /// The headings below it.
    pub children: Vec<TocItem>,
}

/// The neighbours in an ordered section.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PagerView {
    /// The page before.
    pub previous: Option<LinkView>,
    /// The page after.
    pub next: Option<LinkView>,
}
