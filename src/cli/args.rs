//! The arguments, as declared to the parser.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::config::Level;

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "vade",
    version,
    about = "Compiles a handbook: Markdown and YAML in, a checked, cross-linked site out",
    disable_help_subcommand = true,
    after_help = "Exit codes: 0 clean, 1 findings, 2 wrong arguments or book.toml, 3 reading or writing failed"
)]
pub(super) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,
    /// Whether to colour the report.
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub(super) color: ColorChoice,
    /// Say nothing beyond errors and warnings.
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
}

/// A command.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check the handbook and write the site.
    Build(BuildArgs),
    /// Check the handbook and write nothing.
    Check(ProjectArgs),
    /// Begin a handbook: settings, a few pages and records, and the pipeline.
    Init(InitArgs),
    /// Remove the site that was written.
    Clean(PlaceArgs),
    /// Explain a rule, or list all of them.
    Explain(ExplainArgs),
}

/// Where the handbook is.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct PlaceArgs {
    /// The folder of the handbook, with its `book.toml` if it has one [default: the current folder].
    #[arg(value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    /// The same, for habit's sake.
    #[arg(long, value_name = "DIR", conflicts_with = "dir")]
    pub(super) root: Option<PathBuf>,
    /// A settings file to take in place of the folder's `book.toml`.
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Where the site goes, in place of `build-dir`.
    #[arg(long, short, visible_alias = "output-dir", value_name = "DIR")]
    pub(super) dest_dir: Option<PathBuf>,
}

/// What `check` and `build` have in common.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct ProjectArgs {
    /// Where it is.
    #[command(flatten)]
    pub(super) place: PlaceArgs,
    /// The day to take for today [default: `SOURCE_DATE_EPOCH`, else the clock].
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) today: Option<Date>,
    /// Let warnings fail the run like errors.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) deny: Option<Deny>,
    /// Set a rule to `error`, `warning`, `info` or `off`; may be repeated.
    #[arg(long = "rule", value_name = "ID=LEVEL", value_parser = rule_level)]
    pub(super) rules: Vec<(String, Level)>,
    /// How the report is written.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    pub(super) format: Format,
    /// Take in drafts.
    #[arg(long)]
    pub(super) drafts: bool,
    /// How many threads to use [default: one for each processor].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) threads: Option<u16>,
}

/// The arguments of `build`.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct BuildArgs {
    /// What it shares with `check`.
    #[command(flatten)]
    pub(super) project: ProjectArgs,
    /// Write the site although there are errors, with each bad place marked. The run still fails.
    #[arg(long)]
    pub(super) allow_errors: bool,
}

/// The arguments of `init`.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct InitArgs {
    /// The folder to begin in; it is made if need be [default: the current folder].
    #[arg(value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    /// The handbook's title.
    #[arg(long, value_name = "TITLE")]
    pub(super) title: Option<String>,
}

/// The arguments of `explain`.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct ExplainArgs {
    /// The rule, as the report names it between square brackets.
    #[arg(value_name = "RULE")]
    pub(super) rule: Option<String>,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How the report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Format {
    /// For people.
    #[default]
    Human,
    /// For programs.
    Json,
}

/// What fails a run besides errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    /// Warnings.
    Warnings,
}

fn day(text: &str) -> Result<Date, String> {
    let shape = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    text.parse().ok().filter(|_| shape).ok_or_else(|| "a day is written as in 2027-05-02".to_owned())
}

fn rule_level(text: &str) -> Result<(String, Level), String> {
    let (rule, level) = text.split_once('=').ok_or("write it as `label/unused=off`")?;
    let level = Level::from_word(level).ok_or("a rule is set to `error`, `warning`, `info` or `off`")?;
    if rule.is_empty() { Err("the rule is missing".to_owned()) } else { Ok((rule.to_owned(), level)) }
}
