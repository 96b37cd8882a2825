//! The search index: when it is made, what is in it, and that no handbook makes it grow without bound. What readers find
//! with it is held by `relevance/`, which runs the script that reads it.

use std::time::Instant;

use jiff::civil::date;
use serde_json::Value;
use vademecum::{
    base::VPath,
    config::Config,
    session::{Change, Session, SessionOptions, Snapshot},
    site::{IndexFile, IndexPlan, Recipe},
    vfs::{Vfs, fixture},
};

const HANDBOOK: &str = include_str!("golden/handbook.txt");

fn session<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Session {
    Session::new(Vfs::from_strings(files), SessionOptions::new(Config::default(), date(2026, 11, 22)))
}

fn made(snapshot: &Snapshot, path: &str) -> String {
    String::from_utf8(snapshot.make(path).unwrap_or_else(|| panic!("no {path}")).unwrap()).unwrap()
}

/// What a file of the index hands to the script.
fn data(snapshot: &Snapshot, name: &str) -> Value {
    let file = made(snapshot, &format!("search/index/{name}.js"));
    let data = file.trim().strip_prefix(&format!("vade_search(\"{name}\",")).and_then(|rest| rest.strip_suffix(')'));
    serde_json::from_str(data.unwrap_or_else(|| panic!("no call: {file}"))).unwrap()
}

/// Every file of the index, one after the other.
fn whole(snapshot: &Snapshot) -> String {
    let files = snapshot.site.outputs.iter().filter(|(_, recipe)| matches!(recipe, Recipe::Search(_)));
    files.map(|(path, _)| made(snapshot, path)).collect()
}

#[test]
fn an_index_is_made_for_those_who_search_and_never_on_a_save() {
    let mut session = session([("content/index.md", "# Home\n\nOne.\n"), ("content/a.md", "# A\n\nTwo.\n")]);
    let write = |text: &str| Change::Write { path: VPath::new("content/a.md").unwrap(), text: text.into() };
    for save in ["# A\n\nThree.\n", "# A\n\nFour.\n", "# Another title\n\nFour.\n"] {
        session.apply(write(save));
        let snapshot = session.snapshot().unwrap();
        made(&snapshot, "a/index.html");
        made(&snapshot, "search/index.html");
        assert!(!snapshot.has_search_index(), "a save and the pages that are looked at need none");
        let found = whole(&snapshot);
        assert!(snapshot.has_search_index());
        let word = save.trim().rsplit_once('\n').unwrap().1.trim_end_matches('.');
        assert!(found.contains(word), "the index has what was saved: {word}");
    }
}

#[test]
fn how_many_files_there_are_does_not_depend_on_the_text() {
    let files: Vec<(String, String)> =
        (0..60).map(|at| (format!("content/p{at}.md"), format!("# Page {at}\n\nText.\n"))).collect();
    let mut session = session(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let before = session.snapshot().unwrap();
    let many = (0..20_000).map(|at| format!("word{at}")).collect::<Vec<_>>().join(" ");
    let path = VPath::new("content/p7.md").unwrap();
    session.apply(Change::Write { path, text: format!("# Page 7\n\n{many}\n") });
    let after = session.snapshot().unwrap();
    assert_eq!(before.site.outputs.len(), after.site.outputs.len());
    let plan = IndexPlan::of(&after.model);
    assert_eq!(plan, IndexPlan { titles: 3, words: 3, spelling: 1, texts: 16 });
    for file in plan.files() {
        made(&after, &file.path());
    }
}

#[test]
fn who_asks_first_and_with_how_many_threads_makes_no_difference() {
    let built = |threads: usize, backwards: bool| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let files = fixture(HANDBOOK);
            let mut session = session(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
            let snapshot = session.snapshot().unwrap();
            let mut files: Vec<String> = IndexPlan::of(&snapshot.model).files().map(IndexFile::path).collect();
            if backwards {
                files.reverse();
            }
            let mut all: Vec<(String, String)> =
                files.into_iter().map(|path| (made(&snapshot, &path), path)).map(|(a, b)| (b, a)).collect();
            all.sort();
            all
        })
    };
    let one = built(1, false);
    assert_eq!(one, built(4, true));
    assert_eq!(one, built(3, false));
}

#[test]
fn a_page_may_stay_out_or_weigh_more() {
    let mut session = session([
        ("content/index.md", "# Home\n"),
        ("content/kept.md", "---\ntitle: Kept\nsearch_weight: 9\n---\n\nOpenword.\n"),
        ("content/secret.md", "---\ntitle: Secrettitle\nnoindex: true\n---\n\n## Secretheading\n\nSecretword.\n"),
        (
            "content/teams.yaml",
            "teams:\n  - {id: a, name: Shown, search_weight: 0}\n  - {id: b, name: Unshown, noindex: true}\n",
        ),
    ]);
    let snapshot = session.snapshot().unwrap();
    assert_eq!(snapshot.findings.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>(), [""; 0]);
    let all = whole(&snapshot).to_lowercase();
    assert!(all.contains("openword") && all.contains("shown"));
    assert!(!all.contains("secret") && !all.contains("unshown"), "{all}");
    let entities = data(&snapshot, "entities");
    assert_eq!(entities["kinds"][0][5][0][5], -5, "{entities}");
    let titles = data(&snapshot, "titles0");
    let kept = titles.as_array().unwrap().iter().find(|row| row[1] == "Kept").unwrap();
    assert_eq!(kept[6], 4);
}

#[test]
fn sections_have_the_anchors_of_their_page() {
    let mut session = session([
        ("content/index.md", "# Home\n\nLead.\n\n## Other *words*\n\nBelow.\n\n```{include}\nfile: _part.md\n```\n"),
        ("content/_part.md", "## Other words\n\nBrought in.\n"),
        (
            "content/personas/mara.md",
            "---\nkind: persona\nname: Mara\nmotivations: [Quiet nights]\n---\n\nOwn text.\n\n## Week {#days}\n\nBusy.\n",
        ),
    ]);
    let snapshot = session.snapshot().unwrap();
    let texts = data(&snapshot, "texts0");
    let sections = |title: &str| {
        let page = texts.as_array().unwrap().iter().find(|page| page[0] == title).unwrap();
        page[5].as_array().unwrap().iter().map(|part| part.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    // An anchor that follows from its heading is left out.
    assert_eq!(
        sections("Home"),
        ["", "", "Lead.", "Other words", "", "Below.", "Other words", "other-words-1", "Brought in."]
    );
    let mara = sections("Mara");
    assert_eq!(mara[3..], ["Goals", "motivations", "Quiet nights", "", "", "Own text.", "Week", "days", "Busy."]);
}

#[test]
fn hostile_texts_make_a_bounded_index_in_bounded_time() {
    let words = (0..100_000).map(|at| format!("w{at:x}q")).collect::<Vec<_>>().join(" ");
    let page: String = format!("# Long\n\n{}", "lorem ipsum dolor ".repeat(230_000));
    let run = "漢".repeat(300_000);
    let long = "x".repeat(1_000_000);
    let mut session = session([
        ("content/words.md", words.as_str()),
        ("content/page.md", &page[..4_000_000]),
        ("content/run.md", run.as_str()),
        ("content/long.md", long.as_str()),
    ]);
    let start = Instant::now();
    let snapshot = session.snapshot().unwrap();
    let all = whole(&snapshot);
    // Each page is quoted up to a bound; a word costs its letters and a few digits for each page.
    assert!(all.len() < 4_000_000, "{} bytes", all.len());
    assert!(all.contains("w1869fq"), "the last of the distinct words is found");
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
