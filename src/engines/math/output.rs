//! A last look at what the converter wrote: only elements of MathML, closed in order, with harmless attributes.

const ELEMENTS: [&str; 23] = [
    "math",
    "menclose",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
];

const MORE: [&str; 4] = ["mtr", "munder", "munderover", "none"];

/// Whether the text is well-formed MathML and nothing else.
pub(super) fn is_mathml(html: &str) -> bool {
    let mut open = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if !is_text(&rest[..at]) {
            return false;
        }
        let Some(end) = rest[at..].find('>') else { return false };
        let tag = &rest[at + 1..at + end];
        rest = &rest[at + end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return false;
            }
            continue;
        }
        let (tag, void) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let name = tag.split(' ').next().unwrap_or_default();
        let known = ELEMENTS.contains(&name) || MORE.contains(&name);
        if !known || !attributes(&tag[name.len()..]) || (open.is_empty() && name != "math") {
            return false;
        }
        if !void {
            open.push(name);
        }
    }
    open.is_empty() && is_text(rest)
}

/// Whether every `&` begins an entity.
fn is_text(text: &str) -> bool {
    text.split('&').skip(1).all(|rest| {
        let name = rest.split(';').next().unwrap_or_default();
        name.len() < rest.len()
            && name.len() < 10
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
    })
}

/// Whether these are attributes, each in quotes, that neither run nor fetch anything.
fn attributes(text: &str) -> bool {
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let Some((name, after)) = rest.split_once("=\"") else { return false };
        let Some((value, after)) = after.split_once('"') else { return false };
        let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        if !plain
            || name.starts_with("on")
            || matches!(name, "href" | "src")
            || value.contains(['<', '&', '\\'])
            || value.contains("url")
        {
            return false;
        }
        rest = after.trim_start();
    }
    true
}
