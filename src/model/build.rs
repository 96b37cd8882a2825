//! The fold.

use std::{collections::BTreeSet, sync::Arc};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    AnchorEntry, EntityId, EntityIndex, LabelIndex, Node, NodeId, PathIndex, Role, Source, Status, address, anchors,
    include::IncludeMap, nav,
};
use crate::{
    base::{Place, TextRange, VPath},
    diag::{Problem, ids},
    kinds::{Data, FieldValue, Record, Registry},
};

/// What the model is made of.
#[derive(Debug, Clone)]
pub struct ModelInput {
    /// All sources, sorted by path.
    pub sources: Vec<Arc<Source>>,
    /// The files that are copied as they are, sorted.
    pub assets: BTreeSet<VPath>,
    /// The kinds there are.
    pub registry: Arc<Registry>,
    /// Whether drafts are for readers, as in preview.
    pub drafts: bool,
    /// The home page's title when it has no page of its own.
    pub title: String,
    /// The titles of the two pages of the matrix: by area, by team.
    pub matrix_titles: [String; 2],
    /// How many files deep an include may reach.
    pub include_depth: usize,
    /// The theme's templates by name, which pages and fences may ask for.
    pub templates: BTreeSet<String>,
}

/// All facts in one index. Immutable once built, and cheap to clone: what did not change is shared.
#[derive(Debug, Clone)]
pub struct Model {
    /// All sources, sorted by path.
    pub sources: Vec<Arc<Source>>,
    /// The files that are copied as they are, sorted.
    pub assets: Arc<BTreeSet<VPath>>,
    /// The kinds there are.
    pub registry: Arc<Registry>,
    /// Everything that has an address.
    pub nodes: Vec<Arc<Node>>,
    /// Entities.
    pub entities: Arc<EntityIndex>,
    /// Labels and scopes.
    pub labels: Arc<LabelIndex>,
    /// What includes what.
    pub includes: Arc<IncludeMap>,
    /// The theme's templates by name.
    pub templates: Arc<BTreeSet<String>>,
    /// Old addresses: the address, the node it leads to, and where that is written.
    pub aliases: Arc<Vec<(String, NodeId, Place)>>,
    /// What is wrong between files: the file and the problem.
    pub problems: Vec<(VPath, Problem)>,
    /// Every path, for finding what a wrong one was meant to be.
    pub paths: Arc<PathIndex>,
    by_path: Arc<FxHashMap<VPath, usize>>,
    by_url: Arc<FxHashMap<String, NodeId>>,
    by_source: Arc<FxHashMap<usize, NodeId>>,
}

/// Addresses that belong to the site itself. `who` is among them, and made by the matrix.
pub const RESERVED: [&str; 5] = ["who", "search", "status", "api", "assets"];
/// Folder names that belong to pages made for other pages.
const RESERVED_FOLDERS: [&str; 2] = ["print", "backlinks"];

impl Model {
    /// Folds all facts.
    pub fn build(input: ModelInput) -> Self {
        let ModelInput { sources, assets, registry, drafts, title, matrix_titles, include_depth, templates } = input;
        let by_path: FxHashMap<VPath, usize> =
            sources.iter().enumerate().map(|(index, source)| (source.path.clone(), index)).collect();
        let ((includes, anchors), (entities, labels)) = rayon::join(
            || {
                let includes = IncludeMap::build(&sources, &by_path, include_depth);
                let all = (0..sources.len()).into_par_iter();
                let anchors: Vec<_> = all.map(|at| anchors::collect(at, &sources, &includes)).collect();
                (includes, anchors)
            },
            || rayon::join(|| EntityIndex::build(&sources, &registry), || LabelIndex::build(&sources)),
        );
        let problems = includes.problems.iter().map(|(at, p)| (sources[*at].path.clone(), p.clone())).collect();
        let mut model = Self {
            sources,
            assets: Arc::new(assets),
            registry,
            nodes: Vec::new(),
            entities: Arc::new(entities),
            labels: Arc::new(labels),
            includes: Arc::new(includes),
            templates: Arc::new(templates),
            aliases: Arc::default(),
            problems,
            paths: Arc::default(),
            by_path: Arc::new(by_path),
            by_url: Arc::default(),
            by_source: Arc::default(),
        };
        model.add_pages(drafts, anchors);
        model.add_entities(drafts);
        model.add_kinds();
        model.add_matrix(&matrix_titles);
        model.finish(&title);
        model
    }

