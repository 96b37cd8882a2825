//! What a reader's browser would find in a page: ids, links, headings. A tokenizer is enough for that.

use html5gum::{Token, Tokenizer};

/// What is in one page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Every `id`, in order.
    pub(crate) ids: Vec<String>,
    /// Every `href` and `src` with the name of its element.
    pub(crate) links: Vec<(String, String)>,
    /// How many `h1` there are.
    pub(crate) h1: usize,
    /// The text of `title`.
    pub(crate) title: String,
    /// The `lang` of the root.
    pub(crate) lang: Option<String>,
    /// The text of the body, without tags.
    pub(crate) text: String,
}

/// Reads a page.
pub(crate) fn page(html: &str) -> Page {
    let mut page = Page::default();
    let mut within: Vec<String> = Vec::new();
    for token in Tokenizer::new(html) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                for (key, value) in &tag.attributes {
                    let value = String::from_utf8_lossy(value).into_owned();
                    match &key[..] {
                        b"id" => page.ids.push(value),
                        b"href" | b"src" => page.links.push((name.clone(), value)),
                        b"lang" if name == "html" => page.lang = Some(value),
                        _ => {}
                    }
                }
                page.h1 += usize::from(name == "h1");
                if matches!(name.as_str(), "title" | "script" | "style" | "svg") && !tag.self_closing {
                    within.push(name);
                }
            }
            Token::EndTag(tag) => {
                if within.last().is_some_and(|name| name.as_bytes() == &tag.name[..]) {
                    within.pop();
                }
            }
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text);
                match within.last().map(String::as_str) {
                    Some("title") if within.len() == 1 => page.title.push_str(&text),
                    Some(_) => {}
                    None => page.text.push_str(&text),
                }
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page
}
