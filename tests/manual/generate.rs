//! What stands between `<!-- generated: name -->` and `<!-- /generated -->`.

use std::fmt::Write as _;

use vademecum::{config, kinds::Registry, model::views::VIEWS};

use super::{pages::Page, tables};

const OPEN: &str = "<!-- generated: ";
const CLOSE: &str = "<!-- /generated -->";

/// The names of the regions of a text.
pub(crate) fn regions(text: &str) -> Vec<String> {
    text.split(OPEN).skip(1).filter_map(|rest| rest.split_once(" -->")).map(|(name, _)| name.to_owned()).collect()
}

/// The regions that the manual must have, each once.
pub(crate) fn wanted() -> Vec<String> {
    let mut names: Vec<String> = tables::SINGLE.iter().map(|(name, _)| (*name).to_owned()).collect();
    names.extend(Registry::builtin().kinds.iter().map(|kind| format!("fields {}", kind.name)));
    names.extend(VIEWS.iter().map(|view| format!("view {}", view.name)));
    let mut sections: Vec<&str> = config::keys().map(|key| key.section).filter(|name| !name.is_empty()).collect();
    sections.dedup();
    names.extend(sections.into_iter().map(|section| format!("settings {section}")));
    names
}

/// The page with its regions made anew.
pub(crate) fn page(page: &Page) -> String {
    let mut pieces = page.text.split(OPEN);
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once(" -->").unwrap_or((piece, ""));
        let (_, after) = rest.split_once(CLOSE).unwrap_or_else(|| panic!("docs/{}: `{name}` is not closed", page.name));
        let _ = write!(text, "{OPEN}{name} -->\n\n{}\n{CLOSE}{after}", tables::region(name));
    }
    text
}