    /// The node of this number.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The node at an address without slashes at its ends.
    pub fn at_url(&self, url: &str) -> Option<NodeId> {
        self.by_url.get(url).copied()
    }

    /// The source at a path.
    pub fn source_at(&self, path: &VPath) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// The node that an old address leads to.
    pub fn at_alias(&self, url: &str) -> Option<NodeId> {
        let bare = |text: &str| text.trim_matches('/').trim_end_matches(".html").to_owned();
        let wanted = bare(url);
        self.aliases.iter().find(|(alias, ..)| bare(alias) == wanted).map(|(_, node, _)| *node)
    }

    /// The node whose body the source is.
    pub fn node_of_source(&self, source: usize) -> Option<NodeId> {
        self.by_source.get(&source).copied()
    }

    /// The record of an entity.
    pub fn record(&self, entity: EntityId) -> &Record {
        let entity = self.entities.get(entity);
        &self.sources[entity.source].records[entity.record]
    }

    /// Where an entity is declared.
    pub fn entity_place(&self, entity: EntityId) -> Place {
        let at = self.entities.get(entity);
        let record = self.record(entity);
        let range = if record.id_range.is_empty() { record.range } else { record.id_range };
        Place::new(self.sources[at.source].path.clone(), range)
    }

    /// The numbers of the kinds called `names`, those of their child kinds among them.
    pub fn kinds_named(&self, names: &[String]) -> Vec<usize> {
        let kinds = &self.registry.kinds;
        (0..kinds.len())
            .filter(|at| {
                names.contains(&kinds[*at].name) || kinds[*at].parent.as_ref().is_some_and(|name| names.contains(name))
            })
            .collect()
    }

    /// The number of the kind called `name`.
    pub fn kind_named(&self, name: &str) -> Option<usize> {
        self.registry.kinds.iter().position(|kind| kind.name == name)
    }

    /// Whether the theme adds a view of this name to the built-in ones.
    pub fn theme_has_view(&self, name: &str) -> bool {
        self.templates.contains(&format!("views/{name}.html"))
    }

    fn add_pages(&mut self, drafts: bool, anchors: Vec<Vec<AnchorEntry>>) {
        let firsts = self.entities.all.iter().enumerate().filter(|(_, entity)| entity.record == 0);
        let own: FxHashMap<usize, EntityId> = firsts.map(|(at, entity)| (entity.source, EntityId(at as u32))).collect();
        for (index, anchors) in anchors.into_iter().enumerate() {
            let source = Arc::clone(&self.sources[index]);
            let Some(page) = source.page.as_ref().filter(|page| !page.partial) else { continue };
            let (url, problem) = address::of_page(&source, page.index);
            self.problems.extend(problem.map(|problem| (source.path.clone(), problem)));
            let entity = page.kind.as_ref().and_then(|_| own.get(&index).copied());
            let status = entity.map_or_else(|| page_status(&source), |id| self.entities.get(id).status);
            let node = Node {
                weight: number(source.front("weight")).unwrap_or(nav::PLAIN),
                title: self.page_title(page, entity),
                url,
                source: Some(index),
                entity,
                kind: None,
                role: Role::Page,
                place: Place::new(source.path.clone(), page.title_range),
                status,
                visible: visible(status, drafts),
                parent: None,
                children: Vec::new(),
                anchors,
            };
            self.check_reserved(&source.path, &node.url);
            if let Some(id) = self.insert(node) {
                Arc::make_mut(&mut self.by_source).insert(index, id);
                if let Some(entity) = entity {
                    Arc::make_mut(&mut self.entities).all[entity.0 as usize].node = Some(id);
                }
                self.add_aliases(source.front("aliases"), id, &source.path);
            }
        }
    }

