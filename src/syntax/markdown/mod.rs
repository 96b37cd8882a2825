//! Markdown: what a text says about the rest of the book, and its HTML.

mod dialect;
mod fragment;
mod host;

pub use dialect::{AnchorStyle, Dialect, RawHtml};
pub use fragment::{Anchor, Fragment, Heading, OutlineItem, ViewBlock};
pub use host::{Host, Shown};
