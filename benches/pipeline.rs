//! How long each stage takes. Over the handbook that `VADE_BENCH_CORPUS` names (a folder with `book.toml` and
//! `content/`), or over one of 300 pages that is made here.
#![expect(clippy::disallowed_methods, reason = "a bench sets its own stage, and is told by the environment which one")]
#![allow(missing_docs, reason = "criterion's macro makes a public function")]

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    hint::black_box,
    path::PathBuf,
    sync::Arc,
};

use criterion::{BatchSize, BenchmarkGroup, Criterion, criterion_group, criterion_main, measurement::WallTime};
use jiff::civil::date;
use rayon::prelude::*;
use vademecum::{
    base::VPath,
    config::{self, Config},
    emit::{self, Guard},
    kinds::{Extra, Registry},
    model::{Model, ModelInput, ReadOptions, Source, read_source},
    render::default_strings,
    resolve::{ResolveOptions, Resolved},
    search::{Index, Library, Reading, texts},
    session::{Session, SessionOptions, Snapshot},
    site::{IndexFile, IndexPlan},
    syntax::{markdown::Dialect, yaml},
    vfs::{Class, Limits, SourceTree, Vfs},
};

/// How many pages the handbook has that is made here.
const PAGES: usize = 300;

/// The handbook that is measured. The folder goes when this goes.
struct Stage {
    root: PathBuf,
    config: Config,
    _made: Option<tempfile::TempDir>,
}

impl Stage {
    fn new() -> Self {
        let given = std::env::var_os("VADE_BENCH_CORPUS").map(PathBuf::from);
        let made = given.is_none().then(generated);
        let root = given.or_else(|| made.as_ref().map(|made| made.path().to_owned())).unwrap();
        let text = fs::read_to_string(root.join("book.toml")).unwrap();
        let (config, _) = config::parse(&VPath::new("book.toml").unwrap(), &text);
        Self { root, config, _made: made }
    }

    fn vfs(&self) -> Vfs {
        Vfs::disk(self.root.clone(), Limits::default())
    }

    fn session(&self) -> Session {
        Session::new(self.vfs(), SessionOptions::new(self.config.clone(), date(2026, 11, 22)))
    }

    fn tree(&self) -> SourceTree {
        self.vfs().scan(&self.config.book.src, &[]).unwrap()
    }

    fn read_options(&self) -> ReadOptions {
        ReadOptions {
            dialect: self.config.dialect.clone(),
            registry: Arc::new(Registry::with(self.config.kinds.clone())),
            extra: Extra::None,
            yaml: yaml::Limits::default(),
            aims: Arc::default(),
        }
    }

    fn input(&self, tree: &SourceTree, sources: Vec<Arc<Source>>) -> ModelInput {
        let assets = tree.files.iter().filter(|file| file.class == Class::Asset);
        ModelInput {
            sources,
            assets: assets.filter_map(|file| file.path.below(&self.config.book.src)).collect(),
            registry: Arc::new(Registry::with(self.config.kinds.clone())),
            drafts: false,
            include_depth: 16,
            title: "Bench".to_owned(),
            matrix_titles: ["Who does what".to_owned(), "By team".to_owned()],
            templates: BTreeSet::new(),
        }
    }
}

/// A handbook of pages that refer to each other, to teams, people and labels.
fn generated() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let put = |name: String, text: String| {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("book.toml".to_owned(), "[book]\ntitle = \"Bench\"\n".to_owned());
    let mut records = "teams:\n".to_owned();
    for at in 0..20 {
        let _ = writeln!(records, "  - {{id: team-{at}, name: Team {at}, purpose: Does what team {at} does.}}");
    }
    records.push_str("labels:\n");
    for at in 0..60 {
        let _ = writeln!(records, "  - {{name: \"Scope {}::{at}\", description: Where it stands, {at}.}}", at % 6);
    }
    put("content/records.yaml".to_owned(), records);
    put("content/index.md".to_owned(), "---\ntitle: Bench\n---\n\n```{children}\n```\n".to_owned());
    for at in 0..PAGES {
        put(format!("content/part-{}/page-{at}.md", at % 15), page(at));
    }
    dir
}

/// Sections, lists and a table, with references of every form.
fn page(at: usize) -> String {
    let mut text = format!("---\ntitle: Page {at}\nowner: team-{}\n---\n\n", at % 20);
    for section in 0..8 {
        let (to, label) = ((at * 7 + section * 31) % PAGES, (at + section) % 60);
        let _ = write!(
            text,
            "## Section {section} of {at}\n\nWork goes on in [the other page](../part-{}/page-{to}.md#section-{section}-of-{to}) \
             with *care* and **attention**, by [](team:team-{}), under ~\"Scope {}::{label}\". Then `code` and more words \
             that say nothing at all but have to be read, as words of a handbook do.\n\n- one\n- two, with a [link]\n\n\
             | What | Who |\n|---|---|\n| row | cell |\n\n```yaml\nkey: value\n```\n\n",
            to % 15,
            (at + section) % 20,
            label % 6,
        );
    }
    text.push_str("[link]: https://example.com/a\n");
    text
}

