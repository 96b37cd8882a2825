//! The least that a site can cost: every page is read, parsed, rendered and written as `page/index.html`, on all processors,
//! and nothing else is done. No template, no link, no search. `benches/compare.sh` measures others against it.
//!
//! `limit SOURCES SITE`

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;

fn main() -> io::Result<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [sources, site] = arguments.as_slice() else {
        return Err(io::Error::other("limit SOURCES SITE"));
    };
    let mut pages = Vec::new();
    for entry in walkdir::WalkDir::new(sources) {
        let path = entry?.into_path();
        if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(path);
        }
    }
    pages.par_iter().try_for_each(|page| make(page, &target(page, sources, site)))
}

/// Where a page goes: `a/b.md` to `a/b/index.html`, and `a/index.md` to `a/index.html`.
fn target(page: &Path, sources: &Path, site: &Path) -> PathBuf {
    let below = page.strip_prefix(sources).unwrap_or(page).with_extension("");
    if below.ends_with("index") { site.join(below) } else { site.join(below).join("index") }.with_extension("html")
}

fn make(page: &Path, target: &Path) -> io::Result<()> {
    let text = fs::read_to_string(page)?;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut out = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut out, Parser::new_ext(without_front_matter(&text), options));
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(target, out)
}

fn without_front_matter(text: &str) -> &str {
    let rest = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    rest.map_or(text, |(_, body)| body)
}
