//! From the model to bytes: page views, Markdown to HTML, views, the theme.

mod accent_css;
mod atoz;
mod backlinks;
mod blocks;
mod cache;
mod cards;
mod dates;
mod entity;
mod fences;
mod fields;
mod files;
mod home;
mod host;
mod html_writer;
pub mod label_css;
mod labels;
mod make;
mod matrix;
mod meta;
mod nav;
mod page;
pub mod page_view;
mod renderer;
mod status;
pub mod theme;
mod toc;
pub mod view;
mod workflow;

pub use backlinks::long_lists;
pub use cache::Cache;
pub use fences::{Drawings, drawing_path};
pub(crate) use html_writer::HtmlWriter;
pub use make::{MakeError, make};
pub use renderer::{RenderSettings, Renderer};
pub use status::has_status;
pub use view::default_strings;
