//! Failing or dying before each single change to the disk: afterwards the target holds the old tree, untouched, or the
//! new one, whole; and the next run needs nobody's help.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    fs,
    io::{self, BufRead, BufReader},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
};

use proptest::prelude::*;
use rustix::io::Errno;
use walkdir::WalkDir;

use super::{
    EmitError,
    clean::clean_with,
    disk::{Disk, Probe, idle},
    manifest,
    place::{Place, STAGE},
    publish::{Guarantee, Options, Published, publish_with},
};
use crate::base::Digest;

type Plan = BTreeMap<String, Vec<u8>>;

/// A folder in memory where there is one: these tests make thousands of trees.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

fn plan(files: &[(&str, &str)]) -> Plan {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn place(root: &Path) -> Place {
    Place::new(Path::new("public"), root.to_owned(), OsStr::new("public"))
}

/// Brings the target to `plan` and does not wait for the disk, which takes longer than all the rest.
fn put(root: &Path, plan: &Plan, probe: Probe<'_>) -> Result<Published, EmitError> {
    put_with(root, plan, options(false), probe)
}

fn options(compress: bool) -> Options<'static> {
    Options { durable: false, compress, ..Options::default() }
}

fn put_with(root: &Path, plan: &Plan, options: Options<'_>, probe: Probe<'_>) -> Result<Published, EmitError> {
    let paths: Vec<&str> = plan.keys().map(String::as_str).collect();
    let make = |at: usize| Ok(Cow::Borrowed(plan[paths[at]].as_slice()));
    // As a build does, so that what nothing has to be made for is tested with every fault.
    let inputs = Some(Digest::of(format!("{plan:?}").as_bytes()));
    publish_with(Disk(probe), &place(root), &paths, Options { inputs, ..options }, &make)
}

/// What a plan becomes in a folder where nothing was.
fn clean_tree(plan: &Plan, compress: bool) -> Plan {
    let root = folder();
    put_with(root.path(), plan, options(compress), &idle).unwrap();
    let seen = look(root.path()).into_iter().filter(|(path, _)| path != manifest::NAME);
    seen.map(|(path, (bytes, ..))| (path, bytes)).collect()
}

/// Everything in the target that must not change: bytes, inode, time of writing.
type Seen = BTreeMap<String, (Vec<u8>, u64, (i64, i64))>;

#[expect(clippy::disallowed_methods, reason = "the test looks at what was written")]
fn look(root: &Path) -> Seen {
    let target = root.join("public");
    let is_site = |entry: &walkdir::DirEntry| !entry.file_name().to_string_lossy().starts_with(STAGE);
    let entries = WalkDir::new(&target).into_iter().filter_entry(is_site).filter_map(Result::ok);
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(&target).unwrap().to_str().unwrap().to_owned();
            let meta = entry.metadata().unwrap();
            (path, (fs::read(entry.path()).unwrap(), meta.ino(), (meta.mtime(), meta.mtime_nsec())))
        })
        .collect()
}

fn holds(seen: &Seen, plan: &Plan) -> bool {
    let files = seen.iter().filter(|(path, _)| *path != manifest::NAME);
    seen.contains_key(manifest::NAME) && files.map(|(path, (bytes, ..))| (path, bytes)).eq(plan.iter())
}

/// Whether each file by itself is an old or a new one: all that can be had file by file.
fn each_whole(seen: &Seen, old: Option<&Plan>, new: &Plan) -> bool {
    let is_one =
        |path: &str, bytes: &Vec<u8>| [old, Some(new)].iter().flatten().any(|plan| plan.get(path) == Some(bytes));
    seen.iter().all(|(path, (bytes, ..))| path == manifest::NAME || is_one(path, bytes))
}

/// What lies beside the target, or in it without belonging there.
fn litter(root: &Path) -> BTreeSet<PathBuf> {
    let entries = WalkDir::new(root).min_depth(1).max_depth(2).into_iter().filter_map(Result::ok);
    let ours = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().contains("vade-"));
    let strays = entries.map(|entry| entry.path().to_owned()).filter(|path| ours(path));
    strays.filter(|path| path.file_name() != Some(OsStr::new(manifest::NAME))).collect()
}

