//! A list or record while it is being read.

use rustc_hash::FxHashMap;

use super::{Entry, Key, Node, Style, Value, words};
use crate::{base::TextRange, diag::Problem};

/// Above this many keys a record remembers them in a table; below, looking through them is faster.
const MANY_KEYS: usize = 16;

/// Something a `vade: allow` comment can cover: an entry of a mapping or an item of a sequence. Derived offsets.
#[derive(Debug, Clone, Copy)]
pub(super) struct Thing {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where the brackets around it close; far away when there are none.
    pub(super) brackets_end: usize,
}

/// A list or record that is not closed yet.
pub(super) struct Frame {
    pub(super) start: usize,
    /// One past its last byte so far.
    pub(super) end: usize,
    /// Whether it stands in brackets, its own or those around it.
    pub(super) flow: bool,
    /// Whether the brackets are its own.
    pub(super) brackets: bool,
    pub(super) anchor: usize,
    /// Levels below it, for aliases.
    pub(super) height: usize,
    /// The number of things recorded before it.
    pub(super) things: usize,
    /// Where the current item or key begins.
    pub(super) slot: usize,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    List(Vec<Node>),
    Record { entries: Vec<Entry>, key: Pending, seen: Option<FxHashMap<String, usize>> },
}

/// What a mapping waits for.
pub(super) enum Pending {
    Key,
    Value(Key),
    /// The value of a key that was refused.
    Nothing,
}

/// A value on its way into the tree.
pub(super) struct Built {
    pub(super) node: Node,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) height: usize,
}

/// The key that a value in the place of a key is, or why it is none.
pub(super) fn read_key(text: &str, built: &Built) -> Result<Key, Box<Problem>> {
    let Value::Scalar(scalar) = &built.node.value else {
        return Err(Box::new(words::key_is_no_text(text, built.start, built.end)));
    };
    if built.start == built.end {
        return Err(Box::new(words::key_is_missing(text, built.start)));
    }
    if scalar.style == Style::Plain && scalar.text == "<<" {
        return Err(Box::new(words::merge_key(built.start, built.end)));
    }
    Ok(Key { text: scalar.text.clone(), range: built.node.range })
}

/// Where the same key stands earlier in its record.
pub(super) fn earlier(entries: &[Entry], seen: &mut Option<FxHashMap<String, usize>>, key: &Key) -> Option<TextRange> {
    let index = if entries.len() < MANY_KEYS {
        entries.iter().position(|entry| entry.key.text == key.text)
    } else {
        let table = seen.get_or_insert_with(|| {
            entries.iter().enumerate().map(|(index, entry)| (entry.key.text.clone(), index)).collect()
        });
        let found = table.get(&key.text).copied();
        if found.is_none() {
            table.insert(key.text.clone(), entries.len());
        }
        found
    };
    index.and_then(|index| entries.get(index)).map(|entry| entry.key.range)
}
