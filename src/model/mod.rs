//! All facts of all sources folded into one index: pages, entities, labels, anchors, navigation.
//!
//! The model is folded anew whenever a fact changed that another source may look up; for all other changes it is
//! patched. It knows nothing of HTML and of output files.

mod address;
mod aims;
mod anchors;
mod build;
mod entities;
mod include;
mod labels;
mod line;
mod made;
mod names;
mod nav;
mod node;
mod patch;
mod paths;
mod read;
mod source;
mod status;
pub mod views;

pub use aims::Aims;
pub use anchors::{AnchorEntry, section_id};
pub use build::{Model, ModelInput, RESERVED};
pub use entities::{Entity, EntityId, EntityIndex, Found};
pub use labels::{LabelEntry, LabelIndex, LabelName, Scope, fold_label};
pub use line::read_line;
pub use nav::natural;
pub use node::{Node, NodeId, Role};
pub use patch::Seen;
pub use paths::PathIndex;
pub use read::{ReadOptions, read_source};
pub use source::{By, FieldAim, Mention, PageSource, Source};
pub use status::Status;
