//! The plan.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::{Alphabet, IndexPlan, Recipe, label_pages};
use crate::{
    base::{Place, TextRange, VPath},
    diag::{Problem, ids},
    model::{Model, NodeId, RESERVED, Role},
};

/// The style sheet with the handbook's colour. Its name is fixed, so that another colour changes this file alone.
pub const ACCENT_CSS: &str = "assets/accent.css";

/// What the plan is made of, beside the model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
pub struct PlanInput {
    /// Names of the theme's files as they are written.
    pub theme_assets: Vec<String>,
    /// Style sheets and scripts that the handbook adds, below the root.
    pub own_assets: Vec<VPath>,
    /// Whether the handbook has a colour of its own.
    pub accent: bool,
    /// `[output.html] redirect`: old address, new address, where it is written.
    pub redirects: Vec<(String, String, Place)>,
    /// The pictures of diagrams: where each is written, and its recipe.
    pub drawings: Vec<(String, Recipe)>,
    /// Whether the site's absolute address is known: only then there is a sitemap.
    pub sitemap: bool,
    /// The most bytes a path may have.
    pub path_length: usize,
    /// Whether the handbook says what needs care.
    pub status: bool,
    /// Whether sections have a page for paper.
    pub print: bool,
    /// Nodes whose backlinks do not fit on their own page.
    pub long_backlinks: Vec<NodeId>,
}

/// Which output is made by which recipe, sorted by path.
#[derive(Debug, Default)]
pub struct Site {
    /// The outputs.
    pub outputs: BTreeMap<String, Recipe>,
    /// Where two would meet, and what cannot be written.
    pub problems: Vec<(VPath, Problem)>,
}

struct Planner<'a> {
    model: &'a Model,
    longest: usize,
    site: Site,
    /// Letter case and Unicode form folded away → the path as it is: some disks know no other difference.
    folded: BTreeMap<String, String>,
}

impl Site {
    /// Plans the site of a model.
    pub fn plan(model: &Model, input: &PlanInput) -> Self {
        let mut planner = Planner { model, longest: input.path_length, site: Self::default(), folded: BTreeMap::new() };
        for (at, node) in model.nodes.iter().enumerate().filter(|(_, node)| node.visible) {
            planner.add(node.out_path(), Recipe::Page(NodeId(at as u32)), &node.place);
        }
        for asset in model.assets.iter() {
            planner.add(asset.to_string(), Recipe::Asset(asset.clone()), &Place::file(asset.clone()));
        }
        for (alias, node, place) in model.aliases.iter() {
            planner.alias(alias, Recipe::Moved(*node), place);
        }
        for (from, to, place) in &input.redirects {
            let node = model.at_url(to.trim_matches('/').trim_end_matches("/index.html"));
            let recipe = node.map_or_else(|| Recipe::MovedTo(to.clone()), Recipe::Moved);
            planner.alias(from, recipe, place);
        }
        planner.redirect_targets(&input.redirects);
        for node in &input.long_backlinks {
            let path = format!("{}/index.html", backlinks_page(&model.node(*node).url));
            planner.add(path, Recipe::Backlinks(*node), &model.node(*node).place);
        }
        if input.print {
            planner.print_pages();
        }
        for name in &input.theme_assets {
            planner.site.outputs.insert(name.clone(), Recipe::ThemeAsset(name.clone()));
        }
        planner.site.outputs.extend(input.drawings.iter().cloned());
        for path in &input.own_assets {
            planner.site.outputs.insert(format!("assets/own/{path}"), Recipe::OwnAsset(path.clone()));
        }
        if let Some(labels) = model.at_url("labels") {
            for (path, recipe) in label_pages::plan(model) {
                planner.add(path, recipe, &model.node(labels).place);
            }
        }
        planner.made_pages(input.status);
        let fixed =
            [("assets/labels.css", Recipe::LabelCss), ("404.html", Recipe::NotFound), ("robots.txt", Recipe::Robots)];
        for (path, recipe) in fixed {
            // A handbook may bring its own 404 page or robots file.
            planner.site.outputs.entry(path.to_owned()).or_insert(recipe);
        }
        if input.accent {
            planner.site.outputs.insert(ACCENT_CSS.to_owned(), Recipe::AccentCss);
        }
        if input.sitemap {
            planner.site.outputs.entry("sitemap.xml".to_owned()).or_insert(Recipe::Sitemap);
        }
        planner.files_that_are_folders();
        planner.site
    }

    /// The same plan for a model that differs in titles alone, where this one has no problems.
    #[must_use]
    pub fn with_letters(&self, model: &Model) -> Self {
        let kept =
            self.outputs.iter().filter(|(_, recipe)| !matches!(recipe, Recipe::AtoZLetter(_) | Recipe::AtoZKind(..)));
        let outputs = kept.map(|(path, recipe)| (path.clone(), recipe.clone())).collect();
        let mut site = Self { outputs, problems: Vec::new() };
        site.add_letters(model);
        site
    }

