//! What a theme may do, and what it is told when it errs.

use super::*;
use crate::render::{
    page_view::{Html, PageHead, PageView, Shared},
    view::specimen,
};

fn theme(files: &[(&str, &str)]) -> Result<Theme, Vec<ThemeError>> {
    let files: Vec<ThemeFile> =
        files.iter().map(|(path, text)| (VPath::new(path).unwrap(), text.as_bytes().to_vec())).collect();
    Theme::load(&files, Hashing::On)
}

fn loaded(files: &[(&str, &str)]) -> Theme {
    theme(files).unwrap_or_else(|errors| panic!("{}", errors[0]))
}

fn page() -> PageView {
    let mut site = SiteView { title: "Acme".to_owned(), ..SiteView::default() };
    loaded(&[]).dress(&mut site);
    PageView {
        site: Shared::of(&site),
        root: "../".to_owned(),
        page: PageHead { title: "A < B".to_owned(), path: "a/".to_owned(), ..PageHead::default() },
        content: Html::new("<p>Text</p>"),
        ..PageView::default()
    }
}

#[test]
fn every_builtin_template_renders_everything_and_nothing() {
    let theme = loaded(&[]);
    let block = crate::render::page_view::BlockView::default();
    // The navigation calls itself for every level; entries below the specimen's are taken as empty.
    for name in theme.templates() {
        if name.starts_with("views/") {
            both_ways(&theme, name, "full", &specimen::block().site, &specimen::block());
            both_ways(&theme, name, "empty", &block.site, &block);
        } else if !name.starts_with("partials/") {
            let entity = PageView { entity: Some(crate::render::page_view::EntityView::default()), ..page() };
            both_ways(&theme, name, "full", &specimen::page().site, &specimen::page());
            both_ways(&theme, name, "empty", &entity.site, &entity);
        }
    }
}

/// Renders a template as it was written, and with what is the same on every page written into it.
fn both_ways<T: Serialize>(theme: &Theme, name: &str, page: &str, site: &Shared<SiteView>, data: &T) {
    let plain = theme.render(name, page, data).unwrap_or_else(|error| panic!("{error}"));
    let settled = rendered(&theme.settled(site).0, (name, page), data, 0).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(plain, settled, "{name}, {page}");
}

#[test]
fn the_builtin_templates_name_nothing_that_is_not_there() {
    // Any file of one's own makes the check run over all templates.
    loaded(&[("templates/own.html", "")]);
}

#[test]
fn text_is_escaped_and_html_is_not() {
    let html = loaded(&[]).render("page.html", "a", &page()).unwrap();
    assert!(html.contains("<h1>A &lt; B</h1>"), "{html}");
    assert!(html.contains("<p>Text</p>"), "{html}");
    assert!(html.contains("<title>A &lt; B - Acme</title>"), "{html}");
}

#[test]
fn a_file_takes_the_place_of_ours() {
    let theme = loaded(&[("templates/page.html", "mine: {{ page.title }}"), ("assets/style.css", "a{}")]);
    assert_eq!(theme.render("page.html", "a", &page()).unwrap(), "mine: A &lt; B");
    assert!(theme.assets().iter().any(|asset| asset.bytes == b"a{}"));
    assert_eq!(theme.assets().iter().filter(|asset| asset.path.contains("style")).count(), 1);
}

#[test]
fn a_block_takes_the_place_of_ours() {
    let theme = loaded(&[(
        "templates/page.html",
        r#"{% extends "default/page.html" %}{% block content %}<b>{{ content }}</b>{% endblock %}"#,
    )]);
    let html = theme.render("page.html", "a", &page()).unwrap();
    assert!(html.contains("<b><p>Text</p></b>"), "{html}");
    assert!(html.contains("<footer"), "the rest is ours");
}

#[test]
fn a_partial_reaches_our_templates() {
    let theme = loaded(&[("templates/partials/footer.html", "<footer>Ours alone, {{ site.title }}</footer>")]);
    assert!(theme.render("page.html", "a", &page()).unwrap().contains("Ours alone, Acme"));
}

