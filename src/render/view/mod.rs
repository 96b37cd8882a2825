//! The parts of a [`PageView`](super::page_view::PageView), one file a subject.

mod backlinks;
mod block;
mod entity;
mod field;
mod head;
mod html;
mod index;
mod label;
mod link;
mod lists;
mod matrix;
mod meta;
mod print;
mod shared;
mod site;
pub mod specimen;
mod specimen_tables;
mod strings;
mod workflow;

pub use backlinks::{BacklinkGroup, BacklinkItem, BacklinksView};
pub use block::{BlockView, ColumnView, RowView, TableView};
pub use entity::{EntityView, RelatedView};
pub use field::{FieldMap, FieldView};
pub use head::{PageHead, PagerView, TocItem};
pub use html::Html;
pub use index::{CardGroup, CardView, IndexView, StatusChip};
pub use label::{LabelGroup, LabelIndexView, LabelPill, LabelRow};
pub use link::{LinkView, NavItem, NavRow, SiteLink};
pub use lists::{AtoZGroup, AtoZView, CountLink, HomeView, StatusItem, StatusView};
pub use matrix::{
    MatrixArea, MatrixCell, MatrixGroup, MatrixLine, MatrixRow, MatrixView, Part, PartGroup, PartLink, TeamDuties,
};
pub use meta::{DueState, DueView, MetaView, RecentView, RibbonKind, RibbonView, UpdatedView};
pub use print::PrintView;
pub use shared::Shared;
pub use site::SiteView;
pub use strings::default_strings;
#[cfg(test)]
pub(super) use strings::spoken;
pub use workflow::{NextView, StageView, WorkflowView};
