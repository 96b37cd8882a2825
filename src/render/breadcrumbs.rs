//! The way down to a page: as links above its title, and as data for search engines.

use serde::Serialize;

use super::{
    Renderer, nav,
    page_view::{Html, LinkView},
};
use crate::{
    model::{Node, NodeId},
    site::Links,
};

/// The links from the home page down to the node's parent.
pub(super) fn links(renderer: &Renderer<'_>, links: &Links, node: NodeId) -> Vec<LinkView> {
    nav::ancestors(renderer, node).into_iter().map(|id| link(renderer, links, id)).collect()
}

/// One of them.
pub(super) fn link(renderer: &Renderer<'_>, links: &Links, id: NodeId) -> LinkView {
    let mut link = renderer.link(links, id);
    title(renderer, renderer.model.node(id)).clone_into(&mut link.title);
    link
}

/// The link to the home page alone, for pages that no node has.
pub(super) fn home(renderer: &Renderer<'_>, links: &Links) -> Vec<LinkView> {
    renderer.model.at_url("").map(|home| link(renderer, links, home)).into_iter().collect()
}

/// The same as a schema.org `BreadcrumbList` in JSON-LD, which wants whole addresses; empty when the site's is not
/// known, and for the home page. It is data, which a policy against scripts within the page lets through.
pub(super) fn data(renderer: &Renderer<'_>, node: NodeId) -> Html {
    let above = nav::ancestors(renderer, node);
    if above.is_empty() || renderer.settings.site_url.is_none() {
        return Html::default();
    }
    let items = above.into_iter().chain([node]).enumerate().map(|(at, id)| {
        let node = renderer.model.node(id);
        let item = renderer.address(&node.url);
        ListItem { ty: "ListItem", position: at + 1, name: title(renderer, node), item }
    });
    let list = BreadcrumbList { context: "https://schema.org", ty: "BreadcrumbList", items: items.collect() };
    // Texts and numbers can always be written. The element ends at the first `</script`, so no `<` may stand in it.
    let data = serde_json::to_string(&list).unwrap_or_default();
    Html::new(if data.contains('<') { data.replace('<', "\\u003c") } else { data })
}

#[derive(Serialize)]
struct BreadcrumbList<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    #[serde(rename = "@type")]
    ty: &'a str,
    #[serde(rename = "itemListElement")]
    items: Vec<ListItem<'a>>,
}

#[derive(Serialize)]
struct ListItem<'a> {
    #[serde(rename = "@type")]
    ty: &'a str,
    position: usize,
    name: &'a str,
    item: Option<String>,
}

fn title<'a>(renderer: &'a Renderer<'_>, node: &'a Node) -> &'a str {
    if node.parent.is_none() { renderer.say("home") } else { &node.title }
}
