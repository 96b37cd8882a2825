//! The anchors of pages that no text makes: rows of tables and of the matrix, sections of an entity's fields.

use std::collections::BTreeSet;

use super::{AnchorEntry, EntityId, Found, Model, Node, Role};
use crate::{
    base::slug,
    kinds::{Data, FieldValue},
};

/// The fields in which a responsibility names the teams that have a part in it.
pub(super) const PARTS: [&str; 4] = ["owner", "supports", "consulted", "informed"];

impl Model {
    /// The anchors that the templates make: a kind's index has one for each entity, the matrix one for each row.
    pub(super) fn made_anchors(&self, node: &Node) -> Vec<AnchorEntry> {
        let anchor = |id: String, title: String| AnchorEntry {
            id: id.into(),
            title: title.into(),
            level: 0,
            source: 0,
            start: 0,
        };
        let mut anchors = Vec::new();
        if let Some(kind) = node.kind.filter(|kind| self.registry.kinds[*kind].reads_as_table()) {
            if self.registry.kinds[kind].name == "label" {
                for key in self.labels.scopes.keys() {
                    anchors.push(anchor(slug(key), key.clone()));
                }
            }
            let label = self.registry.kinds[kind].name == "label";
            // Of many labels the page shows the scopes alone.
            let rows = (!label || !self.labels.is_large()).then(|| self.entities.of_kind(kind));
            for (id, entity) in rows.into_iter().flatten() {
                if let Some(page) = entity.node.map(|node| self.node(node)).filter(|node| node.visible) {
                    anchors.push(anchor(page.slug().to_owned(), self.record(id).name.clone()));
                }
            }
        }
        if node.role == Role::Matrix {
            for kind in ["responsibility", "area"].iter().filter_map(|name| self.kind_named(name)) {
                for (id, _) in self.entities.of_kind(kind) {
                    let record = self.record(id);
                    anchors.push(anchor(record.id.clone(), record.name.clone()));
                }
            }
        }
        if node.role == Role::MatrixByTeam {
            for id in self.teams_with_duties() {
                let record = self.record(id);
                anchors.push(anchor(record.id.clone(), record.name.clone()));
            }
        }
        if let Some(entity) = node.entity {
            let record = self.record(entity);
            let kind = &self.registry.kinds[self.entities.get(entity).kind];
            let sections = kind.fields.iter().filter(|field| field.has_section());
            for field in sections.filter(|field| record.fields.contains_key(&field.name)) {
                anchors.push(anchor(field.anchor(), field.title.clone()));
            }
        }
        anchors
    }

    /// The teams that have a part in any responsibility.
    fn teams_with_duties(&self) -> BTreeSet<EntityId> {
        let (Some(duty), Some(team)) = (self.kind_named("responsibility"), self.kind_named("team")) else {
            return BTreeSet::new();
        };
        let duties = self.entities.of_kind(duty).map(|(id, _)| self.record(id));
        let values = duties.flat_map(|record| PARTS.iter().filter_map(|part| record.get(part)));
        let written = values.flat_map(|value| match &value.data {
            Data::List(items) => items.iter().filter_map(FieldValue::text).collect::<Vec<_>>(),
            _ => value.text().into_iter().collect(),
        });
        let found = written.map(|text| self.entities.find(&[team], text.strip_prefix("team:").unwrap_or(text)));
        found
            .filter_map(|found| match found {
                Found::One(id) | Found::Former(id) => Some(id),
                _ => None,
            })
            .collect()
    }
}
