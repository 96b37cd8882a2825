//! What a rule is.

use super::{Book, FaultCx, SourceCx};
use crate::{
    base::VPath,
    diag::{Problem, RuleId, Severity},
};

/// A rule: what it is called, how grave, what it means, and how it is checked.
#[derive(Debug)]
pub struct Rule {
    /// `group/name`.
    pub id: RuleId,
    /// Its gravity where the handbook does not say otherwise.
    pub severity: Severity,
    /// A line for lists of rules.
    pub title: &'static str,
    /// For `vade explain`: why it matters, a wrong example, the right one. Markdown.
    pub explain: &'static str,
    /// How it is checked.
    pub check: Check,
}

/// How a rule is checked.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Where the thing is read: by a parser, the configuration, a kind's declaration, the model or the site's plan.
    WhereRead,
    /// On each fault of each reference.
    Fault(fn(&FaultCx<'_>) -> Option<Problem>),
    /// On each source.
    Source(fn(&SourceCx<'_>, &mut Vec<Problem>)),
    /// Once, on the whole book.
    Book(fn(&Book<'_>, &mut Vec<(VPath, Problem)>)),
    /// Once, on all records, the labels among them, and on what their fields lead to: the texts of pages do not matter.
    Records(fn(&Book<'_>, &mut Vec<(VPath, Problem)>)),
    /// On each fault of each reference, and once on all records: what is wrong where a thing is cited is wrong where it
    /// is declared, too.
    Both(fn(&FaultCx<'_>) -> Option<Problem>, fn(&Book<'_>, &mut Vec<(VPath, Problem)>)),
}
