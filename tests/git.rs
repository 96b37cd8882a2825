//! Dates from git: right ones where there is a history, none where there is not, and never a program run that a
//! repository names.
#![expect(clippy::disallowed_methods, reason = "the test makes repositories on a real disk")]

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use support::{Ran, TODAY, bytes, command, put, run, same_bytes};
use tempfile::TempDir;

/// A template that shows which pages were changed of late.
const HOME: &str = "{% extends \"default/page.html\" %}{% block content %}\
                    {% if home %}{% for r in home.changed %}[{{ r.date }} {{ r.text }} {{ r.url }} {{ r.title }}]{% endfor %}{% endif %}{% endblock %}";

const BOOK: &str = "[book]\ntitle = \"Office\"\n[output.html]\ntheme = \"theme\"\nsite-url = \"https://h.example/\"\n\
                    git-repository-url = \"https://gitlab.example/office/book/\"\n";

/// A folder that is a repository.
struct Repository {
    dir: TempDir,
}

impl Repository {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let repository = Self { dir };
        repository.git(0, &["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    fn root(&self) -> &Path {
        self.dir.path()
    }

    fn put(&self, name: &str, text: &str) {
        put(self.root(), name, text);
    }

    /// Runs git as someone who commits at `time`.
    fn git(&self, time: i64, arguments: &[&str]) -> String {
        git(self.root(), time, arguments)
    }

    /// Commits all that lies there; the commit's name.
    fn commit(&self, time: i64) -> String {
        self.git(time, &["add", "--all"]);
        self.git(time, &["commit", "--quiet", "--allow-empty", "--message", "x"]);
        self.git(time, &["rev-parse", "HEAD"]).trim().to_owned()
    }

    /// A handbook of a few pages in its first commit, of 2 March 2026.
    fn handbook() -> (Self, String) {
        let repository = Self::new();
        repository.put("book.toml", BOOK);
        repository.put("theme/templates/page.html", HOME);
        repository.put("content/index.md", "# Office\n\nSee [keys](keys.md) and [desks](desks.md).\n");
        repository.put("content/keys.md", "# Keys\n\nWho has them.\n");
        repository.put("content/desks.md", "# Desks\n\nWhere to sit.\n");
        repository.put("content/teams.yaml", "teams:\n  - {id: front, name: Front desk}\n");
        let first = repository.commit(day(2, 3));
        (repository, first)
    }
}

/// Noon of a day of 2026, in seconds since 1970.
fn day(day: i8, month: i8) -> i64 {
    let noon = jiff::civil::date(2026, month, day).at(12, 0, 0, 0);
    noon.to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp().as_second()
}

/// Git with nothing of the world around it.
fn git_command(root: &Path, time: i64) -> Command {
    let mut command = Command::new("git");
    command.current_dir(root).env_clear().env("PATH", "/usr/bin:/bin").env("HOME", root);
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Kim").env(format!("GIT_{who}_EMAIL"), "kim@example.com");
        command.env(format!("GIT_{who}_DATE"), format!("@{time} +1300"));
    }
    command.args(["-c", "protocol.file.allow=always"]);
    command
}

fn git(root: &Path, time: i64, arguments: &[&str]) -> String {
    let ran = run(git_command(root, time).args(arguments));
    assert_eq!(ran.code, 0, "git {arguments:?}: {}", ran.err);
    ran.out
}

/// Builds the handbook in `root`, with the command as `change` made it.
fn build_with(root: &Path, change: impl FnOnce(&mut Command) -> &mut Command) -> Ran {
    let mut command = command(root);
    command.args(["build", "--today", TODAY]);
    change(&mut command);
    run(&mut command)
}

/// Builds it, and expects no word of trouble.
fn build(root: &Path) {
    let ran = build_with(root, |command| command);
    assert!(ran.code == 0 && !ran.err.contains("warning:"), "{}{}", ran.out, ran.err);
}

fn page(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join("public").join(path)).unwrap()
}

