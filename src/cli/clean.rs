//! `vade clean`: removes the site that `build` wrote and what it kept for the next run, and nothing else.

use crate::emit::{self, Guard};

use super::{Env, args::PlaceArgs, exit, fault::Fault, kept, output::Output, project};

/// Runs it; the exit code. A `book.toml` with errors may name the wrong folder, so it removes nothing.
pub(super) fn clean(args: &PlaceArgs, env: &Env, quiet: bool, output: &mut Output<'_>) -> Result<u8, Fault> {
    let place = project::place(args, env)?;
    if let Some(finding) = place.findings.iter().find(|finding| finding.severity == crate::diag::Severity::Error) {
        return Err(Fault::Usage(format!("{}: {} (run `vade check` for more)", finding.place.path, finding.message)));
    }
    if emit::forget(&place.root, &kept::NAMES)? && !quiet {
        output.note(&format!("what was kept in {} is gone", place.root.join(emit::KEPT).display()));
    }
    let target = &place.dest_dir;
    if !target.exists() {
        if !quiet {
            output.note(&format!("there is no site in {}", target.display()));
        }
        return Ok(exit::CLEAN);
    }
    let guard = Guard {
        sources: vec![place.root.join(place.config.book.src.as_str())],
        project: place.root,
        home: env.home.clone(),
    };
    let removed = emit::clean(target, &guard)?;
    if !quiet {
        output.note(&format!("the site in {} is gone: {removed} files", target.display()));
    }
    Ok(exit::CLEAN)
}
