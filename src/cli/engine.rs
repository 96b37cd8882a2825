//! The door to the session: what the commands hand over, and what they get back.

use std::{
    borrow::Cow,
    path::PathBuf,
    sync::atomic::{AtomicU64, Ordering},
};

use tracing::info_span;

use super::{fault::Fault, huge_pages, kept::Shelf, progress::Steps, project::ProjectOptions};
use crate::{
    diag::{Finding, Severity, render::Sources},
    emit::{self, FormCounts, Guard},
    git::History,
    render::MakeError,
    rules::RULES,
    session::{self, Session, SessionError, SessionOptions, Snapshot},
    site::{IndexFile, Recipe},
    vfs::{self, Vfs},
};

/// What a run found, and what it wrote.
pub(super) struct Outcome {
    /// The findings, in the order of the report, with severities after `[rules]` and `--rule`.
    pub(super) findings: Vec<Finding>,
    /// How many files were read.
    pub(super) files: usize,
    /// The texts of those files.
    pub(super) sources: Box<dyn Sources + Send>,
    /// The site that was written; `None` when none was.
    pub(super) published: Option<Published>,
}

impl Outcome {
    /// Of a run that looked at no content.
    pub(super) fn empty() -> Self {
        let sources = Box::new(std::collections::BTreeMap::new());
        Self { findings: Vec::new(), files: 0, sources, published: None }
    }

    /// Leaves its memory to the system, which takes it back whole when the program ends, in a moment: to give back each
    /// text of a large handbook takes a thirtieth of a run.
    pub(super) fn leave(self) {
        std::mem::forget(self);
    }
}

/// A site that was written.
pub(super) struct Published {
    /// Where.
    pub(super) dir: PathBuf,
    /// How many files it has.
    pub(super) files: usize,
    /// Their bytes.
    pub(super) bytes: u64,
    /// How many of them are new or differ from before.
    pub(super) changed: usize,
    /// Compressed forms, which are not counted above.
    pub(super) forms: FormCounts,
    /// Its search index.
    pub(super) index: IndexSize,
    /// Why its pages have no dates, when they could have had some.
    pub(super) no_dates: Option<String>,
}

/// How large a search index is, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct IndexSize {
    /// All of it. A reader loads little of that.
    pub(super) all: u64,
    /// What every reader loads who searches.
    pub(super) first: u64,
    /// What `search-size` in `[limits]` allows.
    pub(super) most: u64,
}

/// Checks a handbook and writes nothing.
pub(super) fn run_check(options: &ProjectOptions) -> Result<Outcome, Fault> {
    with_threads(options, || {
        let snapshot = snapshot(options, History::none(), &shelf(options))?;
        Ok(outcome(snapshot, None))
    })
}

/// Checks a handbook and writes the site, unless there are errors (or denied warnings) and `allow_errors` is not set.
pub(super) fn run_build(options: &ProjectOptions, steps: &Steps) -> Result<Outcome, Fault> {
    huge_pages::do_without();
    with_threads(options, || {
        // Git is asked while the files are read.
        let history = history(options);
        let shelf = shelf(options);
        let snapshot = snapshot(options, history.clone(), &shelf)?;
        let has = |severity| snapshot.findings.iter().any(|finding| finding.severity == severity);
        let refused = has(Severity::Error) || (options.deny_warnings && has(Severity::Warning));
        if refused && !options.allow_errors {
            shelf.save();
            return Ok(outcome(snapshot, None));
        }
        let published = publish(options, &snapshot, steps);
        shelf.save();
        let mut published = published?;
        published.no_dates = history.trouble().map(ToString::to_string);
        Ok(outcome(snapshot, Some(published)))
    })
}

/// What is wrong in `book.toml` in the light of the files: content is not judged by settings that may not be meant.
pub(super) fn run_settings(options: &ProjectOptions) -> (Vec<Finding>, Option<Fault>) {
    let (vfs, settings) = inputs(options);
    let (findings, error) = Session::new(vfs, settings).settings_findings();
    (findings, error.map(|error| fault(&error)))
}

fn with_threads<T: Send>(options: &ProjectOptions, run: impl FnOnce() -> Result<T, Fault> + Send) -> Result<T, Fault> {
    let Some(threads) = options.threads else { return run() };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| Fault::Io(format!("the threads cannot be started: {error}")))?;
    pool.install(run)
}

/// The dates of pages, unless none are wanted.
pub(super) fn history(options: &ProjectOptions) -> History {
    if options.config.dates {
        History::gather(options.root.clone(), vec![options.source.clone()])
    } else {
        History::none()
    }
}

fn shelf(options: &ProjectOptions) -> Shelf {
    Shelf::open(&options.root, options.program.as_deref().filter(|_| options.cache))
}

fn snapshot(options: &ProjectOptions, history: History, shelf: &Shelf) -> Result<Snapshot, Fault> {
    known_rules(options)?;
    let (vfs, mut settings) = inputs(options);
    settings.history = history;
    Session::new(vfs, settings).with_store(&shelf.store).snapshot().map_err(|error| fault(&error))
}

