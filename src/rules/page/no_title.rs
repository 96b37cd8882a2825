//! A page that takes its title from its file's name.

use crate::{base::TextRange, rules::prelude::*, syntax::markdown::OutlineItem};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("page/no-title"),
    severity: Severity::Info,
    title: "A page without a title",
    explain:
        "The page has neither a `title` nor a first heading, so its file's name stands in: in the navigation, in the \
              search and at the top of the page.

Wrong, in `chg-mgmt.md`, which is then called \"Chg mgmt\":

    We announce every change a week before.

Right:

    # Change management

    We announce every change a week before.",
    check: Check::Source(check),
};

fn check(cx: &SourceCx<'_>, out: &mut Vec<Problem>) {
    let Some(page) = cx.source.page.as_ref().filter(|page| !page.partial && page.kind.is_none()) else { return };
    let first = page.outline.iter().find_map(|item| match item {
        OutlineItem::Heading(heading) => Some(heading.level),
        _ => None,
    });
    if !page.front.contains_key("title") && first != Some(1) {
        let message = format!("the page has no title, so it is called {} after its file", code(&page.title));
        let problem = Problem::new(RULE.id, TextRange::default(), message);
        out.push(problem.help("begin it with a heading `# …`, or write `title:` in its front matter"));
    }
}
