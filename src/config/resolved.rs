//! `book.toml` as resolved: every setting has a value.

use std::sync::Arc;

use super::{Accent, Level, Limits, Pattern, SiteUrl, Written};
use crate::{
    base::{TextMap, VPath},
    kinds::Kind,
    syntax::markdown::Dialect,
};

/// The settings of a handbook. All paths are relative to the folder of `book.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// `book.toml` itself, as findings name it; `None` when there is none.
    pub file: Option<VPath>,
    /// `[book]`.
    pub book: Book,
    /// `[build] build-dir`: where the site goes.
    pub build_dir: VPath,
    /// `[output.html]` and `[html]`.
    pub html: Html,
    /// `[labels]`.
    pub labels: Labels,
    /// `[markdown]`, and whether code spans may be labels.
    pub dialect: Dialect,
    /// `[links]`.
    pub links: Links,
    /// `[front-matter] extra`.
    pub front_matter: FrontMatterKeys,
    /// `[kinds.<name>]`, in the order of the file.
    pub kinds: Vec<Kind>,
    /// `[rules]`, in the order of the file. Whether the ids exist is for the rules to say.
    pub rules: Vec<RuleSetting>,
    /// `[[allow]]`, in the order of the file.
    pub allows: Vec<AllowEntry>,
    /// `[git] dates`: whether pages show when they were last changed.
    pub dates: bool,
    /// `[limits]`.
    pub limits: Limits,
}

/// `[book]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// The handbook's name; without one the theme takes the start page's.
    pub title: Option<String>,
    /// Who writes it.
    pub authors: Vec<String>,
    /// One or two sentences for search engines and the feed.
    pub description: Option<String>,
    /// The language, a BCP 47 tag such as `en` or `pt-BR`.
    pub language: String,
    /// The folder of the sources; the root itself without a `book.toml`.
    pub src: VPath,
}

/// `[output.html]` and `[html]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Html {
    /// Where the site will live, when that is written down.
    pub site_url: Option<SiteUrl>,
    /// A folder with templates and files that override the built-in theme's.
    pub theme: Option<Written<VPath>>,
    /// The colours for readers whose system does not ask for dark ones.
    pub default_theme: Scheme,
    /// Style sheets added to every page.
    pub additional_css: Vec<Written<VPath>>,
    /// Scripts added to every page.
    pub additional_js: Vec<Written<VPath>>,
    /// The address of "edit this page", with `{path}` for the source's path.
    pub edit_url_template: Option<String>,
    /// The project's address.
    pub git_repository_url: Option<String>,
    /// Old addresses of this site and where they lead now.
    pub redirects: Vec<Redirect>,
    /// `[output.html.print] enable`: whether each section has a page with all of its pages, for paper.
    pub print: bool,
    /// `[output.html.print] page-break`: whether each of those begins on a new sheet.
    pub print_breaks: bool,
    /// `[html] page-links`: how pages link to each other.
    pub page_links: PageLinks,
    /// `[html] report-url-template`: the address of "report a problem"; empty for none.
    pub report_url_template: Option<String>,
    /// `[html] accent`: the colour of links.
    pub accent: Option<Accent>,
    /// `[html] logo`: a picture beside the title at the top of every page.
    pub logo: Option<Written<VPath>>,
    /// `[html] favicon`: the picture of the browser's tab.
    pub favicon: Option<Written<VPath>>,
    /// `[html] footer`: a line at the foot of every page.
    pub footer: Option<Footer>,
    /// `[html] head`: a file whose elements go into the head of every page.
    pub head: Option<Written<VPath>>,
    /// `[html.strings]`: the theme's own words in those of the handbook. Whether the names exist is for the theme to
    /// say.
    pub strings: Vec<(Written<String>, String)>,
    /// `[html.words]`: the words of kinds, fields and choices in those of the handbook.
    pub words: Vec<(Written<String>, String)>,
}

/// A line of Markdown in `book.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footer {
    /// The line.
    pub text: String,
    /// Where its characters stand.
    pub map: TextMap,
    /// The whole file.
    pub file: Arc<str>,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// How pages link to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageLinks {
    /// `personas/sasha/`: what a web server wants.
    Directory,
    /// `personas/sasha/index.html`: works from disk.
    File,
}

/// An old address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The old address, from the root of the site: begins with `/`; may end in `#fragment`.
    pub from: Written<String>,
    /// Where it leads: an address of the site, a source's path or a whole address.
    pub to: Written<String>,
}

