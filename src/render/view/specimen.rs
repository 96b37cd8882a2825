//! Views with every field filled in: what templates are checked against, and what the manual shows of them.

use super::specimen_tables::{duties, labels, matrix, table};
use super::{
    AtoZGroup, AtoZView, BacklinkGroup, BacklinkItem, BacklinksView, BlockView, CardGroup, CardView, CountLink,
    DueState, DueView, EntityView, FieldMap, FieldView, HomeView, Html, IndexView, LabelPill, LinkView, MetaView,
    NavItem, NavRow, NextView, PageHead, PagerView, PrintView, RecentView, RelatedView, RibbonKind, RibbonView, Shared,
    SiteLink, SiteView, StageView, StatusChip, StatusItem, StatusView, TocItem, UpdatedView, WorkflowView,
};
use crate::render::page_view::PageView;

/// A key that stands for any key: which fields an entity has depends on its kind.
const ANY_KEY: &str = "*";

/// A page with everything a page can have.
pub fn page() -> PageView {
    PageView {
        site: Shared::of(&site()),
        root: "../".to_owned(),
        page: head(),
        breadcrumbs: vec![link()],
        nav: vec![nav()],
        meta: meta(),
        ribbons: vec![RibbonView {
            kind: RibbonKind::Draft,
            word: "Draft".to_owned(),
            text: Html::text("This page is not finished."),
            links: vec![link()],
        }],
        content: Html::new("<p>Text</p>"),
        entity: Some(entity()),
        index: Some(IndexView {
            kind: "persona".to_owned(),
            count: 1,
            groups: vec![group()],
            list: false,
            filter: true,
            labels: Some(labels()),
            table: Some(table()),
        }),
        matrix: Some(matrix()),
        workflow: Some(workflow()),
        backlinks: Some(backlinks()),
        home: Some(HomeView {
            cards: vec![count()],
            who_url: "who/".to_owned(),
            review: vec![status_item()],
            review_count: 1,
            status_url: "status/".to_owned(),
            changed: vec![RecentView {
                title: "Data quality".to_owned(),
                url: "data/".to_owned(),
                date: "2026-11-02".to_owned(),
                text: "2 Nov 2026".to_owned(),
            }],
        }),
        atoz: Some(AtoZView {
            letters: vec![count()],
            kinds: vec![count()],
            groups: vec![by_name()],
            scopes: vec![by_name()],
        }),
        status: Some(StatusView {
            expired: vec![status_item()],
            due: vec![status_item()],
            ownerless: vec![status_item()],
            deprecated: vec![status_item()],
        }),
        pager: PagerView { previous: Some(link()), next: Some(link()) },
        footer: Html::new("Made by <a href=\"../\">us</a>"),
        print: Some(PrintView {
            pages: vec![Html::new("<h2>Page</h2>")],
            more: 1,
            breaks: true,
            section_url: "../".to_owned(),
        }),
        target: Some("../new/".to_owned()),
    }
}

/// A view in a fence with everything one can have.
pub fn block() -> BlockView {
    BlockView {
        site: Shared::of(&site()),
        root: "../".to_owned(),
        view: "labels".to_owned(),
        id: "view-1".to_owned(),
        parameters: [(ANY_KEY.to_owned(), String::new())].into(),
        labels: Some(labels()),
        groups: vec![group()],
        table: Some(table()),
        matrix: Some(matrix()),
        workflow: Some(workflow()),
        children: vec![nav()],
    }
}

fn site() -> SiteView {
    SiteView {
        title: "Handbook".to_owned(),
        description: "How we work".to_owned(),
        css: vec!["assets/style.css".to_owned()],
        js: vec!["assets/core.js".to_owned()],
        assets: [(ANY_KEY.to_owned(), "assets/table.js".to_owned())].into(),
        label_css: Some("assets/labels.css".to_owned()),
        footer: vec![SiteLink { title: "About".to_owned(), path: "about/".to_owned() }],
        search_path: Some("search/".to_owned()),
        repository_url: Some("https://gitlab.example/handbook".to_owned()),
        feed_path: Some("feed.xml".to_owned()),
        ..SiteView::default()
    }
}

fn head() -> PageHead {
    PageHead {
        kind: "page".to_owned(),
        title: "Title".to_owned(),
        head_title: "Title (Draft)".to_owned(),
        description: "About it".to_owned(),
        path: "title/".to_owned(),
        source: "content/title.md".to_owned(),
        status: "draft".to_owned(),
        toc: vec![TocItem {
            id: "part".to_owned(),
            title: "Part".to_owned(),
            level: 2,
            children: vec![TocItem { id: "detail".to_owned(), title: "Detail".to_owned(), level: 3, children: vec![] }],
        }],
        breadcrumb_data: Html::new("{}"),
        canonical: Some("https://handbook.example/title/".to_owned()),
        tags: vec!["tag".to_owned()],
        labels: vec![pill()],
        ..PageHead::default()
    }
}

pub(super) fn link() -> LinkView {
    LinkView {
        broken: Some("nobody knows it".to_owned()),
        kind: "team".to_owned(),
        ..LinkView::new("Title", "../title/")
    }
}

/// One row of the navigation.
pub fn nav_row() -> NavRow {
    NavRow { site: Shared::of(&site()), root: "../".to_owned(), item: nav() }
}

fn nav() -> NavItem {
    let child = NavItem {
        title: "Child".to_owned(),
        url: "child/".to_owned(),
        all: Some(link()),
        rows: Html::text("Others"),
        ..NavItem::default()
    };
    NavItem { children: vec![child.clone()], ..child }
}

