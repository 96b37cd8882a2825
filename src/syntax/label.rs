//! GitLab's grammar of label names and label references.
