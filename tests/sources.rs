//! What the reader of the disk makes of every shape a folder can have.
#![expect(clippy::disallowed_methods, reason = "the test sets the stage on a real disk")]

use std::{
    ffi::OsStr,
    fs,
    os::unix::{
        ffi::OsStrExt,
        fs::{PermissionsExt, symlink},
        net::UnixListener,
    },
    path::Path,
    process::Command,
};

use vademecum::{
    base::VPath,
    vfs::{Limits, SourceTree, Vfs},
};

fn path(text: &str) -> VPath {
    VPath::new(text).unwrap()
}

fn put(root: &Path, name: &str, content: impl AsRef<[u8]>) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn scan(root: &Path, limits: Limits) -> SourceTree {
    Vfs::disk(root.to_owned(), limits).scan(&path("c"), &[path("c/out")]).unwrap()
}

/// Builds a tree below `c`, and expects these files (`*` after one without text) and these problems (path, rule, words).
fn check(name: &str, build: impl FnOnce(&Path), files: &[&str], problems: &[(&str, &str, &str)]) {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("c")).unwrap();
    build(root.path());
    let small = Limits { markdown: 100, yaml: 200, asset: 300, entries: 40, path: 120 };
    let tree = scan(root.path(), small);
    let listed: Vec<String> =
        tree.files.iter().map(|file| format!("{}{}", file.path, if file.text.is_some() { "" } else { "*" })).collect();
    assert_eq!(listed, files, "files of: {name}");
    let met: Vec<_> = tree.problems.iter().map(|(path, problem)| (path, problem.rule, &problem.message)).collect();
    assert_eq!(met.len(), problems.len(), "problems of: {name}: {met:#?}");
    for ((path, rule, message), want) in met.iter().zip(problems) {
        assert_eq!((path.as_str(), rule.as_str()), (want.0, want.1), "{name}: {message}");
        assert!(message.contains(want.2), "{name}: {message}");
        assert!(!message.chars().any(char::is_control), "{name}: {message:?}");
    }
}

#[test]
fn plain_trees() {
    check("nothing", |_| {}, &[], &[]);
    check(
        "order, classes, what is left out",
        |root| {
            for name in ["a/b.md", "a-b.md", "a.yml", "-x.md", "a/.hidden.md", ".git/x.md", "node_modules/x.md"] {
                put(root, &format!("c/{name}"), "x");
            }
            put(root, "c/out/x.md", "x");
            put(root, "c/logo.png", [0xff]);
            put(root, "beside.md", "x");
        },
        &["c/-x.md", "c/a-b.md", "c/a.yml", "c/a/b.md", "c/logo.png*"],
        &[],
    );
    check(
        "encodings",
        |root| {
            put(root, "c/a.md", b"ok \xef\xbb\xbf");
            put(root, "c/b.md", b"\xef\xbb\xbfok");
            put(root, "c/c.md", b"caf\xe9!");
            put(root, "c/d.yml", b"\xff\xfea\0");
        },
        &["c/a.md", "c/b.md", "c/c.md*", "c/d.yml*"],
        &[("c/c.md", "source/encoding", "line 1, column 4"), ("c/d.yml", "source/encoding", "UTF-16")],
    );
    check(
        "limits",
        |root| {
            put(root, "c/a.md", vec![b'x'; 100]);
            put(root, "c/b.md", vec![b'x'; 101]);
            put(root, "c/c.yml", vec![b'x'; 201]);
            put(root, "c/d.png", vec![b'x'; 301]);
        },
        &["c/a.md", "c/b.md*", "c/c.yml*", "c/d.png*"],
        &[
            ("c/b.md", "source/limit", "larger than the 100 bytes that a Markdown file may have"),
            ("c/c.yml", "source/limit", "200 bytes"),
            ("c/d.png", "source/limit", "300 bytes"),
        ],
    );
}

#[test]
fn what_is_no_file() {
    check(
        "a folder named like a page",
        |root| put(root, "c/x.md/index.md", "x"),
        &["c/x.md/index.md"],
        &[("c/x.md", "source/name", "is a folder")],
    );
    check(
        "pipe and socket",
        |root| {
            assert!(Command::new("mkfifo").arg(root.join("c/pipe.md")).status().unwrap().success());
            drop(UnixListener::bind(root.join("c/socket")).unwrap());
            symlink("pipe.md", root.join("c/link.md")).unwrap();
        },
        &[],
        &[
            ("c/link.md", "source/unreadable", "leads to a named pipe"),
            ("c/pipe.md", "source/unreadable", "is a named pipe"),
            ("c/socket", "source/unreadable", "is a socket"),
        ],
    );
}

