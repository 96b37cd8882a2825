//! A link to a file that only `include` reads.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("link/to-partial"),
    severity: Severity::Error,
    title: "A link to a part that has no page",
    explain:
        "Files and folders whose name begins with `_` hold text that pages include. They have no page of their own, \
              so nothing can link to them.

Wrong:

    See [the note](_shared/note.md).

Right, the page that includes the note:

    See [the note](planning.md#note)

If the file should be a page, take the `_` off its name.",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::ToPartial { path } = cx.fault else { return None };
    let model = cx.book.model;
    let message = format!("{} is a part that pages include, and has no page of its own", code(path.as_str()));
    let part = model.source_at(path);
    let includes = |source: usize| {
        let views = model.sources[source].page.as_ref().map_or(0, |page| page.views.len());
        (0..views).any(|view| part.is_some() && model.includes.target(source, view) == part)
    };
    let pages: Vec<&str> =
        (0..model.sources.len()).filter(|source| includes(*source)).map(|at| model.sources[at].path.as_str()).collect();
    let help = if pages.is_empty() {
        "no page includes it; without the `_` it would be a page".to_owned()
    } else {
        format!("link to a page that includes it: {}", either(pages))
    };
    Some(cx.problem(&RULE, message).help(help))
}
