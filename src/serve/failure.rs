//! Why there is no new generation of the pages.

/// A fault of the settings, the theme or the disk. Content never causes one: what is wrong with it is in the findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is broken, in a few words: the title of the bar.
    pub what: String,
    /// The report, as plain text of several lines.
    pub report: String,
}

impl Failure {
    /// A failure.
    pub fn new(what: &str, report: impl Into<String>) -> Self {
        Self { what: what.to_owned(), report: report.into() }
    }

    /// A panic: a mistake in the program. The session that had it is not used again.
    pub(super) fn bug() -> Self {
        Self::new(
            "mistake in vade, not in your handbook",
            "The line in the terminal says where. Please tell the people who maintain vade.\n\
             The preview goes on with the next change.",
        )
    }
}
