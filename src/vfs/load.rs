//! From what was found to what was read: in parallel, and only what was written since the last scan.

use std::{
    io,
    path::PathBuf,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Class, Limits, SourceFile, Stamp, VfsError, decode, error, read::Root};
use crate::{
    base::{Digest, TextRange, VPath},
    diag::{Problem, ids},
};

/// A file that a scan found and did not read yet.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) path: VPath,
    origin: Origin,
}

/// Where the bytes of a file are.
#[derive(Debug, Clone)]
pub(super) enum Origin {
    Memory(Arc<[u8]>, Stamp),
    Buffer(Arc<str>, Stamp),
    /// Below a root, by a path without links.
    Disk(Arc<Root>, PathBuf),
}

/// What was read of one file: kept for the next scan.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    stamp: Stamp,
    len: u64,
    text: Text,
}

/// A text that could be read, or why not.
type Text = Result<(Arc<str>, Digest), Box<Problem>>;

type Problems = Vec<(VPath, Problem)>;

/// Files, and what to keep of them for the next scan.
type Files = (Vec<Arc<SourceFile>>, Vec<(VPath, Kept)>);

impl Item {
    pub(super) fn new(path: &VPath, origin: Origin) -> Self {
        Self { path: path.clone(), origin }
    }
}

/// What one item came to. Nothing at all when the file vanished after the walk: it is as if it was deleted before.
#[derive(Default)]
struct Loaded {
    file: Option<SourceFile>,
    problem: Option<Problem>,
    kept: Option<Kept>,
}

/// Reads `items`, which are sorted. Gives the files in the same order and what to keep for the next scan.
pub(super) fn load(
    items: Vec<Item>,
    kept: &FxHashMap<VPath, Kept>,
    limits: &Limits,
    problems: &mut Problems,
) -> Result<Files, VfsError> {
    let now = now();
    let loaded: Vec<(VPath, Loaded)> = items
        .into_par_iter()
        .map(|item| {
            let path = item.path.clone();
            load_one(item, kept.get(&path), limits, now).map(|loaded| (path, loaded))
        })
        .collect::<Result<_, _>>()?;
    let mut files = Vec::with_capacity(loaded.len());
    let mut keep = Vec::with_capacity(loaded.len());
    for (path, loaded) in loaded {
        files.extend(loaded.file.map(Arc::new));
        problems.extend(loaded.problem.map(|problem| (path.clone(), problem)));
        keep.extend(loaded.kept.map(|kept| (path, kept)));
    }
    Ok((files, keep))
}

#[expect(clippy::disallowed_methods, reason = "decides only whether a file is read again, never what comes of it")]
fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs().cast_signed())
}

fn load_one(item: Item, kept: Option<&Kept>, limits: &Limits, now: i64) -> Result<Loaded, VfsError> {
    let class = Class::of(&item.path);
    let mut file = SourceFile {
        path: item.path,
        class,
        text: None,
        digest: None,
        len: 0,
        stamp: Stamp::Write(0),
        origin: item.origin,
        limit: limits.of(class),
    };
    match content(&mut file, kept) {
        Ok(None) => Ok(Loaded { file: Some(file), ..Loaded::default() }),
        Ok(Some(text)) => {
            let problem = text.as_ref().err().map(|problem| Problem::clone(problem));
            if let Ok((text, digest)) = &text {
                (file.text, file.digest) = (Some(Arc::clone(text)), Some(*digest));
            }
            let kept = file.stamp.settled(now).then_some(Kept { stamp: file.stamp, len: file.len, text });
            Ok(Loaded { file: Some(file), problem, kept })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Loaded::default()),
        Err(error) if error::is_environment(&error) => Err(VfsError::new("read", &place_of(&file), error)),
        Err(error) => {
            let problem = Some(unreadable(&file, &error));
            // What turned out to be no file at all is not listed as one.
            let file = Some(file).filter(|_| error.kind() != io::ErrorKind::InvalidInput);
            Ok(Loaded { file, problem, kept: None })
        }
    }
}

/// The text of a file that has one, read now or kept from the last scan; also fills in its size and its stamp.
fn content(file: &mut SourceFile, kept: Option<&Kept>) -> io::Result<Option<Text>> {
    (file.stamp, file.len) = look(&file.origin)?;
    if file.class == Class::Asset {
        return if file.len > file.limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(None) };
    }
    if let Some(kept) = kept.filter(|kept| kept.stamp == file.stamp) {
        file.len = kept.len;
        return Ok(Some(kept.text.clone()));
    }
    let (bytes, stamp) = read(&file.origin, file.limit)?;
    (file.stamp, file.len) = (stamp, bytes.len() as u64);
    Ok(Some(decode(bytes).map(|text| (Arc::from(text.as_str()), Digest::of(text.as_bytes())))))
}

/// The stamp and the size, without reading.
fn look(origin: &Origin) -> io::Result<(Stamp, u64)> {
    Ok(match origin {
        Origin::Memory(bytes, stamp) => (*stamp, bytes.len() as u64),
        Origin::Buffer(text, stamp) => (*stamp, text.len() as u64),
        Origin::Disk(root, below) => {
            let path = root.path.join(below);
            let meta = std::fs::symlink_metadata(&path)?;
            // Assets are read late; that one cannot be read has to be said now.
            rustix::fs::access(&path, rustix::fs::Access::READ_OK)?;
            (Stamp::of(&meta), meta.len())
        }
    })
}

fn read(origin: &Origin, limit: u64) -> io::Result<(Vec<u8>, Stamp)> {
    let (bytes, stamp) = match origin {
        Origin::Disk(root, below) => return root.read(below, limit),
        Origin::Memory(bytes, stamp) => (&**bytes, stamp),
        Origin::Buffer(text, stamp) => (text.as_bytes(), stamp),
    };
    if bytes.len() as u64 > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok((bytes.to_vec(), *stamp)) }
}

fn place_of(file: &SourceFile) -> PathBuf {
    match &file.origin {
        Origin::Disk(root, below) => root.path.join(below),
        Origin::Memory(..) | Origin::Buffer(..) => PathBuf::from(file.path.as_str()),
    }
}

/// The problem of a file that could not be read, or is too large.
fn unreadable(file: &SourceFile, error: &io::Error) -> Problem {
    if error.kind() == io::ErrorKind::FileTooLarge {
        let message = format!("the file is larger than the {} that {} may have", size(file.limit), file.class.noun());
        let help = match file.class {
            Class::Asset => "make it smaller, or raise the limit under `[limits]` in `book.toml`",
            Class::Markdown | Class::Yaml => "split it, or raise the limit under `[limits]` in `book.toml`",
        };
        return Problem::new(ids::SOURCE_LIMIT, TextRange::default(), message).help(help);
    }
    let message = format!("the file cannot be read: {}", error::plain(error));
    Problem::new(ids::SOURCE_UNREADABLE, TextRange::default(), message)
}

fn size(bytes: u64) -> String {
    if bytes >= 1 << 20 && bytes.is_multiple_of(1 << 20) {
        format!("{} MiB", bytes >> 20)
    } else {
        format!("{bytes} bytes")
    }
}
