//! When to act on events that come in flocks.
//!
//! A save is several events within a millisecond or two; a checkout is thousands within seconds. Acting waits for a short
//! silence, but not for long, so that a program that writes all the time is still followed. Some time after the last
//! event everything is looked at once more, because a watcher only hints: what it missed is seen then. Time is an
//! argument, so that tests need no waiting.

use std::time::{Duration, Instant};

/// The silence after which a flock is taken to be over.
const QUIET: Duration = Duration::from_millis(6);
/// The longest a change waits for silence.
const MOST: Duration = Duration::from_millis(150);
/// How long after the last event everything is looked at.
const SETTLE: Duration = Duration::from_millis(600);
/// The longest pause that slow looks earn.
const BUSY: Duration = Duration::from_secs(2);
/// How often everything is looked at when nothing is told.
const SLOW: Duration = Duration::from_secs(30);

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// Take in what was touched.
    Batch,
    /// Look at everything.
    Look,
}

/// Keeps the time.
#[derive(Debug)]
pub(super) struct Pace {
    /// The first and the last event that nobody acted on.
    pending: Option<(Instant, Instant)>,
    look: Instant,
    /// Between two looks when nothing is told.
    slow: Duration,
}

impl Pace {
    /// From now on. `every` is set when there is no watcher and only looking tells.
    pub(super) fn new(now: Instant, every: Option<Duration>) -> Self {
        let slow = every.unwrap_or(SLOW);
        Self { pending: None, look: now + slow, slow }
    }

    /// Looking alone tells from now on.
    pub(super) fn look_every(&mut self, now: Instant, every: Duration) {
        self.slow = every;
        self.look = now + every;
    }

    /// An event came.
    pub(super) fn note(&mut self, now: Instant) {
        let first = self.pending.map_or(now, |(first, _)| first);
        self.pending = Some((first, now));
        self.look = now + SETTLE.min(self.slow);
    }

    /// When [`Self::take`] is worth asking.
    pub(super) fn next(&self) -> Instant {
        let batch = self.pending.map(|(first, last)| (last + QUIET).min(first + MOST));
        batch.map_or(self.look, |batch| batch.min(self.look))
    }

    /// What is due; once.
    pub(super) fn take(&mut self, now: Instant) -> Option<Due> {
        if let Some((first, last)) = self.pending
            && now >= (last + QUIET).min(first + MOST)
        {
            self.pending = None;
            return Some(Due::Batch);
        }
        (now >= self.look).then(|| {
            self.look = now + self.slow;
            Due::Look
        })
    }

    /// A look took this long: where looking is all there is, it must not become all that is done.
    pub(super) fn looked(&mut self, now: Instant, took: Duration) {
        self.look = self.look.max(now + (took * 4).min(BUSY));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plays events at some milliseconds and lists what was due when.
    fn play(events: &[u64], until: u64, every: Option<Duration>) -> Vec<(u64, Due)> {
        let start = Instant::now();
        let at = |ms: u64| start + Duration::from_millis(ms);
        let mut pace = Pace::new(start, every);
        let mut due = Vec::new();
        for ms in 0..=until {
            if events.contains(&ms) {
                pace.note(at(ms));
            }
            while let Some(what) = pace.take(at(ms)) {
                due.push((ms, what));
            }
        }
        due
    }

    #[test]
    fn a_flock_is_one_batch_and_one_look() {
        let check = |events: &[u64], want: &[(u64, Due)]| assert_eq!(play(events, 2000, None), want, "{events:?}");
        check(&[], &[]);
        check(&[10], &[(16, Due::Batch), (610, Due::Look)]);
        check(&[10, 11, 14], &[(20, Due::Batch), (614, Due::Look)]);
        check(&[10, 300], &[(16, Due::Batch), (306, Due::Batch), (900, Due::Look)]);
    }

    #[test]
    fn what_never_rests_is_followed_all_the_same() {
        let events: Vec<u64> = (0..400).collect();
        let due = play(&events, 2000, None);
        assert_eq!(due[0], (150, Due::Batch));
        assert_eq!(due.last(), Some(&(999, Due::Look)));
        assert!(due.len() <= 5, "{due:?}");
    }

    #[test]
    fn without_a_watcher_it_looks_again_and_again() {
        let due = play(&[], 1600, Some(Duration::from_millis(500)));
        assert_eq!(due, [(500, Due::Look), (1000, Due::Look), (1500, Due::Look)]);
    }

    #[test]
    fn slow_looks_are_rare() {
        let start = Instant::now();
        let mut pace = Pace::new(start, Some(Duration::from_millis(500)));
        let now = start + Duration::from_millis(500);
        assert_eq!(pace.take(now), Some(Due::Look));
        pace.looked(now, Duration::from_millis(300));
        assert_eq!(pace.next(), now + Duration::from_millis(1200));
        pace.looked(now, Duration::from_secs(9));
        assert_eq!(pace.next(), now + BUSY);
    }
}
