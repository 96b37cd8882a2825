//! The style sheet with the handbook's own colour: a file, since the policy of pages allows no style in them.

use crate::{base::contrast::hex, config::Accent};

/// Sets the theme's `--link` and `--link-bg` for light and dark pages; nothing without a colour.
pub(super) fn accent_css(accent: Option<Accent>) -> String {
    let Some(Accent { light, dark, light_tint, dark_tint }) = accent else { return String::new() };
    format!(
        ":root {{ --link: light-dark({}, {}); --link-bg: light-dark({}, {}) }}\n",
        hex(light),
        hex(dark),
        hex(light_tint),
        hex(dark_tint)
    )
}
