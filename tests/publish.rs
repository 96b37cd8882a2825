//! The writer of the output, from outside: what it refuses, what it touches, and a disk that is really full.
#![expect(clippy::disallowed_methods, reason = "the test sets the stage on a real disk and looks at what was written")]

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::Command,
};

use vademecum::emit::{EmitError, Guarantee, Guard, Options, Published, clean, publish};

/// A project with sources at `book/content` and the output at `book/public`.
struct Project {
    root: tempfile::TempDir,
}

type Plan = BTreeMap<String, Vec<u8>>;
type Seen = BTreeMap<PathBuf, (Vec<u8>, u64, (i64, i64), u32)>;

impl Project {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("home/book/content/a")).unwrap();
        fs::write(root.path().join("home/book/content/a/index.md"), "# A").unwrap();
        Self { root }
    }

    fn path(&self, below: &str) -> PathBuf {
        self.root.path().join("home/book").join(below)
    }

    fn guard(&self) -> Guard {
        Guard { project: self.path(""), sources: vec![self.path("content")], home: Some(self.root.path().join("home")) }
    }

    fn put(&self, plan: &Plan) -> Result<Published, EmitError> {
        put(&self.path("public"), &self.guard(), plan)
    }

    fn look(&self) -> Seen {
        look(&self.path("public"))
    }
}

fn put(target: &Path, guard: &Guard, plan: &Plan) -> Result<Published, EmitError> {
    let paths: Vec<&str> = plan.keys().map(String::as_str).collect();
    let make = |at: usize| Ok(Cow::Borrowed(plan[paths[at]].as_slice()));
    publish(target, guard, &paths, Options::default(), &make)
}

