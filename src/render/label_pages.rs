//! The pages of labels where there are too many for one table.

use super::{
    Renderer, breadcrumbs, labels,
    labels::Filter,
    made, nav,
    page_view::{CountLink, IndexView, LabelGroup, LabelIndexView, PageView},
    theme::ThemeError,
};
use crate::{
    base::slug,
    model::NodeId,
    site::{self, Alphabet, Links},
};

/// What the labels' own page shows in place of the table: the scopes, and the letters.
pub(super) fn overview(renderer: &Renderer<'_>, links: &Links) -> LabelIndexView {
    let index = &renderer.model.labels;
    let groups = index.scopes.iter().filter(|(_, scope)| !scope.labels.is_empty()).map(|(key, scope)| {
        let group = labels::group(renderer, links, (key, scope), Vec::new());
        let url = group.url.clone().unwrap_or_else(|| links.page(&site::scope_page(key), None));
        LabelGroup { url: Some(url), count: scope.labels.len(), ..group }
    });
    let letters = site::letters(renderer.model).0.into_iter().map(|(letter, nodes)| CountLink {
        title: Alphabet::heading(&letter),
        url: links.page(&site::letter_page(&letter), None),
        count: nodes.len(),
        ..CountLink::default()
    });
    LabelIndexView {
        caption: renderer.say("labels").to_owned(),
        count: index.by_name.len(),
        groups: groups.collect(),
        letters: letters.collect(),
        ..LabelIndexView::default()
    }
}

/// The page of the scopes that share an address and have no page of their own.
pub(super) fn scope(renderer: &Renderer<'_>, address: &str) -> Result<String, ThemeError> {
    let keys = renderer.model.labels.scopes.keys().filter(|key| slug(key) == address);
    let keys: Vec<String> = keys.cloned().collect();
    let title = keys.join(", ");
    page(renderer, &site::scope_page(address), title, &Filter { scopes: keys, ..Filter::default() })
}

/// The page of a letter.
pub(super) fn letter(renderer: &Renderer<'_>, letter: &str) -> Result<String, ThemeError> {
    let model = renderer.model;
    let nodes: Vec<NodeId> = site::letters(model).0.remove(letter).unwrap_or_default();
    let names =
        nodes.into_iter().filter_map(|node| model.node(node).entity).map(|label| model.record(label).id.clone());
    let title = format!("{}: {}", renderer.say("labels"), Alphabet::heading(letter));
    let filter = Filter { names: Some(names.collect()), ..Filter::default() };
    page(renderer, &site::letter_page(letter), title, &filter)
}

fn page(renderer: &Renderer<'_>, url: &str, title: String, filter: &Filter) -> Result<String, ThemeError> {
    let links = renderer.links(url);
    let above = renderer.model.at_url("labels");
    let mut breadcrumbs = breadcrumbs::home(renderer, &links);
    breadcrumbs.extend(above.map(|node| renderer.link(&links, node)));
    let mut view = PageView {
        breadcrumbs,
        nav: nav::items(renderer, &links, above)?,
        index: Some(index(renderer, &links, filter)),
        ..made::view(renderer, &links, "index", (title, format!("{url}/")))
    };
    view.page.tables = true;
    renderer.theme.render("index.html", &format!("/{url}/"), &view)
}

/// A table of labels as what a page lists.
pub(super) fn index(renderer: &Renderer<'_>, links: &Links, filter: &Filter) -> IndexView {
    let labels = labels::index(renderer, links, filter);
    IndexView { kind: "label".to_owned(), count: labels.count, labels: Some(labels), ..IndexView::default() }
}
