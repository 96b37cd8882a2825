//! From files and settings to what each stage is given.

use std::{collections::BTreeMap, sync::Arc};

use globset::{GlobSet, GlobSetBuilder};

use super::{SessionError, SessionOptions, owner, paths};
use crate::{
    base::{Place, TextRange, VPath, nearest},
    config::{Config, Level, PageLinks, Pattern, Scheme, Written},
    diag::{Problem, ids},
    model::{Model, NodeId},
    render::{
        RenderSettings,
        page_view::{Html, Shared, SiteLink, SiteView},
        theme::Theme,
    },
    resolve::{Known, ResolveOptions},
    rules::{self, AllowEntry, Levels, RunOptions},
    site::{ACCENT_CSS, PlanInput},
    vfs::Vfs,
};

/// Makes sure that the folder of the sources is there. Files in memory have no folders to miss.
pub(super) fn source_folder(vfs: &Vfs, options: &SessionOptions) -> Result<(), SessionError> {
    let src = &options.config.book.src;
    match vfs.root() {
        Some(root) if root.is_dir() && !root.join(src.as_str()).exists() => Err(SessionError::NoSources(src.clone())),
        _ => Ok(()),
    }
}

/// `book.toml`, as the model knows it.
pub(super) fn book(config: &Config) -> VPath {
    let file = config.file.clone().or_else(|| VPath::new("book.toml")).unwrap_or_else(VPath::root);
    paths::outside(&file)
}

pub(super) fn missing_setting(config: &Config, range: TextRange, path: &VPath) -> (VPath, Problem) {
    let problem = Problem::new(ids::SOURCE_UNREADABLE, range, format!("there is no readable file `{path}`"))
        .help("the path counts from the folder of `book.toml`");
    (book(config), problem)
}

/// That a folder which the settings name is not there.
fn missing_folder(vfs: &Vfs, config: &Config, what: &str, folder: &Written<VPath>) -> Option<(VPath, Problem)> {
    let path = &folder.value;
    if vfs.has_folder(path) {
        return None;
    }
    let message = format!("there is no folder `{path}` {what}");
    let mut problem = Problem::new(ids::SOURCE_UNREADABLE, folder.range, message)
        .help("the path counts from the folder of `book.toml`");
    let beside = vfs.folders_beside(path);
    if let Some(near) = nearest(path.name(), beside.iter().map(String::as_str), 1).first() {
        let near = path.parent().join(near).map_or_else(|| (*near).to_owned(), |near| near.to_string());
        problem = problem.suggest(format!("write `{near}`"), folder.range, format!("\"{near}\""));
    }
    Some((book(config), problem))
}

/// What the later stages are given.
pub(super) struct Settings {
    pub(super) resolve: ResolveOptions,
    pub(super) run: RunOptions,
    pub(super) render: RenderSettings,
    /// The owner's elements for the head of every page.
    pub(super) head: String,
    /// What is wrong with the settings themselves, now that files and rules are known.
    pub(super) extra: Vec<(VPath, Problem)>,
}

/// The settings of the later stages.
pub(super) fn settings(vfs: &Vfs, options: &SessionOptions) -> Settings {
    let config = &options.config;
    let mut extra = Vec::new();
    let mut lists = Vec::new();
    for known in &config.links.known {
        match vfs.read_bytes(&known.value).ok().and_then(|bytes| String::from_utf8(bytes).ok()) {
            Some(text) => lists.push(text),
            None => extra.push(missing_setting(config, known.range, &known.value)),
        }
    }
    let strings = owner::strings(config, &mut extra);
    let words = owner::words(config, &mut extra);
    let head = owner::head(vfs, config, &mut extra);
    for file in owner::own_files(config) {
        if vfs.read_bytes(&file.value).is_err() {
            extra.push(missing_setting(config, file.range, &file.value));
        }
    }
    let roots = config.links.roots.iter().map(|(prefix, folder)| (format!("for `{prefix}`"), folder));
    let theme = config.html.theme.iter().map(|folder| ("for the theme".to_owned(), folder));
    extra.extend(roots.chain(theme).filter_map(|(what, folder)| missing_folder(vfs, config, &what, folder)));
    let src = &config.book.src;
    let resolve = ResolveOptions {
        own_hosts: own_hosts(options),
        known: Known::read(lists.iter().map(String::as_str), src.as_str()),
        ignore_links: set(config.links.ignore.iter().map(|pattern| &pattern.value)),
        roots: config
            .links
            .roots
            .iter()
            .map(|(prefix, folder)| (prefix.clone(), paths::inner_folder(&folder.value, src)))
            .collect(),
        ignore_labels: set(config.labels.ignore.iter().map(|pattern| &pattern.value)),
        judge_labels: !config.is_bare(),
    };
    let levels = levels(options, &mut extra);
    let allows = config.allows.iter().map(|entry| AllowEntry {
        rule: entry.rule.value.clone(),
        files: (!entry.files.is_empty()).then(|| entry.files.clone()),
        names: entry.names.clone(),
        place: Place::new(book(config), entry.range),
        rule_range: entry.rule.range,
        src: src.clone(),
    });
    let run = RunOptions { levels, allows: allows.collect() };
    Settings { resolve, run, render: render(options, strings, words), head, extra }
}

fn set<'a>(patterns: impl Iterator<Item = &'a Pattern>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        if let Ok(glob) = globset::Glob::new(pattern.as_str()) {
            set.add(glob);
        }
    }
    set.build().unwrap_or_default()
}