/// Makes sure that the command line names rules that there are.
pub(super) fn known_rules(options: &ProjectOptions) -> Result<(), Fault> {
    let Some(rule) = session::unknown_rule(&options.rule_levels) else { return Ok(()) };
    let near = crate::base::nearest(rule, RULES.iter().map(|rule| rule.id.as_str()), 1);
    let hint = near
        .first()
        .map_or_else(|| "`vade explain` lists all rules".to_owned(), |near| format!("the nearest is `{near}`"));
    Err(Fault::Usage(format!("there is no rule `{rule}`: {hint}")))
}

/// What a session is made of.
fn inputs(options: &ProjectOptions) -> (Vfs, SessionOptions) {
    let (limits, settings) = settings(options);
    (Vfs::disk(options.root.clone(), limits), settings)
}

/// The inputs of a session that are not in its folder, but for the dates of pages.
pub(super) fn settings(options: &ProjectOptions) -> (vfs::Limits, SessionOptions) {
    let limits = options.config.limits;
    let limits = vfs::Limits {
        markdown: limits.page_size,
        yaml: limits.data_size,
        asset: limits.asset_size,
        path: usize::try_from(limits.path_length).unwrap_or(usize::MAX),
        ..vfs::Limits::default()
    };
    let mut settings = SessionOptions::new(options.config.clone(), options.today);
    settings.config.book.src = options.source.clone();
    settings.drafts = options.drafts;
    settings.levels.clone_from(&options.rule_levels);
    settings.pages_url.clone_from(&options.pages_url);
    settings.mark_errors = options.allow_errors;
    (limits, settings)
}

fn fault(error: &SessionError) -> Fault {
    match error {
        SessionError::Disk(_) => Fault::Io(error.to_string()),
        SessionError::Theme(_) | SessionError::NoSources(_) => Fault::Usage(error.to_string()),
    }
}

fn outcome(snapshot: Snapshot, published: Option<Published>) -> Outcome {
    Outcome { findings: snapshot.findings.to_vec(), files: snapshot.read, sources: Box::new(snapshot), published }
}

/// Writes the site, or leaves the one that is there as it is.
pub(super) fn publish(options: &ProjectOptions, snapshot: &Snapshot, steps: &Steps) -> Result<Published, Fault> {
    let paths: Vec<&str> = snapshot.site.outputs.keys().map(String::as_str).collect();
    steps.write(paths.len());
    let (most, written) = (options.config.limits.site_size, AtomicU64::new(0));
    let make = |at: usize| match info_span!("pages").in_scope(|| snapshot.make(paths[at])) {
        Some(Ok(bytes)) => {
            let size = bytes.len() as u64;
            steps.one();
            if written.fetch_add(size, Ordering::Relaxed) + size > most {
                let message =
                    format!("the site has more than {most} bytes, which is what `site-size` in `[limits]` allows");
                return Err(Fault::Usage(message));
            }
            Ok(Cow::Owned(bytes))
        }
        Some(Err(MakeError::Theme(mut error))) => {
            if let Some(theme) = &options.config.html.theme {
                error.put_in(&theme.value);
            }
            Err(Fault::Usage(error.to_string()))
        }
        Some(Err(error @ MakeError::Io(..))) => Err(Fault::Io(error.to_string())),
        None => Err(Fault::Io(format!("the plan lost `{}`", paths[at]))),
    };
    let index = |at: usize| match snapshot.site.outputs.get(paths[at]) {
        Some(Recipe::Search(file)) => Some(*file),
        _ => None,
    };
    let order = snapshot.order();
    let inputs = options.program.as_ref().and_then(|program| snapshot.fingerprint(program));
    let how = emit::Options { compress: options.compress, inputs, order: &order, ..emit::Options::default() };
    let published =
        info_span!("publish").in_scope(|| emit::publish(&options.dest_dir, &guard(options), &paths, how, &make))?;
    let forms = published.forms;
    let size = |wanted: fn(IndexFile) -> bool| {
        let sizes = published.sizes.iter().enumerate();
        sizes.filter(|(at, _)| index(*at).is_some_and(wanted)).map(|(_, size)| *size).sum()
    };
    Ok(Published {
        dir: options.dest_dir.clone(),
        files: published.written + published.kept - forms.all,
        changed: published.written + published.removed - forms.written - forms.removed,
        bytes: published.sizes.iter().sum(),
        forms,
        index: IndexSize {
            all: size(|_| true),
            first: size(|file| file == IndexFile::Entities),
            most: options.config.limits.search_size,
        },
        no_dates: None,
    })
}

/// What the site must not be written over.
pub(super) fn guard(options: &ProjectOptions) -> Guard {
    let theme = options.config.html.theme.iter().map(|theme| options.root.join(theme.value.as_str()));
    Guard {
        project: options.root.clone(),
        sources: std::iter::once(options.root.join(options.source.as_str())).chain(theme).collect(),
        home: options.home.clone(),
    }
}
