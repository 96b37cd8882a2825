//! The shape of the house: which room may use which, and what no file of `src/` may hold.
#![expect(clippy::disallowed_methods, reason = "the test reads the sources of the program itself")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Every room, and the rooms it may use beside itself. Low to high: no room may name one that stands after it.
const ROOMS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("diag", &["base"]),
    ("vfs", &["base", "diag"]),
    ("git", &["base"]),
    ("engines", &["base"]),
    ("syntax", &["base", "diag", "engines"]),
    ("kinds", &["base", "diag", "syntax"]),
    ("config", &["base", "diag", "syntax", "kinds"]),
    ("model", &["base", "diag", "syntax", "kinds"]),
    ("site", &["base", "diag", "config", "model"]),
    ("resolve", &["base", "diag", "syntax", "kinds", "model"]),
    ("rules", &["base", "diag", "syntax", "kinds", "config", "model", "resolve"]),
    ("search", &["base", "syntax", "kinds", "model", "site"]),
    ("render", &["base", "diag", "git", "engines", "syntax", "kinds", "config", "model", "site", "resolve", "search"]),
    ("emit", &["base", "vfs"]),
    (
        "session",
        &[
            "base", "diag", "vfs", "git", "engines", "syntax", "kinds", "config", "model", "site", "resolve", "rules",
            "render",
        ],
    ),
    ("serve", &["base", "diag", "vfs", "config", "model", "site", "render", "emit", "session"]),
    ("cli", &["base", "diag", "vfs", "git", "config", "kinds", "site", "rules", "render", "emit", "session", "serve"]),
];

/// The longest a file may be without its tests, in lines.
const LONGEST: usize = 400;

/// What says that something is not finished, or was left behind.
const FORBIDDEN: &[&str] = &["todo!", "unimplemented!", "dbg!", "FIXME", "TODO", "XXX", "INTEGRATOR", "unsafe {"];

/// Rooms that may touch the disk.
const DISK: &[&str] = &["vfs", "emit", "cli"];

/// A file of the program.
struct File {
    /// Below `src/`.
    name: String,
    /// All of it.
    text: String,
    /// Without its tests and without comments.
    code: String,
    /// How many lines it has without its tests.
    lines: usize,
    /// Whether the whole file is made for tests.
    is_test: bool,
}

impl File {
    fn room(&self) -> &str {
        self.name.split('/').next().unwrap()
    }
}

/// Every file of `src/`, in order.
fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files: Vec<File> = walkdir::WalkDir::new(&root)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"))
        .map(|entry| {
            let name = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            read(name, fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    let tests = test_files(&files);
    for file in &mut files {
        file.is_test = tests.contains(&file.name);
    }
    files
}

fn read(name: String, text: String) -> File {
    let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let lines = own.lines().count();
    let code = own.lines().map(without_comment).collect::<Vec<_>>().join("\n");
    File { name, lines, code, text, is_test: false }
}

fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with("//") { "" } else { line }
}

/// Files that are declared as modules under `#[cfg(test)]`, and what lies below them.
fn test_files(files: &[File]) -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for file in files {
        let folder = match file.name.strip_suffix("/mod.rs") {
            Some(folder) => folder.to_owned(),
            None => file.name.trim_end_matches(".rs").to_owned(),
        };
        let beside = file.name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut marked = false;
        let mut path = None;
        for line in file.text.lines().map(str::trim) {
            let name =
                line.trim_start_matches("pub ").trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ");
            match name.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) {
                Some(module) if marked => {
                    let stem =
                        path.take().map_or_else(|| format!("{folder}/{module}"), |path| format!("{beside}/{path}"));
                    let below = format!("{stem}/");
                    let own = [format!("{stem}.rs"), stem];
                    let named = files.iter().map(|file| &file.name);
                    tests.extend(named.filter(|name| own.contains(name) || name.starts_with(&below)).cloned());
                }
                _ => {}
            }
            if let Some(text) = line.strip_prefix("#[path = \"").and_then(|rest| rest.strip_suffix("\"]")) {
                path = Some(text.trim_end_matches(".rs").to_owned());
            }
            marked = line.starts_with("#[cfg(test)]") || (marked && line.starts_with("#["));
        }
    }
    tests
}

