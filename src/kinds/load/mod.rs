//! From YAML to records, by the declarations of kinds.
//!
//! Loading never fails: a bad field drops only itself, and all problems of a text come in one go. Whether a reference
//! holds is not judged here, since one text knows nothing of the others.

mod data;
mod ids;
mod reader;
mod reference;
#[cfg(test)]
pub(super) mod sample;
mod scalar;
#[cfg(test)]
pub(super) mod tests;
mod value;
mod words;

pub use data::{Loaded, load_block, load_data};
pub(super) use reader::{Given, Reader, Voice, with_meant};
pub(super) use value::At;
pub(super) use words::{either, shown};
