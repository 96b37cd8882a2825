//! What `book.toml` says and what it is told.

use super::*;
use crate::{
    kinds::FieldType,
    syntax::markdown::{AnchorStyle, Dialect},
};

fn read(text: &str) -> (Config, Vec<Problem>) {
    parse(&VPath::new("book.toml").unwrap(), text)
}

/// A problem as `rule «what the caret covers» message → replacement`.
fn shown(text: &str, problem: &Problem) -> String {
    let covered = text.get(problem.range.to_usize()).unwrap_or("?");
    let edit = problem.suggestions.first().map(|(_, _, text)| format!(" → {text}")).unwrap_or_default();
    format!("{} «{covered}» {}{edit}", problem.rule.as_str().trim_start_matches("config/"), problem.message)
}

fn check(text: &str, want: &[&str]) {
    let (_, problems) = read(text);
    let got: Vec<String> = problems.iter().map(|problem| shown(text, problem)).collect();
    assert_eq!(got, want, "for:\n{text}");
}

fn clean(text: &str) -> Config {
    let (config, problems) = read(text);
    assert_eq!(problems, [], "for:\n{text}");
    config
}

const WHOLE: &str = r#"
[book]
title = "Handbook"
authors = ["A", "B"]
description = "What we do"
language = "pt-BR"
src = "docs"

[build]
build-dir = "out/site"

[output.html]
site-url = "https://handbook.example/team"
theme = "theme"
default-theme = "dark"
additional-css = ["theme/extra.css"]
additional-js = []
edit-url-template = "https://gitlab.example/h/-/edit/main/{path}"
git-repository-url = "https://gitlab.example/h"

[output.html.redirect]
"/old.html#part" = "/new/"
"/gone/" = "https://elsewhere.example/"


[html]
page-links = "file"

[markdown]
anchors = "hugo"
definition-lists = true
dollar-math = true
smart-punctuation = true
sub-superscript = true
wikilinks = true

[labels]
import = [{path = "labels/k8s.yaml", format = "kubernetes"}]
code-spans = "off"
ignore = ["General::*"]

[links]
known = ["known.txt"]
ignore = ["/internal/*"]
roots = {"/" = "static", "/handbook/" = "docs/handbook"}
hosts = ["Handbook.Example", "old.example:8080"]

[front-matter]
extra = ["audience"]

[rules]
"label/unused" = "off"
"label/deprecated" = "error"

[[allow]]
rule = "link/broken"
files = ["legacy/**"]
names = ["/x/*"]
reason = "kept as it was"

[limits]
page-size = "2 MiB"
yaml-depth = 32
"#;

#[test]
fn every_setting_arrives() {
    let config = clean(WHOLE);
    assert_eq!(config.book.title.as_deref(), Some("Handbook"));
    assert_eq!(config.book.authors, ["A", "B"]);
    assert_eq!((config.book.language.as_str(), config.book.src.as_str()), ("pt-BR", "docs"));
    assert_eq!(config.build_dir.as_str(), "out/site");
    let html = &config.html;
    assert_eq!(html.site_url.as_ref().and_then(SiteUrl::absolute), Some("https://handbook.example/team/"));
    assert_eq!((html.default_theme, html.page_links), (Scheme::Dark, PageLinks::File));
    assert_eq!(html.additional_css[0].value.as_str(), "theme/extra.css");
    assert_eq!(html.redirects.len(), 2);
    assert_eq!(html.redirects[0].from.value, "/old.html#part");
    let dialect = Dialect {
        anchors: AnchorStyle::Hugo,
        definition_lists: true,
        dollar_math: true,
        smart_punctuation: true,
        sub_superscript: true,
        wikilinks: true,
        label_code_spans: false,
        ..Dialect::default()
    };
    assert_eq!(config.dialect, dialect);
    assert_eq!(config.labels.imports[0].path.value.as_str(), "labels/k8s.yaml");
    assert!(config.labels.ignore[0].value.matches("General::x"));
    let roots: Vec<_> = config.links.roots.iter().map(|(from, to)| (from.as_str(), to.value.as_str())).collect();
    assert_eq!(roots, [("/handbook", "docs/handbook"), ("", "static")]);
    assert_eq!(config.links.hosts, ["handbook.example", "old.example:8080"]);
    assert_eq!(config.front_matter, FrontMatterKeys::Listed(vec!["audience".into()]));
    assert_eq!(config.level("label/unused"), Some(Level::Off));
    let written = &WHOLE[config.rules[1].rule.range.to_usize()];
    assert_eq!((written, config.rules[1].level), ("\"label/deprecated\"", Level::At(Severity::Error)));
    let allow = &config.allows[0];
    assert!(allow.files[0].matches("legacy/a/b.md") && allow.names[0].matches("/x/y"));
    assert_eq!(&WHOLE[allow.range.to_usize()], "[[allow]]");
    assert_eq!((config.limits.page_size, config.limits.yaml_depth), (2 * 1024 * 1024, 32));
}

