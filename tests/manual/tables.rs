//! The tables of the manual, as the code declares them.

use std::fmt::Write as _;

use vademecum::{
    config,
    engines::code::{CLASSES, COLOURED},
    kinds::{self, Field, FieldType, Registry},
    model::views::{ParamType, VIEWS},
    rules::{RULES, Rule},
    syntax::{
        html,
        markdown::{AnchorStyle, slug},
    },
};

/// Makes a region.
type Make = fn() -> String;

/// Regions without a parameter.
pub(crate) const SINGLE: &[(&str, Make)] = &[
    ("kinds", all_kinds),
    ("common-fields", || fields_table(kinds::common(), false)),
    ("page-keys", || fields_table(kinds::page_keys(), false)),
    ("rules", rules),
    ("rule-texts", rule_texts),
    ("anchors", anchors),
    ("html-elements", elements),
    ("html-attributes", attributes),
    ("departures", departures),
    ("strings", strings),
    ("languages", languages),
    ("code-classes", || {
        table(&["Class", "Marks"], CLASSES.iter().map(|(class, what)| vec![code(class), (*what).to_owned()]))
    }),
];

/// The region of this name.
pub(crate) fn region(name: &str) -> String {
    if let Some((_, make)) = SINGLE.iter().find(|(single, _)| *single == name) {
        return make();
    }
    let (what, of) = name.split_once(' ').unwrap_or((name, ""));
    match what {
        "fields" => {
            let registry = Registry::builtin();
            let kind = registry.by_name(of).unwrap_or_else(|| panic!("no kind `{of}`"));
            fields_table(&kind.fields, true)
        }
        "view" => parameters(of),
        "settings" => settings(of),
        _ => panic!("nothing makes the region `{name}`"),
    }
}

/// Rows under a heading. A bar would end a cell, so it is written as GFM wants it.
fn table(heading: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let line = |cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut text = line(heading.iter().map(|&cell| cell.to_owned()).collect());
    let _ = writeln!(text, "|{}", "---|".repeat(heading.len()));
    rows.into_iter().for_each(|row| text.push_str(&line(row)));
    text
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn list(words: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    words.into_iter().map(|word| code(word.as_ref())).collect::<Vec<_>>().join(", ")
}

fn all_kinds() -> String {
    table(
        &["Kind", "In YAML", "What one of them is"],
        Registry::builtin().kinds.iter().map(|kind| {
            let within = kind.parent.as_ref().map(|parent| format!("within a {parent}"));
            let plural = within.unwrap_or_else(|| code(&format!("{}:", kind.plural)));
            vec![format!("[{}]({}.md)", kind.name, kind.name), plural, kind.doc.clone()]
        }),
    )
}

/// A kind with its article.
fn one(kind: &str) -> String {
    let article = if kind.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {kind}")
}

/// What a field holds, in a reader's words.
fn holds(ty: &FieldType) -> String {
    match ty {
        FieldType::Text => "text".to_owned(),
        FieldType::Inline => "a line of Markdown".to_owned(),
        FieldType::Block => "Markdown".to_owned(),
        FieldType::Date => "a day".to_owned(),
        FieldType::Url => "a web address".to_owned(),
        FieldType::Color => "a colour".to_owned(),
        FieldType::Number => "a number".to_owned(),
        FieldType::Flag => "`true` or `false`".to_owned(),
        FieldType::Enum(words) => format!("one of {}", list(words)),
        FieldType::List(inner) => format!("list: {}", holds(inner)),
        FieldType::Ref(kinds) => {
            let kinds: Vec<String> = kinds.iter().map(|kind| one(kind)).collect();
            format!("reference to {}", kinds.join(" or "))
        }
        FieldType::Label => "a label's name".to_owned(),
        FieldType::Page => "a page".to_owned(),
        FieldType::Record { .. } => "a record, see below".to_owned(),
        FieldType::Children(kind) => format!("list of [{kind}]({kind}.md) records"),
    }
}

fn record(ty: &FieldType) -> Option<(&[Field], Option<&str>)> {
    match ty {
        FieldType::List(inner) => record(inner),
        FieldType::Record { fields, shorthand } => Some((fields, shorthand.as_deref())),
        _ => None,
    }
}

fn fields_table(fields: &[Field], relations: bool) -> String {
    let mut heading = vec!["Field", "Holds", "What it is for"];
    if relations {
        heading.insert(1, "Readers see");
        heading.push("On the other page");
    }
    let mut text = table(
        &heading,
        fields.iter().map(|field| {
            let required = if field.required { " (required)" } else { "" };
            let mut row = vec![code(&field.name) + required, holds(&field.ty), field.doc.clone()];
            if relations {
                row.insert(1, field.title.clone());
                row.push(field.relation.clone().unwrap_or_default());
            }
            row
        }),
    );
    for field in fields {
        let Some((inner, shorthand)) = record(&field.ty) else { continue };
        let _ = write!(text, "\nA record in `{}` has these fields:\n\n", field.name);
        text.push_str(&fields_table(inner, relations));
        if let Some(short) = shorthand {
            let _ = write!(text, "\nBare text in its place stands for its `{short}`.\n");
        }
    }
    text
}

fn parameters(name: &str) -> String {
    let view = VIEWS.iter().find(|view| view.name == name).unwrap_or_else(|| panic!("no view `{name}`"));
    if view.params.is_empty() {
        return format!("{} It takes no parameters.\n", view.doc);
    }
    let rows = view.params.iter().map(|param| {
        let may = match param.ty {
            ParamType::Text => "text".to_owned(),
            ParamType::Words(words) => list(words),
            ParamType::Entity(kind) => format!("id of {}", one(kind)),
            ParamType::Scope => "key of a scope".to_owned(),
            ParamType::File => "path of a file".to_owned(),
            ParamType::FieldOf(kind) => format!("fields of {}", one(kind)),
        };
        vec![code(param.name), may, param.doc.to_owned()]
    });
    format!("{}\n\n{}", view.doc, table(&["Parameter", "May be", "What it does"], rows))
}

/// What a theme says in its own words.
fn strings() -> String {
    let strings = vademecum::render::view::default_strings();
    table(&["Name", "Text"], strings.into_iter().map(|(name, text)| vec![code(&name), text]))
}

fn settings(section: &str) -> String {
    let keys = config::keys().filter(|key| key.section == section);
    table(&["Key", "What it is for"], keys.map(|key| vec![code(key.key), key.doc.to_owned()]))
}

/// Rules by id.
fn all_rules() -> Vec<&'static Rule> {
    let mut rules = RULES.to_vec();
    rules.sort_unstable_by_key(|rule| rule.id);
    rules
}

