//! What entities are called: their names for readers, and the last parts of their addresses.

use std::collections::BTreeMap;

use super::{EntityId, Model, PageSource, labels::fold_label};
use crate::{
    base::{Digest, slug},
    diag::{Problem, ids},
    kinds::Record,
};

impl Model {
    /// What readers call an entity. A persona is called by name and role, since first names repeat.
    pub(super) fn title_of(&self, record: &Record) -> String {
        let role = record.text("role").filter(|_| record.kind == "persona" && !record.name.contains('('));
        let name = role.and_then(|role| {
            let kind = self.kind_named("role")?;
            let id = role.strip_prefix("role:").unwrap_or(role);
            self.entities.by_id(kind, id).map(|id| self.record(id).name.clone())
        });
        name.map_or_else(|| record.name.clone(), |role| format!("{} ({role})", record.name))
    }

    /// What readers call a page that may be an entity's.
    pub(super) fn page_title(&self, page: &PageSource, entity: Option<EntityId>) -> String {
        let record = entity.map(|id| self.record(id)).filter(|record| record.name == page.title);
        record.map_or_else(|| page.title.clone(), |record| self.title_of(record))
    }

    /// The slug of every entity. Where two of a kind meet, all but the one that is its own slug get six hexadecimal
    /// digits of the name's digest, so that a third one never moves the first two.
    pub(super) fn slugs(&mut self) -> Vec<String> {
        let mut slugs = Vec::with_capacity(self.entities.all.len());
        let mut groups: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
        for (index, entity) in self.entities.all.iter().enumerate() {
            let record = &self.sources[entity.source].records[entity.record];
            let own = record.text("slug").map(slug);
            let title_ids = self.registry.kinds[entity.kind].id == crate::kinds::IdRule::Title;
            let made = own.unwrap_or_else(|| {
                if title_ids { slug(&record.id) } else { record.id.split('/').map(slug).collect::<Vec<_>>().join("/") }
            });
            let made = if made.is_empty() { Digest::of(record.id.as_bytes()).hex(6) } else { made };
            groups.entry((entity.kind, made.clone())).or_default().push(index);
            slugs.push(made);
        }
        for ((_, made), members) in groups.into_iter().filter(|(_, members)| members.len() > 1) {
            let first = EntityId(members[0] as u32);
            for member in members {
                let id = EntityId(member as u32);
                let name = self.record(id).id.clone();
                if name == made {
                    continue;
                }
                slugs[member] = format!("{made}-{}", Digest::of(name.as_bytes()).hex(6));
                // Labels that differ so little are told as such by a rule.
                let alike = fold_label(&name) == fold_label(&self.record(first).id);
                if id == first || (self.record(id).kind == "label" && alike) {
                    continue;
                }
                let place = self.entity_place(id);
                let problem = Problem::new(
                    ids::SITE_SLUG_CLASH,
                    place.range,
                    format!("`{name}` and `{}` would have the same address, `{made}`", self.record(first).id),
                )
                .elsewhere(self.entity_place(first), "the other one")
                .help(format!("this one is at `{}` now; give one of them a `slug` of its own", slugs[member]));
                self.problems.push((place.path, problem));
            }
        }
        slugs
    }
}
