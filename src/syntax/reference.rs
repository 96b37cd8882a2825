//! A place in a source that names something else, as written and not yet resolved.

use std::sync::Arc;

use crate::base::TextRange;

/// One reference. Its `range` is its identity within a file: facts and rendering walk the same text with the same
/// walker, so the range found in one pass finds the outcome in the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The whole construct in the source, such as `[text](dest)` or `~"name"`.
    pub range: TextRange,
    /// The part that names the target, where the caret goes and what an edit replaces: a destination, or a label's
    /// name with its quotes.
    pub target: TextRange,
    /// How it is written.
    pub form: Form,
    /// What it names: the destination with CommonMark's escapes and entities resolved (percent escapes kept), or the
    /// label's bare name.
    pub name: Box<str>,
    /// The sentence around it as plain text, for "What links here". At most 300 characters.
    pub sentence: Arc<str>,
}

/// How a reference is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// `[text](dest)` or a reference-style link; `empty` when there is no text to show.
    Link {
        /// Whether the link text is empty, so that the target's own name stands in.
        empty: bool,
    },
    /// `![alt](dest)`.
    Image,
    /// `<scheme:rest>`.
    Autolink,
    /// A bare `https://…` or `www.…` in text (GFM), or an e-mail address.
    BareUrl,
    /// An `href` in raw HTML.
    HtmlHref,
    /// A `src` in raw HTML.
    HtmlSrc,
    /// A label.
    Label(LabelForm),
    /// A value in YAML whose field is declared to name an entity or a label.
    Field,
}

/// How a label is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LabelForm {
    /// `~name` in text.
    Bare,
    /// `~"name"` in text.
    Quoted,
    /// `` `~name` ``: the whole code span is a bare reference.
    CodeBare,
    /// `` `~"name"` ``.
    CodeQuoted,
    /// `` `scope::name` `` or `` `name` `` without the tilde; counts only when declared.
    CodePlain,
    /// `label_name[]=…` in the destination of a link.
    Url,
    /// After `/label`, `/unlabel` or `/relabel` at the start of a line.
    QuickAction,
}
