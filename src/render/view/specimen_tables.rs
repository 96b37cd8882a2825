//! The tables of the specimen: labels, entities, who does what.

use super::{
    ColumnView, Html, LabelGroup, LabelIndexView, LabelRow, MatrixArea, MatrixCell, MatrixGroup, MatrixLine, MatrixRow,
    MatrixView, Part, PartGroup, PartLink, RowView, Shared, TableView, TeamDuties,
    specimen::{count, field, link, pill},
};

/// A table of labels.
pub(super) fn labels() -> LabelIndexView {
    let row = LabelRow {
        id: "status-1".to_owned(),
        pill: pill(),
        description: Html::text("Not looked at"),
        places: vec!["gitlab-com".to_owned()],
        owner: Some(link()),
        used: 3,
        used_url: "status-1/#vade-backlinks".to_owned(),
    };
    LabelIndexView {
        caption: "Labels".to_owned(),
        columns: vec!["description".to_owned()],
        count: 1,
        groups: vec![LabelGroup {
            id: "status".to_owned(),
            title: "Status".to_owned(),
            url: Some("../scopes/status/".to_owned()),
            description: Html::text("Where it stands"),
            exclusive: true,
            count: 1,
            rows: vec![row],
        }],
        letters: vec![count()],
    }
}

/// A table of entities.
pub(super) fn table() -> TableView {
    TableView {
        caption: "Systems".to_owned(),
        columns: vec![ColumnView { name: "purpose".to_owned(), title: "Purpose".to_owned() }],
        first: "System".to_owned(),
        rows: vec![RowView { id: "crm".to_owned(), link: link(), cells: vec![Some(field())] }],
    }
}

/// Who does what.
pub(super) fn matrix() -> MatrixView {
    let row = MatrixRow {
        id: "passwords".to_owned(),
        name: "Passwords".to_owned(),
        url: "../passwords/".to_owned(),
        other_names: vec!["Lockouts".to_owned()],
        owner: Some(link()),
        cells: vec![Shared::of(&MatrixCell { part: Part::Owns, word: "Owns".to_owned() })],
        parts: vec![PartLink { part: Part::Consulted, word: "Consulted".to_owned(), team: link() }],
        note: Some(Html::text("At once")),
        problem: Some("two teams own it".to_owned()),
    };
    MatrixView {
        caption: "Who does what".to_owned(),
        id: "matrix".to_owned(),
        by_team: false,
        area_url: "./".to_owned(),
        team_url: "by-team/".to_owned(),
        teams: vec![link()],
        areas: vec![MatrixArea {
            id: "access".to_owned(),
            name: "Access".to_owned(),
            url: "../access/".to_owned(),
            rows: vec![row],
        }],
        list: true,
        anchors: true,
        groups: vec![MatrixGroup {
            id: "access".to_owned(),
            title: "Access".to_owned(),
            url: "../access/".to_owned(),
            lines: vec![MatrixLine {
                id: "passwords".to_owned(),
                link: link(),
                owner: "Helpdesk".to_owned(),
                other_names: vec!["Lockouts".to_owned()],
                count: Some(4),
            }],
        }],
        duties: vec![TeamDuties { id: "helpdesk".to_owned(), team: link(), parts: vec![duties()] }],
        count: 1,
    }
}

/// What a team has to do.
pub(super) fn duties() -> PartGroup {
    PartGroup { part: Part::Owns, word: "Owns".to_owned(), rows: vec![link()] }
}
