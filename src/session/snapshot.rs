//! The handbook at one moment.

use std::{collections::BTreeMap, io, sync::Arc};

use rustc_hash::FxHashMap;

use super::{SessionOptions, fingerprint, paths};
use crate::{
    base::{Digest, TextRange, VPath},
    diag::{Finding, render::Sources},
    engines::code::CodeCache,
    model::Model,
    render::{
        self, Drawings, MakeError, RenderSettings, Renderer,
        page_view::{Shared, SiteView},
        theme::Theme,
    },
    resolve::Resolved,
    site::Site,
    vfs::SourceFile,
};

/// Facts, references, findings and the plan of outputs, all of the same moment. Cheap to clone, and never changes.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The facts.
    pub model: Arc<Model>,
    /// The references.
    pub resolved: Arc<Resolved>,
    /// The plan of outputs.
    pub site: Arc<Site>,
    /// What was found, in the order of reports; paths are relative to the handbook's folder.
    pub findings: Arc<Vec<Finding>>,
    /// How many files were read.
    pub read: usize,
    pub(super) theme: Arc<Theme>,
    pub(super) assets: Arc<BTreeMap<VPath, Arc<SourceFile>>>,
    pub(super) own: Arc<BTreeMap<VPath, Vec<u8>>>,
    pub(super) settings: Arc<RenderSettings>,
    pub(super) shared: Shared<SiteView>,
    pub(super) errors: Arc<FxHashMap<(VPath, TextRange), String>>,
    pub(super) cache: Arc<render::Cache>,
    pub(super) code: CodeCache,
    pub(super) drawings: Arc<Drawings>,
    pub(super) src: VPath,
    pub(super) options: Arc<SessionOptions>,
}

impl Snapshot {
    /// Makes the output at `path`; `None` when the plan has no such output.
    pub fn make(&self, path: &str) -> Option<Result<Vec<u8>, MakeError>> {
        let recipe = self.site.outputs.get(path)?;
        let read = |path: &VPath| {
            self.assets.get(path).map_or_else(|| Err(io::ErrorKind::NotFound.into()), |file| file.read_bytes())
        };
        let own = |path: &VPath| self.own.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into());
        Some(render::make(&self.renderer(), path, recipe, &read, &own))
    }

    /// In which order to make all outputs, when that is wanted: lists of their numbers in the plan, each to be made when those
    /// before are. Any other order gives the same bytes, but takes longer.
    pub fn order(&self) -> Vec<Vec<usize>> {
        render::order(&self.renderer())
    }

    fn renderer(&self) -> Renderer<'_> {
        Renderer {
            model: &self.model,
            resolved: &self.resolved,
            site: &self.site,
            theme: &self.theme,
            settings: &self.settings,
            shared: self.shared.clone(),
            errors: &self.errors,
            cache: &self.cache,
            code: &self.code,
            drawings: &self.drawings,
        }
    }

    /// What all outputs follow from, when `program` tells one build of this program from another: of two snapshots with the
    /// same one, all outputs are the same bytes. None when a file cannot be read any more.
    pub fn fingerprint(&self, program: &str) -> Option<Digest> {
        fingerprint::of(self, program).ok()
    }

    /// Whether anybody has searched in this state: only then there is an index.
    pub fn has_search_index(&self) -> bool {
        self.cache.has_index()
    }

    /// Whether this is the very same state as another, not merely an equal one.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.model, &other.model) && Arc::ptr_eq(&self.settings, &other.settings)
    }

    /// What changes when a copied file is written; it says nothing about what is in it.
    pub fn mark_of(&self, asset: &VPath) -> Option<Digest> {
        self.assets.get(asset).map(|file| Digest::of(format!("{:?}", file.stamp).as_bytes()))
    }

    /// The path of a file as people see it, from the name the model knows it by.
    pub fn shown_path(&self, known: &VPath) -> VPath {
        paths::outer(known, &self.src)
    }

    /// The name the model knows a file by, from the path that people see.
    pub fn known_path(&self, shown: &VPath) -> VPath {
        paths::inner(shown, &self.src)
    }

    /// The path that the site lies at, with a slash at both ends.
    pub fn base_path(&self) -> &str {
        &self.settings.base_path
    }
}

impl Sources for Snapshot {
    fn text(&self, path: &VPath) -> Option<Arc<str>> {
        let source = self.model.source_at(&paths::inner(path, &self.src))?;
        Some(Arc::clone(&self.model.sources[source].text))
    }
}
