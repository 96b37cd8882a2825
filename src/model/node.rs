//! Everything that has an address.

use super::{AnchorEntry, EntityId, Status};
use crate::base::{Place, VPath};

/// A node's number within one model. Numbers change between models; nothing keeps them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// A page of the site: a Markdown source, an entity, the index of a kind, a folder, or a made view.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its address without slashes at the ends: `personas/sasha`; empty for the home page.
    pub url: String,
    /// For readers.
    pub title: String,
    /// Which source is its body, if any: an index into the model's sources.
    pub source: Option<usize>,
    /// Which entity it shows, if any.
    pub entity: Option<EntityId>,
    /// Which kind it is the index of, if any: an index into the registry.
    pub kind: Option<usize>,
    /// What it is beyond that.
    pub role: Role,
    /// Where it comes from, for findings.
    pub place: Place,
    /// Where it stands in its life.
    pub status: Status,
    /// Whether readers see it: not a draft left out, not removed.
    pub visible: bool,
    /// Order among its siblings: lower first, then by title.
    pub weight: i64,
    /// The node above it; none for the home page.
    pub parent: Option<NodeId>,
    /// The nodes below it that readers see, in order.
    pub children: Vec<NodeId>,
    /// Its anchors, in order.
    pub anchors: Vec<AnchorEntry>,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A page, an entity or an index.
    Page,
    /// A folder without a page of its own.
    Section,
    /// The responsibility matrix by area: `/who/`.
    Matrix,
    /// The responsibility matrix by team: `/who/by-team/`.
    MatrixByTeam,
}

impl Node {
    /// A page that no source makes: the index of a kind, or a view of the matrix.
    pub(super) fn made(url: &str, title: &str, role: Role) -> Self {
        Self {
            url: url.to_owned(),
            title: title.to_owned(),
            source: None,
            entity: None,
            kind: None,
            role,
            place: Place::file(VPath::new(url).unwrap_or_else(VPath::root)),
            status: Status::Active,
            visible: true,
            weight: super::nav::made_weight(url),
            parent: None,
            children: Vec::new(),
            anchors: Vec::new(),
        }
    }

    /// Whether it is the generated index of a kind, or the matrix, and nobody gave it a place among the pages.
    pub fn is_made_list(&self) -> bool {
        super::nav::is_made(self.weight)
    }

    /// Whether its writer gave it a place among its siblings.
    pub fn has_place(&self) -> bool {
        self.weight < super::nav::PLAIN
    }

    /// Whether readers see something below it.
    pub fn has_branch(&self) -> bool {
        self.visible && !self.url.is_empty() && !self.children.is_empty()
    }

    /// Whether it has an anchor of this id.
    pub fn has_anchor(&self, id: &str) -> bool {
        self.anchors.iter().any(|anchor| *anchor.id == *id)
    }

    /// The output file.
    pub fn out_path(&self) -> String {
        if self.url.is_empty() { "index.html".to_owned() } else { format!("{}/index.html", self.url) }
    }

    /// The last part of the address.
    pub fn slug(&self) -> &str {
        self.url.rsplit_once('/').map_or(&*self.url, |(_, slug)| slug)
    }
}
