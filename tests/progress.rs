//! The line that shows how far a long build is, on a terminal of the test's own: that it comes, and leaves nothing behind.
//!
//! A build is as long as the test wants it to be, because the `git` that it asks for dates is the test's too.
#![expect(clippy::disallowed_methods, reason = "the test sets the stage on a real disk")]

mod support;

use std::{
    fs,
    io::{Read as _, Write as _},
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use support::{folder, not_run, put, run};
use tempfile::TempDir;

/// Takes the line away.
const ERASED: &str = "\r\u{1b}[K";

/// A handbook, and beside it a folder with a `git` that runs `script`.
fn handbook(script: &str) -> TempDir {
    let book =
        folder(&[("book.toml", "[book]\ntitle = \"H\"\n"), ("content/index.md", "---\ntitle: A\n---\n\nText.\n")]);
    fs::create_dir(book.path().join(".git")).unwrap();
    put(book.path(), "bin/git", format!("#!/bin/sh\n{script}\nexit 1\n"));
    fs::set_permissions(book.path().join("bin/git"), fs::Permissions::from_mode(0o755)).unwrap();
    book
}

/// Waits until the test says `go`.
const BLOCKED: &str = "while [ ! -e \"$BOOK/go\" ]; do sleep 0.02; done";

/// Longer than a build is quiet.
const LONG: &str = "sleep 1";

/// The program in a handbook, with its `git` and nothing else around it.
fn around(command: &mut Command, book: &Path) {
    let path = format!("{}:/usr/bin:/bin", book.join("bin").display());
    command.current_dir(book).env_clear().env("PATH", path).env("BOOK", book).env("SHELL", "/bin/sh");
    command.env("TERM", "xterm");
}

/// What a run without a terminal says, and its code.
fn plain(book: &Path, args: &[&str]) -> (String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vade"));
    around(&mut command, book);
    let ran = run(command.args(args).stdin(Stdio::null()));
    (ran.out + &ran.err, ran.code)
}

/// A run on a terminal.
struct Terminal {
    child: Child,
    keys: ChildStdin,
    screen: Arc<Mutex<Vec<u8>>>,
    reader: thread::JoinHandle<()>,
}

impl Terminal {
    /// None where there is no `script`, which makes the terminal.
    fn begin(book: &Path, args: &str, change: impl FnOnce(&mut Command)) -> Option<Self> {
        let line = format!("exec {} {args}", env!("CARGO_BIN_EXE_vade"));
        let mut command = Command::new("script");
        around(&mut command, book);
        command.args(["--quiet", "--return", "--flush", "--command", &line, "/dev/null"]);
        change(&mut command);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
        let (keys, mut out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let screen = Arc::<Mutex<Vec<u8>>>::default();
        let shown = Arc::clone(&screen);
        let reader = thread::spawn(move || {
            let mut part = [0; 4096];
            while let Ok(read @ 1..) = out.read(&mut part) {
                shown.lock().unwrap().extend_from_slice(&part[..read]);
            }
        });
        Some(Self { child, keys, screen, reader })
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.screen.lock().unwrap()).into_owned()
    }

    fn wait_for(&self, what: &str) {
        let begun = Instant::now();
        while !self.text().contains(what) {
            assert!(begun.elapsed() < Duration::from_secs(100), "no `{what}` in {:?}", self.text());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// All that was shown, and the exit code.
    fn end(mut self) -> (String, i32) {
        let code = self.child.wait().unwrap().code().unwrap();
        self.reader.join().unwrap();
        let bytes = self.screen.lock().unwrap().clone();
        (String::from_utf8(bytes).unwrap(), code)
    }
}

#[test]
fn a_long_build_shows_how_far_it_is_and_leaves_what_it_always_said() {
    let book = handbook(BLOCKED);
    fs::write(book.path().join("go"), "").unwrap();
    let (want, _) = plain(book.path(), &["build", "--color", "never"]);
    fs::remove_dir_all(book.path().join("public")).unwrap();
    fs::remove_file(book.path().join("go")).unwrap();

    let Some(terminal) = Terminal::begin(book.path(), "build --color never", |_| {}) else {
        return not_run("there is no `script` to make a terminal with");
    };
    terminal.wait_for("\rWriting [");
    terminal.wait_for(" files\u{1b}[K");
    fs::write(book.path().join("go"), "").unwrap();
    let (shown, code) = terminal.end();
    assert_eq!(code, 0, "{shown}");
    let (line, rest) = shown.rsplit_once(ERASED).unwrap();
    assert!(!line.contains('\n'), "more than a line: {line:?}");
    assert_eq!(rest.replace("\r\n", "\n"), want);
}

#[test]
fn an_interrupted_build_leaves_no_half_line_and_no_site() {
    let book = handbook(BLOCKED);
    let Some(mut terminal) = Terminal::begin(book.path(), "build", |_| {}) else {
        return not_run("there is no `script` to make a terminal with");
    };
    terminal.wait_for("\rWriting [");
    // Ctrl-C.
    terminal.keys.write_all(b"\x03").unwrap();
    terminal.keys.flush().unwrap();
    let (shown, code) = terminal.end();
    assert_eq!(code, 130, "{shown:?}");
    assert!(shown.ends_with(ERASED), "{shown:?}");
    assert!(!book.path().join("public").exists());
    fs::write(book.path().join("go"), "").unwrap();
    assert_eq!(plain(book.path(), &["build"]).1, 0, "the next build needs nobody's help");
}

#[test]
fn where_nobody_looks_nothing_is_drawn() {
    let book = handbook(LONG);
    let path = book.path();
    let silent = |what: &str, shown: &str| assert!(!shown.contains("\u{1b}[K"), "{what}: {shown:?}");
    let out = |name: &str| format!("--dest-dir out-{name}");
    // As many builds as there are reasons, at once: each waits a second for its dates.
    thread::scope(|scope| {
        scope.spawn(|| {
            let (said, _) = plain(path, &["build", "--dest-dir", "out-pipe"]);
            silent("no terminal", &said);
            assert!(said.contains("the site is in"), "{said}");
        });
        let cases = [
            ("quiet", "--quiet", ("TERM", "xterm")),
            ("json", "--format json", ("TERM", "xterm")),
            ("ci", "", ("CI", "true")),
            ("dumb", "", ("TERM", "dumb")),
        ];
        for (name, option, environment) in cases {
            scope.spawn(move || {
                let args = format!("build {} {option}", out(name));
                let begun = Instant::now();
                let terminal = Terminal::begin(path, &args, |command| _ = command.env(environment.0, environment.1));
                let Some(terminal) = terminal else {
                    return not_run("there is no `script` to make a terminal with");
                };
                let (shown, code) = terminal.end();
                assert_eq!(code, 0, "{name}: {shown}");
                assert!(
                    begun.elapsed() > Duration::from_millis(900),
                    "{name}: too short to show that nothing is drawn"
                );
                silent(name, &shown);
            });
        }
    });
}
