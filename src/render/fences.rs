//! Fenced blocks that are shown as more than plain text: code in colours, diagrams as pictures.

use std::{collections::BTreeMap, sync::Arc};

use super::{host::PageHost, html_writer::HtmlWriter};
use crate::{
    base::Digest,
    engines::{
        code,
        diagram::{self, DiagramFault, Drawing, Picture},
    },
    syntax::markdown::CODE,
};

/// The diagrams of a handbook by their keys, or why they cannot be drawn.
pub type Drawings = BTreeMap<Digest, Result<Arc<Drawing>, DiagramFault>>;

/// The HTML of a fenced block, by the word behind the fence; `None` shows it plain.
pub(super) fn html(host: &PageHost<'_>, word: &str, text: &str) -> Option<String> {
    let language = code::language(code::name_in(word))?;
    let coloured = host.renderer.code.html(&language, text)?;
    let html = HtmlWriter::new().open("pre", &CODE).open("code", &[("class", &format!("language-{word}"))]);
    Some(html.finished(&coloured).close("code").close("pre").finish())
}

/// Where a picture is written.
pub fn drawing_path(picture: &Picture) -> String {
    format!("assets/diagrams/{}", picture.file)
}

/// The HTML of a diagram: a picture for light pages and one for dark ones, of which the style sheet shows the right one,
/// and its text for whoever wants it; `None` when it cannot be drawn.
pub(super) fn diagram(host: &PageHost<'_>, text: &str) -> Option<String> {
    let drawing = host.renderer.drawings.get(&diagram::key(text))?.as_ref().ok()?;
    let (width, height) = (drawing.width.to_string(), drawing.height.to_string());
    let pictures = [("on-light", &drawing.light), ("on-dark", &drawing.dark)];
    let html = pictures.into_iter().fold(
        HtmlWriter::new().open("figure", &[("class", "diagram")]),
        |html, (class, picture)| {
            let src = host.links.file(&drawing_path(picture));
            html.open(
                "img",
                &[
                    ("class", class),
                    ("src", &src),
                    ("alt", &drawing.name),
                    ("width", &width),
                    ("height", &height),
                    ("loading", "lazy"),
                ],
            )
        },
    );
    let html = html.open("details", &[]).open("summary", &[]).text("Diagram as text").close("summary");
    let html = html.open("pre", &CODE).open("code", &[("class", "language-mermaid")]).text(text);
    Some(html.close("code").close("pre").close("details").close("figure").finish())
}