/// The anchor of a rule's section.
fn anchor(id: &str) -> String {
    id.replace('/', "-")
}

fn rules() -> String {
    table(
        &["Rule", "Level", "What it finds"],
        all_rules().into_iter().map(|rule| {
            let id = rule.id.as_str();
            vec![format!("[`{id}`](#{})", anchor(id)), rule.severity.as_str().to_owned(), rule.title.to_owned()]
        }),
    )
}

fn rule_texts() -> String {
    let mut text = String::new();
    let mut group = "";
    for rule in all_rules() {
        let (id, words) = (rule.id.as_str(), rule.explain.trim());
        if rule.id.group() != group {
            group = rule.id.group();
            let _ = writeln!(text, "## {group}\n");
        }
        let _ = writeln!(text, "### `{id}` {{#{}}}\n\n**{}** ({})\n\n{words}\n", anchor(id), rule.title, rule.severity);
    }
    text.truncate(text.trim_end().len() + 1);
    text
}

fn anchors() -> String {
    let styles = [
        ("gitlab", AnchorStyle::Gitlab),
        ("gitlab-legacy", AnchorStyle::GitlabLegacy),
        ("github", AnchorStyle::Github),
        ("mdbook", AnchorStyle::Mdbook),
        ("hugo", AnchorStyle::Hugo),
        ("kramdown", AnchorStyle::Kramdown),
    ];
    let headings = [
        "Who we are",
        "Sign-off & release",
        "Release 3.5 (draft)",
        "A - B",
        "1. First steps",
        "Étape n° 2",
        "snake_case",
    ];
    let mut heading = vec!["Heading".to_owned()];
    heading.extend(styles.iter().map(|(name, _)| code(name)));
    let heading: Vec<&str> = heading.iter().map(String::as_str).collect();
    table(
        &heading,
        headings.iter().map(|text| {
            let mut row = vec![(*text).to_owned()];
            row.extend(styles.iter().map(|(_, style)| code(&slug(*style, text))));
            row
        }),
    )
}

/// The elements of HTML, as its standard lists them in 2026, and the obsolete ones that old pages hold.
const HTML: &str = "a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br \
    button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed \
    fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img \
    input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noembed noframes noscript \
    object ol optgroup option output p param picture plaintext pre progress q rp rt ruby s samp script search section \
    select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th \
    thead time title tr track tt u ul var video wbr xmp";

/// The attributes that handbooks hold.
const ATTRIBUTES: &str = "abbr align alt aria-label autofocus border charset cite class color colspan controls datetime \
    dir draggable headers height hidden href id lang loading name onclick open rel reversed role rowspan scope span src \
    srcset start style summary tabindex target title type valign value width";

fn kept_elements() -> impl Iterator<Item = &'static str> {
    HTML.split_whitespace().filter(|name| html::element(name).is_some())
}

fn languages() -> String {
    table(&["Language", "Names"], COLOURED.iter().map(|(name, _, names)| vec![(*name).to_owned(), list(*names)]))
}

fn elements() -> String {
    format!("{}\n", list(kept_elements()))
}

fn attributes() -> String {
    let on = |attribute: &str| -> Vec<&str> {
        kept_elements().filter(|element| html::is_allowed_attribute(element, attribute)).collect()
    };
    let all = kept_elements().count();
    let rows = ATTRIBUTES.split_whitespace().filter_map(|attribute| {
        let elements = on(attribute);
        let shown = if attribute == "aria-label" { "aria-…" } else { attribute };
        let place = if elements.len() == all { "every element".to_owned() } else { list(&elements) };
        (!elements.is_empty()).then(|| vec![code(shown), place])
    });
    table(&["Attribute", "May stand on"], rows)
}

/// The reasons listed in the conformance test, each once.
fn departures() -> String {
    let test = include_str!("../commonmark.rs");
    let rows = test.lines().filter_map(|line| line.trim().strip_prefix('(')?.strip_suffix("\"),")?.split_once(", \""));
    let mut reasons: Vec<(String, Vec<&str>)> = Vec::new();
    for (number, reason) in rows.filter(|(number, _)| number.parse::<u32>().is_ok()) {
        match reasons.iter_mut().find(|(known, _)| known == reason) {
            Some((_, numbers)) => numbers.push(number),
            None => reasons.push((reason.to_owned(), vec![number])),
        }
    }
    assert!(!reasons.is_empty(), "tests/commonmark.rs lists no departures any more");
    table(&["Example", "Why"], reasons.into_iter().map(|(reason, numbers)| vec![numbers.join(", "), reason]))
}
