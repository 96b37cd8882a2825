//! What is said about fenced blocks and formulas: a language that nobody knows, a formula that cannot be read.

use super::event::Info;
use crate::{
    base::{TextMap, TextRange},
    diag::{Problem, ids},
    engines::{code, math::Formulas},
};

/// The longest word that is taken for a language. What is longer is a sentence or an address.
const LONGEST: usize = 32;

/// The finding about the language behind a fence.
pub(super) fn language(info: &Info<'_>) -> Option<Problem> {
    let name = code::name_in(info.word);
    if name.is_empty() || name.len() > LONGEST || code::language(name).is_some() {
        return None;
    }
    let problem = Problem::new(
        ids::MARKDOWN_UNKNOWN_LANGUAGE,
        info.range,
        format!("`{name}` is no language that is known here, so the code stays without colours"),
    );
    Some(match code::nearest(name)[..] {
        [near, ..] => problem.label(format!("did you mean `{near}`?")).suggest(
            format!("write `{near}`"),
            info.range,
            info.word.replacen(name, near, 1),
        ),
        [] => problem.help("write `text` when it is no code; the manual lists the languages that are coloured"),
    })
}

/// The finding about a formula whose place `map` knows.
pub(super) fn formula(formulas: &Formulas, (text, map): (&str, &TextMap), display: bool) -> Option<Problem> {
    let fault = formulas.mathml(text, display).err()?;
    let range = map.range(TextRange::from(fault.range));
    let problem =
        Problem::new(ids::MARKDOWN_FORMULA, range, format!("the formula stays as it is written: {}", fault.message));
    Some(problem.help("formulas are written in LaTeX; the manual says which parts of it are known"))
}
