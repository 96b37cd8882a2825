//! `vade build`: the findings, and the site.

use super::{
    Env,
    args::{BuildArgs, Format},
    check::{refused, with_settings},
    engine::{Published, run_build},
    exit,
    fault::Fault,
    output::Output,
    progress, project,
    report::{self, Style},
};
use crate::{config::Limits, emit::FormCounts};

/// Runs it; the exit code.
pub(super) fn build(args: &BuildArgs, env: &Env, style: Style, output: &mut Output<'_>) -> Result<u8, Fault> {
    let mut project = project::open(&args.project, env)?;
    project.options.allow_errors = args.allow_errors;
    project.options.compress = args.compress;
    project.options.cache = !args.no_cache;
    if let Some(code) = refused(&project, style, output)? {
        return Ok(code);
    }
    let is_shown = env.is_watched && !style.quiet && style.format == Format::Human;
    let outcome = match progress::shown(is_shown, |steps| run_build(&project.options, steps)) {
        Ok(outcome) => outcome,
        Err(fault) => return Err(with_settings(&project, fault, style, output)),
    };
    let counts = report::write((project.findings, &project.texts), &outcome, style, output)?;
    if let Some(reason) = outcome.published.as_ref().and_then(|site| site.no_dates.as_ref()) {
        output.note(&format!("warning: {reason}"));
    }
    if let Some(index) = outcome.published.as_ref().map(|site| site.index).filter(|index| index.all > index.most) {
        output.note(&format!(
            "warning: the search index has {} bytes, and `search-size` in `[limits]` allows {}; `noindex: true` leaves a page out",
            index.all, index.most
        ));
    }
    if let Some(warning) = outcome.published.as_ref().and_then(|site| above_limits(site, project.options.config.limits))
    {
        output.note(&format!("warning: {warning}"));
    }
    let code = exit::of(counts, project.options.deny_warnings);
    match &outcome.published {
        Some(site) if !style.quiet => {
            let unchanged =
                if site.changed == 0 { "nothing changed".to_owned() } else { format!("{} changed", site.changed) };
            output.note(&format!("the site is in {}: {} files, {unchanged}", site.dir.display(), site.files));
            if let Some(line) = compressed(site.forms) {
                output.note(&line);
            }
            let size = |bytes: u64| format!("{} KB", bytes.div_ceil(1024));
            let index = site.index;
            output.note(&format!(
                "the search index has {}, of which a search loads {} first",
                size(index.all),
                size(index.first)
            ));
        }
        None if code != exit::CLEAN => output.note("the site was not written; the one before it is untouched"),
        _ => {}
    }
    outcome.leave();
    Ok(code)
}

/// Whether the compressed forms are what brings a site above its limits: without them it was not written.
fn above_limits(site: &Published, limits: Limits) -> Option<String> {
    let say = |many: u64, of: &str, key: &str, most: u64| {
        (many > most).then(|| {
            format!("with the compressed files the site has {many} {of}, and `{key}` in `[limits]` allows {most}")
        })
    };
    if site.forms.all == 0 {
        return None;
    }
    let files = (site.files + site.forms.all) as u64;
    say(files, "files", "files", limits.files)
        .or_else(|| say(site.bytes + site.forms.bytes, "bytes", "site-size", limits.site_size))
}

/// What became of the compressed forms, if there are or were any.
fn compressed(forms: FormCounts) -> Option<String> {
    match forms {
        FormCounts { all: 0, removed: 0, .. } => None,
        FormCounts { all: 0, removed, .. } => Some(format!("{removed} compressed files beside them are gone")),
        FormCounts { all, written: 0, removed: 0, .. } => {
            Some(format!("{all} compressed files beside them, none changed"))
        }
        FormCounts { all, written, removed, .. } => {
            Some(format!("{all} compressed files beside them, {} changed", written + removed))
        }
    }
}
