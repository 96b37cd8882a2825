//! What owners of a handbook change: colour, pictures, words, a line at the foot, a theme of their own.
#![expect(clippy::disallowed_methods, reason = "the test looks at what was built")]
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "the names are those that the program made")]

mod support;

use std::{fs, path::Path};

use support::{TODAY, copy_tree, folder, project, put, short, vade};
use tempfile::TempDir;

const BOOK: &str = "[book]\ntitle = \"Office\"\n";
const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8H0z\"/></svg>";

/// A handbook with these lines below its title, built.
fn book(settings: &str, files: &[(&str, &str)]) -> TempDir {
    let dir = folder(files);
    put(dir.path(), "book.toml", format!("{BOOK}{settings}"));
    put(dir.path(), "content/index.md", "# Office\n\nSee [keys](rooms/keys.md).\n");
    put(dir.path(), "content/rooms/keys.md", "# Keys\n\nWho has them.\n");
    dir
}

/// The page of the keys, two folders down, of a handbook that has nothing wrong.
fn keys(dir: &Path) -> String {
    let ran = vade(dir, &["build", "--deny", "warnings", "--today", TODAY]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    fs::read_to_string(dir.join("public/rooms/keys/index.html")).unwrap()
}

/// Expects these findings of `check` and no others.
fn check(settings: &str, files: &[(&str, &str)], want: &[&str]) {
    let dir = book(settings, files);
    let ran = vade(dir.path(), &["check", "--format", "json", "--today", TODAY]);
    let got: Vec<String> = ran.findings().iter().map(short).collect();
    assert_eq!(got, want, "{settings}");
    let errors = ran.findings().iter().any(|finding| finding["severity"] == "error");
    assert_eq!(ran.code != 0, errors, "{settings}");
}

#[test]
fn a_colour_is_a_style_sheet_of_its_own() {
    let dir = book("[html]\naccent = \"#0b5394\"\n", &[]);
    let html = keys(dir.path());
    let css = fs::read_to_string(dir.path().join("public/assets/accent.css")).unwrap();
    assert!(css.starts_with(":root { --link: light-dark(#0b5394, #"), "{css}");
    let (style, accent) = (html.find("assets/style."), html.find("../../assets/accent.css"));
    assert!(style.is_some() && style < accent, "after the theme's, or it would change nothing");
    assert!(!html.contains("style="), "nothing inline: the policy forbids it");
    let plain = book("", &[]);
    assert!(!keys(plain.path()).contains("accent.css"));
}

#[test]
fn a_colour_must_be_readable() {
    let say = |accent: &str| format!("[html]\naccent = \"{accent}\"\n");
    check(&say("#0b5394"), &[], &[]);
    check(
        &say("#ffd700"),
        &[],
        &[
            "config/value book.toml:4:10 `#ffd700` is too light for links: its contrast with the page is 1.2 to 1, below 4.5",
        ],
    );
    check(
        &say("#1565b0"),
        &[],
        &[
            "config/contrast book.toml:4:10 `#1565b0` is a little light for links: its contrast with the page is 5.5 to 1, below 7",
        ],
    );
    check(
        &say("blurple"),
        &[],
        &["config/value book.toml:4:10 `html.accent` should be a colour such as `#7a2e8e` or `teal`, not `blurple`"],
    );
    // What is suggested passes.
    let ran = vade(book(&say("#ffd700"), &[]).path(), &["check", "--format", "json"]);
    let near = ran.findings()[0]["suggestions"][0]["message"].as_str().unwrap().to_owned();
    let near = near.rsplit('`').nth(1).unwrap();
    let ran = vade(book(&say(near), &[]).path(), &["check", "--format", "json"]);
    assert!(ran.findings().iter().all(|finding| finding["rule"] == "config/contrast"), "{near}: {}", ran.out);
}

#[test]
fn pictures_of_the_house() {
    let settings = "[html]\nlogo = \"art/our logo.svg\"\nfavicon = \"art/our logo.svg\"\n";
    let dir = book(settings, &[("art/our logo.svg", LOGO)]);
    let html = keys(dir.path());
    assert!(html.contains("<img class=\"logo\" src=\"../../assets/own/art/our%20logo.svg\" alt=\"\">"), "{html}");
    assert!(html.contains("<link rel=\"icon\" href=\"../../assets/own/art/our%20logo.svg\">"), "{html}");
    assert_eq!(fs::read_to_string(dir.path().join("public/assets/own/art/our logo.svg")).unwrap(), LOGO);
    check(
        "[html]\nlogo = \"logo.svg\"\nfavicon = \"icon.webp\"\nhead = \"head.html\"\n",
        &[],
        &[
            "source/unreadable book.toml:4:8 there is no readable file `logo.svg`",
            "config/value book.toml:5:11 `html.favicon` should be a picture whose name ends in `svg`, `png` or `ico`, not `icon.webp`",
            "source/unreadable book.toml:6:8 there is no readable file `head.html`",
        ],
    );
}

#[test]
fn a_line_at_the_foot_is_judged_like_a_page() {
    let dir = book("[html]\nfooter = \"Ask \\\"us\\\" about [keys](/rooms/keys/) & more\"\n", &[]);
    let html = keys(dir.path());
    assert!(html.contains("Ask &quot;us&quot; about <a href=\"../../rooms/keys/\">keys</a> &amp; more"), "{html}");
    for (name, bytes) in support::bytes(&dir.path().join("public")) {
        let page = String::from_utf8_lossy(&bytes);
        assert_eq!(page.contains("<footer class=\"foot\">"), page.contains("Ask &quot;us&quot;"), "{name}");
    }
    let home = fs::read_to_string(dir.path().join("public/index.html")).unwrap();
    assert!(home.contains("<a href=\"./rooms/keys/\">keys</a>") || home.contains("<a href=\"rooms/keys/\">keys</a>"));
    let lost = fs::read_to_string(dir.path().join("public/404.html")).unwrap();
    assert!(lost.contains("<a href=\"/rooms/keys/\">keys</a>"));
    check(
        "[html]\nfooter = \"\\u00a9 2026 [keys](/rooms/kyes/)\"\n",
        &[],
        &["link/missing-page book.toml:4:30 there is no page `/rooms/kyes/`"],
    );
    check("[html]\nfooter = \"a\\nb\"\n", &[], &["config/value book.toml:4:10 `html.footer` should be one line"]);
}

#[test]
fn words_and_direction_follow_the_handbook() {
    let settings = "language = \"ar\"\n[html.strings]\nhome = \"Anfang\"\nskip = \"Zum <Inhalt>\"\n";
    let dir = book(settings, &[]);
    let html = keys(dir.path());
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\""), "{html}");
    assert!(html.contains(">Zum &lt;Inhalt&gt;</a>") && html.contains(">Anfang</a>"), "{html}");
    assert!(!html.contains(">Home<"), "{html}");
    check(
        "[html.strings]\nserach = \"Suche\"\nskip = 1\n",
        &[],
        &[
            "config/unknown-key book.toml:4:1 the theme says nothing by the name `serach`",
            "config/type book.toml:5:8 `html.strings.skip` should be text in quotes, not a number",
        ],
    );
}

