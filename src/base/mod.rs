//! The ground floor: values that every room uses. Nothing here knows what a handbook is.

mod bytes;
pub mod contrast;
mod digest;
mod kept;
mod line_index;
mod place;
mod range;
mod slug;
mod suggest;
mod text_map;
mod vpath;

pub use bytes::find_any;
pub use digest::Digest;
pub use kept::Kept;
pub use line_index::{LineColumn, LineIndex};
pub use place::Place;
pub use range::TextRange;
pub use slug::slug;
pub use suggest::{MeantKey, distance, nearest, nearest_key, ranked};
pub use text_map::TextMap;
pub use vpath::VPath;
