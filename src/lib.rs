//! Vademecum, a handbook compiler.

pub mod base;
pub mod cli;
pub mod config;
pub mod diag;
pub mod emit;
pub mod engines;
pub mod kinds;
pub mod model;
pub mod render;
pub mod resolve;
pub mod rules;
pub mod session;
pub mod site;
pub mod syntax;
pub mod vfs;