#[test]
fn nothing_written_means_the_defaults() {
    for text in ["", "\n# nothing\n", "[book]\n", "\u{feff}[book]\r\n"] {
        let config = clean(text);
        assert!(!config.is_bare());
        assert_eq!(config, Config { file: config.file.clone(), ..Config::default() });
    }
    let bare = Config::bare();
    assert!(bare.is_bare() && bare.book.src.is_root());
    assert_eq!(bare.front_matter, FrontMatterKeys::Any);
    assert_eq!(clean("[front-matter]\nextra = \"any\"").front_matter, FrontMatterKeys::Any);
}

#[test]
fn unknown_keys_are_errors_with_the_nearest() {
    check("[book]\ntitel = \"x\"", &["unknown-key «titel» `[book]` has no key `titel` → title"]);
    check("[bok]\ntitle = 1", &["unknown-key «bok» `book.toml` has no key `bok` → book"]);
    check("[output.htm]\n", &["unknown-key «htm» `[output]` has no key `htm` → html"]);
    check("[output.html.redirct]\n", &["unknown-key «redirct» `[output.html]` has no key `redirct` → redirect"]);
    check("[book]\nbuild-dir = \"x\"", &["unknown-key «build-dir» `[book]` has no key `build-dir`"]);
    let (_, problems) = read("[book]\nbuild-dir = \"x\"");
    assert_eq!(problems[0].help.as_deref(), Some("`build-dir` belongs under `[build]`"));
    check("titel = \"x\"", &["unknown-key «titel» `book.toml` has no key `titel`"]);
    check("[[allow]]\nrule='a/b'\nreson='c'", &["unknown-key «reson» `[[allow]]` has no key `reson` → reason"]);
}

#[test]
fn what_only_mdbook_knows_is_no_error() {
    let text = "[book]\nmultilingual = false\n[rust]\nedition = \"2021\"\n[preprocessor.toc]\ncommand = \"x\"\n\
                [output.html]\nmathjax-support = true\npreferred-dark-theme = \"navy\"\n[output.html.search]\nlimit-results = 20\n\
                [output.html.fold]\nenable = true\n\
                [output.html.playground]\neditable = true\n[output.linkcheck]\n[build]\ncreate-missing = true\n";
    let (_, problems) = read(text);
    assert_eq!(problems.len(), 10, "{problems:#?}");
    for problem in &problems {
        assert_eq!((problem.rule, severity(problem)), (ids::MDBOOK_KEY, Severity::Info));
        assert!(problem.help.is_some());
    }
    let dark = "[output.html]\ndefault-theme = \"navy\"";
    check(dark, &["mdbook-key «\"navy\"» `navy` is a theme of mdBook; here it means `dark` → \"dark\""]);
    assert_eq!(read(dark).0.html.default_theme, Scheme::Dark);
}

