//! Plays what a page shows of the program at work. Each page has a folder of its own, empty at first:
//!
//! - a fence with `file=path` writes that file; one of `diff` edits it;
//! - a fence of `console` holds commands after `$ `, each with what it writes; `cd` and `vade` are known;
//! - a comment `<!-- run: vade init -->` runs a command without showing it, and `<!-- run: fresh -->` empties the folder.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::pages::{Page, Part, joined, parts};

/// What a run of the program came to.
pub(crate) struct Run {
    /// Its exit code.
    pub(crate) code: i32,
    /// What it wrote, to standard output and then to standard error.
    pub(crate) text: String,
}

/// Runs the program in a folder, with nothing of the world around it but a day and a width.
pub(crate) fn vade(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_vade"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("COLUMNS", "84")
        .env("SOURCE_DATE_EPOCH", "1800000000")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    Run { code: output.status.code().unwrap_or(-1), text }
}

/// The page with the outputs that its commands have now.
pub(crate) fn page(page: &Page) -> String {
    let mut parts = parts(&page.text);
    let played = |part: &Part| part.file().is_some() || part.info().starts_with("console");
    if !parts.iter().any(played) {
        return page.text.clone();
    }
    let folder = tempfile::tempdir().unwrap();
    let top = fs::canonicalize(folder.path()).unwrap();
    let mut stage = Player { page: page.name.clone(), here: top.clone(), top };
    for part in &mut parts {
        stage.part(part);
    }
    joined(&parts)
}

struct Player {
    page: String,
    top: PathBuf,
    here: PathBuf,
}

impl Player {
    fn part(&mut self, part: &mut Part) {
        let file = part.file().map(|file| self.here.join(file));
        let (edits, commands) = (part.info().starts_with("diff"), part.info().starts_with("console"));
        match part {
            Part::Text(text) => {
                let hidden = text.split("<!-- run: ").skip(1).filter_map(|rest| rest.split_once(" -->"));
                for (command, _) in hidden.map(|(command, rest)| (command.to_owned(), rest)).collect::<Vec<_>>() {
                    self.run(&command);
                }
            }
            Part::Fence { body, .. } if commands => *body = self.console(body),
            Part::Fence { body, .. } => {
                if let Some(file) = file {
                    let text = if edits { self.edited(&file, body) } else { body.clone() };
                    fs::create_dir_all(file.parent().unwrap()).unwrap();
                    fs::write(&file, text).unwrap();
                }
            }
        }
    }

    fn console(&mut self, body: &str) -> String {
        let mut shown = String::new();
        for command in body.lines().filter_map(|line| line.strip_prefix("$ ")) {
            let _ = writeln!(shown, "$ {command}");
            // What a writer sees has no folder that was made up for this run.
            shown.push_str(&self.run(command).replace(self.top.to_str().unwrap(), "/home/you"));
        }
        // A page has no blanks at the ends of its lines.
        shown.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
    }

    fn run(&mut self, line: &str) -> String {
        let (line, code) = line.strip_suffix("; echo $?").map_or((line, false), |line| (line, true));
        let words: Vec<&str> = line.split_whitespace().map(|word| word.trim_matches(['\'', '"'])).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        match &words[..] {
            ["fresh"] => {
                fs::remove_dir_all(&self.top).unwrap();
                fs::create_dir(&self.top).unwrap();
                self.here.clone_from(&self.top);
                String::new()
            }
            ["cd", folder] => {
                self.here = self.here.join(folder);
                String::new()
            }
            ["vade", arguments @ ..] => {
                let run = vade(&self.here, arguments);
                if code { format!("{}{}\n", run.text, run.code) } else { run.text }
            }
            _ => panic!("docs/{}: `{line}` is no command that is played", self.page),
        }
    }

    /// A file with each `-` line replaced by the `+` lines that follow it.
    fn edited(&self, file: &Path, diff: &str) -> String {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut lines: Vec<&str> = text.lines().collect();
        let mut at = None;
        for line in diff.lines() {
            if let Some(old) = line.strip_prefix('-') {
                let found = lines.iter().position(|line| *line == old);
                let found = found.unwrap_or_else(|| panic!("docs/{}: no line `{old}`", self.page));
                lines.remove(found);
                at = Some(found);
            } else if let (Some(new), Some(place)) = (line.strip_prefix('+'), at.as_mut()) {
                lines.insert(*place, new);
                *place += 1;
            }
        }
        lines.join("\n") + "\n"
    }
}
