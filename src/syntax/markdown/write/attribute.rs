//! Attributes: each value is escaped for what it is.

use crate::syntax::html::{push_attribute, push_href};

/// Appends ` name="value"` to `out`.
pub(super) fn push(out: &mut String, name: &str, value: &str) {
    open(out, name);
    push_attribute(out, value);
    out.push('"');
}

/// Appends ` name="value"` to `out`, where the value is an address.
pub(super) fn push_address(out: &mut String, name: &str, value: &str) {
    open(out, name);
    push_href(out, value);
    out.push('"');
}

fn open(out: &mut String, name: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
}
