//! GitLab's grammar of label names and label references.

/// Scope and value, at the last `::`.
pub fn split(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once("::")
}
