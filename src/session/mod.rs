//! The one door: a session takes changes and gives snapshots.
//!
//! `build`, `check` and the tests all come through here, so that no two of them can disagree about what is broken. A
//! [`Session`] is the only thing that changes; a [`Snapshot`] never does and may be read from any thread.

mod change;
mod drawings;
mod error;
mod fingerprint;
mod import;
mod inputs;
mod limits;
mod memo;
mod options;
mod owner;
mod paths;
mod reuse;
mod snapshot;
mod store;
mod theme;
mod tree;

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tracing::info_span;

pub use change::Change;
pub use error::SessionError;
pub use inputs::unknown_rule;
pub use options::SessionOptions;
pub use snapshot::Snapshot;
pub use store::Store;

use crate::{
    base::{TextRange, VPath},
    diag::{Finding, Severity},
    engines::code::CodeCache,
    model::{ModelInput, Source},
    rules::{self, Book},
    vfs::Vfs,
};
use drawings::DrawingMemo;
use memo::Memo;
use reuse::{Dress, Facts, Made, References};
use theme::ThemeMemo;
use tree::TreeMemo;

/// A handbook that is being worked on.
#[derive(Debug)]
pub struct Session {
    vfs: Vfs,
    options: Arc<SessionOptions>,
    tree: TreeMemo,
    memo: Memo,
    code: CodeCache,
    drawings: DrawingMemo,
    theme: ThemeMemo,
    /// The line at the foot, as a source.
    footer: Option<Arc<Source>>,
    /// Counts the settings there were.
    settings: u64,
    /// The last snapshot, for as long as nothing it was made of has changed.
    last: Option<Snapshot>,
    /// What the last snapshot was made of.
    made: Option<Made>,
}

impl Session {
    /// Over the folder of a handbook. Nothing is read before the first snapshot.
    pub fn new(vfs: Vfs, options: SessionOptions) -> Self {
        Self {
            vfs,
            footer: owner::footer(&options),
            options: Arc::new(options),
            tree: TreeMemo::default(),
            memo: Memo::default(),
            code: CodeCache::default(),
            drawings: DrawingMemo::default(),
            theme: ThemeMemo::default(),
            settings: 0,
            last: None,
            made: None,
        }
    }

    /// The same, with what other sessions left in `store`.
    #[must_use]
    pub fn with_store(mut self, store: &Store) -> Self {
        self.code = CodeCache::new(Arc::clone(&store.code));
        self.drawings = DrawingMemo::new(Arc::clone(&store.drawings));
        self
    }

    /// Takes a change. What it means is found out by the next snapshot.
    pub fn apply(&mut self, change: Change) {
        if !matches!(change, Change::Touch { .. } | Change::Rescan) {
            self.last = None;
        }
        match change {
            Change::Write { path, text } => self.vfs.write(&path, text),
            Change::Remove { path } => self.vfs.remove(&path),
            Change::Touch { path } => self.vfs.touch(&path),
            Change::Rescan => self.vfs.touch_all(),
            Change::Configure(options) => {
                let mut options = *options;
                options.config.dialect.formulas = self.options.config.dialect.formulas.clone();
                self.options = Arc::new(options);
                self.footer = owner::footer(&self.options);
                self.settings += 1;
            }
        }
    }

    /// What is wrong in `book.toml` in the light of the files and rules there are, and why there would be no snapshot.
    pub fn settings_findings(&mut self) -> (Vec<Finding>, Option<SessionError>) {
        let inputs::Settings { run, extra, .. } = inputs::settings(&self.vfs, &self.options);
        let problems = extra.into_iter().chain(rules::of_settings(&run));
        let findings = problems.filter_map(|(path, problem)| {
            let severity = run.levels.of(problem.rule)?;
            Some(paths::shown(problem.at(&path, severity), &self.options.config.book.src))
        });
        let findings = findings.collect();
        let folder = inputs::source_folder(&self.vfs, &self.options).err();
        (findings, folder.or_else(|| self.theme.load(&mut self.vfs, &self.options).err()))
    }

    /// The handbook as it is now. Fails when the disk cannot be read or the theme has mistakes; what is wrong with the
    /// content is in the snapshot's findings.
    pub fn snapshot(&mut self) -> Result<Snapshot, SessionError> {
        if let Some(last) = self.last.take()
            && !self.vfs.has_news().map_err(SessionError::Disk)?
        {
            return Ok(self.last.insert(last).clone());
        }
        self.vfs.unsettle();
        let snapshot = self.compute()?;
        self.vfs.settle();
        self.last = Some(snapshot.clone());
        Ok(snapshot)
    }

