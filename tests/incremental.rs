//! Law 1: after any sequence of changes, findings and every output byte equal those of a fresh session over the same
//! files. `VADE_INCREMENTAL_CASES` asks for more sequences than the few that every run tries.
#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::items_after_statements,
    clippy::map_unwrap_or,
    clippy::needless_for_each,
    clippy::needless_range_loop,
    clippy::too_many_lines,
    clippy::type_complexity,
    reason = "a test reads best in the order it happens, and its tables may be long"
)]
#![expect(clippy::disallowed_methods, reason = "the test is told by the environment how long to run")]

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::date;
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config as Runs, RngAlgorithm, TestRng, TestRunner},
};
use vademecum::{
    base::VPath,
    config,
    session::{Change, Session, SessionError, SessionOptions, Snapshot},
    vfs::{Vfs, fixture},
};

const HANDBOOK: &str = include_str!("golden/handbook.txt");

/// Texts that a file may come to have: each touches what other files look up.
const TEXTS: &[(&str, &str)] = &[
    ("content/_help.md", "## Where to get help {#help}\n\n### Steps\n\nNobody is there. See [this](#steps).\n"),
    ("content/_help.md", "```{include}\nfile: _help.md\n```\n"),
    ("content/_help.md", "```{include}\nfile: plans/_deep/x.md\n```\n"),
    (
        "content/plans/_deep/x.md",
        "## From below\n\n[up](../../requests.md#steps) ~\"Berth Status::2-Given\" ~gone::now\n",
    ),
    ("content/requests.md", "# Requests\n\nNothing here: ~urgent, [x](#steps).\n"),
    ("content/requests.md", "---\ntitle: [unclosed\n---\n\n## Steps\n"),
    ("content/requests.md", "---\ntitle: Requests\nstatus: removed\n---\n\n## Steps\n"),
    ("content/plans/storm.md", "---\ntitle: Storm plan\n---\n\n## First {#then}\n\n## Then\n"),
    ("content/plans/spring.md", "---\ntitle: Spring plan\n---\n\nHere. ![q](quay.svg)\n"),
    (
        "content/plans/spring.md",
        "---\ntitle: Spring plan\n---\n\n:tada: $`x^2`$ and $`\\nope`$\n\n```yaml\na: 1 # b\n```\n\n```mermaid\nflowchart LR\n  A --> B\n```\n",
    ),
    (
        "content/plans/spring.md",
        "---\ntitle: Spring plan\n---\n\n```yml\na: 2 # b\n```\n\n```mermaid\nflowchart LR\n  A[ --> B\n```\n\n```mermaid\npie\n  \"a\": 1\n```\n",
    ),
    ("content/_help.md", "## Where to get help {#help}\n\n```mermaid\nflowchart LR\n  A --> B\n```\n"),
    ("content/plans/quay.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
    (
        "content/labels/status.yaml",
        "labels:\n  - name: \"Berth Status::1-Wanted\"\n    previously: [\"Berth Status::1-Asked\"]\n",
    ),
    (
        "content/labels/status.yaml",
        "labels:\n  - {name: urgent, color: \"#00ff00\", deprecated: true, replaced_by: none}\n",
    ),
    ("content/labels/status.yaml", "labels: {\n"),
    ("content/personas/mara.md", "---\nkind: persona\nid: pavel\nname: Pavel\nrole: nobody\ngroup: user\n---\n"),
    (
        "content/personas/mara.md",
        "---\nkind: persona\nname: Mara\nstatus: removed\nreplaced_by: pavel\ngroup: user\n---\n\n## A day\n",
    ),
    (
        "content/personas/more.yaml",
        "personas:\n  - {id: pavel, name: Pavel the Second, group: buyer, previously: [rosa]}\n",
    ),
    ("content/personas/mara/index.md", "---\ntitle: Beside Mara\n---\n"),
    (
        "content/records.yaml",
        "teams:\n  - {id: harbour-office, name: Office of the Harbour}\nterms:\n  - {id: ice-class, name: Ice, definition: Thick.}\n",
    ),
    (
        "content/workflows/visit.yaml",
        "workflows:\n  - {id: visit, name: Visit, scope: Berth Status, stages: [{id: given, name: Given, next: [asked]}]}\n",
    ),
    ("content/tides/index.md", "---\ntitle: Tides\n---\n\n~kind/crane and `crane`.\n"),
    ("content/berths/index.md", "---\ntitle: Berths\n---\n\nAll of them.\n"),
    (
        "extra/sync.yaml",
        "default:\n  labels:\n    - {name: kind/boom, color: ff0000, previously: [{name: kind/crane}]}\n",
    ),
    (
        "extra/theme/templates/page.html",
        "{% extends \"default/page.html\" %}\n{% block footer %}\n<p>{{ page.title }}</p>\n{% endblock footer %}\n",
    ),
    ("extra/theme/templates/page.html", "{% extends \"default/page.html\" %}\n{% block footer %}\n"),
    ("extra/theme/assets/quay.css", "body { color: teal; }\n"),
    ("extra/known.txt", "/spring/\n"),
    ("extra/own.css", "body { color: navy; }\n"),
];

/// Paragraphs that a page may end in: what they say is seen by other pages, if by any, through what they refer to.
const PROSE: &[&str] = &[
    "Plain words, and nothing else.",
    "And [more](/requests.md#steps) of [it](#no-such-section).",
    "See ~urgent and ~\"Berth Status::9-Nowhere\".",
    "[](persona:pavel) knows, [](term:ice-class) too, [](persona:nobody) does not.",
    "<!-- vade: allow label/undeclared, on purpose -->\n~\"Berth Status::9-Nowhere\"",
    "![](missing.png) and [a page](missing.md).",
    "```mermaid\nflowchart LR\n  C --> D\n```",
    "## Another section\n\nWith a line.",
];

/// Words for others, in prose and in fields.
const WORDS: &[(&str, &str)] = &[
    (" the ", " that "),
    (" a ", " one "),
    (".\n", "!\n"),
    ("color: \"#", "color: \"#a"),
    ("o", "oo"),
    ("title:", "hide_nav: true\ntitle:"),
    ("title: ", "title: Zeal of "),
    ("name: ", "name: New "),
    ("\n## ", "\n## Now "),
    ("# ", "# Ö "),
    ("~urgent", "~rush"),
];

/// Parts of the settings that may be swapped for others.
const SETTINGS: &[(&str, &str)] = &[
    ("title = \"Harbour Handbook\"\ndesc", "title = \"The Quay\"\ndesc"),
    ("language = \"en\"", "language = \"pt-BR\""),
    ("[output.html.redirect]", "[html]\npage-links = \"file\"\n\n[output.html.redirect]"),
    ("site-url = \"https://harbour.example/handbook/\"\n", ""),
    ("[links]\n", "[html.strings]\nwho = \"Duties\"\n\n[links]\n"),
    ("[links]\n", "[links]\nignore = [\"spring*\"]\n"),
    ("[links]\n", "[markdown]\nanchors = \"github\"\nwikilinks = true\n\n[links]\n"),
    ("[links]\n", "[rules]\n\"label/undeclared\" = \"warning\"\n\"link/missing-anchor\" = \"off\"\n\n[links]\n"),
    ("[labels]\n", "[labels]\ncode-spans = \"off\"\n"),
    ("import = [{path = \"extra/sync.yaml\", format = \"kubernetes\"}]\n", ""),
    ("plural = \"berths\"", "plural = \"moorings\""),
    ("type = \"ref\"\nkinds = [\"team\"]\nrelation = \"Keeps\"", "type = \"text\""),
];

/// One thing that happens. Numbers choose among what there is, modulo its count.
#[derive(Debug, Clone)]
enum Step {
    /// A file gets one of the texts.
    Write(usize),
    /// A file of the handbook is gone.
    Remove(usize),
    /// A file has another's name now.
    Rename(usize, usize),
    /// A line is taken out.
    CutLine(usize, usize),
    /// A line stands a second time, further down.
    CopyLine(usize, usize, usize),
    /// A file gets the text that another has.
    CopyText(usize, usize),
    /// A paragraph is added at the end of a file.
    Say(usize, usize),
    /// A word becomes another one, at its nth place.
    Reword(usize, usize, usize),
    /// Back to what was before the last step that changed something.
    Undo,
    /// Back to the beginning.
    Restore,
    /// One of the settings changes, or changes back.
    Settings(usize),
    /// Drafts are taken in, or left out again.
    Drafts,
    /// Nothing at all.
    Nothing,
}

fn step() -> impl Strategy<Value = Step> {
    let any = || 0..1000_usize;
    prop_oneof![
        8 => any().prop_map(Step::Write),
        3 => any().prop_map(Step::Remove),
        3 => (any(), any()).prop_map(|(from, to)| Step::Rename(from, to)),
        5 => (any(), any()).prop_map(|(file, line)| Step::CutLine(file, line)),
        3 => (any(), any(), any()).prop_map(|(file, line, to)| Step::CopyLine(file, line, to)),
        1 => (any(), any()).prop_map(|(from, to)| Step::CopyText(from, to)),
        6 => (any(), any()).prop_map(|(file, prose)| Step::Say(file, prose)),
        6 => (any(), any(), any()).prop_map(|(file, word, at)| Step::Reword(file, word, at)),
        4 => Just(Step::Undo),
        1 => Just(Step::Restore),
        2 => any().prop_map(Step::Settings),
        1 => Just(Step::Drafts),
        1 => Just(Step::Nothing),
    ]
}

/// What a session is given, in full.
#[derive(Debug, Clone, PartialEq, Eq)]
struct World {
    files: BTreeMap<String, String>,
    book: String,
    drafts: bool,
}

impl World {
    fn new() -> Self {
        let mut files: BTreeMap<String, String> = fixture(HANDBOOK).into_iter().collect();
        let book = files.remove("book.toml").unwrap();
        let book = book.replacen("[output.html]\n", "[output.html]\ntheme = \"extra/theme\"\n", 1);
        files.insert("extra/theme/assets/quay.css".to_owned(), "body {\n  color: black;\n}\n".to_owned());
        Self { files, book, drafts: false }
    }

    fn options(&self) -> SessionOptions {
        let (config, _) = config::parse(&path("book.toml"), &self.book);
        let mut options = SessionOptions::new(config, date(2026, 11, 22));
        options.drafts = self.drafts;
        // What a place looks like that has an error is part of the bytes.
        options.mark_errors = true;
        options
    }

    fn nth(&self, at: usize) -> Option<(String, String)> {
        let count = self.files.len().max(1);
        self.files.iter().nth(at % count).map(|(name, text)| (name.clone(), text.clone()))
    }

    /// The world after a step.
    fn after(&self, step: &Step, past: &mut Vec<Self>) -> Self {
        let mut next = self.clone();
        match step {
            Step::Write(at) => {
                let (name, text) = TEXTS[at % TEXTS.len()];
                next.files.insert(name.to_owned(), text.to_owned());
            }
            Step::Remove(at) => {
                if let Some((name, _)) = self.nth(*at) {
                    next.files.remove(&name);
                }
            }
            Step::Rename(from, to) => {
                if let Some((name, text)) = self.nth(*from) {
                    next.files.remove(&name);
                    next.files.insert(new_name(&name, *to), text);
                }
            }
            Step::CutLine(file, line) => next.edit(*file, |lines| {
                lines.remove(line % lines.len());
            }),
            Step::CopyLine(file, line, to) => next.edit(*file, |lines| {
                let copy = lines[line % lines.len()].clone();
                lines.insert(to % (lines.len() + 1), copy);
            }),
            Step::CopyText(from, to) => {
                if let (Some((_, text)), Some((name, _))) = (self.nth(*from), self.nth(*to)) {
                    next.files.insert(name, text);
                }
            }
            Step::Say(file, prose) => next.edit(*file, |lines| {
                lines.push(format!("\n{}", PROSE[prose % PROSE.len()]));
            }),
            Step::Reword(file, word, at) => {
                let (old, new) = WORDS[word % WORDS.len()];
                if let Some((name, text)) = self.nth(*file) {
                    let places: Vec<usize> = text.match_indices(old).map(|(place, _)| place).collect();
                    if !places.is_empty() {
                        let place = places[at % places.len()];
                        next.files.insert(name, format!("{}{new}{}", &text[..place], &text[place + old.len()..]));
                    }
                }
            }
            Step::Undo => next = past.pop().unwrap_or(next),
            Step::Restore => next = Self::new(),
            Step::Settings(at) => {
                let (old, new) = SETTINGS[at % SETTINGS.len()];
                next.book = if new.is_empty() || !self.book.contains(new) {
                    self.book.replacen(old, new, 1)
                } else {
                    self.book.replacen(new, old, 1)
                };
            }
            Step::Drafts => next.drafts = !self.drafts,
            Step::Nothing => {}
        }
        if !matches!(step, Step::Undo) && next != *self {
            past.push(self.clone());
        }
        next
    }

    fn edit(&mut self, file: usize, change: impl FnOnce(&mut Vec<String>)) {
        let Some((name, text)) = self.nth(file) else { return };
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        if !lines.is_empty() {
            change(&mut lines);
        }
        self.files.insert(name, lines.iter().map(|line| format!("{line}\n")).collect());
    }

    /// What a session must be told to come from here to `next`.
    fn changes(&self, next: &Self) -> Vec<Change> {
        let gone = self.files.keys().filter(|name| !next.files.contains_key(*name));
        let mut changes: Vec<Change> = gone.map(|name| Change::Remove { path: path(name) }).collect();
        let written = next.files.iter().filter(|(name, text)| self.files.get(*name) != Some(text));
        changes.extend(written.map(|(name, text)| Change::Write { path: path(name), text: text.clone() }));
        if (&self.book, self.drafts) != (&next.book, next.drafts) {
            changes.push(Change::Configure(Box::new(next.options())));
        }
        changes
    }

    fn fresh(&self) -> Session {
        Session::new(Vfs::from_strings(self.files.clone()), self.options())
    }
}

/// Another name for a file: in another folder, as a partial, as the index of a folder, or just another.
fn new_name(name: &str, choice: usize) -> String {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    match choice % 5 {
        0 => format!("{folder}/_{file}"),
        1 => format!("{folder}/new-{file}"),
        2 => format!("content/deep/er/{file}"),
        3 => format!("{}/index.md", name.trim_end_matches(".md")),
        _ => format!("content/plans/{}", file.trim_start_matches('_')),
    }
}

fn path(name: &str) -> VPath {
    VPath::new(name).unwrap()
}

/// Findings and outputs, as values that can be compared.
fn made(snapshot: &Snapshot) -> (Vec<String>, BTreeMap<String, Result<Vec<u8>, String>>) {
    let findings = snapshot.findings.iter().map(|finding| format!("{finding:?}")).collect();
    let outputs = snapshot.site.outputs.keys().map(|path| {
        let bytes = snapshot.make(path).unwrap().map_err(|error| format!("{error:?}"));
        (path.clone(), bytes)
    });
    (findings, outputs.collect())
}

/// Expects that a session that lived through it all says what a fresh one says.
fn same(session: &mut Session, world: &World, what: &str) {
    let (lived, fresh) = (session.snapshot(), world.fresh().snapshot());
    let (lived, fresh) = match (lived, fresh) {
        (Ok(lived), Ok(fresh)) => (made(&lived), made(&fresh)),
        (lived, fresh) => {
            let told = |one: Result<Snapshot, SessionError>| one.err().map(|error| error.to_string());
            return assert_eq!(told(lived), told(fresh), "{what}");
        }
    };
    assert_eq!(lived.0, fresh.0, "findings, {what}");
    assert_eq!(lived.1.keys().collect::<Vec<_>>(), fresh.1.keys().collect::<Vec<_>>(), "outputs, {what}");
    for (path, bytes) in &lived.1 {
        let text = |made: &Result<Vec<u8>, String>| {
            made.as_ref().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_else(Clone::clone)
        };
        assert_eq!(text(bytes), text(&fresh.1[path]), "`{path}`, {what}");
    }
}

fn live(steps: &[Step]) {
    let (mut world, mut past) = (World::new(), Vec::new());
    let mut session = world.fresh();
    session.snapshot().unwrap();
    for (at, step) in steps.iter().enumerate() {
        let next = world.after(step, &mut past);
        for change in world.changes(&next) {
            session.apply(change);
        }
        world = next;
        same(&mut session, &world, &format!("after {:?}", &steps[..=at]));
    }
}

#[test]
fn the_handbook_of_the_test_has_every_kind() {
    let world = World::new();
    let snapshot = world.fresh().snapshot().unwrap();
    let met: Vec<usize> = snapshot.model.entities.all.iter().map(|entity| entity.kind).collect();
    for (at, kind) in snapshot.model.registry.names().enumerate() {
        assert!(met.contains(&at), "no `{kind}` in the fixture");
    }
    assert!(!made(&snapshot).1.is_empty());
}

#[test]
fn settings_and_texts_do_change_something() {
    let world = World::new();
    for at in 0..SETTINGS.len() {
        assert_ne!(world.after(&Step::Settings(at), &mut Vec::new()).book, world.book, "{:?}", SETTINGS[at]);
    }
    for at in 0..TEXTS.len() {
        assert_ne!(world.after(&Step::Write(at), &mut Vec::new()).files, world.files, "{:?}", TEXTS[at]);
    }
}

#[test]
fn there_and_back() {
    let world = World::new();
    let before = made(&world.fresh().snapshot().unwrap());
    let mut session = world.fresh();
    for at in 0..TEXTS.len() {
        let next = world.after(&Step::Write(at), &mut Vec::new());
        world.changes(&next).into_iter().for_each(|change| session.apply(change));
        let other = session.snapshot().ok().map(|snapshot| made(&snapshot));
        assert!(other.as_ref() != Some(&before), "a text that changes nothing tests nothing: {:?}", TEXTS[at]);
        next.changes(&world).into_iter().for_each(|change| session.apply(change));
        assert!(made(&session.snapshot().unwrap()) == before, "back from {:?}", TEXTS[at]);
    }
}

#[test]
fn what_nobody_else_sees_costs_nothing_else() {
    let check = |name: &str, old: &str, new: &str, want: bool| {
        let world = World::new();
        let mut session = world.fresh();
        let before = session.snapshot().unwrap();
        let text = world.files[name].replacen(old, new, 1);
        assert_ne!(text, world.files[name], "{name}: {old}");
        session.apply(Change::Write { path: path(name), text });
        let after = session.snapshot().unwrap();
        assert_eq!(Arc::ptr_eq(&before.site, &after.site), want, "{name}: {old} → {new}");
    };
    check("content/requests.md", "in a hurry", "in a [hurry](plans/storm.md)", true);
    check("content/labels/status.yaml", "#1f75cb", "#ff0000", true);
    check("content/records.yaml", "They bring", "Here they bring", true);
    check("content/requests.md", "\n## ", "\n## Also ", true);
    check("content/labels/status.yaml", "2-Given", "2-Granted", false);
    check("content/records.yaml", "name: Pilots", "name: Pilots and their boats", true);
    check("content/records.yaml", "name: Pilots", "name: Our pilots", false);
}

/// Sequences of eight steps in the middle: both runs together take more than 2,000.
fn lives(seed: u8) {
    let cases = std::env::var("VADE_INCREMENTAL_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(130);
    // The same sequences in every run: a run in CI tells about the change at hand, and a longer one goes on from there.
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let runs = Runs { cases, failure_persistence: None, max_shrink_iters: 200, ..Runs::default() };
    TestRunner::new_with_rng(runs, rng)
        .run(&vec(step(), 1..16), |steps| {
            live(&steps);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

// Two, so that they run beside each other.

#[test]
fn incremental_equals_clean() {
    lives(7);
}

#[test]
fn incremental_equals_clean_with_other_steps() {
    lives(8);
}
