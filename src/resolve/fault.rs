//! What can be wrong with a reference, as data.

use crate::{
    base::VPath,
    model::{EntityId, NodeId},
};

/// One fault. Each has a rule of its own that words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A link without a destination.
    EmptyLink,
    /// No page there.
    MissingPage {
        /// The path that was looked for.
        wanted: String,
        /// The nearest paths or addresses, best first, as they would be written in this file.
        nearest: Vec<String>,
    },
    /// No file there.
    MissingAsset {
        /// The path that was looked for.
        wanted: String,
        /// The nearest ones, as they would be written in this file.
        nearest: Vec<String>,
    },
    /// The page is there, the anchor is not.
    MissingAnchor {
        /// The page; `None` for the file itself when it has no page.
        node: Option<NodeId>,
        /// The anchor as written, decoded.
        anchor: String,
        /// The nearest anchors of the page.
        nearest: Vec<String>,
    },
    /// Right but for letter case.
    WrongCase {
        /// The destination as it should be written.
        right: String,
    },
    /// The path climbs out of the handbook.
    LeavesHandbook,
    /// A page that only `include` reads.
    ToPartial {
        /// The file.
        path: VPath,
    },
    /// A YAML source or another file that is not part of the site.
    NotPublished {
        /// The file.
        path: VPath,
    },
    /// A page that readers do not see.
    ToDraft {
        /// The page.
        node: NodeId,
    },
    /// An absolute address of the handbook's own host.
    OwnHost {
        /// The destination as it should be written.
        right: String,
    },
    /// An address whose scheme was forgotten: `https://` or `mailto:`.
    ForgottenScheme {
        /// The destination as it should be written.
        right: String,
    },
    /// `persna:sasha`: nearly the name of a kind.
    UnknownKind {
        /// As written.
        kind: String,
        /// The kinds that may be meant, best first.
        nearest: Vec<String>,
    },
    /// No entity of this id or name.
    UnknownEntity {
        /// The kinds it may be of.
        kinds: Vec<String>,
        /// As written, without the kind.
        key: String,
        /// The nearest ids.
        nearest: Vec<String>,
    },
    /// Several entities bear the name.
    AmbiguousEntity {
        /// As written.
        key: String,
        /// They.
        candidates: Vec<EntityId>,
    },
    /// There is one of that id, but of another kind.
    WrongKind {
        /// The kinds it may be of.
        kinds: Vec<String>,
        /// What it names.
        entity: EntityId,
    },
    /// The entity has another id now.
    FormerEntity {
        /// As written.
        key: String,
        /// What it names.
        entity: EntityId,
    },
    /// The entity is `removed`.
    RemovedEntity {
        /// What it names.
        entity: EntityId,
    },
    /// Nobody declares the label.
    LabelUndeclared {
        /// As written.
        name: String,
        /// The nearest declared names.
        nearest: Vec<String>,
        /// The closed scope it would belong to, if that scope is declared.
        scope: Option<String>,
    },
    /// Perhaps a label, perhaps not: worth no more than an info.
    LabelMaybe {
        /// As written.
        name: String,
    },
    /// The label has another name now.
    LabelFormer {
        /// As written.
        name: String,
        /// The name it has now.
        now: String,
    },
    /// Differs from a declared label in letter case, blanks or dashes.
    LabelVariant {
        /// As written.
        name: String,
        /// The declared name.
        right: String,
    },
    /// A blank beside the `::`.
    LabelSpaceAroundScope {
        /// As written.
        name: String,
        /// Without the blank.
        right: String,
    },
    /// An unquoted reference that stops short of a declared name.
    LabelTruncated {
        /// What GitLab reads.
        read: String,
        /// What was meant.
        meant: String,
    },
    /// Nothing before or after the `::`.
    LabelEmptyScope {
        /// As written.
        name: String,
    },
    /// No longer to be used.
    LabelDeprecated {
        /// Its name.
        name: String,
        /// What to use instead, if there is anything.
        instead: Option<String>,
    },
    /// Not available in the group or project it is cited for.
    LabelUnavailable {
        /// Its name.
        name: String,
        /// The group or project of the citation.
        container: String,
        /// Where it is available.
        available: Vec<String>,
    },
}