/// From one tree to another.
struct Scenario {
    name: &'static str,
    old: Option<Plan>,
    new: Plan,
    /// Whether the new tree has compressed forms.
    compress: bool,
}

/// A first build; pages changed, added and removed; a file that becomes a folder and back; compressed forms that come
/// while a page changes.
fn scenarios() -> Vec<Scenario> {
    let one = plan(&[("a/index.html", "a"), ("b/index.html", "b"), ("index.html", "i"), ("s.css", "c"), ("x", "x")]);
    let two =
        plan(&[("a/index.html", "A"), ("c/d/index.html", "d"), ("index.html", "i"), ("s.css", "c"), ("x/y", "y")]);
    let text = "once more ".repeat(9);
    let long = plan(&[("a/index.html", &text), ("index.html", &text), ("s.css", "c")]);
    let longer = plan(&[("a/index.html", &(text.clone() + "!")), ("index.html", &text), ("s.css", "c")]);
    let scenario = |name, old, new, compress| Scenario { name, old, new, compress };
    vec![
        scenario("first", None, one.clone(), false),
        scenario("change", Some(one.clone()), two.clone(), false),
        scenario("back", Some(two), one, false),
        scenario("compress", Some(long), longer, true),
    ]
}

/// Fails the change number `at`, and all after it when `on` is set. The exchange of folders fails always when asked.
struct Fault {
    at: usize,
    on: bool,
    with: Errno,
    exchange: Option<Errno>,
    met: AtomicUsize,
}

impl Fault {
    fn probe(&self, op: &'static str) -> io::Result<()> {
        let met = self.met.fetch_add(1, Ordering::SeqCst) + 1;
        if met == self.at || (self.on && met > self.at) {
            return Err(self.with.into());
        }
        self.exchange.filter(|_| op == "exchange").map_or(Ok(()), |with| Err(with.into()))
    }
}

/// Runs one scenario with one fault. `false` when the run ended before the fault's turn came.
fn fail_once(scenario: &Scenario, fault: &Fault) -> bool {
    let root = folder();
    let root = root.path();
    let old = scenario.old.as_ref();
    if let Some(old) = old {
        put(root, old, &idle).unwrap();
    }
    let before = look(root);
    let options = Options { durable: fault.with == Errno::NOSPC, ..self::options(scenario.compress) };
    let outcome = put_with(root, &scenario.new, options, &|op, _| fault.probe(op));
    let new = &clean_tree(&scenario.new, scenario.compress);
    let case = format!("{}, change {}, {:?}, on: {}, {outcome:?}", scenario.name, fault.at, fault.with, fault.on);
    let after = look(root);
    match outcome {
        Ok(_) => assert!(holds(&after, new), "{case}: says it is done, but holds {after:?}"),
        Err(_) if fault.exchange == Some(Errno::BUSY) => assert!(each_whole(&after, old, new), "{case}: {after:?}"),
        Err(_) if fault.exchange == Some(Errno::INVAL) && after.is_empty() && !before.is_empty() => {
            assert!(root.join(".public.vade-old").is_dir(), "{case}: the old tree is nowhere");
        }
        Err(_) => assert!(after == before || holds(&after, new), "{case}: neither old nor new but {after:?}"),
    }
    let again = put_with(root, &scenario.new, self::options(scenario.compress), &idle);
    again.unwrap_or_else(|error| panic!("{case}: the next run fails: {error}"));
    assert!(holds(&look(root), new), "{case}: the next run gives {:?}", look(root));
    assert_eq!(litter(root), BTreeSet::new(), "{case}");
    fault.met.load(Ordering::SeqCst) >= fault.at
}

