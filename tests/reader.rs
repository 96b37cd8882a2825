//! What readers find on the pages of handbooks that are large, or ordered, or lie in a project: made from small texts.
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "the names are those that the program made")]

mod support;

use std::fmt::Write as _;

use support::{TODAY, folder, put, site::Site, vade};

const BOOK: &str = "[book]\ntitle = \"Office\"\n";

/// The site of a handbook with these lines below its title, which has nothing wrong.
fn site(settings: &str, files: &[(&str, &str)]) -> Site {
    let dir = folder(files);
    put(dir.path(), "book.toml", format!("{BOOK}{settings}"));
    if !files.iter().any(|(name, _)| *name == "content/index.md") {
        put(dir.path(), "content/index.md", "# Office\n\nWelcome.\n");
    }
    let ran = vade(dir.path(), &["build", "--deny", "warnings", "--today", TODAY]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let prefix = if settings.contains("https://o.example/h/") { "/h" } else { "" };
    let site = Site { prefix, ..Site::read(&dir.path().join("public")) };
    let (wrong, _) = site.broken_links();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let wrong = site.faults("en");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    site
}

#[track_caller]
fn has(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "no `{part}` in\n{html}");
    }
}

#[track_caller]
fn has_not(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(!html.contains(part), "`{part}` in\n{html}");
    }
}

const TEAM: (&str, &str) = ("content/teams.yaml", "teams:\n  - {id: it, name: \"IT & co\"}\n");

#[test]
fn a_problem_is_reported_where_the_project_lies() {
    let check = |settings: &str, want: &[&str]| {
        let site = site(settings, &[("content/a b.md", "# A & B?\n\nText.\n"), TEAM]);
        has(site.text("a b/index.html"), want);
    };
    check(
        "[output.html]\ngit-repository-url = \"https://git.example/g/book\"\nsite-url = \"https://o.example/h/\"\n",
        &[
            "<a href=\"https://git.example/g/book/-/issues/new?issue%5Btitle%5D=About%20the%20page%20A%20%26%20B%3F&amp;issue%5Bdescription%5D=https%3A%2F%2Fo%2Eexample%2Fh%2Fa%2520b%2F%0Acontent%2Fa%20b%2Emd\">Report a problem</a>",
        ],
    );
    check(
        "[html]\nreport-url-template = \"https://help.example/?t={title}&u={url}&p={path}\"\n",
        &[
            "<a href=\"https://help.example/?t=A%20%26%20B%3F&amp;u=%2Fa%2520b%2F&amp;p=content/a%20b.md\">Report a problem</a>",
        ],
    );
    let site = site(
        "[output.html]\ngit-repository-url = \"https://git.example/g/book\"\n[html]\nreport-url-template = \"\"\n",
        &[TEAM],
    );
    has_not(site.text("index.html"), &["Report a problem"]);
    // A record's page leads to the line of the record.
    has(site.text("teams/it/index.html"), &["/-/blob/HEAD/content/teams.yaml#L2\">View source"]);
}

#[test]
fn breadcrumbs_are_data_that_ends_no_script() {
    let files = [
        ("content/a/index.md", "---\ntitle: \"A </script> & \\\"B\\\"\"\n---\n\nText.\n"),
        ("content/a/c.md", "# C\n\nText.\n"),
    ];
    let site_with = site("[output.html]\nsite-url = \"https://o.example/h/\"\n", &files);
    let html = site_with.text("a/c/index.html");
    let (_, rest) = html.split_once("<script type=\"application/ld+json\">").unwrap();
    let (data, _) = rest.split_once("</script>").unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    let items: Vec<_> =
        data["itemListElement"].as_array().unwrap().iter().map(|item| (&item["name"], &item["item"])).collect();
    assert_eq!(items.len(), 3);
    assert_eq!(items[0].0, "Home");
    assert_eq!(*items[0].1, "https://o.example/h/");
    assert_eq!(items[1].0, "A </script> & \"B\"");
    assert_eq!(*items[2].1, "https://o.example/h/a/c/");
    // A list of addresses that are not known would be wrong.
    has_not(site("", &files).text("a/c/index.html"), &["ld+json"]);
}