/// The day a page says it was updated on, and the commit it links.
fn updated(root: &Path, path: &str) -> Option<(String, Option<String>)> {
    let html = page(root, path);
    let (_, rest) = html.split_once("<dt>Updated</dt>")?;
    let (here, _) = rest.split_once("</dd>").unwrap();
    let (_, date) = here.split_once("datetime=\"").unwrap();
    let link = here.split_once("href=\"").map(|(_, link)| link.split('"').next().unwrap().to_owned());
    Some((date.split('"').next().unwrap().to_owned(), link))
}

/// Expects a page to say that it was updated on this day, or on none.
fn check(root: &Path, path: &str, want: Option<&str>) {
    let got = updated(root, path).map(|(date, _)| date);
    assert_eq!(got.as_deref(), want, "{path} in {}", root.display());
}

#[test]
fn a_page_says_when_its_file_was_last_changed() {
    let (repository, first) = Repository::handbook();
    let root = repository.root();
    repository.put("content/keys.md", "# Keys\n\nWho has them, and who had.\n");
    let second = repository.commit(day(4, 3));
    repository.put("content/plans/new.md", "# New\n\nNot committed.\n");
    repository.put("content/desks.md", "# Desks\n\nChanged, and not committed.\n");
    build(root);
    let link = |commit: &str| Some(format!("https://gitlab.example/office/book/-/commit/{commit}"));
    assert_eq!(updated(root, "keys/index.html"), Some(("2026-03-04".to_owned(), link(&second))));
    assert_eq!(updated(root, "desks/index.html"), Some(("2026-03-02".to_owned(), link(&first))));
    assert!(page(root, "keys/index.html").contains(&format!(">{}</a>", &second[..8])));
    // A file of records changes whenever one of them does, so none of their pages can tell its day.
    for undated in ["plans/new/index.html", "teams/front/index.html", "teams/index.html", "404.html"] {
        check(root, undated, None);
    }
    let sitemap = page(root, "sitemap.xml");
    assert!(sitemap.contains("<loc>https://h.example/keys/</loc><lastmod>2026-03-04</lastmod>"), "{sitemap}");
    assert!(sitemap.contains("<loc>https://h.example/plans/new/</loc></url>"), "{sitemap}");
}

#[test]
fn the_home_page_knows_what_changed_of_late() {
    let (repository, _) = Repository::handbook();
    for number in 0..12 {
        repository.put(&format!("content/p{number:02}.md"), &format!("# P {number}\n\nText.\n"));
        // Two share a moment, and go by their titles.
        repository.commit(day(5 + number / 2, 3));
    }
    repository.put("content/hidden.md", "---\nnoindex: true\n---\n\n# Hidden\n");
    repository.commit(day(30, 3));
    build(repository.root());
    let home = page(repository.root(), "index.html");
    let listed: Vec<&str> = home.split('[').skip(1).filter_map(|rest| Some(rest.split_once(']')?.0)).collect();
    assert_eq!(listed.len(), 10, "{listed:?}");
    assert_eq!(listed[0], "2026-03-10 10 Mar 2026 ./p10/ P 10");
    assert_eq!(listed[1], "2026-03-10 10 Mar 2026 ./p11/ P 11");
    assert_eq!(listed[9], "2026-03-06 6 Mar 2026 ./p03/ P 3");
}

#[test]
fn a_file_that_was_removed_and_is_back_has_no_date() {
    let (repository, _) = Repository::handbook();
    fs::remove_file(repository.root().join("content/keys.md")).unwrap();
    repository.commit(day(4, 3));
    repository.put("content/keys.md", "# Keys\n\nBack, and not committed.\n");
    build(repository.root());
    check(repository.root(), "keys/index.html", None);
    repository.commit(day(6, 3));
    build(repository.root());
    check(repository.root(), "keys/index.html", Some("2026-03-06"));
}