#[test]
fn any_change_may_fail() {
    let faults = [Errno::NOSPC, Errno::ACCESS, Errno::XDEV, Errno::BUSY, Errno::INVAL];
    for scenario in scenarios() {
        for exchange in [None, Some(Errno::INVAL), Some(Errno::BUSY)] {
            // What is done about an error does not depend on how the trees come to change places.
            let faults = if exchange.is_none() { &faults[..] } else { &faults[..1] };
            for (with, on) in faults.iter().flat_map(|with| [(*with, false), (*with, true)]) {
                for at in 1.. {
                    let fault = Fault { at, on, with, exchange, met: AtomicUsize::new(0) };
                    if !fail_once(&scenario, &fault) {
                        assert!(at > 15, "{}: so few changes to the disk cannot be all", scenario.name);
                        break;
                    }
                }
            }
        }
    }
}

/// The child of [`death_may_come_at_any_change`]: stops before its change and waits to be killed.
#[test]
#[ignore = "started by death_may_come_at_any_change, to be killed"]
#[expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a child process speaks through these")]
fn dying_child() {
    let variable = |name: &str| std::env::var(name).unwrap();
    let (root, at) = (PathBuf::from(variable("VADE_TEST_ROOT")), variable("VADE_TEST_AT").parse::<usize>().unwrap());
    let exchange = match variable("VADE_TEST_EXCHANGE").as_str() {
        "" => None,
        "busy" => Some(Errno::BUSY),
        _ => Some(Errno::INVAL),
    };
    let name = variable("VADE_TEST_SCENARIO");
    let scenario = scenarios().into_iter().find(|scenario| scenario.name == name).unwrap();
    let met = AtomicUsize::new(0);
    let probe = |op: &'static str, _: &Path| {
        let met = met.fetch_add(1, Ordering::SeqCst) + 1;
        if met == at {
            println!("\nstopped");
        }
        if met >= at {
            loop {
                std::thread::park();
            }
        }
        exchange.filter(|_| op == "exchange").map_or(Ok(()), |with| Err(with.into()))
    };
    let options = Options { compress: scenario.compress, ..Options::default() };
    put_with(&root, &scenario.new, options, &probe).unwrap();
}

/// Starts a child that stops before change `at`, and kills it there. `false` when it ended before.
fn kill_at(root: &Path, scenario: &str, exchange: &str, at: usize) -> bool {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "emit::faults::dying_child", "--ignored", "--nocapture"])
        .env("VADE_TEST_ROOT", root)
        .env("VADE_TEST_AT", at.to_string())
        .env("VADE_TEST_EXCHANGE", exchange)
        .env("VADE_TEST_SCENARIO", scenario)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let stopped = lines.map_while(Result::ok).any(|line| line == "stopped");
    if stopped {
        child.kill().unwrap();
    }
    let status = child.wait().unwrap();
    assert!(stopped || status.success(), "{scenario}, {exchange:?}, change {at}: the child failed by itself");
    stopped
}

#[test]
fn death_may_come_at_any_change() {
    for scenario in scenarios() {
        let (name, old) = (scenario.name, scenario.old.as_ref());
        let new = clean_tree(&scenario.new, scenario.compress);
        for exchange in ["", "inval", "busy"] {
            for at in 1.. {
                let root = folder();
                let root = root.path();
                if let Some(old) = old {
                    put(root, old, &idle).unwrap();
                }
                let before = look(root);
                let killed = kill_at(root, name, exchange, at);
                let after = look(root);
                let case = format!("{name}, {exchange:?}, killed: {killed}, before change {at}");
                let is_whole = after == before || holds(&after, &new);
                let is_away = exchange == "inval" && after.is_empty() && root.join(".public.vade-old").is_dir();
                assert!(
                    is_whole || is_away || (exchange == "busy" && each_whole(&after, old, &new)),
                    "{case}: neither old nor new but {after:?}"
                );
                let again = put_with(root, &scenario.new, options(scenario.compress), &idle);
                again.unwrap_or_else(|error| panic!("{case}: the next run fails: {error}"));
                assert!(holds(&look(root), &new), "{case}: the next run gives {:?}", look(root));
                assert_eq!(litter(root), BTreeSet::new(), "{case}");
                if !killed {
                    assert!(at > 15, "{case}: so few changes to the disk cannot be all");
                    break;
                }
            }
        }
    }
}

