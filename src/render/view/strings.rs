//! What the default theme says in its own words, so that a handbook can say it in another language.

use std::collections::BTreeMap;

/// Names and texts. `{n}` stands for a number, `{name}` for a name.
const STRINGS: &[(&str, &str)] = &[
    ("skip", "Skip to content"),
    ("menu", "Menu"),
    ("close", "Close"),
    ("search", "Search"),
    ("home", "Home"),
    ("a_to_z", "A to Z"),
    ("find", "Find"),
    ("all", "All"),
    ("more_filters", "More filters"),
    ("count_of", "{n} of {all}"),
    ("who_does", "Who does …?"),
    ("answer", "{team} owns {name}."),
    ("scope", "Scope"),
    ("team", "Team"),
    ("status", "Status"),
    ("in_use", "in use"),
    ("keys", "Keyboard"),
    ("keys_search", "Search"),
    ("keys_help", "This help"),
    ("keys_close", "Close"),
    ("keys_single", "Use single keys"),
    ("expand", "Pages in {name}"),
    ("more_lists", "More lists"),
    ("labels_used", "Labels they use"),
    ("needs_review", "Needs review"),
    ("recently_changed", "Recently changed"),
    ("all_of_them", "All {n}"),
    ("review_overdue", "Review overdue"),
    ("review_soon", "Due within 30 days"),
    ("without_owner", "Without an owner"),
    ("deprecated_linked", "Deprecated, and still linked"),
    ("nothing_overdue", "Nothing: all is in order."),
    ("linked_from", "linked from"),
    ("places", "Where to look"),
    ("here_by_name", "Everything by name"),
    ("labels_by_scope", "Labels by scope"),
    ("plain_labels", "Plain labels"),
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

/// The theme's own words, in English.
pub fn default_strings() -> BTreeMap<String, String> {
    STRINGS.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())).collect()
}

/// What the site says in its own words, for the parts that are made before a template sees them.
#[derive(Debug, Clone)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// The theme's words with the handbook's own laid over them; names that the theme does not know are left out.
    pub fn new(own: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut words = default_strings();
        for (name, text) in own {
            if let Some(word) = words.get_mut(&name) {
                *word = text;
            }
        }
        Self(words)
    }

    /// The word of this name; the name itself if there is none.
    pub fn get<'w>(&'w self, name: &'w str) -> &'w str {
        self.0.get(name).map_or(name, String::as_str)
    }

    /// All of them, for templates.
    pub fn all(&self) -> &BTreeMap<String, String> {
        &self.0
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::new([])
    }
}
