//! The sample handbook: clean, complete, and every link of the built pages leads somewhere.
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
#![expect(clippy::disallowed_methods, reason = "the test reads what was built")]

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::OnceLock,
};

use jiff::civil::date;
use support::{
    TODAY, check_json, project, short,
    site::{Site, target},
    vade,
};
use vademecum::{
    base::VPath,
    config,
    kinds::Data,
    session::{Session, SessionOptions, Snapshot},
    vfs::{Limits, Vfs},
};

fn built() -> &'static Site {
    static BUILT: OnceLock<Site> = OnceLock::new();
    BUILT.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let site = dir.path().join("site");
        let ran =
            vade(&project(), &["build", "--allow-errors", "--today", TODAY, "--dest-dir", site.to_str().unwrap()]);
        assert!(site.is_dir(), "{}\n{}", ran.out, ran.err);
        Site::read(&site)
    })
}

fn snapshot() -> Snapshot {
    let text = fs::read_to_string(project().join("book.toml")).unwrap();
    let (config, _) = config::parse(&VPath::new("book.toml").unwrap(), &text);
    let vfs = Vfs::disk(project(), Limits::default());
    Session::new(vfs, SessionOptions::new(config, date(2026, 11, 22))).snapshot().unwrap()
}

#[test]
fn it_is_clean() {
    let ran = check_json(&project(), &["--deny", "warnings"]);
    let bad: Vec<String> = ran.findings().iter().filter(|finding| finding["severity"] != "info").map(short).collect();
    assert!(bad.is_empty(), "{bad:#?}");
    assert_eq!(ran.code, 0);
}

