//! Markdown: what a text says about the rest of the book, and its HTML.

mod dialect;
mod facts_stub;
mod fragment;
mod host;

pub use dialect::{AnchorStyle, Dialect, RawHtml};
pub use facts_stub::facts;
pub use fragment::{Anchor, Fragment, Heading, OutlineItem, ViewBlock};
pub use host::{Host, Shown};
