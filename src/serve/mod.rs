//! Preview: the handbook in a browser while it is being written.
//!
//! Three threads, each with one thing to wait for. [`follow`] owns the session: it takes [`Event`]s, and every change
//! makes a [`Generation`], an immutable picture of the handbook. The watcher ([`watch`]) turns what the system tells of
//! the disk into events; it is only a hint, and a look at all files follows each quiet moment. The server ([`http`])
//! answers from the last generation and nothing else: it holds no path to the disk.
//!
//! `vade watch` uses the first two and writes what comes out; nothing here prints.

mod batch;
mod event;
mod failure;
mod follow;
mod generation;
pub mod http;
mod overlay;
mod pace;
mod setup;
mod watch;
mod work;

pub use event::Event;
pub use failure::Failure;
pub use follow::{Follower, follow};
pub use generation::Generation;
pub use setup::{Home, Reader, Setup};
pub use watch::Mode;
