//! The labels' colours as a style sheet: `labels.css`.
//!
//! One class for each distinct colour, because a page may hold no inline style. Text on a colour is black or white,
//! whichever stands out more: the product of the two contrasts is 21 for every colour, so the larger is at least
//! √21 ≈ 4.58, above the 4.5 that WCAG 2.2 asks for (success criterion 1.4.3).

use std::{collections::BTreeSet, fmt::Write as _};

use crate::base::contrast::{Rgb, contrast, luminance};

/// The class of a colour: `c-6699cc`.
pub fn color_class([red, green, blue]: Rgb) -> String {
    format!("c-{red:02x}{green:02x}{blue:02x}")
}

/// The style sheet for these colours, each once and in order. A class sets two properties, which pills and the steps of
/// a workflow use: `--c`, the colour, and `--t`, the text on it.
pub fn label_css(colors: impl IntoIterator<Item = Rgb>) -> String {
    let mut css = String::new();
    for color @ [red, green, blue] in colors.into_iter().collect::<BTreeSet<_>>() {
        let class = color_class(color);
        // Writing into a string does not fail.
        let _ = writeln!(css, ".{class}{{--c:#{red:02x}{green:02x}{blue:02x};--t:{}}}", text_on(color).0);
    }
    css
}

/// The text colour on `color`, `#000` or `#fff`, and its contrast with it.
pub fn text_on(color: Rgb) -> (&'static str, f64) {
    let luminance = luminance(color);
    let (on_black, on_white) = (contrast(luminance, 0.0), contrast(luminance, 1.0));
    if on_black >= on_white { ("#000", on_black) } else { ("#fff", on_white) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_class_a_colour() {
        let css = label_css([[0x66, 0x99, 0xcc], [0, 0, 0], [0x66, 0x99, 0xcc], [255, 255, 255]]);
        assert_eq!(
            css,
            ".c-000000{--c:#000000;--t:#fff}\n.c-6699cc{--c:#6699cc;--t:#000}\n.c-ffffff{--c:#ffffff;--t:#000}\n"
        );
        assert_eq!(color_class([0x66, 0x99, 0xcc]), "c-6699cc");
    }

    #[test]
    fn every_corner_and_the_greys_can_be_read() {
        // The worst case is a grey, so all of them are tried, and a grid over the cube.
        let steps = (0..=255_u8).step_by(15);
        let greys = (0..=255_u8).map(|grey| [grey; 3]);
        let grid =
            steps.clone().flat_map(|r| steps.clone().flat_map(move |g| (0..=255).step_by(15).map(move |b| [r, g, b])));
        for color in greys.chain(grid) {
            assert!(text_on(color).1 >= 4.5, "{color:?}");
        }
    }

    proptest! {
        #[test]
        fn every_colour_can_be_read(color: Rgb) {
            let (text, contrast) = text_on(color);
            prop_assert!(contrast >= 4.5, "{text} on {color:?}: {contrast}");
        }
    }
}