pub(super) fn count() -> CountLink {
    let (title, url) = ("Labels".to_owned(), "labels/".to_owned());
    CountLink { title, url, count: 3, note: "2 label scopes".to_owned(), current: true }
}

fn by_name() -> AtoZGroup {
    let (id, title, url) = ("labels".to_owned(), "Labels".to_owned(), "labels/".to_owned());
    AtoZGroup { id, title, url, links: vec![link()], pills: vec![pill()], count: 1 }
}

fn status_item() -> StatusItem {
    StatusItem { link: link(), owner: Some(link()), day: Some(day()), linked: 2 }
}

fn day() -> DueView {
    DueView { date: "2027-05-02".to_owned(), text: "2 May 2027".to_owned(), state: DueState::Later }
}

fn meta() -> MetaView {
    let day = day();
    MetaView {
        owners: vec![link()],
        updated: Some(UpdatedView { date: day.date.clone(), text: day.text.clone(), commit: Some(link()) }),
        reviewed: Some(day.clone()),
        review_by: Some(day),
        edit_url: Some("https://gitlab.example/edit".to_owned()),
        edit_title: "Edit this page on GitLab".to_owned(),
        report_url: Some("https://gitlab.example/report".to_owned()),
        print_url: Some("print/".to_owned()),
        source_url: Some("https://gitlab.example/source".to_owned()),
    }
}

pub(super) fn pill() -> LabelPill {
    LabelPill {
        href: "../labels/status-1/".to_owned(),
        name: "Status::1".to_owned(),
        scope: Some("Status".to_owned()),
        value: "1".to_owned(),
        color_class: "c-6699cc".to_owned(),
        title: "Status::1".to_owned(),
        deprecated: false,
        archived: false,
        broken: Some("nobody knows it".to_owned()),
    }
}

fn status() -> StatusChip {
    StatusChip { status: "draft".to_owned(), word: "Draft".to_owned() }
}

fn card() -> CardView {
    CardView {
        link: link(),
        line: "Software developer".to_owned(),
        summary: Html::text("Builds things."),
        initials: "S".to_owned(),
        image: Some("sasha.png".to_owned()),
        status: Some(status()),
        owner: Some(link()),
    }
}

fn group() -> CardGroup {
    CardGroup { id: "users".to_owned(), title: "Users".to_owned(), deprecated: false, cards: vec![card()] }
}

pub(super) fn field() -> FieldView {
    let leaf = FieldView {
        name: "quote".to_owned(),
        title: "Quote".to_owned(),
        kind: "record".to_owned(),
        item: String::new(),
        id: "quote".to_owned(),
        long: true,
        html: Html::text("Text"),
        text: "Text".to_owned(),
        items: vec![Html::text("Text")],
        links: vec![link()],
        cards: vec![card()],
        labels: vec![pill()],
        record: FieldMap::new(),
        records: Vec::new(),
    };
    let inner = fields(&leaf);
    FieldView { record: inner.clone(), records: vec![inner], ..leaf }
}

fn fields(field: &FieldView) -> FieldMap {
    [(ANY_KEY.to_owned(), Some(Shared::of(field)))].into()
}

fn entity() -> EntityView {
    EntityView {
        kind: "persona".to_owned(),
        kind_title: "Persona".to_owned(),
        kind_title_plural: "Personas".to_owned(),
        kind_url: "../".to_owned(),
        id: "sasha".to_owned(),
        name: "Sasha".to_owned(),
        former_ids: vec!["sacha".to_owned()],
        other_names: vec!["Sascha".to_owned()],
        initials: "S".to_owned(),
        status: Some(status()),
        fields: fields(&field()),
        lead: Some(Shared::of(&field())),
        ordered: vec![Shared::of(&field())],
        label: Some(pill()),
        siblings: vec![pill()],
        siblings_all: Some(link()),
        exclusive: true,
        labels_used: vec![pill()],
        used: 3,
        search_url: Some("https://gitlab.example/issues".to_owned()),
        duties: vec![duties()],
        related: vec![RelatedView {
            title: "Roles".to_owned(),
            cards: vec![card()],
            labels: vec![pill()],
            count: 1,
            all_url: Some("backlinks/".to_owned()),
        }],
        children: vec![link()],
    }
}

fn workflow() -> WorkflowView {
    WorkflowView {
        id: "stages".to_owned(),
        title: "Project stages".to_owned(),
        url: "../stages/".to_owned(),
        description: Html::text("From an idea to its end"),
        scope: Some(link()),
        stages: vec![StageView {
            id: "planning".to_owned(),
            number: "2".to_owned(),
            name: "Planning".to_owned(),
            url: "planning/".to_owned(),
            label: Some(pill()),
            current: true,
            owner: Some(link()),
            lead: Some(field()),
            fields: fields(&field()),
            ordered: vec![field()],
            next: vec![NextView { link: link(), number: "3".to_owned(), back: false }],
        }],
        details: true,
    }
}

fn backlinks() -> BacklinksView {
    BacklinksView {
        total: 1,
        groups: vec![BacklinkGroup {
            title: "Mentions".to_owned(),
            items: vec![BacklinkItem {
                title: "Title".to_owned(),
                url: "../title/".to_owned(),
                sentence: Html::text("See there."),
            }],
            more: 0,
        }],
        all_url: Some("backlinks/".to_owned()),
    }
}
