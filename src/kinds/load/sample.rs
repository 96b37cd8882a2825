//! YAML for tests.

use crate::{
    base::TextMap,
    syntax::{
        Scalar,
        yaml::{Limits, Node, Value, parse},
    },
};

/// The tree of a YAML text that has nothing wrong with it.
pub(in crate::kinds) fn node(text: &str) -> Node {
    let document = parse(text, &TextMap::shift(0), &Limits::default());
    assert_eq!(document.problems, [], "the test's own YAML:\n{text}");
    let range = crate::base::TextRange::default();
    document.root.unwrap_or(Node { range, value: Value::Scalar(Scalar::default()) })
}

/// Says on one line that a test had nothing to run on; written past the capture of tests, so that it is seen.
pub(in crate::kinds) fn not_run(what: &str, variable: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "not run: {what}, because {variable} is not set");
}
