//! A page that asks for a template the theme does not have.

use crate::{base::nearest, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("front-matter/unknown-template"),
    severity: Severity::Error,
    title: "A template that the theme does not have",
    explain: "`template:` names the theme's template that shows the page. The theme has none of this name, so the page would \
              look like any other.

Wrong, while the theme has `landing.html`:

    template: landnig

Right:

    template: landing

The ending `.html` may be left out.",
    check: Check::Source(check),
};

fn check(cx: &SourceCx<'_>, out: &mut Vec<Problem>) {
    let Some(value) = cx.source.front("template") else { return };
    let Some(name) = value.text() else { return };
    let bare = name.trim_end_matches(".html");
    let templates = &cx.book.model.templates;
    // `base` is the frame that the others fill, not a page.
    if bare != "base" && templates.contains(&format!("{bare}.html")) {
        return;
    }
    let names = templates
        .iter()
        .filter(|name| !name.contains('/') && name.as_str() != "base.html")
        .map(|name| name.trim_end_matches(".html"));
    let problem = Problem::new(RULE.id, value.range, format!("the theme has no template {}", code(name)));
    out.push(match nearest(bare, names, 1).first() {
        Some(near) => problem.label(format!("did you mean {}?", code(near))).suggest(
            format!("write {}", code(near)),
            value.range,
            *near,
        ),
        None => problem.help("put it into the `templates` folder of your theme, or leave the key out"),
    });
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn a_template_must_be_there() {
        check("-- a.md --\n---\ntitle: A\ntemplate: page\n---\n\nText.\n", &[]);
        check(
            "-- a.md --\n---\ntitle: A\ntemplate: pgae\n---\n\nText.\n",
            &["a.md:3:11 front-matter/unknown-template the theme has no template `pgae`"],
        );
    }
}
