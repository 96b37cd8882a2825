//! `vade init`: begins a handbook. It writes new files only, whatever stands there.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::Path,
};

use super::{Env, args::InitArgs, exit, fault::Fault, output::Output};

/// The files: where each goes, and what is in it. `%TITLE%` stands for the title, quoted as TOML and YAML both read.
const FILES: &[(&str, &str)] = &[
    ("book.toml", include_str!("files/book.toml")),
    ("content/index.md", include_str!("files/content/index.md")),
    ("content/labels.yaml", include_str!("files/content/labels.yaml")),
    ("content/teams.yaml", include_str!("files/content/teams.yaml")),
    ("content/workflows.yaml", include_str!("files/content/workflows.yaml")),
    ("content/responsibilities.yaml", include_str!("files/content/responsibilities.yaml")),
    ("content/personas/robin.md", include_str!("files/content/personas/robin.md")),
    (".gitlab-ci.yml", include_str!("files/gitlab-ci.yml")),
    (".gitignore", include_str!("files/gitignore")),
];

/// Runs it; the exit code.
pub(super) fn init(args: &InitArgs, env: &Env, quiet: bool, output: &mut Output<'_>) -> Result<u8, Fault> {
    let named = args.dir.as_deref().unwrap_or(Path::new(""));
    let root = env.current_dir.join(named);
    if root.join("book.toml").exists() {
        let message = format!("{} is a handbook already: it has a book.toml, and nothing was written", root.display());
        return Err(Fault::Usage(message));
    }
    let title = quoted(args.title.as_deref().unwrap_or("Our handbook"));
    let (mut written, mut kept) = (Vec::new(), Vec::new());
    for (name, text) in FILES {
        let path = root.join(name);
        match write_new(&path, &text.replace("%TITLE%", &title)) {
            Ok(()) => written.push(*name),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => kept.push(*name),
            Err(error) => return Err(Fault::io(format_args!("`{}` cannot be written", path.display()), &error)),
        }
    }
    if !quiet {
        report(named, &written, &kept, output)?;
    }
    Ok(exit::CLEAN)
}

fn report(dir: &Path, written: &[&str], kept: &[&str], output: &mut Output<'_>) -> Result<(), Fault> {
    let list = |names: &[&str]| names.iter().flat_map(|name| ["  ", name, "\n"]).collect::<String>();
    let kept = match list(kept) {
        kept if kept.is_empty() => kept,
        kept => format!("There before, and left as they are:\n{kept}"),
    };
    let dir = if dir.as_os_str().is_empty() { String::new() } else { format!(" {}", dir.display()) };
    let text = format!(
        "Written:\n{}{kept}\nNext: `vade check{dir}` says what is wrong, `vade build{dir}` writes the site.\n",
        list(written)
    );
    let written = output.out.write_all(text.as_bytes());
    super::output::quiet_pipe(written).map_err(|error| Fault::io("standard output", &error))
}

/// Writes a file that must not be there yet; a link by that name counts as there.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// A title in double quotes, as both TOML and YAML read them. Neither lets a control character stand bare.
fn quoted(title: &str) -> String {
    let mut text = String::from("\"");
    for c in title.trim().chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            c if c.is_control() => text.push(' '),
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(name, _)| *name)
}
