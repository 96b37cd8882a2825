//! Coloured blocks of one session, by their language and text: a page that is made again does not colour its code
//! again.

use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use super::{Language, html};
use crate::base::Digest;

/// More than this, in bytes of HTML, is not kept: the next block starts anew. It is enough for the pages that somebody
/// works on, and a build of a large handbook, which sees each block once, does not gather them all.
const ROOM: usize = 4 * 1024 * 1024;

/// Kept blocks. A colouring follows from the text alone, so it does not matter who asked first.
#[derive(Debug, Default)]
pub struct CodeCache {
    kept: RwLock<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    blocks: FxHashMap<Digest, Option<Arc<str>>>,
    bytes: usize,
}

impl CodeCache {
    /// As [`html`], kept.
    pub fn html(&self, language: &Language, code: &str) -> Option<Arc<str>> {
        let grammar = language.grammar?;
        let key = Digest::of(format!("{grammar}\0{code}").as_bytes());
        // A thread that panicked left nothing half done: a block is added in one piece.
        if let Some(kept) = self.kept.read().unwrap_or_else(PoisonError::into_inner).blocks.get(&key) {
            return kept.clone();
        }
        let made: Option<Arc<str>> = html(language, code).map(Arc::from);
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if kept.bytes > ROOM {
            *kept = Kept::default();
        }
        kept.bytes += made.as_ref().map_or(0, |html| html.len());
        kept.blocks.insert(key, made.clone());
        made
    }
}
