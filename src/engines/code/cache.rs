//! Coloured blocks, kept by their language and text: a block that was coloured before is not coloured again.

use std::sync::Arc;

use super::{Language, found, tokens};
use crate::base::{Digest, Kept};

/// The first byte of what is kept of a block says whether it has colours. If so, its tokens follow.
const PLAIN: u8 = 0;
const COLOURED: u8 = 1;

/// Kept blocks. A colouring follows from the text alone, so it does not matter who asked first.
#[derive(Debug, Clone, Default)]
pub struct CodeCache {
    kept: Arc<Kept>,
}

impl CodeCache {
    /// A cache that finds and leaves its blocks in `kept`.
    pub fn new(kept: Arc<Kept>) -> Self {
        Self { kept }
    }

    /// As [`html`](super::html()), kept.
    pub fn html(&self, language: &Language, code: &str) -> Option<String> {
        let grammar = language.grammar?;
        let key = Digest::of(format!("{grammar}\0{code}").as_bytes());
        let known = self.kept.get(key, |value| match value.split_first()? {
            (&PLAIN, []) => Some(None),
            (&COLOURED, bytes) => Some(Some(tokens::html(code, tokens::from_bytes(code, bytes)?))),
            _ => None,
        });
        known.unwrap_or_else(|| {
            let found = found(grammar, code);
            let value = found.as_ref().map_or(vec![PLAIN], |found| [vec![COLOURED], tokens::to_bytes(found)].concat());
            self.kept.put(key, &value);
            found.map(|found| tokens::html(code, found))
        })
    }
}