    /// The pages of everything by name. Their addresses are reserved, so they meet nothing but what was copied there.
    fn add_letters(&mut self, model: &Model) {
        let mut add = |path: String, recipe| _ = self.outputs.entry(path).or_insert(recipe);
        let alphabet = Alphabet::of(model);
        for letter in alphabet.0.keys() {
            add(format!("search/{letter}/index.html"), Recipe::AtoZLetter(letter.clone()));
            for (kind, _) in alphabet.by_kind(model, letter).iter().filter(|_| alphabet.is_split(letter)) {
                let recipe = Recipe::AtoZKind(letter.clone(), (*kind).to_owned());
                add(format!("search/{letter}/{kind}/index.html"), recipe);
            }
        }
    }
}

/// The address of the page that lists all that links to a page, from that of the page.
pub fn backlinks_page(page: &str) -> String {
    if page.is_empty() { "backlinks".to_owned() } else { format!("{page}/backlinks") }
}

/// The address of a section's page for paper, from that of the section.
pub fn print_page(section: &str) -> String {
    format!("{section}/print")
}

impl Planner<'_> {
    /// The pages for paper: of every section below the home page, but for the matrix and lists that are a table anyway.
    fn print_pages(&mut self) {
        let model = self.model;
        for (at, node) in model.nodes.iter().enumerate().filter(|(_, node)| node.has_branch()) {
            let table = node.kind.is_some_and(|kind| model.registry.kinds[kind].reads_as_table());
            if !table && node.role != Role::Matrix {
                self.add(
                    format!("{}/index.html", print_page(&node.url)),
                    Recipe::Print(NodeId(at as u32)),
                    &node.place,
                );
            }
        }
    }

    /// Pages that the site makes of itself. Their addresses are reserved, so they meet nothing.
    fn made_pages(&mut self, status: bool) {
        let model = self.model;
        let outputs = &mut self.site.outputs;
        let mut add = |path: String, recipe| _ = outputs.entry(path).or_insert(recipe);
        add("search/index.html".to_owned(), Recipe::AtoZ);
        for file in IndexPlan::of(model).files() {
            add(file.path(), Recipe::Search(file));
        }
        if status {
            add("status/index.html".to_owned(), Recipe::Status);
        }
        for (at, node) in model.nodes.iter().enumerate().filter(|(_, node)| node.has_branch()) {
            add(format!("{}/nav.html", node.url), Recipe::Nav(NodeId(at as u32)));
        }
        self.site.add_letters(model);
    }

    fn add(&mut self, path: String, recipe: Recipe, place: &Place) {
        if self.longest > 0 && path.len() > self.longest {
            let message = format!(
                "the address `{}…` has {} bytes, and `path-length` in `[limits]` allows {}",
                path.chars().take(40).collect::<String>(),
                path.len(),
                self.longest
            );
            let problem = Problem::new(ids::SOURCE_LIMIT, place.range, message).help("shorten the names in it");
            self.site.problems.push((place.path.clone(), problem));
            return;
        }
        if let Some(other) = self.site.outputs.get(&path) {
            let message = format!("two things would be written to `{path}`");
            self.collide(message, other_place(self.model, other), place);
            return;
        }
        let folded: String = path.nfc().collect::<String>().to_lowercase();
        match self.folded.get(&folded) {
            Some(other) if *other != path => {
                let message = format!("`{path}` and `{other}` differ only in letter case");
                let recipe = self.site.outputs.get(other);
                let other = recipe.and_then(|recipe| other_place(self.model, recipe));
                self.collide(message, other, place);
            }
            _ => {
                self.folded.insert(folded, path.clone());
                self.site.outputs.insert(path, recipe);
            }
        }
    }

    /// `a/index.html` cannot be a page and also the folder that another page lies in. The page stays.
    fn files_that_are_folders(&mut self) {
        let outputs = &self.site.outputs;
        let mut folders = BTreeSet::new();
        for path in outputs.keys() {
            folders.extend(path.match_indices('/').map(|(at, _)| &path[..at]));
        }
        let files: Vec<String> =
            folders.into_iter().filter(|folder| outputs.contains_key(*folder)).map(str::to_owned).collect();
        for file in files {
            let below = format!("{file}/");
            let inside: Vec<String> = outputs_below(&self.site.outputs, &below).map(|(path, _)| path.clone()).collect();
            let other = self.site.outputs.get(&file).and_then(|recipe| other_place(self.model, recipe));
            for path in inside {
                let Some(recipe) = self.site.outputs.remove(&path) else { continue };
                let place = other_place(self.model, &recipe).or_else(|| other.clone());
                let message = format!("`{path}` cannot be written: `{file}` is a file, and would have to be a folder");
                if let Some(place) = place {
                    self.collide(message, other.clone(), &place);
                }
            }
        }
    }

    fn collide(&mut self, message: String, other: Option<Place>, place: &Place) {
        let mut problem = Problem::new(ids::SITE_COLLISION, place.range, message)
            .help("rename one of them: on many computers, and in addresses, they meet");
        if let Some(other) = other {
            problem = problem.elsewhere(other, "the other one");
        }
        self.site.problems.push((place.path.clone(), problem));
    }

    /// A redirect within the site must lead to something.
    fn redirect_targets(&mut self, redirects: &[(String, String, Place)]) {
        for (from, to, place) in redirects.iter().filter(|(_, to, _)| to.starts_with('/') && !to.starts_with("//")) {
            let bare = to.split(['#', '?']).next().unwrap_or_default().trim_matches('/');
            let file = self.site.outputs.contains_key(bare);
            let page = if bare.is_empty() { "index.html".to_owned() } else { format!("{bare}/index.html") };
            if file || self.site.outputs.contains_key(&page) {
                continue;
            }
            let message = format!("the redirect from `{from}` leads to `{to}`, where there is no page");
            let mut problem = Problem::new(ids::SITE_REDIRECT, place.range, message);
            let urls: Vec<&str> = self.model.nodes.iter().map(|node| node.url.as_str()).collect();
            if let Some(near) = crate::base::nearest(bare, urls, 1).first() {
                problem = problem.help(format!("the nearest address is `/{near}/`"));
            }
            self.site.problems.push((place.path.clone(), problem));
        }
    }

    /// An old address. A real page always wins over it.
    fn alias(&mut self, alias: &str, recipe: Recipe, place: &Place) {
        let Some(path) = alias_path(alias) else {
            let message = format!("`{alias}` cannot be an old address of this site");
            let problem = Problem::new(ids::SITE_COLLISION, place.range, message)
                .help("write it from the site's root, like `/handbook/old-name/`");
            self.site.problems.push((place.path.clone(), problem));
            return;
        };
        let top = path.split('/').next().unwrap_or_default();
        if RESERVED.contains(&top) {
            let message = format!("`{alias}` cannot be an old address: the site needs `{top}` for itself");
            let problem = Problem::new(ids::SITE_RESERVED, place.range, message).help("take the alias out");
            self.site.problems.push((place.path.clone(), problem));
            return;
        }
        if let Some(Recipe::Page(node)) = self.site.outputs.get(&path)
            && Recipe::Moved(*node) == recipe
        {
            let message = format!("`{alias}` is this page's address already");
            let problem = Problem::new(ids::SITE_COLLISION, place.range, message).help("take the alias out");
            self.site.problems.push((place.path.clone(), problem));
            return;
        }
        self.add(path, recipe, place);
    }
}

