//! What pages say in their own words, held to what there is.

use std::collections::BTreeSet;

use serde_json::Value;
use vademecum::render::{
    theme::{Hashing, Theme},
    view::specimen,
};

use super::{
    pages::{Part, all, page, parts},
    transcript::vade,
};

/// The words between backticks in the first cells of the table under a heading, up to the next heading.
fn first_cells(text: &str, heading: &str) -> BTreeSet<String> {
    let section = text.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.starts_with('#'));
    let rows = section.filter_map(|line| line.strip_prefix("| "));
    let cells = rows.filter_map(|row| row.split(" | ").next());
    let words: BTreeSet<String> =
        cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect();
    assert!(!words.is_empty(), "no table under `{heading}`");
    words
}

/// A folder for a run of the program.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// The info string of a fence is not shown to readers.
#[test]
fn says_which_file_an_example_is() {
    for page in all() {
        let mut told = String::new();
        for part in parts(&page.text) {
            if let Part::Text(text) = &part {
                told.push_str(text);
            }
            if let Some(file) = part.file() {
                assert!(told.contains(&format!("`{file}`")), "docs/{}: say that this is `{file}`", page.name);
            }
        }
    }
}

#[test]
fn names_every_option_of_every_command() {
    let text = page("reference/command-line.md");
    let folder = folder();
    let top = vade(folder.path(), &["--help"]).text;
    let commands: Vec<&str> = top
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let listed = first_cells(&text, "## Commands");
    assert_eq!(listed, commands.iter().map(|&name| name.to_owned()).collect());
    for command in commands {
        let help = vade(folder.path(), &[command, "--help"]).text;
        let words = help.split(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']'));
        let mut options: BTreeSet<&str> = words.filter(|word| word.starts_with('-') && word.len() > 1).collect();
        // Every command has these; the page says so once.
        for common in ["--color", "-q", "--quiet", "-h", "--help", "-", "-V", "--version"] {
            options.remove(common);
        }
        let section = format!("### vade {command}");
        let told = if options.is_empty() { BTreeSet::new() } else { first_cells(&text, &section) };
        let told: BTreeSet<&str> = told
            .iter()
            .filter_map(|cell| cell.split_whitespace().next())
            .filter(|word| word.starts_with('-'))
            .collect();
        assert_eq!(told, options, "{section}");
    }
    let common: BTreeSet<String> = ["--color", "-q", "--quiet", "-h", "--help"].map(str::to_owned).into();
    let told = first_cells(&text, "## Options of every command");
    assert_eq!(
        told.iter().filter_map(|cell| cell.split(' ').next()).map(str::to_owned).collect::<BTreeSet<_>>(),
        common
    );
}

#[test]
fn names_every_part_of_the_json_report() {
    let folder = folder();
    vade(folder.path(), &["init"]);
    let index = folder.path().join("content/index.md");
    let text = std::fs::read_to_string(&index).unwrap();
    std::fs::write(&index, text.replace("Request::2-Doing", "Request::2-Doin") + "\n[x](persona:robbin)\n").unwrap();
    std::fs::write(folder.path().join("content/again.yaml"), "teams:\n  - id: office\n    name: Again\n").unwrap();
    let report: Value = serde_json::from_str(&vade(folder.path(), &["check", "--format", "json"]).text).unwrap();
    let mut keys = BTreeSet::new();
    collect(&report, "", &mut keys);
    assert_eq!(first_cells(&page("checking/findings-format.md"), "## The keys"), keys);
}

fn collect(value: &Value, path: &str, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                keys.insert(path.clone());
                collect(value, &path, keys);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, path, keys)),
        _ => {}
    }
}

#[test]
fn names_every_template_and_what_it_receives() {
    let text = page("publishing/theming.md");
    let theme = Theme::load(&[], Hashing::On).unwrap();
    let templates: BTreeSet<String> = theme.templates().into_iter().map(str::to_owned).collect();
    assert_eq!(first_cells(&text, "## The templates"), templates);
    let keys = |value: Value| -> BTreeSet<String> { value.as_object().unwrap().keys().cloned().collect() };
    let view = serde_json::to_value(specimen::page()).unwrap();
    assert_eq!(first_cells(&text, "## What a page's template receives"), keys(view.clone()));
    assert_eq!(first_cells(&text, "### `site`"), keys(view["site"].clone()));
    assert_eq!(first_cells(&text, "### `page`"), keys(view["page"].clone()));
    assert_eq!(first_cells(&text, "### `entity`"), keys(view["entity"].clone()));
    let block = serde_json::to_value(specimen::block()).unwrap();
    assert_eq!(first_cells(&text, "## What a view's template receives"), keys(block));
}

#[test]
fn names_every_dependency() {
    let manifest = include_str!("../../Cargo.toml");
    let mut section = "";
    let mut names = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]") && !line.starts_with('#') {
            names.extend(line.split_once(" = ").map(|(name, _)| name.to_owned()));
        }
    }
    assert_eq!(first_cells(&page("architecture.md"), "## Dependencies"), names);
}

#[test]
fn names_every_exit_code() {
    let text = page("reference/command-line.md");
    let folder = folder();
    let code = |arguments: &[&str]| vade(folder.path(), arguments).code.to_string();
    vade(folder.path(), &["init"]);
    std::fs::write(folder.path().join("content/bad.md"), "# Bad\n\n[x](nowhere.md)\n").unwrap();
    let mut met = BTreeSet::from([code(&["explain"]), code(&["check"]), code(&["chekc"])]);
    std::fs::create_dir(folder.path().join("settings")).unwrap();
    met.insert(code(&["check", "--config", "settings"]));
    // A bug cannot be brought about on purpose.
    met.insert("70".to_owned());
    assert_eq!(first_cells(&text, "## Exit codes"), met);
}