#[test]
fn it_builds() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("out");
    let ran =
        vade(&project(), &["build", "--deny", "warnings", "--today", TODAY, "--dest-dir", target.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
    assert!(target.join("index.html").is_file());
}

#[test]
fn every_link_leads_somewhere() {
    let (wrong, followed) = built().broken_links();
    assert!(followed > 1000, "only {followed} links");
    assert!(wrong.is_empty(), "{} of {followed} links:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn links_are_followed_as_a_browser_does() {
    let check = |page: &str, link: &str, want: Option<(&str, &str)>| {
        let got = target(page, link).map(Result::unwrap);
        assert_eq!(got, want.map(|(file, anchor)| (file.to_owned(), anchor.to_owned())), "{page} {link}");
    };
    check("a/b/index.html", "../c/#x", Some(("a/c/index.html", "x")));
    check("a/b/index.html", "../../", Some(("index.html", "")));
    check("a/index.html", "#y", Some(("a/index.html", "y")));
    check("a/index.html", "b%20c.png?x", Some(("a/b c.png", "")));
    check("a/index.html", "https://x.example/", None);
    check("a/index.html", "mailto:x@y.example", None);
    assert!(target("index.html", "../x/").unwrap().is_err());
    assert!(target("index.html", "/x/").unwrap().is_err());
}

#[test]
fn every_page_is_whole() {
    let wrong = built().faults("en");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_section_can_be_printed() {
    let dir = tempfile::tempdir().unwrap();
    support::copy_tree(&project().join("content"), &dir.path().join("content"), |_| {});
    let settings = fs::read_to_string(project().join("book.toml")).unwrap();
    support::put(dir.path(), "book.toml", settings + "\n[output.html.print]\nenable = true\n");
    let ran = vade(dir.path(), &["build", "--deny", "warnings", "--today", TODAY]);
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
    let site = Site::read(&dir.path().join("public"));
    let printed = site.files.keys().filter(|name| name.ends_with("/print/index.html")).count();
    assert!(printed > 10, "{printed}");
    let (wrong, _) = site.broken_links();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let wrong = site.faults("en");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How many entities of a kind there are, by the field `by`.
fn count(snapshot: &Snapshot, kind: &str, by: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let registry: Vec<&str> = snapshot.model.registry.names().collect();
    for (at, entity) in snapshot.model.entities.all.iter().enumerate() {
        if registry[entity.kind] != kind {
            continue;
        }
        let record = snapshot.model.record(vademecum::model::EntityId(u32::try_from(at).unwrap()));
        let value = record.get(by).map(|field| match &field.data {
            Data::Text(text) => text.clone(),
            data => format!("{data:?}"),
        });
        *counts.entry(value.unwrap_or_default()).or_insert(0) += 1;
    }
    counts
}

#[test]
fn the_founding_facts_are_there() {
    let snapshot = snapshot();
    let total = |kind: &str| count(&snapshot, kind, "id").values().sum::<usize>();
    // The matrix of the founding page: 47 duties of six teams.
    assert_eq!(total("responsibility"), 47);
    let page = |team: &str| {
        let html = &built().pages[&format!("teams/{team}/index.html")];
        html.links.iter().filter(|(_, link)| link.contains("responsibilities/")).count()
    };
    assert!(page("it-helpdesk") >= 10, "a team's page lists its duties");
    let owners = owners();
    let want = [
        ("business-operations", 9),
        ("it-helpdesk", 10),
        ("it-operations", 3),
        ("marketing-operations", 10),
        ("marketing-programs", 4),
        ("sales-operations", 11),
    ];
    assert_eq!(owners, want.map(|(team, count)| (team.to_owned(), count)).into());
    assert_eq!(total("stage"), 5);
}

/// Owners of duties, as the data files say it: one line a duty.
fn owners() -> BTreeMap<String, usize> {
    let mut owners = BTreeMap::new();
    for file in fs::read_dir(project().join("content/responsibilities")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            for line in fs::read_to_string(path).unwrap().lines() {
                if let Some(owner) = line.trim_start().trim_start_matches("- ").strip_prefix("owner: ") {
                    *owners.entry(owner.trim_start_matches("team:").trim().to_owned()).or_insert(0) += 1;
                }
            }
        }
    }
    owners
}

#[test]
fn the_labels_of_the_founding_page_are_there() {
    let built = built();
    // The table had 23 rows, one of them with two labels; the stages' five were missing from it.
    let labels = [
        "BusinessOPS",
        "BTG-FYI",
        "BSA",
        "BSS",
        "BTG-Features Wanted",
        "IT-Help",
        "IT-Ops",
        "IT::to do",
        "IT::done",
        "waiting on license",
        "BTG-Status::1-Needs Review",
        "BTG-Status::2-Backlog",
        "BTG-Status::3-Working",
        "BTG-Status::4-Change",
        "BTG-Status::5-Needs Info",
        "BTG-Status::6-On Hold",
        "BTG-Status::7-Ready to Deploy",
        "BTG-Status::8-Denied",
        "BTG-Priority::1",
        "BTG-Priority::2",
        "BTG-Priority::3",
        "BTG-Process",
        "blocker",
        "laptop-request",
        "BTG Stage::0-Assessment",
        "BTG Stage::1-Discovery",
        "BTG Stage::2-Planning",
        "BTG Stage::3-Action",
        "BTG Stage::4-Strike",
    ];
    let snapshot = snapshot();
    let declared: BTreeSet<&str> = snapshot.model.labels.by_name.keys().map(|name| &**name).collect();
    assert_eq!(declared, labels.into(), "24 labels and 5 of the stages");
    let index = &built.pages["labels/index.html"];
    for label in labels {
        let name: Vec<&str> = label.split("::").collect();
        assert!(name.iter().all(|part| index.text.contains(part)), "`{label}` is not in the table of labels");
    }
    assert_eq!(
        built.pages.keys().filter(|name| name.starts_with("labels/") && name.matches('/').count() == 2).count(),
        29
    );
}

#[test]
fn the_personas_of_the_founding_page_are_there() {
    let built = built();
    let all: BTreeSet<&str> =
        built.pages.keys().filter_map(|name| name.strip_prefix("personas/")?.strip_suffix("/index.html")).collect();
    for id in [
        "cameron-compliance-manager",
        "parker-product-manager",
        "delaney-development-team-lead",
        "presley-product-designer",
        "sasha-software-developer",
        "devon-devops-engineer",
        "sidney-systems-administrator",
        "sam-security-analyst",
        "rachel-release-manager",
        "alex-security-operations-engineer",
        "simone-software-engineer-in-test",
        "allison-application-ops",
        "priyanka-platform-engineer",
        "dakota-application-development-director",
    ] {
        assert!(all.contains(id), "the user persona {id}");
        let first = id.split('-').next().unwrap();
        let text = built.pages[&format!("personas/{id}/index.html")].text.to_lowercase();
        assert!(text.contains(first), "{id} by name");
    }
    for first in ["eddie", "dana", "alex", "dakota", "erin", "skyler", "casey", "kennedy"] {
        assert!(all.iter().any(|id| id.starts_with(first) || id.contains(&format!("/{first}"))), "{first}: {all:?}");
    }
}

#[test]
fn the_site_works_under_any_prefix() {
    // Links from the root would break below one; the page for no address is the exception.
    let absolute: Vec<String> = built()
        .pages
        .iter()
        .filter(|(name, _)| *name != "404.html")
        .flat_map(|(name, page)| page.links.iter().map(move |(_, link)| (name, link)))
        .filter(|(_, link)| link.starts_with('/'))
        .map(|(name, link)| format!("{name}: {link}"))
        .collect();
    assert!(absolute.is_empty(), "{absolute:#?}");
    assert!(Path::new("404.html").is_relative() && built().files.contains_key("404.html"));
}
