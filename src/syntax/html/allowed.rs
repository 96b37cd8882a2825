//! Which raw HTML stays.
//!
//! A short list of what prose needs. Nothing on it can run code, load a document, send a form or restyle the page.

/// The element's name when it is on the list.
pub fn element(name: &str) -> Option<&'static str> {
    ELEMENTS.iter().find(|allowed| **allowed == name).copied()
}

const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Whether an element that is left out takes its content with it, because that content is no text for readers.
pub fn loses_content(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "iframe"
            | "object"
            | "svg"
            | "math"
            | "template"
            | "noscript"
            | "noembed"
            | "noframes"
            | "xmp"
            | "select"
            | "textarea"
            | "audio"
            | "video"
            | "canvas"
            | "applet"
            | "title"
            | "head"
    )
}

/// Whether `attribute` may stand on `element`; both in lower case.
pub fn is_allowed_attribute(element: &str, attribute: &str) -> bool {
    match attribute {
        "id" | "class" | "title" | "lang" | "dir" | "role" | "align" => true,
        "href" | "name" => element == "a",
        "src" | "alt" | "loading" => element == "img",
        "width" | "height" => matches!(element, "img" | "td" | "th" | "col" | "table"),
        "colspan" | "rowspan" | "headers" | "valign" => matches!(element, "td" | "th" | "tr"),
        "scope" | "abbr" => element == "th",
        "span" => matches!(element, "col" | "colgroup"),
        "start" | "type" | "reversed" => element == "ol",
        "value" => element == "li",
        "open" => element == "details",
        "datetime" => matches!(element, "time" | "del" | "ins"),
        "cite" => matches!(element, "blockquote" | "q" | "del" | "ins"),
        _ => attribute
            .strip_prefix("aria-")
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_lowercase())),
    }
}

/// What to write instead of an element that is left out.
pub fn advice_for_element(name: &str) -> &'static str {
    match name {
        "iframe" | "object" | "embed" | "video" | "audio" | "frame" | "frameset" => {
            "link to it instead: `[what it shows](https://…)`"
        }
        "script" | "noscript" | "template" => "pages hold no scripts; describe in words or link to what it would do",
        "style" | "link" => "pages hold no styles of their own; the theme's style sheet is the place for them",
        "svg" | "canvas" => "save the picture as a file and show it: `![what it shows](picture.svg)`",
        "math" => "write the formula as `` $`…`$ ``",
        "form" | "input" | "button" | "select" | "textarea" => "link to the page that has the form",
        "center" => "write `<div align=\"center\">`",
        "font" | "big" => "write `**bold**` or `*emphasis*`",
        "tt" => "write it between backticks",
        "strike" => "write `~~…~~`",
        "title" | "head" | "meta" | "base" | "html" | "body" => "the page's head is made from its front matter",
        _ => {
            "write it in Markdown, or as one of the elements that stay, such as `<div>`, `<span>`, `<details>`, `<br>`"
        }
    }
}

/// What to write instead of an attribute that is left out.
pub fn advice_for_attribute(name: &str) -> &'static str {
    match name {
        "style" | "bgcolor" | "color" | "border" | "cellpadding" | "cellspacing" | "face" => {
            "use `class=\"…\"` and put the look into the theme's style sheet"
        }
        "target" | "rel" => "leave it out: links open in the same tab, and readers choose otherwise themselves",
        "href" | "src" => "only links have `href` and only images have `src`",
        _ if name.starts_with("on") => "pages hold no scripts",
        _ => "leave it out",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_prose_and_nothing_that_acts() {
        for name in ["script", "style", "iframe", "form", "svg", "math", "object", "embed", "base", "meta", "link"] {
            assert_eq!(element(name), None, "{name}");
        }
        let check = |element: &str, attribute: &str, want: bool| {
            assert_eq!(is_allowed_attribute(element, attribute), want, "{element} {attribute}");
        };
        check("a", "href", true);
        check("div", "href", false);
        check("div", "style", false);
        check("b", "onclick", false);
        check("b", "aria-label", true);
        check("b", "aria-", false);
        check("img", "srcset", false);
    }
}
