//! How much a formula may hold. The parser's time grows with the square of the depth, and its stack with the number of
//! commands that are each other's arguments.

use super::MathFault;

/// The longest formula, in bytes.
const LONGEST: usize = 16 * 1024;

/// How deep braces, brackets that grow, and environments may lie within each other.
const DEPTH: usize = 60;

/// How many commands a formula may hold.
const COMMANDS: usize = 1_000;

/// So few commands need no stack of their own.
pub(super) const FEW: usize = 40;

/// What one command may need on the stack, in bytes: three times what was measured without optimisation.
const FRAME: usize = 64 * 1024;

/// Commands that define others. What they may grow to is not bounded by the formula's length.
const DEFINERS: [&str; 6] = ["def", "let", "futurelet", "newcommand", "renewcommand", "providecommand"];

/// A stack for so many commands.
pub(super) fn stack(commands: usize) -> usize {
    (commands + FEW) * FRAME
}

/// How many commands a formula holds, if it stays within the bounds.
pub(super) fn check(formula: &str) -> Result<usize, MathFault> {
    if formula.len() > LONGEST {
        let message = format!("it is longer than {} KiB", LONGEST / 1024);
        return Err(MathFault::new(message, 0..formula.len()));
    }
    let (mut depth, mut count) = (0_usize, 0);
    let mut rest = formula.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '\\' => {
                count += 1;
                let name = command(&formula[at + 1..]);
                if name.is_empty() {
                    // An escaped character, such as a brace, counts as what it is: a character.
                    rest.next();
                }
                match name {
                    "left" | "begin" => depth += 1,
                    "right" | "end" => depth = depth.saturating_sub(1),
                    name if DEFINERS.contains(&name) => {
                        let message = format!("`\\{name}` defines a command, which a formula cannot do here");
                        return Err(MathFault::new(message, at..at + 1 + name.len()));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        if depth > DEPTH {
            let message = format!("more than {DEPTH} groups lie within each other");
            return Err(MathFault::new(message, at..at + c.len_utf8()));
        }
        if count > COMMANDS {
            return Err(MathFault::new(format!("it holds more than {COMMANDS} commands"), at..at + 1));
        }
    }
    Ok(count)
}

/// The letters that a command's name has, at the start of `text`.
pub(super) fn command(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_alphabetic).count()]
}
