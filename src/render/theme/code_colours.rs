//! The colours of code: each class that a token may have can be read in both schemes.

use std::collections::BTreeMap;

use crate::{
    base::contrast::{contrast, luminance},
    engines::code::CLASSES,
};

const CSS: &str = include_str!("../../../themes/default/assets/style.css");

/// A colour in the light scheme and in the dark one.
type Pair = [[u8; 3]; 2];

/// The declarations between the braces that follow `selector`.
fn rule(selector: &str) -> BTreeMap<&'static str, &'static str> {
    let at = CSS.find(&format!("{selector} {{")).unwrap_or_else(|| panic!("no rule for `{selector}`"));
    let body = CSS[at..].split(['{', '}']).nth(1).expect("a rule has a body");
    body.split(';').filter_map(|line| line.split_once(':')).map(|(name, value)| (name.trim(), value.trim())).collect()
}

fn color(text: &str) -> [u8; 3] {
    let [red, green, blue, alpha] = csscolorparser::parse(text).unwrap_or_else(|_| panic!("{text}")).to_rgba8();
    assert_eq!(alpha, 255, "{text}");
    [red, green, blue]
}

fn pair(value: &str) -> Pair {
    if let Some(name) = value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) {
        return pair(rule(":root").get(name).unwrap_or_else(|| panic!("{value}")));
    }
    let both = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')'));
    let (light, dark) = both.and_then(|both| both.split_once(',')).unwrap_or_else(|| panic!("{value}"));
    [color(light.trim()), color(dark.trim())]
}

#[test]
fn every_token_can_be_read_in_both_schemes() {
    let ground = pair(rule("\npre")["background"]);
    for (class, what) in CLASSES {
        let rule = rule(&format!(".{class}"));
        let text = pair(rule.get("color").unwrap_or_else(|| panic!(".{class} has no colour")));
        let ground = rule.get("background").map_or(ground, |own| pair(own));
        for (scheme, text, ground) in [("light", text[0], ground[0]), ("dark", text[1], ground[1])] {
            let ratio = contrast(luminance(text), luminance(ground));
            assert!(ratio >= 4.5, "{what} (.{class}), {scheme}: {ratio:.2}");
        }
    }
}
