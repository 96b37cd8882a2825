//! What the world around the program says: read once, here, and passed on as a value.

use std::{
    ffi::{OsStr, OsString},
    io::IsTerminal as _,
    path::PathBuf,
};

use jiff::civil::Date;

/// The environment, the clock and the terminal.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each says something of its own")]
pub struct Env {
    /// `NO_COLOR` is set and not empty (no-color.org).
    pub no_color: bool,
    /// `CLICOLOR_FORCE` is set and not `0`.
    pub force_color: bool,
    /// `CI_PAGES_URL`: where GitLab Pages will show the site.
    pub pages_url: Option<String>,
    /// `SOURCE_DATE_EPOCH`: the day of a reproducible build, in seconds since 1970.
    pub source_date_epoch: Option<String>,
    /// `HOME`: never written to.
    pub home: Option<PathBuf>,
    /// `COLUMNS`, when it is a number.
    pub columns: Option<usize>,
    /// Whether the report goes to a terminal.
    pub is_terminal: bool,
    /// Whether messages go to a terminal where a line can be written over, with somebody to look at it.
    pub is_watched: bool,
    /// The folder that relative paths on the command line start from.
    pub current_dir: PathBuf,
    /// The day by the clock, here.
    pub clock: Date,
    /// What tells this program from another one; none for a program that nobody can tell.
    pub program: Option<String>,
}

impl Env {
    /// Reads all of it.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment and the clock")]
    pub fn read() -> Self {
        let filled = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let text = |name: &str| filled(name).map(OsString::into_string).and_then(Result::ok);
        Self {
            no_color: filled("NO_COLOR").is_some(),
            force_color: filled("CLICOLOR_FORCE").is_some_and(|value| value != OsStr::new("0")),
            pages_url: text("CI_PAGES_URL"),
            source_date_epoch: text("SOURCE_DATE_EPOCH"),
            home: filled("HOME").map(PathBuf::from),
            columns: text("COLUMNS").and_then(|columns| columns.parse().ok()),
            is_terminal: std::io::stdout().is_terminal(),
            // Pipelines set `CI`, and some of them give their jobs a terminal.
            is_watched: std::io::stderr().is_terminal()
                && filled("CI").is_none()
                && filled("TERM").is_none_or(|term| term != OsStr::new("dumb")),
            // Without a current folder every relative path fails later, with its name.
            current_dir: std::env::current_dir().unwrap_or_default(),
            clock: Self::day(),
            // The version alone would not do: whoever works on the program builds it many times without another one.
            program: Some(concat!(env!("CARGO_PKG_VERSION"), " ", env!("VADE_SOURCES")).to_owned()),
        }
    }

    /// The day by the clock, now: a run may last longer than a day.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    pub(super) fn day() -> Date {
        jiff::Zoned::now().date()
    }
}
