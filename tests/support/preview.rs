//! A preview that runs, for tests: the program itself, over a folder of its own, asked over plain sockets.
#![allow(dead_code, reason = "not every test uses all of it")]

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

/// How long anything may take before a test gives up: far more than it needs on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A running `vade serve`.
pub(crate) struct Preview {
    child: Child,
    /// Where it answers.
    pub(crate) port: u16,
    said: Arc<Mutex<String>>,
}

/// An answer.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// 0 when the connection was closed without one.
    pub(crate) status: u16,
    /// The head, lower case.
    pub(crate) head: String,
    /// The rest.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value)
    }
}

impl Preview {
    /// Starts one on any free port and waits until it says where it is.
    pub(crate) fn start(dir: &Path, args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_vade"))
            .arg("serve")
            .arg(dir)
            .args(["--port", "0", "--today", "2027-05-02"])
            .args(args)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let said = Arc::new(Mutex::new(String::new()));
        let port = loop {
            let mut line = String::new();
            assert!(lines.read_line(&mut line).unwrap() > 0, "the preview ended: {}", said.lock().unwrap());
            said.lock().unwrap().push_str(&line);
            if let Some(at) = line.find("http://") {
                let port = line[at..].rsplit_once(':').unwrap().1;
                break port.split('/').next().unwrap().parse().unwrap();
            }
        };
        let sink = Arc::clone(&said);
        thread::spawn(move || {
            let mut line = String::new();
            while lines.read_line(&mut line).is_ok_and(|read| read > 0) {
                sink.lock().unwrap().push_str(&line);
                line.clear();
            }
        });
        Self { child, port, said }
    }

    /// What it wrote to the terminal so far.
    pub(crate) fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Its process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Opens a connection.
    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends bytes as they are; the first answer. `PORT` in them stands for the port.
    pub(crate) fn raw(&self, request: &[u8]) -> Answer {
        let text = String::from_utf8_lossy(request);
        let request = if text.contains("PORT") {
            text.replace("PORT", &self.port.to_string()).into_bytes()
        } else {
            request.to_vec()
        };
        let mut stream = self.connect();
        // It may be refused before all of it is sent.
        let _ = stream.write_all(&request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        parse(&bytes)
    }

    /// Asks for a path as a browser's own page would.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.raw(format!("GET {path} HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n").as_bytes())
    }

    /// Asks until the answer is as wanted.
    pub(crate) fn wait(&self, path: &str, what: &str, wanted: impl Fn(&Answer) -> bool) -> Answer {
        let begun = Instant::now();
        loop {
            let answer = self.get(path);
            if wanted(&answer) {
                return answer;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "{what}: {path} stays {} {}\n{}",
                answer.status,
                answer.text(),
                self.said()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// The token that its pages carry.
    pub(crate) fn token(&self) -> String {
        let page = self.get("/").text();
        page.split_once("data-token=\"").unwrap().1.split_once('"').unwrap().0.to_owned()
    }

    /// A number that the system tells of the process, such as `Threads` or `VmRSS` (in KiB).
    pub(crate) fn status(&self, name: &str) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap();
        line.split_whitespace().next().unwrap().parse().unwrap()
    }

    /// How many files and sockets it has open.
    pub(crate) fn handles(&self) -> usize {
        fs::read_dir(format!("/proc/{}/fd", self.pid())).unwrap().count()
    }

    /// Ends it as Ctrl-C does; how it ended, and how long that took.
    pub(crate) fn end(mut self) -> (Option<i32>, Duration) {
        let begun = Instant::now();
        signal(self.pid(), "INT");
        let status = self.child.wait().unwrap();
        (status.code(), begun.elapsed())
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // Mostly it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a signal to one process.
pub(crate) fn signal(pid: u32, name: &str) {
    let status = Command::new("kill").arg(format!("-{name}")).arg(pid.to_string()).status().unwrap();
    assert!(status.success(), "kill -{name} {pid}");
}

fn parse(bytes: &[u8]) -> Answer {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    let Some(end) = end else { return Answer { status: 0, head: String::new(), body: bytes.to_vec() } };
    let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
    let status = head.split_whitespace().nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let mut body = bytes[end + 4..].to_vec();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    if let Some(length) = length {
        body.truncate(length);
    }
    Answer { status, head, body }
}
