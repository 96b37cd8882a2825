//! What is read from data, and what is said about mistakes in it. Rows of a text and what comes of it.

use super::{load_data, sample::node};
use crate::{
    diag::Problem,
    kinds::{Aim, Data, FieldValue, Loaded, Record, Registry},
    syntax::markdown::Dialect,
};

fn load(text: &str) -> Loaded {
    load_data(&node(text), &Registry::builtin(), &Dialect::default())
}

/// `rule «where» message => fix`.
pub(in crate::kinds) fn told(text: &str, problem: &Problem) -> String {
    let fixes = problem.suggestions.iter().map(|(_, range, fix)| {
        let target =
            if *range == problem.range { String::new() } else { format!(" at «{}»", &text[range.to_usize()]) };
        format!(" => {fix}{target}")
    });
    let place = &text[problem.range.to_usize()];
    format!("{} «{place}» {}{}", problem.rule, problem.message, fixes.collect::<String>())
}

/// A value in short.
pub(in crate::kinds) fn brief(value: &FieldValue) -> String {
    match &value.data {
        Data::Date(date) => date.to_string(),
        Data::Color([red, green, blue]) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Data::Flag(flag) => flag.to_string(),
        Data::List(values) => format!("[{}]", values.iter().map(brief).collect::<Vec<_>>().join(", ")),
        Data::Record(fields) => {
            format!(
                "{{{}}}",
                fields.iter().map(|(name, value)| format!("{name}: {}", brief(value))).collect::<Vec<_>>().join(", ")
            )
        }
        Data::Children(ids) => format!("{ids:?}"),
        _ => value.text().unwrap_or_default().trim().to_owned(),
    }
}

/// A record in short: its kind, its id, its name and its other fields.
pub(in crate::kinds) fn in_short(record: &Record) -> String {
    let fields = record.fields.iter().filter(|(name, _)| !matches!(*name, "id" | "name" | "key"));
    let fields: Vec<String> = fields.map(|(name, value)| format!(" {name}={}", brief(value))).collect();
    let name = if record.name == record.id { String::new() } else { format!(" ({})", record.name) };
    format!("{} {}{name}{}", record.kind, record.id, fields.concat())
}

#[track_caller]
fn check(text: &str, records: &[&str], problems: &[&str]) {
    let loaded = load(text);
    assert_eq!(loaded.records.iter().map(in_short).collect::<Vec<_>>(), records, "records of\n{text}");
    assert_eq!(
        loaded.problems.iter().map(|problem| told(text, problem)).collect::<Vec<_>>(),
        problems,
        "problems of\n{text}"
    );
}

#[test]
fn reads_every_type_of_value() {
    check(
        "personas:\n  - id: sasha\n    name: Sasha\n    role: dev\n    group: user\n    quote: I code.\n    tools: [git, ~]\n    resources:\n      - Deck\n      - {title: Video, url: 'https://example.com/v'}\n",
        &[
            "persona sasha (Sasha) group=user quote={text: I code.} resources=[{title: Deck}, {title: Video, url: https://example.com/v}] role=dev tools=[git]",
        ],
        &["record/wrong-type «~» an item of `tools` is empty"],
    );
    check(
        "labels:\n  - {name: 'a::b', color: '#1f75cb', deprecated: true, replaced_by: none, priority: 3, delete_after: 2027-02-28, previously: [x, {name: y, color: red}]}\n  - {name: bug, color: 5319e7, groups: gitlab-org}\n",
        &[
            "label a::b color=#1f75cb delete_after=2027-02-28 deprecated=true previously=[{name: x}, {color: #ff0000, name: y}] priority=3 replaced_by=none",
            "label bug color=#5319e7 groups=[gitlab-org]",
        ],
        &[],
    );
    check(
        "workflows:\n  - id: w\n    name: W\n    stages:\n      - {id: one, name: One, next: [two]}\n      - {id: two, name: Two}\n",
        &["workflow w (W) stages=[\"w/one\", \"w/two\"]", "stage w/one (One) next=[two]", "stage w/two (Two)"],
        &[],
    );
    check(
        "areas:\n  - {id: a, name: A, x-note: {any: [thing]}, tags: t, owner: it, reviewed: 2026-01-31}\nx-own: 1\n",
        &["area a (A) owner=it reviewed=2026-01-31 tags=[t]"],
        &[],
    );
    check("labels:\nscopes: []\n", &[], &[]);
}