    fn check_reserved(&mut self, path: &VPath, url: &str) {
        let top = url.split('/').next().unwrap_or_default();
        let reserved = RESERVED.iter().find(|name| **name == top);
        let folder = RESERVED_FOLDERS.iter().find(|name| url.split('/').any(|part| part == **name));
        if let Some(name) = reserved.or(folder) {
            let message = format!("the address `/{url}/` is taken: the site needs `{name}` for itself");
            let problem = Problem::new(ids::SITE_RESERVED, TextRange::default(), message)
                .help("give the file or its folder another name");
            self.problems.push((path.clone(), problem));
        }
    }

    fn add_entities(&mut self, drafts: bool) {
        let slugs = self.slugs();
        for (index, slug) in slugs.into_iter().enumerate() {
            let entity = self.entities.all[index].clone();
            let id = EntityId(index as u32);
            let source = Arc::clone(&self.sources[entity.source]);
            if entity.node.is_some() || (entity.record == 0 && source.page.as_ref().is_some_and(|p| p.kind.is_some())) {
                continue;
            }
            let record = &source.records[entity.record];
            let kind = Arc::clone(&self.registry.kinds[entity.kind]);
            // Children, such as a workflow's stages, keep the order they are written in.
            let weight = nav::PLAIN
                + if kind.parent.is_some() { i64::try_from(entity.record).unwrap_or(i64::MAX / 2) } else { 0 };
            let folder = kind.parent.as_ref().and_then(|parent| self.registry.by_name(parent)).unwrap_or(&kind);
            let node = Node {
                url: format!("{}/{slug}", folder.plural),
                title: self.title_of(record),
                source: None,
                entity: Some(id),
                kind: None,
                role: Role::Page,
                place: self.entity_place(id),
                status: entity.status,
                visible: visible(entity.status, drafts),
                weight: number(record.get("weight")).unwrap_or(weight),
                parent: None,
                children: Vec::new(),
                anchors: Vec::new(),
            };
            // A page that declares the same entity once more has the address; a rule tells of the two records.
            if let Some(page) = self.by_url.get(&node.url).copied().filter(|page| self.declares(*page, record)) {
                Arc::make_mut(&mut self.entities).all[index].node = Some(page);
            } else if let Some(node) = self.insert(node) {
                Arc::make_mut(&mut self.entities).all[index].node = Some(node);
                self.add_aliases(record.get("aliases"), node, &source.path);
            }
        }
        self.place_labels();
    }

    /// Tells labels and scopes which pages they have.
    pub(super) fn place_labels(&mut self) {
        let labels = Arc::make_mut(&mut self.labels);
        for entity in &self.entities.all {
            let record = &self.sources[entity.source].records[entity.record];
            if record.kind == "label"
                && let Some(label) = labels.by_name.get_mut(&record.id)
            {
                label.node = entity.node;
            } else if record.kind == "scope"
                && let Some(scope) = labels.scopes.get_mut(&record.id)
            {
                scope.node = entity.node.filter(|node| self.nodes[node.0 as usize].visible);
            }
        }
    }

    /// Whether the page is a source that declares an entity of this kind and id.
    fn declares(&self, page: NodeId, record: &Record) -> bool {
        let source = self.node(page).source.map(|source| &self.sources[source]);
        let own = source.and_then(|source| source.records.first());
        own.is_some_and(|own| own.kind == record.kind && own.id == record.id)
    }

