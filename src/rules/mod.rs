//! The rules, one file each. A rule declares its id, its default severity and its explanation beside its check; the
//! registry is the one list of them.
//!
//! To add a rule: write its file, name it in `registry.rs`.

mod allow;
mod book;
mod levels;
mod registry;
mod rule;
mod run;

pub use book::{Book, FaultCx, SourceCx};
pub use levels::Levels;
pub use registry::{RULES, rule};
pub use rule::{Check, Rule};
pub use run::{AllowEntry, RunOptions, run};
