//! The command line, one file a command.
//!
//! The only room that reads the environment and the clock, and the only one that prints. It turns arguments into a
//! value, hands that to the session, writes the report and knows the exit codes: 0 clean, 1 findings, 2 arguments or
//! `book.toml`, 3 input or output, 70 a bug.

mod args;
mod build;
mod check;
mod clean;
mod commits;
mod engine;
mod env;
mod exit;
mod explain;
mod fault;
mod follow;
mod huge_pages;
mod init;
mod kept;
mod output;
mod progress;
mod project;
mod report;
mod serve;
mod signals;
mod status;
mod trace;
mod watch;

use std::{
    ffi::OsString,
    io::{self, BufWriter, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
};

use clap::Parser as _;

use args::{Cli, Command, Format, TraceArgs};
use fault::Fault;
use output::Output;
use report::Style;
use trace::Recording;

pub use env::Env;

/// Runs the program: `args` with its name first.
pub fn run(args: impl IntoIterator<Item = OsString>, env: &Env) -> ExitCode {
    // Without a lock for the whole run: a worker's panic must be able to say its line.
    let mut out = BufWriter::new(io::stdout());
    let mut err = io::stderr();
    ExitCode::from(execute(args, env, &mut Output { out: &mut out, err: &mut err }))
}

/// Runs the program over two streams; the exit code.
fn execute(args: impl IntoIterator<Item = OsString>, env: &Env, output: &mut Output<'_>) -> u8 {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => return usage(&error, output),
    };
    let result = catching(|| command(&cli, env, output));
    conclude(result, output)
}

/// Runs a command; `None` when it panicked. The output is only borrowed by it: what was written before is written, and
/// nothing is read from it after, so nothing half-done can be seen.
fn catching(command: impl FnOnce() -> Result<u8, Fault>) -> Option<Result<u8, Fault>> {
    catch_unwind(AssertUnwindSafe(command)).ok()
}

fn conclude(result: Option<Result<u8, Fault>>, output: &mut Output<'_>) -> u8 {
    match result {
        Some(Ok(code)) => code,
        Some(Err(fault)) => {
            output.note(&format!("error: {fault}"));
            fault.code()
        }
        None => {
            output.note(
                "error: this is a mistake in vade, not in your handbook, and the site is as it was before\n\
                 Please tell the people who maintain vade: the command you ran and the lines above.",
            );
            exit::BUG
        }
    }
}

fn command(cli: &Cli, env: &Env, output: &mut Output<'_>) -> Result<u8, Fault> {
    let style = |format: Format| Style::new(format, cli.color, cli.quiet, env);
    let code = match &cli.command {
        Command::Build(args) => {
            let style = style(args.project.format);
            traced(&args.project.trace, output, |output| build::build(args, env, style, output))
        }
        Command::Check(args) => {
            let style = style(args.format);
            traced(&args.trace, output, |output| check::check(args, env, style, output))
        }
        Command::Serve(args) => serve::serve(args, env, style(Format::Human), output),
        Command::Watch(args) => watch::watch(args, env, style(Format::Human), output),
        Command::Init(args) => init::init(args, env, cli.quiet, output),
        Command::Clean(args) => clean::clean(args, env, cli.quiet, output),
        Command::Explain(args) => explain::explain(args, &explain::rules(), output),
    }?;
    output::quiet_pipe(output.out.flush()).map_err(|error| Fault::io("standard output", &error))?;
    Ok(code)
}

/// Runs a command and tells where its time went, if that is asked for.
fn traced(
    args: &TraceArgs,
    output: &mut Output<'_>,
    run: impl FnOnce(&mut Output<'_>) -> Result<u8, Fault>,
) -> Result<u8, Fault> {
    let recording = Recording::begin(args);
    let code = run(output)?;
    if let Some(table) = recording.map(|recording| recording.end(args)).transpose()?.flatten() {
        output.note(&table);
    }
    Ok(code)
}

/// Help and version go to standard output and are no failure; the rest is.
fn usage(error: &clap::Error, output: &mut Output<'_>) -> u8 {
    let text = error.render();
    if error.use_stderr() {
        let _ = write!(output.err, "{text}");
        return exit::USAGE;
    }
    match output::quiet_pipe(write!(output.out, "{text}").and_then(|()| output.out.flush())) {
        Ok(()) => exit::CLEAN,
        Err(_) => exit::IO,
    }
}

/// Makes a panic say one line in place of a trace; [`run`] says the rest. For `main` to call, since the hook is the
/// whole process's.
pub fn brief_panics() {
    std::panic::set_hook(Box::new(|info| {
        progress::hush();
        let payload = info.payload();
        let owned = payload.downcast_ref::<String>().map(String::as_str);
        let message = payload.downcast_ref::<&str>().copied().or(owned).unwrap_or("no message");
        let place = info.location().map(|place| format!(" ({}:{})", place.file(), place.line())).unwrap_or_default();
        let _ = writeln!(io::stderr(), "internal error: {message}{place}");
    }));
}

#[cfg(test)]
mod tests;
