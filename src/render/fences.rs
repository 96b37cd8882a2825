//! Fenced blocks that are shown as more than plain text: code in colours.

use super::{host::PageHost, html_writer::HtmlWriter};
use crate::engines::code;

/// The HTML of a fenced block, by the word behind the fence; `None` shows it plain.
pub(super) fn html(host: &PageHost<'_>, word: &str, text: &str) -> Option<String> {
    let language = code::language(code::name_in(word))?;
    let coloured = host.renderer.code.html(&language, text)?;
    let class = format!("language-{word}");
    let html = HtmlWriter::new().open("pre", &[]).open("code", &[("class", &class)]);
    Some(html.finished(&coloured).close("code").close("pre").finish())
}
