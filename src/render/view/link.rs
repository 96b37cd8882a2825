//! Links, and the navigation made of them.

use serde::Serialize;

use super::{Html, Shared, SiteView};

/// A link as it stands on one page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// What it says.
    pub title: String,
    /// The finished address.
    pub url: String,
    /// The kind of the entity it leads to; empty for a page.
    pub kind: String,
    /// Why it leads nowhere, when the site is built with errors; the address is then empty.
    pub broken: Option<String>,
}

impl LinkView {
    /// A link that holds.
    pub fn new(title: impl Into<String>, url: impl Into<String>) -> Self {
        Self { title: title.into(), url: url.into(), ..Self::default() }
    }
}

/// A link in a value that many pages share.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SiteLink {
    /// What it says.
    pub title: String,
    /// The address from the site's root, without a leading slash; the template puts `root` before it.
    pub path: String,
}

/// One entry of a page's navigation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct NavItem {
    /// What it says.
    pub title: String,
    /// The finished address; empty for a heading that only groups.
    pub url: String,
    /// Whether something lies below it: a script can then unfold it with `nav.html` of that address.
    pub branch: bool,
    /// Whether it is this very page.
    pub current: bool,
    /// Whether this page lies below it.
    pub ancestor: bool,
    /// The entries below it that this page shows.
    pub children: Vec<NavItem>,
    /// After the children, when not all of them are shown: "All 412 pages in Personas".
    pub all: Option<LinkView>,
    /// Instead of all else: a run of entries that do not lie on the way to this page, finished. Each was made once with
    /// `partials/nav_item.html`, since a level looks the same on every page in it but for the page's own entry.
    pub rows: Html,
}

/// What `partials/nav_item.html` receives: one entry of the navigation, rendered once for all pages that show it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NavRow {
    /// What all pages share.
    pub site: Shared<SiteView>,
    /// From the page to the site's root, ending in a slash.
    pub root: String,
    /// The entry.
    pub item: NavItem,
}