#[test]
fn says_what_is_wrong_with_a_record() {
    check(
        "areas:\n  - {name: Élan vital}\n",
        &["area elan-vital (Élan vital)"],
        &["record/missing-field «Élan vital» this area has no `id`"],
    );
    check(
        "areas:\n  - {id: My Area, name: A}\n",
        &["area my-area (A)"],
        &["record/bad-id «My Area» `My Area` cannot be an id => my-area"],
    );
    check("areas:\n  - {id: 日本, name: A}\n", &[], &["record/bad-id «日本» `日本` cannot be an id"]);
    check(
        "responsibilities:\n  - {id: a, name: Do it}\n  - {id: b, name: C, owner: [x, y]}\n",
        &["responsibility a (Do it)", "responsibility b (C)"],
        &[
            "matrix/no-owner «a» responsibility `Do it` has no `owner`",
            "matrix/several-owners «[x, y]» `owner` names 2 teams, and only one team can own it",
        ],
    );
    check(
        "labels: [bug, {color: red}]\n",
        &["label bug"],
        &[
            "record/not-a-record «bug» each of the labels is a record, not `bug` => name: \"bug\"",
            "record/missing-field «color» this label has no `name`",
        ],
    );
    check(
        "labels:\n  - name: 2024\n",
        &["label 2024"],
        &["record/wrong-type «2024» `name` takes text, and `2024` is a number => \"2024\""],
    );
    check(
        "labels:\n  - name: true\n",
        &["label true"],
        &["record/wrong-type «true» `name` takes text, and `true` without quotes is not text => \"true\""],
    );
    check(
        "areas: {access: {name: Access}}\n",
        &["area access (Access)"],
        &["record/wrong-type «access» `areas` takes a list of records, not records by key"],
    );
    check(
        "areas: access\nteams: []\n",
        &[],
        &["record/wrong-type «access» `areas` takes a list of records, not `access`"],
    );
    check(
        "workflows:\n  - {id: w, name: W, stages: [{id: a/b, name: X}]}\n",
        &["workflow w (W) stages=[\"w/a-b\"]", "stage w/a-b (X)"],
        &["record/bad-id «a/b» `a/b` cannot be an id => a-b"],
    );
}

#[test]
fn says_what_is_wrong_with_a_field() {
    let area = |field: &str, want: &str| {
        check(
            &format!("areas:\n  - {{id: a, name: A}}\npersonas:\n  - id: p\n    name: P\n    {field}\n"),
            &["area a (A)", "persona p (P)"],
            &[want],
        );
    };
    area("motivation: x", "record/unknown-field «motivation» `motivation` is no field of a persona => motivations");
    area("goals: x", "record/unknown-field «goals» `goals` is no field of a persona => motivations");
    area(
        "\"pain-points\": x",
        "record/unknown-field «\"pain-points\"» `pain-points` is no field of a persona => frustrations",
    );
    area("zzz: x", "record/unknown-field «zzz» `zzz` is no field of a persona");
    area("status: deprecate", "record/bad-value «deprecate» `status` cannot be `deprecate` => deprecated");
    area("status: gone", "record/bad-value «gone» `status` cannot be `gone`");
    area("reviewed: 2027-02-30", "record/bad-value «2027-02-30» `2027-02-30` is no day of the calendar");
    area(
        "reviewed: 2027/2/3",
        "record/bad-value «2027/2/3» `reviewed` takes a day written as year-month-day, not `2027/2/3` => 2027-02-03",
    );
    area(
        "reviewed: 2027-02-03T10:00:00Z",
        "record/bad-value «2027-02-03T10:00:00Z» `reviewed` takes a day written as year-month-day, not `2027-02-03T10:00:00Z` => 2027-02-03",
    );
    area(
        "reviewed: 3.2.2027",
        "record/bad-value «3.2.2027» `reviewed` takes a day written as year-month-day, not `3.2.2027`",
    );
    area("weight: \"3\"", "record/wrong-type «\"3\"» `weight` takes a number, not `3` => 3");
    area("noindex: yes", "record/wrong-type «yes» `noindex` takes `true` or `false`, not `yes` => true");
    area(
        "summary: false",
        "record/wrong-type «false» `summary` takes text, and `false` without quotes is not text => \"false\"",
    );
    area("summary: [One]", "record/wrong-type «[One]» `summary` takes text, not a list => One");
    area(
        "summary: {a: b, c: d}",
        "record/wrong-type «{a: b, c: d}» `summary` takes text, not a record with keys of its own",
    );
    area(
        "role: {team: x}",
        "record/wrong-type «{team: x}» `role` takes the id of a role, and a colon with a blank after it makes a key of `team` => \"team: x\"",
    );
}

