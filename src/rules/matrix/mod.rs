//! The matrix of responsibilities: who does what.

pub(super) mod area_without_duties;
pub(super) mod no_owner;
pub(super) mod question;
pub(super) mod several_owners;
pub(super) mod similar_duty;
pub(super) mod team_without_duties;

#[cfg(test)]
mod tests;
