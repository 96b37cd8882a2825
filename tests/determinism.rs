//! Law 2: the same sources give the same bytes, whatever the threads, the order of the folder, the path, the locale, the
//! time zone, the mask of permissions or the run.
#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::items_after_statements,
    clippy::map_unwrap_or,
    clippy::needless_for_each,
    clippy::needless_range_loop,
    clippy::too_many_lines,
    clippy::type_complexity,
    reason = "a test reads best in the order it happens, and its tables may be long"
)]
#![expect(clippy::disallowed_methods, reason = "the test sets the stage on a real disk")]

mod support;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use jiff::civil::date;
use support::{TODAY, bytes, command, copy_tree, not_run, project, run, same_bytes};
use vademecum::{
    base::VPath,
    config,
    session::{Session, SessionOptions},
    vfs::{Limits, Vfs},
};

/// The sample handbook in `to`, its files made in the order of `order`.
fn sample(to: &Path, order: impl Fn(&mut Vec<PathBuf>) + Copy) {
    copy_tree(&project().join("content"), &to.join("content"), order);
    fs::copy(project().join("book.toml"), to.join("book.toml")).unwrap();
}

/// What a run wrote and what it said.
struct Built {
    tree: BTreeMap<String, Vec<u8>>,
    report: String,
}

/// Builds the handbook in `root` with the command as `change` made it.
fn build(root: &Path, change: impl FnOnce(&mut Command)) -> Built {
    let mut command = command(root);
    command.args(["build", "--allow-errors", "--format", "json", "--today", TODAY]);
    change(&mut command);
    let ran = run(&mut command);
    assert!(ran.code <= 1, "{}\n{}", ran.code, ran.err);
    let tree = bytes(&root.join("public"));
    assert!(tree.len() > 100, "{}", ran.err);
    Built { tree, report: ran.out }
}

fn same(what: &str, left: &Built, right: &Built) {
    same_bytes(what, &left.tree, &right.tree);
    assert_eq!(left.report, right.report, "{what}: the report");
}

#[test]
fn the_same_bytes_everywhere() {
    let home = tempfile::tempdir().unwrap();
    let plain = home.path().join("plain");
    sample(&plain, |files| files.sort());
    let first = build(&plain, |_| {});

    // In the same place the second run must not even find the first one's traces.
    let again = |what: &str, change: &dyn Fn(&mut Command)| {
        fs::remove_dir_all(plain.join("public")).unwrap();
        same(what, &first, &build(&plain, change));
    };
    again("a second run", &|_| {});
    for threads in ["1", "2", "7"] {
        again(&format!("{threads} threads"), &|command| {
            command.args(["--threads", threads]);
        });
    }
    again("another locale and time zone", &|command| {
        command.env("LANG", "tr_TR.UTF-8").env("LC_ALL", "tr_TR.UTF-8").env("TZ", "Pacific/Kiritimati");
    });
    again("no locale, the other end of the day", &|command| {
        command.env("LC_ALL", "C").env("TZ", "Etc/GMT+12");
    });
    again("other settings of the terminal", &|command| {
        command.env("COLUMNS", "20").env("CLICOLOR_FORCE", "1").env("HOME", "/nonexistent").env("USER", "x");
    });

    let elsewhere = home.path().join("Über den Bergen, 日本/a\u{301} b");
    sample(&elsewhere, |files| files.reverse());
    same("another path, and files made in the other order", &first, &build(&elsewhere, |_| {}));

    let shuffled = home.path().join("shuffled");
    sample(&shuffled, |files| {
        files.sort_by_key(|file| vademecum::base::Digest::of(file.to_string_lossy().as_bytes()).to_string());
    });
    same("files made in no order", &first, &build(&shuffled, |_| {}));
    same("named from outside", &first, &from_outside(&shuffled, home.path()));
}

/// The same handbook, named as an argument from another folder.
fn from_outside(root: &Path, here: &Path) -> Built {
    fs::remove_dir_all(root.join("public")).unwrap();
    let mut command = command(here);
    command.args(["build", "--allow-errors", "--format", "json", "--today", TODAY]).arg(root);
    let ran = run(&mut command);
    Built { tree: bytes(&root.join("public")), report: ran.out }
}

