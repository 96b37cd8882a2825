//! The rules, one file each. A rule declares its id, its default severity and its explanation beside its check; the
//! registry is the one list of them.
//!
//! To add a rule: write its file, name it in `registry.rs`. What it needs to know about the book is in [`Book`]; a
//! reference that does not hold is a [`Fault`](crate::resolve::Fault), found by resolution and worded by one rule.

mod allow;
mod book;
mod levels;
mod mend;
mod prelude;
mod registry;
mod rule;
mod run;
mod say;
#[cfg(test)]
mod testing;

mod anchor;
mod config;
mod front_matter;
mod html;
mod include;
mod label;
mod link;
mod markdown;
mod matrix;
mod page;
mod persona;
mod record;
mod reference;
mod site;
mod source;
mod view;
mod workflow;
mod yaml;

pub use allow::of_settings;
pub use book::{Book, FaultCx, SourceCx};
pub use levels::Levels;
pub use registry::{RULES, rule};
pub use rule::{Check, Rule};
pub use run::{AllowEntry, Examined, Judged, Kept, OfRecords, OfSources, RunOptions, examine, judge, run};
