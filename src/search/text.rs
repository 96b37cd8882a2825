//! Texts as they stand in the files of the index: values without markup, and JSON.

use serde::Serialize;

use super::Library;
use crate::{
    kinds::{Data, FieldValue},
    syntax::markdown,
};

/// The value as text without markup, a line for each item of a list.
pub(super) fn plain(library: &Library<'_>, value: &FieldValue) -> String {
    let mut out = String::new();
    push(library, value, &mut out);
    out
}

fn push(library: &Library<'_>, value: &FieldValue, out: &mut String) {
    match &value.data {
        Data::List(values) => values.iter().for_each(|value| push(library, value, out)),
        Data::Record(fields) => fields.values().for_each(|value| push(library, value, out)),
        Data::Markdown(prose) => line(&markdown::plain(&prose.scalar.text, library.dialect), out),
        Data::Text(text) | Data::Enum(text) | Data::Label(text) => line(text, out),
        // An id is made of the words of a name.
        Data::Ref(id) => line(&id.replace(['-', '_', '/'], " "), out),
        Data::Date(_)
        | Data::Url(_)
        | Data::Color(_)
        | Data::Number(_)
        | Data::Flag(_)
        | Data::Page(_)
        | Data::Children(_) => {}
    }
}

fn line(text: &str, out: &mut String) {
    let text = text.trim();
    if !text.is_empty() {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(text);
    }
}

/// At most so many characters of a line, cut between words where that is possible.
pub(super) fn cut(text: &str, most: usize) -> String {
    let text = text.lines().next().unwrap_or_default().trim();
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let end = text[..end].rfind(' ').filter(|at| *at > end / 2).unwrap_or(end);
    if end == 0 { String::new() } else { format!("{}…", text[..end].trim_end_matches([' ', ',', ';', '.'])) }
}

/// A file of the index: a call that hands its data to the script.
pub(super) fn call(name: &impl std::fmt::Display, data: &impl Serialize) -> String {
    // Lists of texts and numbers can always be written.
    let data = serde_json::to_string(data).unwrap_or_default();
    // All files of an index are there at once, so none may take more room than it needs.
    ["vade_search(\"", &name.to_string(), "\",", &data, ")\n"].concat()
}
