//! The kinds of entities, declared as data: one file a kind.
//!
//! From a declaration follow loading, the findings about missing, unknown and mistyped fields, references, index and
//! pages, backlinks and the kind's page in the manual. A handbook's `[kinds.<name>]` makes the same value.

mod field;
mod kind;
mod record;

pub use field::{Field, FieldType};
pub use kind::{IdRule, Kind};
pub use record::{Aim, Data, FieldRef, FieldValue, Record};