#[test]
fn an_ordered_section_leads_on() {
    let page = |name: &str, weight: &str| format!("---\ntitle: {name}\n{weight}---\n\nText.\n");
    let site = site(
        "",
        &[
            ("content/steps/index.md", "# Steps\n"),
            ("content/steps/one.md", &page("One", "weight: 1\n")),
            ("content/steps/two.md", &page("Two", "weight: 2\n")),
            ("content/steps/three.md", &page("Three", "weight: 3\n")),
            ("content/heap/a.md", &page("A", "weight: 1\n")),
            ("content/heap/b.md", &page("B", "")),
        ],
    );
    has(
        site.text("steps/two/index.html"),
        &["<a rel=\"prev\" href=\"../../steps/one/\">", "<a rel=\"next\" href=\"../../steps/three/\">"],
    );
    has(site.text("steps/one/index.html"), &["<a rel=\"next\" href=\"../../steps/two/\">"]);
    has_not(site.text("steps/one/index.html"), &["rel=\"prev\""]);
    has_not(site.text("heap/a/index.html"), &["class=\"pager\""]);
    has_not(site.text("steps/index.html"), &["class=\"pager\""]);
}

#[test]
fn a_section_of_many_pages_is_a_list_by_letter_with_a_filter() {
    let page = |name: String| (format!("content/many/{name}.md"), format!("# {name}\n\nText.\n"));
    let files = |count: usize| -> Vec<(String, String)> {
        (0..count).map(|at| page(format!("{}{at}", ["alpha", "beta"][at % 2]))).collect()
    };
    let built = |count: usize| {
        let files = files(count);
        site("", &files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
    };
    let few = built(8);
    has(few.text("many/index.html"), &["<ul class=\"cards\">"]);
    has_not(few.text("many/index.html"), &["<form class=\"filter\"", "table."]);
    let some = built(9);
    has(
        some.text("many/index.html"),
        &["<ul class=\"cards\">", "<form class=\"filter\"", ">9 of 9</output>", "table."],
    );
    let many = built(61);
    let html = many.text("many/index.html");
    has(
        html,
        &["<h2 id=\"list-a\">A</h2>", "<h2 id=\"list-b\">B</h2>", "<ul class=\"columns\">", ">61 of 61</output>"],
    );
    let (two, ten) = (html.find(">alpha2</a>"), html.find(">alpha10</a>"));
    assert!(two.is_some() && two < ten, "2 comes before 10");
}

#[test]
fn a_label_says_on_how_many_pages_it_is_used() {
    let mut labels =
        "labels:\n  - {name: bug, description: A fault}\n  - {name: once, description: Seldom}\n".to_owned();
    labels.push_str("  - {name: never, description: Not at all}\n");
    let site = site(
        "[rules]\n\"label/unused\" = \"off\"\n",
        &[
            ("content/labels.yaml", &labels),
            ("content/a.md", "# A\n\nUse ~\"bug\" and ~\"bug\" and ~\"once\".\n"),
            ("content/b.md", "# B\n\nUse ~\"bug\".\n"),
        ],
    );
    has(site.text("labels/bug/index.html"), &["<p class=\"used\"><a href=\"#vade-backlinks\">Used on 2 pages</a></p>"]);
    has(site.text("labels/once/index.html"), &[">Used on one page</a>"]);
    has_not(site.text("labels/never/index.html"), &["class=\"used\""]);
}

/// A matrix of so many teams and rows; each row belongs to one of three areas, every tenth to none.
fn matrix(teams: usize, rows: usize) -> Vec<(&'static str, String)> {
    let mut yaml = "areas:\n".to_owned();
    for area in 0..3 {
        let _ = writeln!(yaml, "  - {{id: area-{area}, name: Area {area}}}");
    }
    yaml.push_str("teams:\n");
    for team in 0..teams {
        let parent = if team % 5 == 1 { ", parent: team-0" } else { "" };
        let _ = writeln!(yaml, "  - {{id: team-{team}, name: Team {team}{parent}}}");
    }
    yaml.push_str("responsibilities:\n");
    for row in 0..rows {
        let (owner, other) = (row % teams, (row + 1) % teams);
        let area = if row % 10 == 9 { String::new() } else { format!(", area: area-{}", row % 3) };
        let _ = writeln!(
            yaml,
            "  - {{id: duty-{row}, name: Thing number {row}, owner: team-{owner}, consulted: [team-{other}]{area}}}"
        );
    }
    vec![("content/data.yaml", yaml), ("content/index.md", "# Office\n\nSee [it](/who/#duty-1).\n".to_owned())]
}

fn matrix_site(teams: usize, rows: usize) -> Site {
    let files = matrix(teams, rows);
    site("", &files.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>())
}

#[test]
fn a_matrix_of_bearable_size_is_one_table() {
    let site = matrix_site(20, 200);
    has(site.text("who/index.html"), &["<div class=\"table matrix\"", "id=\"duty-199\"", ">200 of 200</output>"]);
    has(site.text("who/by-team/index.html"), &["<h2 id=\"team-19\">"]);
    // An area shows its rows of the matrix.
    has(site.text("areas/area-1/index.html"), &["<div class=\"table matrix\"", "data-row=\"duty-1\""]);
    has_not(site.text("areas/area-1/index.html"), &["data-row=\"duty-2\"", "id=\"duty-1\""]);
}

#[test]
fn a_large_matrix_is_an_index_of_its_parts() {
    let by_team = [
        "<h2 id=\"within-team-0\"><a href=\"../../teams/team-0/\">Team 0</a>",
        "<h2 id=\"other-teams\">Other teams",
        "<li id=\"team-2\"><a href=\"../../teams/team-2/\">Team 2</a>",
    ];
    for (teams, rows) in [(21, 60), (19, 201)] {
        let site = matrix_site(teams, rows);
        let html = site.text("who/index.html");
        has_not(html, &["<table", "<details data-row"]);
        has(
            html,
            &["<h2 id=\"area-0\"><a href=\"../areas/area-0/\">Area 0</a>", "<h2 id=\"no-area\">Other responsibilities"],
        );
        has(html, &["<li id=\"duty-9\">", &format!("<li id=\"duty-{}\">", rows - 1)]);
        has(html, &["<a href=\"../responsibilities/duty-1/\">Thing number 1</a> <span class=\"line\">Team 1</span>"]);
        has(site.text("who/by-team/index.html"), &by_team);
    }
    // Where the teams of a part are too many for a table as well, each row is shown with its own.
    let site = matrix_site(64, 128);
    has(site.text("areas/area-1/index.html"), &["<div class=\"matrix-list only\">", "<details data-row=\"duty-1\">"]);
    has_not(site.text("areas/area-1/index.html"), &["<table"]);
    has(site.text("teams/team-1/index.html"), &["<h2 id=\"vade-responsibilities\">", "responsibilities/duty-65/"]);
}

/// So many labels: a third in a scope with a record, a third in one without, the rest in none.
fn labels(count: usize) -> Site {
    let mut yaml = "scopes:\n  - {key: Mood, description: How it feels}\nlabels:\n".to_owned();
    for at in 0..count {
        let name = [format!("Mood::{at}"), format!("size::{at}"), format!("{}-{at}", ["apple", "pear"][at % 2])];
        let _ = writeln!(yaml, "  - {{name: \"{}\", description: One of many}}", name[at % 3]);
    }
    site("[rules]\n\"label/unused\" = \"off\"\n", &[("content/labels.yaml", &yaml)])
}

#[test]
fn many_labels_are_shown_by_scope_and_by_letter() {
    let few = labels(300);
    has(few.text("labels/index.html"), &["id=\"apple-2\"", "id=\"mood\"", ">300 of 300</output>"]);
    assert!(!few.files.keys().any(|name| name.starts_with("labels/all/") || name.starts_with("labels/by-scope/")));

    let many = labels(301);
    let html = many.text("labels/index.html");
    has(html, &["<li id=\"mood\"><a href=\"../scopes/mood/\">Mood</a> <span class=\"line\">101 · How it feels</span>"]);
    has(
        html,
        &[
            "<li id=\"size\"><a href=\"../labels/by-scope/size/\">size</a>",
            "<a class=\"btn\" href=\"../labels/all/a/\">A</a>",
        ],
    );
    has_not(html, &["<table", "id=\"apple-2"]);
    has(many.text("labels/all/a/index.html"), &["<tr id=\"apple-2\">", "<h1>Labels: A</h1>"]);
    has_not(many.text("labels/all/a/index.html"), &["pear-"]);
    has(many.text("labels/by-scope/size/index.html"), &["<tr id=\"size-1\">", "<h1>size</h1>"]);
    assert!(!many.files.contains_key("labels/by-scope/mood/index.html"), "it has a page of its own");
    // A scope's own page has the table of its labels, many or few.
    for site in [&few, &many] {
        has(site.text("scopes/mood/index.html"), &["<tr id=\"mood-0\">", "<th scope=\"col\" data-c=\"description\">"]);
    }
}

const CHAPTERS: [(&str, &str); 5] = [
    ("content/guide/index.md", "# Guide\n\nSee [how](#how).\n\n## How\n\nSo.\n"),
    (
        "content/guide/a.md",
        "---\ntitle: First\nweight: 2\nowner: it\n---\n\nSee [how](#how) and [there](b.md#how).[^1]\n\n## How\n\nThus.\n\n[^1]: Note.\n",
    ),
    ("content/guide/b.md", "---\ntitle: Second\nweight: 1\n---\n\n## How\n\nNot so.[^1]\n\n[^1]: Other note.\n"),
    ("content/guide/deep/c.md", "# Third\n\nText.\n"),
    TEAM,
];

#[test]
fn a_section_is_one_page_for_paper() {
    let plain = site("", &CHAPTERS);
    assert!(!plain.files.keys().any(|name| name.contains("print")), "off by default");
    has_not(plain.text("guide/index.html"), &["Print this section"]);

    // That links hold, ids are there once and there is one heading of the first level is seen to by `site`.
    let site = site("[output.html.print]\nenable = true\n", &CHAPTERS);
    has(site.text("guide/index.html"), &["<a href=\"../guide/print/\">Print this section</a>"]);
    has_not(site.text("guide/a/index.html"), &["Print this section"]);
    let html = site.text("guide/print/index.html");
    has(html, &["<h1 id=\"guide\">Guide</h1>", "<a href=\"#how\">how</a>", "<h2 id=\"how\">", "noindex"]);
    has(html, &["<a href=\"#p2-how\">how</a>", "<h3 id=\"p2-how\">", "<a href=\"../../guide/b/#how\">there</a>"]);
    has(html, &["<li id=\"p1-fn-1\">", "<li id=\"p2-fn-1\">", "<a href=\"../../teams/it/\">IT &amp; co</a>"]);
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("<h2>Second</h2>") < at("<h2>First</h2>") && at("<h2>First</h2>") < at(">Deep</h2>"), "in their order");
    assert_eq!(html.matches("<article class=\"break\">").count(), 3);
    assert_eq!(html.matches("<nav class=\"crumbs\"").count(), 1);
    // What is a table anyway, and the home page, have none.
    assert!(site.files.contains_key("teams/print/index.html") && !site.files.contains_key("print/index.html"));
}

