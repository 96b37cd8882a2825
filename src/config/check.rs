//! What single values cannot tell: settings that do not go together.

use super::{Config, ids, raw::Table, reader::Reader};
use crate::{base::TextRange, diag::Problem};

/// Judges the folders against each other. The site must not be written over the sources, the theme or the project
/// itself; the emitter guards the disk as well, but here the writer sees the line that is at fault.
pub(super) fn check(table: &Table, config: &Config, reader: &mut Reader) {
    let at = |path: &[&str]| table.at(path).map(|entry| entry.value.range);
    let range = at(&["build", "build-dir"]).or_else(|| at(&["book", "src"])).unwrap_or_else(TextRange::default);
    let (site, sources) = (&config.build_dir, &config.book.src);
    let mut refuse = |message: String| {
        reader.say(Problem::new(ids::PATH, range, message).label("cannot be written to"));
    };
    if site.is_root() {
        refuse("the site cannot be written to the folder of `book.toml` itself".to_owned());
    } else if site.parts().any(|part| part.eq_ignore_ascii_case(".git")) {
        refuse(format!("the site cannot be written to `{site}`, which belongs to git"));
    } else if sources.starts_with(site) && !sources.is_root() {
        refuse(format!("the site cannot be written to `{site}`, because the sources are in `{sources}`"));
    } else if site.starts_with(sources) && !sources.is_root() {
        refuse(format!("the site cannot be written to `{site}`, which lies within the sources in `{sources}`"));
    } else if let Some(theme) = config
        .html
        .theme
        .as_ref()
        .map(|theme| &theme.value)
        .filter(|theme| theme.starts_with(site) || site.starts_with(theme))
    {
        refuse(format!("the site cannot be written to `{site}`, because the theme is in `{theme}`"));
    }
}
