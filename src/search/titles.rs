//! Titles and headings, in slices of the words that occur in them. A slice holds whole titles, so that one of them alone
//! gives results: what bears a word that falls into it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{
    Library, cut,
    document::names,
    entities::{address, short_anchor, state},
    fold::fold,
    library::Shelf,
    postings::{slices, utf16},
    share_out::share_out,
    text::call,
};
use crate::{
    model::{Node, NodeId},
    site::IndexFile,
};

/// How many headings one word may bring in. Where more bear it, it says too little.
const MOST: usize = 120;

/// Where a word stands: the page, and the heading among its anchors.
type Place = (u32, Option<u32>);

/// The files, and the words that each of them begins with.
pub(super) fn files(library: &Library<'_>, shelf: &Shelf, count: usize) -> (Vec<String>, Vec<String>) {
    let words = words(library, shelf);
    let mut vocabulary: Vec<&str> = words.keys().map(String::as_str).collect();
    vocabulary.sort_by(|a, b| utf16(a, b));
    let cost = |word: &str| words.get(word).map_or(0, |places| places.len() * 60);
    let cuts = slices(&vocabulary, count, cost);
    let mut starts = Vec::new();
    for (at, slice) in cuts.iter().enumerate() {
        if at == 0 || !slice.is_empty() {
            starts.push(if at == 0 { String::new() } else { vocabulary[slice.start].to_owned() });
        }
    }
    let files = share_out(library.threads, cuts.into_iter().enumerate().collect(), |(at, slice)| {
        let mut pages: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for place in vocabulary[slice].iter().filter_map(|word| words.get(*word)).flatten() {
            pages.entry(place.0).or_default().extend(place.1);
        }
        let rows: Vec<_> = pages.iter().map(|(page, heads)| row(library, shelf, *page, heads)).collect();
        call(&IndexFile::Titles(at), &rows)
    });
    (files, starts)
}

/// Every word of a title or heading, and where it stands. Entities are found by the first tier; only their headings are
/// in here.
fn words(library: &Library<'_>, shelf: &Shelf) -> BTreeMap<String, Vec<Place>> {
    let mut words: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let mut add = |text: &str, place: Place| {
        cut::words(&fold(text), |word| {
            let places = words.entry(word.to_owned()).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        });
    };
    for (at, id) in shelf.nodes.iter().enumerate() {
        let node = library.model.node(*id);
        let page = at as u32;
        if at >= shelf.entities {
            add(&node.title, (page, None));
            for name in names(library, node) {
                add(&name, (page, None));
            }
        }
        for (head, anchor) in node.anchors.iter().enumerate().filter(|(_, anchor)| anchor.level > 0) {
            if *anchor.title != *node.title {
                add(&anchor.title, (page, Some(head as u32)));
            }
        }
    }
    for places in words.values_mut() {
        // Titles stay, and headings as long as there are not too many.
        places.sort_by_key(|(_, head)| head.is_some());
        let titles = places.iter().take_while(|(_, head)| head.is_none()).count();
        places.truncate(MOST.max(titles.min(2 * MOST)));
    }
    words
}

/// A page: its number, title, address, where it lies, other names, state, weight, and the headings as pairs of a text
/// and an anchor.
fn row<'a>(library: &Library<'a>, shelf: &Shelf, page: u32, heads: &BTreeSet<u32>) -> impl Serialize + use<'a> {
    let node = library.model.node(shelf.nodes[page as usize]);
    let heads: Vec<[&str; 2]> = heads
        .iter()
        .filter_map(|head| node.anchors.get(*head as usize))
        .map(|anchor| [&*anchor.title, short_anchor(&anchor.title, &anchor.id)])
        .collect();
    let names = names(library, node).join("\n");
    let weight = library.weight(node);
    (page, &node.title, address(node), place(library, node), names, state(node.status), weight, heads.concat())
}

/// Where a page lies: the titles of the sections above it.
pub(super) fn place(library: &Library<'_>, node: &Node) -> String {
    let mut titles = Vec::new();
    let mut above: Option<NodeId> = node.parent;
    while let Some(id) = above {
        let node = library.model.node(id);
        if node.parent.is_some() {
            titles.push(node.title.as_str());
        }
        above = node.parent;
    }
    titles.reverse();
    titles.join(" › ")
}
