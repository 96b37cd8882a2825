//! Code in colours: spans with classes, whose colours are the style sheet's business.

mod cache;
mod classes;
#[cfg(feature = "highlight")]
mod colour;
mod languages;
#[cfg(test)]
mod tests;
mod tokens;

pub use cache::CodeCache;
pub use classes::CLASSES;
pub use languages::{COLOURED, Language, language, name_in, nearest};
use tokens::Token;

/// The longest block that is coloured, in bytes. The grammars' time grows with the square of what they do not understand.
pub const LONGEST: usize = 8 * 1024;

/// The longest line of a block that is coloured, in bytes. What is longer was written by a program.
const LONGEST_LINE: usize = 1_000;

/// How deep brackets may lie within each other in a block that is coloured.
const DEPTH: usize = 100;

/// The HTML of `code`, escaped, with a span around every token that has a class. `None` when the language has no
/// colours, when the block is longer than [`LONGEST`] or looks like the output of a program, or without the feature
/// `highlight`.
pub fn html(language: &Language, code: &str) -> Option<String> {
    language.grammar.and_then(|grammar| found(grammar, code)).map(|found| tokens::html(code, found))
}

/// The tokens of `code`, where it can have colours.
fn found(grammar: &str, code: &str) -> Option<Vec<Token>> {
    if !is_written(code) {
        return None;
    }
    #[cfg(feature = "highlight")]
    return colour::tokens(grammar, code);
    #[cfg(not(feature = "highlight"))]
    {
        let _ = grammar;
        None
    }
}

/// Whether a block is such as people write.
fn is_written(code: &str) -> bool {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in code.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    code.len() <= LONGEST && deepest <= DEPTH && code.lines().all(|line| line.len() <= LONGEST_LINE)
}
