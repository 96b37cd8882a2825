//! The files of the search index.

use super::Renderer;
use crate::{
    search::{self, Index, Library, Reading},
    site::IndexFile,
};

/// Makes one. The first that is asked for, those of texts excepted, makes the index. Texts are not kept, because that would
/// take as much memory as the handbook: a file that is asked for after the index was made reads its pages again.
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
    let reading = renderer.cache.reading(|| Reading::new(&library));
    match file {
        IndexFile::Texts(at) => search::texts(&library, reading, at).into_bytes(),
        file => renderer.cache.index(|| Index::make(&library, reading)).file(file).into_bytes(),
    }
}