/// `[labels]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// Label files of other tools.
    pub imports: Vec<Import>,
    /// What a code span that reads like a label becomes.
    pub code_spans: CodeSpans,
    /// Names that look like labels and are none.
    pub ignore: Vec<Written<Pattern>>,
}

/// A label file of another tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The file.
    pub path: Written<VPath>,
    /// How it is written.
    pub format: ImportFormat,
}

/// How a label file of another tool is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportFormat {
    /// The `labels.yaml` of Kubernetes' `label_sync`.
    Kubernetes,
}

/// What a code span that reads like a label becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeSpans {
    /// It is judged, and links to the label's page in its code look.
    Link,
    /// It is judged, and shown as the label's pill.
    Pill,
    /// It is judged and stays code.
    Check,
    /// It is code and nothing else.
    Off,
}

/// `[links]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links {
    /// Files that list addresses or source paths that exist although this handbook does not hold them, one a line.
    pub known: Vec<Written<VPath>>,
    /// Destinations that are not judged.
    pub ignore: Vec<Written<Pattern>>,
    /// Where addresses from the root of the site are found: a prefix that begins with `/`, without a slash at its end
    /// (the empty text for all), and a folder. The longest prefixes first.
    pub roots: Vec<(String, Written<VPath>)>,
    /// Hosts under which this handbook is known, in lower case, besides the one of `site-url`.
    pub hosts: Vec<String>,
}

/// Which front matter keys there may be beyond the known ones and those that begin with `x-`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrontMatterKeys {
    /// These.
    Listed(Vec<String>),
    /// Any.
    Any,
}

/// A line of `[rules]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetting {
    /// The rule as written.
    pub rule: Written<String>,
    /// What it is set to.
    pub level: Level,
}

/// An `[[allow]]`: findings that are there on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowEntry {
    /// The rule as written.
    pub rule: Written<String>,
    /// In which files, relative to the folder of `book.toml`; empty for all.
    pub files: Vec<Pattern>,
    /// About which names, such as a label or a link's destination; empty for all.
    pub names: Vec<Pattern>,
    /// Why.
    pub reason: String,
    /// The `[[allow]]` heading, where a finding about the entry itself points.
    pub range: crate::base::TextRange,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            file: None,
            book: Book::default(),
            build_dir: VPath::root().join("public").unwrap_or_else(VPath::root),
            html: Html::default(),
            labels: Labels { imports: Vec::new(), code_spans: CodeSpans::Link, ignore: Vec::new() },
            dialect: Dialect::default(),
            links: Links::default(),
            front_matter: FrontMatterKeys::Listed(Vec::new()),
            kinds: Vec::new(),
            rules: Vec::new(),
            allows: Vec::new(),
            dates: true,
            limits: Limits::default(),
        }
    }
}

impl Config {
    /// The settings of a folder without `book.toml`: the folder itself is the source, and front matter keys are free.
    pub fn bare() -> Self {
        let book = Book { src: VPath::root(), ..Book::default() };
        Self { book, front_matter: FrontMatterKeys::Any, ..Self::default() }
    }

    /// Whether there is no `book.toml`. Undeclared labels are then not judged unless some label is declared.
    pub fn is_bare(&self) -> bool {
        self.file.is_none()
    }

    /// What `[rules]` sets the rule to; the last line counts.
    pub fn level(&self, rule: &str) -> Option<Level> {
        self.rules.iter().rev().find(|setting| setting.rule.value == rule).map(|setting| setting.level)
    }
}

impl Default for Book {
    fn default() -> Self {
        Self {
            title: None,
            authors: Vec::new(),
            description: None,
            language: "en".to_owned(),
            src: VPath::root().join("content").unwrap_or_else(VPath::root),
        }
    }
}

impl Default for Html {
    fn default() -> Self {
        Self {
            site_url: None,
            theme: None,
            default_theme: Scheme::Light,
            additional_css: Vec::new(),
            additional_js: Vec::new(),
            edit_url_template: None,
            git_repository_url: None,
            redirects: Vec::new(),
            print: false,
            print_breaks: true,
            page_links: PageLinks::Directory,
            report_url_template: None,
            accent: None,
            logo: None,
            favicon: None,
            footer: None,
            head: None,
            strings: Vec::new(),
            words: Vec::new(),
        }
    }
}