#[test]
fn keeps_the_good_parts_of_a_bad_field() {
    check(
        "personas:\n  - {id: p, name: P, motivations: [Ship, Fast: soon, [x], true], quote: {txt: a, source: b}}\n",
        &["persona p (P) motivations=[Ship] quote={source: b}"],
        &[
            "record/wrong-type «Fast: soon» an item of `motivations` takes text, and a colon with a blank after it makes a key of `Fast` => \"Fast: soon\"",
            "record/wrong-type «[x]» an item of `motivations` takes text, not a list => x",
            "record/wrong-type «true» an item of `motivations` takes text, and `true` without quotes is not text => \"true\"",
            "record/unknown-field «txt» `txt` is no field of `quote` => text",
            "record/missing-field «{txt: a, source: b}» `quote` has no `text`",
        ],
    );
    check(
        "personas:\n  - {id: p, name: P, collaborates_with: 'a, b', labels: 'x y,z'}\n",
        &["persona p (P) collaborates_with=[] labels=[]"],
        &[
            "record/wrong-type «'a, b'» `collaborates_with` takes a list, not text with commas => [a, b]",
            "record/wrong-type «'x y,z'» `labels` takes a list, not text with commas => [x y, z]",
        ],
    );
    check(
        "systems:\n  - {id: s, name: S, url: docs.example.com/x, docs: 'http://x.org/', data_classification: orange}\n",
        &["system s (S) docs=http://x.org/"],
        &[
            "record/bad-value «docs.example.com/x» `url` takes a whole address, not `docs.example.com/x` => https://docs.example.com/x",
            "record/bad-value «orange» `data_classification` cannot be `orange` => Orange",
        ],
    );
    check(
        "systems:\n  - {id: s, name: S, url: 'https:// x', sox: 1}\n",
        &["system s (S)"],
        &[
            "record/bad-value «'https:// x'» `url` takes a whole address, not `https:// x`",
            "record/wrong-type «1» `sox` takes `true` or `false`, not `1`",
        ],
    );
}

#[test]
fn judges_colours_as_gitlab_does() {
    let color = |written: &str, want: Result<&str, &str>| {
        let text = format!("labels:\n  - name: l\n    color: {written}\n");
        let loaded = load(&text);
        let got = loaded.records[0].get("color").map(brief);
        assert_eq!(got.as_deref(), want.ok(), "{written}");
        let problems: Vec<_> = loaded.problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(problems, want.err().into_iter().collect::<Vec<_>>(), "{written}");
    };
    color("'#17c'", Ok("#1177cc"));
    color("'#1F75CB'", Ok("#1f75cb"));
    color("006b75", Ok("#006b75"));
    color("Teal", Ok("#008080"));
    color("fff", Err("`color` takes a colour, not `fff`"));
    color("'#1f75cbff'", Err("`color` takes a colour, not `#1f75cbff`"));
    color("rgb(1 2 3)", Err("`color` takes a colour, not `rgb(1 2 3)`"));
    color("transparent", Err("`color` takes a colour, not `transparent`"));
    color("tael", Err("`color` takes a colour, not `tael`"));
}

#[test]
fn finds_the_references_of_fields() {
    let check = |text: &str, want: &[&str]| {
        let got: Vec<String> = load(text)
            .records
            .iter()
            .flat_map(|record| &record.references)
            .map(|found| {
                let aim = match &found.aim {
                    Aim::Entity(kinds) => kinds.join("|"),
                    Aim::Label => "label".to_owned(),
                    Aim::Page => "page".to_owned(),
                };
                let target = &text[found.reference.target.to_usize()];
                format!(
                    "{}: {} at «{target}» to {aim} under {}",
                    found.field,
                    found.reference.name,
                    found.relation.as_deref().unwrap_or("-")
                )
            })
            .collect();
        assert_eq!(got, want, "{text}");
    };
    check(
        "responsibilities:\n  - {id: a, name: A, owner: ' team:it ', supports: [x, \"y\"]}\n",
        &[
            "owner: team:it at «team:it» to team under Owns",
            "supports: x at «x» to team under Supports",
            "supports: y at «y» to team under Supports",
        ],
    );
    check(
        "teams:\n  - {id: a, name: A, labels: [BTG-FYI, ~BTG-FYI, '~\"a b\"', \"a::b\"]}\n",
        &[
            "labels: BTG-FYI at «BTG-FYI» to label under Uses this label",
            "labels: BTG-FYI at «BTG-FYI» to label under Uses this label",
            "labels: a b at «a b» to label under Uses this label",
            "labels: a::b at «a::b» to label under Uses this label",
        ],
    );
    check(
        "workflows:\n  - {id: w, name: W, owner: o, stages: [{id: s, name: S, next: [t, v/u]}]}\n",
        &[
            "owner: o at «o» to team|person under Owns",
            "next: w/t at «t» to stage under Comes after",
            "next: v/u at «v/u» to stage under Comes after",
        ],
    );
    check(
        "people:\n  - {id: p, name: P, readme: people/p.md}\n",
        &["readme: people/p.md at «people/p.md» to page under -"],
    );
    check("personas:\n  - {id: p, name: P, replaced_by: none}\n", &[]);
}

