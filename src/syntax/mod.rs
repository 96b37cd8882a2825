//! From text to structure: front matter, Markdown, YAML with ranges, the grammar of references and of label names.
//!
//! Nothing here fails and nothing here knows another file: each parser takes one text and returns what it saw and what
//! is wrong with it. Ranges are always offsets in the source file, however deep the text was wrapped.

mod allow;
pub mod front_matter;
pub mod html;
pub mod label;
pub mod markdown;
mod reference;
pub mod yaml;

pub use allow::Allow;
pub use reference::{Form, LabelForm, Reference};
pub use yaml::Scalar;
