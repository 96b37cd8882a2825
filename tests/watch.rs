//! Every change is seen: the ways in which programs save, move and replace files, by real files and processes. After each
//! of them the preview must come to what a fresh one over the same files shows, byte for byte.
//!
//! `VADE_STORM` asks for a longer storm than the one that every run tries.
#![allow(
    clippy::items_after_statements,
    clippy::too_many_lines,
    clippy::type_complexity,
    reason = "a test reads best in the order it happens, and its tables may be long"
)]
#![expect(clippy::disallowed_methods, reason = "the test sets the stage on a real disk")]

#[path = "support/preview.rs"]
mod preview;

use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    io::Write as _,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use preview::{PATIENCE, Preview, signal};
use tempfile::TempDir;

/// What the built site has and the preview shows; the preview's one line is taken out, so both must be equal.
type Tree = BTreeMap<String, Vec<u8>>;

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn page(title: &str, text: &str) -> String {
    format!("---\ntitle: {title}\n---\n\n{text}\n")
}

fn handbook() -> TempDir {
    let dir = TempDir::new().unwrap();
    put(
        dir.path(),
        "book.toml",
        "[book]\ntitle = \"Harbour\"\n\n[output.html]\ntheme = \"theme\"\nadditional-css = [\"own/style.css\"]\n\n\
         [git]\ndates = false\n",
    );
    put(dir.path(), "own/style.css", "main { color: black }\n");
    put(dir.path(), "theme/templates/page.html", "{% extends \"default/page.html\" %}\n");
    put(dir.path(), "content/index.md", &page("Harbour", "See [the quay](quay.md)."));
    put(dir.path(), "content/quay.md", &page("Quay", "The quay is long."));
    put(dir.path(), "content/crew/mate.md", &page("Mate", "The mate."));
    put(dir.path(), "content/crew/cook.md", &page("Cook", "The cook."));
    put(dir.path(), "content/labels.yaml", "labels:\n  - {name: urgent, description: At once}\n");
    dir
}

/// Everything a preview shows, asked for by the paths of a build of the same files.
fn shown(preview: &Preview, paths: impl Iterator<Item = String>) -> Tree {
    let line = |text: &[u8]| text.windows(12).any(|window| window == b"vade-preview");
    paths
        .map(|path| {
            let address: String = path.split('/').map(|part| part.replace(' ', "%20")).collect::<Vec<_>>().join("/");
            let answer = preview.get(&format!("/{address}"));
            let lines = answer.body.split_inclusive(|byte| *byte == b'\n').filter(|text| !line(text));
            (
                path,
                if answer.status == 200 || answer.status == 404 {
                    lines.flatten().copied().collect()
                } else {
                    Vec::new()
                },
            )
        })
        .collect()
}

/// What a fresh preview over the same files shows, and its paths: those of a build that is made for it.
fn fresh(dir: &Path) -> Tree {
    let out = TempDir::new().unwrap();
    let site = out.path().join("site");
    let build = Command::new(env!("CARGO_BIN_EXE_vade"))
        .args(["build", "--allow-errors", "--drafts", "--today", "2027-05-02", "--quiet", "--dest-dir"])
        .arg(&site)
        .arg(dir)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(matches!(build.code(), Some(0 | 1)), "{build:?}");
    let files = walkdir::WalkDir::new(&site).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let paths = files.map(|entry| entry.path().strip_prefix(&site).unwrap().to_str().unwrap().to_owned());
    // A preview does not hash the names of the theme's files, and has no list of what was written.
    let paths = paths.filter(|path| !path.starts_with("assets/") && !path.starts_with('.'));
    let paths: Vec<String> = paths.chain(["assets/style.css", "assets/own/own/style.css"].map(str::to_owned)).collect();
    let preview = Preview::start(dir, &[]);
    preview.wait("/", "a fresh preview", |answer| answer.status != 0);
    shown(&preview, paths.into_iter())
}

/// How long a preview may take to come to rest. It is two seconds for a person's machine and a program that was optimized;
/// a test has neither. Well below the half minute after which everything is looked at anyway.
const REST: Duration = Duration::from_secs(20);

