//! Links, images and mentions: the host says what each shows.

use super::{
    super::{
        RawHtml, Shown,
        event::{Link, Mention},
    },
    Writer, attribute,
};
use crate::syntax::{
    Form,
    html::{self, push_text},
};

/// What ends a link or image.
pub(super) enum Closing {
    Element(&'static str),
    /// The end of an `alt`, and the rest of the image.
    Image(String),
    Nothing,
}

impl Writer<'_> {
    /// Whether an address from a link that nobody resolved may stand in a page.
    pub(super) fn is_safe(&self, address: &str, picture: bool) -> bool {
        self.dialect.raw_html == RawHtml::AsIs
            || matches!(html::judge(address, picture), html::Verdict::Relative | html::Verdict::Allowed)
    }

    pub(super) fn start_broken(&mut self, message: &str) {
        self.push("<span class=\"broken\"");
        attribute::push(&mut self.out, "title", message);
        // A tooltip reaches neither a screen reader nor a printed page.
        self.push("><span class=\"sr\">(");
        push_text(&mut self.out, message);
        self.push(") </span>");
    }

    pub(super) fn start_link(&mut self, link: &Link<'_>) {
        let image = link.form == Form::Image;
        let shown = if link.refused {
            let place = if image { "for an image" } else { "in a link" };
            Shown::Broken(format!("this address is not allowed {place}"))
        } else {
            self.host.reference(link.range, link.form, link.name)
        };
        let (address, text, class) = match shown {
            Shown::Html(finished) => {
                self.push(&finished);
                self.links.push(Closing::Nothing);
                self.skipped = 1;
                return;
            }
            Shown::Broken(message) => {
                self.start_broken(&message);
                if link.form == (Form::Link { empty: true }) {
                    push_text(&mut self.out, link.name);
                }
                self.links.push(Closing::Element("</span>"));
                return;
            }
            Shown::Plain => (link.name.to_owned(), None, None),
            Shown::Link { href, text, class } => (href, text, class),
        };
        if image {
            self.open_image(&address, link.title, class);
            return;
        }
        self.open_anchor(&address, link.title, class);
        let bare = link.form == Form::Autolink || link.form == Form::Link { empty: true };
        match text {
            Some(text) if bare => {
                push_text(&mut self.out, &text);
                self.push("</a>");
                self.links.push(Closing::Nothing);
                self.skipped = 1;
            }
            _ => self.links.push(Closing::Element("</a>")),
        }
    }

    fn open_anchor(&mut self, href: &str, title: &str, class: Option<&str>) {
        self.push("<a");
        if let Some(class) = class {
            attribute::push(&mut self.out, "class", class);
        }
        if self.is_safe(href, false) {
            attribute::push_address(&mut self.out, "href", href);
        }
        if !title.is_empty() {
            attribute::push(&mut self.out, "title", title);
        }
        self.push(">");
    }

    /// Begins an image, up to within its `alt`, which the events until its end fill.
    fn open_image(&mut self, src: &str, title: &str, class: Option<&str>) {
        self.push("<img");
        let src = if self.is_safe(src, true) { src } else { "" };
        attribute::push_address(&mut self.out, "src", src);
        self.push(" alt=\"");
        let mut rest = String::from("\"");
        for (name, value) in [("title", title), ("class", class.unwrap_or_default())] {
            if !value.is_empty() {
                attribute::push(&mut rest, name, value);
            }
        }
        rest.push_str(if self.dialect.extensions { " loading=\"lazy\" />" } else { " />" });
        self.links.push(Closing::Image(rest));
        self.alt = 1;
    }

    pub(super) fn end_link(&mut self) {
        match self.links.pop() {
            Some(Closing::Element(end)) => self.push(end),
            Some(Closing::Image(rest)) => self.push(&rest),
            Some(Closing::Nothing) | None => {}
        }
    }

    fn written(&mut self, mention: &Mention<'_>, text: &str) {
        if mention.code {
            self.push("<code>");
        }
        push_text(&mut self.out, text);
        if mention.code {
            self.push("</code>");
        }
    }

    pub(super) fn mention(&mut self, mention: &Mention<'_>) {
        match self.host.reference(mention.range, mention.form, &mention.name) {
            Shown::Html(finished) => self.push(&finished),
            Shown::Broken(message) => {
                self.start_broken(&message);
                self.written(mention, mention.written);
                self.push("</span>");
            }
            Shown::Plain if mention.form == Form::BareUrl && self.is_safe(&mention.name, false) => {
                self.open_anchor(&mention.name, "", None);
                self.written(mention, mention.written);
                self.push("</a>");
            }
            Shown::Plain => self.written(mention, mention.written),
            Shown::Link { href, text, class } => {
                self.open_anchor(&href, "", class);
                self.written(mention, text.as_deref().unwrap_or(mention.written));
                self.push("</a>");
            }
        }
    }
}
