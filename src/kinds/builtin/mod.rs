//! The kinds every handbook has: one file each, and its two lines here.

use super::Kind;

mod archetype;
mod area;
mod label;
mod person;
mod persona;
pub(in crate::kinds) mod responsibility;
mod role;
mod scope;
mod stage;
mod system;
mod team;
mod term;
mod workflow;

/// The kinds, in the order of navigation.
pub(super) fn all() -> Vec<Kind> {
    vec![
        persona::kind(),
        role::kind(),
        archetype::kind(),
        team::kind(),
        person::kind(),
        label::kind(),
        scope::kind(),
        workflow::kind(),
        stage::kind(),
        area::kind(),
        responsibility::kind(),
        system::kind(),
        term::kind(),
    ]
}
