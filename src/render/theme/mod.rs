//! The theme: templates and assets, the built-in ones with a handbook's own laid over them.
//!
//! Every built-in template is known by two names, `page.html` and `default/page.html`. A handbook's `templates/page.html`
//! takes the first name only, so it can extend the second and change one block. Tera falls back from the first to the
//! second where a handbook has nothing of its own.

mod assets;
mod check;
mod declare;
mod error;
mod grammar;
mod rename;
mod scan;
mod settle;
mod shape;
mod squeeze;
mod tokens;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::base::{Digest, VPath};

use super::{
    html_writer::escape_to,
    page_view::{Shared, SiteView},
};
use assets::Assets;
pub use assets::{Asset, Hashing};
pub use error::ThemeError;

/// The prefix under which the built-in templates can always be reached.
const DEFAULT: &str = "default/";

/// The script of the search, and the files it is made of: what finds, and what is shown.
const SEARCH: &str = "search.js";
const SEARCH_PARTS: [&str; 2] = ["search/engine.js", "search/dialog.js"];
/// What the search looks like. Its index brings that along.
const SEARCH_STYLES: &str = "search/style.css";

/// A file of a handbook's theme: its path in the theme's folder, and its bytes.
pub type ThemeFile = (VPath, Vec<u8>);

/// Templates ready to render, and the assets that go with them.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    /// The templates by their names.
    templates: Vec<(String, String)>,
    /// The last settled ones, with the site that they are for.
    settled: Mutex<Option<(Value, Settled)>>,
    /// The templates that others name.
    named: BTreeSet<String>,
    assets: Assets,
    /// The style sheet of the search.
    search_styles: String,
    overlay: Digest,
}

/// Templates with what is the same on every page of one site written into them.
#[derive(Debug, Clone)]
pub struct Settled(Arc<Tera>);

#[derive(rust_embed::Embed)]
#[folder = "themes/default"]
struct Builtin;

/// The built-in scripts as they are published, made once. The parts of the search's are among them, with the names they
/// are written with.
static SCRIPTS: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let mut scripts = BTreeMap::new();
    for path in Builtin::iter().filter(|path| path.ends_with(".js")) {
        let (Some(name), Some(file)) = (path.strip_prefix("assets/"), Builtin::get(&path)) else { continue };
        let script = squeeze::js(&String::from_utf8_lossy(&file.data));
        let script = if SEARCH_PARTS.contains(&name) { script } else { short(&script) };
        scripts.insert(name.to_owned(), script.into_bytes());
    }
    let whole = assets::joined(SEARCH_PARTS.iter().filter_map(|part| scripts.get(*part)));
    scripts.insert(SEARCH.to_owned(), short(&String::from_utf8_lossy(&whole)).into_bytes());
    scripts
});

fn short(script: &str) -> String {
    declare::joined(&rename::names(script))
}

impl Theme {
    /// Loads the built-in theme and lays `overlay` over it: `templates/…` and `assets/…` of the same path take the place
    /// of the built-in ones, others are added. Files elsewhere in the folder are not part of a theme and are ignored.
    ///
    /// Fails with every mistake found in the templates: syntax, unknown filters and templates, names that the page view
    /// does not have.
    pub fn load(overlay: &[ThemeFile], hashing: Hashing) -> Result<Self, Vec<ThemeError>> {
        let mut assets = Assets::default();
        let mut templates: Vec<(String, String)> = Vec::new();
        for path in Builtin::iter() {
            let Some(file) = Builtin::get(&path) else { continue };
            if let Some(name) = path.strip_prefix("templates/") {
                templates.push((format!("{DEFAULT}{name}"), String::from_utf8_lossy(&file.data).into_owned()));
            } else if let Some(name) = path.strip_prefix("assets/") {
                let text = || String::from_utf8_lossy(&file.data);
                let bytes = match name.rsplit_once('.') {
                    Some((_, "css")) => squeeze::css(&text()).into_bytes(),
                    Some((_, "js")) => SCRIPTS.get(name).cloned().unwrap_or_default(),
                    _ => file.data.into_owned(),
                };
                assets.put(name, bytes);
            }
        }
        let mut errors = Vec::new();
        for (path, bytes) in overlay {
            if let Some(name) = path.as_str().strip_prefix("templates/") {
                match String::from_utf8(bytes.clone()) {
                    Ok(text) => templates.push((name.to_owned(), text)),
                    Err(_) => errors.push(ThemeError::of_file(name, "the file is not text in UTF-8")),
                }
            } else if let Some(name) = path.as_str().strip_prefix("assets/") {
                assets.put(name, bytes.clone());
            }
        }
        // A handbook's own half goes by the names in the other one.
        let own = |part: &str| overlay.iter().any(|(path, _)| path.as_str().strip_prefix("assets/") == Some(part));
        let ready = SCRIPTS.get(SEARCH).filter(|_| !SEARCH_PARTS.iter().any(|part| own(part)));
        assets.join(SEARCH, &SEARCH_PARTS, ready);
        let search_styles = String::from_utf8_lossy(&assets.take(SEARCH_STYLES)).into_owned();
        if !errors.is_empty() {
            return Err(errors);
        }
        let tera = build(&templates)?;
        // The built-in templates alone need no check at every start; a test does it.
        let own = templates.iter().any(|(name, _)| !name.starts_with(DEFAULT));
        let overlay = digest(overlay);
        let errors = if own { check::check(&tera, &templates) } else { Vec::new() };
        let named = if own { check::named_templates(&templates) } else { BTreeSet::new() };
        if errors.is_empty() {
            Ok(Self {
                tera,
                templates,
                settled: Mutex::default(),
                named,
                assets: assets.named(hashing),
                search_styles,
                overlay,
            })
        } else {
            Err(errors)
        }
    }

