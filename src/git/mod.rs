//! When each file was last changed, as git tells.
//!
//! The history is walked once for all files, by the `git` program, in a thread of its own while files are read. What
//! comes out is a value that a session is given; nothing below asks git for anything. No repository, no program, a
//! history that is cut short: then there are no dates, and [`Trouble`] says why. A build never fails for it.
//!
//! A repository is not trusted: see [`program`] for what its settings could do and may not.

mod commit;
mod history;
mod log;
mod program;
mod trouble;
mod walk;

pub use commit::Commit;
pub use history::History;
pub use trouble::Trouble;