fn own_hosts(options: &SessionOptions) -> Vec<(String, String)> {
    let config = &options.config;
    let mut hosts: Vec<(String, String)> =
        config.links.hosts.iter().map(|host| (host.clone(), "/".to_owned())).collect();
    let site = config.html.site_url.clone();
    let pages = options.pages_url.as_deref().and_then(crate::config::SiteUrl::parse);
    for url in site.into_iter().chain(pages) {
        hosts.extend(url.host().map(|host| (host, url.path().to_owned())));
    }
    hosts
}

fn levels(options: &SessionOptions, extra: &mut Vec<(VPath, Problem)>) -> Levels {
    let mut levels = Levels::default();
    for setting in &options.config.rules {
        if !levels.set(&setting.rule.value, setting.level) {
            let name = &setting.rule.value;
            let mut problem =
                Problem::new(ids::CONFIG_UNKNOWN_RULE, setting.rule.range, format!("there is no rule `{name}`"))
                    .help("`vade explain` lists all rules");
            let all = rules::RULES.iter().map(|rule| rule.id.as_str());
            if let Some(near) = nearest(name, all, 1).first() {
                problem = problem.help(format!("the nearest rule is `{near}`"));
            }
            extra.push((book(&options.config), problem));
        }
    }
    for (rule, level) in &options.levels {
        levels.set(rule, *level);
    }
    levels
}

fn render(
    options: &SessionOptions,
    strings: Arc<BTreeMap<String, String>>,
    words: Arc<BTreeMap<String, String>>,
) -> RenderSettings {
    let config = &options.config;
    let own = config.html.site_url.as_ref();
    let pages = options.pages_url.as_deref().and_then(crate::config::SiteUrl::parse);
    let absolute =
        own.and_then(|url| url.absolute().map(str::to_owned)).or_else(|| pages.as_ref()?.absolute().map(str::to_owned));
    let base = own.or(pages.as_ref()).map_or("/", |url| url.path());
    RenderSettings {
        page_links: config.html.page_links,
        code_spans: config.labels.code_spans,
        dialect: config.dialect.clone(),
        today: options.today,
        site_url: absolute,
        base_path: base.to_owned(),
        edit_url: config.html.edit_url_template.clone(),
        report_url: config.html.report_url_template.clone(),
        print_breaks: config.html.print_breaks,
        repository: config.html.git_repository_url.clone(),
        src: config.book.src.clone(),
        accent: config.html.accent,
        footer: config.html.footer.clone(),
        footer_file: book(config),
        strings,
        words,
        history: options.history.clone(),
    }
}

/// What the plan of outputs is made of, beside the model.
pub(super) fn plan(
    config: &Config,
    theme: &Theme,
    render: &RenderSettings,
    (status, long_backlinks): (bool, Vec<NodeId>),
) -> PlanInput {
    PlanInput {
        theme_assets: theme.assets().iter().map(|asset| asset.path.clone()).collect(),
        own_assets: owner::own_files(config).into_iter().map(|path| path.value.clone()).collect(),
        accent: config.html.accent.is_some(),
        redirects: config
            .html
            .redirects
            .iter()
            .map(|redirect| {
                let place = Place::new(book(config), redirect.from.range);
                (redirect.from.value.clone(), redirect.to.value.clone(), place)
            })
            .collect(),
        sitemap: render.site_url.is_some(),
        path_length: usize::try_from(config.limits.path_length).unwrap_or(usize::MAX),
        status,
        print: config.html.print,
        long_backlinks,
        drawings: Vec::new(),
    }
}

/// The files that the handbook adds to every page; one that cannot be read is empty.
pub(super) fn own_files(vfs: &Vfs, config: &Config) -> BTreeMap<VPath, Vec<u8>> {
    let own = owner::own_files(config).into_iter();
    own.map(|path| (path.value.clone(), vfs.read_bytes(&path.value).unwrap_or_default())).collect()
}

/// What all pages share.
pub(super) fn site_view(
    config: &Config,
    theme: &Theme,
    model: &Model,
    (render, head): (&RenderSettings, String),
) -> Shared<SiteView> {
    let home = model.at_url("").map(|id| model.node(id).title.clone());
    let own = |path: &Written<VPath>| format!("assets/own/{}", crate::site::encode(path.value.as_str()));
    let accent = config.html.accent.map(|_| ACCENT_CSS.to_owned());
    let say = |name: &str| render.strings.get(name).cloned().unwrap_or_default();
    let home_path = if config.html.page_links == PageLinks::File { "index.html" } else { "" };
    let mut site = SiteView {
        title: config.book.title.clone().or(home).unwrap_or_else(|| "Handbook".to_owned()),
        description: config.book.description.clone().unwrap_or_default(),
        authors: config.book.authors.join(", "),
        language: config.book.language.clone(),
        direction: owner::direction(&config.book.language).to_owned(),
        css: accent.into_iter().chain(config.html.additional_css.iter().map(own)).collect(),
        js: config.html.additional_js.iter().map(own).collect(),
        logo: config.html.logo.as_ref().map(own),
        favicon: config.html.favicon.as_ref().map(own),
        head: Html::new(head),
        label_css: (!model.labels.by_name.is_empty()).then(|| "assets/labels.css".to_owned()),
        default_theme: if config.html.default_theme == Scheme::Dark { "dark" } else { "auto" }.to_owned(),
        home: SiteLink { title: say("home"), path: home_path.to_owned() },
        search_path: Some(format!("search/{home_path}")),
        repository_url: config.html.git_repository_url.clone(),
        strings: BTreeMap::clone(&render.strings),
        ..SiteView::default()
    };
    theme.dress(&mut site);
    Shared::of(&site)
}

/// Whether the rules that the command line names exist; the first that does not.
pub fn unknown_rule(levels: &[(String, Level)]) -> Option<&str> {
    levels.iter().map(|(rule, _)| rule.as_str()).find(|rule| rules::rule(rule).is_none())
}