#[test]
fn a_mask_of_permissions_changes_no_byte() {
    let home = tempfile::tempdir().unwrap();
    sample(home.path(), |files| files.sort());
    let first = build(home.path(), |_| {});
    for mask in ["000", "077"] {
        fs::remove_dir_all(home.path().join("public")).unwrap();
        let ran = Command::new("sh")
            .args(["-c", "umask $1; shift; exec \"$@\"", "sh", mask, env!("CARGO_BIN_EXE_vade")])
            .args(["build", "--allow-errors", "--format", "json", "--today", TODAY])
            .current_dir(home.path())
            .env_clear()
            .output();
        let Ok(ran) = ran else { return not_run("there is no shell to set a mask with") };
        let second = Built { tree: bytes(&home.path().join("public")), report: String::from_utf8(ran.stdout).unwrap() };
        same(&format!("mask {mask}"), &first, &second);
    }
}

#[test]
fn compressed_forms_are_the_same_whatever_the_threads() {
    let home = tempfile::tempdir().unwrap();
    sample(home.path(), |files| files.sort());
    let compressed = |threads: &str| {
        build(home.path(), |command| {
            command.args(["--compress", "--threads", threads]);
        })
    };
    let first = compressed("1");
    assert!(first.tree.contains_key("index.html.br") && first.tree.contains_key("index.html.gz"));
    fs::remove_dir_all(home.path().join("public")).unwrap();
    same("5 threads", &first, &compressed("5"));
    build(home.path(), |_| {});
    same("beside texts that were there", &first, &compressed("2"));
}

#[test]
fn the_day_is_an_input() {
    let home = tempfile::tempdir().unwrap();
    sample(home.path(), |files| files.sort());
    let day = |change: &dyn Fn(&mut Command)| {
        let mut command = command(home.path());
        command.args(["build", "--allow-errors", "--format", "json"]);
        change(&mut command);
        let ran = run(&mut command);
        let built = Built { tree: bytes(&home.path().join("public")), report: ran.out };
        fs::remove_dir_all(home.path().join("public")).unwrap();
        built
    };
    let told = day(&|command| {
        command.args(["--today", "2031-01-02"]);
    });
    let epoch = day(&|command| {
        command.env("SOURCE_DATE_EPOCH", "1925078400").env("TZ", "Pacific/Kiritimati");
    });
    same("a day told in two ways", &told, &epoch);
}

#[test]
fn any_number_of_threads_in_one_process() {
    let (config, problems) =
        config::parse(&VPath::new("book.toml").unwrap(), &fs::read_to_string(project().join("book.toml")).unwrap());
    assert!(problems.is_empty());
    let mut made = Vec::new();
    for threads in [1, 2, 5] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        made.push(pool.install(|| {
            use rayon::prelude::*;
            let vfs = Vfs::disk(project(), Limits::default());
            let mut session = Session::new(vfs, SessionOptions::new(config.clone(), date(2026, 11, 22)));
            let snapshot = session.snapshot().unwrap();
            let paths: Vec<&String> = snapshot.site.outputs.keys().collect();
            let outputs: BTreeMap<String, Vec<u8>> =
                paths.par_iter().map(|path| ((*path).clone(), snapshot.make(path).unwrap().unwrap())).collect();
            (format!("{:?}", snapshot.findings), outputs)
        }));
    }
    for (findings, outputs) in &made[1..] {
        assert_eq!(made[0].0, *findings);
        same_bytes("another pool", &made[0].1, outputs);
    }
}

#[test]
fn the_order_that_a_build_takes_changes_no_byte() {
    let (config, _) =
        config::parse(&VPath::new("book.toml").unwrap(), &fs::read_to_string(project().join("book.toml")).unwrap());
    let snapshot = || {
        let options = SessionOptions::new(config.clone(), date(2026, 11, 22));
        Session::new(Vfs::disk(project(), Limits::default()), options).snapshot().unwrap()
    };
    let by_path = snapshot();
    let paths: Vec<&String> = by_path.site.outputs.keys().collect();
    let ordered = snapshot();
    let order: Vec<usize> = ordered.order().concat();
    let mut all = order.clone();
    all.sort_unstable();
    assert!(all.into_iter().eq(0..paths.len()), "each output once");
    let make = |snapshot: &vademecum::session::Snapshot, at: usize| snapshot.make(paths[at]).unwrap().unwrap();
    let first: BTreeMap<String, Vec<u8>> = (0..paths.len()).map(|at| (paths[at].clone(), make(&by_path, at))).collect();
    let second = order.iter().map(|at| (paths[*at].clone(), make(&ordered, *at))).collect();
    same_bytes("another order", &first, &second);
}