#[test]
fn each_way_names_its_guarantee() {
    let check = |exchange: Option<Errno>, want: Guarantee| {
        let root = folder();
        for Scenario { new, .. } in scenarios() {
            let fault = Fault { at: 0, on: false, with: Errno::IO, exchange, met: AtomicUsize::new(0) };
            let published = put(root.path(), &new, &|op, _| fault.probe(op)).unwrap();
            assert!(holds(&look(root.path()), &new));
            if published.removed > 0 {
                assert_eq!(published.guarantee, want);
            }
        }
        assert_eq!(clean_with(Disk(&idle), &place(root.path())).unwrap(), 3);
        assert!(!root.path().join("public").exists());
        assert_eq!(litter(root.path()), BTreeSet::new());
    };
    check(None, Guarantee::Whole);
    check(Some(Errno::INVAL), Guarantee::Recoverable);
    check(Some(Errno::NOSYS), Guarantee::Recoverable);
    check(Some(Errno::BUSY), Guarantee::FileByFile);
    check(Some(Errno::XDEV), Guarantee::FileByFile);
}

#[test]
fn where_files_have_no_second_names_they_are_copied_with_their_time() {
    let root = folder();
    let scenarios = scenarios();
    let (one, two) = (&scenarios[1].old.clone().unwrap(), &scenarios[1].new);
    put(root.path(), one, &idle).unwrap();
    let before = look(root.path());
    let probe = |op: &'static str, _: &Path| if op == "link" { Err(Errno::PERM.into()) } else { Ok(()) };
    assert_eq!(put(root.path(), two, &probe).unwrap().kept, 2);
    let after = look(root.path());
    assert!(holds(&after, two));
    for path in ["index.html", "s.css"] {
        assert_ne!(before[path].1, after[path].1, "{path} should be a copy");
        assert_eq!(before[path].2, after[path].2, "{path} should keep its time");
    }
}

/// Trees over few names, so that files meet folders and most steps share most files.
fn trees() -> impl Strategy<Value = Vec<(Plan, u8, bool)>> {
    let path = prop::collection::vec(prop::sample::select(vec!["a", "b", "c-d", "e.html", "e.html.gz"]), 1..4);
    let texts = vec![String::new(), "one".to_owned(), "two ".repeat(20), "three ".repeat(20)];
    let file = (path.prop_map(|parts| parts.join("/")), prop::sample::select(texts));
    let tree = prop::collection::vec(file, 0..8).prop_map(|files| {
        let mut plan = Plan::new();
        for (path, text) in files {
            let inside = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.starts_with('/'));
            if !plan.keys().any(|other| inside(other, &path) || inside(&path, other)) {
                plan.insert(path, text.into());
            }
        }
        plan
    });
    prop::collection::vec((tree, 0..4_u8, any::<bool>()), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever came before, the target holds the last plan; what did not change was not touched.
    #[test]
    fn the_target_is_always_the_last_plan(steps in trees()) {
        let root = folder();
        let root = root.path();
        for (plan, way, compress) in &steps {
            let (options, made) = (options(*compress), clean_tree(plan, *compress));
            let exchange = [None, None, Some(Errno::INVAL), Some(Errno::BUSY)][usize::from(*way)];
            let before = look(root);
            let fault = Fault { at: 0, on: false, with: Errno::IO, exchange, met: AtomicUsize::new(0) };
            let published = put_with(root, plan, options, &|op, _| fault.probe(op)).unwrap();
            let after = look(root);
            prop_assert!(holds(&after, &made), "{:?} is not {:?}", after, made);
            prop_assert_eq!(litter(root), BTreeSet::new());
            let same = after.iter().filter(|(path, seen)| *path != manifest::NAME && before.get(*path) == Some(seen));
            prop_assert_eq!(same.count(), published.kept);
            prop_assert_eq!(published.kept + published.written, made.len());
            prop_assert_eq!(published.forms.all, made.len() - plan.len());
            prop_assert_eq!(published.changed, before != after);
            prop_assert!(!put_with(root, plan, options, &idle).unwrap().changed);
            prop_assert_eq!(look(root), after);
        }
    }
}
