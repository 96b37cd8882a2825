//! Every reference to its target, and back.