fn plan(files: &[(&str, &str)]) -> Plan {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// Everything below `root`: bytes, inode, time of writing, mode.
fn look(root: &Path) -> Seen {
    let entries = walkdir::WalkDir::new(root).min_depth(1).into_iter().map(Result::unwrap);
    entries
        .map(|entry| {
            let meta = entry.path().symlink_metadata().unwrap();
            let bytes = if meta.is_file() { fs::read(entry.path()).unwrap() } else { Vec::new() };
            let path = entry.path().strip_prefix(root).unwrap().to_owned();
            (path, (bytes, meta.ino(), (meta.mtime(), meta.mtime_nsec()), meta.mode()))
        })
        .collect()
}

fn holds(root: &Path, plan: &Plan) -> bool {
    let seen = look(root);
    let files =
        seen.iter().filter(|(path, seen)| seen.3 & 0o170_000 == 0o100_000 && *path != Path::new(".vade-output"));
    files
        .map(|(path, seen)| (path.to_str().unwrap(), &seen.0))
        .eq(plan.iter().map(|(path, text)| (path.as_str(), text)))
}

#[test]
fn refuses_what_is_not_its_own() {
    let check = |name: &str, target: &str, build: &dyn Fn(&Project), want: &str| {
        let project = Project::new();
        build(&project);
        let target = if target.starts_with('/') { PathBuf::from(target) } else { project.path(target) };
        // The folder that holds the target may have held the lock for a moment.
        let look = || {
            let mut seen = look(project.root.path());
            seen.remove(Path::new("home/book"));
            seen
        };
        let before = look();
        for outcome in [
            put(&target, &project.guard(), &plan(&[("index.html", "x")])).map(drop),
            clean(&target, &project.guard()).map(drop),
        ] {
            let error = outcome.expect_err(name);
            assert!(matches!(error, EmitError::Refused { .. }), "{name}: {error:?}");
            assert!(error.to_string().contains(want), "{name}: {error}");
        }
        assert_eq!(look(), before, "{name}");
    };
    let no = |_: &Project| {};
    check("root", "/", &no, "the root of the whole disk");
    check("home", "..", &no, "your home folder");
    check("above home", "../..", &no, "your home folder, or holds it");
    check("project", ".", &no, "the handbook itself");
    check("project, roundabout", "content/../../book", &no, "the handbook itself");
    check("sources", "content", &no, "a folder that vade reads from");
    check("sources, through what is not there", "nowhere/../content", &no, "a folder that vade reads from");
    check("in the sources", "content/a", &no, "lies in a folder that vade reads from");
    check("in the sources, new", "content/new/public", &no, "lies in a folder that vade reads from");
    check("git's own folder", ".git", &no, "belongs to git");
    check("in git's own folder", ".git/public", &no, "belongs to git");
    let file = |project: &Project| fs::write(project.path("public"), "x").unwrap();
    check("a file", "public", &file, "is a file");
    let link = |project: &Project| symlink("elsewhere", project.path("public")).unwrap();
    check("a broken link", "public", &link, "is a link");
    let link = |project: &Project| symlink("content", project.path("linked")).unwrap();
    check("a link", "linked", &link, "is a link");
    check("through a link into the sources", "linked/a", &link, "lies in a folder that vade reads from");
    let git = |project: &Project| fs::create_dir_all(project.path("public/.git")).unwrap();
    check("a repository", "public", &git, "holds a git repository");
    let full = |project: &Project| {
        fs::create_dir(project.path("public")).unwrap();
        fs::write(project.path("public/notes.txt"), "mine").unwrap();
    };
    check("somebody's files", "public", &full, "holds files that vade did not write");
    let forged = |project: &Project| {
        full(project);
        fs::write(project.path("public/.vade-output"), "vade-output 1\nend 00\n").unwrap();
    };
    check("a mark that is none", "public", &forged, "holds files that vade did not write");
    let added = |project: &Project| {
        project.put(&plan(&[("index.html", "x")])).unwrap();
        fs::write(project.path("public/notes.txt"), "mine").unwrap();
    };
    check("somebody's file among ours", "public", &added, "holds `notes.txt`, which vade did not write");
    let added = |project: &Project| {
        project.put(&plan(&[("index.html", "x")])).unwrap();
        symlink("/etc", project.path("public/etc")).unwrap();
    };
    check("somebody's link among ours", "public", &added, "holds `etc`, which vade did not write");
}

#[test]
fn writes_where_it_may() {
    let check = |name: &str, target: &str, build: &dyn Fn(&Project)| {
        let project = Project::new();
        build(&project);
        let tree = plan(&[("a/index.html", "a"), ("index.html", "x")]);
        put(&project.path(target), &project.guard(), &tree).expect(name);
        assert!(holds(&project.path(target), &tree), "{name}");
        assert_eq!(clean(&project.path(target), &project.guard()).unwrap(), 2, "{name}");
        assert!(!project.path(target).exists(), "{name}");
        assert_eq!(clean(&project.path(target), &project.guard()).unwrap(), 0, "{name}");
    };
    let no = |_: &Project| {};
    check("new", "public", &no);
    check("deep and new", "out/of/the/way", &no);
    check("beside the sources, named alike", "content2", &no);
    check("empty", "public", &|project| fs::create_dir(project.path("public")).unwrap());
    check("a name with blanks", "my site \u{e9}", &no);
    check("what a file manager left", "public", &|project| {
        project.put(&plan(&[("index.html", "x")])).unwrap();
        fs::write(project.path("public/.DS_Store"), "x").unwrap();
        fs::write(project.path("public/index.html.gz"), "x").unwrap();
    });
    let project = Project::new();
    let guard = Guard { sources: vec![project.path("")], ..project.guard() };
    put(&project.path("public"), &guard, &Plan::new()).expect("the project's folder is the source");
    assert!(holds(&project.path("public"), &Plan::new()));
}

#[test]
fn touches_only_what_changed() {
    let project = Project::new();
    let mut tree = plan(&[("a/index.html", "a"), ("b/index.html", "b"), ("s.css", "c")]);
    let first = project.put(&tree).unwrap();
    assert_eq!((first.written, first.kept, first.bytes, first.changed), (3, 0, 3, true));
    let before = project.look();
    let again = project.put(&tree).unwrap();
    assert_eq!((again.written, again.kept, again.removed, again.changed), (0, 3, 0, false));
    assert_eq!(project.look(), before, "nothing was touched");

    tree.insert("a/index.html".to_owned(), b"A".to_vec());
    tree.remove("b/index.html");
    let third = project.put(&tree).unwrap();
    assert_eq!((third.written, third.kept, third.removed, third.guarantee), (1, 1, 1, Guarantee::Whole));
    let after = project.look();
    assert!(holds(&project.path("public"), &tree));
    assert_eq!(after[Path::new("s.css")], before[Path::new("s.css")]);
    assert_ne!(after[Path::new("a/index.html")].1, before[Path::new("a/index.html")].1);
    assert!(!project.path("public/b").exists());

    for damage in ["removed", "another length", "a folder in its place"] {
        let file = project.path("public/s.css");
        fs::remove_file(&file).unwrap();
        match damage {
            "removed" => {}
            "another length" => fs::write(&file, "ccc").unwrap(),
            _ => fs::create_dir(&file).unwrap(),
        }
        assert_eq!(project.put(&tree).unwrap().written, 1, "{damage}");
        assert!(holds(&project.path("public"), &tree), "{damage}");
    }
    assert_eq!(fs::read_dir(project.path("")).unwrap().count(), 2, "nothing lies around");
}

#[test]
fn modes_are_plain() {
    let project = Project::new();
    project.put(&plan(&[("a/index.html", "a")])).unwrap();
    for (path, seen) in project.look() {
        let want = if path == Path::new("a") { 0o755 } else { 0o644 };
        // The umask of whoever runs the tests may take bits away.
        assert_eq!(seen.3 & 0o777 & !want, 0, "{}", path.display());
        assert_eq!(seen.3 & 0o600, 0o600, "{}", path.display());
    }
}

#[derive(Debug)]
enum Failure {
    Make(usize),
    Emit(EmitError),
}

impl From<EmitError> for Failure {
    fn from(error: EmitError) -> Self {
        Self::Emit(error)
    }
}

#[test]
fn an_output_that_cannot_be_made_leaves_everything_as_it_was() {
    let project = Project::new();
    let names: Vec<String> = (0..100).map(|at| format!("{at:03}/index.html")).collect();
    let put = |fail_at: Option<usize>, text: &str| {
        let make = |at: usize| match fail_at {
            Some(fail_at) if at == fail_at => Err(Failure::Make(at)),
            _ => Ok(Cow::Owned(format!("{text} {at}").into_bytes())),
        };
        publish(&project.path("public"), &project.guard(), &names, Options::default(), &make)
    };
    for first in [true, false] {
        let before = look(&project.path(""));
        for fail_at in [0, 50, 99] {
            let outcome = put(Some(fail_at), "new");
            assert!(matches!(outcome, Err(Failure::Make(at)) if at == fail_at), "{outcome:?}");
            let mut after = look(&project.path(""));
            assert_eq!(after, before);
            let bug = std::panic::catch_unwind(|| {
                let make = |at: usize| {
                    assert_ne!(at, fail_at, "a bug, on purpose");
                    Ok::<_, Failure>(Cow::Owned(format!("newer {at}").into_bytes()))
                };
                publish(&project.path("public"), &project.guard(), &names, Options::default(), &make)
            });
            assert!(bug.is_err());
            after = look(&project.path(""));
            assert_eq!(after, before);
        }
        if first {
            put(None, "old").unwrap();
        }
    }
    let bad = publish(&project.path("public"), &project.guard(), &["b", "a"], Options::default(), &|_| {
        Ok::<_, Failure>(Cow::Borrowed(&b""[..]))
    });
    assert!(matches!(bad, Err(Failure::Emit(EmitError::Plan { .. }))), "{bad:?}");
}

#[test]
fn two_runs_do_not_meet() {
    let project = Project::new();
    let inner = plan(&[("b", "b")]);
    let make = |_: usize| match project.put(&inner) {
        Err(EmitError::Busy { .. }) => Ok(Cow::Borrowed(&b"a"[..])),
        other => panic!("the second run should have been turned away: {other:?}"),
    };
    let outer = publish::<_, EmitError>(&project.path("public"), &project.guard(), &["a"], Options::default(), &make);
    assert_eq!(outer.unwrap().written, 1);
    assert_eq!(project.put(&inner).unwrap().written, 1);
    assert!(EmitError::Busy { target: "public".into() }.to_string().contains("another run of vade"));
}

#[test]
fn only_its_own_stages_are_cleared_away() {
    let project = Project::new();
    for name in [".public.vade-stage-1", ".public.vade-stage-2", ".public.vade-stage-3", ".public.vade-stage-x"] {
        fs::create_dir(project.path(name)).unwrap();
    }
    fs::write(project.path(".public.vade-stage-1/.vade-output"), "vade-output 1\n").unwrap();
    fs::write(project.path(".public.vade-stage-1/page.html"), "x").unwrap();
    fs::write(project.path(".public.vade-stage-2/.vade-output"), "").unwrap();
    fs::write(project.path(".public.vade-stage-3/mine.txt"), "x").unwrap();
    symlink("content", project.path(".public.vade-stage-4")).unwrap();
    project.put(&plan(&[("index.html", "x")])).unwrap();
    let mut left: Vec<String> = fs::read_dir(project.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, [".public.vade-stage-3", ".public.vade-stage-4", "content", "public"]);
    assert!(project.path("content/a/index.md").exists());
}

/// Runs a test of this file once more, where it may mount; says so when that is not possible.
#[expect(clippy::print_stderr, reason = "a test that did not run says so")]
fn with_mounts(test: &str) {
    let run = Command::new("unshare")
        .args(["-rm", "--"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--ignored", "--nocapture"])
        .output();
    let probe = Command::new("unshare").args(["-rm", "--", "true"]).status();
    match (run, probe) {
        (Ok(run), Ok(probe)) if probe.success() => {
            let words = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
            assert!(run.status.success() && words.contains("1 passed"), "{words}");
        }
        _ => eprintln!("NOT RUN: {test}: this machine lets nobody mount"),
    }
}

fn mount(args: &[&str], at: &Path) {
    let status = Command::new("mount").args(args).arg(at).status().unwrap();
    assert!(status.success(), "mount {args:?}");
}

#[test]
fn a_full_disk() {
    with_mounts("full_disk_inside");
}

#[test]
#[ignore = "started by a_full_disk, where it may mount"]
fn full_disk_inside() {
    let root = tempfile::tempdir().unwrap();
    let guard = Guard { project: "/nowhere".into(), ..Guard::default() };
    let tree = |text: &str| -> Plan {
        (0..40).map(|at| (format!("{:02}/{at}.html", at % 7), text.repeat(9000).into_bytes())).collect()
    };
    let (old, new) = (tree("o"), tree("n"));
    let mut full = 0;
    for step in 0..64 {
        // One half runs out of room, the other of inodes; the old tree itself takes 120 pages and 50 inodes.
        let limit =
            if step % 2 == 0 { format!("size={}k", 500 + step * 10) } else { format!("nr_inodes={}", 52 + step) };
        mount(&["-t", "tmpfs", "-o", &limit, "none"], root.path());
        let target = root.path().join("public");
        put(&target, &guard, &old).unwrap();
        let before = look(&target);
        match put(&target, &guard, &new) {
            Ok(_) => assert!(holds(&target, &new), "{limit}"),
            Err(error) => {
                full += 1;
                let words = error.to_string();
                assert!(words.starts_with("cannot ") && words.ends_with("the disk is full"), "{limit}: {words}");
                assert_eq!(look(&target), before, "{limit}");
                assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1, "{limit}: a stage lies around");
            }
        }
        assert!(Command::new("umount").arg(root.path()).status().unwrap().success());
    }
    assert!((10..64).contains(&full), "the disk was full {full} times");
}

#[test]
fn a_mounted_target() {
    with_mounts("mounted_target_inside");
}

#[test]
#[ignore = "started by a_mounted_target, where it may mount"]
fn mounted_target_inside() {
    for bind in [false, true] {
        let project = Project::new();
        let target = project.path("public");
        fs::create_dir(&target).unwrap();
        if bind {
            // Another part of the same file system: its device is no different.
            fs::create_dir(project.path("volume")).unwrap();
            mount(&["--bind", project.path("volume").to_str().unwrap()], &target);
        } else {
            mount(&["-t", "tmpfs", "none"], &target);
        }
        let one = plan(&[("a/index.html", "a"), ("s.css", "c"), ("x", "x")]);
        let two = plan(&[("a/index.html", "A"), ("s.css", "c"), ("x/y.html", "y")]);
        for (tree, written) in [(&one, 3), (&two, 2), (&one, 2)] {
            let published = project.put(tree).unwrap();
            assert_eq!((published.written, published.guarantee), (written, Guarantee::FileByFile), "bind: {bind}");
            assert!(holds(&target, tree), "bind: {bind}");
            assert!(!project.put(tree).unwrap().changed, "bind: {bind}");
        }
        assert_eq!(clean(&target, &project.guard()).unwrap(), 3);
        assert_eq!(fs::read_dir(&target).unwrap().count(), 0, "bind: {bind}");
        assert!(Command::new("umount").arg(&target).status().unwrap().success());
    }
}

#[test]
fn a_folder_that_only_the_target_may_be_written_in() {
    with_mounts("closed_parent_inside");
}

#[test]
#[ignore = "started by a_folder_that_only_the_target_may_be_written_in, where it may mount"]
fn closed_parent_inside() {
    let root = tempfile::tempdir().unwrap();
    let guard = Guard { project: "/nowhere".into(), ..Guard::default() };
    let (parent, target) = (root.path().join("p"), root.path().join("p/public"));
    fs::create_dir_all(&target).unwrap();
    mount(&["-t", "tmpfs", "none"], &target);
    mount(&["--bind", parent.to_str().unwrap()], &parent);
    mount(&["-t", "tmpfs", "none"], &target);
    mount(&["-o", "remount,ro,bind"], &parent);
    let tree = plan(&[("index.html", "x")]);
    assert_eq!(put(&target, &guard, &tree).unwrap().guarantee, Guarantee::FileByFile);
    assert!(holds(&target, &tree));
    let error = put(&parent.join("other"), &guard, &tree).unwrap_err().to_string();
    assert!(error.ends_with("the disk can only be read"), "{error}");
    for mounted in [&target, &parent, &target] {
        assert!(Command::new("umount").arg(mounted).status().unwrap().success());
    }
    fs::set_permissions(&parent, fs::Permissions::from_mode(0o755)).unwrap();
}
