//! How well one colour can be read on another, as WCAG 2.2 counts.

/// A colour: red, green, blue.
pub type Rgb = [u8; 3];

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

/// The contrast of two colours, 1 to 21.
pub fn contrast_of(one: Rgb, other: Rgb) -> f64 {
    contrast(luminance(one), luminance(other))
}

/// `#084c92`.
pub fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        let check = |one: Rgb, other: Rgb, want: f64| {
            let got = contrast_of(one, other);
            assert!((got - want).abs() < 0.01, "{one:?} {other:?}: {got}");
        };
        check([0, 0, 0], [255, 255, 255], 21.0);
        check([255, 0, 0], [255, 255, 255], 4.0);
        check([119, 119, 119], [255, 255, 255], 4.48);
    }
}
