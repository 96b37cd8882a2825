//! `--timings` and `--trace`: where the time of a run went.
//!
//! The rooms below say what they are doing by spans and know no clock; this reads it when a span is entered and left.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{Arc, Mutex, PoisonError},
    thread::{self, ThreadId},
    time::{Duration, Instant},
};

use serde_json::json;
use tracing::{Subscriber, span};
use tracing_subscriber::{Layer, layer::Context, layer::SubscriberExt as _, registry::LookupSpan};

use super::{args::TraceArgs, fault::Fault};

/// What happened, and when.
#[derive(Debug, Clone)]
pub(super) struct Recording {
    begun: Instant,
    done: Arc<Mutex<Vec<Done>>>,
}

/// One piece of work.
#[derive(Debug, Clone)]
struct Done {
    name: &'static str,
    thread: ThreadId,
    /// From the beginning of the recording.
    start: Duration,
    end: Duration,
}

/// When a span was entered.
struct Entered(Instant);

impl Recording {
    /// Begins to record if either is asked for. There is one recording in a process.
    pub(super) fn begin(args: &TraceArgs) -> Option<Self> {
        if !args.timings && args.trace.is_none() {
            return None;
        }
        let recording = Self { begun: Instant::now(), done: Arc::default() };
        let subscriber = tracing_subscriber::registry().with(recording.clone());
        tracing::subscriber::set_global_default(subscriber).ok().map(|()| recording)
    }

    /// Writes the file for trace viewers, if one is asked for; gives the table, if it is.
    pub(super) fn end(&self, args: &TraceArgs) -> Result<Option<String>, Fault> {
        let whole = self.begun.elapsed();
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner).clone();
        done.sort_by_key(|done| done.start);
        if let Some(file) = &args.trace {
            write(file, &events(&done))?;
        }
        Ok(args.timings.then(|| table(&done, whole)))
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the file is named by whoever runs the program, and is no part of the site"
)]
fn write(file: &std::path::Path, text: &str) -> Result<(), Fault> {
    std::fs::write(file, text).map_err(|error| Fault::io(file.display(), &error))
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Recording {
    fn on_enter(&self, id: &span::Id, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            span.extensions_mut().replace(Entered(Instant::now()));
        }
    }

    fn on_exit(&self, id: &span::Id, context: Context<'_, S>) {
        let end = Instant::now();
        let Some(span) = context.span(id) else { return };
        let Some(Entered(start)) = span.extensions_mut().remove::<Entered>() else { return };
        let since = |at: Instant| at.saturating_duration_since(self.begun);
        let done = Done { name: span.name(), thread: thread::current().id(), start: since(start), end: since(end) };
        self.done.lock().unwrap_or_else(PoisonError::into_inner).push(done);
    }
}

/// The table: each kind of work in the order it began, how long any thread was at it, and all threads together.
fn table(done: &[Done], whole: Duration) -> String {
    let mut names: Vec<&str> = Vec::new();
    let mut by_name: BTreeMap<&str, Vec<&Done>> = BTreeMap::new();
    for one in done {
        if !by_name.contains_key(one.name) {
            names.push(one.name);
        }
        by_name.entry(one.name).or_default().push(one);
    }
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let mut text = format!("{:<12} {:>10} {:>10} {:>8}\n", "stage", "took ms", "work ms", "times");
    for name in names {
        let own = &by_name[name];
        let work: Duration = own.iter().map(|done| done.end.saturating_sub(done.start)).sum();
        let _ = writeln!(text, "{name:<12} {:>10.1} {:>10.1} {:>8}", ms(covered(own)), ms(work), own.len());
    }
    let _ = write!(text, "{:<12} {:>10.1}", "all", ms(whole));
    text
}

/// For how long at least one of these, sorted by their start, was under way.
fn covered(done: &[&Done]) -> Duration {
    let (mut covered, mut until) = (Duration::ZERO, Duration::ZERO);
    for one in done {
        covered += one.end.saturating_sub(one.start.max(until));
        until = until.max(one.end);
    }
    covered
}

/// The events as browsers' trace viewers read them (Trace Event Format: complete events, in microseconds).
fn events(done: &[Done]) -> String {
    let mut threads: Vec<ThreadId> = Vec::new();
    let events = done.iter().map(|one| {
        let known = threads.iter().position(|thread| *thread == one.thread);
        let thread = known.unwrap_or_else(|| {
            threads.push(one.thread);
            threads.len() - 1
        });
        let micros = |time: Duration| time.as_secs_f64() * 1e6;
        let took = micros(one.end.saturating_sub(one.start));
        json!({"name": one.name, "ph": "X", "ts": micros(one.start), "dur": took, "pid": 1, "tid": thread + 1})
    });
    let events: Vec<_> = events.collect();
    json!({"traceEvents": events, "displayTimeUnit": "ms"}).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(name: &'static str, start: u64, end: u64) -> Done {
        let at = Duration::from_millis;
        Done { name, thread: thread::current().id(), start: at(start), end: at(end) }
    }

    #[test]
    fn what_overlaps_counts_once_as_taken_and_twice_as_work() {
        let done = [done("read", 0, 10), done("page", 10, 30), done("page", 20, 40), done("page", 60, 70)];
        let check = |want: &str| {
            let table = table(&done, Duration::from_millis(70));
            let squeezed = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(table.lines().any(|line| squeezed(line) == want), "{want}\n{table}");
        };
        check("read 10.0 10.0 1");
        check("page 40.0 50.0 3");
        check("all 70.0");
    }

    #[test]
    fn a_viewer_gets_whole_events_in_microseconds() {
        let events: serde_json::Value = serde_json::from_str(&events(&[done("read", 1, 3)])).expect("JSON");
        let want = json!({"name": "read", "ph": "X", "ts": 1000.0, "dur": 2000.0, "pid": 1, "tid": 1});
        assert_eq!(events["traceEvents"][0], want);
    }
}