/// The rooms that a code names after `crate::`, alone or in braces.
fn rooms_used(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let Some(list) = rest.strip_prefix('{') else {
            used.insert(word(rest));
            continue;
        };
        let (mut depth, mut at_name) = (1, true);
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => at_name = true,
                c if at_name && depth == 1 && c.is_ascii_alphabetic() => {
                    used.insert(word(&list[at..]));
                    at_name = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    used
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

/// Expects nothing to be wrong, and lists all that is.
fn check(what: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{what}:\n  {}", wrong.join("\n  "));
}

#[test]
fn names_after_crate_are_found() {
    let found = |code: &str| rooms_used(code).into_iter().collect::<Vec<_>>();
    assert_eq!(found("use crate::base::VPath;"), ["base"]);
    assert_eq!(
        found("use crate::{\n    base::{A, b},\n    model,\n    diag::{self, c::{D, E}},\n};\n{ x }"),
        ["base", "diag", "model"]
    );
    assert_eq!(found("crate::site::f(crate::vfs::g)"), ["site", "vfs"]);
}

#[test]
fn the_table_runs_one_way() {
    let mut below = BTreeSet::new();
    for (room, uses) in ROOMS {
        check(
            "a room may only use lower ones",
            &uses
                .iter()
                .filter(|used| !below.contains(*used))
                .map(|used| format!("{room} uses {used}"))
                .collect::<Vec<_>>(),
        );
        below.insert(room);
    }
}

#[test]
fn imports_run_one_way() {
    let table: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().collect();
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.name.contains('/') && !file.is_test) {
        let room = file.room();
        let Some(allowed) = table.get(room) else {
            wrong.push(format!("{}: the room `{room}` is not in the table", file.name));
            continue;
        };
        for used in rooms_used(&file.code) {
            if used != room && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: `{room}` may not use `{used}`", file.name));
            }
        }
    }
    check("imports against the table", &wrong);
}

#[test]
fn every_file_says_what_it_is_for() {
    let files = files();
    let silent = files.iter().filter(|file| !file.text.starts_with("//! ")).map(|file| file.name.clone());
    check("files that do not open with `//!`", &silent.collect::<Vec<_>>());
}

#[test]
fn no_file_is_long() {
    let files = files();
    let long = files.iter().filter(|file| !file.is_test && file.lines > LONGEST);
    check(
        &format!("files above {LONGEST} lines without their tests"),
        &long.map(|file| format!("{} ({})", file.name, file.lines)).collect::<Vec<_>>(),
    );
}

#[test]
fn nothing_is_left_unfinished() {
    let mut wrong = Vec::new();
    for file in files() {
        for word in FORBIDDEN {
            for (number, line) in file.text.lines().enumerate().filter(|(_, line)| line.contains(word)) {
                // A word in backticks is spoken of, not left behind.
                if !line.contains(&format!("`{word}`")) {
                    wrong.push(format!("{}:{}: `{word}`", file.name, number + 1));
                }
            }
        }
    }
    check("words that say that something is not finished", &wrong);
}

#[test]
fn the_disk_has_its_rooms() {
    let files = files();
    let wrong = files.iter().filter(|file| !file.is_test && !DISK.contains(&file.room())).filter(|file| {
        let code = &file.code;
        // `std::fs`, or `fs` in a group below `std`.
        code.contains("std::fs") || code.split("std::{").skip(1).any(|rest| group_has(rest, "fs"))
    });
    check("`std::fs` outside of the rooms of the disk", &wrong.map(|file| file.name.clone()).collect::<Vec<_>>());
}

/// Whether the group that begins here names `wanted` at its first level.
fn group_has(group: &str, wanted: &str) -> bool {
    let mut names = rooms_used(&format!("crate::{{{group}"));
    names.retain(|name| name == wanted);
    !names.is_empty()
}

#[test]
fn only_the_command_line_prints() {
    let files = files();
    let prints = ["println!", "eprintln!", "print!(", "eprint!("];
    let wrong = files
        .iter()
        .filter(|file| !file.is_test && file.room() != "cli" && prints.iter().any(|print| file.code.contains(print)));
    check("files that print", &wrong.map(|file| file.name.clone()).collect::<Vec<_>>());
}
