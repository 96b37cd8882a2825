//! What nearly every rule needs.

pub(super) use super::{
    Book, Check, FaultCx, Rule, SourceCx,
    say::{all, code, either, noun},
};
pub(super) use crate::{
    base::VPath,
    diag::{Problem, RuleId, Severity},
    resolve::Fault,
};

/// What a rule about the whole book has to say, by file.
pub(super) type Problems = Vec<(VPath, Problem)>;
