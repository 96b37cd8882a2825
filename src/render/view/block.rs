//! What the template of a view in a fence receives: `views/<name>.html`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{CardGroup, FieldView, LabelIndexView, LinkView, MatrixView, NavItem, Shared, SiteView, WorkflowView};

/// One view within a page. The part its name asks for is filled in; the others are absent.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BlockView {
    /// What all pages share.
    pub site: Shared<SiteView>,
    /// From the page to the site's root, ending in a slash.
    pub root: String,
    /// The view's name: `labels`.
    pub view: String,
    /// An id for its captions, unique on the page.
    pub id: String,
    /// The parameters as written, as text, for a view the theme adds.
    pub parameters: BTreeMap<String, String>,
    /// `labels`.
    pub labels: Option<LabelIndexView>,
    /// `personas roles teams`.
    pub groups: Vec<CardGroup>,
    /// `systems people terms`.
    pub table: Option<TableView>,
    /// `matrix`.
    pub matrix: Option<MatrixView>,
    /// `workflow`.
    pub workflow: Option<WorkflowView>,
    /// `children`.
    pub children: Vec<NavItem>,
}

/// Entities as a table.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TableView {
    /// The caption.
    pub caption: String,
    /// The columns after the name.
    pub columns: Vec<ColumnView>,
    /// The heading of the first column, the name's.
    pub first: String,
    /// The rows.
    pub rows: Vec<RowView>,
}

/// A column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ColumnView {
    /// The field.
    pub name: String,
    /// Its heading.
    pub title: String,
}

/// A row.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RowView {
    /// The row's id.
    pub id: String,
    /// The entity.
    pub link: LinkView,
    /// One for each column.
    pub cells: Vec<Option<FieldView>>,
}
