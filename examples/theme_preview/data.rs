//! Made-up views.

use std::collections::BTreeMap;

use vademecum::render::{
    label_css::color_class,
    page_view::{
        BacklinkGroup, BacklinkItem, BacklinksView, CardGroup, CardView, DueState, DueView, EntityView, FieldView,
        Html, LabelGroup, LabelIndexView, LabelPill, LabelRow, LinkView, MatrixArea, MatrixCell, MatrixRow, MatrixView,
        MetaView, NavItem, NextView, Part, PartGroup, PartLink, RelatedView, RibbonKind, RibbonView, Shared, StageView,
        StatusChip, TeamDuties, TocItem, UpdatedView, WorkflowView,
    },
};

pub(crate) const COLORS: [[u8; 3]; 6] =
    [[0x66, 0x99, 0xcc], [0xd9, 0x53, 0x4f], [0x42, 0x8b, 0xca], [0xff, 0xff, 0xff], [0, 0, 0], [0xf0, 0xad, 0x4e]];
const STATES: [(&str, &str); 8] = [
    ("1-Needs Review", "Nobody has looked at it yet"),
    ("2-Backlog", "Accepted, to be pulled forward when it fits"),
    ("3-Working", "Somebody is at it"),
    ("4-Change", "Needs a change before it can be approved"),
    ("5-Needs Info", "Waits for its author"),
    ("6-On Hold", "Rests for a while"),
    ("7-Ready to Deploy", "Can go out"),
    ("8-Denied", "Will not be done"),
];
const TEAMS: [&str; 12] = [
    "Business Operations",
    "Sales Operations",
    "Marketing Operations",
    "Marketing Programs",
    "IT Operations",
    "IT Helpdesk",
    "Finance",
    "People Operations",
    "Legal",
    "Security",
    "Data",
    "Procurement",
];
const DUTIES: [&str; 10] = [
    "Quota assignments",
    "Password resets and lockouts",
    "Field and renewal forecasting",
    "Sales compensation",
    "Lead management and data enrichment",
    "Webcast program",
    "Newsletter",
    "Laptop requests",
    "Single sign-on",
    "Review and purchase of new technologies for the whole stack",
];

pub(crate) fn toc() -> Vec<TocItem> {
    let item = |id: &str, title: &str, level, children| TocItem {
        id: id.to_owned(),
        title: title.to_owned(),
        level,
        children,
    };
    vec![
        item("data", "Data quality", 2, vec![]),
        item("lists", "Lists and code", 2, vec![item("table", "A table", 3, vec![])]),
        item("stages", "Project stages", 2, vec![]),
        item("labels", "Labels", 2, vec![]),
    ]
}

pub(crate) fn nav(title: &str) -> Vec<NavItem> {
    let item = |name: &str, url: &str| NavItem {
        title: name.to_owned(),
        url: url.to_owned(),
        current: name == title,
        ..NavItem::default()
    };
    let mut business = item("Business operations", "../auto-page/");
    business.ancestor = true;
    business.children = vec![
        item("Business Operations", "../auto-page/"),
        item("Change management", "#"),
        item("Data quality", "#"),
        item("Business continuity and what to do when it ends", "#"),
    ];
    let mut personas = item("Personas", "../auto-personas/");
    personas.children =
        vec![item("Parker (Product Manager)", "../auto-persona/"), item("Sasha (Software Developer)", "#")];
    personas.children[1].all = Some(LinkView::new("All 412 pages in Personas", "../auto-personas/"));
    vec![
        item("Home", "../"),
        business,
        personas,
        item("Roles", "#"),
        item("Teams", "../auto-team/"),
        item("Labels", "../auto-labels/"),
        item("Workflows", "../auto-workflow/"),
        item("Who does what", "../auto-matrix/"),
        item("Status", "#"),
    ]
}

pub(crate) fn meta() -> MetaView {
    let day = |date: &str, text: &str, state| DueView { date: date.to_owned(), text: text.to_owned(), state };
    MetaView {
        owners: vec![LinkView::new("Business Operations", "../auto-team/")],
        updated: Some(UpdatedView {
            date: "2026-11-02".to_owned(),
            text: "2 Nov 2026".to_owned(),
            commit: Some(LinkView::new("4e03873", "#")),
        }),
        review_by: Some(day("2026-12-01", "1 Dec 2026", DueState::Due)),
        edit_url: Some("#".to_owned()),
        edit_title: "Edit this page on GitLab".to_owned(),
        report_url: Some("#".to_owned()),
        ..MetaView::default()
    }
}