    fn compute(&mut self) -> Result<Snapshot, SessionError> {
        inputs::source_folder(&self.vfs, &self.options)?;
        let tree = info_span!("disk").in_scope(|| self.tree.scan(&mut self.vfs, &self.options))?;
        let loaded = info_span!("theme").in_scope(|| self.theme.load(&mut self.vfs, &self.options))?;
        let theme = Arc::clone(&loaded.theme);
        let mut sources = info_span!("read").in_scope(|| self.memo.read(&tree, &self.options));
        if let Some(footer) = &self.footer {
            let at = sources.partition_point(|source| source.path < footer.path);
            sources.insert(at, Arc::clone(footer));
        }
        let inputs::Settings { resolve, run, render, head, mut extra } = inputs::settings(&self.vfs, &self.options);
        extra.extend(tree.problems.iter().cloned());
        let plain = sources.iter().filter(|source| source.plain_file);
        extra.extend(plain.map(|source| (source.path.clone(), tree::left_out(&source.path))));
        let config = &self.options.config;
        let input = ModelInput {
            sources,
            assets: tree.assets.keys().cloned().collect(),
            registry: Arc::clone(&self.options.registry),
            drafts: self.options.drafts,
            templates: theme.templates().into_iter().map(str::to_owned).collect(),
            matrix_titles: ["who", "who_by_team"].map(|name| render.strings.get(name).cloned().unwrap_or_default()),
            title: config.book.title.clone().unwrap_or_else(|| "Handbook".to_owned()),
            include_depth: usize::try_from(config.limits.include_depth).unwrap_or(usize::MAX),
        };
        let last = self.made.take();
        let facts = Facts::of(&input);
        let (model, mut difference) = info_span!("model").in_scope(|| Made::model(last.as_ref(), input, &facts));
        extra.extend(loaded.unused(&self.options, &model));
        let drawings = info_span!("drawings").in_scope(|| self.drawings.of(&model));
        extra.extend(drawings::problems(&model, &drawings));
        let references = References::of(&self.options, &resolve);
        let resolved = info_span!("references")
            .in_scope(|| Made::resolved(last.as_ref(), &model, (&references, &resolve), &mut difference));
        let lists = Made::lists(last.as_ref(), (&model, &resolved), &difference);
        let mut plan = inputs::plan(config, &theme, &render, lists);
        plan.drawings = drawings::outputs(&model, &drawings);
        let (site, examined) = rayon::join(
            || info_span!("plan").in_scope(|| Made::site(last.as_ref(), &model, &plan, &difference)),
            || info_span!("rules").in_scope(|| Made::examine(last.as_ref(), (&model, &resolved), &difference)),
        );
        extra.extend(site.problems.iter().cloned());
        extra.extend(limits::judge(config, &model, &site, &tree));
        let book = Book { model: &model, resolved: &resolved };
        let judged = info_span!("findings").in_scope(|| rules::judge(&book, &run, examined, &extra));
        let errors = if self.options.mark_errors { marks(&judged.findings) } else { FxHashMap::default() };
        let findings = judged.findings.into_iter().map(|finding| paths::shown(finding, &config.book.src)).collect();
        let shared = inputs::site_view(config, &theme, &model, (&render, head.clone()));
        let dress = Dress { settings: self.settings, theme: Arc::clone(&theme), head };
        let cache = Made::cache(last.as_ref(), &model, (&site, &dress), &difference);
        self.made = Some(Made {
            facts,
            model: Arc::clone(&model),
            references,
            resolved: Arc::clone(&resolved),
            plan,
            site: Arc::clone(&site),
            of_sources: judged.of_sources,
            of_records: judged.of_records,
            cache: Arc::clone(&cache),
            dress,
        });
        Ok(Snapshot {
            read: tree.read.len(),
            cache,
            code: self.code.clone(),
            drawings,
            model,
            resolved,
            site,
            theme,
            assets: Arc::new(tree.assets),
            own: Arc::new(inputs::own_files(&self.vfs, config)),
            settings: Arc::new(render),
            shared,
            errors: Arc::new(errors),
            findings: Arc::new(findings),
            src: config.book.src.clone(),
            options: Arc::clone(&self.options),
        })
    }
}

/// Where an error was found, for marking the place in a site that is built all the same.
fn marks(findings: &[Finding]) -> FxHashMap<(VPath, TextRange), String> {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| ((finding.place.path.clone(), finding.place.range), finding.message.clone())).collect()
}