#[test]
fn words_of_kinds_and_days_follow_the_handbook() {
    let settings = "language = \"de\"\n[html.strings]\nmonths = \"Jan. Feb. März Apr. Mai Juni Juli Aug. Sep. Okt. Nov. Dez.\"\ndate = \"{day}. {month} {year}\"\n\
                    [html.words]\nPersonas = \"Personen\"\nGoals = \"Ziele\"\n\"Works with\" = \"Arbeitet mit\"\nUser = \"Nutzer\"\nNote = \"Hinweis\"\n";
    let personas = "personas:\n  - {id: ada, name: Ada, group: user, summary: A, motivations: [Ruhe], review_by: 2027-05-02}\n  - {id: bo, name: Bo, group: buyer, summary: B, collaborates_with: [ada]}\n";
    let dir = book(settings, &[("content/personas.yaml", personas), ("content/a.md", "# A\n\n> [!NOTE]\n> So.\n")]);
    keys(dir.path());
    let page = |name: &str| fs::read_to_string(dir.path().join("public").join(name).join("index.html")).unwrap();
    let ada = page("personas/ada");
    for part in
        ["<html lang=\"de\"", "<h2 id=\"motivations\">Ziele</h2>", "<dd>Nutzer</dd>", ">2. Mai 2027<", ">Personen</a>"]
    {
        assert!(ada.contains(part), "no {part} in {ada}");
    }
    assert!(page("personas/bo").contains(">Arbeitet mit</h2>"), "{}", page("personas/bo"));
    let index = page("personas");
    assert!(index.contains("<h1>Personen</h1>") && index.contains("<h2 id=\"list-nutzer\">Nutzer</h2>"), "{index}");
    assert!(page("a").contains("<p class=\"alert-title\">Hinweis</p>"));
    check(
        "[html.strings]\nmonths = \"Jan Feb\"\n[html.words]\nGoal = \"Ziel\"\n\"Work with\" = \"Mit\"\n",
        &[],
        &[
            "config/value book.toml:4:1 `html.strings.months` should be the names of the twelve months with blanks between",
            "config/unknown-key book.toml:6:1 no kind, field or choice is called `Goal`",
            "config/unknown-key book.toml:7:1 no kind, field or choice is called `Work with`",
        ],
    );
}