pub(crate) fn ribbons() -> Vec<RibbonView> {
    let ribbon = |kind, word: &str, text: &str| RibbonView {
        kind,
        word: word.to_owned(),
        text: Html::text(text),
        links: Vec::new(),
    };
    let mut deprecated = ribbon(RibbonKind::Deprecated, "Deprecated", "Use this one instead:");
    deprecated.links = vec![LinkView::new("Presley (Product Designer)", "#")];
    vec![
        ribbon(RibbonKind::Expired, "Review overdue", "This page was to be reviewed by 2 May 2026."),
        deprecated,
        ribbon(RibbonKind::OngoingResearch, "Ongoing research", "Part of a research project that has not ended."),
        ribbon(RibbonKind::UnderReview, "Under review", "Somebody is reading it."),
        ribbon(RibbonKind::Draft, "Draft", "Not finished."),
    ]
}

pub(crate) fn pill(state: usize, color: usize) -> LabelPill {
    let (value, _) = STATES[state % STATES.len()];
    LabelPill {
        href: "../auto-label/".to_owned(),
        name: format!("BTG-Status::{value}"),
        scope: Some("BTG-Status".to_owned()),
        value: value.to_owned(),
        color_class: color_class(COLORS[color]),
        title: format!("BTG-Status::{value}"),
        ..LabelPill::default()
    }
}

pub(crate) fn plain(name: &str, color: usize) -> LabelPill {
    LabelPill { scope: None, name: name.to_owned(), value: name.to_owned(), ..pill(0, color) }
}

pub(crate) fn label_index() -> LabelIndexView {
    let row = |pill: LabelPill, text: &str, used| LabelRow {
        id: pill.value.clone(),
        pill,
        description: Html::text(text),
        places: vec!["gitlab-com".to_owned(), "gitlab-org".to_owned()],
        owner: Some(LinkView::new("Business Operations", "../auto-team/")),
        used,
        used_url: "#".to_owned(),
    };
    let states = STATES.iter().enumerate().map(|(at, (_, text))| row(pill(at, 0), text, at * 3)).collect();
    let old = LabelPill { archived: true, ..plain("waiting on license", 5) };
    let unknown = LabelPill { broken: Some("nobody has declared it".to_owned()), ..plain("BZO-Feature Wanted", 5) };
    let group = |id: &str, title: &str, exclusive, rows| LabelGroup {
        id: id.to_owned(),
        title: title.to_owned(),
        exclusive,
        rows,
        ..LabelGroup::default()
    };
    LabelIndexView {
        caption: "Labels used by Business Operations".to_owned(),
        columns: ["description", "where", "type", "owner", "used"].map(str::to_owned).to_vec(),
        count: 11,
        groups: vec![
            group("btg-status", "BTG-Status", true, states),
            group(
                "plain",
                "Plain labels",
                false,
                vec![
                    row(plain("blocker", 1), "Blocks other work", 3),
                    row(plain("White", 3), "As white as the page", 1),
                    row(plain("Black", 4), "As black as the page", 1),
                    row(old, "No longer used", 0),
                    row(unknown, "", 0),
                    row(plain("a label with a name that goes on and on and on and does not end", 2), "Long", 1),
                ],
            ),
        ],
    }
}

fn field(name: &str, title: &str, kind: &str, item: &str, html: &str) -> FieldView {
    FieldView {
        name: name.to_owned(),
        title: title.to_owned(),
        kind: kind.to_owned(),
        item: item.to_owned(),
        id: name.replace('_', "-"),
        long: FieldView::is_long(kind, item),
        html: Html::new(html),
        ..FieldView::default()
    }
}

fn entity(kind: &str, fields: Vec<FieldView>) -> EntityView {
    let names: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
    let fields: Vec<_> = fields.iter().map(Shared::of).collect();
    let absent = "summary description purpose motivations jobs_to_be_done frustrations tools collaborates_with quote members labels \
                  definition note";
    let mut all: BTreeMap<_, _> = absent.split_ascii_whitespace().map(|name| (name.to_owned(), None)).collect();
    all.extend(names.into_iter().zip(fields.iter().cloned().map(Some)));
    EntityView { kind: kind.to_owned(), name: kind.to_owned(), fields: all, ordered: fields, ..EntityView::default() }
}

