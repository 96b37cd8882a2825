//! The only reader of the disk: what lies below the declared roots, as a sorted tree of sources.
