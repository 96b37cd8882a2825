//! The enriched stream: CommonMark's events with labels, bare addresses, views, alerts and judged raw HTML among them.

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::{Alignment, BlockQuoteKind};

use crate::{
    base::{TextMap, TextRange},
    diag::Problem,
    engines::emoji::Emoji,
    syntax::{Allow, Form},
};

/// Takes the events of one text, in order.
pub(super) trait Sink {
    /// Whether findings are wanted; making them costs time.
    const JUDGES: bool;

    /// The next event.
    fn event(&mut self, event: Event<'_>);
}

/// One event. A `Range` holds offsets in the text being read, a `TextRange` offsets in the source file.
pub(super) enum Event<'e> {
    Start(Node<'e>, TextRange),
    End(NodeEnd),
    Text(&'e str),
    Code(&'e str),
    /// A formula in a line of text.
    Math(&'e Formula<'e>),
    /// A fence whose text is drawn or set: a diagram or a formula.
    Figure(FigureKind, &'e View<'e>),
    SoftBreak,
    HardBreak,
    Rule(TextRange),
    TaskMarker(bool),
    FootnoteReference(&'e str, TextRange),
    /// A short code, as written, and the emoji it names.
    Emoji {
        written: &'e str,
        emoji: Emoji,
    },
    /// A label or a bare address: a reference that is a leaf.
    Mention(&'e Mention<'e>),
    View(&'e View<'e>),
    /// Before a link or image ends: where its destination stands, or the whole link when that cannot be told.
    Destination(Range<usize>),
    /// Definitions of links that stand together; a permission above them is for them.
    Definitions(TextRange),
    /// A comment that allows something; what it `covers` is empty when that is the next block.
    Allow(Allow),
    HtmlOpen(&'e CleanTag<'e>),
    /// Closes the innermost raw element.
    HtmlClose,
    /// Text between raw tags, its entities still written out.
    HtmlText(&'e str),
    /// Raw HTML as it is.
    HtmlAsIs(&'e str),
    Problem(Box<Problem>),
}

/// What starts.
pub(super) enum Node<'e> {
    Paragraph,
    Heading { level: u8, id: Option<&'e str>, classes: &'e [pulldown_cmark::CowStr<'e>] },
    Quote,
    Alert { kind: BlockQuoteKind, titled: bool },
    AlertTitle,
    CodeBlock(Option<Info<'e>>),
    HtmlBlock,
    List(Option<u64>),
    Item,
    Footnote(&'e str),
    DefinitionList,
    DefinitionTitle,
    Definition,
    Table(&'e [Alignment]),
    TableHead,
    TableRow,
    TableCell,
    Emphasis,
    Strong,
    Strikethrough,
    Superscript,
    Subscript,
    Link(&'e Link<'e>),
    Image(&'e Link<'e>),
}

/// The first word behind a fence.
pub(super) struct Info<'e> {
    /// As written: `rust,ignore`.
    pub word: &'e str,
    /// Where it stands.
    pub range: TextRange,
}

/// What ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NodeEnd {
    Paragraph,
    Heading(u8),
    Quote,
    Alert,
    AlertTitle,
    CodeBlock,
    HtmlBlock,
    List(bool),
    Item,
    Footnote,
    DefinitionList,
    DefinitionTitle,
    Definition,
    Table,
    TableHead,
    TableRow,
    TableCell,
    Emphasis,
    Strong,
    Strikethrough,
    Superscript,
    Subscript,
    Link,
    Image,
}

impl NodeEnd {
    /// Whether it is part of a line of text and not a block.
    pub(super) fn is_span(self) -> bool {
        matches!(
            self,
            Self::Emphasis
                | Self::Strong
                | Self::Strikethrough
                | Self::Superscript
                | Self::Subscript
                | Self::Link
                | Self::Image
        )
    }
}

/// A link or image.
pub(super) struct Link<'e> {
    /// Its identity.
    pub range: TextRange,
    pub form: Form,
    pub name: &'e str,
    pub title: &'e str,
    /// Whether the scheme forbids the destination.
    pub refused: bool,
}

/// A label or bare address in text.
pub(super) struct Mention<'e> {
    /// Its identity.
    pub range: TextRange,
    pub form: Form,
    pub name: Cow<'e, str>,
    pub target: Range<usize>,
    /// As it stands in the text.
    pub written: &'e str,
    /// Whether it is a code span.
    pub code: bool,
}

/// A formula between dollar signs.
pub(super) struct Formula<'e> {
    pub text: &'e str,
    /// As it stands in the text, with what marks it as a formula.
    pub written: &'e str,
    /// Where `text` stands in the source.
    pub map: TextMap,
    /// Whether it has a line of its own.
    pub display: bool,
}

/// What a fence with a text of its own is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FigureKind {
    Formula,
    Diagram,
}

/// A view's fence, or a figure's.
pub(super) struct View<'e> {
    pub name: &'e str,
    pub name_range: TextRange,
    pub range: TextRange,
    pub body: &'e str,
    /// Into the source file.
    pub map: TextMap,
}

/// A raw tag with what is allowed on it.
pub(super) struct CleanTag<'e> {
    pub name: &'static str,
    pub attributes: Vec<CleanAttribute<'e>>,
    /// Whether it has no content and no closing tag.
    pub void: bool,
}

/// An attribute that stays.
pub(super) struct CleanAttribute<'e> {
    pub name: &'e str,
    pub value: Cow<'e, str>,
    pub role: AttributeRole,
}

/// What an attribute is for.
pub(super) enum AttributeRole {
    Plain,
    /// An id, with the place of its value.
    Id(TextRange),
    /// An `href` or `src`: the attribute's and the value's place, and whether its scheme forbids it.
    Reference {
        range: TextRange,
        form: Form,
        target: Range<usize>,
        refused: bool,
    },
}
