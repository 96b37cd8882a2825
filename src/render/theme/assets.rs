//! The theme's files that are published, and the policy that allows nothing else.

use std::collections::BTreeMap;

use crate::{base::Digest, render::page_view::SiteView};

/// Where assets lie in the site.
const FOLDER: &str = "assets/";
/// The style sheet and the script that every page links.
const STYLE: &str = "style.css";
const SCRIPT: &str = "core.js";

/// A file to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its path in the site.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Whether style sheets and scripts get names that change with their bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hashing {
    /// `style.1a2b3c4d.css`: a browser can keep it for ever.
    On,
    /// `style.css`: in preview, where an edited style sheet is swapped in place.
    Off,
}

/// The assets before and after they get their names.
#[derive(Debug, Default)]
pub(super) struct Assets {
    sources: BTreeMap<String, Vec<u8>>,
    pub(super) files: Vec<Asset>,
    paths: BTreeMap<String, String>,
}

impl Assets {
    /// Adds a file, in place of one of the same name.
    pub(super) fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.sources.insert(name.to_owned(), bytes);
    }

    /// Takes a file out that is not published by itself; empty where there is none.
    pub(super) fn take(&mut self, name: &str) -> Vec<u8> {
        self.sources.remove(name).unwrap_or_default()
    }

    /// Makes one script of several, unless a theme brings that one itself; `ready` is what the parts come to where they
    /// are the built-in ones.
    pub(super) fn join(&mut self, name: &str, parts: &[&str], ready: Option<&Vec<u8>>) {
        let parts: Vec<Vec<u8>> = parts.iter().filter_map(|part| self.sources.remove(*part)).collect();
        let script = ready.cloned().unwrap_or_else(|| joined(parts.iter()));
        self.sources.entry(name.to_owned()).or_insert(script);
    }

    /// Gives the files their names. Only style sheets and scripts are hashed: what a style sheet refers to keeps its
    /// name, because the text of a style sheet is not rewritten.
    pub(super) fn named(mut self, hashing: Hashing) -> Self {
        for (name, bytes) in std::mem::take(&mut self.sources) {
            let path = match name.rsplit_once('.') {
                Some((stem, extension @ ("css" | "js"))) if hashing == Hashing::On => {
                    format!("{FOLDER}{stem}.{}.{extension}", Digest::of(&bytes).hex(8))
                }
                _ => format!("{FOLDER}{name}"),
            };
            self.paths.insert(name, path.clone());
            self.files.push(Asset { path, bytes });
        }
        self
    }

    /// Tells the site view what to link and what to allow.
    pub(super) fn dress(&self, site: &mut SiteView) {
        for (name, list) in [(STYLE, &mut site.css), (SCRIPT, &mut site.js)] {
            let Some(path) = self.paths.get(name) else { continue };
            list.retain(|other| other != path);
            list.insert(0, path.clone());
        }
        site.assets.clone_from(&self.paths);
        POLICY.clone_into(&mut site.csp);
    }
}

/// Scripts as one. What they name stays among them: a handbook's own script may use the same names.
pub(super) fn joined<'p>(parts: impl Iterator<Item = &'p Vec<u8>>) -> Vec<u8> {
    let mut script = b"{\n".to_vec();
    parts.for_each(|part| script.extend(part));
    script.extend(b"}\n");
    script
}

/// The content security policy of every page: scripts and styles are files of the site, and nothing comes from elsewhere
/// but images. Nothing is inline, so a server may be stricter still and allow `'self'` alone.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; \
                      font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hashed_name_follows_the_bytes() {
        let named = |css: &str, hashing| {
            let mut assets = Assets::default();
            assets.put("style.css", css.into());
            assets.put("fonts/a.woff2", vec![1]);
            assets.named(hashing).files.into_iter().map(|asset| asset.path).collect::<Vec<_>>()
        };
        assert_eq!(named("a{}", Hashing::Off), ["assets/fonts/a.woff2", "assets/style.css"]);
        let (one, other) = (named("a{}", Hashing::On), named("b{}", Hashing::On));
        assert_eq!(one[0], "assets/fonts/a.woff2");
        assert_ne!(one[1], other[1]);
        assert_eq!(one[1].len(), "assets/style.12345678.css".len());
    }
}
