//! What a page's template receives: everything it may show, and nothing that it could fetch (law 7).
//!
//! Two kinds of address. A field called `url` or `href` is finished, as it stands in an attribute of this very page. A
//! field called `path` counts from the site's root, without a leading slash, because the value it lies in is shared by
//! many pages; a template writes `{{ root }}{{ link.path }}`.

use serde::Serialize;

pub use super::view::{
    AtoZGroup, AtoZView, BacklinkGroup, BacklinkItem, BacklinksView, BlockView, CardGroup, CardView, ColumnView,
    CountLink, DueState, DueView, EntityView, FieldMap, FieldView, HomeView, Html, IndexView, LabelGroup,
    LabelIndexView, LabelPill, LabelRow, LinkView, MatrixArea, MatrixCell, MatrixGroup, MatrixLine, MatrixRow,
    MatrixView, MetaView, NavItem, NavRow, NextView, PageHead, PagerView, Part, PartGroup, PartLink, PrintView,
    RecentView, RelatedView, RibbonKind, RibbonView, RowView, Shared, SiteLink, SiteView, StageView, StatusChip,
    StatusItem, StatusView, TableView, TeamDuties, TocItem, UpdatedView, WorkflowView,
};

/// One page, ready for its template.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PageView {
    /// What all pages share.
    pub site: Shared<SiteView>,
    /// From this page to the site's root, ending in a slash: `./`, `../`, `../../`; on the 404 page absolute.
    pub root: String,
    /// The page itself.
    pub page: PageHead,
    /// From the home page down to the page's parent; the page itself is not among them.
    pub breadcrumbs: Vec<LinkView>,
    /// The navigation of this page: home, sections, ancestors, siblings, children. At most 120 links (UX 4.4).
    pub nav: Vec<NavItem>,
    /// Owner, dates and the links to the source.
    pub meta: MetaView,
    /// The notes above the content, most urgent first: expired, deprecated, the rest.
    pub ribbons: Vec<RibbonView>,
    /// The page's own Markdown.
    pub content: Html,
    /// The entity, when the page is one's.
    pub entity: Option<EntityView>,
    /// The list of a section's pages or a kind's entities, when the page has one.
    pub index: Option<IndexView>,
    /// The matrix, on its own two pages.
    pub matrix: Option<MatrixView>,
    /// The workflow, on its page and its stages' pages.
    pub workflow: Option<WorkflowView>,
    /// What the home page leads to.
    pub home: Option<HomeView>,
    /// Everything by name, on those pages.
    pub atoz: Option<AtoZView>,
    /// What needs care, on that page.
    pub status: Option<StatusView>,
    /// What links here.
    pub backlinks: Option<BacklinksView>,
    /// The handbook's own line at the foot.
    pub footer: Html,
    /// The pages before and after, in an ordered section.
    pub pager: PagerView,
    /// The pages of a section, on its page for paper.
    pub print: Option<PrintView>,
    /// Where the page has moved to, on a redirect page: a finished address.
    pub target: Option<String>,
}
