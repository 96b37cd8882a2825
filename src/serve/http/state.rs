//! What the server answers from.

use std::{
    collections::VecDeque,
    io,
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use tokio::sync::{Semaphore, watch};

use super::Doors;
use crate::{
    base::Digest,
    serve::{Generation, generation::Page},
};

/// The most pages that listen at a time.
const STREAMS: usize = 64;
/// How many pages are kept for the time when they cannot be made.
const KEPT: usize = 32;

/// The last generation, and what does not change while the server runs.
#[derive(Debug)]
pub struct State {
    generation: RwLock<Option<Arc<Generation>>>,
    /// The pages that were looked at last, newest first: shown when a template breaks.
    kept: Mutex<VecDeque<(String, Arc<Page>)>>,
    pub(super) news: watch::Sender<u64>,
    pub(super) streams: Arc<Semaphore>,
    pub(super) doors: Doors,
    /// Proves that a request comes from a page of this server: 128 random bits.
    pub(super) token: String,
    /// Tells the pages of this server from those of an earlier one, whose token they would carry.
    pub(super) run: String,
    /// How to open a file in an editor: an address with `{file}`, `{line}` and `{column}`.
    pub(super) editor: Option<String>,
    /// The handbook's folder, for those addresses.
    pub(super) root: String,
}

impl State {
    /// Before the first generation. Fails when the system has no randomness to give.
    pub fn new(doors: Doors, editor: Option<String>, root: String) -> io::Result<Self> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
        let token = format!("{:032x}", u128::from_be_bytes(bytes));
        let run = Digest::of(token.as_bytes()).hex(8);
        let (news, _) = watch::channel(0);
        let streams = Arc::new(Semaphore::new(STREAMS));
        Ok(Self {
            generation: RwLock::new(None),
            kept: Mutex::default(),
            news,
            streams,
            doors,
            token,
            run,
            editor,
            root,
        })
    }

    /// From now on this one is served. Pages that listen are told.
    pub fn publish(&self, generation: &Arc<Generation>) {
        *self.generation.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(generation));
        self.news.send_replace(generation.number);
    }

    /// Remembers a page that could be made.
    pub(super) fn keep(&self, name: &str, page: &Arc<Page>) {
        if std::path::Path::new(name).extension().is_none_or(|ending| ending != "html") {
            return;
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(other, _)| other != name);
        kept.push_front((name.to_owned(), Arc::clone(page)));
        kept.truncate(KEPT);
    }

    /// The page as it was when it could last be made.
    pub(super) fn kept(&self, name: &str) -> Option<Arc<Page>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(other, _)| other == name).map(|(_, page)| Arc::clone(page))
    }

    /// The one that is served; waits for the first.
    pub(super) async fn generation(&self) -> Option<Arc<Generation>> {
        let mut news = self.news.subscribe();
        news.wait_for(|number| *number > 0).await.ok()?;
        self.generation.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
