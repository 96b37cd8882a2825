//! The arguments, as declared to the parser.

use std::{net::IpAddr, path::PathBuf};

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
    /// Show the handbook in a browser while it is being written.
    Serve(ServeArgs),
    /// Write the site again whenever something changes.
    Watch(WatchArgs),
    /// Begin a handbook: settings, a few pages and records, and the pipeline.
    Init(InitArgs),
    /// Remove the site that was written, and what was kept for the next run.
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
    /// What is told of where the time went.
    #[command(flatten)]
    pub(super) trace: TraceArgs,
}

/// Where the time of a run went.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct TraceArgs {
    /// Say how long each stage took.
    #[arg(long)]
    pub(super) timings: bool,
    /// Write what happened when, for a browser's trace viewer.
    #[arg(long, value_name = "FILE")]
    pub(super) trace: Option<PathBuf>,
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
    /// Take nothing from `.vade`, where earlier runs left coloured code and drawn diagrams, and leave nothing there.
    #[arg(long)]
    pub(super) no_cache: bool,
    /// Put `.br` and `.gz` beside every text, for web servers that send them in its place.
    #[arg(long)]
    pub(super) compress: bool,
}

/// The arguments of `serve`.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct ServeArgs {
    /// Where it is and how it is judged.
    #[command(flatten)]
    pub(super) follow: FollowArgs,
    /// The port; 0 for any that is free [default: 3000, or the next that is free].
    #[arg(long, short, value_name = "PORT")]
    pub(super) port: Option<u16>,
    /// The address to listen on, in place of this machine's own: other machines may then read drafts.
    #[arg(long, short = 'n', visible_alias = "hostname", value_name = "ADDRESS")]
    pub(super) host: Option<IpAddr>,
    /// Answer under this name too, as behind a proxy; may be repeated.
    #[arg(long = "allow-host", value_name = "NAME")]
    pub(super) allow_hosts: Vec<String>,
    /// Open the browser.
    #[arg(long, short)]
    pub(super) open: bool,
    /// Where links to a place in a file lead: `vscode`, `vscodium`, `cursor`, `zed`, `idea`, or an address with `{file}`,
    /// `{line}` and `{column}` [default: a click copies the place].
    #[arg(long, value_name = "EDITOR", value_parser = editor)]
    pub(super) editor: Option<String>,
}

/// The arguments of `watch`.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct WatchArgs {
    /// Where it is and how it is judged.
    #[command(flatten)]
    pub(super) follow: FollowArgs,
    /// Take in drafts.
    #[arg(long)]
    pub(super) drafts: bool,
    /// Let warnings keep the site from being written, like errors.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) deny: Option<Deny>,
    /// Write the site although there are errors, with each bad place marked.
    #[arg(long)]
    pub(super) allow_errors: bool,
}

/// What `serve` and `watch` have in common.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct FollowArgs {
    /// Where it is.
    #[command(flatten)]
    pub(super) place: PlaceArgs,
    /// The day to take for today [default: `SOURCE_DATE_EPOCH`, else the clock].
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) today: Option<Date>,
    /// Set a rule to `error`, `warning`, `info` or `off`; may be repeated.
    #[arg(long = "rule", value_name = "ID=LEVEL", value_parser = rule_level)]
    pub(super) rules: Vec<(String, Level)>,
    /// Look at the files twice a second, where the system does not tell of changes.
    #[arg(long)]
    pub(super) poll: bool,
    /// How many threads to use [default: one for each processor].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) threads: Option<u16>,
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

/// Addresses that open a place in an editor.
const EDITORS: [(&str, &str); 5] = [
    ("vscode", "vscode://file{file}:{line}:{column}"),
    ("vscodium", "vscodium://file{file}:{line}:{column}"),
    ("cursor", "cursor://file{file}:{line}:{column}"),
    ("zed", "zed://file{file}:{line}:{column}"),
    ("idea", "idea://open?file={file}&line={line}&column={column}"),
];

fn editor(text: &str) -> Result<String, String> {
    if let Some((_, address)) = EDITORS.iter().find(|(name, _)| *name == text) {
        return Ok((*address).to_owned());
    }
    let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme =
        !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let runs = ["javascript", "data", "vbscript"].iter().any(|bad| scheme.eq_ignore_ascii_case(bad));
    if is_scheme && !runs && text.contains("{file}") {
        return Ok(text.to_owned());
    }
    let names: Vec<&str> = EDITORS.iter().map(|(name, _)| *name).collect();
    Err(format!("write one of {}, or an address such as `vscode://file{{file}}:{{line}}:{{column}}`", names.join(", ")))
}