#[test]
fn a_page_for_paper_has_an_end() {
    let files: Vec<(String, String)> =
        (0..202).map(|at| (format!("content/many/p{at}.md"), format!("# Page {at}\n\nText.\n"))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let site = site("[output.html.print]\nenable = true\npage-break = false\n", &files);
    let html = site.text("many/print/index.html");
    assert_eq!(html.matches("<article>").count(), 200);
    has(html, &["<p><a href=\"../../many/\">2 more</a></p>"]);
}

/// A handbook with old addresses of each sort, a hidden page and a matrix.
const ADDRESSES: [(&str, &str); 5] = [
    ("content/a/b.md", "---\ntitle: B\naliases: [/old/b/, /very/old.html]\n---\n\n## Top\n\nText.\n"),
    ("content/a/hidden.md", "---\ntitle: Hidden\nnoindex: true\n---\n\nText.\n"),
    ("content/a/\u{e9} x.md", "# \u{c9}\n\nText.\n"),
    ("content/past.md", "---\ntitle: Past\nstatus: deprecated\n---\n\nText.\n"),
    ("content/data.yaml", "teams:\n  - {id: it, name: IT}\nresponsibilities:\n  - {id: keys, name: Keys, owner: it}\n"),
];
const REDIRECT: &str = "[output.html.redirect]\n\"/gone/\" = \"/a/b/\"\n\"/away/\" = \"https://x.example/y/\"\n\"/up.html\" = \"/a/b/#top\"\n";

/// The addresses in the sitemap, below `base`.
fn listed(site: &Site, base: &str) -> Vec<String> {
    let text = site.text("sitemap.xml");
    let addresses = text.split("<loc>").skip(1).map(|rest| rest.split_once("</loc>").unwrap().0);
    addresses.map(|address| address.strip_prefix(base).unwrap_or_else(|| panic!("{address}")).to_owned()).collect()
}

#[test]
fn the_sitemap_lists_what_readers_may_find() {
    let site = site(&format!("{REDIRECT}[output.html]\nsite-url = \"https://o.example/h/\"\n"), &ADDRESSES);
    let listed = listed(&site, "https://o.example/h/");
    let mut want: Vec<String> = site
        .pages
        .keys()
        .filter(|name| !site.text(name).contains("<meta name=\"robots\" content=\"noindex\">"))
        .map(|name| {
            name.strip_suffix("index.html")
                .unwrap_or_else(|| panic!("{name}"))
                .replace(' ', "%20")
                .replace('\u{e9}', "%C3%A9")
        })
        .collect();
    want.sort();
    let mut sorted = listed.clone();
    sorted.sort();
    assert_eq!(sorted, want);
    assert!(listed.contains(&"who/".to_owned()) && listed.contains(&String::new()), "{listed:?}");
    for page in listed.iter().filter(|page| page.is_ascii() && !page.contains('%')) {
        let canonical = format!("<link rel=\"canonical\" href=\"https://o.example/h/{page}\">");
        has(site.text(&format!("{page}index.html")), &[&canonical]);
    }
    has(site.text("robots.txt"), &["Sitemap: https://o.example/h/sitemap.xml"]);
}

#[test]
fn old_addresses_lead_on_wherever_the_site_lies() {
    let check = |settings: &str, to: &[(&str, &str)]| {
        let site = site(&format!("{REDIRECT}{settings}"), &ADDRESSES);
        for (from, target) in to {
            let html = site.text(from);
            has(html, &[&format!("content=\"0; url={target}\""), &format!("<a href=\"{target}\">"), "noindex"]);
        }
        site
    };
    let plain = check(
        "",
        &[
            ("old/b/index.html", "../../a/b/"),
            ("very/old.html", "../a/b/"),
            ("gone/index.html", "../a/b/"),
            ("away/index.html", "https://x.example/y/"),
            ("up.html", "./a/b/#top"),
        ],
    );
    assert!(!plain.files.contains_key("sitemap.xml"), "without a whole address there is none");
    has_not(plain.text("old/b/index.html"), &["canonical"]);
    has(plain.text("404.html"), &["href=\"/\"", "href=\"/a/\""]);

    let known = check("[output.html]\nsite-url = \"https://o.example/h/\"\n", &[("old/b/index.html", "../../a/b/")]);
    has(known.text("old/b/index.html"), &["<link rel=\"canonical\" href=\"https://o.example/h/a/b/\">"]);
    has(known.text("404.html"), &["class=\"brand\" href=\"/h/\"", "href=\"/h/a/\""]);

    let disk = check(
        "[html]\npage-links = \"file\"\n",
        &[
            ("old/b/index.html", "../../a/b/index.html"),
            ("very/old.html", "../a/b/index.html"),
            ("up.html", "./a/b/index.html#top"),
        ],
    );
    for (name, page) in &disk.pages {
        let folders = page.links.iter().filter(|(_, link)| !link.contains(':') && link.ends_with('/'));
        assert_eq!(folders.count(), 0, "{name}: from a disk, a folder shows its files: {:?}", page.links);
        has_not(disk.text(name), &["action=\"./\"", "action=\"../who/\"", "action=\"who/\""]);
    }
    has(disk.text("index.html"), &["action=\"./who/index.html\""]);
}

#[test]
fn headings_may_be_called_what_parts_of_the_page_are() {
    let headings =
        ["Main", "Nav", "Keys", "Theme", "Toc title", "Hover", "Backlinks", "Responsibilities", "Labels", "Scope"];
    let body: String = headings.iter().fold(String::new(), |text, heading| text + "## " + heading + "\n\nText.\n\n");
    let links = headings.map(|heading| format!("[x](#{})\n", heading.to_lowercase().replace(' ', "-"))).concat();
    let team = format!("---\nkind: team\nname: Guards\nlabels: [bug]\n---\n\n{links}\n{body}");
    let data = "labels:\n  - {name: bug, description: A fault}\nresponsibilities:\n  - {id: keys, name: Keys, owner: guards}\n";
    // `site` sees to it that no id is there twice.
    let site = site(
        "",
        &[
            ("content/teams/guards.md", &team),
            ("content/data.yaml", data),
            ("content/index.md", &team.replace("kind: team\nname: Guards\n", "")),
        ],
    );
    has(
        site.text("teams/guards/index.html"),
        &["<h2 id=\"responsibilities\">Responsibilities<a", "id=\"vade-responsibilities\""],
    );
}

#[test]
fn more_sections_than_the_navigation_shows_are_on_the_home_page() {
    let files = |count: usize| -> Vec<(String, String)> {
        (0..count).map(|at| (format!("content/s{at}/index.md"), format!("# Section {at}\n\nText.\n"))).collect()
    };
    let built = |count: usize| {
        let files = files(count);
        site("", &files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
    };
    has_not(built(24).text("s0/index.html"), &[">All 24</a>"]);
    let many = built(25);
    has(many.text("s0/index.html"), &["<li><a href=\"../\">All 25</a></li>"]);
    assert_eq!(many.text("index.html").matches("<li class=\"card\">").count(), 25);
    // One page more changes no page of another section but for what counts them.
    let nav = |site: &Site| site.text("s20/index.html").matches("<li").count();
    assert!(nav(&many) <= 30, "{}", nav(&many));
}

#[test]
fn a_label_of_a_long_scope_shows_what_is_around_it() {
    let mut labels = "labels:\n".to_owned();
    for number in 100..500 {
        let scope = if number < 200 { "long" } else { "longer" };
        let _ = writeln!(labels, "  - {{name: \"{scope}::{number}\", description: Number {number}}}");
    }
    let check = |labels: &str, page: &str, (first, last): (&str, &str), all: &str| {
        let site = site("", &[("content/labels.yaml", labels)]);
        let html = site.text(page);
        let shown =
            html.split_once("<ol class=\"pills\">").and_then(|(_, rest)| rest.split_once("</section>")).unwrap().0;
        has(shown, &[first, last, all]);
        assert_eq!(shown.matches("<li").count(), 25, "{shown}");
    };
    let few: String = labels.lines().take(101).flat_map(|line| [line, "\n"]).collect();
    let around = ("<span>138</span>", "<span>162</span>");
    check(&few, "labels/long-150/index.html", around, ">All 100 in long</a>");
    check(&labels, "labels/long-150/index.html", around, ">All 100 in long</a>");
    check(&labels, "labels/longer-300/index.html", ("<span>288</span>", "<span>312</span>"), ">All 300 in longer</a>");
    // One that nobody sees has its labels where those of an undeclared one are.
    let draft = format!("{labels}scopes:\n  - {{key: long, description: Long, status: draft}}\n");
    check(&draft, "labels/long-150/index.html", around, "href=\"../../labels/by-scope/long/\">All 100 in long</a>");
    let declared = format!("{labels}scopes:\n  - {{key: long, description: Long}}\n");
    check(&declared, "labels/long-150/index.html", around, "href=\"../../scopes/long/\">All 100 in long</a>");
}
