//! Vademecum, a handbook compiler: Markdown and YAML in, a cross-linked site out, in which every reference was checked.
//!
//! # The way of a handbook
//!
//! A [`Session`] owns the files and the settings. [`Session::apply`] takes a [`Change`]; [`Session::snapshot`] gives a
//! [`Snapshot`], which holds all findings and knows every output, and never changes. On the way to it
//! - [`vfs`] lists what is there, with a digest of each file;
//! - [`model`] reads each file by itself into a [`model::Source`], kept while its digest stays, and folds all of them into
//!   one [`model::Model`]: pages, entities, labels, anchors, navigation;
//! - [`resolve`] finds the target of every mention, or what is wrong with it;
//! - [`site`] plans which output is made by which recipe;
//! - [`rules`] turns what was seen into [`Finding`]s.
//!
//! Nothing is rendered until [`Snapshot::make`] is asked for an output: its bytes are a pure function of the snapshot.
//! When a file was last changed is an input: [`git`] gathers it while files are read.
//! [`emit`] writes what differs from the last site, and exchanges the two at once. [`cli`] is the program around it.
//!
//! ```
//! use vademecum::{Session, SessionOptions, config::Config, vfs::Vfs};
//!
//! let files = Vfs::from_strings([("content/index.md", "# Home\n\nSee [this](gone.md).\n")]);
//! let mut session = Session::new(files, SessionOptions::new(Config::default(), jiff::civil::date(2026, 11, 22)));
//!
//! let snapshot = session.snapshot().unwrap();
//! assert_eq!(snapshot.findings[0].rule.as_str(), "link/missing-page");
//! assert!(snapshot.make("index.html").unwrap().is_ok());
//! ```
//!
//! Which room may use which is in `tests/architecture.rs`; why it is built this way, in `docs/architecture.md`.

pub mod base;
pub mod cli;
pub mod config;
pub mod diag;
pub mod emit;
pub mod engines;
pub mod git;
pub mod kinds;
pub mod model;
pub mod render;
pub mod resolve;
pub mod rules;
pub mod search;
pub mod serve;
pub mod session;
pub mod site;
pub mod syntax;
pub mod vfs;

pub use diag::Finding;
pub use session::{Change, Session, SessionOptions, Snapshot};
