//! What bad input does: an exit code by its class, a finding with its place, and a site that is as it was before.
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
#![expect(clippy::disallowed_methods, reason = "the test sets the stage on a real disk")]

mod support;

use std::{
    cell::RefCell,
    fs,
    os::unix::{
        ffi::OsStrExt,
        fs::{PermissionsExt, symlink},
    },
    path::Path,
    process::Command,
};

use serde_json::Value;
use support::{Ran, TODAY, command, folder, not_run, put, run, seen, short, vade};

/// A handbook without a fault.
const GOOD: &[(&str, &str)] = &[
    ("book.toml", "[book]\ntitle = \"Good\"\n"),
    ("content/index.md", "---\ntitle: Good\n---\n\nSee [the other](other.md#here).\n"),
    ("content/other.md", "---\ntitle: Other\n---\n\n## Here\n\nBack [home](index.md).\n"),
];

/// What may be expected of a bad input.
enum Want<'a> {
    /// An error of this rule, or of one of these (`a|b`), in this file.
    Error(&'a str, &'a str),
    /// No error, but a finding of this rule, in this file.
    Told(&'a str, &'a str),
    /// Nothing to say.
    Nothing,
}

/// What went otherwise than expected. A test goes through all of its cases and tells of all of them at its end.
#[derive(Default)]
struct Cases(RefCell<Vec<String>>);

impl Cases {
    fn expect(&self, held: bool, otherwise: impl FnOnce() -> String) {
        if !held {
            self.0.borrow_mut().push(otherwise());
        }
    }
}

impl Drop for Cases {
    fn drop(&mut self) {
        let wrong = self.0.borrow();
        assert!(std::thread::panicking() || wrong.is_empty(), "{}", wrong.join("\n\n"));
    }
}

fn build(root: &Path, args: &[&str]) -> Ran {
    let ran = vade(root, &[&["build", "--format", "json", "--today", TODAY], args].concat());
    assert!((0..=3).contains(&ran.code), "exit code {}: {}", ran.code, ran.err);
    assert!(!ran.err.contains("panicked") && !ran.err.contains("internal error"), "{}", ran.err);
    ran
}

/// Builds a good handbook, lets `spoil` add something bad, and builds again.
fn check(cases: &Cases, name: &str, spoil: impl FnOnce(&Path), want: &Want<'_>) {
    let root = folder(GOOD);
    let ran = build(root.path(), &[]);
    assert_eq!(ran.code, 0, "{name}: {}", ran.out);
    let (site, sources) = (root.path().join("public"), root.path().join("content"));
    let before = seen(&site);
    spoil(root.path());
    let written = tree_names(&sources);
    let ran = build(root.path(), &[]);
    cases.expect(tree_names(&sources) == written, || format!("{name}: the sources are written to"));
    judge(cases, name, &ran, root.path(), want);
    if ran.code != 0 {
        cases.expect(seen(&site) == before, || format!("{name}: the site before is touched"));
        let litter: Vec<_> = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        cases.expect(litter.len() <= 5, || format!("{name}: left behind: {litter:?}"));
    }
    // What a terminal would obey, or what turns writing around, is shown and not sent.
    let human = vade(root.path(), &["check", "--today", TODAY]);
    let obeyed =
        |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    cases.expect(!human.out.contains(obeyed) && !human.err.contains(obeyed), || format!("{name}: {:?}", human.out));
    cases.expect(human.code == ran.code, || format!("{name}: `check` exits with {}, not {}", human.code, ran.code));
    // The same with errors allowed: nothing dies, and the code stays.
    let marked = root.path().join("marked");
    let again = build(root.path(), &["--allow-errors", "--dest-dir", marked.to_str().unwrap()]);
    cases.expect(again.code == ran.code, || format!("{name}: {} with errors allowed: {}", again.code, again.err));
    cases.expect(marked.join("index.html").is_file(), || format!("{name}: nothing was written: {}", again.err));
}

/// Everything a folder lists, without following links.
fn tree_names(root: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_map(Result::ok);
    entries.map(|entry| entry.path().to_string_lossy().into_owned()).collect()
}

