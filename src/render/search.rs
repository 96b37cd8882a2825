//! The files of the search index.

use super::Renderer;
use crate::{
    search::{Index, Library},
    site::IndexFile,
};

/// Makes one. The first that is asked for makes the index; the texts of pages are read again for each file, because
/// keeping them all would take as much memory as the handbook.
pub(super) fn file(renderer: &Renderer<'_>, file: IndexFile) -> Vec<u8> {
    let library = Library {
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
    };
    let index = renderer.cache.index(|| Index::make(&library));
    index.file(&library, file).into_bytes()
}
