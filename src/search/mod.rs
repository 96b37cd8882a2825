//! The search index: what the script on a page loads to find things, and nothing that readers see.
//!
//! Three tiers, each loaded when it is wanted. Entities come whole in one file, because they are what readers look for.
//! Titles and headings lie in slices of the sorted words that occur in them. The full text is an inverted index in such
//! slices, and plain texts of a few pages a file to quote from. The script that reads all this, and that decides what
//! comes first, is the theme's `search/engine.js`; both fold and cut words alike (`fold.rs`, `cut.rs`).

mod cut;
mod document;
mod entities;
mod fold;
mod index;
mod library;
mod postings;
mod reading;
mod share_out;
mod spelling;
mod tally;
mod text;
mod titles;

pub use index::{Index, texts};
pub use library::Library;
pub use reading::Reading;
