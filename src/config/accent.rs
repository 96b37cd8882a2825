//! The owner's one colour, and what follows from it.
//!
//! Readers see it on light and on dark pages, as links and as the tint of what is current. The owner's colour is the one
//! for light pages; the one for dark pages has the same hue and as much more light as it takes to be read there. Both
//! tints are as strong as the text on them allows.

use csscolorparser::Color;

use crate::base::contrast::{Rgb, contrast_of};

/// Below this, text cannot be read by many (WCAG 2.2, level AA).
pub(super) const LEAST: f64 = 4.5;
/// From this on, nearly everyone can read it (level AAA).
pub(super) const GOOD: f64 = 7.0;

/// What links stand on in the default theme: the page, and heads of tables.
const LIGHT: [Rgb; 2] = [[0xff, 0xff, 0xff], [0xf5, 0xf6, 0xf8]];
const DARK: [Rgb; 2] = [[0x14, 0x17, 0x1c], [0x1b, 0x1f, 0x26]];

/// How much of the colour a tint has at most.
const LIGHT_TINT: f64 = 0.1;
const DARK_TINT: f64 = 0.2;

/// One colour in four parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// For links on light pages: the owner's.
    pub light: Rgb,
    /// For links on dark pages.
    pub dark: Rgb,
    /// Behind what is current, on light pages.
    pub light_tint: Rgb,
    /// Behind what is current, on dark pages.
    pub dark_tint: Rgb,
}

impl Accent {
    /// From the colour for light pages.
    pub fn of(light: Rgb) -> Self {
        let dark = reached(light, &DARK, GOOD, 1.0);
        Self { light, dark, light_tint: tint(light, LIGHT[0], LIGHT_TINT), dark_tint: tint(dark, DARK[0], DARK_TINT) }
    }
}

/// A colour as CSS writes it; `None` for what is no colour or lets something else shine through.
pub(super) fn parse(text: &str) -> Option<Rgb> {
    let [red, green, blue, alpha] = csscolorparser::parse(text).ok()?.to_rgba8();
    (alpha == 255).then_some([red, green, blue])
}

/// How well it is read on a light page, at the worst place: 1 to 21.
pub(super) fn on_light(color: Rgb) -> f64 {
    worst(color, &LIGHT)
}

/// The nearest colour of the same hue that has this contrast on a light page.
pub(super) fn darkened(color: Rgb, least: f64) -> Rgb {
    reached(color, &LIGHT, least, 0.0)
}

fn worst(color: Rgb, grounds: &[Rgb]) -> f64 {
    grounds.iter().map(|ground| contrast_of(color, *ground)).fold(f64::INFINITY, f64::min)
}

/// Moves a colour's lightness (as Oklab has it, which keeps the hue as eyes see it) towards `end` until it has this
/// contrast on all of the grounds. The way is two hundred steps, and its end, black or white, always has it.
fn reached(color: Rgb, grounds: &[Rgb], least: f64, end: f32) -> Rgb {
    const STEPS: u8 = 200;
    let [red, green, blue] = color;
    let [from, a, b, _] = Color::from_rgba8(red, green, blue, 255).to_oklaba();
    let at = |step: u8| {
        let way = f32::from(step) / f32::from(STEPS);
        let [red, green, blue, _] =
            Color::from_oklaba(from + (end - from) * way, a * (1.0 - way), b * (1.0 - way), 1.0).to_rgba8();
        [red, green, blue]
    };
    // The first step is the colour itself, to the last bit.
    let steps = std::iter::once(color).chain((1..=STEPS).map(at));
    let fits = |color: &Rgb| worst(*color, grounds) >= least;
    steps.into_iter().find(fits).unwrap_or(if end > 0.5 { [255; 3] } else { [0; 3] })
}

/// As much of `color` in `ground` as leaves it readable there, and no less readable than it is elsewhere if that is good.
fn tint(color: Rgb, ground: Rgb, most: f64) -> Rgb {
    let least = if contrast_of(color, ground) >= GOOD { GOOD } else { LEAST };
    let at = |share: f64| std::array::from_fn(|n| mixed(color[n], ground[n], share));
    let shares = (0..=20_u8).rev().map(|step| most * f64::from(step) / 20.0);
    shares.map(at).find(|tint: &Rgb| contrast_of(color, *tint) >= least).unwrap_or(ground)
}

#[expect(clippy::cast_sign_loss, reason = "a mix of two channels lies between them")]
fn mixed(one: u8, other: u8, share: f64) -> u8 {
    (f64::from(one) * share + f64::from(other) * (1.0 - share)).round() as u8
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_themes_own_blue_stays_what_it_is() {
        let accent = Accent::of([0x08, 0x4c, 0x92]);
        assert_eq!(accent.light, [0x08, 0x4c, 0x92]);
        assert!(contrast_of(accent.light, accent.light_tint) >= GOOD, "{accent:?}");
        assert!(contrast_of(accent.dark, accent.dark_tint) >= GOOD, "{accent:?}");
        assert_eq!(darkened(accent.light, GOOD), accent.light, "what passes is not touched");
    }

    #[test]
    fn colours_are_read_as_css_has_them() {
        assert_eq!(parse("#7a3e9d"), Some([0x7a, 0x3e, 0x9d]));
        assert_eq!(parse("rebeccapurple"), Some([0x66, 0x33, 0x99]));
        assert_eq!(parse("rgb(1 2 3)"), Some([1, 2, 3]));
        for wrong in ["", "blurple", "#7a3e9d80", "transparent", "url(x)", "#7a3e9d;}", "var(--x)"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_colour_has_a_near_one_that_can_be_read(color: Rgb) {
            let near = darkened(color, LEAST);
            prop_assert!(on_light(near) >= LEAST, "{color:?} {near:?}");
            let accent = Accent::of(near);
            prop_assert!(worst(accent.dark, &DARK) >= GOOD, "{accent:?}");
            prop_assert!(contrast_of(accent.light, accent.light_tint) >= LEAST, "{accent:?}");
            prop_assert!(contrast_of(accent.dark, accent.dark_tint) >= LEAST, "{accent:?}");
        }
    }
}
