//! One output's bytes.

use std::{fmt, io};

use super::{
    Renderer, accent_css, atoz, backlinks, files, label_css, label_pages, nav, page, print, search, status,
    theme::ThemeError,
};
use crate::{base::VPath, site::Recipe};

/// Why an output cannot be made. Neither is the content's fault.
#[derive(Debug)]
pub enum MakeError {
    /// A template is wrong.
    Theme(ThemeError),
    /// A file to be copied could not be read.
    Io(VPath, io::Error),
}

impl fmt::Display for MakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Theme(error) => error.fmt(f),
            Self::Io(path, error) => write!(f, "cannot read `{path}`: {error}"),
        }
    }
}

impl std::error::Error for MakeError {}

/// In which order a build best makes all outputs of the plan: lists of their numbers, each to be made when those before are.
pub fn order(renderer: &Renderer<'_>) -> Vec<Vec<usize>> {
    search::order(renderer)
}

/// Makes the output at `path` by its recipe. `read` reads a file below the content root, `read_own` one below the
/// handbook's root.
pub fn make(
    renderer: &Renderer<'_>,
    path: &str,
    recipe: &Recipe,
    read: &dyn Fn(&VPath) -> io::Result<Vec<u8>>,
    read_own: &dyn Fn(&VPath) -> io::Result<Vec<u8>>,
) -> Result<Vec<u8>, MakeError> {
    let html = |made: Result<String, ThemeError>| made.map(String::into_bytes).map_err(MakeError::Theme);
    let file = |path: &VPath, bytes: io::Result<Vec<u8>>| bytes.map_err(|error| MakeError::Io(path.clone(), error));
    match recipe {
        Recipe::Page(node) => html(page::html(renderer, *node)),
        Recipe::Backlinks(node) => html(backlinks::html(renderer, *node)),
        Recipe::AtoZ => html(atoz::html(renderer, None, None)),
        Recipe::AtoZLetter(letter) => html(atoz::html(renderer, Some(letter), None)),
        Recipe::AtoZKind(letter, kind) => html(atoz::html(renderer, Some(letter), Some(kind))),
        Recipe::LabelScope(slug) => html(label_pages::scope(renderer, slug)),
        Recipe::LabelLetter(letter) => html(label_pages::letter(renderer, letter)),
        Recipe::Print(section) => html(print::html(renderer, *section)),
        Recipe::Status => html(status::html(renderer)),
        Recipe::Nav(node) => html(nav::html(renderer, *node)),
        Recipe::Moved(node) => html(files::moved(renderer, path, *node)),
        Recipe::MovedTo(to) => html(files::moved_to(renderer, path, to)),
        Recipe::NotFound => html(files::not_found(renderer)),
        Recipe::Asset(asset) => file(asset, read(asset)),
        Recipe::OwnAsset(asset) => file(asset, read_own(asset)),
        Recipe::ThemeAsset(name) => {
            let asset = renderer.theme.assets().iter().find(|asset| asset.path == *name);
            Ok(asset.map(|asset| asset.bytes.clone()).unwrap_or_default())
        }
        Recipe::Drawing { key, dark } => {
            let drawing = renderer.drawings.get(key).and_then(|drawn| drawn.as_ref().ok());
            let picture = drawing.map(|drawing| if *dark { &drawing.dark } else { &drawing.light });
            Ok(picture.map(|picture| picture.svg.clone().into_bytes()).unwrap_or_default())
        }
        Recipe::LabelCss => {
            let labels = renderer.model.labels.by_name.values();
            Ok(label_css::label_css(labels.map(|label| label.color)).into_bytes())
        }
        Recipe::AccentCss => Ok(accent_css::accent_css(renderer.settings.accent).into_bytes()),
        Recipe::Search(file) => Ok(search::file(renderer, *file)),
        Recipe::Sitemap => Ok(files::sitemap(renderer).into_bytes()),
        Recipe::Robots => Ok(files::robots(renderer).into_bytes()),
    }
}
