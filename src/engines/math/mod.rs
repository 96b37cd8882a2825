//! Formulas: LaTeX to MathML, which browsers show without a script.

mod bounds;
mod fault;
mod kept;
mod output;
#[cfg(test)]
mod tests;

use std::{ops::Range, panic, thread};

use pulldown_latex::{Event, Parser, RenderConfig, Storage, config::DisplayMode, event::Content, push_mathml};

pub use kept::Formulas;

/// Why a formula cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MathFault {
    /// What is wrong, as the end of a sentence: "there is no command `\foo`".
    pub message: String,
    /// Where, in bytes of the formula; the whole when that cannot be told.
    pub range: Range<usize>,
}

impl MathFault {
    fn new(message: impl Into<String>, range: Range<usize>) -> Self {
        Self { message: message.into(), range }
    }
}

/// The MathML of a formula. `display` sets it on a line of its own.
pub fn mathml(formula: &str, display: bool) -> Result<String, MathFault> {
    let whole = 0..formula.len();
    let commands = bounds::check(formula)?;
    if formula.trim().is_empty() {
        return Err(MathFault::new("it is empty", whole));
    }
    let make = || panic::catch_unwind(|| convert(formula, display));
    // The parser follows commands that are each other's arguments by recursion, and browsers' stacks are not ours.
    let result = if commands <= bounds::FEW {
        make()
    } else {
        let stack = bounds::stack(commands);
        thread::scope(|scope| {
            let worker = thread::Builder::new().stack_size(stack).spawn_scoped(scope, make);
            worker.map_or_else(|error| Err(Box::new(error) as _), |worker| worker.join().and_then(|made| made))
        })
    };
    result.unwrap_or_else(|_| Err(MathFault::new("the converter broke off", whole)))
}

fn convert(formula: &str, display: bool) -> Result<String, MathFault> {
    let storage = Storage::new();
    let mut events = Vec::new();
    for event in Parser::new(formula, &storage) {
        match event {
            // Names of operators are written out unescaped.
            Ok(Event::Content(Content::Function(name))) if !name.chars().all(|c| c.is_alphanumeric() || c == ' ') => {
                return Err(fault::operator(formula, name));
            }
            Ok(event) => events.push(event),
            Err(error) => return Err(fault::of(formula, &error)),
        }
    }
    let mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
    let config = RenderConfig { display_mode: mode, ..RenderConfig::default() };
    let mut html = String::with_capacity(formula.len() * 8);
    let written = push_mathml(&mut html, events.into_iter().map(Ok::<_, std::convert::Infallible>), config);
    // Where a sign is all that an element holds, it is written as it is.
    let html = html.replace("><</", ">&lt;</").replace(">></", ">&gt;</").replace(">&</", ">&amp;</");
    if written.is_err() || !output::is_mathml(&html) {
        return Err(MathFault::new("it holds something that cannot be shown", 0..formula.len()));
    }
    Ok(html)
}
