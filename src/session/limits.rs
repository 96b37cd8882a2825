//! `[limits]` of the whole site: how many files and redirects it has, how large it is.

use super::{inputs::book, tree::Tree};
use crate::{
    base::{TextRange, VPath},
    config::Config,
    diag::{Problem, ids},
    model::Model,
    site::{Recipe, Site},
};

/// What of a planned site lies above its limits.
pub(super) fn judge(config: &Config, model: &Model, site: &Site, tree: &Tree) -> Vec<(VPath, Problem)> {
    let limits = &config.limits;
    let mut problems = Vec::new();
    let mut say = |message: String, help: &str| {
        problems.push((book(config), Problem::new(ids::SOURCE_LIMIT, TextRange::default(), message).help(help)));
    };
    let files = site.outputs.len() as u64;
    if files > limits.files {
        say(
            format!("the site would have {files} files, and `files` in `[limits]` allows {}", limits.files),
            "take out what nobody needs, or allow more",
        );
    }
    let moved = |recipe: &&Recipe| matches!(recipe, Recipe::Moved(_) | Recipe::MovedTo(_));
    let redirects = site.outputs.values().filter(moved).count() as u64;
    if redirects > limits.redirects {
        say(
            format!(
                "the site would have {redirects} redirects, and `redirects` in `[limits]` allows {}",
                limits.redirects
            ),
            "old addresses stand under `aliases` of pages and under `[output.html.redirect]`; take out the oldest",
        );
    }
    // What the pages come to is known when they are made; `build` counts that, too.
    let bytes: u64 = tree.assets.values().map(|file| file.len).sum::<u64>()
        + model
            .sources
            .iter()
            .filter(|source| source.page.is_some())
            .map(|source| source.text.len() as u64)
            .sum::<u64>();
    if bytes > limits.site_size {
        say(
            format!(
                "the site would have more than {bytes} bytes, and `site-size` in `[limits]` allows {}",
                limits.site_size
            ),
            "see which pictures and documents are large, or allow more",
        );
    }
    problems
}
