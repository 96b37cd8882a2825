//! All facts of all sources folded into one index.
