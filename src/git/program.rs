//! How the `git` program is run: on a repository that may have been prepared to do harm, and without any harm done.
//!
//! A repository's own settings can name programs: `core.fsmonitor`, `core.pager`, `gpg.program` together with
//! `log.showSignature`, and `core.sshCommand` for objects that a partial clone has still to fetch. None of them is ever
//! reached: the first three are overruled on the command line, and fetching is forbidden twice, since the first word for
//! it is only known to git 2.45 and later. Hooks, filters, text conversions and the drivers of differences have no part
//! in a list of names. A repository that lies in the handbook as ordinary files is not taken for one. What settings
//! could do to the output, such as following names or leaving out the first commit, is overruled likewise.

use std::{
    io::{self, Read},
    path::Path,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use super::Trouble;

/// Settings that win over those of the repository.
const SETTINGS: &[&str] = &[
    "core.fsmonitor=false",
    "core.alternateRefsCommand=",
    "safe.bareRepository=explicit",
    "log.showSignature=false",
    "log.follow=false",
    "log.mailmap=false",
    "log.showRoot=true",
    "diff.ignoreSubmodules=none",
    "protocol.allow=never",
];

/// What the environment says to git, whatever it said to us.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    // Its words are compared with the English ones.
    ("LC_ALL", "C"),
];

/// What would lead git to another repository than the handbook's: hooks, for one, set these.
const ELSEWHERE: &[&str] = &[
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_GRAFT_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_EXTERNAL_DIFF",
];

/// The most that is kept of what it writes: a million changes of files are about 100 MB.
const MOST: u64 = 1 << 30;

/// Runs git in `folder` and gives what it writes. Kills it after `limit`: a repository can hold a pipe in place of a
/// file, which would be waited for without end.
pub(super) fn run(folder: &Path, arguments: &[&str], limit: Duration) -> Result<Vec<u8>, Trouble> {
    let mut command = Command::new("git");
    command.arg("--no-pager").arg("--literal-pathspecs").arg("-C").arg(folder);
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    for name in ELSEWHERE {
        command.env_remove(name);
    }
    command.args(arguments).envs(ENVIRONMENT.iter().copied());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let failed = |error: &io::Error| Trouble::Failed(error.to_string());
    let mut child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Trouble::NoProgram,
        _ => failed(&error),
    })?;
    let (out, err) = (reader(child.stdout.take()), reader(child.stderr.take()));
    let Ok(out) = out.recv_timeout(limit) else {
        // It may be gone by now; either way it shall be.
        let _ = child.kill();
        let _ = child.wait();
        return Err(Trouble::Slow);
    };
    let status = child.wait().map_err(|error| failed(&error))?;
    if status.success() {
        return out.map_err(|error| failed(&error));
    }
    let err = err.recv_timeout(limit).ok().and_then(Result::ok).unwrap_or_default();
    let err = String::from_utf8_lossy(&err);
    if err.contains("dubious ownership") || err.contains("unsafe repository") {
        return Err(Trouble::Stranger);
    }
    let words = err.lines().next().unwrap_or("it gave no reason");
    Err(Trouble::Failed(words.trim_start_matches("fatal: ").to_owned()))
}

/// Reads a stream to its end in a thread of its own: if only one were read, git could wait for the other to be.
fn reader(stream: Option<impl Read + Send + 'static>) -> mpsc::Receiver<io::Result<Vec<u8>>> {
    let (give, take) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = stream.map_or(Ok(0), |stream| stream.take(MOST).read_to_end(&mut bytes));
        // Nobody waits any more when the time was up.
        let _ = give.send(read.map(|_| bytes));
    });
    take
}