#[test]
fn a_component_takes_the_place_of_ours() {
    let theme = loaded(&[("templates/partials/mine.html", "{% component link(l) %}[{{ l.title }}]{% endcomponent %}")]);
    let view = PageView { pager: specimen::page().pager, meta: specimen::page().meta, ..page() };
    assert!(theme.render("page.html", "a", &view).unwrap().contains("[Title]"));
}

#[test]
fn a_kind_may_have_a_template_of_its_own() {
    let theme = loaded(&[("templates/kinds/office.html", "office")]);
    assert_eq!(theme.template_for("office"), "kinds/office.html");
    assert_eq!(theme.template_for("persona"), "kinds/persona.html");
    assert_eq!(theme.template_for("planet"), "entity.html");
    assert_eq!(theme.template_for_view("labels").as_deref(), Some("views/labels.html"));
    assert_eq!(theme.template_for_view("planets"), None);
}

#[test]
fn mistakes_are_found_when_the_theme_is_loaded() {
    let check = |name: &str, text: &str, want: &[&str]| {
        let errors = theme(&[(&format!("templates/{name}"), text)]).err().unwrap_or_default();
        let got: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(got, want, "{text}");
    };
    check(
        "page.html",
        "<p>\n  {{ page.titel }}",
        &["templates/page.html:2:11: `page` has no `titel`; did you mean `title`?"],
    );
    check(
        "page.html",
        "{% if page.titel %}x{% endif %}",
        &["templates/page.html:1:12: `page` has no `titel`; did you mean `title`?"],
    );
    check(
        "page.html",
        "{{ pages.title }}",
        &["templates/page.html:1:4: there is no `pages` here; did you mean `page`, `pager`?"],
    );
    check(
        "page.html",
        "{% for b in breadcrumbs %}{{ b.link }}{{ zzz }}{% endfor %}{{ b }}",
        &[
            "templates/page.html:1:32: `b` has no `link`",
            "templates/page.html:1:42: there is no `zzz` here",
            "templates/page.html:1:63: there is no `b` here",
        ],
    );
    check(
        "page.html",
        "{{ page.title.text }}",
        &["templates/page.html:1:15: `page.title` is a single value and has no `text`"],
    );
    check(
        "page.html",
        "{{ breadcrumbs.title }}",
        &["templates/page.html:1:16: `breadcrumbs` is a list and has no `title`"],
    );
    check(
        "page.html",
        "{% set l = breadcrumbs[0] %}{{ l.titl }}{{ site.strings.serch }}",
        &[
            "templates/page.html:1:34: `l` has no `titl`; did you mean `title`?",
            "templates/page.html:1:57: `site.strings` has no `serch`; did you mean `search`?",
        ],
    );
    check(
        "kinds/persona.html",
        "{{ entity.fields.anything.htm }}",
        &["templates/kinds/persona.html:1:27: `entity.fields.anything` has no `htm`; did you mean `html`?"],
    );
    check(
        "page.html",
        "{% component mine(x) %}{{ x.urll }}{% endcomponent %}{% for b in breadcrumbs %}{{ <mine x={b}/> }}{% endfor %}",
        &["templates/page.html:1:29: `x` has no `urll`; did you mean `url`?"],
    );
    check("views/labels.html", "{{ page.title }}", &["templates/views/labels.html:1:4: there is no `page` here"]);
    check(
        "page.html",
        "{{ page.title | uper }}",
        &["templates/page.html:1:17: unknown filter `uper`; did you mean `upper`?"],
    );
    check(
        "page.html",
        r#"{% include "partials/metta.html" %}"#,
        &["templates/page.html:1:12: unknown template `partials/metta.html`; did you mean `partials/meta.html`?"],
    );
    check(
        "page.html",
        "{% if %}",
        &[
            "templates/page.html:1:7: found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`",
        ],
    );
}

