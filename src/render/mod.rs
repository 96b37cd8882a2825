//! From the model to bytes: page views, Markdown to HTML, views, the theme.

pub mod page_view;
pub mod view;