#[test]
fn knows_data_from_other_files() {
    let check = |text: &str, known: bool, problems: &[&str]| {
        let loaded = load(text);
        assert_eq!(loaded.known_keys, known, "{text}");
        assert_eq!(loaded.problems.iter().map(|problem| told(text, problem)).collect::<Vec<_>>(), problems, "{text}");
    };
    check("stages: [build, test]\nrules:\n  - if: x\n", false, &[]);
    check("tables:\n  - name: x\n", false, &[]);
    check(
        "rules:\n  - {id: x, name: y}\n",
        true,
        &["record/unknown-kind «rules» `rules` is nothing that this handbook keeps records of => roles"],
    );
    check(
        "lables:\n  - name: x\n",
        true,
        &["record/unknown-kind «lables» `lables` is nothing that this handbook keeps records of => labels"],
    );
    check(
        "label:\n  name: x\n",
        true,
        &["record/unknown-kind «label» `label` is nothing that this handbook keeps records of => labels"],
    );
    check("label: x\n", false, &[]);
    check("- a\n- b\n", false, &[]);
    check("just text\n", false, &[]);
    check(
        "areas: []\nperson: []\nstages: []\ncolour: 1\n",
        true,
        &[
            "record/unknown-kind «person» `person` is nothing that this handbook keeps records of => people",
            "record/unknown-kind «stages» `stages` is nothing that this handbook keeps records of",
            "record/unknown-kind «colour» `colour` is nothing that this handbook keeps records of",
        ],
    );
}

#[test]
fn says_when_a_name_cannot_be_a_labels() {
    let long = "x".repeat(256);
    let text =
        format!("labels:\n  - name: ''\n  - name: {long}\nteams:\n  - {{id: t, name: T, labels: ['~\"\"', '']}}\n");
    let messages: Vec<_> = load(&text).problems.into_iter().map(|problem| problem.message).collect();
    assert_eq!(
        messages,
        [
            "this label has no `name`".to_owned(),
            format!("a label's name has at most 255 characters, and `{}…` has 256", "x".repeat(40)),
            "a label's name cannot be empty".to_owned(),
            "a label's name cannot be empty".to_owned(),
        ]
    );
}

/// Pieces that data is made of, whole and broken.
const PIECES: [&str; 24] = [
    "labels:\n",
    "personas:\n",
    "workflows:\n",
    "  - ",
    "    ",
    "name: ",
    "id: ",
    "stages: ",
    "quote: ",
    "color: ",
    "sasha\n",
    "\"a::b\"\n",
    "~\"x y\"\n",
    "[a, b]\n",
    "{text: c}\n",
    "#x\n",
    "2027-13-01\n",
    "true\n",
    "1e9\n",
    "é日\n",
    "|\n",
    "\n",
    "next: ",
    "previously: ",
];

proptest::proptest! {
    #[test]
    fn never_fails_and_never_points_outside(picks in proptest::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = picks.iter().map(|pick| PIECES[*pick]).collect();
        let document = crate::syntax::yaml::parse(&text, &crate::base::TextMap::shift(0), &crate::syntax::yaml::Limits::default());
        if let Some(root) = document.root {
            let loaded = load_data(&root, &Registry::builtin(), &Dialect::default());
            let fixes = loaded.problems.iter().flat_map(|problem| problem.suggestions.iter().map(|fix| fix.1));
            let references = loaded.records.iter().flat_map(|record| &record.references).map(|found| found.reference.target);
            let ranges = loaded.problems.iter().map(|problem| problem.range).chain(fixes).chain(references);
            for range in ranges {
                proptest::prop_assert!(text.get(range.to_usize()).is_some(), "{range:?} of {text:?}");
            }
        }
    }
}
