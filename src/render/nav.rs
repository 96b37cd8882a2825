//! The navigation of one page: the top entries (the seldom needed lists last), its ancestors, its siblings and its children, never the whole book.

use super::{
    Renderer,
    cache::Rows,
    page_view::{Html, LinkView, NavItem, NavRow, PageHead, PageView},
    theme::ThemeError,
    window::window,
};
use crate::{
    config::PageLinks,
    model::{Node, NodeId},
    site::Links,
};

/// A level with more entries than this shows a window of them.
const LEVEL: usize = 60;
/// How many top entries there are at most.
const TOP: usize = 24;

/// From the home page down to the node's parent.
pub(super) fn ancestors(renderer: &Renderer<'_>, node: NodeId) -> Vec<NodeId> {
    let mut path = Vec::new();
    let mut at = renderer.model.node(node).parent;
    while let Some(id) = at {
        path.push(id);
        at = renderer.model.node(id).parent;
    }
    path.reverse();
    path
}

/// The navigation of a node's page.
pub(super) fn items(
    renderer: &Renderer<'_>,
    links: &Links,
    current: Option<NodeId>,
) -> Result<Vec<NavItem>, ThemeError> {
    let model = renderer.model;
    let Some(home) = model.at_url("") else { return Ok(Vec::new()) };
    let path: Vec<NodeId> =
        current.map(|id| ancestors(renderer, id).into_iter().skip(1).chain([id]).collect()).unwrap_or_default();
    let mut items = vec![NavItem {
        title: renderer.say("home").to_owned(),
        url: links.page("", None),
        current: current == Some(home),
        ..NavItem::default()
    }];
    let siblings = renderer.cache.siblings(model);
    let (main, more) = (&siblings.main, &siblings.more);
    let level = Level { renderer, links, path: &path, rows: &renderer.cache.rows(links.root()) };
    let here = path.first().copied();
    items.extend(level.list(main, 0, TOP)?);
    if level.shown(main, 0, TOP).len() < main.len() {
        // The home page has a card for each of them.
        let title = renderer.say("all_of_them").replace("{n}", &main.len().to_string());
        items.push(NavItem { title, url: links.page("", None), ..NavItem::default() });
    }
    if renderer.site.outputs.contains_key("status/index.html") {
        let title = renderer.say("status");
        items.push(NavItem { title: title.to_owned(), url: links.page("status", None), ..NavItem::default() });
    }
    if !more.is_empty() {
        let ancestor = here.is_some_and(|here| more.contains(&here));
        let title = renderer.say("more_lists").to_owned();
        items.push(NavItem { title, ancestor, children: level.list(more, 0, TOP)?, ..NavItem::default() });
    }
    Ok(items)
}

/// The entries below a section on a page of their own, which a script unfolds in the navigation of other pages.
pub(super) fn html(renderer: &Renderer<'_>, section: NodeId) -> Result<String, ThemeError> {
    let node = renderer.model.node(section);
    let links = renderer.links(&node.url);
    // The section's own page shows the same entries, but for the others around it.
    let path: Vec<NodeId> = ancestors(renderer, section).into_iter().skip(1).chain([section]).collect();
    let level = Level { renderer, links: &links, path: &path, rows: &renderer.cache.rows(links.root()) };
    let index = if renderer.settings.page_links == PageLinks::File { "index.html" } else { "" };
    let address = format!("{}/{index}", crate::site::encode(&node.url));
    let view = PageView {
        site: renderer.shared.clone(),
        root: links.root().to_owned(),
        page: PageHead {
            kind: "nav".to_owned(),
            title: node.title.clone(),
            path: address,
            noindex: true,
            ..PageHead::default()
        },
        nav: level.items(section, path.len(), LEVEL)?,
        ..PageView::default()
    };
    renderer.render("nav.html", &format!("/{}/nav.html", node.url), &view)
}

