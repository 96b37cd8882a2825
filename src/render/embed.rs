//! The main part of one page, to stand among those of others: ids get a prefix, headings go down a level.

use crate::syntax::html::{Tag, Token, Tokens};

/// Attributes that hold ids of the page, one or several.
const IDS: [&str; 7] = ["id", "for", "headers", "list", "aria-controls", "aria-describedby", "aria-labelledby"];

/// What stands within `main` of a finished page; nothing when there is no such element.
pub(super) fn main_part(html: &str) -> Option<&str> {
    let start = html.find("<main")?;
    let start = start + html[start..].find('>')? + 1;
    let end = start + html[start..].rfind("</main>")?;
    Some(&html[start..end])
}

/// The same with `prefix` before every id and every link to one, and `h1` as `h2`, and so on.
pub(super) fn embed(html: &str, prefix: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut done = 0;
    for token in Tokens::new(html) {
        let (range, new) = match &token {
            Token::Open(tag) => (&tag.range, opened(html, tag, prefix)),
            Token::Close { name, range } => (range, lower(name).map(|name| format!("</{name}>"))),
            _ => continue,
        };
        if let Some(new) = new {
            out.push_str(&html[done..range.start]);
            out.push_str(&new);
            done = range.end;
        }
    }
    out.push_str(&html[done..]);
    out
}

/// The tag anew, when something in it changes. Attributes are as our own writers write them: quoted and escaped.
fn opened(html: &str, tag: &Tag, prefix: &str) -> Option<String> {
    let mut new = html[tag.range.clone()].to_owned();
    let mut changed = false;
    for attribute in tag.attributes.iter().rev() {
        let value = &html[attribute.value.clone()];
        let prefixed = match attribute.name.as_str() {
            name if IDS.contains(&name) && !value.is_empty() => {
                value.split_ascii_whitespace().map(|id| format!("{prefix}{id}")).collect::<Vec<_>>().join(" ")
            }
            "href" if value.len() > 1 && value.starts_with('#') => format!("#{prefix}{}", &value[1..]),
            _ => continue,
        };
        let (start, end) = (attribute.value.start - tag.range.start, attribute.value.end - tag.range.start);
        new.replace_range(start..end, &prefixed);
        changed = true;
    }
    if let Some(name) = lower(&tag.name) {
        new.replace_range(1..=tag.name.len(), &name);
        changed = true;
    }
    changed.then_some(new)
}

/// The heading one level down; `h6` stays, for there is none below.
fn lower(name: &str) -> Option<String> {
    let level = name.strip_prefix('h')?.parse::<u8>().ok()?;
    (1..6).contains(&level).then(|| format!("h{}", level + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_get_a_prefix_and_headings_go_down() {
        let check = |html: &str, want: &str| assert_eq!(embed(html, "p2-"), want);
        check("<h1 id=\"a\">A</h1>", "<h2 id=\"p2-a\">A</h2>");
        check("<h6>F</h6><hr /><p>1 < 2</p>", "<h6>F</h6><hr /><p>1 < 2</p>");
        check("<a class=\"x\" href=\"#a\">b</a>", "<a class=\"x\" href=\"#p2-a\">b</a>");
        check("<a href=\"#\">b</a><a href=\"../#a\">c</a>", "<a href=\"#\">b</a><a href=\"../#a\">c</a>");
        check("<td headers=\"a b\" id=\"c\">é</td>", "<td headers=\"p2-a p2-b\" id=\"p2-c\">é</td>");
        check("<p>&lt;h1 id=\"a\"&gt;</p>", "<p>&lt;h1 id=\"a\"&gt;</p>");
    }

    #[test]
    fn the_main_part_is_what_stands_in_main() {
        let check = |html: &str, want: Option<&str>| assert_eq!(main_part(html), want);
        check("<body><main id=\"main\">\n<p>a</p></main></body>", Some("\n<p>a</p>"));
        check("<body><p>a</p></body>", None);
    }
}
