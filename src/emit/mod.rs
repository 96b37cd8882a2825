//! The only writer: staging, exchange, manifest.
//!
//! [`publish`] brings a folder to a plan. What it promises (law 5): when nothing differs, nothing is staged or touched;
//! otherwise the new tree grows beside the old one, files that did not change are the same files (hard links), and the
//! two trees change places in one step. An error or a kill at any moment leaves the old tree as it was, or the new one
//! whole; what lies around after a kill is cleared away by the next run. A folder that holds anything `vade` did not
//! write is never emptied.
//!
//! How it knows its own: the tree's root holds `.vade-output`, the list of what was written, with digests. It is also
//! what makes a second publish cheap, because no output has to be read again.
//!
//! Beside the tree there is one folder of ours, `.vade` in the handbook's own (`keep`): it may be lost at any time.
//!
//! Compressed forms are made here too, beside the texts they follow from (`forms`): no plan knows them.
//!
//! Invariants. No existing file is ever opened for writing: it may be a hard link into another tree. Every change to
//! the disk goes through `disk`, so that the tests can stop or fail the run before each one of them.

mod clean;
mod coding;
mod disk;
mod error;
#[cfg(test)]
mod faults;
mod forms;
mod guard;
mod in_place;
mod inventory;
mod keep;
mod lock;
mod make;
mod manifest;
mod place;
mod plan;
mod publish;
mod recover;
mod stage;

pub use clean::clean;
pub use error::EmitError;
pub use guard::Guard;
pub use keep::{KEPT, forget, keep, kept};
pub use publish::{FormCounts, Guarantee, Options, Published, publish};
