//! The theme of a handbook: the built-in one, with its own laid over it, and what of that nothing uses.

use std::sync::{Arc, OnceLock};

use super::{SessionError, SessionOptions, paths};
use crate::{
    base::{Digest, TextRange, VPath, nearest},
    diag::{Problem, ids},
    kinds::Registry,
    model::Model,
    render::theme::{Hashing, Theme},
    vfs::Vfs,
};

/// The last theme of a session.
#[derive(Debug, Default)]
pub(super) struct ThemeMemo {
    kept: Option<((Digest, bool), Loaded)>,
}

/// A theme that was loaded, and the files of the handbook that it was made of.
#[derive(Debug, Clone)]
pub(super) struct Loaded {
    pub(super) theme: Arc<Theme>,
    /// Their paths in the theme's folder.
    files: Vec<VPath>,
}

impl ThemeMemo {
    /// The theme as it is now: the kept one while its files say the same.
    pub(super) fn load(&mut self, vfs: &mut Vfs, options: &SessionOptions) -> Result<Loaded, SessionError> {
        let overlay = overlay(vfs, options)?;
        let mut parts = Vec::new();
        for (path, bytes) in &overlay {
            parts.extend_from_slice(Digest::of(path.as_str().as_bytes()).hex(64).as_bytes());
            parts.extend_from_slice(Digest::of(bytes).hex(64).as_bytes());
        }
        let key = (Digest::of(&parts), options.preview);
        if let Some((_, kept)) = self.kept.as_ref().filter(|(old, _)| *old == key) {
            return Ok(kept.clone());
        }
        let loaded = load(&overlay, options)?;
        self.kept = Some((key, loaded.clone()));
        Ok(loaded)
    }
}

/// What the handbook lays over the built-in theme.
fn overlay(vfs: &mut Vfs, options: &SessionOptions) -> Result<Vec<(VPath, Vec<u8>)>, SessionError> {
    let mut overlay = Vec::new();
    let folder = options.config.html.theme.as_ref().map(|folder| &folder.value);
    // That there is no such folder is told where the settings are judged.
    if let Some(folder) = folder.filter(|folder| vfs.has_folder(folder)) {
        let tree = vfs.scan(folder, &[]).map_err(SessionError::Disk)?;
        for file in &tree.files {
            if let (Some(path), Ok(bytes)) = (file.path.below(folder), file.read_bytes()) {
                overlay.push((path, bytes));
            }
        }
    }
    Ok(overlay)
}

fn load(overlay: &[(VPath, Vec<u8>)], options: &SessionOptions) -> Result<Loaded, SessionError> {
    /// It is the same for every session but for its names in preview, and reading it costs more than reading a small
    /// handbook.
    static BUILTIN: [OnceLock<Arc<Theme>>; 2] = [OnceLock::new(), OnceLock::new()];
    let (builtin, hashing) = if options.preview { (&BUILTIN[1], Hashing::Off) } else { (&BUILTIN[0], Hashing::On) };
    if let Some(theme) = builtin.get().filter(|_| overlay.is_empty()) {
        return Ok(Loaded { theme: Arc::clone(theme), files: Vec::new() });
    }
    let theme = Theme::load(overlay, hashing).map_err(|mut errors| {
        if let Some(folder) = &options.config.html.theme {
            for error in &mut errors {
                error.put_in(&folder.value);
            }
        }
        SessionError::Theme(errors)
    })?;
    let theme = Arc::new(theme);
    let theme = if overlay.is_empty() { Arc::clone(builtin.get_or_init(|| theme)) } else { theme };
    Ok(Loaded { theme, files: overlay.iter().map(|(path, _)| path.clone()).collect() })
}

impl Loaded {
    /// The files of the handbook's theme that nothing uses, each with what it was probably meant to be.
    pub(super) fn unused(&self, options: &SessionOptions, model: &Model) -> Vec<(VPath, Problem)> {
        let Some(folder) = &options.config.html.theme else { return Vec::new() };
        let mut problems = Vec::new();
        for path in &self.files {
            let Some(problem) = self.judge(path, &options.registry, model) else { continue };
            let place = folder.value.join(path.as_str()).map(|path| paths::inner(&path, &options.config.book.src));
            problems.extend(place.map(|place| (place, problem)));
        }
        problems
    }

    fn judge(&self, path: &VPath, registry: &Registry, model: &Model) -> Option<Problem> {
        let problem = |message: String| Problem::new(ids::SITE_THEME_FILE, TextRange::default(), message);
        let Some(name) = path.as_str().strip_prefix("templates/") else {
            let outside = path.extension() == "html" && !path.as_str().starts_with("assets/");
            return outside.then(|| {
                problem(format!("the theme's file `{path}` is not used"))
                    .help("templates lie in `templates/` in the theme's folder, everything else in `assets/`")
            });
        };
        let theme = &self.theme;
        let kind = name.strip_prefix("kinds/").and_then(|name| name.strip_suffix(".html"));
        let bare = name.strip_suffix(".html").unwrap_or(name);
        let asked = model.sources.iter().filter_map(|source| source.front("template")?.text());
        let known = theme.is_builtin(name)
            || kind.is_some_and(|kind| registry.by_name(kind).is_some())
            || name.starts_with("views/")
            || theme.named_in_templates(name)
            || asked.into_iter().any(|asked| asked == name || asked == bare);
        if known {
            return None;
        }
        let problem = problem(format!("no page uses the theme's template `{name}`"));
        let builtin = theme.templates();
        let kinds: Vec<String> = registry.names().map(|kind| format!("kinds/{kind}.html")).collect();
        let names = builtin.iter().copied().filter(|other| *other != name && theme.is_builtin(other));
        let near = nearest(name, names.chain(kinds.iter().map(String::as_str)), 1).first().copied();
        Some(match near {
            Some(near) => problem.help(format!("the nearest name of a template is `{near}`")),
            None => problem.help(format!("a page can ask for it with `template: {bare}` in its front matter")),
        })
    }
}
