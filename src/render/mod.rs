//! From the model to bytes: page views, Markdown to HTML, views, the theme.