#[test]
fn wrong_types_and_values_say_what_was_expected() {
    check("[book]\ntitle = [1]", &["type «[1]» `book.title` should be text in quotes, not a list"]);
    check("book = 3", &["type «3» `book` should be a section with keys of its own, not a number"]);
    check(
        "[book]\nauthors = \"Jo\"",
        &["type «\"Jo\"» `book.authors` should be a list of texts, not a single one → [\"Jo\"]"],
    );
    check("[book]\nauthors = [\"Jo\", 2]", &["type «2» `book.authors` should be text in quotes, not a number"]);
    check(
        "[markdown]\nwikilinks = \"yes\"",
        &["type «\"yes\"» `markdown.wikilinks` should be `true` or `false`, without quotes, not text"],
    );
    check(
        "[html]\npage-links = \"files\"",
        &["value «\"files\"» `html.page-links` cannot be `files`; it is `directory` or `file` → \"file\""],
    );
    check("[limits]\nfiles = 0", &["value «0» `limits.files` should lie between 1 and 10000000"]);
    check("[limits]\nfiles = -3", &["value «-3» `limits.files` should lie between 1 and 10000000"]);
    check(
        "[limits]\nfiles = 99999999999999999999999",
        &["value «99999999999999999999999» `limits.files` should lie between 1 and 10000000"],
    );
    check(
        "[output.html]\nsite-url = \"book\"",
        &["value «\"book\"» `output.html.site-url` should be a web address or a path that begins with `/`, not \
           `book` → \"/book\""],
    );
    check(
        "[rules]\n\"a/b\" = \"warn\"",
        &["value «\"warn\"» `rules.a/b` cannot be `warn`; it is `error`, `warning`, `info` or `off`"],
    );
    check(
        "[rules]\n\"a/b\" = false",
        &["type «false» `a/b` should be `\"error\"`, `\"warning\"`, `\"info\"` or `\"off\"` → \"off\""],
    );
    check("[[allow]]\nrule = \"a/b\"", &["value «[[allow]]» an `[[allow]]` needs a `reason`"]);
    check(
        "[labels]\nimport = [{path = \"x.yaml\"}]",
        &["value «{path = \"x.yaml\"}» a label file of another tool needs a `path` and a `format`"],
    );
    check(
        "[links]\nhosts = [\"https://h.example/\"]",
        &["value «\"https://h.example/\"» `links.hosts` takes bare hosts such as `handbook.example`, not \
           `https://h.example/` → \"h.example\""],
    );
}

#[test]
fn paths_stay_in_the_handbook() {
    let outside = "the path of `book.src` should be relative to the folder of `book.toml`, so that the handbook builds \
                   on every machine";
    for (path, want) in [
        ("/etc", format!("path «'/etc'» {outside}")),
        ("~/x", format!("path «'~/x'» {outside}")),
        ("C:/x", format!("path «'C:/x'» {outside}")),
        ("../x", "path «'../x'» the path of `book.src` leads out of the folder of `book.toml`".to_owned()),
        ("", "path «''» the path of `book.src` should not be empty".to_owned()),
        ("a\\b", "path «'a\\b'» the path of `book.src` should use `/` between folders → \"a/b\"".to_owned()),
    ] {
        check(&format!("[book]\nsrc = '{path}'"), &[&want]);
    }
    for (dir, want) in [
        (".", "to the folder of `book.toml` itself"),
        ("content", "to `content`, because the sources are in `content`"),
        ("content/site", "to `content/site`, which lies within the sources in `content`"),
        (".git/site", "to `.git/site`, which belongs to git"),
    ] {
        let text = format!("[build]\nbuild-dir = '{dir}'");
        check(&text, &[&format!("path «'{dir}'» the site cannot be written {want}")]);
    }
    check(
        "[book]\nsrc = 'public/in'",
        &["path «'public/in'» the site cannot be written to `public`, because the sources are in `public/in`"],
    );
    clean("[book]\nsrc = '.'");
}

#[test]
fn what_is_no_toml_is_one_problem_with_a_place() {
    for (text, want) in [
        ("[book\ntitle = 1", "»"),
        ("title = ", "»"),
        ("a = [1,\n", "»"),
        ("x = \"open\ny = 2", "»"),
        ("a = 1\na = 2", "»"),
        ("[book]\n[book]\n", "»"),
        ("\0", "»"),
        ("a.a.a = 1\na.a = 2", "»"),
    ] {
        let (_, problems) = read(text);
        assert_eq!(problems.len(), 1, "{text:?}: {problems:#?}");
        assert_eq!(problems[0].rule, ids::SYNTAX);
        let line = shown(text, &problems[0]);
        assert!(line.contains(want) && !line.contains("«?»"), "{line}");
        assert!((problems[0].range.end as usize) <= text.len());
    }
    // Depth far beyond what anyone writes neither aborts nor hangs.
    for deep in ["a=".to_owned() + &"[".repeat(100_000), "a.".repeat(50_000) + "a=1", "a={".repeat(50_000)] {
        assert!(!read(&deep).1.is_empty());
    }
}