fn judge(cases: &Cases, name: &str, ran: &Ran, root: &Path, want: &Want<'_>) {
    let report = ran.report();
    let findings = report["diagnostics"].as_array().unwrap();
    for finding in findings {
        places(name, finding, root);
    }
    let met = |rules: &str, file: &str| {
        findings.iter().any(|finding| rules.split('|').any(|rule| finding["rule"] == rule) && finding["file"] == file)
    };
    let (code, said, wanted) = match want {
        Want::Error(rule, file) => (1, met(rule, file), format!("an error {rule} in {file}")),
        Want::Told(rule, file) => (0, met(rule, file), format!("{rule} in {file}, and no error")),
        Want::Nothing => (0, findings.iter().all(|finding| finding["severity"] == "info"), "nothing".to_owned()),
    };
    cases.expect(said && ran.code == code, || {
        let listed: Vec<String> = findings.iter().map(short).take(6).collect();
        format!("{name}: wanted {wanted}, got exit code {} and {} findings: {listed:#?}", ran.code, findings.len())
    });
}

/// A finding has a place, and does not name this machine.
fn places(name: &str, finding: &Value, root: &Path) {
    let number = |key: &str| finding[key].as_u64().unwrap_or(0);
    assert!(!finding["file"].as_str().unwrap_or("").is_empty(), "{name}: {finding}");
    assert!(number("line") >= 1 && number("column") >= 1, "{name}: {finding}");
    let (start, end) = ((number("line"), number("column")), (number("end_line"), number("end_column")));
    assert!(start <= end, "{name}: {finding}");
    let message = finding["message"].as_str().unwrap();
    assert!(!message.contains(root.to_str().unwrap()), "{name}: {message}");
}

fn texts(cases: &Cases, name: &str, files: &[(&str, &[u8])], want: &Want<'_>) {
    check(cases, name, |root| files.iter().for_each(|(name, text)| put(root, name, text)), want);
}

#[test]
fn bytes() {
    let cases = &Cases::default();
    let page = "content/x.md";
    texts(cases, "not UTF-8", &[(page, b"# x\n\ncaf\xe9\n")], &Want::Error("source/encoding", page));
    texts(
        cases,
        "not UTF-8 from the first byte on",
        &[(page, b"\xff\xfe#\0 \0x\0")],
        &Want::Error("source/encoding", page),
    );
    texts(
        cases,
        "data that is not UTF-8",
        &[("content/x.yaml", b"terms:\n  - {id: \xc0\xaf}\n")],
        &Want::Error("source/encoding", "content/x.yaml"),
    );
    texts(cases, "a mark of byte order", &[(page, b"\xef\xbb\xbf---\ntitle: X\n---\n\nText.\n")], &Want::Nothing);
    texts(
        cases,
        "Windows line ends",
        &[(page, b"---\r\ntitle: X\r\n---\r\n\r\n## A\r\n\r\n[a](#a)\r\n")],
        &Want::Nothing,
    );
    texts(cases, "both", &[(page, b"\xef\xbb\xbf---\r\ntitle: X\r\n---\r\n\r\nText.\r\n")], &Want::Nothing);
    texts(cases, "nothing", &[(page, b"")], &Want::Nothing);
    texts(cases, "a zero byte", &[(page, b"---\ntitle: X\n---\n\na\0b\n")], &Want::Nothing);
    texts(cases, "no line end", &[(page, b"---\ntitle: X\n---\n\nText.")], &Want::Nothing);
    texts(cases, "old line ends", &[(page, b"---\rtitle: X\r---\r\rText.\r")], &Want::Nothing);
    texts(
        cases,
        "what turns writing around",
        &[(page, "---\ntitle: X\n---\n\n[a\u{202e}b](\u{202e}gone.md \"\u{1b}[31m\")\n".as_bytes())],
        &Want::Error("link/missing-page", page),
    );
    texts(
        cases,
        "an escape in a path",
        &[(page, b"---\ntitle: X\n---\n\n[a](<b\x1b[31m.md>)\n")],
        &Want::Error("link/missing-page", page),
    );
}