fn read(tree: &SourceTree, src: &VPath, options: &ReadOptions) -> Vec<Arc<Source>> {
    let files: Vec<_> = tree.files.iter().filter_map(|file| Some((file, file.text.as_ref()?, file.digest?))).collect();
    let read = files
        .par_iter()
        .filter_map(|(file, text, digest)| Some(Arc::new(read_source(&file.path.below(src)?, text, *digest, options))));
    read.collect()
}

fn make(snapshot: &Snapshot) -> usize {
    let paths: Vec<&String> = snapshot.site.outputs.keys().collect();
    paths.par_iter().map(|path| snapshot.make(path).unwrap().unwrap().len()).sum()
}

fn publish(snapshot: &Snapshot, target: &std::path::Path) -> usize {
    let paths: Vec<&str> = snapshot.site.outputs.keys().map(String::as_str).collect();
    let bytes = |at: usize| Ok::<_, emit::EmitError>(Cow::Owned(snapshot.make(paths[at]).unwrap().unwrap()));
    emit::publish(target, &Guard::default(), &paths, emit::Options::default(), &bytes).unwrap().written
}

/// The search index: how long all its files take, and what they come to.
#[expect(clippy::print_stdout, reason = "a bench prints what it measured")]
fn index(group: &mut BenchmarkGroup<'_, WallTime>, snapshot: &Snapshot) {
    let (strings, words) = (default_strings(), BTreeMap::new());
    let library = Library {
        model: &snapshot.model,
        dialect: &Dialect::default(),
        strings: &strings,
        words: &words,
        styles: "",
        page_file: "",
        threads: rayon::current_num_threads(),
    };
    group.bench_function("search index", |bench| bench.iter(|| black_box(index_files(&library).len())));
    let mut sizes: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for (file, bytes) in index_files(&library) {
        let sort = match file {
            IndexFile::Entities => "entities",
            IndexFile::Titles(_) => "titles",
            IndexFile::Words(_) => "words",
            IndexFile::Spelling(_) => "spelling",
            IndexFile::Texts(_) => "texts",
        };
        let size = sizes.entry(sort).or_default();
        *size = (size.0 + 1, size.1 + bytes, size.2.max(bytes));
    }
    for (sort, (files, bytes, largest)) in sizes {
        println!("pipeline/search index: {sort}: {files} files, {bytes} bytes, the largest {largest}");
    }
}

/// Makes every file, the texts first, as a build does; gives their sizes in bytes.
fn index_files(library: &Library<'_>) -> Vec<(IndexFile, usize)> {
    let reading = Reading::new(library);
    let files: Vec<IndexFile> = IndexPlan::of(library.model).files().collect();
    let texts = files.par_iter().filter_map(|file| match file {
        IndexFile::Texts(at) => Some((*file, texts(library, &reading, *at).len())),
        _ => None,
    });
    let mut sizes: Vec<(IndexFile, usize)> = texts.collect();
    let index = Index::make(library, &reading);
    let others = files.iter().filter(|file| !matches!(file, IndexFile::Texts(_)));
    sizes.extend(others.map(|file| (*file, index.file(*file).len())));
    sizes
}

fn stages(criterion: &mut Criterion) {
    let stage = Stage::new();
    let mut group = criterion.benchmark_group("pipeline");
    group.sample_size(10);

    group.bench_function("scan", |bench| bench.iter(|| black_box(stage.tree().files.len())));
    let (tree, options, src) = (stage.tree(), stage.read_options(), &stage.config.book.src);
    group.bench_function("parse", |bench| bench.iter(|| black_box(read(&tree, src, &options).len())));
    let sources = read(&tree, src, &options);
    group.bench_function("model", |bench| {
        bench.iter_batched(
            || stage.input(&tree, sources.clone()),
            |input| black_box(Model::build(input).nodes.len()),
            BatchSize::PerIteration,
        );
    });
    let model = Model::build(stage.input(&tree, sources));
    let resolve = ResolveOptions { judge_labels: true, ..ResolveOptions::default() };
    group.bench_function("resolve", |bench| bench.iter(|| black_box(Resolved::build(&model, &resolve))));

    let mut session = stage.session();
    let snapshot = session.snapshot().unwrap();
    group.bench_function("snapshot again, nothing changed", |bench| {
        bench.iter(|| black_box(session.snapshot().unwrap().findings.len()));
    });
    index(&mut group, &snapshot);
    group.bench_function("make", |bench| bench.iter(|| black_box(make(&snapshot))));

    // A RAM disk where there is one: the disk is not what is measured.
    let memory = PathBuf::from("/dev/shm");
    let place = if memory.is_dir() { memory } else { std::env::temp_dir() };
    group.bench_function("build", |bench| {
        bench.iter_batched(
            || tempfile::tempdir_in(&place).unwrap(),
            |dir| black_box(publish(&stage.session().snapshot().unwrap(), &dir.path().join("site"))),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
