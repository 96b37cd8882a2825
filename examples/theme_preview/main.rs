//! Renders the default theme's templates with made-up data into a folder, to be looked at in a browser:
//! `cargo run --example theme_preview -- FOLDER`.

#![expect(
    clippy::disallowed_methods,
    reason = "this program writes its few files itself; it is no part of the product"
)]
#![expect(clippy::expect_used, reason = "it stops at the first mistake, which is what it is for")]

use std::{path::Path, process::ExitCode};

use data::{COLORS, backlinks, groups, label_index, meta, nav, pill, plain, ribbons, toc, workflow};
use vademecum::render::{
    label_css::label_css,
    page_view::{
        BlockView, EntityView, Html, IndexView, LinkView, PageHead, PageView, PagerView, Shared, SiteLink, SiteView,
    },
    theme::{Hashing, Theme},
};

mod data;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else { return ExitCode::from(2) };
    let theme = Theme::load(&[], Hashing::On).expect("the built-in theme has no mistakes");
    let out = Path::new(&folder);
    let write = |path: &str, bytes: &[u8]| {
        let path = out.join(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    };
    for asset in theme.assets() {
        write(&asset.path, &asset.bytes);
    }
    write("assets/labels.css", label_css(COLORS).as_bytes());
    for scheme in ["auto", "light", "dark"] {
        let mut site = SiteView {
            title: "Acme Handbook of Everything".to_owned(),
            label_css: Some("assets/labels.css".to_owned()),
            footer: vec![SiteLink { title: "About".to_owned(), path: "auto-home/".to_owned() }],
            default_theme: scheme.to_owned(),
            ..SiteView::default()
        };
        theme.dress(&mut site);
        let site = Shared::of(&site);
        for (name, template, view) in pages(&theme, &site) {
            let html = theme.render(template, name, &view).expect("a page");
            write(&format!("{scheme}-{name}/index.html"), html.as_bytes());
        }
    }
    ExitCode::SUCCESS
}

type Page = (&'static str, &'static str, PageView);

fn pages(theme: &Theme, site: &Shared<SiteView>) -> Vec<Page> {
    let make = |kind: &str, title: &str| PageView {
        site: site.clone(),
        root: "../".to_owned(),
        page: PageHead {
            kind: kind.to_owned(),
            title: title.to_owned(),
            path: format!("{kind}/"),
            toc: toc(),
            ..PageHead::default()
        },
        breadcrumbs: vec![LinkView::new("Home", "../"), LinkView::new("Business operations", "../auto-page/")],
        nav: nav(title),
        meta: meta(),
        ..PageView::default()
    };
    let embedded =
        |view: &str, block: &BlockView| theme.render(&format!("views/{view}.html"), view, block).expect("a view");
    let block = BlockView {
        site: site.clone(),
        root: "../".to_owned(),
        id: "view-1".to_owned(),
        labels: Some(label_index()),
        workflow: Some(workflow(9)),
        ..BlockView::default()
    };
    let prose =
        PROSE.replace("{labels}", &embedded("labels", &block)).replace("{workflow}", &embedded("workflow", &block));
    let mut page = make("page", "Business Operations");
    page.content = Html::new(prose);
    page.backlinks = Some(backlinks());
    page.page.labels = vec![pill(1, 0), plain("blocker", 1)];
    page.pager =
        PagerView { previous: Some(LinkView::new("Data quality", "#")), next: Some(LinkView::new("Tech stack", "#")) };
    let mut persona = make("persona", "Parker (Product Manager)");
    persona.ribbons = ribbons();
    persona.entity = Some(data::persona());
    persona.backlinks = Some(backlinks());
    let mut label = make("label", "BTG-Status::2-Backlog");
    label.entity = Some(data::label());
    label.page.toc = Vec::new();
    let mut labels = make("index", "Labels");
    labels.page.toc = Vec::new();
    labels.index = Some(IndexView { labels: Some(label_index()), count: 11, ..IndexView::default() });
    let mut personas = make("index", "Personas");
    personas.page.toc = Vec::new();
    personas.content = Html::new("<p>Personas describe the people a product is made for.</p>");
    personas.index = Some(IndexView { groups: groups(), count: 7, ..IndexView::default() });
    let mut matrix = make("matrix", "Who does what");
    matrix.page.wide = true;
    matrix.matrix = Some(data::matrix(false));
    let mut by_team = matrix.clone();
    by_team.matrix = Some(data::matrix(true));
    let mut stage = make("workflow", "Project stages");
    stage.workflow = Some(workflow(2));
    stage.entity =
        Some(EntityView { name: "Project stages".to_owned(), kind: "workflow".to_owned(), ..EntityView::default() });
    let mut team = make("team", "IT Helpdesk");
    team.entity = Some(data::team());
    let lost = make("404", "Page not found");
    vec![
        ("page", "page.html", page),
        ("persona", "kinds/persona.html", persona),
        ("label", "kinds/label.html", label),
        ("labels", "index.html", labels),
        ("personas", "index.html", personas),
        ("matrix", "matrix.html", matrix),
        ("teams", "matrix.html", by_team),
        ("workflow", "kinds/workflow.html", stage),
        ("team", "kinds/team.html", team),
        ("404", "404.html", lost),
    ]
}

const PROSE: &str = r##"<p>Business operations looks after the systems that let a company grow. See
<a href="https://example.com/">another site</a> and <code>vade check</code>, or ask <a href="#">IT Helpdesk</a>.</p>
<h2 id="data">Data quality<a class="anchor" href="#data" aria-label="Link to this section">#</a></h2>
<p>Data is never perfect: processes change and people make mistakes. This one is <span class="broken" title="no such page">a
broken link</span>, and <a class="lp c-6699cc" href="#" title="BTG-Status::3-Working"><span>BTG-Status</span><span>3-Working</span></a>
is a label in a line of text that goes on for a while.</p>
<div class="alert alert-note" role="note"><p class="alert-title">Note</p><p>Something worth knowing.</p></div>
<div class="alert alert-tip" role="note"><p class="alert-title">Tip</p><p>Something that helps.</p></div>
<div class="alert alert-important" role="note"><p class="alert-title">Important</p><p>Something not to miss.</p></div>
<div class="alert alert-warning" role="note"><p class="alert-title">Warning</p><p>Something that can go wrong.</p></div>
<div class="alert alert-caution" role="note"><p class="alert-title">Caution</p><p>Something that will.</p></div>
<h2 id="lists">Lists and code</h2>
<ul><li>One<ul><li>Within</li></ul></li><li>Two</li></ul>
<ul><li class="task"><input type="checkbox" disabled checked aria-label="done"> Done</li><li class="task"><input type="checkbox" disabled aria-label="to do"> To do</li></ul>
<pre><code>labels:
  - name: "BTG-Status::2-Backlog"
    description: Accepted, to be pulled forward when it fits, and this line is long enough to leave the box
</code></pre>
<blockquote><p>A quotation from somewhere.</p></blockquote>
<h3 id="table">A table</h3>
<div class="table" tabindex="0" role="region" aria-label="Table"><table><thead><tr><th>System</th><th>Purpose</th><th>Owner</th></tr></thead>
<tbody><tr><td>CRM</td><td>Customers and what they were promised</td><td>Sales</td></tr><tr><td>ERP</td><td>Money</td><td>Finance</td></tr></tbody></table></div>
<h2 id="stages">Project stages</h2>
{workflow}
<h2 id="labels">Labels</h2>
{labels}
"##;
