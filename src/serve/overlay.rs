//! What the bar at the foot of a page in preview shows.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::{Failure, Generation, generation::Broken};
use crate::{
    base::VPath,
    diag::{
        Finding,
        render::{Counts, json},
    },
    render::HtmlWriter,
    session::Snapshot,
};

/// The most findings that one page is sent.
const MOST: usize = 300;
/// The most bytes of the text a finding is about, for finding it in the page.
const EXCERPT: usize = 200;

/// All that a page wants to know after something changed.
#[derive(Serialize)]
struct State<'a> {
    generation: u64,
    /// The digest of the page; none when it cannot be made.
    page: Option<String>,
    /// Files beside pages that are other ones since the generation the page was made in.
    files: Vec<&'a str>,
    failure: Option<Shown<'a>>,
    counts: Counts,
    milliseconds: u128,
    pages: usize,
    findings: Vec<Value>,
    /// How many more there are.
    more: usize,
    /// How to open an editor.
    editor: Option<&'a str>,
    /// The handbook's folder, for the editor's address.
    root: Option<&'a str>,
}

#[derive(Serialize)]
struct Shown<'a> {
    what: &'a str,
    report: &'a str,
}

/// The state of a page, as JSON. `name` is its output; `editor` the address that opens an editor, and the folder of the
/// handbook for it.
pub(super) fn state(generation: &Generation, name: &str, since: u64, (editor, root): (Option<&str>, &str)) -> Vec<u8> {
    let made = generation.page(name);
    let broken = match &made {
        Err(Broken::Failed(failure)) => Some(failure),
        _ => None,
    };
    let failure = generation.failure.as_ref().or(broken);
    let files = generation.files.iter().filter(|(_, (_, changed))| *changed > since).map(|(path, _)| path.as_str());
    let (findings, more) = findings(generation, name);
    let state = State {
        generation: generation.number,
        page: made.as_ref().ok().map(|page| page.digest.to_string()),
        files: files.collect(),
        failure: failure.map(|failure| Shown { what: &failure.what, report: &failure.report }),
        counts: generation.counts(),
        milliseconds: generation.took.as_millis(),
        pages: generation.pages(),
        findings,
        more,
        editor,
        root: editor.map(|_| root),
    };
    // Text, numbers and lists: there is nothing that JSON cannot say.
    serde_json::to_vec(&state).unwrap_or_default()
}

/// The findings, those of the page's own file first; and how many more there are.
fn findings(generation: &Generation, name: &str) -> (Vec<Value>, usize) {
    let Some(snapshot) = &generation.snapshot else { return (Vec::new(), 0) };
    let own = snapshot.model.nodes.iter().find(|node| node.visible && node.out_path() == name);
    let own = own.map(|node| snapshot.shown_path(&node.place.path));
    let all = generation.settings.iter().chain(snapshot.findings.iter());
    let mut all: Vec<&Finding> = all.collect();
    all.sort_by_key(|finding| (Some(&finding.place.path) != own.as_ref(), finding.severity));
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    all.sort_by_key(|finding| Some(&finding.place.path) != own.as_ref());
    let pages = pages(snapshot, all.iter().map(|finding| &finding.place.path).collect());
    let chosen: Vec<Finding> = all.into_iter().cloned().collect();
    let mut written = Vec::new();
    // Writing to memory does not fail, and what was written can be read.
    let report =
        json::write(&chosen, snapshot, 0, &mut written).ok().and_then(|()| serde_json::from_slice(&written).ok());
    let Some(Value::Object(mut report)) = report else { return (Vec::new(), 0) };
    let Some(Value::Array(mut list)) = report.remove("diagnostics") else { return (Vec::new(), 0) };
    for (value, finding) in list.iter_mut().zip(&chosen) {
        let Value::Object(value) = value else { continue };
        value.insert("here".to_owned(), Value::Bool(Some(&finding.place.path) == own.as_ref()));
        value.insert("text".to_owned(), Value::String(excerpt(snapshot, finding)));
        if let Some(url) = pages.get(&finding.place.path) {
            value.insert("url".to_owned(), Value::String(format!("/{}", crate::site::encode(url))));
        }
    }
    (list, more)
}

/// The addresses of the first page that each file makes.
fn pages(snapshot: &Snapshot, files: BTreeSet<&VPath>) -> BTreeMap<VPath, String> {
    let known: BTreeMap<VPath, &VPath> = files.into_iter().map(|file| (snapshot.known_path(file), file)).collect();
    let mut pages = BTreeMap::new();
    for node in snapshot.model.nodes.iter().filter(|node| node.visible) {
        if let Some(file) = known.get(&node.place.path) {
            let url = if node.url.is_empty() { String::new() } else { format!("{}/", node.url) };
            pages.entry((*file).clone()).or_insert(url);
        }
    }
    pages
}

/// The text a finding is about, up to the end of its line.
fn excerpt(snapshot: &Snapshot, finding: &Finding) -> String {
    use crate::diag::render::Sources as _;
    let text = snapshot.text(&finding.place.path);
    let about = text.as_ref().and_then(|text| text.get(finding.place.range.to_usize())).unwrap_or_default();
    let line = about.lines().next().unwrap_or_default();
    let end = (0..=line.len().min(EXCERPT)).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
    line[..end].to_owned()
}

/// A page for when there is none: the settings or the theme cannot be used, and never could since the preview began.
pub(super) fn failure_page(failure: &Failure) -> String {
    let html = HtmlWriter::new().open("!doctype html", &[]).open("html", &[("lang", "en")]);
    let html = html.open("head", &[]).open("meta", &[("charset", "utf-8")]);
    let html = html.open("title", &[]).text(&failure.what).close("title").close("head");
    let html = html.open("body", &[]).open("main", &[("id", "main")]);
    let html = html.open("h1", &[]).text(&failure.what).close("h1");
    let html = html.open("pre", &[]).text(&failure.report).close("pre");
    let html = html.open("p", &[]).text("This page comes back by itself when that is mended.").close("p");
    html.close("main").close("body").close("html").finish()
}
