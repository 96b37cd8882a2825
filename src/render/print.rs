//! A section on one page, for paper: its own text, then its direct pages in their order.

use super::{
    Renderer, breadcrumbs,
    embed::{embed, main_part},
    made,
    page::Page,
    page_view::{Html, MetaView, PageView, PagerView, PrintView},
    theme::ThemeError,
};
use crate::{model::NodeId, site};

/// How many pages it holds at most.
const PAGES: usize = 200;

/// Makes the page.
pub(super) fn html(renderer: &Renderer<'_>, section: NodeId) -> Result<String, ThemeError> {
    let node = renderer.model.node(section);
    let url = site::print_page(&node.url);
    let links = renderer.links(&url);
    let own = Page { renderer, id: section, node, links: &links };
    let (content, title_id) = own.content()?;
    let mut pages = Vec::new();
    for (at, id) in node.children.iter().take(PAGES).enumerate() {
        let page = Page { renderer, id: *id, node: renderer.model.node(*id), links: &links };
        pages.push(part(&page, &format!("p{}-", at + 1))?);
    }
    let mut crumbs = breadcrumbs::links(renderer, &links, section);
    crumbs.push(renderer.link(&links, section));
    let mut view = PageView {
        breadcrumbs: crumbs,
        meta: for_paper(own.meta()),
        content: Html::new(content),
        print: Some(PrintView {
            more: node.children.len() - pages.len(),
            pages,
            breaks: renderer.settings.print_breaks,
            section_url: links.page(&node.url, None),
        }),
        ..made::view(renderer, &links, "print", (node.title.clone(), format!("{url}/")))
    };
    view.page.title_id = title_id;
    view.page.hide_nav = true;
    renderer.render("print.html", &format!("/{url}/"), &view)
}

/// What stands in `main` of a page, without what leads elsewhere.
fn part(page: &Page<'_>, prefix: &str) -> Result<Html, ThemeError> {
    let mut view = page.view()?;
    view.breadcrumbs.clear();
    view.nav.clear();
    view.page.toc.clear();
    view.backlinks = None;
    view.pager = PagerView::default();
    view.meta = for_paper(view.meta);
    let whole = page.renderer.render(&page.template(), &page.path(), &view)?;
    Ok(Html::new(embed(main_part(&whole).unwrap_or(view.content.as_str()), prefix)))
}

/// Owner and dates; addresses to click on are of no use on paper.
fn for_paper(meta: MetaView) -> MetaView {
    MetaView { edit_url: None, report_url: None, source_url: None, print_url: None, ..meta }
}
