//! From arguments and environment to all that a run needs to know.

use std::{
    collections::BTreeMap,
    io::{self, Read as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    Env,
    args::{Deny, PlaceArgs, ProjectArgs},
    fault::Fault,
};
use crate::{
    base::{TextRange, VPath},
    config::{self, Config, Level},
    diag::{Finding, Problem, Severity},
};

/// The settings file's name.
const BOOK: &str = "book.toml";

/// More than any settings file holds; a folder or device by that name is not read to its end.
const LARGEST_BOOK: u64 = 4 * 1024 * 1024;

/// All that `check` and `build` need to know. Nothing below the command line asks for more.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(super) struct ProjectOptions {
    /// The folder of the handbook: what all paths of findings are relative to.
    pub(super) root: PathBuf,
    /// The folder of the sources, below the root; the root itself without a `book.toml`.
    pub(super) source: VPath,
    /// The settings.
    pub(super) config: Config,
    /// The day.
    pub(super) today: Date,
    /// Whether drafts are taken in.
    pub(super) drafts: bool,
    /// Where the site goes.
    pub(super) dest_dir: PathBuf,
    /// Whether a site with errors is written.
    pub(super) allow_errors: bool,
    /// Whether anything is kept for later runs, and taken from earlier ones.
    pub(super) cache: bool,
    /// Whether compressed forms are written beside texts.
    pub(super) compress: bool,
    /// Rules set on the command line, which wins over `[rules]`; of several for one rule the last counts. Whether the
    /// rules exist is for the registry to say.
    pub(super) rule_levels: Vec<(String, Level)>,
    /// Whether warnings fail the run; then a site with warnings is not written either.
    pub(super) deny_warnings: bool,
    /// Where GitLab Pages will show the site, when it says so.
    pub(super) pages_url: Option<String>,
    /// The user's own folder, when it is known: no site is written over it.
    pub(super) home: Option<PathBuf>,
    /// What tells this program from another one, when that is known.
    pub(super) program: Option<String>,
    /// How many threads; `None` for one a processor.
    pub(super) threads: Option<usize>,
}

/// A handbook that was found, and what its settings were told.
#[derive(Debug)]
pub(super) struct Project {
    /// What to run with.
    pub(super) options: ProjectOptions,
    /// Findings about `book.toml`. An error among them ends the run.
    pub(super) findings: Vec<Finding>,
    /// The text of `book.toml` under its name, for the report.
    pub(super) texts: BTreeMap<VPath, Arc<str>>,
}

/// Finds the handbook and reads its settings. Only the named folder is looked at: a `book.toml` further up would make
/// the same command mean different things in different places.
pub(super) fn open(args: &ProjectArgs, env: &Env) -> Result<Project, Fault> {
    let place = place(&args.place, env)?;
    let today = match (args.today, &env.source_date_epoch) {
        (Some(today), _) => today,
        (None, Some(epoch)) => epoch_day(epoch)?,
        (None, None) => env.clock,
    };
    let options = ProjectOptions {
        source: place.config.book.src.clone(),
        dest_dir: place.dest_dir,
        root: place.root,
        config: place.config,
        today,
        drafts: args.drafts,
        allow_errors: false,
        cache: true,
        compress: false,
        rule_levels: args.rules.clone(),
        deny_warnings: args.deny == Some(Deny::Warnings),
        pages_url: env.pages_url.clone(),
        home: env.home.clone(),
        program: env.program.clone(),
        threads: args.threads.map(usize::from),
    };
    Ok(Project { options, findings: place.findings, texts: place.texts })
}

/// Where a handbook is and what its settings say.
#[derive(Debug)]
pub(super) struct Place {
    /// Its folder.
    pub(super) root: PathBuf,
    /// Its settings.
    pub(super) config: Config,
    /// Where its site goes.
    pub(super) dest_dir: PathBuf,
    /// Findings about `book.toml`.
    pub(super) findings: Vec<Finding>,
    /// The text of `book.toml`.
    pub(super) texts: BTreeMap<VPath, Arc<str>>,
}

/// Where a handbook and its settings file are; only the folder is looked for.
pub(super) fn find(args: &PlaceArgs, env: &Env) -> Result<(PathBuf, PathBuf), Fault> {
    let named = args.dir.as_ref().or(args.root.as_ref());
    let root = named.map_or_else(|| env.current_dir.clone(), |dir| env.current_dir.join(dir));
    if root.is_file() {
        return Err(Fault::Usage(format!("`{}` is a file; name the handbook's folder", root.display())));
    }
    if !root.is_dir() {
        return Err(Fault::Usage(format!("there is no folder `{}`", root.display())));
    }
    let book = args.config.as_ref().map_or_else(|| root.join(BOOK), |file| env.current_dir.join(file));
    Ok((root, book))
}

/// Finds a handbook.
pub(super) fn place(args: &PlaceArgs, env: &Env) -> Result<Place, Fault> {
    let (root, _) = find(args, env)?;
    let file = args.config.as_ref().map(|file| env.current_dir.join(file));
    let bytes = match read(&file.clone().unwrap_or_else(|| root.join(BOOK))) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match &file {
            Some(file) => return Err(Fault::Usage(format!("there is no settings file `{}`", file.display()))),
            None => None,
        },
        Err(error) => {
            let file = file.unwrap_or_else(|| root.join(BOOK));
            return Err(Fault::io(format_args!("`{}` cannot be read", file.display()), &error));
        }
    };
    let name = book_name(file.as_deref(), &root);
    let (config, findings, texts) = match bytes {
        Some(bytes) => settings(&name, &bytes),
        None => (Config::bare(), Vec::new(), BTreeMap::new()),
    };
    let dest_dir = match &args.dest_dir {
        Some(dir) => env.current_dir.join(dir),
        None => root.join(config.build_dir.as_str()),
    };
    Ok(Place { root, config, dest_dir, findings, texts })
}

/// How findings name the settings file: by its path below the root, or by its name alone when it lies elsewhere.
fn book_name(file: Option<&Path>, root: &Path) -> VPath {
    let below = file.map(|file| file.strip_prefix(root).ok().or_else(|| file.file_name().map(Path::new)));
    let name = below.flatten().and_then(Path::to_str).unwrap_or(BOOK);
    VPath::new(name).unwrap_or_else(VPath::root)
}

fn settings(name: &VPath, bytes: &[u8]) -> (Config, Vec<Finding>, BTreeMap<VPath, Arc<str>>) {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            let range = TextRange::empty(good.len());
            let problem = Problem::new(config::ids::SYNTAX, range, "the settings file is not UTF-8 from here on")
                .help("save it as UTF-8 in your editor");
            let texts = BTreeMap::from([(name.clone(), Arc::from(good))]);
            return (Config::default(), vec![problem.at(name, Severity::Error)], texts);
        }
    };
    let (config, problems) = config::parse(name, text);
    let findings = problems.into_iter().map(|problem| {
        let severity = config::severity(&problem);
        problem.at(name, severity)
    });
    (config, findings.collect(), BTreeMap::from([(name.clone(), Arc::from(text))]))
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    // The settings say what the vfs may read, so they are read before there is one.
    let file = std::fs::File::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_BOOK + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_BOOK {
        return Err(io::Error::other("it is larger than 4 MiB"));
    }
    Ok(bytes)
}

fn epoch_day(epoch: &str) -> Result<Date, Fault> {
    let instant = epoch.trim().parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    let wrong = || Fault::Usage(format!("`SOURCE_DATE_EPOCH` should be a number of seconds, not `{epoch}`"));
    Ok(instant.ok_or_else(wrong)?.to_zoned(TimeZone::UTC).date())
}
