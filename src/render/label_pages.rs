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
    model::Scope,
    site::{self, Alphabet, Links},
};

/// What the labels' own page shows in place of the table: the scopes, and the letters.
pub(super) fn overview(renderer: &Renderer<'_>, links: &Links) -> LabelIndexView {
    let index = &renderer.model.labels;
    let groups = index.scopes.iter().filter(|(_, scope)| !scope.labels.is_empty()).map(|(key, scope)| {
        let group = labels::group(renderer, links, (key, scope), Vec::new());
        LabelGroup { url: Some(of_scope(renderer, links, key, scope)), count: scope.labels.len(), ..group }
    });
    let letters = renderer.cache.label_letters(renderer.model).0.iter().map(|(letter, nodes)| CountLink {
        title: Alphabet::heading(letter),
        url: links.page(&site::letter_page(letter), None),
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

/// Where all labels of a scope are: on its own page, on the one made for it, or in the table of all labels.
pub(super) fn of_scope(renderer: &Renderer<'_>, links: &Links, key: &str, scope: &Scope) -> String {
    let model = renderer.model;
    match scope.node {
        Some(node) => links.page(&model.node(node).url, None),
        None if model.labels.is_large() => links.page(&site::scope_page(key), None),
        None => links.page("labels", Some(&slug(key))),
    }
}

/// The page of the scopes that share an address and have no page of their own.
pub(super) fn scope(renderer: &Renderer<'_>, address: &str) -> Result<String, ThemeError> {
    let keys = renderer.cache.scopes(renderer.model, address);
    let filter = Filter { scopes: keys.to_vec(), ..Filter::default() };
    page(renderer, &site::scope_page(address), keys.join(", "), &filter)
}

/// The page of a letter.
pub(super) fn letter(renderer: &Renderer<'_>, letter: &str) -> Result<String, ThemeError> {
    let model = renderer.model;
    let nodes = renderer.cache.label_letters(model).0.get(letter).into_iter().flatten();
    let names = nodes.filter_map(|node| model.node(*node).entity).map(|label| model.record(label).id.clone());
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
    renderer.render("index.html", &format!("/{url}/"), &view)
}

/// A table of labels as what a page lists.
pub(super) fn index(renderer: &Renderer<'_>, links: &Links, filter: &Filter) -> IndexView {
    let labels = labels::index(renderer, links, filter);
    IndexView { kind: "label".to_owned(), count: labels.count, labels: Some(labels), ..IndexView::default() }
}
