//! The only writer: staging, exchange, manifest.
