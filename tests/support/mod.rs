//! What the tests from outside share: folders on disk, runs of the program, trees to compare.
#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(clippy::disallowed_methods, reason = "the tests set the stage on a real disk and look at what was written")]

pub(crate) mod html;
pub(crate) mod site;

use std::os::unix::process::ExitStatusExt as _;
use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

/// The day that all runs take for today.
pub(crate) const TODAY: &str = "2026-11-22";

/// The folder of this project: its own `book.toml` and `content` are the sample handbook.
pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Writes a file and the folders above it.
pub(crate) fn put(root: &Path, name: &str, content: impl AsRef<[u8]>) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

/// A new folder with these files.
pub(crate) fn folder<T: AsRef<[u8]>>(files: &[(&str, T)]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (name, content) in files {
        put(root.path(), name, content);
    }
    root
}

/// A new folder with the files of a fixture.
pub(crate) fn fixture_folder(text: &str) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (name, content) in vademecum::vfs::fixture(text) {
        put(root.path(), &name, content);
    }
    root
}

/// Copies a folder with all that is in it. The order in which files are made is that of `order`.
pub(crate) fn copy_tree(from: &Path, to: &Path, order: impl Fn(&mut Vec<PathBuf>)) {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(from)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(from).unwrap().to_owned())
        .collect();
    files.sort();
    order(&mut files);
    for file in files {
        let target = to.join(&file);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, fs::read(from.join(&file)).unwrap()).unwrap();
    }
}

/// What a run of the program said.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The exit code; 128 and more for a signal.
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// The report of `--format json`.
    pub(crate) fn report(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("no report: {error}\n{}\n{}", self.out, self.err))
    }

    /// The findings of `--format json`.
    pub(crate) fn findings(&self) -> Vec<Value> {
        self.report()["diagnostics"].as_array().unwrap().clone()
    }
}

/// The program in `dir`, with nothing around it but what is passed on.
pub(crate) fn command(dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vade"));
    command.current_dir(dir).env_clear().env("PATH", "/usr/bin:/bin").stdin(Stdio::null());
    command
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    let code = output.status.code().unwrap_or_else(|| 128 + output.status.signal().unwrap_or(0));
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code, out: text(output.stdout), err: text(output.stderr) }
}

/// Runs the program in `dir`.
pub(crate) fn vade(dir: &Path, args: &[&str]) -> Ran {
    run(command(dir).args(args))
}

/// Runs `check` in `dir`, for programs.
pub(crate) fn check_json(dir: &Path, args: &[&str]) -> Ran {
    vade(dir, &[&["check", "--format", "json", "--today", TODAY], args].concat())
}

/// The short form of a finding: rule, file, line, column.
pub(crate) fn short(finding: &Value) -> String {
    let text = |key: &str| finding[key].as_str().unwrap_or("?").to_owned();
    format!("{} {}:{}:{} {}", text("rule"), text("file"), finding["line"], finding["column"], text("message"))
}

/// A file as the disk has it: bytes, inode, time of the last change.
pub(crate) type Seen = BTreeMap<String, (Vec<u8>, u64, (i64, i64))>;

/// Every file below `root`, with what would tell that it was touched.
pub(crate) fn seen(root: &Path) -> Seen {
    let files = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let meta = entry.metadata().unwrap();
            let name = entry.path().strip_prefix(root).unwrap().to_string_lossy().into_owned();
            (name, (fs::read(entry.path()).unwrap(), meta.ino(), (meta.mtime(), meta.mtime_nsec())))
        })
        .collect()
}

/// Every file below `root` and its bytes.
pub(crate) fn bytes(root: &Path) -> BTreeMap<String, Vec<u8>> {
    seen(root).into_iter().map(|(name, (bytes, ..))| (name, bytes)).collect()
}

/// Expects two trees to be the same, and names what differs.
pub(crate) fn same_bytes(what: &str, left: &BTreeMap<String, Vec<u8>>, right: &BTreeMap<String, Vec<u8>>) {
    let names = |tree: &BTreeMap<String, Vec<u8>>| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(left), names(right), "{what}: the names differ");
    for (name, bytes) in left {
        if *bytes != right[name] {
            let (left, right) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&right[name]));
            let line = left.lines().zip(right.lines()).position(|(left, right)| left != right).unwrap_or(0);
            let at = |text: &str| text.lines().nth(line).unwrap_or("").chars().take(600).collect::<String>();
            panic!("{what}: `{name}` differs in line {}:\n- {}\n+ {}", line + 1, at(&left), at(&right));
        }
    }
}

/// Says that something did not run: a test that skips in silence proves nothing.
pub(crate) fn not_run(what: &str) {
    let _ = writeln!(std::io::stderr(), "NOT RUN: {what}");
}