/// Waits until the preview shows what a fresh one does.
fn check_settles(preview: &Preview, dir: &Path, what: &str) {
    let wanted = fresh(dir);
    let begun = Instant::now();
    loop {
        let got = shown(preview, wanted.keys().cloned());
        if got == wanted {
            return;
        }
        if begun.elapsed() > REST {
            for (path, bytes) in &wanted {
                if got[path] != *bytes {
                    let (got, want) = (String::from_utf8_lossy(&got[path]), String::from_utf8_lossy(bytes));
                    panic!("{what}: {path} is\n{got}\nand not\n{want}\n{}", preview.said());
                }
            }
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// The ways of programs: each leaves the file with this text.
fn savers() -> Vec<(&'static str, fn(&Path, &str))> {
    fn beside(path: &Path, name: &str) -> PathBuf {
        path.with_file_name(name)
    }
    vec![
        ("written in place", |path, text| fs::write(path, text).unwrap()),
        // Emacs without backups, JetBrains, Kate, GEdit: a new file takes the name.
        ("a new file renamed over it", |path, text| {
            let new = beside(path, ".goutputstream-X7K2");
            fs::write(&new, text).unwrap();
            fs::rename(&new, path).unwrap();
        }),
        // JetBrains' "safe write".
        ("JetBrains", |path, text| {
            let (new, old) = (beside(path, "quay.md___jb_tmp___"), beside(path, "quay.md___jb_old___"));
            fs::write(&new, text).unwrap();
            fs::rename(path, &old).unwrap();
            fs::rename(&new, path).unwrap();
            fs::remove_file(&old).unwrap();
        }),
        // Vim with `backupcopy=no`: a probe, the old file renamed away, a new one under the name.
        ("vim", |path, text| {
            fs::write(beside(path, ".quay.md.swp"), "swap").unwrap();
            fs::write(beside(path, "4913"), "").unwrap();
            fs::remove_file(beside(path, "4913")).unwrap();
            fs::rename(path, beside(path, "quay.md~")).unwrap();
            fs::write(path, text).unwrap();
            fs::remove_file(beside(path, "quay.md~")).unwrap();
            fs::remove_file(beside(path, ".quay.md.swp")).unwrap();
        }),
        // Emacs with a lock that is a link to nowhere, and a backup that stays.
        ("emacs", |path, text| {
            symlink("somebody@example:1", beside(path, ".#quay.md")).unwrap();
            fs::copy(path, beside(path, "quay.md~")).unwrap();
            fs::write(path, text).unwrap();
            fs::remove_file(beside(path, ".#quay.md")).unwrap();
            fs::remove_file(beside(path, "quay.md~")).unwrap();
        }),
        // VS Code: emptied, then written.
        ("emptied and written in two steps", |path, text| {
            let mut file = OpenOptions::new().write(true).truncate(true).open(path).unwrap();
            thread::sleep(Duration::from_millis(3));
            let (start, end) = text.split_at(text.len() / 2);
            file.write_all(start.as_bytes()).unwrap();
            file.flush().unwrap();
            thread::sleep(Duration::from_millis(3));
            file.write_all(end.as_bytes()).unwrap();
        }),
        ("removed and made again", |path, text| {
            fs::remove_file(path).unwrap();
            fs::write(path, text).unwrap();
        }),
        ("a link put in place", |path, text| {
            fs::write(beside(path, "_real.md"), text).unwrap();
            fs::remove_file(path).unwrap();
            symlink("_real.md", path).unwrap();
        }),
        ("what the link leads to written", |path, text| fs::write(beside(path, "_real.md"), text).unwrap()),
        ("a file again", |path, text| {
            fs::remove_file(path).unwrap();
            fs::write(path, text).unwrap();
            fs::remove_file(beside(path, "_real.md")).unwrap();
        }),
    ]
}

#[test]
fn each_way_of_saving_is_seen() {
    let dir = handbook();
    let preview = Preview::start(dir.path(), &[]);
    preview.wait("/quay/", "the page", |answer| answer.status == 200);
    let path = dir.path().join("content/quay.md");
    for round in 0..2 {
        for (name, save) in savers() {
            let mark = format!("{name} {round}");
            save(&path, &page("Quay", &mark));
            preview.wait("/quay/", name, |answer| answer.text().contains(&mark));
        }
    }
    check_settles(&preview, dir.path(), "after all ways of saving");
}

#[test]
fn what_comes_goes_and_moves_is_seen() {
    let dir = handbook();
    let preview = Preview::start(dir.path(), &[]);
    let at = |path: &str| dir.path().join(path);
    preview.wait("/crew/mate/", "the page", |answer| answer.status == 200);
    let steps: &[(&str, &dyn Fn())] = &[
        ("a page is new", &|| put(dir.path(), "content/new.md", &page("New", "New."))),
        ("a folder with pages is new", &|| put(dir.path(), "content/deep/er/down.md", &page("Down", "Deep."))),
        ("a page in the new folder", &|| put(dir.path(), "content/deep/er/more.md", &page("More", "More."))),
        ("a page goes", &|| fs::remove_file(at("content/new.md")).unwrap()),
        ("a folder is renamed", &|| fs::rename(at("content/crew"), at("content/hands")).unwrap()),
        ("a page in the renamed folder", &|| put(dir.path(), "content/hands/mate.md", &page("Mate", "Renamed."))),
        ("it is renamed back", &|| fs::rename(at("content/hands"), at("content/crew")).unwrap()),
        ("a page in it again", &|| put(dir.path(), "content/crew/mate.md", &page("Mate", "Back."))),
        ("a folder goes", &|| fs::remove_dir_all(at("content/deep")).unwrap()),
        ("it comes again", &|| put(dir.path(), "content/deep/er/down.md", &page("Down", "Again."))),
        ("a file becomes a folder", &|| {
            fs::remove_file(at("content/quay.md")).unwrap();
            put(dir.path(), "content/quay.md/inner.md", &page("Inner", "Inner."));
        }),
        ("a folder becomes a file", &|| {
            fs::remove_dir_all(at("content/quay.md")).unwrap();
            put(dir.path(), "content/quay.md", &page("Quay", "A file."));
        }),
        ("a folder becomes a link", &|| {
            fs::rename(at("content/crew"), at("content/people")).unwrap();
            symlink("people", at("content/crew")).unwrap();
        }),
        ("a page behind the link", &|| put(dir.path(), "content/people/mate.md", &page("Mate", "Behind."))),
        ("the link goes", &|| fs::remove_file(at("content/crew")).unwrap()),
        ("a folder is moved in from elsewhere", &|| {
            put(dir.path(), "aside/in/one.md", &page("One", "One."));
            fs::rename(at("aside/in"), at("content/in")).unwrap();
        }),
        ("a page in it", &|| put(dir.path(), "content/in/one.md", &page("One", "Other."))),
        ("it is moved out", &|| fs::rename(at("content/in"), at("aside/out")).unwrap()),
        ("a record", &|| put(dir.path(), "content/labels.yaml", "labels:\n  - {name: urgent, description: Now}\n")),
        ("the theme", &|| {
            let text = "{% extends \"default/page.html\" %}{% block title %}T: {{ page.title }}{% endblock title %}\n";
            put(dir.path(), "theme/templates/page.html", text);
        }),
        ("a style sheet", &|| put(dir.path(), "own/style.css", "main { color: red }\n")),
        ("a file of the theme", &|| put(dir.path(), "theme/assets/style.css", "body { color: green }\n")),
        ("the theme goes", &|| fs::remove_dir_all(at("theme/templates")).unwrap()),
        ("a setting", &|| {
            let book = fs::read_to_string(at("book.toml")).unwrap().replace("Harbour", "Port");
            fs::write(at("book.toml"), book).unwrap();
        }),
        ("the sources lie elsewhere", &|| {
            fs::rename(at("content"), at("pages")).unwrap();
            let book = fs::read_to_string(at("book.toml")).unwrap();
            fs::write(at("book.toml"), book.replace("[book]", "[book]\nsrc = \"pages\"")).unwrap();
        }),
        ("a page there", &|| put(dir.path(), "pages/deep/er/down.md", &page("Down", "Elsewhere."))),
        ("a picture", &|| put(dir.path(), "pages/deep/quay.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n")),
        ("another picture", &|| put(dir.path(), "pages/deep/quay.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" />")),
    ];
    for (name, step) in steps {
        step();
        check_settles(&preview, dir.path(), name);
    }
}

/// A program that never rests: makes, writes, renames and removes pages and folders, by a list that a seed determines.
fn storm(dir: &Path, seed: u64, steps: usize) {
    let mut state = seed;
    let mut next = |below: u64| {
        // xorshift64: any sequence does.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    for step in 0..steps {
        let folder = dir.join("content").join(["", "crew", "a", "a/b", "c"][next(5) as usize]);
        let file = folder.join(["quay.md", "x.md", "y.md", "z.yaml", "p.png"][next(5) as usize]);
        // Anything may be gone or of another sort by now; then this step does nothing.
        let _ = match next(9) {
            0..=3 => fs::create_dir_all(&folder).and_then(|()| fs::write(&file, page("P", &format!("Step {step}.")))),
            4 => fs::remove_file(&file),
            5 => fs::rename(&file, folder.join("moved.md")),
            6 => fs::rename(&folder, dir.join("content").join(["d", "e", "a"][next(3) as usize])),
            7 => fs::remove_dir_all(dir.join("content/a")),
            _ => fs::create_dir_all(folder.join("x.md")),
        };
    }
}

#[test]
fn a_storm_of_changes_ends_in_the_right_site() {
    let rounds = std::env::var("VADE_STORM").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(3);
    for mode in [&[][..], &["--poll"]] {
        let dir = handbook();
        let preview = Preview::start(dir.path(), mode);
        for seed in 1..=rounds {
            storm(dir.path(), seed * 7919, 150);
            put(dir.path(), "content/index.md", &page("Harbour", &format!("Storm {seed}.")));
            check_settles(&preview, dir.path(), &format!("storm {seed} {mode:?}"));
        }
    }
}

#[test]
fn events_that_are_lost_are_made_up_for() {
    let dir = handbook();
    for at in 0..200 {
        put(dir.path(), &format!("content/many/{at}.md"), &page(&format!("Page {at}"), "Text."));
    }
    let preview = Preview::start(dir.path(), &[]);
    preview.wait("/many/1/", "the page", |answer| answer.status == 200);
    let room: usize = fs::read_to_string("/proc/sys/fs/inotify/max_queued_events").unwrap().trim().parse().unwrap();
    // The program sleeps, so its queue runs over.
    signal(preview.pid(), "STOP");
    for round in 0..room / 200 / 2 + 20 {
        for at in 0..200 {
            fs::write(dir.path().join(format!("content/many/{at}.md")), page("Page", &format!("Round {round}.")))
                .unwrap();
        }
    }
    put(dir.path(), "content/after.md", &page("After", "After."));
    fs::remove_file(dir.path().join("content/many/7.md")).unwrap();
    signal(preview.pid(), "CONT");
    check_settles(&preview, dir.path(), "after an overflow");
}

#[test]
fn a_checkout_of_five_thousand_files_is_seen() {
    let dir = handbook();
    let git = |args: &[&str]| {
        let status = Command::new("git")
            .arg("-C")
            .arg(dir.path())
            .args(["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "gc.auto=0"])
            .args(args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success(), "git {args:?}");
    };
    git(&["init", "-q", "-b", "one"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "one"]);
    git(&["checkout", "-q", "-b", "two"]);
    for at in 0..5000 {
        put(dir.path(), &format!("content/many/{}/{at}.md", at % 50), &page(&format!("Page {at}"), "Of two."));
    }
    fs::remove_dir_all(dir.path().join("content/crew")).unwrap();
    git(&["add", "-A"]);
    git(&["commit", "-q", "-m", "two"]);
    git(&["checkout", "-q", "one"]);
    let preview = Preview::start(dir.path(), &[]);
    preview.wait("/crew/mate/", "the page", |answer| answer.status == 200);
    for branch in ["two", "one", "two", "one"] {
        git(&["checkout", "-q", branch]);
        let there = if branch == "two" { "/many/49/4999/" } else { "/crew/mate/" };
        let gone = if branch == "two" { "/crew/mate/" } else { "/many/49/4999/" };
        preview.wait(there, branch, |answer| answer.status == 200);
        preview.wait(gone, branch, |answer| answer.status == 404);
    }
    check_settles(&preview, dir.path(), "after the checkouts");
}

#[test]
fn a_commit_gives_pages_their_date() {
    let dir = handbook();
    let book = fs::read_to_string(dir.path().join("book.toml")).unwrap();
    put(dir.path(), "book.toml", &book.replace("dates = false", "dates = true"));
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        git.arg("-C").arg(dir.path()).args(["-c", "user.name=Test", "-c", "user.email=test@example.com"]).args(args);
        git.env("GIT_AUTHOR_DATE", "2024-02-29T12:00:00Z").env("GIT_COMMITTER_DATE", "2024-02-29T12:00:00Z");
        assert!(git.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success(), "git {args:?}");
    };
    git(&["init", "-q"]);
    let preview = Preview::start(dir.path(), &[]);
    let page = preview.wait("/quay/", "the page", |answer| answer.status == 200);
    assert!(!page.text().contains("2024"));
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "all"]);
    preview.wait("/quay/", "the date", |answer| answer.text().contains("2024"));
}

#[test]
fn without_watches_it_looks_and_says_so() {
    // The limit is of the whole user, so it is not reached here; the flag does what reaching it does.
    let dir = handbook();
    let preview = Preview::start(dir.path(), &["--poll"]);
    preview.wait("/quay/", "the page", |answer| answer.status == 200);
    for (name, save) in savers() {
        save(&dir.path().join("content/quay.md"), &page("Quay", name));
        preview.wait("/quay/", name, |answer| answer.text().contains(name));
    }
    check_settles(&preview, dir.path(), "by looking");
}

#[test]
fn the_site_on_disk_follows_too() {
    let dir = handbook();
    let mut watch = Command::new(env!("CARGO_BIN_EXE_vade"))
        .arg("watch")
        .arg(dir.path())
        .args(["--today", "2027-05-02"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    let wait = |what: &str, wanted: &dyn Fn(&str) -> bool| {
        let path = dir.path().join("public/quay/index.html");
        while !fs::read_to_string(&path).is_ok_and(|text| wanted(&text)) {
            assert!(begun.elapsed() < PATIENCE, "{what}");
            thread::sleep(Duration::from_millis(5));
        }
    };
    wait("the first site", &|text| text.contains("is long"));
    put(dir.path(), "content/quay.md", &page("Quay", "The quay is wide."));
    wait("a change", &|text| text.contains("is wide"));
    // With an error the site stays; mended, it follows again.
    put(dir.path(), "content/quay.md", &page("Quay", "The quay is [gone](gone.md)."));
    thread::sleep(Duration::from_secs(1));
    wait("the site before the error", &|text| text.contains("is wide"));
    put(dir.path(), "content/quay.md", &page("Quay", "The quay is back."));
    wait("a mended page", &|text| text.contains("is back"));
    signal(watch.id(), "TERM");
    assert_eq!(watch.wait().unwrap().code(), Some(0));
    let left = fs::read_dir(dir.path()).unwrap().flatten().map(|entry| entry.file_name().into_string().unwrap());
    let left: Vec<String> = left.filter(|name| name.contains("stage") || name.contains(".lock")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_day_of_edits_leaves_no_trace() {
    let edits: usize = std::env::var("VADE_EDITS").ok().and_then(|edits| edits.parse().ok()).unwrap_or(300);
    let dir = handbook();
    for at in 0..100 {
        put(dir.path(), &format!("content/many/{at}.md"), &page(&format!("Page {at}"), &"Words. ".repeat(200)));
    }
    let preview = Preview::start(dir.path(), &[]);
    let mut early = (0, 0, 0);
    for edit in 1..=edits {
        let mark = format!("Edit {edit} of many");
        match edit % 20 {
            0 => put(dir.path(), "own/style.css", &format!("main {{ --mark: {edit} }}\n")),
            1 => put(dir.path(), &format!("content/many/new-{}.md", edit % 7), &page("New", &mark)),
            2 => _ = fs::remove_file(dir.path().join(format!("content/many/new-{}.md", edit % 7))),
            _ => {}
        }
        put(dir.path(), &format!("content/many/{}.md", edit % 100), &page("Page", &mark));
        preview.wait(&format!("/many/{}/", edit % 100), "an edit", |answer| answer.text().contains(&mark));
        if edit == edits / 10 {
            early = (preview.status("VmRSS"), preview.status("Threads"), preview.handles());
        }
    }
    let late = (preview.status("VmRSS"), preview.status("Threads"), preview.handles());
    // A few edits say little about a day, so a short run has four mebibytes of room.
    let room = if edits < 10_000 { 4096 } else { 0 };
    assert!(late.0 * 100 <= early.0 * 110 + room * 100, "memory grew from {} to {} KiB", early.0, late.0);
    assert!(late.1 <= early.1 + 2, "threads: {early:?} {late:?}");
    assert!(late.2 <= early.2 + 2, "handles: {early:?} {late:?}");
    check_settles(&preview, dir.path(), "after many edits");
}