#[test]
fn a_merge_dates_only_what_it_changed_itself() {
    let (repository, _) = Repository::handbook();
    repository.git(0, &["switch", "--quiet", "--create", "side"]);
    repository.put("content/keys.md", "# Keys\n\nSide.\n");
    repository.put("content/desks.md", "# Desks\n\nSide.\n");
    repository.commit(day(4, 3));
    repository.git(0, &["switch", "--quiet", "main"]);
    repository.put("content/keys.md", "# Keys\n\nMain.\n");
    repository.commit(day(5, 3));
    let merge = ["merge", "--quiet", "--no-ff", "--message", "x", "side"];
    assert_ne!(run(git_command(repository.root(), day(8, 3)).args(merge)).code, 0, "the two sides should collide");
    repository.put("content/keys.md", "# Keys\n\nBoth.\n");
    repository.commit(day(8, 3));
    build(repository.root());
    check(repository.root(), "keys/index.html", Some("2026-03-08"));
    check(repository.root(), "desks/index.html", Some("2026-03-04"));
}

#[test]
fn a_shallow_clone_has_no_dates_and_says_why() {
    let (repository, _) = Repository::handbook();
    repository.put("content/keys.md", "# Keys\n\nNew.\n");
    repository.commit(day(4, 3));
    let clone = tempfile::tempdir().unwrap();
    let url = format!("file://{}", repository.root().display());
    git(clone.path(), 0, &["clone", "--quiet", "--depth=1", &url, "book"]);
    let root = clone.path().join("book");
    let ran = build_with(&root, |command| command);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let told = ["warning: ", "shallow clone", "GIT_DEPTH: \"0\"", "git fetch --unshallow", "dates = false"];
    assert!(told.iter().all(|word| ran.err.contains(word)), "{}", ran.err);
    check(&root, "keys/index.html", None);
    check(&root, "desks/index.html", None);
    assert!(!page(&root, "sitemap.xml").contains("lastmod"));
    assert!(!page(&root, "index.html").contains('['), "nothing changed of late");
    // It is no finding: whoever denies warnings about content still gets the site, and `check` has no need of dates.
    assert_eq!(build_with(&root, |command| command.args(["--deny", "warnings"])).code, 0);
    assert_eq!(support::vade(&root, &["check"]).err, "");
    git(&root, 0, &["fetch", "--quiet", "--unshallow"]);
    build(&root);
    check(&root, "keys/index.html", Some("2026-03-04"));
    check(&root, "desks/index.html", Some("2026-03-02"));
}

#[test]
fn the_same_commit_gives_the_same_bytes() {
    let (repository, _) = Repository::handbook();
    repository.put("content/keys.md", "# Keys\n\nNew.\n");
    // Past midnight where it was committed, and before midnight elsewhere.
    repository.commit(day(4, 3) + 11 * 3600);
    build(repository.root());
    let clone = tempfile::tempdir().unwrap();
    git(clone.path(), 0, &["clone", "--quiet", repository.root().to_str().unwrap(), "other place"]);
    let other = clone.path().join("other place");
    let ran = build_with(&other, |command| command.env("TZ", "Pacific/Apia").args(["--threads", "1"]));
    assert_eq!((ran.code, ran.err.contains("warning")), (0, false), "{}", ran.err);
    same_bytes("a clone", &bytes(&repository.root().join("public")), &bytes(&other.join("public")));
    check(&other, "keys/index.html", Some("2026-03-04"));
}

#[test]
fn it_can_be_turned_off() {
    let (repository, _) = Repository::handbook();
    repository.put("book.toml", &format!("{BOOK}[git]\ndates = false\n"));
    // Not even a repository that cannot be read is a matter then.
    fs::write(repository.root().join(".git/HEAD"), "rubbish").unwrap();
    build(repository.root());
    check(repository.root(), "keys/index.html", None);
}