pub(crate) fn persona() -> EntityView {
    let quote = FieldView {
        record: [
            field("text", "Text", "block", "", "<p>I need to be a jack of all trades.</p>"),
            field("source", "Source", "inline", "", "Interview 7"),
        ]
        .map(|field| (field.name.clone(), Some(Shared::of(&field))))
        .into(),
        ..field("quote", "Quote", "record", "", "I need to be a jack of all trades.")
    };
    let works_with = FieldView { cards: cards(3), ..field("collaborates_with", "Works with", "list", "ref", "Sasha") };
    let list = "<ul><li>Ship on time</li><li>Know what to build next, and <a href=\"#\">why</a></li></ul>";
    entity(
        "persona",
        vec![
            field("role", "Role", "ref", "", "<a href=\"#\">Product Manager</a>"),
            field("group", "Group", "enum", "", "user"),
            field("archetypes", "Organization archetypes", "list", "ref", "Service model"),
            quote,
            field(
                "summary",
                "Job summary",
                "block",
                "",
                "<p>Decides what is built and says so to everyone who asks.</p>",
            ),
            field("motivations", "Goals", "list", "inline", list),
            field("jobs_to_be_done", "Tasks", "list", "inline", list),
            field("frustrations", "Pain points", "list", "inline", list),
            field("tools", "Tools", "list", "inline", list),
            field("skills", "Skills", "list", "inline", list),
            works_with,
        ],
    )
}

pub(crate) fn label() -> EntityView {
    EntityView {
        name: "BTG-Status::2-Backlog".to_owned(),
        label: Some(pill(1, 0)),
        siblings: (0..STATES.len()).map(|at| pill(at, 0)).collect(),
        search_url: Some("#".to_owned()),
        related: vec![RelatedView { title: "Stage of".to_owned(), cards: cards(1), labels: Vec::new() }],
        ..entity(
            "label",
            vec![
                field("description", "Description", "inline", "", "Accepted, to be pulled forward when it fits"),
                field("groups", "Groups", "list", "text", "gitlab-com, gitlab-org"),
            ],
        )
    }
}

pub(crate) fn team() -> EntityView {
    let duties = |part, word: &str, from: usize| PartGroup {
        part,
        word: word.to_owned(),
        rows: DUTIES[from..from + 3].iter().map(|name| LinkView::new(*name, "#")).collect(),
    };
    EntityView {
        other_names: vec!["IT Help".to_owned()],
        duties: vec![duties(Part::Owns, "Owns", 1), duties(Part::Consulted, "Consulted", 5)],
        ..entity(
            "team",
            vec![
                field("purpose", "Purpose", "block", "", "<p>Helps everybody with their machines.</p>"),
                field("handle", "Handle", "text", "", "@acme/it"),
                FieldView { cards: cards(4), ..field("members", "Members", "list", "ref", "") },
                FieldView { labels: vec![pill(2, 0)], ..field("labels", "Labels", "list", "label", "") },
            ],
        )
    }
}

fn cards(count: usize) -> Vec<CardView> {
    let people =
        [("Sasha", "Software Developer"), ("Delaney", "Development Team Lead"), ("Presley", "Product Designer")];
    let card = |(name, line): &(&str, &str)| CardView {
        link: LinkView::new(*name, "../auto-persona/"),
        line: (*line).to_owned(),
        summary: Html::text(
            "Spends most of the day on planned work and the rest on what was not planned, and on neither.",
        ),
        initials: name[..1].to_owned(),
        status: (*name == "Delaney")
            .then(|| StatusChip { status: "research".to_owned(), word: "Ongoing research".to_owned() }),
        ..CardView::default()
    };
    people.iter().cycle().take(count).map(card).collect()
}

pub(crate) fn groups() -> Vec<CardGroup> {
    let group = |id: &str, title: &str, deprecated, count| CardGroup {
        id: id.to_owned(),
        title: title.to_owned(),
        deprecated,
        cards: cards(count),
    };
    vec![group("user", "User personas", false, 5), group("old", "Deprecated", true, 2)]
}