#[test]
fn elements_for_the_head() {
    let head = "<!-- ours --><meta name=\"verify\" content=\"x\">\n<link rel=\"me\" href=\"https://o.example/\">\n";
    let dir = book("[html]\nhead = \"head.html\"\n", &[("head.html", head)]);
    let html = keys(dir.path());
    let (before, _) = html.split_once("</head>").unwrap();
    assert!(before.contains(head.trim()), "{html}");
    let refused = |text: &str, what: &str| {
        let want = format!("config/value book.toml:4:8 `head.html` cannot go into the head of a page: it holds {what}");
        check("[html]\nhead = \"head.html\"\n", &[("head.html", text)], &[&want]);
    };
    refused("<style>a{}</style>", "`<style>`");
    refused("<script>x()</script>", "a script within the page");
    refused("<meta name=a>\nhello", "text that would be shown");
    refused("<!-- <meta name=a>", "a comment that does not end");
}

/// Every page of a site: what stands in it must be allowed where a server allows nothing but files of its own.
#[test]
fn a_strict_policy_takes_nothing_from_the_pages() {
    let settings = "[html]\naccent = \"#0b5394\"\nlogo = \"l.svg\"\nfavicon = \"l.svg\"\nfooter = \"Us\"\n";
    let dir = book(settings, &[("l.svg", LOGO)]);
    keys(dir.path());
    for (name, bytes) in support::bytes(&dir.path().join("public")) {
        let html = String::from_utf8_lossy(&bytes);
        if !name.ends_with(".html") {
            continue;
        }
        for inline in [" style=", "<style", " onclick=", " onload=", "javascript:", "data:"] {
            let own = html.split("Content-Security-Policy").nth(1).and_then(|rest| rest.split('>').next());
            let without = own.map_or(html.to_string(), |own| html.replace(own, ""));
            assert!(!without.contains(inline), "{name} has {inline}");
        }
        assert!(!html.contains("<script>"), "{name}");
    }
}

#[test]
fn a_theme_that_changes_a_few_blocks_inherits_the_rest() {
    let dir = tempfile::tempdir().unwrap();
    for part in ["content", "themes/plain"] {
        copy_tree(&project().join(part), &dir.path().join(part), |_| {});
    }
    let settings = fs::read_to_string(project().join("book.toml")).unwrap();
    let settings = settings.replace("[output.html]", "[output.html]\ntheme = \"themes/plain\"");
    put(dir.path(), "book.toml", settings);
    let ran = vade(dir.path(), &["build", "--today", TODAY]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let site = support::bytes(&dir.path().join("public"));
    let css = site.keys().find(|name| name.starts_with("assets/plain.") && name.ends_with(".css")).unwrap();
    let ours = site.keys().filter(|name| name.starts_with("assets/style."));
    assert_eq!(ours.count(), 1, "the built-in style sheet is still there");
    let pages = site.iter().filter(|(name, _)| name.ends_with("index.html"));
    let mut seen = 0;
    for (name, bytes) in pages {
        let html = String::from_utf8_lossy(bytes);
        if html.contains("http-equiv=\"refresh\"") {
            continue;
        }
        seen += 1;
        assert!(html.contains(css.as_str()), "{name} has no {css}");
        assert!(!html.contains("<nav class=\"toc\""), "{name} has a list of headings");
        assert!(html.contains("<footer class=\"foot\">") && html.contains("<nav class=\"nav\""), "{name} lost a part");
    }
    assert!(seen > 100, "{seen}");
}
