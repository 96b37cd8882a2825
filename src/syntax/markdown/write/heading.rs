//! Headings: their anchor is known only when their text has been written.

use pulldown_cmark::CowStr;

use super::{super::slug::slug, Writer, attribute, words::SECTION};
use crate::{base::TextRange, syntax::html::push_href};

pub(super) struct OpenHeading {
    /// Where in the output the attributes go.
    at: usize,
    pub(super) text: String,
    id: Option<String>,
    classes: String,
    start: u32,
}

impl Writer<'_> {
    pub(super) fn start_heading(&mut self, level: u8, id: Option<&str>, classes: &[CowStr<'_>], range: TextRange) {
        self.line();
        self.push(["<h1", "<h2", "<h3", "<h4", "<h5", "<h6"][usize::from(level.clamp(1, 6) - 1)]);
        let classes = classes.iter().map(|class| &**class).collect::<Vec<_>>().join(" ");
        let id = id.filter(|id| !id.is_empty()).map(str::to_owned);
        self.heading = Some(OpenHeading { at: self.out.len(), text: String::new(), id, classes, start: range.start });
        self.push(">");
    }

    pub(super) fn end_heading(&mut self, level: u8) {
        if let Some(heading) = self.heading.take().filter(|_| self.dialect.extensions) {
            let own = match heading.id {
                Some(id) => {
                    self.slugger.take(&id);
                    id
                }
                None => self.slugger.unique(&slug(self.dialect.anchors, heading.text.trim())),
            };
            let id = self.host.anchor(heading.start).map_or(own, str::to_owned);
            let mut attributes = String::with_capacity(id.len() + 8);
            attribute::push(&mut attributes, "id", &id);
            if !heading.classes.is_empty() {
                attribute::push(&mut attributes, "class", &heading.classes);
            }
            self.out.insert_str(heading.at, &attributes);
            self.push("<a class=\"anchor\" href=\"#");
            push_href(&mut self.out, &id);
            self.push("\"");
            attribute::push(&mut self.out, "aria-label", self.host.word(SECTION));
            self.push(">#</a>");
        }
        self.push(
            ["</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"][usize::from(level.clamp(1, 6) - 1)],
        );
    }
}
