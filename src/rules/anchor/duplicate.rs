//! An id written out twice on one page.

use std::collections::{BTreeMap, BTreeSet};

use crate::{base::TextRange, diag::ids, rules::prelude::*, syntax::markdown::OutlineItem};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::ANCHOR_DUPLICATE,
    severity: Severity::Warning,
    title: "An id that is used twice on a page",
    explain:
        "A link to an id leads to the first place that has it; the second can never be reached. Headings that only \
              repeat each other's words are fine: they get numbers.

Wrong:

    ## Planning {#plan}

    ## Plans {#plan}

Right:

    ## Planning {#plan}

    ## Plans {#plans}",
    check: Check::Source(check),
};

fn check(cx: &SourceCx<'_>, out: &mut Vec<Problem>) {
    let Some(page) = &cx.source.page else { return };
    let ids: Vec<(&str, TextRange, bool, bool)> = page
        .outline
        .iter()
        .filter_map(|item| match item {
            OutlineItem::Heading(heading) => Some((&*heading.id, heading.range, heading.explicit, true)),
            OutlineItem::Anchor(anchor) => Some((&*anchor.id, anchor.range, true, false)),
            OutlineItem::Include(_) => None,
        })
        .collect();
    let mut first: BTreeMap<&str, (TextRange, bool)> = BTreeMap::new();
    // In raw HTML an id that only serves a style may stand on a page a dozen times: that is one mistake.
    let mut told = BTreeSet::new();
    for (id, range, explicit, heading) in ids {
        let Some((other, fixed)) = first.get(id).copied() else {
            first.insert(id, (range, explicit));
            continue;
        };
        // Where only one is written out, the heading's own id gives way; that is told once, at the written one.
        if (explicit || fixed) && (told.insert(id) || (explicit && heading)) {
            let (at, there) = if explicit { (range, other) } else { (other, range) };
            let message = format!("the id {} is used twice on this page", code(id));
            let problem = Problem::new(RULE.id, at, message).related(there, "the other one");
            out.push(problem.help("give one of them another id"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn ids_are_written_once() {
        check("-- a.md --\n# A\n\n## B\n\nText.\n\n## B\n\nText.\n", &[]);
        check(
            "-- a.md --\n# A\n\n## B {#x}\n\nText.\n\n## C {#x}\n\nText.\n",
            &["a.md:7:1 anchor/duplicate the id `x` is used twice"],
        );
        check(
            "-- a.md --\n# A\n\n## B {#x}\n\nText.\n\n## C {#x}\n\nText.\n\n## D {#x}\n\nText.\n",
            &["a.md:7:1 anchor/duplicate", "a.md:11:1 anchor/duplicate"],
        );
        check("-- a.md --\n# A\n\n## B\n\n<a id=\"b\"></a>Text.\n", &["a.md:5:8 anchor/duplicate"]);
    }
}