#[test]
fn front_matter() {
    let cases = &Cases::default();
    let page = "content/x.md";
    let error = |rule| Want::Error(rule, page);
    texts(cases, "never closed", &[(page, b"---\ntitle: X\n\nText.\n")], &error("front-matter/unclosed"));
    texts(cases, "a key twice", &[(page, b"---\ntitle: X\ntitle: Y\n---\n")], &error("yaml/duplicate-key"));
    texts(
        cases,
        "a key nobody knows",
        &[(page, b"---\ntitle: X\ntagz: [a]\n---\n")],
        &error("front-matter/unknown-key"),
    );
    texts(cases, "broken", &[(page, b"---\ntitle: [X\n---\n\nText.\n")], &error("yaml/syntax"));
    texts(cases, "a map for a text", &[(page, b"---\ntitle: {a: b}\n---\n")], &error("front-matter/wrong-type"));
    texts(cases, "no day", &[(page, b"---\ntitle: X\nreviewed: 2026-02-30\n---\n")], &error("front-matter/bad-value"));
    texts(cases, "itself", &[(page, b"---\ntitle: &a [*a]\n---\n")], &error("yaml/syntax"));
}

/// Nine anchors, each a list of nine of the one before.
fn bomb() -> String {
    let mut text = "terms:\n  - &a0 {id: x, name: lol}\n".to_owned();
    for level in 1..9 {
        let list = vec![format!("*a{}", level - 1); 9].join(", ");
        text.push_str(&format!("  - &a{level} [{list}]\n"));
    }
    text
}

#[test]
fn data() {
    let cases = &Cases::default();
    let file = "content/x.yaml";
    let say =
        |name: &str, text: &str, rule: &str| texts(cases, name, &[(file, text.as_bytes())], &Want::Error(rule, file));
    say("a bomb of aliases", &bomb(), "yaml/limit");
    say("fifty thousand lists in lists", &format!("terms:\n  {}x\n", "- ".repeat(50_000)), "yaml/limit");
    say("brackets", &format!("terms: {}\n", "[".repeat(100_000)), "yaml/limit");
    say("braces", &format!("terms: {}\n", "{a: ".repeat(30_000)), "yaml/limit");
    say(
        "many keys",
        &format!(
            "terms:\n  - id: x\n{}",
            (0..200_001).fold(String::new(), |text, at| text + &format!("    k{at}: 1\n"))
        ),
        "yaml/limit",
    );
    say("a key twice", "terms:\n  - {id: x, name: X, name: Y, definition: d}\n", "yaml/duplicate-key");
    say("a kind twice", "terms: []\nterms: []\n", "yaml/duplicate-key");
    say("a tab", "terms:\n\t- {id: x}\n", "yaml/syntax");
    say("no end", "terms:\n  - {id: x, name: \"X\n", "yaml/syntax");
    say("an id that climbs", "terms:\n  - {id: ../../x, name: X, definition: d}\n", "record/bad-id");
    say("a text for a list", "terms: none\n", "record/wrong-type");
    say("a key that is a list", "terms:\n  - {id: x, name: X, definition: d, ? [a] : b}\n", "yaml/syntax");
    let other = "content/y.yaml";
    let twice = "terms:\n  - {id: x, name: X, definition: d}\n";
    texts(
        cases,
        "an id twice",
        &[(file, twice.as_bytes()), (other, twice.as_bytes())],
        &Want::Error("record/duplicate", other),
    );
}

#[test]
fn text_that_is_hard_to_read() {
    let cases = &Cases::default();
    let page = "content/x.md";
    let say = |name: &str, text: &str, want: &Want<'_>| {
        texts(cases, name, &[(page, format!("---\ntitle: X\n---\n\n{text}\n").as_bytes())], want);
    };
    for (name, piece) in [
        ("brackets", "["),
        ("images", "!["),
        ("links in links", "[a]("),
        ("stars", "*a _b "),
        ("code", "`"),
        ("quotes", "> "),
        ("html", "<a "),
        ("footnotes", "[^a"),
        ("tildes", "~a"),
        ("tables", "|a"),
        ("entities", "&#x1f4a9"),
    ] {
        say(&format!("100 KB of {name}"), &piece.repeat(100_000 / piece.len()), &Want::Nothing);
    }
    say("100 KB of labels", &"~\"".repeat(50_000), &Want::Error("label/undeclared", page));
    say(
        "a thousand lists in lists",
        &(0..1000).fold(String::new(), |text, at| text + &" ".repeat(at * 2) + "- a\n"),
        &Want::Nothing,
    );
    say(
        "a wide table",
        &format!("|{}\n|{}\n|{}", "a|".repeat(2000), "-|".repeat(2000), "b|".repeat(2000)),
        &Want::Nothing,
    );
}