/// The outputs whose path starts with `prefix`.
fn outputs_below<'a>(
    outputs: &'a BTreeMap<String, Recipe>,
    prefix: &'a str,
) -> impl Iterator<Item = (&'a String, &'a Recipe)> {
    outputs.range(prefix.to_owned()..).take_while(move |(path, _)| path.starts_with(prefix))
}

/// Where a planned output comes from.
fn other_place(model: &Model, recipe: &Recipe) -> Option<Place> {
    match recipe {
        Recipe::Page(node) => Some(model.node(*node).place.clone()),
        Recipe::Moved(node) => {
            model.aliases.iter().find(|(_, other, _)| other == node).map(|(.., place)| place.clone())
        }
        Recipe::Asset(path) => Some(Place { path: path.clone(), range: TextRange::default() }),
        _ => None,
    }
}

/// `/old/page/` → `old/page/index.html`; `/old.html` stays a file. `None` for what climbs, is empty or names the files
/// the site is run by.
fn alias_path(alias: &str) -> Option<String> {
    let decoded = percent_encoding::percent_decode_str(alias).decode_utf8().ok()?;
    if decoded.contains(['\\', '\n', '\r', '?', '#', ':'])
        || decoded.contains("//")
        || decoded.split('/').any(|part| part == ".." || part.len() > 250)
    {
        return None;
    }
    let path = VPath::new(&decoded)?;
    if path.is_root() || path.as_str().starts_with('.') || path.as_str().starts_with('_') {
        return None;
    }
    let file = matches!(path.extension(), "html" | "htm");
    Some(if file { path.to_string() } else { format!("{path}/index.html") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_stays_in_the_site() {
        let check = |alias: &str, want: Option<&str>| assert_eq!(alias_path(alias).as_deref(), want, "{alias}");
        check("/old/page/", Some("old/page/index.html"));
        check("old.html", Some("old.html"));
        for bad in ["../x", "/..%2fx", "/", "", "/_redirects", "a\\b", "//host/x", "/a\n/b", "C:/x"] {
            check(bad, None);
        }
    }
}
