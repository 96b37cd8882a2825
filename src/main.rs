//! The program: arguments, a command, an exit code.

use std::process::ExitCode;

use vademecum::cli;

fn main() -> ExitCode {
    cli::brief_panics();
    cli::run(std::env::args_os(), &cli::Env::read())
}
