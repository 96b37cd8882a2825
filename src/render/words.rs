//! The words that readers see: the theme's own, those of declarations, days.

use std::{borrow::Cow, collections::BTreeSet};

use jiff::civil::Date;

use super::{Renderer, cards::capitalised};
use crate::{
    engines::diagram,
    kinds::{Field, FieldType, Kind, Registry, common},
    model::Status,
    resolve::{MENTIONS, USES_LABEL},
    syntax::markdown::WORDS,
};

/// What a word of YAML says that does not say enough without its field: field, word, for readers.
const VALUES: [(&str, &str, &str); 2] =
    [("target", "both", "Issues and merge requests"), ("target", "all", "Issues, merge requests and epics")];

impl Renderer<'_> {
    /// What the theme says in words of its own; empty for a name that there is not.
    pub(super) fn say(&self, name: &str) -> &str {
        self.settings.strings.get(name).map_or("", String::as_str)
    }

    /// A word of a declaration, such as a field's title, in the handbook's language.
    pub(super) fn word<'w>(&'w self, english: &'w str) -> &'w str {
        self.settings.words.get(english).map_or(english, String::as_str)
    }

    /// A word of YAML for readers: `under-review` → "Under review".
    pub(super) fn value(&self, field: &str, word: &str) -> String {
        let known = VALUES.iter().find(|(of, value, _)| (*of, *value) == (field, word));
        let english = known.map_or_else(|| Cow::Owned(capitalised(word)), |(.., says)| Cow::Borrowed(*says));
        self.word(&english).to_owned()
    }

    /// A day: "2 May 2027".
    pub(super) fn day(&self, day: Date) -> String {
        let months = self.say("months");
        let month = months.split_whitespace().nth(day.month().unsigned_abs() as usize - 1).unwrap_or_default();
        let text = self.say("date").replace("{day}", &day.day().to_string()).replace("{month}", month);
        text.replace("{year}", &day.year().to_string())
    }

    /// The word for a state; none for what is in force.
    pub(super) fn status(&self, status: Status) -> Option<&str> {
        Some(self.say(match status {
            Status::Active | Status::Removed => return None,
            Status::Draft => "status_draft",
            Status::Research => "status_research",
            Status::UnderReview => "status_under_review",
            Status::Deprecated => "status_deprecated",
        }))
    }
}

/// Every word that [`Renderer::word`] is asked for: titles of kinds and fields, headings of what refers to a page, the
/// words of choices, and what Markdown and diagrams bring along.
pub fn known_words(registry: &Registry) -> BTreeSet<String> {
    let mut words: BTreeSet<String> =
        WORDS.iter().chain(diagram::NAMES).chain([&MENTIONS, &USES_LABEL]).map(|&word| word.to_owned()).collect();
    words.extend(VALUES.iter().map(|(.., says)| (*says).to_owned()));
    for kind in &registry.kinds {
        of_kind(kind, &mut words);
    }
    for field in common() {
        of_field(field, &mut words);
    }
    words
}

fn of_kind(kind: &Kind, words: &mut BTreeSet<String>) {
    words.extend([kind.title.clone(), kind.title_plural.clone()]);
    for field in &kind.fields {
        of_field(field, words);
    }
}

fn of_field(field: &Field, words: &mut BTreeSet<String>) {
    words.insert(field.title.clone());
    words.extend(field.relation.clone());
    of_type(&field.ty, words);
}

fn of_type(ty: &FieldType, words: &mut BTreeSet<String>) {
    match ty {
        FieldType::Enum(values) => words.extend(values.iter().map(|word| capitalised(word))),
        FieldType::List(item) => of_type(item, words),
        FieldType::Record { fields, .. } => {
            for field in fields {
                of_field(field, words);
            }
        }
        _ => {}
    }
}
