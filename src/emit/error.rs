//! Why a tree could not be written.

use std::{
    error::Error,
    fmt, io,
    path::{Path, PathBuf},
};

use rustix::io::Errno;

use crate::vfs::plain;

/// Why nothing, or not everything, was written. The old tree is as it was, unless [`super::Guarantee::FileByFile`] is
/// all the place allows.
#[derive(Debug)]
pub enum EmitError {
    /// The folder must not be written to.
    Refused {
        /// The folder, as it was named.
        target: PathBuf,
        /// Half a sentence that follows its name.
        why: String,
    },
    /// Another run is writing the same folder.
    Busy {
        /// The folder, as it was named.
        target: PathBuf,
    },
    /// The list of outputs cannot become a tree: a mistake in the program.
    Plan {
        /// The output that does not fit.
        path: String,
        /// Half a sentence that follows its name.
        why: &'static str,
    },
    /// The disk refused.
    Io {
        /// What was tried, a verb.
        op: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl EmitError {
    pub(super) fn refused(target: &Path, why: impl Into<String>) -> Self {
        Self::Refused { target: target.to_owned(), why: why.into() }
    }

    /// The same error, speaking of the path that people know rather than of its staged copy.
    pub(super) fn about(self, path: PathBuf) -> Self {
        match self {
            Self::Io { op, source, .. } => Self::Io { op, path, source },
            other => other,
        }
    }

    /// The system's number, when it was the system that refused.
    pub(super) fn errno(&self) -> Option<Errno> {
        match self {
            Self::Io { source, .. } => Errno::from_io_error(source),
            _ => None,
        }
    }

    /// Whether the place itself forbids writing, as opposed to being full or broken.
    pub(super) fn is_forbidden(&self) -> bool {
        matches!(self.errno(), Some(Errno::ACCESS | Errno::PERM | Errno::ROFS))
    }
}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { target, why } => write!(f, "`{}` {why}", target.display()),
            Self::Busy { target } => {
                write!(f, "another run of vade is writing `{}`; wait until it has ended", target.display())
            }
            Self::Plan { path, why } => write!(f, "the output `{}` {why}", path.escape_debug()),
            Self::Io { op, path, source } => write!(f, "cannot {op} `{}`: {}", path.display(), plain(source)),
        }
    }
}

impl Error for EmitError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
