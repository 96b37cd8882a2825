//! Footnotes: numbered in the order of their first mention, shown together at the end.

use rustc_hash::FxHashMap;

use crate::syntax::html::{push_attribute, push_href};

/// The id of a footnote.
pub(super) fn id(label: &str) -> String {
    format!("fn-{}", key(label))
}

/// The id of the first mention of a footnote.
pub(super) fn reference_id(label: &str) -> String {
    format!("fnref-{}", key(label))
}

fn key(label: &str) -> String {
    label.to_lowercase()
}

/// The footnotes of a page while it is written.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// Numbers by key.
    numbers: FxHashMap<String, usize>,
    /// How often each is mentioned, by number.
    mentions: Vec<(String, usize)>,
    /// The text of each, by key.
    texts: FxHashMap<String, String>,
}

impl Footnotes {
    /// Writes a mention.
    pub(super) fn mention(&mut self, out: &mut String, label: &str) {
        let key = key(label);
        let next = self.mentions.len();
        let number = *self.numbers.entry(key.clone()).or_insert(next);
        if number == next {
            self.mentions.push((key.clone(), 0));
        }
        self.mentions[number].1 += 1;
        out.push_str("<sup class=\"footnote-ref\"><a href=\"#");
        push_href(out, &format!("fn-{key}"));
        out.push_str("\" id=\"");
        push_attribute(out, &mention_id(&key, self.mentions[number].1));
        out.push_str("\">");
        out.push_str(&(number + 1).to_string());
        out.push_str("</a></sup>");
    }

    /// Keeps the text of a footnote; of two with one name the first counts.
    pub(super) fn keep(&mut self, label: &str, html: String) {
        self.texts.entry(key(label)).or_insert(html);
    }

    /// Writes the section at the end of the page; nothing when no footnote is mentioned. `back` says where the arrow
    /// after a note leads.
    pub(super) fn write(&self, out: &mut String, back: &str) {
        if self.mentions.is_empty() {
            return;
        }
        out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        for (key, count) in &self.mentions {
            let Some(text) = self.texts.get(key) else { continue };
            out.push_str("<li id=\"");
            push_attribute(out, &format!("fn-{key}"));
            out.push_str("\">\n");
            let (body, tail) = match text.strip_suffix("</p>\n") {
                Some(body) => (body, "</p>\n"),
                None => (text.as_str(), "\n"),
            };
            out.push_str(body);
            for mention in 1..=*count {
                out.push_str(" <a href=\"#");
                push_href(out, &mention_id(key, mention));
                out.push_str("\" class=\"footnote-backref\" aria-label=\"");
                push_attribute(out, back);
                out.push_str("\">↩</a>");
            }
            out.push_str(tail);
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n</section>\n");
    }
}

fn mention_id(key: &str, mention: usize) -> String {
    if mention == 1 { format!("fnref-{key}") } else { format!("fnref-{key}-{mention}") }
}
