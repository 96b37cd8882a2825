//! A change, as far as readers are told of it.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its name, in full: 40 hexadecimal digits, or 64.
    pub id: String,
    /// When it came to be, in seconds since 1970: the committer's time, which is when a change arrived, not when its
    /// author began it.
    pub seconds: i64,
    /// The same as a day, by universal time, so that it does not depend on where the site is built.
    pub day: Date,
}

impl Commit {
    /// Reads `<id> <seconds>`; `None` when it is not that, or lies beyond the years that can be written.
    pub(super) fn read(line: &str) -> Option<Self> {
        let (id, seconds) = line.split_once(' ')?;
        let hex = id.bytes().all(|byte| byte.is_ascii_hexdigit());
        let seconds = seconds.parse().ok().filter(|_| hex && matches!(id.len(), 40 | 64))?;
        Self::new(id, seconds)
    }

    /// A commit of this name and time; `None` when the time lies beyond the years that can be written.
    pub fn new(id: &str, seconds: i64) -> Option<Self> {
        let day = Timestamp::from_second(seconds).ok()?.to_zoned(TimeZone::UTC).date();
        Some(Self { id: id.to_owned(), seconds, day })
    }

    /// The name as GitLab shows it: its first eight digits.
    pub fn short(&self) -> &str {
        self.id.get(..8).unwrap_or(&self.id)
    }
}
