//! `book.toml` as resolved: every setting has a value.

use super::{Level, Limits, Pattern, SiteUrl, Written};
use crate::{base::VPath, kinds::Kind, syntax::markdown::Dialect};

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
    /// `[output.html.search]`.
    pub search: SearchSettings,
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
    pub theme: Option<VPath>,
    /// The colours for readers whose system does not ask for dark ones.
    pub default_theme: Scheme,
    /// The colours for readers whose system asks for dark ones.
    pub preferred_dark_theme: Scheme,
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
    /// What the theme says in its own words, by name.
    pub strings: Vec<(Written<String>, String)>,
    /// `[html] page-links`: how pages link to each other.
    pub page_links: PageLinks,
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

/// `[output.html.search]`, in mdBook's words. The weights are relative to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchSettings {
    /// Whether there is a search at all.
    pub enable: bool,
    /// How many results are shown, 1 to 1000.
    pub limit_results: u32,
    /// How many words of a page a result shows, 1 to 1000.
    pub teaser_word_count: u32,
    /// Whether every word must occur.
    pub use_boolean_and: bool,
    /// The weight of a word in a title, 0 to 100.
    pub boost_title: u32,
    /// The weight of a word in a heading above, 0 to 100.
    pub boost_hierarchy: u32,
    /// The weight of a word in the text, 0 to 100.
    pub boost_paragraph: u32,
    /// Whether a word finds longer words that begin with it.
    pub expand: bool,
    /// Headings down to this level are results of their own, 1 to 6.
    pub heading_split_level: u32,
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
            search: SearchSettings::default(),
            labels: Labels { imports: Vec::new(), code_spans: CodeSpans::Link, ignore: Vec::new() },
            dialect: Dialect::default(),
            links: Links::default(),
            front_matter: FrontMatterKeys::Listed(Vec::new()),
            kinds: Vec::new(),
            rules: Vec::new(),
            allows: Vec::new(),
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
            preferred_dark_theme: Scheme::Dark,
            additional_css: Vec::new(),
            additional_js: Vec::new(),
            edit_url_template: None,
            git_repository_url: None,
            redirects: Vec::new(),
            strings: Vec::new(),
            page_links: PageLinks::Directory,
        }
    }
}

impl Default for SearchSettings {
    fn default() -> Self {
        Self {
            enable: true,
            limit_results: 30,
            teaser_word_count: 30,
            use_boolean_and: true,
            boost_title: 2,
            boost_hierarchy: 1,
            boost_paragraph: 1,
            expand: true,
            heading_split_level: 3,
        }
    }
}
