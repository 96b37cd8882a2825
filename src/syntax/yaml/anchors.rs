//! Values with a name (`&name`) and what repeats them (`*name`).

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Node, Value, layout::word_end};

/// How many bytes of repeated text weigh as much as one value in the budget.
const BYTES_PER_NODE: usize = 16;

/// A named value.
pub(super) enum Anchor {
    /// Still being read: an alias here would hold itself.
    Open,
    /// Read. The copy is kept because the tree it belongs to is still growing.
    Done { node: Node, height: usize, cost: usize },
    /// Not kept, because the named values together are above the budget.
    TooBig,
}

/// The named values of one text, by the parser's number.
pub(super) struct Anchors {
    known: FxHashMap<usize, Anchor>,
    /// Names before plain text on the same line, which may have been meant as text: (anchor, start, end of the name).
    doubtful: Vec<(usize, usize, usize)>,
    used: FxHashSet<usize>,
    budget: usize,
}

impl Anchors {
    pub(super) fn new(budget: usize) -> Self {
        Self { known: FxHashMap::default(), doubtful: Vec::new(), used: FxHashSet::default(), budget }
    }

    /// The list or record of this anchor begins. 0 is no anchor.
    pub(super) fn open(&mut self, anchor: usize) {
        if anchor > 0 {
            self.known.insert(anchor, Anchor::Open);
        }
    }

    /// A plain value begins at `value`, its name somewhere from `from` on.
    pub(super) fn name(&mut self, anchor: usize, text: &str, from: usize, value: usize) {
        if anchor == 0 {
            return;
        }
        let between = text.get(from..value).unwrap_or_default();
        if let Some(at) = between.find('&')
            && !between.contains(['\n', '\r'])
        {
            self.doubtful.push((anchor, from + at, word_end(text, from + at)));
        }
    }

    /// The value of this anchor is read.
    pub(super) fn close(&mut self, anchor: usize, node: &Node, height: usize) {
        if anchor == 0 {
            return;
        }
        let kept = weigh(node, self.budget).map(|cost| {
            self.budget -= cost;
            Anchor::Done { node: node.clone(), height, cost }
        });
        self.known.insert(anchor, kept.unwrap_or(Anchor::TooBig));
    }

    /// What an alias repeats.
    pub(super) fn get(&mut self, anchor: usize) -> Option<&Anchor> {
        self.used.insert(anchor);
        self.known.get(&anchor)
    }

    /// Names before plain text that nothing repeats, as (start, end).
    pub(super) fn unused(&self) -> Vec<(usize, usize)> {
        let unused = self.doubtful.iter().filter(|(anchor, ..)| !self.used.contains(anchor));
        unused.map(|(_, start, end)| (*start, *end)).collect()
    }
}

/// How much a copy of `node` takes from the budget: its values and, in steps, its text. `None` when it is above `most`.
fn weigh(node: &Node, most: usize) -> Option<usize> {
    let mut cost = 0;
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        cost += 1;
        match &node.value {
            Value::Scalar(scalar) => cost += scalar.text.len() / BYTES_PER_NODE,
            Value::Sequence(items) => open.extend(items),
            Value::Mapping(entries) => {
                cost += entries.iter().map(|entry| entry.key.text.len() / BYTES_PER_NODE).sum::<usize>();
                open.extend(entries.iter().map(|entry| &entry.value));
            }
        }
        if cost > most {
            return None;
        }
    }
    Some(cost)
}
