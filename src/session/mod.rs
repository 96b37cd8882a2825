//! The one door: a session takes changes and gives snapshots.
