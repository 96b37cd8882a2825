//! What is read from front matter.

use std::collections::BTreeSet;

use super::{Extra, load_page, page_keys};
use crate::{
    kinds::{
        Registry,
        load::{
            sample::node,
            tests::{brief, in_short, told},
        },
    },
    syntax::markdown::Dialect,
};

#[track_caller]
fn check_with(extra: &Extra, text: &str, fields: &str, records: &[&str], problems: &[&str]) {
    let page = load_page(&node(text), "the-file", &Registry::builtin(), extra, &Dialect::default());
    let got: Vec<String> = page.front.fields.iter().map(|(name, value)| format!("{name}={}", brief(value))).collect();
    assert_eq!(got.join(" "), fields, "keys of\n{text}");
    assert_eq!(page.records.iter().map(in_short).collect::<Vec<_>>(), records, "records of\n{text}");
    let got: Vec<String> = page.front.problems.iter().map(|problem| told(text, problem)).collect();
    assert_eq!(got, problems, "problems of\n{text}");
}

#[track_caller]
fn check(text: &str, fields: &str, records: &[&str], problems: &[&str]) {
    check_with(&Extra::None, text, fields, records, problems);
}

#[test]
fn reads_the_keys_of_a_page() {
    check(
        "title: How *we* plan\nowner: it\ntags: a\nlabels: [~bug]\ndraft: true\nweight: 3\nx-own: {a: b}\n",
        "draft=true labels=[bug] owner=it tags=[a] title=How *we* plan weight=3",
        &[],
        &[],
    );
    check("", "", &[], &[]);
    check("- a\n", "", &[], &["front-matter/wrong-type «- a» front matter holds keys, not a list"]);
    check("titel: A\n", "", &[], &["front-matter/unknown-key «titel» `titel` is no key of a page => title"]);
    check("motivations: A\n", "", &[], &["front-matter/unknown-key «motivations» `motivations` is no key of a page"]);
    check("title: [a, b]\n", "", &[], &["front-matter/wrong-type «[a, b]» `title` takes text, not a list"]);
    check("status: activ\n", "", &[], &["front-matter/bad-value «activ» `status` cannot be `activ` => active"]);
}

#[test]
fn reads_the_entity_that_a_page_is() {
    check(
        "kind: persona\nname: Sasha\nstatus: active\nowner: ux\nlabels: [bug]\nreviewed: 2026-01-02\n",
        "labels=[bug] owner=ux reviewed=2026-01-02 status=active",
        &["persona the-file (Sasha) labels=[bug] owner=ux reviewed=2026-01-02 status=active"],
        &[],
    );
    check("kind: persona\nid: p\ntitle: Sasha\n", "id=p title=Sasha", &["persona p (Sasha)"], &[]);
    check("kind: persona\n", "", &["persona the-file"], &[]);
    check(
        "kind: responsibility\nowner: [a, b]\nmotivatons: x\n",
        "",
        &["responsibility the-file"],
        &[
            "front-matter/unknown-key «motivatons» `motivatons` is no key of a page",
            "matrix/several-owners «[a, b]» `owner` names 2 teams, and only one team can own it",
        ],
    );
    check(
        "kind: workflow\nname: W\nstages: [{id: a, name: A}]\n",
        "",
        &["workflow the-file (W) stages=[\"the-file/a\"]", "stage the-file/a (A)"],
        &[],
    );
    check("kind: label\ntitle: x\n", "title=x", &[], &["record/missing-field «kind» this label has no `name`"]);
    let unknown =
        |kind: &str| format!("front-matter/bad-value «{kind}» `{kind}` is no kind of thing that this handbook knows");
    check("kind: person\n", "", &["person the-file"], &[]);
    check("kind: personna\n", "", &[], &[&format!("{} => persona", unknown("personna"))]);
    check("kind: people\n", "", &[], &[&format!("{} => person", unknown("people"))]);
    check("kind: stage\n", "", &[], &[&unknown("stage")]);
}

#[test]
fn leaves_other_keys_alone_when_told_so() {
    let keys = Extra::Keys(BTreeSet::from(["date".to_owned()]));
    check_with(&keys, "date: x\n", "", &[], &[]);
    check_with(&keys, "dat: x\n", "", &[], &["front-matter/unknown-key «dat» `dat` is no key of a page => date"]);
    check_with(&Extra::Any, "dat: x\nkind: blog\n", "", &[], &[]);
}

#[test]
fn says_each_reference_once() {
    let text = "kind: persona\nowner: ux\nrole: dev\nlabels: [bug]\n";
    let page = load_page(&node(text), "p", &Registry::builtin(), &Extra::None, &Dialect::default());
    let fields =
        |references: &[super::FieldRef]| references.iter().map(|found| found.field.clone()).collect::<Vec<_>>();
    assert_eq!(fields(&page.front.references), ["owner"]);
    assert_eq!(fields(&page.records[0].references), ["role", "labels"]);
}

#[test]
fn declares_every_key_once() {
    let names: BTreeSet<&str> = page_keys().iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names.len(), page_keys().len());
    for field in page_keys() {
        assert!(field.doc.ends_with('.') && !field.title.is_empty(), "{}", field.name);
    }
    for field in crate::kinds::common() {
        let key = page_keys().iter().find(|key| key.name == field.name);
        assert_eq!(key.map(|key| &key.ty), Some(&field.ty), "{} means the same in YAML and on a page", field.name);
    }
}
