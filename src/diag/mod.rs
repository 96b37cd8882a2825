//! Findings: what the compiler has to say about the content, as data. How they look is a matter of `render`.

mod finding;
pub mod ids;
mod problem;
pub mod render;
mod rule_id;
mod severity;

pub use finding::{Edit, Finding, Related, Suggestion};
pub use problem::Problem;
pub use rule_id::RuleId;
pub use severity::Severity;