#[test]
fn the_largest_page_of_the_deepest_quote() {
    let cases = &Cases::default();
    let page = "content/x.md";
    let mut text = b"---\ntitle: X\n---\n\n".to_vec();
    text.resize(400_000, b'>');
    check(cases, "400 KB of `>`", |root| put(root, page, &text), &Want::Nothing);
    texts(
        cases,
        "a page above the limit",
        &[(page, &vec![b'x'; 4 * 1024 * 1024 + 1])],
        &Want::Error("source/limit", page),
    );
}

#[test]
fn includes() {
    let cases = &Cases::default();
    let include = |file: &str| format!("```{{include}}\nfile: {file}\n```\n");
    let page = "content/x.md";
    let say = |name: &str, files: &[(String, String)], want: &Want<'_>| {
        check(cases, name, |root| files.iter().for_each(|(name, text)| put(root, name, text)), want);
    };
    let top = |file: &str| (page.to_owned(), format!("---\ntitle: X\n---\n\n{}", include(file)));
    let file = |name: &str, text: String| (format!("content/{name}"), text);
    say("itself", &[top("_a.md"), file("_a.md", include("_a.md"))], &Want::Error("include/loop", "content/_a.md"));
    say(
        "in a circle",
        &[top("_a.md"), file("_a.md", include("_b.md")), file("_b.md", include("_a.md"))],
        &Want::Error("include/loop", "content/_a.md"),
    );
    say("not there", &[top("_gone.md")], &Want::Error("include/missing", page));
    say("outside", &[top("../book.toml")], &Want::Error("include/missing", page));
    say("far outside", &[top("/etc/passwd")], &Want::Error("include/missing", page));
    say("further out", &[top("../../../../../etc/passwd")], &Want::Error("include/missing", page));
    let mut chain = vec![top("_0.md")];
    chain.extend((0..40).map(|at| file(&format!("_{at}.md"), include(&format!("_{}.md", at + 1)))));
    chain.push(file("_40.md", "The end.\n".to_owned()));
    say("a chain of forty", &chain, &Want::Error("source/limit", page));
    // Nine to the seventh: five million copies, if somebody made them.
    let mut bomb = vec![top("_0.md")];
    bomb.extend((0..7).map(|at| file(&format!("_{at}.md"), include(&format!("_{}.md", at + 1)).repeat(9))));
    bomb.push(file("_7.md", "Boom.\n".repeat(100)));
    say("a bomb", &bomb, &Want::Error("include/loop|source/limit", page));
}

#[test]
fn shapes_of_the_folder() {
    let cases = &Cases::default();
    let page = "---\ntitle: X\n---\n";
    check(
        cases,
        "a link to itself",
        |root| symlink("x.md", root.join("content/x.md")).unwrap(),
        &Want::Error("source/unreadable", "content/x.md"),
    );
    check(
        cases,
        "a circle of folders",
        |root| symlink("..", root.join("content/up")).unwrap(),
        &Want::Error("source/unreadable", "content/up"),
    );
    check(
        cases,
        "a link out",
        |root| symlink("/etc/hostname", root.join("content/x.md")).unwrap(),
        &Want::Error("source/unreadable", "content/x.md"),
    );
    check(
        cases,
        "a folder like a page",
        |root| put(root, "content/x.md/index.md", page),
        &Want::Error("source/name", "content/x.md"),
    );
    check(
        cases,
        "two pages at one address",
        |root| {
            put(root, "content/x.md", page);
            put(root, "content/x/index.md", page);
        },
        &Want::Error("site/collision", "content/x/index.md"),
    );
    check(
        cases,
        "a page and a record at one address",
        |root| {
            put(root, "content/terms/x.md", page);
            put(root, "content/terms.yaml", "terms:\n  - {id: x, name: X, definition: d}\n");
        },
        &Want::Error("site/collision", "content/terms.yaml"),
    );
    check(
        cases,
        "names that differ only by case",
        |root| {
            put(root, "content/x.md", page);
            put(root, "content/X.md", page);
        },
        &Want::Error("site/collision", "content/x.md"),
    );
    check(
        cases,
        "an alias over a page",
        |root| put(root, "content/x.md", "---\ntitle: X\naliases: [/other/]\n---\n"),
        &Want::Error("site/collision", "content/x.md"),
    );
    for alias in ["../x", "/..%2fx", "/%2e%2e/x", "..\\x", "C:/x", "/_redirects", "//host/x", "/a\\nb"] {
        let text =
            format!("---\ntitle: X\naliases: [\"{}\"]\n---\n", alias.replace('\\', "\\\\").replace("\\\\n", "\\n"));
        check(
            cases,
            &format!("the alias {alias}"),
            |root| put(root, "content/x.md", text),
            &Want::Error("site/collision", "content/x.md"),
        );
    }
    for name in ["who", "search", "status", "api", "assets"] {
        let file = format!("content/{name}/index.md");
        let want = Want::Error("site/reserved", &file);
        check(cases, &format!("a page at /{name}/"), |root| put(root, &file, page), &want);
    }
    check(
        cases,
        "a name with a line end",
        |root| fs::write(root.join("content").join(std::ffi::OsStr::from_bytes(b"a\nb\xff.md")), page).unwrap(),
        &Want::Error("source/name", "content/a\u{fffd}b\u{fffd}.md"),
    );
    check(
        cases,
        "a script",
        |root| put(root, "content/x.js", "alert(1)"),
        &Want::Told("source/left-out", "content/x.js"),
    );
}

