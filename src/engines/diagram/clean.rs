//! What stays of the SVG that the engine gives: shapes, text and styles, nothing that runs or fetches, and numbers with
//! no more digits than a screen can show.

/// Elements that do not belong into a picture.
const REFUSED: [&str; 11] =
    ["script", "foreignobject", "image", "feimage", "iframe", "object", "embed", "audio", "video", "animate", "set"];

/// Attributes whose numbers are rounded.
const NUMBERS: [&str; 12] = ["d", "points", "transform", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r"];

/// The SVG without links, or what it holds that no picture may.
pub(super) fn clean(svg: &str) -> Result<String, &'static str> {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = end_of_tag(rest).ok_or("a tag that is not closed")?;
        let name: String = rest[1..].chars().take_while(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        if REFUSED.contains(&name.as_str()) || rest.starts_with("<!") || rest.starts_with("<?") {
            return Err(if name == "foreignobject" { "text set as HTML" } else { "a picture or a program within it" });
        }
        tag(&rest[..end], &mut out)?;
        rest = &rest[end..];
        if name == "style" && !out.ends_with("/>") && !out.ends_with("</style>") {
            let close = rest.find("</style").ok_or("a style that is not closed")?;
            if fetches(&rest[..close]) {
                return Err("a style that fetches something");
            }
        }
    }
    out.push_str(rest);
    Ok(out)
}

/// Behind the tag that begins here: `>` may stand in quotes.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    text.bytes()
        .position(|byte| match (quote, byte) {
            (None, b'"' | b'\'') => {
                quote = Some(byte);
                false
            }
            (Some(open), byte) => {
                if open == byte {
                    quote = None;
                }
                false
            }
            (None, byte) => byte == b'>',
        })
        .map(|at| at + 1)
}

/// Copies a tag, attribute by attribute.
fn tag(text: &str, out: &mut String) -> Result<(), &'static str> {
    let mut rest = text;
    while let Some((head, after)) = rest.split_once('=') {
        let name = head.rsplit(|c: char| c.is_whitespace() || c == '<').next().unwrap_or_default();
        let bare = name.rsplit(':').next().unwrap_or_default().to_lowercase();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or("an attribute without quotes")?;
        let (value, behind) = after[1..].split_once(quote).ok_or("an attribute that is not closed")?;
        rest = behind;
        if bare.starts_with("on") {
            return Err("a program within it");
        }
        let own = bare == "href" && value.starts_with('#');
        if !own && matches!(bare.as_str(), "href" | "src" | "target") {
            // A picture in a page leads nowhere, and its parts are its own.
            out.push_str(head[..head.len() - name.len()].trim_end());
            continue;
        }
        if fetches(value) {
            return Err("a style that fetches something");
        }
        out.push_str(head);
        out.push('=');
        out.push(quote);
        if NUMBERS.contains(&bare.as_str()) {
            round(value, out);
        } else if bare == "style" {
            // The engine's boxes for text are a little tight where a reader's font is wider.
            out.push_str(&value.replace("overflow:hidden", "overflow:visible"));
        } else {
            out.push_str(value);
        }
        out.push(quote);
    }
    out.push_str(rest);
    Ok(())
}

/// Whether a style names anything outside of the picture, or hides what it names.
fn fetches(style: &str) -> bool {
    let style = style.to_lowercase();
    let outside = style.match_indices("url(").any(|(at, _)| {
        let target = style[at + 4..]
            .trim_start_matches([' ', '"', '\''])
            .trim_start_matches("&quot;")
            .trim_start_matches("&#39;");
        !target.starts_with('#')
    });
    outside || style.contains("@import") || style.contains("image-set") || (style.contains('\\') && style.contains('('))
}

/// Numbers with two digits behind the point.
fn round(value: &str, out: &mut String) {
    let mut digits = None;
    for c in value.chars() {
        match (c, digits) {
            ('.', _) => digits = Some(0),
            (c, Some(seen)) if c.is_ascii_digit() => {
                digits = Some(seen + 1);
                if seen >= 2 {
                    continue;
                }
            }
            _ => digits = None,
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_picture_stays() {
        let check = |svg: &str, want: &str| assert_eq!(clean(svg).as_deref(), Ok(want), "{svg}");
        check(
            "<svg id=\"a\"><path d=\"M1.23456 -0.5\"/><text>a &lt; b</text></svg>",
            "<svg id=\"a\"><path d=\"M1.23 -0.5\"/><text>a &lt; b</text></svg>",
        );
        check("<a xlink:href=\"https://x/\" target=\"_blank\" class=\"b\">c</a>", "<a class=\"b\">c</a>");
        check(
            "<g fill=\"url(#a)\"/><style>a{fill:url(#b)}</style>",
            "<g fill=\"url(#a)\"/><style>a{fill:url(#b)}</style>",
        );
        check("<text>@import url(x)</text>", "<text>@import url(x)</text>");
        check("<use href=\"#a\"/><use href=\"https://x/#a\"/>", "<use href=\"#a\"/><use/>");
        check("<g a=\"b > c\"/>", "<g a=\"b > c\"/>");
        for bad in [
            "<svg><script>x</script></svg>",
            "<svg><SCRIPT>x</SCRIPT></svg>",
            "<svg><foreignObject></foreignObject></svg>",
            "<image href=\"https://x/\"/>",
            "<g onclick=\"x\"/>",
            "<g style=\"fill:url(https://x/)\"/>",
            "<style>@import 'x';</style>",
            "<style>a{b:url( 'https://x')}</style>",
            "<style>a{b:u\\72l(x)}</style>",
            "<!DOCTYPE x [<!ENTITY a \"b\">]>",
            "<g a=b/>",
            "<g",
        ] {
            assert!(clean(bad).is_err(), "{bad}");
        }
    }
}
