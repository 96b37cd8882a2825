//! The thread that owns the session.

use std::{
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender},
    },
    time::Instant,
};

use super::{
    Event, Generation, Home, Mode, Reader,
    batch::Batch,
    pace::{Due, Pace},
    watch::Watch,
    work::Work,
};
/// What [`follow`] tells.
pub trait Follower {
    /// There is a new generation.
    fn changed(&mut self, generation: &Arc<Generation>);
    /// A line for the terminal, such as that the system does not tell of changes.
    fn note(&mut self, message: String);
}

/// Follows a handbook until [`Event::Stop`]. `events` is the other end of `sender`, which the watcher writes into.
pub fn follow(
    (home, reader): (&Home, Reader),
    mode: Mode,
    (sender, events): (Sender<Event>, &Receiver<Event>),
    follower: &mut dyn Follower,
) {
    let work = Work::new(reader, home);
    let mut desk = Desk { home, work, watch: Watch::new(mode, sender), follower };
    let mut batch = Batch::default();
    batch.everything();
    let anew = desk.step(&batch);
    let mut pace = Pace::new(Instant::now(), desk.watch.every());
    batch = again(anew, &mut pace);
    loop {
        let wait = pace.next().saturating_duration_since(Instant::now());
        match events.recv_timeout(wait) {
            Ok(Event::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            Ok(event) => {
                desk.take(&mut batch, event);
                if !batch.is_empty() {
                    pace.note(Instant::now());
                }
                continue;
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        let Some(due) = pace.take(Instant::now()) else { continue };
        if due == Due::Look {
            batch.everything();
        }
        let begun = Instant::now();
        let anew = desk.step(&batch);
        batch = again(anew, &mut pace);
        if due == Due::Look {
            pace.looked(Instant::now(), begun.elapsed());
        }
        if let Some(every) = desk.watch.fell_back() {
            pace.look_every(Instant::now(), every);
        }
    }
}

/// The next batch. Where listening began anew, something may have been written between the look and that.
fn again(anew: bool, pace: &mut Pace) -> Batch {
    let mut batch = Batch::default();
    if anew {
        batch.everything();
        pace.note(Instant::now());
    }
    batch
}

/// What the thread works with.
struct Desk<'a> {
    home: &'a Home,
    work: Work,
    watch: Watch,
    follower: &'a mut dyn Follower,
}

impl Desk<'_> {
    /// Takes in what was touched. Whether listening began anew after it, because the settings are other ones.
    fn step(&mut self, batch: &Batch) -> bool {
        let before = self.work.key();
        // Listening begins before the look, so that nothing falls between the two.
        self.listen(batch);
        if let Some(generation) = self.work.next(batch) {
            self.follower.changed(&generation);
        }
        let anew = self.work.key() != before;
        if anew {
            self.listen(batch);
        }
        anew
    }

    fn listen(&mut self, batch: &Batch) {
        if let Some(message) = self.watch.listen(self.home, self.work.setup(), batch) {
            self.follower.note(message);
        }
    }

    fn take(&self, batch: &mut Batch, event: Event) {
        match event {
            Event::Touched(paths) => {
                let also = self.work.setup().map_or(&[][..], |setup| &setup.also);
                batch.add(self.home, also, &paths);
            }
            Event::Lost => batch.everything(),
            Event::Stop => {}
        }
    }
}
