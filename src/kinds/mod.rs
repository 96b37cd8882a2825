//! The kinds of entities, declared as data: one file of `builtin/` a kind.
//!
//! From a declaration follow loading, the findings about missing, unknown and mistyped fields, references, index and
//! pages, backlinks and the kind's page in the manual. A handbook's `[kinds.<name>]` makes the same value.

mod builtin;
mod common;
mod declare;
mod field;
mod fields;
mod kind;
mod kubernetes;
mod load;
mod page_keys;
mod record;
mod registry;

pub use common::{NONE, REPLACED_BY, STATUSES, common, is_housekeeping};
pub use field::{Field, FieldType};
pub use fields::Fields;
pub use kind::{IdRule, Kind};
pub use kubernetes::load_kubernetes;
pub use load::{Loaded, load_block, load_data};
pub use page_keys::{Extra, FrontMatterData, PageData, load_front_matter, load_page, load_page_entity, page_keys};
pub use record::{Aim, Data, FieldRef, FieldValue, Prose, Record};
pub use registry::Registry;
