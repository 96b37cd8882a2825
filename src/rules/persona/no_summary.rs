//! A persona of whom nothing is said.

use crate::rules::prelude::*;

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("persona/no-summary"),
    severity: Severity::Warning,
    title: "A persona without a job summary",
    explain: "The summary is what readers see first, on the persona's page and on its card. A persona with a name and \
              nothing else tells them nothing.

Wrong:

    - id: rachel-release-manager
      name: Rachel
      group: user

Right:

    - id: rachel-release-manager
      name: Rachel
      group: user
      summary: I plan our releases, and see that each of them reaches the customers on its day.

A persona that is a Markdown page may say it in the page's text.",
    check: Check::Book(check),
};

fn check(book: &Book<'_>, out: &mut Problems) {
    for (id, record) in book.entities("persona").filter(|(id, _)| book.is_current(*id)) {
        let source = book.source_of(id);
        let own_page = book.model.entities.get(id).record == 0;
        let told = source.page.as_ref().is_some_and(|page| own_page && page.kind.is_some() && !page.summary.is_empty());
        let research = record.text("status") == Some("research");
        if record.get("summary").is_some() || record.get("description").is_some() || told || research {
            continue;
        }
        let place = book.model.entity_place(id);
        let message = format!("the persona {} has no summary", code(&record.id));
        out.push((place.path, Problem::new(RULE.id, place.range, message).help("add `summary:` with what they do")));
    }
}
