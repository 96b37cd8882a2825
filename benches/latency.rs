//! From a saved file to the new bytes over HTTP: `vade serve` over a made handbook, edited as a writer does.
//!
//! `cargo bench --bench latency -- 1000 10000` (numbers of pages). Each kind of edit prints its median and its 95th
//! percentile in milliseconds, from the end of the write to the moment at which the new text is served, and what of it was
//! the program's own work. `VADE` names another program to measure. Nothing is judged here: a busy machine is no reason to fail.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "the bench writes a handbook to measure, and prints what it measured"
)]

use std::{
    fmt::Write as _,
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(120);
/// Edits of each kind.
const EDITS: usize = 15;
/// Pages in a folder.
const FOLDER: usize = 50;

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    for pages in if sizes.is_empty() { vec![1000, 10_000] } else { sizes } {
        let dir = tempfile::TempDir::new().expect("a folder");
        write_handbook(dir.path(), pages);
        measure(dir.path(), pages);
    }
}

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// Pages of six kilobytes or so, in folders of fifty, that link to each other, to records and to labels.
fn write_handbook(root: &Path, pages: usize) {
    put(
        root,
        "book.toml",
        "[book]\ntitle = \"Made handbook\"\n\n[output.html]\ntheme = \"theme\"\nadditional-css = [\"own.css\"]\n",
    );
    put(root, "own.css", "main { --mark: none }\n");
    put(
        root,
        "theme/templates/page.html",
        "{% extends \"default/page.html\" %}\n{% block title %}{{ page.title }} MARK{% endblock title %}\n",
    );
    put(root, "content/index.md", "---\ntitle: Home\n---\n\nThe home page.\n");
    let mut labels = "labels:\n".to_owned();
    for at in 0..200 {
        let _ = writeln!(labels, "  - {{name: \"Stage {}::{at}-Step\", description: Step {at} of the way}}", at % 20);
    }
    put(root, "content/labels.yaml", &labels);
    let mut people = "personas:\n".to_owned();
    for at in 0..50 {
        let _ = writeln!(people, "  - {{id: person-{at}, name: Person {at}, group: user, summary: A person}}");
    }
    put(root, "content/personas.yaml", &people);
    for at in 0..pages {
        put(root, &path_of(at), &page(at, pages));
    }
}

fn path_of(at: usize) -> String {
    format!("content/part-{}/page-{at}.md", at / FOLDER)
}

fn page(at: usize, pages: usize) -> String {
    let mut text = format!("---\ntitle: Page {at}\n---\n\nFor <persona:person-{}>.\n", at % 5);
    for section in 0..8 {
        let other = (at * 7 + section * 131) % pages;
        let label = (at + section) % 200;
        let _ = write!(
            text,
            "\n## Section {section}\n\n{} See [page {other}](../part-{}/page-{other}.md#section-2) and \
             ~\"Stage {}::{label}-Step\".\n\n- One *thing*\n- Another `thing`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
            "Words that say how a thing is done and by whom it is decided in the end. ".repeat(7),
            other / FOLDER,
            label % 20,
        );
    }
    text
}

/// A preview that runs, and a connection to it that stays open.
struct Preview {
    child: Child,
    port: u16,
    stream: BufReader<TcpStream>,
}

impl Preview {
    fn start(dir: &Path) -> Self {
        let own = || env!("CARGO_BIN_EXE_vade").into();
        let mut child = Command::new(std::env::var_os("VADE").unwrap_or_else(own))
            .arg("serve")
            .arg(dir)
            .args(["--port", "0", "--quiet"])
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut lines = BufReader::new(child.stderr.take().expect("its messages"));
        let mut line = String::new();
        let port = loop {
            line.clear();
            assert!(lines.read_line(&mut line).expect("a message") > 0, "the preview ended");
            if let Some((_, rest)) = line.split_once("localhost:") {
                break rest.split('/').next().and_then(|port| port.parse().ok()).expect("a port");
            }
        };
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        let stream = BufReader::new(TcpStream::connect(("127.0.0.1", port)).expect("a connection"));
        Self { child, port, stream }
    }

    fn get(&mut self, path: &str) -> Vec<u8> {
        // An idle connection is closed after a while.
        self.try_get(path).unwrap_or_else(|| {
            self.stream = BufReader::new(TcpStream::connect(("127.0.0.1", self.port)).expect("a connection"));
            self.try_get(path).expect("an answer")
        })
    }

