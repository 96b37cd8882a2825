//! What `serve` and `watch` share: the settings, read again when they change, and the thread that follows the files.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::Duration,
};

use super::{
    Env,
    args::{FollowArgs, ProjectArgs},
    commits, engine,
    fault::Fault,
    kept::Shelf,
    project::{self, ProjectOptions},
    signals,
};
use crate::{
    base::{Digest, VPath},
    diag::{Finding, Severity, render::human},
    serve::{self, Event, Failure, Follower, Generation, Home, Mode, Reader, Setup},
    session::Store,
};

/// How long the end waits for what is being written.
const PATIENCE: Duration = Duration::from_millis(700);

/// What the main thread is told: it alone prints.
pub(super) enum News {
    /// There is a new generation, and perhaps a line about what became of it.
    Changed(Arc<Generation>, Option<String>),
    /// A line.
    Note(String),
    /// Ctrl-C.
    End,
}

/// What to do with a generation, on the thread that makes them; the line says what became of it. There are no options
/// when the settings could never be used.
pub(super) type Use = Box<dyn FnMut(&Arc<Generation>, Option<&ProjectOptions>) -> Option<String> + Send>;

/// A preview that runs.
pub(super) struct Following {
    /// What happens.
    pub(super) news: Receiver<News>,
    events: Sender<Event>,
    over: Receiver<()>,
}

impl Following {
    /// Ends it, and waits a moment for what is being written.
    pub(super) fn end(self) {
        // An error says that it is over already.
        let _ = self.events.send(Event::Stop);
        let _ = self.over.recv_timeout(PATIENCE);
    }
}

/// The arguments of a build with these.
pub(super) fn project_args(args: &FollowArgs) -> ProjectArgs {
    ProjectArgs {
        place: args.place.clone(),
        today: args.today,
        rules: args.rules.clone(),
        threads: args.threads,
        ..ProjectArgs::default()
    }
}

/// Where the handbook is. Fails when there is no such folder; settings that cannot be used are told later.
pub(super) fn home(args: &ProjectArgs, env: &Env) -> Result<Home, Fault> {
    let (root, book) = project::find(&args.place, env)?;
    let real = |path: &std::path::Path| path.canonicalize();
    let root = real(&root).map_err(|error| Fault::io(format_args!("`{}` cannot be opened", root.display()), &error))?;
    // The file may be missing, or be a link that is replaced; only its folder has to be there.
    let folder = book.parent().and_then(|folder| real(folder).ok());
    let book = match (folder, book.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => book,
    };
    Ok(Home { root, book, store: Store::default() })
}

/// Begins to follow a handbook. `preview` is whether pages are looked at, not written.
pub(super) fn begin(
    (args, env): (&ProjectArgs, &Env),
    mut home: Home,
    (mode, preview, allow_errors): (Mode, bool, bool),
    make_use: Use,
) -> Result<Following, Fault> {
    let pool = match args.threads {
        Some(threads) => Some(
            rayon::ThreadPoolBuilder::new()
                .num_threads(usize::from(threads))
                .build()
                .map_err(|error| Fault::Io(format!("the threads cannot be started: {error}")))?,
        ),
        None => None,
    };
    let (sender, news) = mpsc::channel();
    let (events, received) = mpsc::channel();
    let (done, over) = mpsc::channel();
    let end = sender.clone();
    signals::on_end(move |_| _ = end.send(News::End))?;
    let read: Arc<Mutex<Option<ProjectOptions>>> = Arc::default();
    let reader = reader((args.clone(), env.clone()), (preview, allow_errors), Arc::clone(&read));
    let shelf = Shelf::open(&home.root, env.program.as_deref());
    home.store = shelf.store.clone();
    let watcher = events.clone();
    let follow = move || {
        let mut teller = Teller { sender, make_use, options: read, shelf, is_preview: preview };
        let run = move || serve::follow((&home, reader), mode, (watcher, &received), &mut teller);
        match pool {
            Some(pool) => pool.install(run),
            None => run(),
        }
        let _ = done.send(());
    };
    let thread = thread::Builder::new().name("session".to_owned()).stack_size(STACK).spawn(follow);
    thread.map_err(|error| Fault::io("a thread cannot be started", &error))?;
    Ok(Following { news, events, over })
}

/// As much as the main thread has, which `build` runs on.
const STACK: usize = 8 << 20;

struct Teller {
    sender: Sender<News>,
    make_use: Use,
    /// The options of the last settings that could be used.
    options: Arc<Mutex<Option<ProjectOptions>>>,
    /// Where drawings are kept, and code once it is coloured.
    shelf: Shelf,
    is_preview: bool,
}

impl Follower for Teller {
    fn changed(&mut self, generation: &Arc<Generation>) {
        let options = self.options.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let line = (self.make_use)(generation, options.as_ref());
        // An error says that the run has ended.
        let _ = self.sender.send(News::Changed(Arc::clone(generation), line));
        self.keep(generation);
    }

    fn note(&mut self, message: String) {
        let _ = self.sender.send(News::Note(message));
    }
}

impl Teller {
    /// Keeps what is new for other runs. A preview does so once, with the drawings of all pages: what is drawn while
    /// somebody types is for nobody else.
    fn keep(&mut self, generation: &Generation) {
        if self.is_preview && generation.snapshot.is_some() {
            std::mem::take(&mut self.shelf).end();
        } else if !self.is_preview {
            self.shelf.save();
        }
    }
}

/// Reads the settings as `build` does. The options go to `last`, for who writes the site.
fn reader(
    (args, mut env): (ProjectArgs, Env),
    (preview, allow_errors): (bool, bool),
    last: Arc<Mutex<Option<ProjectOptions>>>,
) -> Reader {
    let mut before: Option<Setup> = None;
    Box::new(move || {
        let refuse = |fault: &Fault| Failure::new("The settings cannot be used", fault.to_string());
        env.clock = Env::day();
        let mut project = project::open(&args, &env).map_err(|fault| refuse(&fault))?;
        project.options.allow_errors = preview || allow_errors;
        let texts = &project.texts;
        if project.findings.iter().any(|finding| finding.severity == Severity::Error) {
            return Err(Failure::new("book.toml has a mistake", report(&project.findings, texts)));
        }
        engine::known_rules(&project.options).map_err(|fault| refuse(&fault))?;
        // With the next commit pages have other dates.
        let also = if project.options.config.dates { commits::files(&project.options.root) } else { Vec::new() };
        let text = texts.values().next().map_or("", |text| text);
        let key = format!("{}\0{}\0{text}", project.options.today, commits::state(&also));
        let key = Digest::of(key.as_bytes());
        if let Some(before) = before.as_ref().filter(|before| before.key == key) {
            return Ok(before.clone());
        }
        let (limits, mut options) = engine::settings(&project.options);
        options.history = engine::history(&project.options);
        options.preview = preview;
        let output = project.options.dest_dir.strip_prefix(&project.options.root).ok();
        let output = output.and_then(std::path::Path::to_str).and_then(VPath::new);
        let setup = Setup { limits, options, findings: std::mem::take(&mut project.findings), output, also, key };
        *last.lock().unwrap_or_else(PoisonError::into_inner) = Some(project.options);
        before = Some(setup.clone());
        Ok(setup)
    })
}

fn report(findings: &[Finding], texts: &std::collections::BTreeMap<VPath, Arc<str>>) -> String {
    let mut out = Vec::new();
    let options = human::Options { color: human::Color::Never, width: 100, files: 0 };
    // Writing to memory does not fail.
    let _ = human::write(findings, texts, options, &mut out);
    String::from_utf8_lossy(&out).trim_end().to_owned()
}