#[test]
fn links() {
    let link = |target: &str, root: &Path, name: &str| symlink(target, root.join(name)).unwrap();
    check(
        "links inside",
        |root| {
            put(root, "c/a/x.md", "x");
            link("a/x.md", root, "c/y.md");
            link("a", root, "c/b");
            link("b", root, "c/d");
        },
        &["c/a/x.md", "c/b/x.md", "c/d/x.md", "c/y.md"],
        &[],
    );
    check(
        "links that lead astray",
        |root| {
            put(root, "beside/x.md", "x");
            put(root, "c/.secret", "x");
            put(root, "c/out/x.md", "x");
            link("gone.md", root, "c/broken.md");
            link("../beside", root, "c/folder");
            link(".secret", root, "c/hidden.md");
            link("self.md", root, "c/self.md");
            link("../beside/x.md", root, "c/up.md");
            link("/proc/self/environ", root, "c/wide.md");
            link("out/x.md", root, "c/written.md");
        },
        &[],
        &[
            ("c/broken.md", "source/unreadable", "does not exist"),
            ("c/folder", "source/unreadable", "outside `c`"),
            ("c/hidden.md", "source/unreadable", "left out"),
            ("c/self.md", "source/unreadable", "in a circle"),
            ("c/up.md", "source/unreadable", "outside `c`"),
            ("c/wide.md", "source/unreadable", "outside `c`"),
            ("c/written.md", "source/unreadable", "left out"),
        ],
    );
    check(
        "circles",
        |root| {
            put(root, "c/a/p.md", "x");
            put(root, "c/b/q.md", "x");
            link("../b", root, "c/a/x");
            link("../a", root, "c/b/y");
            link("..", root, "c/a/top");
        },
        &["c/a/p.md", "c/a/x/q.md", "c/b/q.md", "c/b/y/p.md"],
        &[
            ("c/a/top", "source/unreadable", "holds the link itself"),
            ("c/a/x/y", "source/unreadable", "holds the link itself"),
            ("c/b/y/x", "source/unreadable", "holds the link itself"),
        ],
    );
    check(
        "links that multiply",
        |root| {
            put(root, "c/z/p.md", "x");
            for (from, to) in [("a", "b"), ("b", "d"), ("d", "e"), ("e", "f"), ("f", "z")] {
                fs::create_dir_all(root.join("c").join(from)).unwrap();
                link(&format!("../{to}"), root, &format!("c/{from}/1"));
                link(&format!("../{to}"), root, &format!("c/{from}/2"));
            }
        },
        &["c/f/1/p.md", "c/f/2/p.md", "c/z/p.md"],
        &[("c", "source/limit", "more than 40 files and folders")],
    );
}

#[test]
fn names() {
    check(
        "names that cannot be addresses",
        |root| {
            for name in [&b"a\xff.md"[..], b"b\x1b[31m.md", b"c\n.md", "d\u{202e}.md".as_bytes()] {
                fs::write(root.join("c").join(OsStr::from_bytes(name)), "x").unwrap();
            }
            put(root, "c/e\x07/x.md", "x");
        },
        &[],
        &[
            ("c/a\u{fffd}.md", "source/name", "not UTF-8"),
            ("c/b\u{fffd}[31m.md", "source/name", "cannot be seen"),
            ("c/c\u{fffd}.md", "source/name", "cannot be seen"),
            ("c/d\u{fffd}.md", "source/name", "cannot be seen"),
            ("c/e\u{fffd}", "source/name", "cannot be seen"),
        ],
    );
    check(
        "a pair that differs by case",
        |root| {
            put(root, "c/Team.md", "x");
            put(root, "c/team.md", "x");
        },
        &["c/Team.md", "c/team.md"],
        &[("c/team.md", "source/name", "`Team.md` and `team.md` differ only in capital letters")],
    );
    let deep = "0123456789".repeat(10);
    check(
        "a path that is too long",
        |root| put(root, &format!("c/{deep}/{deep}/x.md"), "x"),
        &[],
        &[(&format!("c/{deep}/{deep}"), "source/limit", "longer than the 120 bytes")],
    );
}

#[test]
fn a_very_deep_folder_ends_the_walk_not_the_run() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), &format!("c/{}x.md", "d/".repeat(1000)), "x");
    let tree = scan(root.path(), Limits::default());
    assert_eq!((tree.files.len(), tree.problems.len()), (0, 1));
}

#[test]
fn the_root_may_be_a_link_and_must_be_there() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "real/c/a.md", "x");
    symlink("real", root.path().join("link")).unwrap();
    assert_eq!(scan(&root.path().join("link"), Limits::default()).files.len(), 1);
    let missing = Vfs::disk(root.path().join("gone"), Limits::default()).scan(&path("c"), &[]);
    assert!(missing.unwrap_err().to_string().contains("there is no such file or folder"));
    let missing = Vfs::disk(root.path().join("real"), Limits::default()).scan(&path("gone"), &[]);
    assert!(missing.unwrap_err().to_string().contains("gone"));
    let file = Vfs::disk(root.path().join("real/c/a.md"), Limits::default()).scan(&VPath::root(), &[]);
    assert!(file.unwrap_err().to_string().contains("not a folder"));
    symlink("/", root.path().join("real/up")).unwrap();
    let outside = Vfs::disk(root.path().join("real"), Limits::default()).scan(&path("up"), &[]);
    assert!(outside.unwrap_err().to_string().contains("out of the handbook"));
}

