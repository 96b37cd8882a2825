//! The labels' colours as a style sheet: `labels.css`.
//!
//! One class for each distinct colour, because a page may hold no inline style. Text on a colour is black or white,
//! whichever stands out more: the product of the two contrasts is 21 for every colour, so the larger is at least
//! √21 ≈ 4.58, above the 4.5 that WCAG 2.2 asks for (success criterion 1.4.3).

use std::{collections::BTreeSet, fmt::Write as _};

/// A colour: red, green, blue.
pub type Rgb = [u8; 3];

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

/// The contrast of two relative luminances, 1 to 21 (WCAG 2.2).
pub fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of a colour, 0 to 1 (WCAG 2.2).
pub fn luminance(color: Rgb) -> f64 {
    let [red, green, blue] = color.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
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
    fn contrast_is_that_of_wcag() {
        let check = |one: Rgb, other: Rgb, want: f64| {
            let got = contrast(luminance(one), luminance(other));
            assert!((got - want).abs() < 0.01, "{one:?} {other:?}: {got}");
        };
        check([0, 0, 0], [255, 255, 255], 21.0);
        check([255, 0, 0], [255, 255, 255], 4.0);
        check([119, 119, 119], [255, 255, 255], 4.48);
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
