//! The parser's tags as the nodes they become when nothing needs to be added.

use pulldown_cmark::{Tag, TagEnd};

use super::super::event::{Node, NodeEnd};

/// Whether it is part of a line of text and not a block.
pub(super) fn is_span(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// What starts with `tag`.
pub(super) fn node<'e>(tag: &'e Tag<'_>) -> Option<Node<'e>> {
    Some(match tag {
        Tag::Paragraph => Node::Paragraph,
        Tag::Heading { level, id, classes, .. } => Node::Heading { level: *level as u8, id: id.as_deref(), classes },
        Tag::List(first) => Node::List(*first),
        Tag::Item => Node::Item,
        Tag::FootnoteDefinition(label) => Node::Footnote(label),
        Tag::DefinitionList => Node::DefinitionList,
        Tag::DefinitionListTitle => Node::DefinitionTitle,
        Tag::DefinitionListDefinition => Node::Definition,
        Tag::Table(alignments) => Node::Table(alignments),
        Tag::TableHead => Node::TableHead,
        Tag::TableRow => Node::TableRow,
        Tag::TableCell => Node::TableCell,
        Tag::Emphasis => Node::Emphasis,
        Tag::Strong => Node::Strong,
        Tag::Strikethrough => Node::Strikethrough,
        Tag::Superscript => Node::Superscript,
        Tag::Subscript => Node::Subscript,
        _ => return None,
    })
}

/// What ends with `tag`.
pub(super) fn node_end(tag: TagEnd) -> Option<NodeEnd> {
    Some(match tag {
        TagEnd::Paragraph => NodeEnd::Paragraph,
        TagEnd::Heading(level) => NodeEnd::Heading(level as u8),
        TagEnd::List(ordered) => NodeEnd::List(ordered),
        TagEnd::Item => NodeEnd::Item,
        TagEnd::FootnoteDefinition => NodeEnd::Footnote,
        TagEnd::DefinitionList => NodeEnd::DefinitionList,
        TagEnd::DefinitionListTitle => NodeEnd::DefinitionTitle,
        TagEnd::DefinitionListDefinition => NodeEnd::Definition,
        TagEnd::Table => NodeEnd::Table,
        TagEnd::TableHead => NodeEnd::TableHead,
        TagEnd::TableRow => NodeEnd::TableRow,
        TagEnd::TableCell => NodeEnd::TableCell,
        TagEnd::Emphasis => NodeEnd::Emphasis,
        TagEnd::Strong => NodeEnd::Strong,
        TagEnd::Strikethrough => NodeEnd::Strikethrough,
        TagEnd::Superscript => NodeEnd::Superscript,
        TagEnd::Subscript => NodeEnd::Subscript,
        _ => return None,
    })
}