#[test]
fn a_second_scan_sees_what_was_written_and_keeps_the_rest() {
    let root = tempfile::tempdir().unwrap();
    for name in ["a.md", "b.md", "gone.md"] {
        put(root.path(), &format!("c/{name}"), "one");
    }
    let mut vfs = Vfs::disk(root.path().to_owned(), Limits::default());
    let texts = |tree: &SourceTree| {
        tree.files.iter().map(|file| format!("{}={}", file.path, file.text.as_deref().unwrap())).collect::<Vec<_>>()
    };
    let first = vfs.scan(&path("c"), &[]).unwrap();
    assert_eq!(texts(&first), ["c/a.md=one", "c/b.md=one", "c/gone.md=one"]);
    // The same length within the same tick of the clock: the stamp alone would not tell.
    put(root.path(), "c/a.md", "two");
    put(root.path(), "c/new.md", "new");
    fs::remove_file(root.path().join("c/gone.md")).unwrap();
    assert_eq!(texts(&vfs.scan(&path("c"), &[]).unwrap()), ["c/a.md=two", "c/b.md=one", "c/new.md=new"]);
    vfs.set_overlay(&path("c/a.md"), Some("buffer".into()));
    vfs.hide(&path("c/b.md"));
    assert_eq!(texts(&vfs.scan(&path("c"), &[]).unwrap()), ["c/a.md=buffer", "c/new.md=new"]);
    vfs.set_overlay(&path("c/a.md"), None);
    vfs.set_overlay(&path("c/b.md"), None);
    assert_eq!(texts(&vfs.scan(&path("c"), &[]).unwrap()), ["c/a.md=two", "c/b.md=one", "c/new.md=new"]);
    assert_eq!(texts(&first), ["c/a.md=one", "c/b.md=one", "c/gone.md=one"], "a tree is a value");
}

#[test]
fn assets_are_read_late_and_never_through_a_link() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "c/a.png", [1, 2]);
    put(root.path(), "c/b.png", [3]);
    put(root.path(), "secret", [9]);
    let tree = scan(root.path(), Limits::default());
    let asset = |name: &str| tree.file(&path(name)).unwrap();
    assert_eq!(asset("c/a.png").read_bytes().unwrap(), [1, 2]);
    fs::remove_file(root.path().join("c/a.png")).unwrap();
    symlink("../secret", root.path().join("c/a.png")).unwrap();
    assert!(asset("c/a.png").read_bytes().is_err());
    fs::remove_file(root.path().join("c/b.png")).unwrap();
    assert!(Command::new("mkfifo").arg(root.path().join("c/b.png")).status().unwrap().success());
    assert!(asset("c/b.png").read_bytes().is_err(), "and does not wait for anybody to write");
    let vfs = Vfs::disk(root.path().to_owned(), Limits::default());
    assert_eq!(vfs.read_bytes(&path("secret")).unwrap(), [9]);
    assert!(vfs.read_bytes(&path("c/a.png")).is_err());
    assert!(vfs.read_bytes(&path("c")).is_err());
}

/// Root may read everything, so this runs once more as nobody when the tests run as root.
#[test]
#[expect(clippy::print_stderr, reason = "a test that did not run says so")]
fn without_permission() {
    let root = tempfile::tempdir().unwrap();
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let lock = |name: &str| fs::set_permissions(root.path().join(name), fs::Permissions::from_mode(0o000)).unwrap();
    put(root.path(), "c/a.md", "x");
    put(root.path(), "c/b.png", "x");
    put(root.path(), "c/d/x.md", "x");
    put(root.path(), "c/e.md", "x");
    put(root.path(), "f/x.md", "x");
    for name in ["c/a.md", "c/b.png", "c/d", "f"] {
        lock(name);
    }
    if fs::File::open(root.path().join("c/a.md")).is_ok() {
        let exe = tempfile::Builder::new().tempdir_in("/tmp").unwrap();
        fs::set_permissions(exe.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let copy = exe.path().join("sources");
        fs::copy(std::env::current_exe().unwrap(), &copy).unwrap();
        let run = Command::new("setpriv")
            .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
            .arg(&copy)
            .args(["--exact", "without_permission"])
            .current_dir("/tmp")
            .output();
        match run {
            Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout)),
            Err(error) => eprintln!("NOT RUN: root may read everything, and setpriv cannot be started: {error}"),
        }
        return;
    }
    let tree = scan(root.path(), Limits::default());
    let met: Vec<String> = tree.problems.iter().map(|(path, problem)| format!("{path}: {}", problem.message)).collect();
    assert_eq!(
        met,
        [
            "c/a.md: the file cannot be read: you lack the permission",
            "c/b.png: the file cannot be read: you lack the permission",
            "c/d: the folder `d` cannot be read: you lack the permission",
        ]
    );
    let whole = Vfs::disk(root.path().to_owned(), Limits::default()).scan(&path("f"), &[]);
    assert!(whole.unwrap_err().to_string().contains("you lack the permission"));
    for name in ["c/d", "f"] {
        fs::set_permissions(root.path().join(name), fs::Permissions::from_mode(0o755)).unwrap();
    }
}
