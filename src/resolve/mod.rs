//! Every reference to its target, and back.
//!
//! One function a form: links, entities, labels. Nothing here words a finding; a [`Fault`] says what is wrong and what
//! would be right, and the rules turn it into a sentence.

mod asked;
mod backlinks;
mod entity;
mod fault;
mod known;
mod label;
mod link;
mod options;
mod resolved;
mod target;

pub use backlinks::{Backlink, MENTIONS, USES_LABEL};
pub use fault::Fault;
pub use known::Known;
pub use options::ResolveOptions;
pub use resolved::{Outcome, Resolved};
pub use target::{AssetTarget, Target};
