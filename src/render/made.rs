//! Pages that the site makes of itself: lists by name, what needs care, old addresses.

use super::{
    Renderer,
    page_view::{PageHead, PageView},
};
use crate::{model::Status, site::Links};

/// Such a page with nothing in it yet. `kind` becomes a class of `body`, and `path` counts from the site's root. Search
/// engines are asked to leave it out, since it repeats what others hold.
pub(super) fn view(renderer: &Renderer<'_>, links: &Links, kind: &str, (title, path): (String, String)) -> PageView {
    PageView {
        site: renderer.shared.clone(),
        root: links.root().to_owned(),
        page: PageHead {
            kind: kind.to_owned(),
            title,
            path,
            noindex: true,
            status: Status::Active.as_str().to_owned(),
            ..PageHead::default()
        },
        footer: renderer.footer(links),
        ..PageView::default()
    }
}
