//! Formulas, kept by their text: each is asked for twice, once for what is wrong with it and once for its page.

use std::{
    fmt,
    hash::{Hash, Hasher},
    sync::Arc,
};

use super::{MathFault, mathml};
use crate::base::{Digest, Kept};

/// Kept formulas, of one session. What becomes of one follows from its text alone, so it does not matter who asked first:
/// two of these are equal whatever is in them, and nothing that is made shows which one it was made with.
#[derive(Clone, Default)]
pub struct Formulas {
    kept: Arc<Kept>,
}

impl Formulas {
    /// As [`mathml`], kept. One that cannot be shown is tried again each time.
    pub fn mathml(&self, formula: &str, display: bool) -> Result<String, MathFault> {
        let key = Digest::of(format!("{display}\0{formula}").as_bytes());
        let known = self.kept.get(key, |bytes| std::str::from_utf8(bytes).ok().map(str::to_owned));
        if let Some(html) = known {
            return Ok(html);
        }
        let html = mathml(formula, display)?;
        self.kept.put(key, html.as_bytes());
        Ok(html)
    }
}

impl fmt::Debug for Formulas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Formulas")
    }
}

impl PartialEq for Formulas {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Formulas {}

impl Hash for Formulas {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_is_made() {
        let formulas = Formulas::default();
        for (formula, display) in [("a^2", false), ("a^2", true), ("\\frac{1}{2}", true), ("\\nothing", false)] {
            let want = mathml(formula, display);
            assert_eq!((formulas.mathml(formula, display), formulas.mathml(formula, display)), (want.clone(), want));
        }
    }
}