#[test]
fn replacing_what_others_stand_on_says_what_to_do() {
    let errors = theme(&[("templates/entity.html", "{{ page.title }}")]).unwrap_err();
    assert_eq!(
        errors[0].to_string(),
        "built-in templates/kinds/area.html:2:10: block `entity` is not defined in any parent template; let the theme's \
         template extend `default/entity.html`, or give it a block `entity`"
    );
}

#[test]
fn what_is_not_certain_is_no_mistake() {
    for text in [
        "{% set x = page.title | upper %}{{ x }}{% if x.anything %}{% endif %}",
        "{{ [b.title for b in breadcrumbs if b.url] | join(sep=\", \") }}",
        "{% for a, b in site.strings %}{{ a }}{{ b }}{{ loop.index }}{% endfor %}",
        "{{ site.strings[page.kind] }}{{ page.toc[0].title }}{{ page.title[0:3] }}",
        "{% if page.title is defined and not page.noindex and page.kind in [\"a\"] %}{% endif %}",
        "{% for i in nav %}{% for j in i.children %}{{ j.children[0].anything }}{% endfor %}{% endfor %}",
        "{% set_global g = 1 %}{{ g }}{{ page.status ~ \"x\" }}{{ entity?.fields?.x?.html }}",
    ] {
        loaded(&[("templates/page.html", text)]);
    }
}

#[test]
fn a_mistake_at_render_time_names_the_page() {
    let theme = loaded(&[(
        "templates/entity.html",
        "{% extends \"default/entity.html\" %}\n{% block entity %}{{ entity.fields.quote.html }}{% endblock %}",
    )]);
    let view = PageView { entity: Some(crate::render::page_view::EntityView::default()), ..page() };
    let want = "templates/entity.html:2:36: field `quote` is not defined (making content/a.md)";
    let error = theme.render("entity.html", "content/a.md", &view).unwrap_err();
    assert_eq!(error.to_string(), want);
    let settled = theme.settled(&view.site);
    let error = theme.render_settled(&settled, ("entity.html", "content/a.md"), &view, 0).unwrap_err();
    assert_eq!(error.to_string(), want);
}

#[test]
fn no_template_has_inline_style_or_trusts_text() {
    for path in Builtin::iter().filter(|path| path.ends_with(".html")) {
        let file = Builtin::get(&path).unwrap();
        let text = String::from_utf8_lossy(&file.data);
        for bad in ["style=", "<style", "<script>", "| safe", "|safe", "onclick", "onload", "javascript:"] {
            assert!(!text.contains(bad), "{path} has {bad}");
        }
    }
}

#[test]
fn every_word_of_the_theme_is_used_and_known() {
    // Unknown ones are mistakes that loading finds; here: none is left over.
    let all: String = Builtin::iter()
        .filter_map(|path| Builtin::get(&path))
        .map(|file| String::from_utf8_lossy(&file.data).into_owned())
        .collect();
    // Columns and filters go by their names; the rest is said before a template sees it.
    let by_name = ["description", "where", "type", "owner", "used", "scope", "team", "status"];
    let in_rust = ["home", "plain_labels", "more_lists"];
    for name in crate::render::view::default_strings().keys() {
        let used = all.contains(&format!("site.strings.{name} ")) || all.contains(&format!("site.strings.{name}}}"));
        let spoken = crate::render::view::spoken().any(|spoken| spoken == name);
        assert!(used || spoken || by_name.contains(&&**name) || in_rust.contains(&&**name), "{name}");
    }
}

#[test]
fn nothing_of_a_page_is_inline() {
    let html = loaded(&[]).render("page.html", "a", &page()).unwrap();
    assert!(html.contains("script-src 'self';") || html.contains("script-src &#39;self&#39;;"), "{html}");
    assert!(!html.contains("<script>") && !html.contains("<style") && !html.contains(" style="), "{html}");
}
