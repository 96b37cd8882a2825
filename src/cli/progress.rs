//! How far a long build is: one line on a terminal, which is gone when the build is done.
//!
//! The build counts in atoms; a thread of its own looks at them ten times a second and draws. It begins after half a
//! second, so that most builds end before anything is drawn.

use std::{
    io::{self, Write},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use super::signals;

/// How long a build is quiet.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long a drawn line stays.
const PAUSE: Duration = Duration::from_millis(100);

/// The widest bar, in columns.
const WIDEST: usize = 30;

/// Columns of a terminal that does not say how many it has.
const COLUMNS: usize = 80;

/// How far a build is.
#[derive(Debug, Default)]
pub(super) struct Steps {
    /// How many files are to be written; 0 as long as nobody knows.
    all: AtomicUsize,
    done: AtomicUsize,
}

impl Steps {
    /// From now on files are written.
    pub(super) fn write(&self, all: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
    }

    /// One more file is made.
    pub(super) fn one(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// The line, in fewer than `columns` columns: a terminal would begin another line.
    fn line(&self, columns: usize) -> String {
        let (all, done) = (self.all.load(Ordering::Relaxed), self.done.load(Ordering::Relaxed));
        let line = match all {
            0 => "Reading and checking the handbook".to_owned(),
            all if done >= all => "Putting the site in its place".to_owned(),
            all => {
                // The number takes the same columns all the time, so that nothing jumps.
                let count = format!("{done:>0$} of {all} files", all.to_string().len());
                let wide = columns.saturating_sub(count.len() + "Writing [>] ".len() + 1).min(WIDEST);
                let full = wide * done / all;
                format!("Writing [{}>{}] {count}", "=".repeat(full), " ".repeat(wide - full))
            }
        };
        line.chars().take(columns.saturating_sub(1)).collect()
    }
}

/// Runs a build and shows how far it is, when `wanted`.
pub(super) fn shown<T>(wanted: bool, run: impl FnOnce(&Steps) -> T) -> T {
    let steps = Arc::new(Steps::default());
    let line = wanted.then(|| Line::begin(&steps, PATIENCE, columns, Box::new(io::stderr())));
    let result = run(&steps);
    drop(line);
    result
}

/// Takes the line away for good, if there is one: something else is about to be written.
pub(super) fn hush() {
    if let Some(mut pen) = pen().take() {
        pen.erase();
    }
}

/// The line on the terminal, of which there is at most one. None before it begins and after it has ended.
static PEN: Mutex<Option<Pen>> = Mutex::new(None);

fn pen() -> MutexGuard<'static, Option<Pen>> {
    PEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What draws. That nobody sees the line is no reason to fail.
struct Pen {
    out: Box<dyn Write + Send>,
    drawn: bool,
}

impl Pen {
    fn draw(&mut self, line: &str) {
        let _ = write!(self.out, "\r{line}\x1b[K").and_then(|()| self.out.flush());
        self.drawn = true;
    }

    fn erase(&mut self) {
        if self.drawn {
            let _ = write!(self.out, "\r\x1b[K").and_then(|()| self.out.flush());
        }
    }
}

/// The thread that draws; dropping this ends it, and the line is gone.
struct Line {
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Line {
    fn begin(steps: &Arc<Steps>, patience: Duration, columns: fn() -> usize, out: Box<dyn Write + Send>) -> Self {
        *pen() = Some(Pen { out, drawn: false });
        let (end, ended) = mpsc::channel();
        let steps = Arc::clone(steps);
        let draw = move || {
            let is_over = |time| !matches!(ended.recv_timeout(time), Err(RecvTimeoutError::Timeout));
            if is_over(patience) {
                return;
            }
            leave_clean();
            let mut drawn = String::new();
            loop {
                let line = steps.line(columns());
                match &mut *pen() {
                    Some(_) if line == drawn => {}
                    Some(pen) => pen.draw(&line),
                    None => return,
                }
                drawn = line;
                if is_over(PAUSE) {
                    return;
                }
            }
        };
        // Without a thread there is no line.
        let thread = thread::Builder::new().name("progress".to_owned()).spawn(draw).ok();
        Self { end: Some(end), thread }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        hush();
    }
}

/// Lets Ctrl-C take the line away before it ends the run, as it would have ended it anyway.
fn leave_clean() {
    #[expect(clippy::exit, reason = "this is what Ctrl-C does; the site survives it (law 5)")]
    let end = |code: u8| {
        hush();
        std::process::exit(code.into())
    };
    // Where nobody can wait for it, Ctrl-C leaves the line behind.
    let _ = signals::on_end(end);
}

/// The columns of the terminal, now: it may be drawn wider or narrower while the build runs.
fn columns() -> usize {
    match rustix::termios::tcgetwinsize(io::stderr()) {
        Ok(size) if size.ws_col > 0 => size.ws_col.into(),
        _ => COLUMNS,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn the_line_says_what_is_done_and_fits() {
        let check = |all: usize, done: usize, columns: usize, want: &str| {
            let steps = Steps::default();
            steps.write(all);
            (0..done).for_each(|_| steps.one());
            assert_eq!(steps.line(columns), want, "{done} of {all} in {columns}");
        };
        check(0, 0, 80, "Reading and checking the handbook");
        check(0, 0, 8, "Reading");
        check(200, 0, 80, "Writing [>                              ]   0 of 200 files");
        check(200, 100, 80, "Writing [===============>               ] 100 of 200 files");
        check(200, 199, 80, "Writing [=============================> ] 199 of 200 files");
        check(200, 100, 40, "Writing [=====>      ] 100 of 200 files");
        check(200, 100, 20, "Writing [>] 100 of ");
        check(200, 200, 80, "Putting the site in its place");
        // A second try, where folders cannot be exchanged.
        check(200, 300, 80, "Putting the site in its place");
        check(1, 0, 0, "");
    }

    /// Something to draw on that can be looked at.
    #[derive(Clone, Default)]
    struct Paper(Arc<Mutex<Vec<u8>>>);

    impl Paper {
        fn text(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
        }

        fn wait_for(&self, what: &str) {
            let begun = Instant::now();
            while !self.text().contains(what) {
                assert!(begun.elapsed() < Duration::from_secs(60), "no `{what}` in {:?}", self.text());
                thread::yield_now();
            }
        }
    }

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_line_is_drawn_after_a_while_and_goes_when_the_build_ends_or_something_else_is_written() {
        let steps = Arc::new(Steps::default());
        let begin = |patience, paper: &Paper| Line::begin(&steps, patience, || 80, Box::new(paper.clone()));

        let quick = Paper::default();
        drop(begin(Duration::from_secs(3600), &quick));
        assert_eq!(quick.text(), "", "a quick build says nothing");

        let long = Paper::default();
        let line = begin(Duration::ZERO, &long);
        long.wait_for("\rReading and checking the handbook\u{1b}[K");
        steps.write(10);
        long.wait_for(" 0 of 10 files\u{1b}[K");
        steps.one();
        long.wait_for(" 1 of 10 files\u{1b}[K");
        drop(line);
        assert!(long.text().ends_with("files\u{1b}[K\r\u{1b}[K"), "{:?}", long.text());

        let hushed = Paper::default();
        let line = begin(Duration::ZERO, &hushed);
        hushed.wait_for("Writing");
        hush();
        let at_once = hushed.text();
        assert!(at_once.ends_with("\r\u{1b}[K"), "{at_once:?}");
        drop(line);
        assert_eq!(hushed.text(), at_once, "nothing is drawn any more");
    }
}