    fn add_kinds(&mut self) {
        let mut used: BTreeSet<usize> = self
            .entities
            .all
            .iter()
            .filter(|entity| entity.node.is_some_and(|node| self.node(node).visible))
            .map(|entity| entity.kind)
            .collect();
        used.retain(|kind| self.registry.kinds[*kind].parent.is_none());
        for at in used {
            let kind = Arc::clone(&self.registry.kinds[at]);
            if let Some(id) = self.at_url(&kind.plural) {
                let node = Arc::make_mut(&mut self.nodes[id.0 as usize]);
                node.kind = Some(at);
                if node.weight == nav::PLAIN {
                    node.weight = nav::made_weight(&kind.plural);
                }
                continue;
            }
            let node = Node::made(&kind.plural, &kind.title_plural, Role::Page);
            self.insert(Node { kind: Some(at), ..node });
        }
    }

    fn add_matrix(&mut self, [by_area, by_team]: &[String; 2]) {
        let Some(kind) = self.kind_named("responsibility") else { return };
        if self.entities.of_kind(kind).next().is_none() {
            return;
        }
        self.insert(Node::made("who", by_area, Role::Matrix));
        self.insert(Node::made("who/by-team", by_team, Role::MatrixByTeam));
    }

    fn finish(&mut self, home: &str) {
        nav::fill_sections(&mut self.nodes, home);
        let by_url = self.nodes.iter().enumerate().map(|(at, node)| (node.url.clone(), NodeId(at as u32)));
        self.by_url = Arc::new(by_url.collect());
        nav::link(&mut self.nodes, &self.by_url);
        let extra = |node: &Arc<Node>| {
            let mut extra = self.made_anchors(node);
            extra.retain(|anchor| !node.has_anchor(&anchor.id));
            extra
        };
        let (paths, extras) = rayon::join(
            || PathIndex::build(&self.sources, &self.assets, &self.nodes),
            || self.nodes.par_iter().map(extra).collect::<Vec<_>>(),
        );
        self.paths = Arc::new(paths);
        for (node, extra) in self.nodes.iter_mut().zip(extras).filter(|(_, extra)| !extra.is_empty()) {
            Arc::make_mut(node).anchors.extend(extra);
        }
    }

    /// Takes a node, unless its address is taken.
    fn insert(&mut self, node: Node) -> Option<NodeId> {
        if let Some(first) = self.by_url.get(&node.url).copied() {
            let other = &self.nodes[first.0 as usize];
            let message = format!("two pages would have the address `/{}/`", node.url);
            let problem = Problem::new(ids::SITE_COLLISION, node.place.range, message)
                .elsewhere(other.place.clone(), "the other one")
                .help("rename one of them, or give it another id");
            self.problems.push((node.place.path.clone(), problem));
            return None;
        }
        let id = NodeId(self.nodes.len() as u32);
        Arc::make_mut(&mut self.by_url).insert(node.url.clone(), id);
        self.nodes.push(Arc::new(node));
        Some(id)
    }

    fn add_aliases(&mut self, value: Option<&FieldValue>, node: NodeId, path: &VPath) {
        let Some(FieldValue { data: Data::List(values), .. }) = value else { return };
        for value in values {
            if let Some(text) = value.text() {
                Arc::make_mut(&mut self.aliases).push((text.to_owned(), node, Place::new(path.clone(), value.range)));
            }
        }
    }
}

fn page_status(source: &Source) -> Status {
    if matches!(source.front("draft").map(|value| &value.data), Some(Data::Flag(true))) {
        return Status::Draft;
    }
    source.front("status").and_then(FieldValue::text).and_then(Status::parse).unwrap_or_default()
}

fn visible(status: Status, drafts: bool) -> bool {
    match status {
        Status::Draft => drafts,
        Status::Removed => false,
        _ => true,
    }
}

fn number(value: Option<&FieldValue>) -> Option<i64> {
    value.and_then(FieldValue::text).and_then(|text| text.parse::<f64>().ok()).map(|number| number as i64)
}
