//! From the model to bytes: page views, Markdown to HTML, views, the theme.

pub mod label_css;
pub mod page_view;
pub mod theme;
pub mod view;
