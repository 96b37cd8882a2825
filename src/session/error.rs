//! Why there is no snapshot.

use std::fmt;

use crate::{render::theme::ThemeError, vfs::VfsError};

/// Something other than the content is wrong.
#[derive(Debug)]
pub enum SessionError {
    /// The disk cannot be read.
    Disk(VfsError),
    /// The theme has mistakes.
    Theme(Vec<ThemeError>),
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(error) => error.fmt(f),
            Self::Theme(errors) => {
                for (at, error) in errors.iter().enumerate() {
                    if at > 0 {
                        f.write_str("\n")?;
                    }
                    error.fmt(f)?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for SessionError {}
