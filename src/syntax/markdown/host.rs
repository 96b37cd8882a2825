//! What the HTML writer asks of the rest of the house while it writes.

use crate::{base::TextRange, syntax::Form};

/// Answers for one text. Every question names its construct by source range, the identity of a [`Reference`].
///
/// [`Reference`]: crate::syntax::Reference
pub trait Host {
    /// How the reference at `range` is shown. Asked for every link, image, autolink, label and raw HTML `href`/`src`;
    /// `name` is what [`Reference::name`] would hold.
    ///
    /// [`Reference::name`]: crate::syntax::Reference::name
    fn reference(&self, range: TextRange, form: Form, name: &str) -> Shown;

    /// The final id of the heading or raw id that starts at `start` in the source; `None` keeps the text's own.
    fn anchor(&self, start: u32) -> Option<&str>;

    /// The HTML of the view whose fence is at `range`; `None` shows the fence as the code block it is.
    fn view(&self, range: TextRange) -> Option<String>;

    /// The HTML of a fenced block in place of its plain code, by the first word behind the fence; `None` shows it
    /// plain.
    fn block(&self, _word: &str, _text: &str) -> Option<String> {
        None
    }

    /// One of [`WORDS`](super::WORDS) in the language of the text.
    fn word<'w>(&'w self, english: &'w str) -> &'w str {
        english
    }

    /// The HTML of a diagram in place of its text; `None` shows the text as code.
    fn diagram(&self, _text: &str) -> Option<String> {
        None
    }
}

/// How a reference is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A link or image with this address. `text` (plain, not yet escaped) stands in where the link has none of its
    /// own; `class` is put on the element.
    Link {
        /// The address as it stands in the page.
        href: String,
        /// What to show when the link text is empty, or in an autolink.
        text: Option<String>,
        /// The element's class, if any.
        class: Option<&'static str>,
    },
    /// Finished HTML in place of the whole construct, such as a label's pill.
    Html(String),
    /// As written: a label-like text stays text, a code span stays code, a link keeps its destination.
    Plain,
    /// The reference is broken and the site is built all the same: the construct is marked, with this message.
    Broken(String),
}
