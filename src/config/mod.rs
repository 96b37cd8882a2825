//! `book.toml`, as written and as resolved.