    fn try_get(&mut self, path: &str) -> Option<Vec<u8>> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port);
        self.stream.get_mut().write_all(request.as_bytes()).ok()?;
        let (mut length, mut line) = (0, String::new());
        loop {
            line.clear();
            if self.stream.read_line(&mut line).ok()? == 0 {
                return None;
            }
            if line == "\r\n" {
                break;
            }
            if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().ok()?;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).ok()?;
        Some(body)
    }

    /// How long it takes from now until `text` is served at `path`.
    fn wait(&mut self, path: &str, text: &str) -> Duration {
        let begun = Instant::now();
        while !self.get(path).windows(text.len()).any(|window| window == text.as_bytes()) {
            assert!(begun.elapsed() < PATIENCE, "{text} is never served at {path}");
            std::thread::sleep(Duration::from_millis(1));
        }
        begun.elapsed()
    }

    /// How long the last change took from the first look at the disk to a new snapshot, as the preview tells its pages.
    fn ours(&mut self, path: &str) -> u64 {
        let page = String::from_utf8_lossy(&self.get(path)).into_owned();
        let token = page.split_once("data-token=\"").and_then(|(_, rest)| rest.split('"').next()).expect("a token");
        let state = self.get(&format!("/.vade/state?token={token}&page={path}"));
        let state = String::from_utf8_lossy(&state).into_owned();
        let number = state.split_once("\"milliseconds\":").and_then(|(_, rest)| rest.split(',').next());
        number.and_then(|number| number.parse().ok()).expect("milliseconds")
    }

    fn number(&self, name: &str) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap_or("0");
        line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0)
    }

    /// Processor time used so far.
    fn cpu(&self) -> Duration {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
        let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok()).unwrap_or(0);
        Duration::from_millis((ticks(11) + ticks(12)) * 10)
    }

    /// Waits until it does nothing, so that one edit is not measured with the work of the one before.
    fn rest(&self) {
        let (mut last, mut quiet) = (self.cpu(), Instant::now());
        let begun = Instant::now();
        while quiet.elapsed() < Duration::from_millis(900) && begun.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(100));
            let now = self.cpu();
            if now > last + Duration::from_millis(10) {
                quiet = Instant::now();
            }
            last = now;
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An edit: what it is called, the file, what in it is replaced by the mark and what comes with it, and where it shows.
type Edit = (&'static str, String, &'static str, &'static str, String);

fn measure(dir: &Path, pages: usize) {
    let begun = Instant::now();
    let mut preview = Preview::start(dir);
    preview.wait("/", "</html>");
    println!("{pages} pages: first page after {} ms", begun.elapsed().as_millis());
    preview.rest();
    println!("{:>10}: {} MB", "memory", preview.number("VmRSS") / 1024);
    let at = (pages / 2) / 5 * 5;
    let url = format!("/part-{}/page-{at}/", at / FOLDER);
    let edits: [Edit; 7] = [
        ("prose", path_of(at), "## Section 3", "## Section 3\n\n{}", url.clone()),
        ("title", path_of(at), "title: Page ", "title: {} Page ", url.clone()),
        ("heading", path_of(at), "## Section 3", "## {}", url.clone()),
        ("record", "content/personas.yaml".into(), "name: Person 0", "name: \"{}\"", url.clone()),
        ("template", "theme/templates/page.html".into(), "MARK", "{}", url.clone()),
        ("css", "own.css".into(), "none", "{}", "/assets/own/own.css".into()),
        ("config", "book.toml".into(), "Made handbook", "{}", url.clone()),
    ];
    let page = url;
    for (name, file, old, new, url) in edits {
        let path = dir.join(&file);
        let text = fs::read_to_string(&path).expect("the file");
        assert!(text.contains(old), "{file} has no {old}");
        let (mut took, mut ours) = (Vec::new(), Vec::new());
        let cpu = preview.cpu();
        for edit in 0..EDITS {
            let mark = format!("mark{name}{edit}x");
            let edited = text.replacen(old, &new.replace("{}", &mark), 1);
            fs::write(&path, edited).expect("a write");
            took.push(preview.wait(&url, &mark));
            ours.push(preview.ours(&page));
            preview.rest();
        }
        fs::write(&path, &text).expect("a write");
        preview.rest();
        took.sort_unstable();
        ours.sort_unstable();
        let ms = |duration: Duration| duration.as_secs_f64() * 1000.0;
        println!(
            "{name:>10}: p50 {:6.1} ms, p95 {:6.1} ms, of it the new snapshot {:3} ms, processor {:5.0} ms an edit with the look after it",
            ms(took[took.len() / 2]),
            ms(took[took.len() * 95 / 100]),
            ours[ours.len() / 2],
            ms(preview.cpu().saturating_sub(cpu) / (EDITS as u32 + 1)),
        );
    }
    println!("{:>10}: {} MB, {} threads", "at the end", preview.number("VmRSS") / 1024, preview.number("Threads"));
}
