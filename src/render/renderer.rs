//! What all pages of one snapshot are made from.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::{
    cache::Cache,
    fences::Drawings,
    host::{PageHost, PageState},
    page_view::{Html, LinkView, Shared, SiteView},
    theme::{Theme, ThemeError},
};
use crate::{
    base::{TextRange, VPath},
    config::{Accent, CodeSpans, Footer, PageLinks},
    engines::code::CodeCache,
    git::History,
    model::{Model, NodeId},
    resolve::Resolved,
    site::{Links, Site, encode},
    syntax::markdown::{self, Dialect},
};

/// Settings that pages depend on.
#[derive(Debug, Clone)]
pub struct RenderSettings {
    /// How pages link to each other.
    pub page_links: PageLinks,
    /// What a code span that is a label becomes.
    pub code_spans: CodeSpans,
    /// Which Markdown is spoken.
    pub dialect: Dialect,
    /// The day of the build.
    pub today: Date,
    /// The site's absolute address with a slash at its end, when it is known.
    pub site_url: Option<String>,
    /// The path of the site on its host, with slashes at both ends; for the one page whose address is not known.
    pub base_path: String,
    /// "Edit this page", with `{path}`.
    pub edit_url: Option<String>,
    /// "Report a problem", with `{title}`, `{url}` and `{path}`; empty for no such link, none for an issue in the project.
    pub report_url: Option<String>,
    /// Whether each page of a section on paper begins on a new sheet.
    pub print_breaks: bool,
    /// The project's address.
    pub repository: Option<String>,
    /// The folder of the sources below the root, for `{path}`.
    pub src: VPath,
    /// The handbook's colour.
    pub accent: Option<Accent>,
    /// The line at the foot of every page.
    pub footer: Option<Footer>,
    /// The file that the line stands in, as the model knows it.
    pub footer_file: VPath,
    /// What the theme and pages say in words of their own, by name.
    pub strings: Arc<BTreeMap<String, String>>,
    /// The words of declarations in those of the handbook: `[html] words`.
    pub words: Arc<BTreeMap<String, String>>,
    /// When each source was last changed.
    pub history: History,
}

/// Everything a page may be made from. Immutable: making pages runs in parallel.
#[derive(Debug)]
pub struct Renderer<'a> {
    /// The facts.
    pub model: &'a Model,
    /// The references.
    pub resolved: &'a Resolved,
    /// The plan of outputs.
    pub site: &'a Site,
    /// The theme.
    pub theme: &'a Theme,
    /// The settings.
    pub settings: &'a RenderSettings,
    /// What all pages share.
    pub shared: Shared<SiteView>,
    /// Where an error was found, and its message: such a place is marked when the site is built all the same.
    pub errors: &'a FxHashMap<(VPath, TextRange), String>,
    /// What was made for other pages and serves for this one too.
    pub cache: &'a Cache,
    /// Code that was coloured before.
    pub code: &'a CodeCache,
    /// The diagrams, drawn.
    pub drawings: &'a Drawings,
}

impl Renderer<'_> {
    /// The addresses of a page.
    pub fn links(&self, url: &str) -> Links {
        Links::for_page(url, self.settings.page_links)
    }

    /// Renders a template. `page` says in an error for which page.
    pub(super) fn render<T: Serialize>(&self, template: &str, page: &str, data: &T) -> Result<String, ThemeError> {
        self.render_long(template, page, data, 0)
    }

    /// Renders a template of which at least `length` bytes come.
    pub(super) fn render_long<T: Serialize>(
        &self,
        template: &str,
        page: &str,
        data: &T,
        length: usize,
    ) -> Result<String, ThemeError> {
        let settled = self.cache.settled(|| self.theme.settled(&self.shared));
        self.theme.render_settled(settled, (template, page), data, length)
    }

    /// The whole address of the page at `url`, when the site's is known.
    pub(super) fn address(&self, url: &str) -> Option<String> {
        let base = self.settings.site_url.as_ref()?;
        let slash = if url.is_empty() { "" } else { "/" };
        Some(format!("{base}{}{slash}", encode(url)))
    }

    /// The line at the foot of a page. It is the same for all pages with the same way to the root.
    pub(super) fn footer(&self, links: &Links) -> Html {
        let Some(footer) = &self.settings.footer else { return Html::default() };
        let Some(source) = self.model.source_at(&self.settings.footer_file) else { return Html::default() };
        let made = self.cache.footer(links.root(), || {
            let anchors = FxHashMap::default();
            let state = PageState::default();
            let host =
                PageHost { renderer: self, links, page: None, source, anchors: &anchors, depth: 0, state: &state };
            markdown::inline_to_html(&footer.text, &footer.map, &self.settings.dialect, &host)
        });
        Html::new(&*made)
    }

    /// A link to a node, from the page that `links` is for.
    pub fn link(&self, links: &Links, node: NodeId) -> LinkView {
        let node = self.model.node(node);
        let kind = node.entity.map(|id| self.model.registry.kinds[self.model.entities.get(id).kind].name.clone());
        LinkView {
            title: node.title.clone(),
            url: links.page(&node.url, None),
            kind: kind.unwrap_or_else(|| "page".to_owned()),
            broken: None,
        }
    }
}
