//! The whole index, but for the texts that are quoted.

use rustc_hash::FxHashMap;

use super::{
    Library, Reading,
    entities::{self, Starts, address, short_anchor, state},
    postings::{List, Postings, slices, utf16},
    share_out::share_out,
    spelling,
    text::call,
    titles,
};
use crate::site::{IndexFile, IndexPlan};

/// How many bytes of one page can be quoted from; the rest of a longer one is found, but not shown.
const QUOTED: usize = 256 * 1024;

/// Finished files. The texts to quote from are not among them: they are as large as the handbook.
#[derive(Debug)]
pub struct Index {
    entities: String,
    titles: Vec<String>,
    words: Vec<String>,
    spelling: Vec<String>,
}

impl Index {
    /// Of all pages; reads those that nobody has read yet.
    pub fn make(library: &Library<'_>, reading: &Reading) -> Self {
        let plan = IndexPlan::of(library.model);
        let shelf = &reading.shelf;
        // What was read goes first, before anything else is made.
        let postings = reading.finish(library);
        let spelling = spelling::files(&postings, plan.spelling);
        let (words, word_starts) = words(postings, plan.words, library.threads);
        let (titles, title_starts) = titles::files(library, shelf, plan.titles);
        let starts = Starts { titles: title_starts, words: word_starts };
        let entities = entities::file(library, shelf, plan, &starts);
        Self { entities, titles, words, spelling }
    }

    /// The bytes of a file; one that the index does not have is empty.
    pub fn file(&self, file: IndexFile) -> String {
        let of = |files: &[String], at: usize| files.get(at).cloned().unwrap_or_default();
        match file {
            IndexFile::Entities => self.entities.clone(),
            IndexFile::Titles(at) => of(&self.titles, at),
            IndexFile::Words(at) => of(&self.words, at),
            IndexFile::Spelling(at) => of(&self.spelling, at),
            IndexFile::Texts(_) => String::new(),
        }
    }
}

/// The text of a few pages: title, address, where the page lies, state, weight, and the sections as a heading, its
/// anchor and the text.
pub fn texts(library: &Library<'_>, reading: &Reading, at: usize) -> String {
    let mut pages = Vec::new();
    reading.pages(library, at, |id, document| {
        let node = library.model.node(id);
        let mut left = QUOTED;
        let mut sections = Vec::new();
        for part in document.sections {
            let mut text = part.text;
            let mut end = text.len().min(left);
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            text.truncate(end);
            left -= end;
            let anchor = short_anchor(&part.title, &part.anchor).to_owned();
            sections.extend([part.title, anchor, text]);
        }
        let place = titles::place(library, node);
        pages.push((&node.title, address(node), place, state(node.status), library.weight(node), sections));
    });
    call(&IndexFile::Texts(at), &pages)
}

/// The slices of all words: a line for each, with the pages behind a blank. Also the word that each slice begins with.
fn words(postings: Postings, count: usize, threads: usize) -> (Vec<String>, Vec<String>) {
    let mut lists: Vec<(Box<str>, List)> = postings.0.into_iter().collect();
    lists.sort_unstable_by(|(a, _), (b, _)| utf16(a, b));
    // Each list goes as soon as its line is written: both together are the most memory that an index takes.
    let line = |(word, list): (Box<str>, List)| {
        let mut line = format!("{word} ");
        list.encode(&mut line);
        line.shrink_to_fit();
        (word, line)
    };
    let (vocabulary, lines): (Vec<Box<str>>, Vec<String>) = share_out(threads, lists, line).into_iter().unzip();
    let vocabulary: Vec<&str> = vocabulary.iter().map(|word| &**word).collect();
    let sizes: FxHashMap<&str, usize> = vocabulary.iter().copied().zip(lines.iter().map(String::len)).collect();
    let cuts = slices(&vocabulary, count, |word| sizes.get(word).copied().unwrap_or(0) + 1);
    let mut starts = Vec::new();
    let mut files = Vec::with_capacity(count);
    let mut lines = lines.into_iter();
    for (at, slice) in cuts.into_iter().enumerate() {
        if at == 0 || !slice.is_empty() {
            starts.push(if at == 0 { String::new() } else { vocabulary[slice.start].to_owned() });
        }
        // The slices follow each other, and lines go with the slice that they are in.
        let lines: Vec<String> = lines.by_ref().take(slice.len()).collect();
        files.push(call(&IndexFile::Words(at), &lines.join("\n")));
    }
    (files, starts)
}