#[test]
fn kinds_are_declared_in_short_and_in_long() {
    let config = clean(
        "[kinds.process]\nplural = 'processes'\ndescription = 'A way.'\n[kinds.process.fields]\npurpose = 'block'\n\
         owner = {type = 'team or person', required = true, title = 'Kept by', relation = 'Owns'}\n\
         tools = 'list of text'\nhelpers = 'list of teams'\npace = {values = ['daily', 'weekly']}\nnext = 'process'\n\
         label = 'label'\nsteps = {type = 'list', item = 'ref', kinds = ['process']}\n\
         [kinds.process.fields.source]\ntype = 'list of record'\nshorthand = 'text'\nfields = {text = 'inline'}\n\
         [kinds.site-visit]\ntitle-field = 'place'\nfields = {place = 'text'}\n",
    );
    let kind = &config.kinds[0];
    assert_eq!(
        (&*kind.name, &*kind.plural, &*kind.title, &*kind.title_plural),
        ("process", "processes", "Process", "Processes")
    );
    let names: Vec<&str> = kind.fields.iter().map(|field| field.name.as_str()).collect();
    let want = [
        "id",
        "name",
        "purpose",
        "owner",
        "tools",
        "helpers",
        "pace",
        "next",
        "label",
        "steps",
        "source",
        "previously",
    ];
    assert_eq!(names, want);
    let ty = |name: &str| kind.field(name).unwrap().ty.clone();
    let refs = |names: &[&str]| FieldType::Ref(names.iter().map(|&name| name.to_owned()).collect());
    assert_eq!(ty("owner"), refs(&["team", "person"]));
    assert_eq!(ty("tools"), FieldType::List(Box::new(FieldType::Text)));
    assert_eq!(ty("helpers"), FieldType::List(Box::new(refs(&["team"]))));
    assert_eq!(ty("pace"), FieldType::Enum(vec!["daily".into(), "weekly".into()]));
    assert_eq!(ty("next"), refs(&["process"]));
    assert_eq!(ty("label"), FieldType::Label);
    assert_eq!(ty("steps"), FieldType::List(Box::new(refs(&["process"]))));
    assert!(
        matches!(ty("source"), FieldType::List(item) if matches!(&*item, FieldType::Record { shorthand: Some(s), .. } if s == "text"))
    );
    let owner = kind.field("owner").unwrap();
    assert_eq!((owner.required, &*owner.title, owner.relation.as_deref()), (true, "Kept by", Some("Owns")));
    let visit = &config.kinds[1];
    assert_eq!((&*visit.plural, &*visit.title, &*visit.title_field), ("site-visits", "Site visit", "place"));
    assert!(visit.field("name").is_none());
}

#[test]
fn kinds_that_cannot_be_say_why() {
    let grammar = "has 2 to 32 letters from `a` to `z`, or hyphens between them";
    let scheme = "cannot be a scheme of addresses, because a reference is written `name:id`";
    let builtin = "cannot be that of a kind every handbook has";
    for (name, reason) in [
        ("x", grammar),
        ("Process", grammar),
        ("mailto", scheme),
        ("tel", scheme),
        ("persona", builtin),
        ("teams", builtin),
        ("date", "cannot be a type of fields"),
    ] {
        let text = format!("[kinds.{name}]\nplural = 'zzz'");
        check(&text, &[&format!("kind «{name}» `{name}` cannot be a kind: its name {reason}")]);
    }
    check(
        "[kinds.squad]\nplural = 'teams'",
        &["kind «'teams'» the plural `teams` is taken, and it names a folder of the site"],
    );
    check(
        "[kinds.squad]\nfields = {lead = 'persn', size = 'integer', id = 'text', Big = 'text', x = {}, y = 'enum'}",
        &[
            "kind «'persn'» `persn` is neither a type nor a kind → \"person\"",
            "kind «'integer'» `integer` is neither a type nor a kind → \"number\"",
            "kind «id» the field `id` is there without being declared",
            "kind «Big» the field `Big` should be of letters from `a` to `z`, digits and `_`",
            "kind «x» a field needs a `type`, such as `inline` or `team`",
            "kind «'enum'» a field of type `enum` needs `values`: the words it may hold",
        ],
    );
    check(
        "[kinds.squad]\ntitle-field = 'nam'\nfields = {lead = {type = 'team', requird = true}}",
        &[
            "kind «'nam'» `title-field` names one of the kind's fields, and `nam` is none",
            "unknown-key «requird» the field `lead` has no key `requird` → required",
        ],
    );
}

#[test]
fn every_key_is_documented_and_every_rule_explained() {
    let mut seen = std::collections::BTreeSet::new();
    for key in keys() {
        assert!(key.doc.len() > 20 && seen.insert((key.section, key.key)), "{key:?}");
    }
    assert!(seen.len() > 40);
    for rule in ids::RULES {
        assert!(rule.id.as_str().starts_with("config/") && rule.text.len() > 80);
    }
}
