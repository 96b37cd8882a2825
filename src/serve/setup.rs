//! What a preview is given by the command line.

use std::path::PathBuf;

use super::Failure;
use crate::{
    base::{Digest, VPath},
    diag::Finding,
    session::{SessionOptions, Store},
    vfs::Limits,
};

/// Where a handbook is. Both paths are without links, as the system names places.
#[derive(Debug, Clone)]
pub struct Home {
    /// Its folder.
    pub root: PathBuf,
    /// Its settings file, which need not be there.
    pub book: PathBuf,
    /// What other runs kept.
    pub store: Store,
}

/// What its settings are now.
#[derive(Debug, Clone)]
pub struct Setup {
    /// What the vfs allows.
    pub limits: Limits,
    /// The settings and the rest of the session's inputs.
    pub options: SessionOptions,
    /// What was found in `book.toml` itself: no errors, those are a [`Failure`].
    pub findings: Vec<Finding>,
    /// Where the site would be written, when that lies below the root: never watched.
    pub output: Option<VPath>,
    /// Files beside the settings that they are to be read again for, by absolute paths.
    pub also: Vec<PathBuf>,
    /// Equal to that of another reading when that would make the same setup.
    pub key: Digest,
}

/// Reads the settings anew. What it says when they cannot be used is shown in the terminal and in the page.
pub type Reader = Box<dyn FnMut() -> Result<Setup, Failure> + Send>;

impl Setup {
    /// The folders that are scanned, with what is left out of each.
    pub(super) fn scanned(&self) -> Vec<(VPath, Vec<VPath>)> {
        let config = &self.options.config;
        let theme = config.html.theme.as_ref().map(|theme| (theme.value.clone(), Vec::new()));
        let skip = std::iter::once(config.build_dir.clone()).chain(self.output.clone()).collect();
        std::iter::once((config.book.src.clone(), skip)).chain(theme).collect()
    }

    /// Files that are read by name, wherever they lie.
    pub(super) fn named(&self) -> Vec<&VPath> {
        let config = &self.options.config;
        let html = &config.html;
        let lists = html.additional_css.iter().chain(&html.additional_js).chain(&config.links.known);
        let single = html.logo.iter().chain(&html.favicon).chain(&html.head);
        let imports = config.labels.imports.iter().map(|import| &import.path);
        lists.chain(single).chain(imports).map(|file| &file.value).collect()
    }
}
