//! A built site as its readers find it: every link leads somewhere, every page is whole.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};

use percent_encoding::percent_decode_str;

use super::html::{self, Page};

/// Every file of a site, and every page as a browser would find it.
pub(crate) struct Site {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) pages: BTreeMap<String, Page>,
    /// The path it is served below, without a slash at the end; only the page for no address has it in its links.
    pub(crate) prefix: &'static str,
}

impl Site {
    /// The site in this folder.
    pub(crate) fn read(folder: &Path) -> Self {
        let files = super::bytes(folder);
        let pages = files
            .iter()
            .filter(|(name, _)| name.strip_suffix("html").is_some_and(|rest| rest.ends_with('.')))
            .map(|(name, bytes)| (name.clone(), html::page(std::str::from_utf8(bytes).unwrap())))
            .collect();
        Self { files, pages, prefix: "" }
    }

    /// The text of a file.
    pub(crate) fn text(&self, name: &str) -> &str {
        let bytes = self.files.get(name).unwrap_or_else(|| panic!("there is no {name}: {:#?}", self.files.keys()));
        std::str::from_utf8(bytes).unwrap()
    }

    /// The links that lead nowhere, and how many were followed.
    pub(crate) fn broken_links(&self) -> (Vec<String>, usize) {
        let ids: HashMap<&str, BTreeSet<&str>> = self
            .pages
            .iter()
            .map(|(name, page)| (name.as_str(), page.ids.iter().map(String::as_str).collect()))
            .collect();
        let mut wrong = BTreeSet::new();
        let mut followed = 0;
        for (name, page) in &self.pages {
            for (element, link) in &page.links {
                let below = link.strip_prefix(self.prefix).filter(|rest| name == "404.html" && rest.starts_with('/'));
                let Some(target) = target(name, below.unwrap_or(link)) else { continue };
                followed += 1;
                let has = |file: &str, anchor: &str| ids.get(file).is_some_and(|ids| ids.contains(anchor));
                let why = match target {
                    Ok((file, _)) if !self.files.contains_key(&file) => format!("there is no {file}"),
                    Ok((file, anchor)) if !anchor.is_empty() && !has(&file, &anchor) => {
                        format!("{file} has no #{anchor}")
                    }
                    Ok(_) => continue,
                    Err(why) => why,
                };
                wrong.insert(format!("{name}: <{element}> `{link}`: {why}"));
            }
        }
        (wrong.into_iter().collect(), followed)
    }

    /// What pages lack, or have twice.
    pub(crate) fn faults(&self, language: &str) -> Vec<String> {
        let mut wrong = Vec::new();
        for (name, page) in &self.pages {
            let mut once = BTreeSet::new();
            for id in &page.ids {
                if !once.insert(id) {
                    wrong.push(format!("{name}: the id `{id}` twice"));
                }
                if id.is_empty() || id.contains(char::is_whitespace) {
                    wrong.push(format!("{name}: the id `{id}`"));
                }
            }
            if page.title.trim().is_empty() {
                wrong.push(format!("{name}: no title"));
            }
            if page.lang.as_deref() != Some(language) {
                wrong.push(format!("{name}: lang is {:?}", page.lang));
            }
            if page.h1 != 1 && !is_redirect(name, page) {
                wrong.push(format!("{name}: {} first-level headings", page.h1));
            }
        }
        wrong
    }
}

/// A page at an old address has no content of its own.
fn is_redirect(name: &str, page: &Page) -> bool {
    name != "404.html" && page.h1 == 0 && page.links.len() <= 2
}

/// The file and the anchor that a link leads to; nothing for another site.
pub(crate) fn target(page: &str, link: &str) -> Option<Result<(String, String), String>> {
    let scheme = link.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    });
    if scheme || link.starts_with("//") {
        return None;
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split('?').next().unwrap_or("");
    let decode = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let (path, anchor) = (decode(path), decode(anchor));
    // The page for no address is shown at any address, so it alone links from the root.
    if path.starts_with('/') && page != "404.html" {
        return Some(Err("begins at the root".to_owned()));
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    if path.is_empty() {
        return Some(Ok((page.to_owned(), anchor)));
    }
    if path.starts_with('/') {
        parts.clear();
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Some(Err("leaves the site".to_owned()));
                }
            }
            part => parts.push(part),
        }
    }
    let folder = path.ends_with('/') || path.ends_with("..") || path == "." || path.ends_with("/.");
    if folder {
        parts.push("index.html");
    }
    Some(Ok((parts.join("/"), anchor)))
}
