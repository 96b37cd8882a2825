//! Being told of changes.
//!
//! The system is asked about each folder by itself, not about whole trees: so folders that are not scanned cost nothing,
//! and it is known where one listens. Where the system cannot tell (its limit is reached, the disk is a network drive),
//! [`Watch::every`] says how often to look instead.

mod remote;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::mpsc::Sender,
    time::Duration,
};

use notify::{ErrorKind, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use rustix::io::Errno;

use super::{Event, Home, Setup, batch::Batch};
use crate::{base::VPath, vfs::folders};

/// How often everything is looked at where nobody tells.
const POLL: Duration = Duration::from_millis(500);

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The system tells.
    Told,
    /// By looking.
    Poll,
}

/// Listens in the folders of a handbook.
pub(super) struct Watch {
    mode: Mode,
    sender: Sender<Event>,
    watcher: Option<RecommendedWatcher>,
    /// Where it listens.
    folders: BTreeSet<PathBuf>,
    /// What was asked for; another setup is another watcher.
    asked: Vec<(VPath, Vec<VPath>)>,
    fell_back: bool,
}

impl Watch {
    /// Listens nowhere yet.
    pub(super) fn new(mode: Mode, sender: Sender<Event>) -> Self {
        Self { mode, sender, watcher: None, folders: BTreeSet::new(), asked: Vec::new(), fell_back: false }
    }

    /// How often to look at everything, when nobody tells.
    pub(super) fn every(&self) -> Option<Duration> {
        (self.mode == Mode::Poll).then_some(POLL)
    }

    /// The same, once, when it was told until now.
    pub(super) fn fell_back(&mut self) -> Option<Duration> {
        std::mem::take(&mut self.fell_back).then_some(POLL)
    }

    /// Listens where a setup has folders, after what was touched. Gives a message when listening is over.
    pub(super) fn listen(&mut self, home: &Home, setup: Option<&Setup>, batch: &Batch) -> Option<String> {
        if self.mode == Mode::Poll {
            return None;
        }
        if let Some(kind) = remote::kind(&home.root) {
            return Some(self.give_up(&format!("the handbook lies on {kind}, where changes are not always told")));
        }
        let scanned = setup.map_or_else(Vec::new, Setup::scanned);
        let anew = self.watcher.is_none() || self.asked != scanned;
        if anew {
            self.asked.clone_from(&scanned);
            self.folders.clear();
            let sender = self.sender.clone();
            match notify::recommended_watcher(move |event| tell(&sender, event)) {
                Ok(watcher) => self.watcher = Some(watcher),
                Err(error) => return Some(self.give_up(&reason(&error))),
            }
        }
        for touched in &batch.paths {
            // A folder that was moved is another one to the system, also when its name comes back.
            let path = home.root.join(touched.as_str());
            self.folders.retain(|folder| !folder.starts_with(&path));
        }
        let mut wanted = vec![home.root.clone()];
        let also = setup.map_or(&[][..], |setup| &setup.also);
        wanted.extend(also.iter().chain([&home.book]).filter_map(|file| file.parent()).map(Path::to_owned));
        let named = setup.map_or_else(Vec::new, Setup::named);
        wanted.extend(named.into_iter().map(|file| home.root.join(file.parent().as_str())));
        for (folder, skip) in &scanned {
            if batch.all || anew {
                wanted.extend(folders(&home.root, folder, skip));
            } else {
                let touched = batch.paths.iter().filter(|path| path.starts_with(folder));
                let touched = touched.filter(|path| !skip.iter().any(|skip| path.starts_with(skip)));
                wanted.extend(touched.flat_map(|path| folders(&home.root, path, skip)));
            }
        }
        self.add(wanted)
    }

    fn add(&mut self, wanted: Vec<PathBuf>) -> Option<String> {
        for folder in wanted {
            let Some(watcher) = self.watcher.as_mut().filter(|_| !self.folders.contains(&folder)) else { continue };
            match watcher.watch(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => _ = self.folders.insert(folder),
                Err(error) if is_limit(&error) => return Some(self.give_up(&reason(&error))),
                // It vanished, or may not be read: looking says the rest.
                Err(_) => {}
            }
        }
        None
    }

    fn give_up(&mut self, why: &str) -> String {
        self.mode = Mode::Poll;
        self.fell_back = true;
        self.watcher = None;
        self.folders.clear();
        format!("{why}; looking at the files every half second instead")
    }
}

/// From what the system tells to an event of ours. That a file was opened or read is none.
fn tell(sender: &Sender<Event>, told: notify::Result<notify::Event>) {
    let event = match told {
        Ok(event) if event.need_rescan() || event.paths.is_empty() => Event::Lost,
        Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
        Ok(event) => Event::Touched(event.paths),
        Err(_) => Event::Lost,
    };
    // Nobody listens any more: the preview ends.
    let _ = sender.send(event);
}

fn is_limit(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        // Handles, memory: the system has no more to give.
        ErrorKind::Io(error) => {
            let none_left = [Errno::NOMEM, Errno::NFILE, Errno::MFILE, Errno::NOSPC];
            Errno::from_io_error(error).is_some_and(|errno| none_left.contains(&errno))
        }
        _ => false,
    }
}

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => {
            "the system's limit of watched folders is reached (`fs.inotify.max_user_watches`)".to_owned()
        }
        _ => "the system cannot tell of changes (`fs.inotify.max_user_instances` may be reached)".to_owned(),
    }
}
