//! How rules are tested: a handbook in one text, and the findings it should give.

use std::{collections::BTreeSet, sync::Arc};

use super::{Book, RunOptions, run};
use crate::{
    base::{Digest, LineIndex, VPath},
    diag::{Finding, Severity, Suggestion},
    kinds::{Extra, Registry},
    model::{Model, ModelInput, ReadOptions, read_source},
    resolve::{ResolveOptions, Resolved},
    syntax::{markdown::Dialect, yaml},
    vfs::fixture,
};

type Files = Vec<(String, String)>;

/// Checks a handbook, written as one text with `-- path --` lines: `expected` are all its findings, each as
/// `path:line:column rule/id some words of the message`. Infos count only for rules that `expected` names. The first
/// edit that a finding offers must mend it.
#[track_caller]
pub(super) fn check(text: &str, expected: &[&str]) {
    check_with(&ResolveOptions::default(), text, expected);
}

/// The same with settings.
#[track_caller]
pub(super) fn check_with(options: &ResolveOptions, text: &str, expected: &[&str]) {
    let files = fixture(text);
    let found = findings(&files, options);
    let named: BTreeSet<&str> = expected.iter().filter_map(|line| line.split(' ').nth(1)).collect();
    let judged: Vec<&Finding> = found
        .iter()
        .filter(|finding| finding.severity != Severity::Info || named.contains(finding.rule.as_str()))
        .collect();
    let shown: Vec<String> = judged.iter().map(|finding| shown(&files, finding)).collect();
    let same = shown.len() == expected.len() && shown.iter().zip(expected).all(|(got, want)| fits(got, want));
    assert!(same, "found:\n{}\nexpected:\n{}", shown.join("\n"), expected.join("\n"));
    for finding in &judged {
        if let Some(suggestion) = finding.suggestions.first() {
            mends(&files, options, finding, suggestion);
        }
    }
}

/// Checks that a rule, which may be an info, says nothing.
#[track_caller]
pub(super) fn silent(rule: &str, text: &str) {
    let files = fixture(text);
    let found = findings(&files, &ResolveOptions::default());
    let said: Vec<String> =
        found.iter().filter(|one| one.rule.as_str() == rule).map(|one| shown(&files, one)).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}

/// All findings of some files.
pub(super) fn findings(files: &Files, options: &ResolveOptions) -> Vec<Finding> {
    let model = model(files);
    let resolved = Resolved::build(&model, options);
    run(&Book { model: &model, resolved: &resolved }, &RunOptions::default(), &[]).findings
}

/// The model of some files.
pub(super) fn model(files: &Files) -> Model {
    let registry = Arc::new(Registry::builtin());
    let options = ReadOptions {
        dialect: Dialect::default(),
        registry: Arc::clone(&registry),
        extra: Extra::None,
        yaml: yaml::Limits::default(),
        aims: Arc::default(),
    };
    let mut sorted: Vec<&(String, String)> = files.iter().collect();
    sorted.sort();
    let (mut sources, mut assets) = (Vec::new(), BTreeSet::new());
    for (path, text) in sorted {
        let path = VPath::new(path).expect("a path of the fixture");
        if matches!(path.extension(), "md" | "yaml" | "yml") {
            let text: Arc<str> = Arc::from(text.as_str());
            sources.push(Arc::new(read_source(&path, &text, Digest::of(text.as_bytes()), &options)));
        } else {
            assets.insert(path);
        }
    }
    Model::build(ModelInput {
        sources,
        assets,
        registry,
        drafts: false,
        include_depth: 16,
        title: "Handbook".to_owned(),
        matrix_titles: ["Who does what".to_owned(), "By team".to_owned()],
        templates: ["page.html".to_owned()].into(),
    })
}

fn shown(files: &Files, finding: &Finding) -> String {
    let path = finding.place.path.as_str();
    let text = files.iter().find(|(name, _)| name == path).map_or("", |(_, text)| text.as_str());
    let at = LineIndex::new(text).locate(text, finding.place.range.start);
    format!("{path}:{}:{} {} {}", at.line, at.column, finding.rule, finding.message)
}

/// Whether a finding is the expected one: place and rule are equal, the rest occurs in it.
fn fits(got: &str, want: &str) -> bool {
    let head = |line: &str| line.splitn(3, ' ').map(str::to_owned).collect::<Vec<String>>();
    let (got, want) = (head(got), head(want));
    got[..2] == want[..2] && want.get(2).is_none_or(|words| got[2].contains(words.as_str()))
}

#[track_caller]
fn mends(files: &Files, options: &ResolveOptions, finding: &Finding, suggestion: &Suggestion) {
    let mut files = files.clone();
    for edit in &suggestion.edits {
        let path = edit.place.path.as_str();
        let (_, text) = files.iter_mut().find(|(name, _)| name == path).expect("an edit of a file of the fixture");
        text.replace_range(edit.place.range.to_usize(), &edit.text);
    }
    let place = |one: &Finding| (one.rule, one.place.path.clone(), one.place.range.start);
    let left = findings(&files, options);
    let still = left.iter().find(|one| place(one) == place(finding) && one.rule == finding.rule);
    let syntax = left.iter().find(|one| one.rule.group() == "yaml");
    let problem = still.or(syntax).map(|problem| shown(&files, problem));
    assert_eq!(problem, None, "`{}` does not mend it", suggestion.message);
}
