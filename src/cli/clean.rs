//! `vade clean`: removes the site that `build` wrote, and nothing else.

use super::{Env, args::PlaceArgs, exit, fault::Fault, output::Output, project};

/// Runs it; the exit code. A `book.toml` with errors may name the wrong folder, so it removes nothing.
pub(super) fn clean(args: &PlaceArgs, env: &Env, quiet: bool, output: &mut Output<'_>) -> Result<u8, Fault> {
    let place = project::place(args, env)?;
    if let Some(finding) = place.findings.iter().find(|finding| finding.severity == crate::diag::Severity::Error) {
        return Err(Fault::Usage(format!("{}: {} (run `vade check` for more)", finding.place.path, finding.message)));
    }
    let target = &place.dest_dir;
    if !target.exists() {
        if !quiet {
            output.note(&format!("there is no site in {}", target.display()));
        }
        return Ok(exit::CLEAN);
    }
    // INTEGRATOR: `emit::clean(target, &guard)`, which refuses a folder that vade did not make.
    Err(Fault::Io(format!("{} cannot be removed by this build of vade", target.display())))
}
