//! The program: arguments, a command, an exit code.

use std::process::ExitCode;

use mimalloc::MiMalloc;
use vademecum::cli;

/// Reading and rendering make many small, short-lived texts from several threads at once, which the system's allocator
/// is slow at (docs/performance.md).
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::brief_panics();
    cli::run(std::env::args_os(), &cli::Env::read())
}
