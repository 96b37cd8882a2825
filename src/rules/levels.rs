//! Which rule speaks how loud: the default, `[rules]` in `book.toml`, the command line.

use std::collections::BTreeMap;

use super::registry;
use crate::{
    config::Level,
    diag::{RuleId, Severity},
};

/// The chosen levels.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    chosen: BTreeMap<&'static str, Level>,
}

impl Levels {
    /// Chooses a level; a later choice wins. Whether there is such a rule.
    pub fn set(&mut self, id: &str, level: Level) -> bool {
        match registry::rule(id) {
            Some(rule) => {
                self.chosen.insert(rule.id.as_str(), level);
                true
            }
            None => false,
        }
    }

    /// The severity a rule reports at; `None` when it is off.
    pub fn of(&self, id: RuleId) -> Option<Severity> {
        match self.chosen.get(id.as_str()) {
            Some(Level::At(severity)) => Some(*severity),
            Some(Level::Off) => None,
            None => Some(registry::rule(id.as_str()).map_or(Severity::Error, |rule| rule.severity)),
        }
    }
}
