//! Outputs that are no pages: the sitemap, the robots file, pages at old addresses, the page for no address.

use std::fmt::Write as _;

use super::{Renderer, dates, home, html_writer::escape, made, nav, page_view::PageView, theme::ThemeError};
use crate::{
    base::VPath,
    kinds::{Data, FieldValue},
    model::{Node, NodeId, Status},
    site::{Links, Recipe},
};

/// `sitemap.xml` (sitemaps.org protocol 0.9): every page that search engines may list.
pub(super) fn sitemap(renderer: &Renderer<'_>) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for recipe in renderer.site.outputs.values() {
        let Recipe::Page(id) = recipe else { continue };
        let node = renderer.model.node(*id);
        if hidden(renderer, node) {
            continue;
        }
        let address = escape(&renderer.address(&node.url).unwrap_or_default());
        let day = dates::last_change(renderer, node).map(|commit| format!("<lastmod>{}</lastmod>", commit.day));
        let _ = writeln!(xml, "<url><loc>{address}</loc>{}</url>", day.unwrap_or_default());
    }
    xml.push_str("</urlset>\n");
    xml
}

/// Whether search engines are asked to leave the page out.
pub(super) fn hidden(renderer: &Renderer<'_>, node: &Node) -> bool {
    let front = node.source.and_then(|source| renderer.model.sources[source].front("noindex"));
    let own = node.entity.and_then(|entity| renderer.model.record(entity).get("noindex"));
    let flag = |value: &FieldValue| matches!(value.data, Data::Flag(true));
    matches!(node.status, Status::Deprecated | Status::Draft) || front.or(own).is_some_and(flag)
}

/// `robots.txt`.
pub(super) fn robots(renderer: &Renderer<'_>) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = &renderer.settings.site_url {
        let _ = writeln!(text, "Sitemap: {base}sitemap.xml");
    }
    text
}

/// A page at an old address that leads on to a node.
pub(super) fn moved(renderer: &Renderer<'_>, path: &str, to: NodeId) -> Result<String, ThemeError> {
    let links = folder_links(renderer, path);
    let node = renderer.model.node(to);
    leads_on(renderer, path, &links, &node.title, (links.page(&node.url, None), renderer.address(&node.url)))
}

/// A page at an old address that leads on to an address of `book.toml`.
pub(super) fn moved_to(renderer: &Renderer<'_>, path: &str, to: &str) -> Result<String, ThemeError> {
    let links = folder_links(renderer, path);
    let (page, anchor) = to.split_once('#').map_or((to, None), |(page, anchor)| (page, Some(anchor)));
    let node = page.starts_with('/').then(|| renderer.model.at_url(page.trim_matches('/'))).flatten();
    let target = match (node, to.strip_prefix('/')) {
        (Some(node), _) => links.page(&renderer.model.node(node).url, anchor),
        (None, Some(below)) => format!("{}{below}", links.root()),
        (None, None) => to.to_owned(),
    };
    leads_on(renderer, path, &links, to, (target, None))
}

fn folder_links(renderer: &Renderer<'_>, path: &str) -> Links {
    let folder = VPath::new(path).map(|path| path.parent().to_string()).unwrap_or_default();
    renderer.links(&folder)
}

fn leads_on(
    renderer: &Renderer<'_>,
    path: &str,
    links: &Links,
    title: &str,
    (target, canonical): (String, Option<String>),
) -> Result<String, ThemeError> {
    let mut view = PageView {
        target: Some(target),
        ..made::view(renderer, links, "redirect", (title.to_owned(), path.to_owned()))
    };
    view.page.canonical = canonical;
    renderer.render("redirect.html", path, &view)
}

/// `404.html`, which is served at any depth and so has absolute links.
pub(super) fn not_found(renderer: &Renderer<'_>) -> Result<String, ThemeError> {
    let links = Links::absolute(&renderer.settings.base_path, renderer.settings.page_links);
    let title = renderer.say("not_found").to_owned();
    let view = PageView {
        nav: nav::items(renderer, &links, None)?,
        home: renderer.model.at_url("").map(|_| home::view(renderer, &links)),
        ..made::view(renderer, &links, "404", (title, "404.html".to_owned()))
    };
    renderer.render("404.html", "/404.html", &view)
}
