//! The page of a node.

use rustc_hash::FxHashMap;

use super::{
    Renderer, backlinks, breadcrumbs, entity, fields, home,
    host::{PageHost, PageState},
    labels, matrix, nav,
    page_view::{Html, IndexView, PageHead, PageView, TocItem},
    pager,
    theme::ThemeError,
    toc, workflow,
};
use crate::{
    base::TextMap,
    kinds::{Data, Field, FieldValue},
    model::{EntityId, Node, NodeId, Role, Status, section_id},
    site::Links,
    syntax::markdown,
};

/// About how many bytes a page has around its own text. Room for them from the start saves copying what is there already.
const FRAME: usize = 12 * 1024;

/// Makes the page.
pub(super) fn html(renderer: &Renderer<'_>, id: NodeId) -> Result<String, ThemeError> {
    let node = renderer.model.node(id);
    let links = renderer.links(&node.url);
    let page = Page { renderer, id, node, links: &links };
    let view = page.view()?;
    renderer.render_long(&page.template(), &page.path(), &view, view.content.as_str().len() + FRAME)
}

pub(super) struct Page<'a> {
    pub(super) renderer: &'a Renderer<'a>,
    pub(super) id: NodeId,
    pub(super) node: &'a Node,
    pub(super) links: &'a Links,
}

