//! The files of the search index.

use rustc_hash::FxHashMap;

use super::Renderer;
use crate::{
    model::NodeId,
    search::{self, Index, Library, Reading},
    site::{IndexFile, Recipe},
};

/// In which order a build best makes all outputs: lists of their numbers, each to be made when those before are. Pages come
/// close to the file that quotes from them, and what the words of all pages are needed for comes last.
pub(super) fn order(renderer: &Renderer<'_>) -> Vec<Vec<usize>> {
    let library = library(renderer);
    let reading = renderer.cache.reading(|| Reading::while_writing(&library));
    let mut pages: FxHashMap<NodeId, usize> = FxHashMap::default();
    let (mut texts, mut rest, mut late) = (vec![None; reading.files().len()], Vec::new(), Vec::new());
    for (at, recipe) in renderer.site.outputs.values().enumerate() {
        match recipe {
            Recipe::Page(node) => drop(pages.insert(*node, at)),
            Recipe::Search(IndexFile::Texts(file)) if *file < texts.len() => texts[*file] = Some(at),
            Recipe::Search(IndexFile::Texts(_)) => rest.push(at),
            Recipe::Search(_) => late.push(at),
            _ => rest.push(at),
        }
    }
    let mut first = Vec::with_capacity(pages.len() + texts.len() + rest.len());
    for (nodes, text) in reading.files().zip(texts) {
        first.extend(nodes.iter().filter_map(|node| pages.remove(node)));
        first.extend(text);
    }
    rest.extend(pages.into_values());
    rest.sort_unstable();
    first.append(&mut rest);
    vec![first, late]
}

/// Makes one. The first that is asked for, those of texts excepted, makes the index. Texts are not kept, because that would
/// take as much memory as the handbook: a file that is asked for after the index was made reads its pages again.
pub(super) fn file(renderer: &Renderer<'_>, file: IndexFile) -> Vec<u8> {
    let library = library(renderer);
    let reading = renderer.cache.reading(|| Reading::new(&library));
    match file {
        IndexFile::Texts(at) => search::texts(&library, reading, at).into_bytes(),
        file => renderer.cache.index(|| Index::make(&library, reading)).file(file).into_bytes(),
    }
}

fn library<'a>(renderer: &Renderer<'a>) -> Library<'a> {
    Library {
        model: renderer.model,
        dialect: &renderer.settings.dialect,
        strings: &renderer.settings.strings,
        words: &renderer.settings.words,
        styles: renderer.theme.search_styles(),
        page_file: match renderer.settings.page_links {
            crate::config::PageLinks::File => "index.html",
            crate::config::PageLinks::Directory => "",
        },
        threads: rayon::current_num_threads(),
    }
}