#[test]
fn what_a_browser_would_run() {
    let page = "content/x.md";
    for target in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "data:text/html,<script>1</script>",
        "vbscript:x",
        "\u{1}javascript:alert(1)",
        "file:///etc/passwd",
    ] {
        let text = format!(
            "---\ntitle: X\n---\n\n[a](<{}>)\n\n<a href=\"{target}\">b</a>\n\n![c](<{}>)\n",
            target.replace('<', "\\<").replace('>', "\\>"),
            target.replace('<', "\\<").replace('>', "\\>")
        );
        let root = folder(GOOD);
        put(root.path(), page, text);
        build(root.path(), &["--allow-errors"]);
        let html = fs::read_to_string(root.path().join("public/x/index.html")).unwrap();
        for (_, link) in support::html::page(&html).links {
            let bare: String =
                link.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect::<String>().to_lowercase();
            assert!(
                !["javascript:", "vbscript:", "data:text", "file:"].iter().any(|bad| bare.starts_with(bad)),
                "{target:?} becomes {link:?}"
            );
        }
    }
    for text in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<iframe src=x></iframe>",
        "<base href=//evil>",
        "<svg><script>1</script></svg>",
        "<form action=//evil><input></form>",
        "<style>*{}</style>",
        "<meta http-equiv=refresh>",
    ] {
        let root = folder(GOOD);
        put(root.path(), page, format!("---\ntitle: 'X \"><script>alert(2)</script>'\n---\n\n{text}\n\na {text} b\n"));
        build(root.path(), &["--allow-errors"]);
        let html = fs::read_to_string(root.path().join("public/x/index.html")).unwrap();
        let main = html.split_once("<main").unwrap().1.split_once("</main").unwrap().0.to_lowercase();
        for bad in ["<script>alert", "onerror=", "<iframe", "<base", "<form action", "<style", "<meta http"] {
            let shown = main.replace(&format!("&lt;{}", &bad[1..]), "");
            assert!(!shown.contains(bad) || bad == "onerror=" && !shown.contains("<img"), "{text} lets {bad} through");
        }
    }
}

#[test]
fn settings() {
    let book = |name: &str, text: &[u8]| {
        let root = folder(GOOD);
        build(root.path(), &[]);
        let before = seen(&root.path().join("public"));
        put(root.path(), "book.toml", text);
        let ran = build(root.path(), &[]);
        assert_eq!(ran.code, 2, "{name}: {}", ran.out);
        let findings = ran.findings();
        assert!(!findings.is_empty(), "{name}");
        findings.iter().for_each(|finding| places(name, finding, root.path()));
        assert!(seen(&root.path().join("public")) == before, "{name}");
    };
    book("no TOML", b"[book\n");
    book("not UTF-8", b"[book]\ntitle = \"\xe9\"\n");
    book("wrong type", b"[book]\ntitle = 3\n");
    book("unknown key", b"[book]\ntitel = \"x\"\n");
    book("very deep", format!("{} = 1\n", vec!["a"; 5000].join(".")).as_bytes());
    book("a table twice", b"[book]\n[book]\n");
    book("no limit", b"[limits]\npage-size = 0\n");
    book("a negative limit", b"[limits]\npage-size = -1\n");
    book("more than there may be", b"[limits]\nyaml-depth = 100000\n");
    book("a source outside", b"[book]\nsrc = \"../x\"\n");
    book("an output outside", b"[build]\nbuild-dir = \"../x\"\n");
    book("an absolute theme", b"[output.html]\ntheme = \"/etc\"\n");
}

