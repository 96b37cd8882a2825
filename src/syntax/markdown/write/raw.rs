//! Raw tags: their ids and addresses go through the host like those of Markdown.

use super::{
    super::{
        Shown,
        event::{AttributeRole, CleanTag},
    },
    Writer, attribute,
};
use crate::syntax::{Form, html::push_text};

impl Writer<'_> {
    pub(super) fn tag(&mut self, tag: &CleanTag<'_>) {
        let mut attributes = String::new();
        let mut broken = None;
        let mut class = String::new();
        for given in &tag.attributes {
            let value: &str = &given.value;
            match &given.role {
                AttributeRole::Plain if given.name == "class" => value.clone_into(&mut class),
                AttributeRole::Plain => attribute::push(&mut attributes, given.name, value),
                AttributeRole::Id(range) => {
                    let id = self.host.anchor(range.start).unwrap_or(value);
                    attribute::push(&mut attributes, "id", id);
                }
                AttributeRole::Reference { refused: true, .. } => {}
                AttributeRole::Reference { range, form, .. } => {
                    let picture = *form == Form::HtmlSrc;
                    let href = match self.host.reference(*range, *form, value) {
                        Shown::Link { href, class: extra, .. } => {
                            if let Some(extra) = extra {
                                class = if class.is_empty() { extra.to_owned() } else { format!("{class} {extra}") };
                            }
                            href
                        }
                        Shown::Broken(message) => {
                            broken = Some(message);
                            continue;
                        }
                        Shown::Plain | Shown::Html(_) => value.to_owned(),
                    };
                    if self.is_safe(&href, picture) {
                        attribute::push_address(&mut attributes, given.name, &href);
                    }
                }
            }
        }
        if let Some(message) = broken {
            self.start_broken(&message);
            if tag.void {
                let alt = tag.attributes.iter().find(|one| one.name == "alt");
                push_text(&mut self.out, alt.map_or("", |one| &one.value));
                self.push("</span>");
            } else {
                self.raw.push("span");
            }
            return;
        }
        self.push("<");
        self.push(tag.name);
        if !class.is_empty() {
            attribute::push(&mut self.out, "class", &class);
        }
        self.push(&attributes);
        if tag.void {
            self.push(" />");
        } else {
            self.push(">");
            self.raw.push(tag.name);
        }
    }

    pub(super) fn end_tag(&mut self) {
        if let Some(name) = self.raw.pop() {
            self.push("</");
            self.push(name);
            self.push(">");
        }
    }
}
