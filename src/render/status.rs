//! What needs care: `/status/`, and the few lines of it on the home page.

use rustc_hash::FxHashSet;

use super::{
    Renderer, breadcrumbs, fields, made, nav,
    page::Page,
    page_view::{DueState, PageView, StatusItem, StatusView},
    theme::ThemeError,
};
use crate::{
    kinds::Data,
    model::{Model, NodeId, Role, Status},
    site::Links,
};

/// How many pages a list shows at most.
const SHOWN: usize = 500;

/// Whether the handbook says anything that the page could show.
pub fn has_status(model: &Model) -> bool {
    let keys = ["owner", "review_by"];
    let pages = model.sources.iter().any(|source| keys.iter().any(|key| source.front(key).is_some()));
    pages || model.sources.iter().any(|source| source.records.iter().any(|record| record.get("review_by").is_some()))
}

/// The page.
pub(super) fn html(renderer: &Renderer<'_>) -> Result<String, ThemeError> {
    let links = renderer.links("status");
    let mut nav = nav::items(renderer, &links, None)?;
    let here = links.page("status", None);
    for item in &mut nav {
        item.current = item.url == here;
    }
    let view = PageView {
        breadcrumbs: breadcrumbs::home(renderer, &links),
        nav,
        status: Some(view(renderer, &links)),
        ..made::view(renderer, &links, "status", (renderer.say("status").to_owned(), "status/".to_owned()))
    };
    renderer.render("status.html", "/status/", &view)
}

fn view(renderer: &Renderer<'_>, links: &Links) -> StatusView {
    let model = renderer.model;
    let mut all = StatusView::default();
    let mut owned = false;
    for (at, node) in model.nodes.iter().enumerate().filter(|(_, node)| node.visible) {
        let id = NodeId(at as u32);
        let page = Page { renderer, id, node, links };
        let owner = page.value("owner");
        if node.source.is_some() && node.entity.is_none() && node.role == Role::Page {
            owned |= owner.is_some();
            if owner.is_none() {
                all.ownerless.push(item(&page));
            }
        }
        if is_deprecated(&page) {
            let linked = living_links(renderer, id);
            if linked > 0 {
                all.deprecated.push(StatusItem { linked, ..item(&page) });
            }
        }
    }
    (all.expired, all.due) = reviews(renderer, links);
    if !owned {
        all.ownerless.clear();
    }
    all.ownerless.truncate(SHOWN);
    all.deprecated.truncate(SHOWN);
    all
}

/// The pages whose review is overdue, and those where it is due soon; the oldest first.
pub(super) fn reviews(renderer: &Renderer<'_>, links: &Links) -> (Vec<StatusItem>, Vec<StatusItem>) {
    let model = renderer.model;
    let (mut expired, mut due) = (Vec::new(), Vec::new());
    for (at, node) in model.nodes.iter().enumerate().filter(|(_, node)| node.visible) {
        let page = Page { renderer, id: NodeId(at as u32), node, links };
        let Some(day) = page.day("review_by") else { continue };
        let list = match day.state {
            DueState::Expired => &mut expired,
            DueState::Due => &mut due,
            DueState::Later => continue,
        };
        list.push(StatusItem { day: Some(day), ..item(&page) });
    }
    for list in [&mut expired, &mut due] {
        list.sort_by_cached_key(|item| (item.day.as_ref().map(|day| day.date.clone()), item.link.title.clone()));
        list.truncate(SHOWN);
    }
    (expired, due)
}

fn item(page: &Page<'_>) -> StatusItem {
    let owner = page.value("owner");
    let owner = owner.and_then(|(source, value)| fields::link(page.renderer, page.links, source, value));
    StatusItem { link: page.renderer.link(page.links, page.id), owner, ..StatusItem::default() }
}

fn is_deprecated(page: &Page<'_>) -> bool {
    let flag = || page.value("deprecated").is_some_and(|(_, value)| matches!(value.data, Data::Flag(true)));
    page.node.status == Status::Deprecated || flag()
}

/// From how many pages that are in force a node is linked.
fn living_links(renderer: &Renderer<'_>, id: NodeId) -> usize {
    let links = renderer.resolved.backlinks[id.0 as usize].iter().map(|link| link.from);
    let living = links.filter(|from| {
        let node = renderer.model.node(*from);
        node.visible && node.status != Status::Deprecated
    });
    living.collect::<FxHashSet<NodeId>>().len()
}
