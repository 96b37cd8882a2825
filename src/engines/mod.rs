//! What turns a piece of text into something to look at: code in colours, formulas, emoji, diagrams.
//!
//! Each engine is a pure function of the text, wraps one library, and bounds what a text may cost. Nothing here knows
//! Markdown, files or handbooks.

pub mod code;
pub mod diagram;
pub mod emoji;
pub mod math;