impl Page<'_> {
    /// As messages name it.
    pub(super) fn path(&self) -> String {
        format!("/{}", if self.node.url.is_empty() { String::new() } else { format!("{}/", self.node.url) })
    }

    fn front(&self, key: &str) -> Option<&FieldValue> {
        self.node.source.and_then(|source| self.renderer.model.sources[source].front(key))
    }

    /// A value of the front matter, else of the entity.
    pub(super) fn value(&self, key: &str) -> Option<(usize, &FieldValue)> {
        let front = self.node.source.zip(self.front(key));
        front.or_else(|| {
            let entity = self.node.entity?;
            let value = self.renderer.model.record(entity).get(key)?;
            Some((self.renderer.model.entities.get(entity).source, value))
        })
    }

    pub(super) fn template(&self) -> String {
        let theme = self.renderer.theme;
        if let Some(own) = self.front("template").and_then(FieldValue::text) {
            let name = format!("{}.html", own.trim_end_matches(".html"));
            if theme.has(&name) {
                return name;
            }
        }
        match (self.node.entity, self.node.role) {
            (Some(entity), _) => theme.template_for(&self.renderer.model.record(entity).kind),
            (None, Role::Matrix | Role::MatrixByTeam) => "matrix.html".to_owned(),
            _ if self.node.kind.is_some() || self.lists_children() => "index.html".to_owned(),
            _ => "page.html".to_owned(),
        }
    }

    pub(super) fn view(&self) -> Result<PageView, ThemeError> {
        let (renderer, links) = (self.renderer, self.links);
        let (content, title_id) = self.content()?;
        let index = self.index();
        let entity = self.node.entity.map(|entity| entity::view(renderer, links, entity));
        let record = self.node.entity.map(|entity| (entity, renderer.model.record(entity).kind.as_str()));
        let workflow = match record {
            Some((entity, "workflow")) => {
                let mut view = workflow::view(renderer, links, entity, None);
                view.details = true;
                Some(view)
            }
            Some((entity, "stage")) => {
                workflow::of_stage(renderer, entity).map(|parent| workflow::view(renderer, links, parent, Some(entity)))
            }
            _ => None,
        };
        let matrix = match (self.node.role, record) {
            (Role::Matrix, _) => Some(matrix::whole(renderer, links, false)),
            (Role::MatrixByTeam, _) => Some(matrix::whole(renderer, links, true)),
            (_, Some((entity, "area"))) => matrix::of_area(renderer, links, entity),
            _ => None,
        };
        let long = self.node.entity.map(|entity| self.sections(entity)).unwrap_or_default();
        let mut head = self.head(title_id, long);
        head.tables |=
            index.as_ref().is_some_and(|index: &IndexView| index.filter || index.labels.is_some()) || matrix.is_some();
        head.wide |= matrix.is_some();
        Ok(PageView {
            site: renderer.shared.clone(),
            root: links.root().to_owned(),
            page: head,
            breadcrumbs: breadcrumbs::links(renderer, links, self.id),
            nav: nav::items(renderer, links, Some(self.id))?,
            meta: self.meta(),
            ribbons: self.ribbons(),
            footer: renderer.footer(links),
            content: Html::new(content),
            entity,
            index,
            matrix,
            workflow,
            pager: pager::view(renderer, links, self.id),
            backlinks: backlinks::view(renderer, links, self.id, false),
            home: self.node.url.is_empty().then(|| home::view(renderer, links)),
            ..PageView::default()
        })
    }

    /// The sections that the template makes of fields: those before the page's own text, and the cards after it.
    fn sections(&self, entity: EntityId) -> (Vec<TocItem>, Vec<TocItem>) {
        let model = self.renderer.model;
        let record = model.record(entity);
        let kind = &model.registry.kinds[model.entities.get(entity).kind];
        let shown = kind.fields.iter().filter(|field| field.has_section() && record.fields.contains_key(&field.name));
        let lead = entity::lead_field(record);
        let shown = shown.filter(|field| lead != Some(field.name.as_str()));
        let (cards, texts): (Vec<&Field>, Vec<&Field>) = shown.partition(|field| field.has_cards());
        let item = |field: &Field| TocItem {
            id: section_id(field, &self.node.anchors),
            title: self.renderer.word(&field.title).to_owned(),
            level: 2,
            children: Vec::new(),
        };
        (texts.into_iter().map(item).collect(), cards.into_iter().map(item).collect())
    }

    /// The body, and the id of the heading that the template shows as the page's title.
    pub(super) fn content(&self) -> Result<(String, String), ThemeError> {
        let Some(at) = self.node.source else { return Ok((String::new(), String::new())) };
        let renderer = self.renderer;
        let source = &renderer.model.sources[at];
        let Some(page) = &source.page else { return Ok((String::new(), String::new())) };
        let anchors: FxHashMap<(usize, u32), &str> =
            self.node.anchors.iter().map(|anchor| ((anchor.source, anchor.start), &*anchor.id)).collect();
        let state = PageState::default();
        let host = PageHost {
            renderer,
            links: self.links,
            page: Some(self.id),
            source: at,
            anchors: &anchors,
            depth: 0,
            state: &state,
        };
        let map = TextMap::shift(page.body);
        let (text, dialect) = (&source.text[page.body..], &renderer.settings.dialect);
        let mut html = match renderer.cache.current_reading().filter(|reading| reading.wants(at)) {
            Some(reading) => {
                let (html, pieces) = markdown::to_html_and_pieces(text, &map, dialect, &host);
                reading.hand(at, pieces);
                html
            }
            None => markdown::to_html(text, &map, dialect, &host),
        };
        if let Some(error) = state.error() {
            return Err(error);
        }
        let mut title_id = String::new();
        if page.title_in_body
            && let Some(start) = html.find("<h1")
            && let Some(end) = html[start..].find("</h1>")
        {
            html.replace_range(start..start + end + "</h1>".len(), "");
            title_id = self
                .node
                .anchors
                .iter()
                .find(|anchor| anchor.level == 1)
                .map(|anchor| anchor.id.to_string())
                .unwrap_or_default();
        }
        Ok((html, title_id))
    }

    fn head(&self, title_id: String, (before, after): (Vec<TocItem>, Vec<TocItem>)) -> PageHead {
        let renderer = self.renderer;
        let node = self.node;
        let source = node.source.map(|source| &renderer.model.sources[source]);
        let summary = source.and_then(|source| source.page.as_ref()).map(|page| page.summary.clone());
        let written = ["description", "summary", "purpose", "definition"].iter().find_map(|key| self.value(key));
        let description = written
            .and_then(|(_, value)| value.text())
            .map(|text| markdown::plain(text, &renderer.settings.dialect))
            .or(summary)
            .unwrap_or_default();
        let flag = |key: &str| matches!(self.value(key).map(|(_, value)| &value.data), Some(Data::Flag(true)));
        let table = node.kind.is_some_and(|at| renderer.model.registry.kinds[at].reads_as_table());
        let wide = matches!(node.role, Role::Matrix | Role::MatrixByTeam) || table || self.shows_matrix();
        let word = renderer.status(node.status);
        let mut contents = before;
        contents.extend(toc::contents(node));
        contents.extend(after);
        PageHead {
            kind: self.kind(),
            title: node.title.clone(),
            title_id,
            head_title: word.map(|word| format!("{} ({word})", node.title)).unwrap_or_default(),
            description,
            path: if node.url.is_empty() { String::new() } else { format!("{}/", node.url) },
            source: source.map(|source| format!("{}/{}", renderer.settings.src, source.path)).unwrap_or_default(),
            status: node.status.as_str().to_owned(),
            noindex: flag("noindex") || matches!(node.status, Status::Deprecated | Status::Draft),
            wide,
            tables: wide
                || node.kind.is_some_and(|at| renderer.model.registry.kinds[at].name == "label")
                || self.shows_table(),
            toc: if toc::entries(&contents) > 1 { contents } else { Vec::new() },
            hide_toc: flag("hide_toc"),
            hide_nav: flag("hide_nav"),
            canonical: renderer.address(&node.url),
            breadcrumb_data: breadcrumbs::data(renderer, self.id),
            tags: self.front("tags").map(texts).unwrap_or_default(),
            labels: self.front("labels").map(|value| labels::pills(renderer, self.links, value)).unwrap_or_default(),
        }
    }

    fn kind(&self) -> String {
        let node = self.node;
        let kind = match (node.entity, node.role) {
            (Some(entity), _) => return self.renderer.model.record(entity).kind.clone(),
            (None, Role::Matrix | Role::MatrixByTeam) => "matrix",
            (None, Role::Section) => "section",
            _ if node.url.is_empty() => "home",
            _ if node.kind.is_some() => "index",
            _ => "page",
        };
        kind.to_owned()
    }

    fn shows_matrix(&self) -> bool {
        let page = self.node.source.and_then(|source| self.renderer.model.sources[source].page.as_ref());
        page.is_some_and(|page| page.views.iter().any(|view| view.name == "matrix"))
    }

    /// Whether its own text holds a view that is a table.
    fn shows_table(&self) -> bool {
        let tables = ["labels", "systems", "people", "terms"];
        let page = self.node.source.and_then(|source| self.renderer.model.sources[source].page.as_ref());
        page.is_some_and(|page| page.views.iter().any(|view| tables.contains(&view.name.as_str())))
    }
}

fn texts(value: &FieldValue) -> Vec<String> {
    fields::flatten(value).into_iter().filter_map(FieldValue::text).map(str::to_owned).collect()
}
