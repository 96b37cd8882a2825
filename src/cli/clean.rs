//! `vade clean`: removes the site that `build` wrote and what it kept for the next run, and nothing else.

use crate::emit::{self, Guard};

use super::{Env, args::PlaceArgs, exit, fault::Fault, kept, output::Output, project};

/// Runs it; the exit code. A `book.toml` with errors may name the wrong folder, so it removes nothing.
pub(super) fn clean(args: &PlaceArgs, env: &Env, quiet: bool, output: &mut Output<'_>) -> Result<u8, Fault> {
    let place = project::place(args, env)?;
    if let Some(finding) = place.findings.iter().find(|finding| finding.severity == crate::diag::Severity::Error) {
        return Err(Fault::Usage(format!("{}: {} (run `vade check` for more)", finding.place.path, finding.message)));
    }
    let target = &place.dest_dir;
    let guard = Guard {
        sources: vec![place.root.join(place.config.book.src.as_str())],
        project: place.root.clone(),
        home: env.home.clone(),
    };
    let removed = if target.exists() { Some(emit::clean(target, &guard)?) } else { None };
    if !quiet {
        output.note(&match removed {
            Some(files) => format!("the site in {} is gone: {files} files", target.display()),
            None => format!("there is no site in {}", target.display()),
        });
    }
    if emit::forget(&place.root, &kept::NAMES)? && !quiet {
        let folder = place.root.join(emit::KEPT);
        output.note(&format!("{} is gone: the next build makes anew what it held", folder.display()));
    }
    Ok(exit::CLEAN)
}