#[test]
fn where_the_site_may_not_go() {
    let refuse = |name: &str, target: &str, spoil: &dyn Fn(&Path)| {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("book");
        GOOD.iter().for_each(|(name, text)| put(&root, name, text));
        spoil(&root);
        let before = seen(home.path());
        let ran = vade(&root, &["build", "--today", TODAY, "--dest-dir", target]);
        assert!(ran.code == 2 || ran.code == 3, "{name}: {} {}", ran.code, ran.err);
        assert!(!ran.err.is_empty() && ran.err.lines().count() <= 4, "{name}: {}", ran.err);
        assert!(seen(home.path()) == before, "{name}: something was written");
    };
    refuse("the handbook's folder", ".", &|_| {});
    refuse("the source", "content", &|_| {});
    refuse("in the source", "content/out", &|_| {});
    refuse("above", "..", &|_| {});
    refuse("a repository", "out", &|root| put(root, "out/.git/config", ""));
    refuse("in a repository's folder", ".git/out", &|root| put(root, ".git/config", ""));
    refuse("a folder with other files", "out", &|root| put(root, "out/thesis.doc", "years"));
    refuse("a file", "out", &|root| put(root, "out", "x"));
    refuse("a link", "out", &|root| {
        fs::create_dir(root.join("real")).unwrap();
        symlink("real", root.join("out")).unwrap();
    });
    refuse("the disk", "/", &|_| {});
}

#[test]
fn a_source_that_is_not_there() {
    let root = folder(&[("book.toml", "[book]\nsrc = \"gone\"\n")]);
    let ran = vade(root.path(), &["build"]);
    assert!(ran.code == 2 || ran.code == 3, "{} {}", ran.code, ran.err);
    assert!(ran.err.contains("gone"), "{}", ran.err);
    let empty = folder(&[("book.toml", "")]);
    fs::create_dir(empty.path().join("content")).unwrap();
    assert!(vade(empty.path(), &["build"]).code <= 1);
}

/// Root may read everything, so this runs as nobody when the tests run as root.
#[test]
fn without_permission() {
    let cases = &Cases::default();
    let root = folder(GOOD);
    put(root.path(), "content/x.md", "---\ntitle: X\n---\n");
    let mut vade = command(root.path());
    let lock = |mode| fs::set_permissions(root.path().join("content/x.md"), fs::Permissions::from_mode(mode)).unwrap();
    lock(0o000);
    if fs::File::open(root.path().join("content/x.md")).is_ok() {
        let copy = root.path().join("vade");
        fs::copy(env!("CARGO_BIN_EXE_vade"), &copy).unwrap();
        fs::set_permissions(root.path(), fs::Permissions::from_mode(0o777)).unwrap();
        if Command::new("setpriv").arg("--version").output().is_err() {
            return not_run("root may read everything, and there is no setpriv to be somebody else");
        }
        vade = Command::new("setpriv");
        vade.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(copy).current_dir(root.path());
    }
    let ran = run(vade.args(["build", "--format", "json", "--today", TODAY]));
    lock(0o644);
    assert_eq!(ran.code, 1, "{}", ran.err);
    judge(cases, "a file that may not be read", &ran, root.path(), &Want::Error("source/unreadable", "content/x.md"));
    assert!(!root.path().join("public").exists());
}

#[test]
fn nothing_to_write_to() {
    let root = folder(GOOD);
    let full = fs::OpenOptions::new().write(true).open("/dev/full");
    let Ok(full) = full else { return not_run("there is no /dev/full") };
    let status =
        command(root.path()).args(["check", "--format", "json", "--today", TODAY]).stdout(full).status().unwrap();
    assert_eq!(status.code(), Some(3));
    // No home, no locale, no variables at all: that is how all these tests run.
    assert_eq!(vade(root.path(), &["check"]).code, 0);
}
