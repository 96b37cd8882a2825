//! Mermaid diagrams, drawn as SVG: a light picture and a dark one.

#[cfg(any(feature = "mermaid", test))]
mod clean;
#[cfg(feature = "mermaid")]
mod draw;
#[cfg(feature = "mermaid")]
mod kept;
mod name;
#[cfg(all(test, feature = "mermaid"))]
mod tests;

use std::ops::Range;

pub use name::NAMES;

use crate::base::{Digest, Kept};

/// The longest diagram that is drawn, in bytes: Mermaid's own limit.
pub const LONGEST: usize = 50_000;

/// A diagram as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The picture for light pages.
    pub light: Picture,
    /// The picture for dark pages.
    pub dark: Picture,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// What it shows, in words: its title, else what sort of diagram it is.
    pub name: String,
}

/// One picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The SVG file.
    pub svg: String,
    /// The file's name, which its content gives.
    pub file: String,
}

impl Picture {
    #[cfg(feature = "mermaid")]
    fn new(svg: String) -> Self {
        let file = format!("{}.svg", Digest::of(svg.as_bytes()).hex(16));
        Self { svg, file }
    }
}

/// Why a diagram cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiagramFault {
    /// What is wrong, as the end of a sentence.
    pub message: String,
    /// Where, in bytes of the diagram; `None` when that cannot be told.
    pub range: Option<Range<usize>>,
}

/// Identifies the drawing of a text.
pub fn key(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

/// Draws a diagram. `None` without the feature `mermaid`: then nobody judges it either.
pub fn draw(text: &str) -> Option<Result<Drawing, DiagramFault>> {
    #[cfg(feature = "mermaid")]
    return Some(draw::draw(text));
    #[cfg(not(feature = "mermaid"))]
    {
        let _ = (text, name::of(""));
        None
    }
}

/// As [`draw`], unless it is in `kept`, where it is afterwards.
pub fn draw_kept(text: &str, kept: &Kept) -> Option<Result<Drawing, DiagramFault>> {
    #[cfg(feature = "mermaid")]
    return kept.get(key(text), |bytes| kept::from_bytes(text, bytes)).or_else(|| {
        let drawn = draw(text)?;
        kept.put(key(text), &kept::to_bytes(&drawn));
        Some(drawn)
    });
    #[cfg(not(feature = "mermaid"))]
    {
        let _ = kept;
        draw(text)
    }
}
