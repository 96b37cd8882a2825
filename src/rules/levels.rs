//! Which rule speaks how loud: the default, `[rules]` in `book.toml`, the command line.

use std::collections::BTreeMap;

use super::registry;
use crate::diag::{RuleId, Severity};

/// A level that a handbook chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Reported at this severity.
    At(Severity),
    /// Not reported.
    Off,
}

/// The chosen levels.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    chosen: BTreeMap<&'static str, Level>,
}

impl Level {
    /// Reads `error`, `warning`, `info` or `off`.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "error" => Self::At(Severity::Error),
            "warning" => Self::At(Severity::Warning),
            "info" => Self::At(Severity::Info),
            "off" => Self::Off,
            _ => return None,
        })
    }
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