#[test]
fn where_the_repository_is() {
    // Below the top of a larger project.
    let project = Repository::new();
    project.put("docs/book/book.toml", BOOK.replace("theme = \"theme\"\n", "").as_str());
    project.put("docs/book/content/index.md", "# Office\n\nSee [keys](keys.md).\n");
    project.put("docs/book/content/keys.md", "# Keys\n");
    project.put("keys.md", "# Other keys\n");
    project.commit(day(2, 3));
    project.put("keys.md", "# Other keys, changed\n");
    project.commit(day(9, 3));
    let book = project.root().join("docs/book");
    build(&book);
    check(&book, "keys/index.html", Some("2026-03-02"));

    // A second working tree, by a link, and as a submodule of another project.
    let places = tempfile::tempdir().unwrap();
    let place = |name: &str| places.path().join(name);
    project.git(0, &["worktree", "add", "--quiet", place("tree").to_str().unwrap(), "HEAD"]);
    std::os::unix::fs::symlink(&book, place("link")).unwrap();
    git(places.path(), 0, &["init", "--quiet", "outer"]);
    git(&place("outer"), 0, &["submodule", "--quiet", "add", project.root().to_str().unwrap(), "inner"]);
    for root in [place("tree/docs/book"), place("link"), place("outer/inner/docs/book")] {
        build(&root);
        check(&root, "keys/index.html", Some("2026-03-02"));
    }
}

#[test]
fn hooks_do_not_lead_it_elsewhere() {
    let (repository, _) = Repository::handbook();
    let (other, _) = Repository::handbook();
    let ran = build_with(repository.root(), |command| {
        command.env("GIT_DIR", other.root().join(".git")).env("GIT_WORK_TREE", other.root());
        command.env("GIT_INDEX_FILE", "/nowhere")
    });
    assert!(ran.code == 0 && !ran.err.contains("warning"), "{}", ran.err);
    check(repository.root(), "keys/index.html", Some("2026-03-02"));
}

/// Builds, and expects a site without dates and a warning that holds `told`; no warning when that is empty.
fn check_undated(root: &Path, told: &str, change: impl FnOnce(&mut Command) -> &mut Command) {
    let ran = build_with(root, change);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let warned = ran.err.contains("warning: pages show no date");
    assert_eq!((warned, ran.err.contains(told)), (!told.is_empty(), true), "{told}: {}", ran.err);
    check(root, "keys/index.html", None);
}

