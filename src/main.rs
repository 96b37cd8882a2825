//! The program: arguments, a command, an exit code.

fn main() {}
