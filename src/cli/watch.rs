//! `vade watch`: the site is written again whenever something changes.

use std::sync::Arc;

use super::{
    Env,
    args::{ProjectArgs, WatchArgs},
    engine, exit,
    fault::Fault,
    follow::{self, News},
    output::Output,
    progress::Steps,
    project::ProjectOptions,
    report::Style,
    status::Status,
};
use crate::serve::{Generation, Mode};

/// Runs it; the exit code.
pub(super) fn watch(args: &WatchArgs, env: &Env, style: Style, output: &mut Output<'_>) -> Result<u8, Fault> {
    let project = ProjectArgs { drafts: args.drafts, deny: args.deny, ..follow::project_args(&args.follow) };
    let home = follow::home(&project, env)?;
    let mode = if args.follow.poll { Mode::Poll } else { Mode::Told };
    let options = (mode, false, args.allow_errors);
    let following = follow::begin((&project, env), home, options, Box::new(write))?;
    output.note("Following the handbook (Ctrl-C ends it)");
    let mut status = Status::new(style, env);
    while let Ok(news) = following.news.recv() {
        match news {
            News::Changed(generation, line) => status.changed(&generation, line.as_deref(), output),
            News::Note(message) => status.note(&message, output),
            News::End => break,
        }
    }
    status.end(output);
    following.end();
    Ok(exit::CLEAN)
}

/// Writes the site of a generation as `build` would; what became of it.
fn write(generation: &Arc<Generation>, options: Option<&ProjectOptions>) -> Option<String> {
    let options = options?;
    if generation.failure.is_some() {
        return None;
    }
    let counts = generation.counts();
    let refused = counts.errors > 0 || (options.deny_warnings && counts.warnings > 0);
    let snapshot = generation.snapshot.as_ref()?;
    if refused && !options.allow_errors {
        return Some("the site stays as it was".to_owned());
    }
    Some(match engine::publish(options, snapshot, &Steps::default()) {
        Ok(site) if site.changed == 0 => "nothing to write".to_owned(),
        Ok(site) => format!("{} file{} written", site.changed, if site.changed == 1 { "" } else { "s" }),
        Err(fault) => format!("the site could not be written: {fault}"),
    })
}