struct Level<'a> {
    renderer: &'a Renderer<'a>,
    links: &'a Links,
    /// From the top entry down to the page.
    path: &'a [NodeId],
    /// Finished entries.
    rows: &'a Rows,
}

impl Level<'_> {
    fn node(&self, id: NodeId) -> &Node {
        self.renderer.model.node(id)
    }

    /// The entries below `parent`, which lies `depth` levels below the home page.
    fn items(&self, parent: NodeId, depth: usize, most: usize) -> Result<Vec<NavItem>, ThemeError> {
        let children = &self.node(parent).children;
        let mut items = self.list(children, depth, most)?;
        let shown = self.shown(children, depth, most).len();
        let on_the_way = depth > 0 && depth + 1 < self.path.len();
        if shown < children.len()
            && !on_the_way
            && let Some(item) = items.last_mut()
        {
            let node = self.node(parent);
            let all = self.renderer.say("all_in").replace("{n}", &children.len().to_string());
            let title = all.replace("{name}", &node.title);
            item.all = Some(LinkView::new(title, self.links.page(&node.url, None)));
        }
        Ok(items)
    }

    /// The entries that a page shows of a level. Between the top and the page only the way down is shown; siblings stand
    /// beside the page itself.
    fn shown<'c>(&self, children: &'c [NodeId], depth: usize, most: usize) -> &'c [NodeId] {
        let siblings = self.renderer.cache.siblings(self.renderer.model);
        let at = self.path.get(depth).and_then(|here| siblings.place(children, *here));
        if depth > 0 && depth + 1 < self.path.len() {
            return at.map_or(&[][..], |at| &children[at..=at]);
        }
        window(children, at, most)
    }

    fn list(&self, children: &[NodeId], depth: usize, most: usize) -> Result<Vec<NavItem>, ThemeError> {
        let here = self.path.get(depth).copied();
        let shown = self.shown(children, depth, most);
        let on_the_way = depth > 0 && depth + 1 < self.path.len();
        let cut = depth > 0 && !on_the_way && shown.len() < children.len();
        // The entry that the link to all of them hangs on is no other page's.
        let (shown, tail) = shown.split_at(shown.len() - usize::from(cut && shown.last().copied() != here));
        let mut items = Vec::new();
        match here.and_then(|here| Some((here, shown.iter().position(|child| *child == here)?))) {
            Some((here, at)) => {
                items.extend(self.run(&shown[..at])?);
                items.push(self.on_path(here, depth)?);
                items.extend(self.run(&shown[at + 1..])?);
            }
            None => items.extend(self.run(shown)?),
        }
        items.extend(tail.iter().map(|id| self.plain(*id)));
        Ok(items)
    }

    /// Neighbouring entries, none of which leads to the page.
    fn run(&self, ids: &[NodeId]) -> Result<Option<NavItem>, ThemeError> {
        let mut rows = String::new();
        for id in ids {
            rows.push_str(self.rows.get(*id, || self.row(*id))?);
        }
        Ok((!rows.is_empty()).then(|| NavItem { rows: Html::new(rows), ..NavItem::default() }))
    }

    fn row(&self, id: NodeId) -> Result<String, ThemeError> {
        let view =
            NavRow { site: self.renderer.shared.clone(), root: self.links.root().to_owned(), item: self.plain(id) };
        self.renderer.render("partials/nav_item.html", &format!("/{}/", self.node(id).url), &view)
    }

    fn plain(&self, id: NodeId) -> NavItem {
        let node = self.node(id);
        let branch = node.has_branch();
        NavItem { title: node.title.clone(), url: self.links.page(&node.url, None), branch, ..NavItem::default() }
    }

    fn on_path(&self, id: NodeId, depth: usize) -> Result<NavItem, ThemeError> {
        let current = depth + 1 == self.path.len();
        let children = if self.node(id).children.is_empty() { Vec::new() } else { self.items(id, depth + 1, LEVEL)? };
        Ok(NavItem { current, ancestor: !current, children, ..self.plain(id) })
    }
}