#[test]
fn what_cannot_be_read_fails_nothing() {
    let (repository, _) = Repository::handbook();
    let root = repository.root();
    check_undated(root, "`git` is not installed", |command| command.env("PATH", "/nowhere"));
    check_undated(root, "safe.directory", |command| command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"));
    let head = fs::read(root.join(".git/HEAD")).unwrap();
    fs::write(root.join(".git/HEAD"), "rubbish").unwrap();
    check_undated(root, "could not read", |command| command);
    fs::write(root.join(".git/HEAD"), head).unwrap();
    fs::write(root.join(".git/config"), "[core\n").unwrap();
    check_undated(root, "could not read", |command| command);
    fs::remove_dir_all(root.join(".git")).unwrap();
    check_undated(root, "", |command| command);
    check_undated(root, "", |command| command.env("PATH", "/nowhere"));
    fs::write(root.join(".git"), "gitdir: /nowhere\n").unwrap();
    check_undated(root, "could not read", |command| command);
    // Nothing committed yet is an ordinary state.
    fs::remove_file(root.join(".git")).unwrap();
    repository.git(0, &["init", "--quiet"]);
    check_undated(root, "", |command| command);
    // Nor does an object that is missing fail it.
    repository.commit(day(2, 3));
    let tree = repository.git(0, &["rev-parse", "HEAD:content"]);
    let (folder, file) = tree.trim().split_at(2);
    fs::remove_file(root.join(".git/objects").join(folder).join(file)).unwrap();
    check_undated(root, "could not read", |command| command);
}

/// A program that leaves a mark when it is run.
fn trap(folder: &Path) -> (PathBuf, PathBuf) {
    use std::os::unix::fs::PermissionsExt as _;
    let (program, mark) = (folder.join("trap"), folder.join("mark"));
    fs::write(&program, format!("#!/bin/sh\ntouch '{}'\n", mark.display())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    (program, mark)
}

#[test]
fn no_program_that_a_repository_names_is_run() {
    let (repository, _) = Repository::handbook();
    let root = repository.root();
    let outside = tempfile::tempdir().unwrap();
    let (program, mark) = trap(outside.path());
    let program = program.to_str().unwrap();
    // A commit that says it is signed, so that a check of signatures has something to check.
    let plain = repository.git(0, &["cat-file", "commit", "HEAD"]);
    let (head, message) = plain.split_once("\n\n").unwrap();
    let signature = "-----BEGIN PGP SIGNATURE-----\n \n wsBc\n -----END PGP SIGNATURE-----";
    put(root, "signed", format!("{head}\ngpgsig {signature}\n\n{message}"));
    let signed = repository.git(0, &["hash-object", "-t", "commit", "-w", "--literally", "signed"]);
    repository.git(0, &["reset", "--quiet", "--hard", signed.trim()]);
    repository.put(".gitattributes", "*.md diff=trap filter=trap\n");
    let settings = [
        ("core.fsmonitor", program),
        ("core.pager", program),
        ("pager.log", program),
        ("core.editor", program),
        ("core.sshCommand", program),
        ("core.hooksPath", outside.path().to_str().unwrap()),
        ("gpg.program", program),
        ("log.showSignature", "true"),
        ("diff.external", program),
        ("diff.trap.command", program),
        ("diff.trap.textconv", program),
        ("filter.trap.clean", program),
        ("alias.log", &format!("!{program}")),
        ("diff.orderFile", "/nowhere"),
        ("log.follow", "true"),
        ("log.showRoot", "false"),
        ("diff.relative", "false"),
        ("color.ui", "always"),
        ("format.pretty", "raw"),
    ];
    for (name, value) in settings {
        repository.git(0, &["config", name, value]);
    }
    // The trap is armed: plain git falls into it.
    run(git_command(root, 0).args(["-c", "diff.orderFile=", "log"]));
    assert!(mark.exists(), "the trap does not work");
    fs::remove_file(&mark).unwrap();
    run(git_command(root, 0).args(["-c", "diff.orderFile=", "status"]));
    assert!(mark.exists(), "the trap does not work");
    fs::remove_file(&mark).unwrap();
    build(root);
    assert!(!mark.exists(), "a program of the repository was run");
    check(root, "keys/index.html", Some("2026-03-02"));
}

#[test]
fn nothing_is_fetched_for_a_clone_without_trees() {
    let (repository, _) = Repository::handbook();
    repository.git(0, &["config", "uploadpack.allowFilter", "true"]);
    let places = tempfile::tempdir().unwrap();
    let url = format!("file://{}", repository.root().display());
    let options = ["clone", "--quiet", "--no-checkout", "--filter=tree:0", &url, "book"];
    git(places.path(), 0, &options);
    let root = places.path().join("book");
    let (program, mark) = trap(places.path());
    git(&root, 0, &["config", "remote.origin.url", "ssh://host.invalid/book"]);
    git(&root, 0, &["config", "core.sshCommand", program.to_str().unwrap()]);
    for name in ["book.toml", "content/index.md", "content/keys.md", "content/desks.md", "theme/templates/page.html"] {
        put(&root, name, fs::read(repository.root().join(name)).unwrap());
    }
    // The trap is armed: plain git asks for the trees that are missing.
    run(git_command(&root, 0).args(["log", "--name-only"]));
    assert!(mark.exists(), "the trap does not work");
    fs::remove_file(&mark).unwrap();
    check_undated(&root, "could not read", |command| command);
    assert!(!mark.exists(), "something was fetched");
}

#[test]
fn a_repository_among_the_files_is_none() {
    // A bare repository that was committed as ordinary files, with settings that name a program.
    let (repository, _) = Repository::handbook();
    let root = repository.root();
    repository.git(0, &["clone", "--quiet", "--bare", ".", "book.git"]);
    fs::remove_dir_all(root.join(".git")).unwrap();
    let book = root.join("book.git");
    for name in ["book.toml", "content/index.md", "content/keys.md", "content/desks.md", "theme/templates/page.html"] {
        put(&book, name, fs::read(root.join(name)).unwrap());
    }
    check_undated(&book, "", |command| command);
}