    /// Renders a template. `page` says in an error for which page.
    pub fn render<T: Serialize>(&self, template: &str, page: &str, data: &T) -> Result<String, ThemeError> {
        rendered(&self.tera, (template, page), data, 0)
    }

    /// The templates for pages whose `site` is this one; rendering them takes less time.
    pub fn settled(&self, site: &Shared<SiteView>) -> Settled {
        let site = site.value();
        let mut settled = self.settled.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, kept)) = settled.as_ref().filter(|(of, _)| of == site) {
            return kept.clone();
        }
        // Where that goes wrong, the templates as they are do the same.
        let tera = build(&settle::settled(&self.templates, site)).unwrap_or_else(|_| self.tera.clone());
        let new = Settled(Arc::new(tera));
        *settled = Some((site.clone(), new.clone()));
        new
    }

    /// Renders one of `settled`'s templates, of which at least `length` bytes come.
    pub fn render_settled<T: Serialize>(
        &self,
        settled: &Settled,
        (template, page): (&str, &str),
        data: &T,
        length: usize,
    ) -> Result<String, ThemeError> {
        // The places in an error are those of the template as it was written.
        let made = rendered(&settled.0, (template, page), data, length);
        made.or_else(|_| rendered(&self.tera, (template, page), data, length))
    }

    /// Of all that was laid over the built-in theme.
    pub fn overlay(&self) -> Digest {
        self.overlay
    }

    /// The style sheet of the search.
    pub fn search_styles(&self) -> &str {
        &self.search_styles
    }

    /// The template for an entity of this kind: its own, or the one for any kind.
    pub fn template_for(&self, kind: &str) -> String {
        let own = format!("kinds/{kind}.html");
        if self.tera.contains_template(&own) { own } else { "entity.html".to_owned() }
    }

    /// The template of a view in a fence, if there is one.
    pub fn template_for_view(&self, view: &str) -> Option<String> {
        let own = format!("views/{view}.html");
        self.tera.contains_template(&own).then_some(own)
    }

    /// Whether there is such a template, as a page's `template:` may name it.
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// Whether the built-in theme has such a template.
    pub fn is_builtin(&self, template: &str) -> bool {
        self.tera.get_template_names().any(|name| name.strip_prefix(DEFAULT) == Some(template))
    }

    /// Whether a template extends, includes or imports this one.
    pub fn named_in_templates(&self, template: &str) -> bool {
        self.named.contains(template)
    }

    /// The names of all templates, sorted, each once and without the prefix of the built-in ones.
    pub fn templates(&self) -> BTreeSet<&str> {
        self.tera.get_template_names().map(|name| name.strip_prefix(DEFAULT).unwrap_or(name)).collect()
    }

    /// The assets to publish.
    pub fn assets(&self) -> &[Asset] {
        &self.assets.files
    }

    /// Fills in what a site view says of the theme: style sheets, scripts, and the policy that allows
    /// them. What the view already lists stays, after the theme's own.
    pub fn dress(&self, site: &mut SiteView) {
        self.assets.dress(site);
    }
}

fn rendered<T: Serialize>(
    tera: &Tera,
    (template, page): (&str, &str),
    data: &T,
    length: usize,
) -> Result<String, ThemeError> {
    let fail = |error: &tera::Error| ThemeError::of_tera(error, template, Some(page));
    let context = Context::from_serialize(data).map_err(|error| fail(&error))?;
    let mut html = Vec::with_capacity(length);
    tera.render_to(template, &context, &mut html).map_err(|error| fail(&error))?;
    String::from_utf8(html).map_err(|error| fail(&error.into()))
}

fn digest(files: &[ThemeFile]) -> Digest {
    let lines = files.iter().map(|(path, bytes)| format!("{} {path}\n", Digest::of(bytes)));
    Digest::of(lines.collect::<String>().as_bytes())
}

fn build(templates: &[(String, String)]) -> Result<Tera, Vec<ThemeError>> {
    let mut tera = Tera::default();
    // Every name ends in nothing: escaping never depends on a file's name.
    tera.autoescape_on([""]);
    tera.set_escape_fn(escape_to);
    tera.set_fallback_prefixes([DEFAULT]).map_err(|error| vec![ThemeError::of_tera(&error, "", None)])?;
    if let Err(error) = tera.add_raw_templates(templates.iter().map(|(name, text)| (name, text))) {
        return Err(ThemeError::all_of_tera(&error, templates));
    }
    Ok(tera)
}

#[cfg(test)]
mod code_colours;
#[cfg(test)]
mod tests;
