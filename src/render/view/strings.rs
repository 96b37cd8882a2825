//! What the default theme says in its own words, so that a handbook can say it in another language.

use std::collections::BTreeMap;

/// Names and texts. `{n}` stands for a number, `{name}` for a name.
const STRINGS: &[(&str, &str)] = &[
    ("skip", "Skip to content"),
    ("menu", "Menu"),
    ("close", "Close"),
    ("search", "Search"),
    ("theme", "Colour theme"),
    ("theme_auto", "as the system"),
    ("theme_light", "light"),
    ("theme_dark", "dark"),
    ("pages", "Pages"),
    ("breadcrumb", "Breadcrumb"),
    ("on_this_page", "On this page"),
    ("owner", "Owner"),
    ("updated", "Updated"),
    ("reviewed", "Reviewed"),
    ("review_by", "Review by"),
    ("due", "due soon"),
    ("expired", "passed"),
    ("edit", "Edit this page"),
    ("report", "Report a problem"),
    ("source", "View source"),
    ("project", "The project"),
    ("backlinks", "What links here"),
    ("more", "{n} more"),
    ("all_backlinks", "All {n} links to this page"),
    ("previous", "Previous"),
    ("next", "Next"),
    ("labels", "Labels"),
    ("label", "Label"),
    ("description", "Description"),
    ("where", "Projects and groups"),
    ("type", "Type"),
    ("scoped", "scoped"),
    ("plain", "plain"),
    ("used", "Used on"),
    ("one_at_a_time", "only one at a time"),
    ("archived", "archived"),
    ("deprecated", "deprecated"),
    ("unknown_label", "unknown label"),
    ("search_gitlab", "Issues with this label in GitLab"),
    ("scope_labels", "Labels of this scope"),
    ("by_area", "By area"),
    ("by_team", "By team"),
    ("who_views", "Ways to read it"),
    ("responsibility", "Responsibility"),
    ("responsibilities", "Responsibilities"),
    ("no_owner", "No owner"),
    ("note", "Note"),
    ("owns", "Owns"),
    ("stages", "Stages"),
    ("next_stages", "Next"),
    ("back_to", "back to"),
    ("also_called", "Also called"),
    ("moved", "This page has moved"),
    ("moved_to", "It is now at"),
    ("not_found", "Page not found"),
    ("not_found_text", "There is no page at this address. It may have moved or never have been here."),
    ("go_home", "Go to the home page"),
    ("nothing_here", "There is nothing here yet."),
    ("copy", "Copy"),
    ("copied", "Copied"),
    ("built_with", "Made with"),
];

/// What is said where no template has the word: titles, and the notes above a page.
const SPOKEN: &[(&str, &str)] = &[
    ("home", "Home"),
    ("links_to", "What links to {name}"),
    ("overdue", "Review overdue"),
    ("overdue_text", "This page was to be reviewed by {day}; it may be out of date."),
    ("status_deprecated", "Deprecated"),
    ("deprecated_text", "No longer to be used."),
    ("replaced_text", "No longer to be used. In its place:"),
    ("status_research", "Ongoing research"),
    ("research_text", "This is part of a research project that still goes on; it will change."),
    ("status_under_review", "Under review"),
    ("under_review_text", "This is being looked at and may change."),
    ("status_draft", "Draft"),
    ("draft_text", "This is not finished, and not published."),
];

/// The theme's own words, in English.
pub fn default_strings() -> BTreeMap<String, String> {
    STRINGS.iter().chain(SPOKEN).map(|&(name, text)| (name.to_owned(), text.to_owned())).collect()
}

/// The names of the words that no template has.
#[cfg(test)]
pub(in crate::render) fn spoken() -> impl Iterator<Item = &'static str> {
    SPOKEN.iter().map(|(name, _)| *name)
}
