//! The command line over temporary folders: exit codes, streams, and what is written where.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use jiff::civil::date;
use tempfile::TempDir;

use super::*;
use crate::config;

/// The world of a test: no variables, no terminal, a fixed day.
fn world(dir: &Path) -> Env {
    Env {
        no_color: false,
        force_color: false,
        pages_url: None,
        source_date_epoch: None,
        home: None,
        columns: None,
        is_terminal: false,
        is_watched: false,
        current_dir: dir.to_owned(),
        clock: date(2027, 5, 2),
        program: None,
    }
}

struct Ran {
    code: u8,
    out: String,
    err: String,
}

fn vade_in(env: &Env, args: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = std::iter::once("vade").chain(args.iter().copied()).map(OsString::from);
    let code = execute(args, env, &mut Output { out: &mut out, err: &mut err });
    Ran { code, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

fn vade(dir: &TempDir, args: &[&str]) -> Ran {
    vade_in(&world(dir.path()), args)
}

#[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

#[expect(clippy::disallowed_methods, reason = "a test reads what the command wrote")]
fn text(dir: &TempDir, name: &str) -> String {
    fs::read_to_string(dir.path().join(name)).unwrap()
}

fn project_args(args: &[&str]) -> args::ProjectArgs {
    let args = ["vade", "check"].iter().chain(args);
    match Cli::try_parse_from(args).unwrap().command {
        Command::Check(args) => args,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_declaration_of_arguments_is_sound() {
    use clap::CommandFactory as _;
    Cli::command().debug_assert();
}

#[test]
fn arguments_that_mean_nothing_are_2_and_help_is_0() {
    let dir = folder(&[]);
    for args in [
        &["chekc"][..],
        &[],
        &["check", "--today", "tomorrow"],
        &["check", "--today", "2027-02-30"],
        &["check", "--rule", "label/unused"],
        &["check", "--rule", "label/unused=loud"],
        &["check", "--deny", "errors"],
        &["check", "--format", "xml"],
        &["check", "--threads", "0"],
        &["check", "a", "--root", "b"],
        &["check", "--allow-errors"],
        &["check", "nowhere"],
        &["check", "--config", "nowhere.toml"],
        &["explain", "no/such"],
    ] {
        let ran = vade(&dir, args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(!ran.err.is_empty(), "{args:?}");
    }
    for args in [&["--help"][..], &["check", "--help"], &["--version"]] {
        let ran = vade(&dir, args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
        assert!(ran.out.contains("vade"), "{args:?}");
    }
}

#[test]
fn a_broken_book_is_reported_with_its_place_and_is_2() {
    let dir = folder(&[("h/book.toml", b"[book]\ntitel = \"x\"\n[rust]\n")]);
    for command in ["check", "build"] {
        let ran = vade(&dir, &[command, "h"]);
        assert_eq!((ran.code, ran.err.as_str()), (2, ""));
        assert!(
            ran.out.contains("error[config/unknown-key]: `[book]` has no key `titel`\n --> book.toml:2:1\n"),
            "{}",
            ran.out
        );
        assert!(ran.out.ends_with("\n1 error, 1 info\n"), "{}", ran.out);
    }
    let ran = vade(&dir, &["check", "--root", "h", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, &report["diagnostics"][0]["rule"]), (2, &"config/unknown-key".into()));
    assert_eq!(report["summary"]["errors"], 1);
    // It might name the wrong folder.
    assert_eq!(vade(&dir, &["clean", "h"]).code, 2);
    let latin = folder(&[("book.toml", b"[book]\ntitle = \"Stra\xdfe\"\n")]);
    let ran = vade(&latin, &["check"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("not UTF-8") && ran.out.contains("--> book.toml:2:14"), "{}", ran.out);
}

#[test]
fn all_faults_of_a_book_come_in_one_run() {
    let book = b"[book]\ntitle = 1\n[rules]\n\"label/nope\" = \"off\"\n[links]\nknown = [\"none.txt\"]\n\
                 roots = {\"/handbook\" = \"contant\"}\n[output.html]\ntheme = \"thems\"\n\
                 [[allow]]\nrule = \"link/nope\"\nreason = \"x\"\n";
    let dir = folder(&[("book.toml", book), ("content/index.md", b"# Home\n"), ("theme/assets/x.css", b"")]);
    let ran = vade(&dir, &["check"]);
    assert_eq!(ran.code, 2);
    for part in [
        "`book.title` should be text",
        "there is no rule `label/nope`",
        "there is no readable file `none.txt`",
        "there is no folder `contant` for `/handbook`",
        "write `content`",
        "there is no folder `thems` for the theme",
        "write `theme`",
        "there is no rule `link/nope`",
    ] {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    let book = b"[book]\nsrc = \"docs\"\n[rules]\n\"label/nope\" = \"off\"\n";
    let ran = vade(&folder(&[("book.toml", book)]), &["check"]);
    assert!(ran.out.contains("there is no rule `label/nope`") && ran.err.contains("no folder `docs`"), "{}", ran.out);
}

#[test]
fn faults_of_a_theme_say_where() {
    let theme = |name: &str, text: &str, want: &str| {
        let book = b"[output.html]\ntheme = \"look\"\n";
        let name = format!("look/{name}");
        let files: [(&str, &[u8]); 3] =
            [("book.toml", book), ("content/index.md", b"# Home\n\nHello.\n"), (&name, text.as_bytes())];
        let ran = vade(&folder(&files), &["check"]);
        let said = format!("{}{}", ran.out, ran.err);
        assert!(said.contains(want), "{want}: {said}");
    };
    theme(
        "templates/page.html",
        "\n{% extends \"bse.html\" %}",
        "look/templates/page.html:2:4: there is no template `bse.html` to extend; did you mean `base.html`?",
    );
    theme("templates/pgae.html", "<p>", "no page uses the theme's template `pgae.html`");
    theme("template/page.html", "<p>", "the theme's file `template/page.html` is not used");
    theme("templates/page.html", "{{ page.titel }}", "look/templates/page.html:1:");
    theme("templates/views/mine.html", "<p>x</p>", "nothing to report");
    theme("assets/x.css", "a{}", "nothing to report");
}

#[test]
fn limits_hold() {
    let with = |limits: &str, want: &str| {
        let book = format!("[limits]\n{limits}\n[output.html.redirect]\n\"/a/\" = \"/\"\n\"/b/\" = \"/\"\n");
        let include = |file: &str| format!("# Page\n\n```{{include}}\nfile: {file}\n```\n");
        let (first, second) = (include("_a.md"), include("_b.md"));
        let files: [(&str, &[u8]); 4] = [
            ("book.toml", book.as_bytes()),
            ("content/index.md", first.as_bytes()),
            ("content/_a.md", second.as_bytes()),
            ("content/_b.md", b"Text.\n"),
        ];
        let ran = vade(&folder(&files), &["check"]);
        assert!(ran.out.contains(want), "{want}: {}{}", ran.out, ran.err);
    };
    with("include-depth = 2\nredirects = 2", "nothing to report");
    with("include-depth = 1", "more than 1 files deep");
    with("redirects = 1", "2 redirects, and `redirects` in `[limits]` allows 1");
    with("files = 2", "`files` in `[limits]` allows 2");
    with("site-size = 10", "`site-size` in `[limits]` allows 10");
    with("path-length = 9", "`path-length` in `[limits]` allows 9");
}

#[test]
fn what_cannot_be_read_is_3() {
    let dir = folder(&[("book.toml/x", b"")]);
    let ran = vade(&dir, &["check"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("book.toml"), "{}", ran.err);
}

#[test]
fn options_arrive() {
    let dir = folder(&[
        ("book.toml", b"[book]\nsrc = \"docs\"\n[build]\nbuild-dir = \"out\"\n"),
        ("other.toml", b"[book]\nsrc = \"pages\"\n"),
        ("bare/a.md", b""),
    ]);
    let env = Env {
        pages_url: Some("https://a.example/h".into()),
        source_date_epoch: Some("86400".into()),
        ..world(dir.path())
    };
    let open = |args: &[&str]| project::open(&project_args(args), &env).unwrap();
    let project =
        open(&["--rule", "a/b=off", "--rule", "a/b=error", "--deny", "warnings", "--drafts", "--threads", "2"]);
    let options = project.options;
    assert_eq!((options.source.as_str(), &options.root), ("docs", &dir.path().to_owned()));
    assert_eq!(options.dest_dir, dir.path().join("out"));
    assert_eq!(options.today, date(1970, 1, 2));
    assert!(options.drafts && options.deny_warnings && !options.allow_errors && !options.config.is_bare());
    assert_eq!(options.threads, Some(2));
    assert_eq!(options.pages_url.as_deref(), Some("https://a.example/h"));
    let levels = [config::Level::Off, config::Level::At(crate::diag::Severity::Error)];
    assert_eq!(options.rule_levels, levels.map(|level| ("a/b".to_owned(), level)));

    assert_eq!(open(&["--today", "2030-12-31"]).options.today, date(2030, 12, 31));
    let other = open(&["--config", "other.toml", "--dest-dir", "x"]);
    assert_eq!((other.options.source.as_str(), &other.options.dest_dir), ("pages", &dir.path().join("x")));
    assert_eq!(other.options.config.file.as_ref().map(crate::base::VPath::as_str), Some("other.toml"));
    // A folder without book.toml is its own source, and one further up is not looked for.
    let bare = open(&["bare", "--output-dir", "y"]);
    assert!(bare.options.config.is_bare() && bare.options.source.is_root());
    assert_eq!(bare.options.root, dir.path().join("bare"));

    let plain = project::open(&project_args(&[]), &world(dir.path())).unwrap();
    assert_eq!(plain.options.today, date(2027, 5, 2));
    let odd = Env { source_date_epoch: Some("soon".into()), ..world(dir.path()) };
    assert!(matches!(project::open(&project_args(&[]), &odd), Err(Fault::Usage(message)) if message.contains("soon")));
}

#[test]
fn colour_follows_the_argument_before_the_environment() {
    let dir = folder(&[("book.toml", b"x = 1")]);
    let check = |choice: &str, set: fn(&mut Env), want: bool| {
        let mut env = world(dir.path());
        set(&mut env);
        let ran = vade_in(&env, &["check", "--color", choice]);
        assert_eq!(ran.out.contains('\u{1b}'), want, "{choice} {env:?}");
    };
    check("auto", |_| {}, false);
    check("auto", |env| env.is_terminal = true, true);
    check("auto", |env| (env.is_terminal, env.no_color) = (true, true), false);
    check("auto", |env| env.force_color = true, true);
    check("auto", |env| (env.force_color, env.no_color) = (true, true), false);
    check("always", |env| env.no_color = true, true);
    check("never", |env| env.is_terminal = true, false);
}

#[test]
fn init_begins_a_handbook_and_overwrites_nothing() {
    let dir = folder(&[("new/content/labels.yaml", b"mine"), ("new/.gitignore", b"/mine\n")]);
    let ran = vade(&dir, &["init", "new", "--title", "The \"A\\B\" handbook\n"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let left = ran.out.split("left as they are:\n").nth(1).unwrap();
    assert!(left.starts_with("  content/labels.yaml\n  .gitignore\n\n"), "{}", ran.out);
    assert_eq!(
        (text(&dir, "new/content/labels.yaml").as_str(), text(&dir, "new/.gitignore").as_str()),
        ("mine", "/mine\n")
    );
    for name in init::names() {
        assert!(!text(&dir, &format!("new/{name}")).contains("%TITLE%"), "{name}");
    }
    let (config, problems) = config::parse(&crate::base::VPath::root(), &text(&dir, "new/book.toml"));
    assert_eq!((problems.len(), config.book.title.as_deref()), (0, Some("The \"A\\B\" handbook")));
    assert!(text(&dir, "new/content/index.md").contains("title: \"The \\\"A\\\\B\\\" handbook\"\n"));

    let again = vade(&dir, &["init", "new"]);
    assert_eq!((again.code, again.out.as_str()), (2, ""));
    assert!(again.err.contains("nothing was written"), "{}", again.err);

    assert_eq!(vade(&dir, &["init", "fresh"]).code, 0);
    let ran = vade(&dir, &["check", "fresh", "--deny", "warnings"]);
    assert_eq!(ran.code, 0, "a new handbook is clean:\n{}{}", ran.out, ran.err);
}

#[test]
fn explain_finds_lists_and_suggests() {
    let rules = [
        explain::Rule {
            id: "label/undeclared",
            severity: crate::diag::Severity::Error,
            title: "a label is not declared",
            text: "One.\n\nTwo.",
        },
        explain::Rule { id: "link/unused", severity: crate::diag::Severity::Info, title: "t", text: "x" },
        explain::Rule { id: "label/unused", severity: crate::diag::Severity::Warning, title: "t", text: "x" },
    ];
    let run = |rule: Option<&str>| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let args = args::ExplainArgs { rule: rule.map(str::to_owned) };
        let result = explain::explain(&args, &rules, &mut Output { out: &mut out, err: &mut err });
        result.map(|_| String::from_utf8(out).unwrap()).map_err(|fault| fault.to_string())
    };
    let one = "label/undeclared (error)\na label is not declared\n\nOne.\n\nTwo.\n\n\
               To change it, write under [rules] in book.toml: \"label/undeclared\" = \"warning\", or \"off\".\n";
    assert_eq!(run(Some("label/undeclared")).as_deref(), Ok(one));
    assert_eq!(run(Some("undeclared")).as_deref(), Ok(one));
    assert_eq!(
        run(Some("unused")),
        Err("there is no rule `unused`; did you mean `link/unused` or `label/unused`?".into())
    );
    assert_eq!(
        run(Some("label/undeclard")),
        Err("there is no rule `label/undeclard`; did you mean `label/undeclared`?".into())
    );
    assert_eq!(run(Some("zzz")), Err("there is no rule `zzz`; `vade explain` lists all rules".into()));
    let list = run(None).unwrap();
    assert!(list.starts_with("label\n  label/undeclared  error    a label is not declared\n  label/unused"), "{list}");
    assert!(list.contains("\n\nlink\n  link/unused"), "{list}");
}

/// A stream whose reader is gone, or that fails.
struct Broken(io::ErrorKind);

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_that_went_away_is_no_failure_and_a_full_disk_is() {
    let dir = folder(&[
        ("bad/book.toml", b"x = 1"),
        ("good/book.toml", b""),
        ("good/content/index.md", b"# Hello\n\nText.\n"),
    ]);
    let run = |kind, args: &[&str]| {
        let mut err = Vec::new();
        let args = std::iter::once("vade").chain(args.iter().copied()).map(OsString::from);
        execute(args, &world(dir.path()), &mut Output { out: &mut Broken(kind), err: &mut err })
    };
    let (gone, full) = (io::ErrorKind::BrokenPipe, io::ErrorKind::StorageFull);
    assert_eq!(run(gone, &["check", "good"]), 0);
    assert_eq!(run(gone, &["check", "bad"]), 2);
    assert_eq!(run(gone, &["check", "bad", "--format", "json"]), 2);
    assert_eq!(run(gone, &["explain"]), 0);
    assert_eq!(run(gone, &["--help"]), 0);
    assert_eq!(run(full, &["check", "good"]), 3);
    assert_eq!(run(full, &["--help"]), 3);
}

#[test]
fn quiet_says_nothing_when_there_is_nothing() {
    let dir = folder(&[("book.toml", b"[rust]\n"), ("content/index.md", b"# Hello\n\nText.\n")]);
    assert!(vade(&dir, &["check"]).out.contains("info[config/mdbook-key]"));
    let ran = vade(&dir, &["check", "-q"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    assert_eq!(vade(&dir, &["clean", "-q"]).code, 0);
}

#[test]
fn a_panic_is_70_and_asks_to_be_told() {
    let mut err = Vec::new();
    let caught = catching(|| panic!("a bug, on purpose"));
    let code = conclude(caught, &mut Output { out: &mut Vec::new(), err: &mut err });
    let err = String::from_utf8(err).unwrap();
    assert_eq!(code, 70);
    assert!(err.contains("mistake in vade") && err.contains("Please tell"), "{err}");
}
