//! What all pages share.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{SiteLink, strings::default_strings};

/// The site. Everything here is the same on each page, so it is converted once; addresses are `path`s.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// The handbook's title.
    pub title: String,
    /// What it is about; empty when it does not say.
    pub description: String,
    /// Who writes it, with commas between; empty when it does not say.
    pub authors: String,
    /// A BCP 47 tag: `en`.
    pub language: String,
    /// `vade` and its version.
    pub generator: String,
    /// The theme's style sheets, with hashed names, then the owner's own; paths.
    pub css: Vec<String>,
    /// The theme's scripts and the owner's own, all deferred; paths.
    pub js: Vec<String>,
    /// The theme's other files by their names in the theme: `table.js` to its hashed path.
    pub assets: BTreeMap<String, String>,
    /// The picture before the title; a path.
    pub logo: Option<String>,
    /// The picture in the browser's tab; a path.
    pub favicon: Option<String>,
    /// The handbook's own elements for the head.
    pub head: super::Html,
    /// Which way the text runs: `ltr` or `rtl`.
    pub direction: String,
    /// The labels' colours; a fixed name, because it derives from content (law 8). None without coloured labels.
    pub label_css: Option<String>,
    /// The page's content security policy.
    pub csp: String,
    /// The theme readers get who chose none: `auto`, `light` or `dark`.
    pub default_theme: String,
    /// The home page's name in breadcrumbs and navigation.
    pub home: SiteLink,
    /// Links in the footer.
    pub footer: Vec<SiteLink>,
    /// The search page, when there is one.
    pub search_path: Option<String>,
    /// Where the sources lie: an absolute address.
    pub repository_url: Option<String>,
    /// The feed, when there is one; a path.
    pub feed_path: Option<String>,
    /// What the theme says in its own words, by name; see [`default_strings`].
    pub strings: BTreeMap<String, String>,
}

impl Default for SiteView {
    fn default() -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            authors: String::new(),
            language: "en".to_owned(),
            generator: concat!("vade ", env!("CARGO_PKG_VERSION")).to_owned(),
            css: Vec::new(),
            js: Vec::new(),
            assets: BTreeMap::new(),
            logo: None,
            favicon: None,
            head: super::Html::default(),
            direction: "ltr".to_owned(),
            label_css: None,
            csp: String::new(),
            default_theme: "auto".to_owned(),
            home: SiteLink { title: "Home".to_owned(), path: String::new() },
            footer: Vec::new(),
            search_path: None,
            repository_url: None,
            feed_path: None,
            strings: default_strings(),
        }
    }
}