pub(crate) fn matrix(by_team: bool) -> MatrixView {
    let part = |row: usize, team: usize| match (row * 5 + team * 7) % 12 {
        0 => (Part::Owns, "Owns"),
        1 => (Part::Supports, "Supports"),
        2 => (Part::Consulted, "Consulted"),
        3 => (Part::Informed, "Informed"),
        _ => (Part::None, ""),
    };
    let teams: Vec<LinkView> = TEAMS.iter().map(|name| LinkView::new(*name, "../auto-team/")).collect();
    let row = |at: usize| {
        let parts: Vec<(Part, &str)> = (0..TEAMS.len()).map(|team| part(at, team)).collect();
        MatrixRow {
            id: format!("row-{at}"),
            name: DUTIES[at % DUTIES.len()].to_owned(),
            url: "#".to_owned(),
            owner: parts.iter().position(|(part, _)| *part == Part::Owns).map(|team| teams[team].clone()),
            cells: parts
                .iter()
                .map(|(part, word)| Shared::of(&MatrixCell { part: *part, word: (*word).to_owned() }))
                .collect(),
            parts: parts
                .iter()
                .zip(&teams)
                .filter(|((part, _), _)| !matches!(part, Part::None | Part::Owns))
                .map(|((part, word), team)| PartLink { part: *part, word: (*word).to_owned(), team: team.clone() })
                .collect(),
            note: (at == 1).then(|| Html::text("At once, in business hours.")),
            problem: (at == 2).then(|| "two teams own it".to_owned()),
            ..MatrixRow::default()
        }
    };
    let area = |id: &str, name: &str, from: usize| MatrixArea {
        id: id.to_owned(),
        name: name.to_owned(),
        url: "#".to_owned(),
        rows: (from..from + 10).map(row).collect(),
    };
    let duties = |team: &LinkView| TeamDuties {
        id: team.title.replace(' ', "-"),
        team: team.clone(),
        parts: vec![PartGroup {
            part: Part::Owns,
            word: "Owns".to_owned(),
            rows: DUTIES[..4].iter().map(|name| LinkView::new(*name, "#")).collect(),
        }],
    };
    MatrixView {
        caption: "Responsibility by area and team".to_owned(),
        id: "who".to_owned(),
        by_team,
        area_url: "../auto-matrix/".to_owned(),
        team_url: "../auto-teams/".to_owned(),
        duties: teams.iter().map(duties).collect(),
        teams: teams.clone(),
        areas: vec![area("money", "Money", 0), area("access", "Access and accounts", 10), area("rest", "The rest", 20)],
        count: 30,
    }
}

pub(crate) fn workflow(current: usize) -> WorkflowView {
    let names = ["Assessment", "Discovery", "Planning", "Action", "Strike"];
    let stage = |(at, name): (usize, &&str)| StageView {
        id: name.to_lowercase(),
        number: at.to_string(),
        name: (*name).to_owned(),
        url: "#".to_owned(),
        label: Some(LabelPill {
            scope: Some("BTG Stage".to_owned()),
            value: format!("{at}-{name}"),
            ..pill(0, at % COLORS.len())
        }),
        current: at == current,
        owner: (at == 1).then(|| LinkView::new("Business Operations", "#")),
        ordered: vec![field("exit", "Exit criteria", "list", "inline", "<ul><li>Everybody has agreed</li></ul>")],
        next: vec![
            NextView { link: LinkView::new("Action", "#"), number: "3".to_owned(), back: false },
            NextView { link: LinkView::new("Discovery", "#"), number: "1".to_owned(), back: true },
        ],
        ..StageView::default()
    };
    WorkflowView {
        id: "project-stages".to_owned(),
        title: "Project stages".to_owned(),
        url: "#".to_owned(),
        stages: names.iter().enumerate().map(stage).collect(),
        ..WorkflowView::default()
    }
}

pub(crate) fn backlinks() -> BacklinksView {
    let item = |title: &str, sentence: &str| BacklinkItem {
        title: title.to_owned(),
        url: "#".to_owned(),
        sentence: Html::new(sentence),
    };
    BacklinksView {
        total: 4,
        groups: vec![
            BacklinkGroup { title: "Owned by".to_owned(), items: vec![item("Data quality", "")], more: 0 },
            BacklinkGroup {
                title: "Mentions".to_owned(),
                items: vec![
                    item("Change management", "Ask <mark>Business Operations</mark> before you change anything."),
                    item("Tech stack", "The list is kept by <mark>Business Operations</mark>."),
                ],
                more: 1,
            },
        ],
        all_url: Some("#".to_owned()),
    }
}
