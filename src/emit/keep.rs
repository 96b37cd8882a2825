//! Files that later runs may find: a folder of ours in the handbook's, which is safe to lose.
//!
//! Nobody is told when a file cannot be written or read: all that is lost is time. Whether a file is whole and ours is for
//! its reader to find out, so that nothing here waits for the disk or locks.

use std::{
    fs::{Metadata, OpenOptions},
    io::Read as _,
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use rustix::fs::OFlags;

use super::{
    EmitError,
    disk::{Disk, idle},
};

/// The folder's name.
pub const KEPT: &str = ".vade";

/// What the folder holds beside what is kept: no commit shall take it in, and no backup has to (bford.info/cachedir).
const SIGNS: [(&str, &str); 2] = [
    (".gitignore", "*\n"),
    (
        "CACHEDIR.TAG",
        "Signature: 8a477f597d28d172789f06886806bc55\n# Vademecum keeps here what it would have to make again. It can be removed.\n",
    ),
];

/// How a file is called while it is written. Who writes at the same time may cut it off, which its reader sees.
const NEW: &str = "new";

/// Keeps `bytes` below the handbook's folder `root` by a name. Another file of that name is replaced in one step.
pub fn keep(root: &Path, name: &str, bytes: &[u8]) -> Result<(), EmitError> {
    keep_with(Disk(&idle), root, name, bytes)
}

/// [`keep`] with hands that a test can hold.
pub(super) fn keep_with(disk: Disk<'_>, root: &Path, name: &str, bytes: &[u8]) -> Result<(), EmitError> {
    let folder = root.join(KEPT);
    match folder.symlink_metadata() {
        Ok(meta) if meta.is_dir() => {}
        // A link could lead anywhere.
        Ok(_) => return Err(EmitError::refused(&folder, "is no folder")),
        Err(_) => disk.make_folder(&folder)?,
    }
    for (name, text) in SIGNS {
        let path = folder.join(name);
        if path.symlink_metadata().is_err() {
            disk.create(&path, text.as_bytes())?;
        }
    }
    let new = folder.join(name).with_extension(NEW);
    let written = disk
        .remove_file(&new)
        .and_then(|()| disk.create(&new, bytes))
        .and_then(|_| disk.rename(&new, &folder.join(name)));
    if written.is_err() {
        // It is removed by the next run at the latest.
        let _ = disk.remove_file(&new);
    }
    written
}

/// What was kept by a name, when it is there and has at most `most` bytes.
pub fn kept(root: &Path, name: &str, most: u64) -> Option<Vec<u8>> {
    let folder = root.join(KEPT);
    folder.symlink_metadata().ok().filter(Metadata::is_dir)?;
    // Neither a link nor a device: those could be anything.
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(folder.join(name)).ok()?;
    let meta = file.metadata().ok().filter(|meta| meta.is_file() && meta.len() <= most)?;
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).ok()?);
    file.take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Removes files of these names and the folder, unless it holds something else too. Whether there was anything to remove.
pub fn forget(root: &Path, names: &[&str]) -> Result<bool, EmitError> {
    let (disk, folder) = (Disk(&idle), root.join(KEPT));
    if !folder.symlink_metadata().is_ok_and(|meta| meta.is_dir()) {
        return Ok(false);
    }
    let signs = SIGNS.iter().map(|(name, _)| *name);
    for name in names.iter().copied().chain(signs) {
        disk.remove_file(&folder.join(name))?;
        disk.remove_file(&folder.join(name).with_extension(NEW))?;
    }
    Ok(disk.remove_folder(&folder).is_ok())
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the test looks at what was written, and damages it")]
mod tests {
    use std::{cell::Cell, fs, io, os::unix::fs::symlink, sync::Mutex};

    use super::*;

    /// Every file below a folder.
    fn files(root: &Path) -> Vec<String> {
        let all = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap);
        let files = all.filter(|entry| !entry.file_type().is_dir());
        files.map(|entry| entry.path().strip_prefix(root).unwrap().display().to_string()).collect()
    }

    #[test]
    fn what_is_kept_is_there_until_it_is_forgotten() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        assert_eq!(kept(root, "code", 9), None);
        assert!(!forget(root, &["code"]).unwrap());
        keep(root, "code", b"one").unwrap();
        keep(root, "code", b"two").unwrap();
        assert_eq!(files(root), [".vade/.gitignore", ".vade/CACHEDIR.TAG", ".vade/code"]);
        assert_eq!(kept(root, "code", 3), Some(b"two".to_vec()));
        assert_eq!(kept(root, "code", 2), None, "it is longer than it may be");
        assert_eq!(kept(root, "other", 3), None);
        fs::write(root.join(".vade/notes"), "mine").unwrap();
        assert!(!forget(root, &["code", "other"]).unwrap(), "somebody else's file stays");
        assert_eq!(files(root), [".vade/notes"]);
        fs::remove_file(root.join(".vade/notes")).unwrap();
        assert!(forget(root, &[]).unwrap());
        assert!(!root.join(KEPT).exists());
    }

    #[test]
    fn links_are_not_followed() {
        let (root, away) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (root, away) = (root.path(), away.path());
        fs::write(away.join("code"), "theirs").unwrap();
        symlink(away, root.join(KEPT)).unwrap();
        assert!(keep(root, "code", b"ours").is_err());
        assert_eq!(kept(root, "code", 99), None);
        assert!(!forget(root, &["code"]).unwrap());
        assert_eq!(files(away), ["code"]);
        fs::remove_file(root.join(KEPT)).unwrap();
        fs::create_dir(root.join(KEPT)).unwrap();
        for name in ["code", "code.new"] {
            symlink(away.join("code"), root.join(KEPT).join(name)).unwrap();
        }
        assert_eq!(kept(root, "code", 99), None);
        keep(root, "code", b"ours").unwrap();
        assert_eq!(kept(root, "code", 99), Some(b"ours".to_vec()));
        assert_eq!(fs::read(away.join("code")).unwrap(), b"theirs");
        fs::remove_file(root.join(KEPT).join("code")).unwrap();
        fs::create_dir(root.join(KEPT).join("code")).unwrap();
        assert_eq!(kept(root, "code", 99), None, "a folder is no file");
        assert!(keep(root, "code", b"ours").is_err());
    }

    /// Lets each change to the disk fail in turn: what was kept before is there, or what is kept now, and no third thing.
    #[test]
    fn a_disk_that_refuses_leaves_what_was() {
        for at in 0.. {
            let root = tempfile::tempdir().unwrap();
            let root = root.path();
            if at % 2 == 0 {
                keep(root, "code", b"before").unwrap();
            }
            let seen = Mutex::new(Cell::new(0));
            let probe = |_: &'static str, _: &Path| {
                let seen = seen.lock().unwrap();
                seen.set(seen.get() + 1);
                if seen.get() == at / 2 + 1 { Err(io::Error::from_raw_os_error(28)) } else { Ok(()) }
            };
            let done = keep_with(Disk(&probe), root, "code", b"after").is_ok();
            let now = kept(root, "code", 99);
            let before = (at % 2 == 0).then(|| b"before".to_vec());
            assert_eq!(now, if done { Some(b"after".to_vec()) } else { before }, "{at}");
            assert!(!root.join(KEPT).join("code.new").exists(), "{at}");
            keep(root, "code", b"later").unwrap();
            assert_eq!(kept(root, "code", 99), Some(b"later".to_vec()), "{at}");
            if done && at % 2 == 1 {
                break;
            }
        }
    }
}
