//! References to entities.

use super::{Fault, Outcome, Target, resolved::Cx};
use crate::{
    base::nearest,
    kinds::IdRule,
    model::{EntityId, Found, Status},
};

/// A value of a field that names entities of `kinds`: a bare id or name, or `kind:id`.
pub(super) fn field(cx: &Cx<'_>, kinds: &[String], written: &str) -> Outcome {
    if let Some((kind, key)) = written.split_once(':')
        && let Some(at) = cx.model.kind_named(kind)
    {
        let allowed = cx.model.kinds_named(kinds);
        let outcome = among(cx, &cx.model.kinds_named(&[kind.to_owned()]), key, None);
        if !allowed.contains(&at)
            && let Some(Target::Node { node, .. }) = &outcome.target
            && let Some(entity) = cx.model.node(*node).entity
        {
            return Outcome::fault(Fault::WrongKind { kinds: kinds.to_vec(), entity });
        }
        return outcome;
    }
    among(cx, &cx.model.kinds_named(kinds), written, None)
}

/// `kind:key` or `kind:key#anchor` in a link.
pub(super) fn link(cx: &Cx<'_>, kind: &str, rest: &str) -> Outcome {
    let (key, anchor) = rest.split_once('#').map_or((rest, None), |(key, anchor)| (key, Some(anchor)));
    let key = super::link::decode(key);
    among(cx, &cx.model.kinds_named(&[kind.to_owned()]), &key, anchor)
}

fn among(cx: &Cx<'_>, kinds: &[usize], key: &str, anchor: Option<&str>) -> Outcome {
    let key = key.trim();
    // `next: [planning]` in a stage means the stage of the same workflow.
    if let Some(parent) = parent_id(cx)
        && let Found::One(entity) = cx.model.entities.find(kinds, &format!("{parent}/{key}"))
    {
        return target(cx, entity, anchor);
    }
    let names = || kinds.iter().map(|kind| cx.model.registry.kinds[*kind].name.clone()).collect::<Vec<_>>();
    match cx.model.entities.find(kinds, key) {
        Found::One(entity) => target(cx, entity, anchor),
        Found::Former(entity) => {
            let mut outcome = target(cx, entity, anchor);
            outcome.add(Fault::FormerEntity { key: key.to_owned(), entity });
            outcome
        }
        Found::Many(candidates) => Outcome::fault(Fault::AmbiguousEntity { key: key.to_owned(), candidates }),
        Found::OtherKind(entity) => Outcome::fault(Fault::WrongKind { kinds: names(), entity }),
        Found::Nothing if is_implicit_scope(cx, kinds, key) => implicit_scope(cx, key),
        Found::Nothing => {
            let nearest = cx.asked.entities.get(&(kinds.to_vec(), key.to_owned()), || near(cx, kinds, key));
            Outcome::fault(Fault::UnknownEntity { kinds: names(), key: key.to_owned(), nearest })
        }
    }
}

/// The workflow of the stage that makes the mention, or the workflow itself.
fn parent_id(cx: &Cx<'_>) -> Option<String> {
    let record = cx.source.records.get(cx.mention().by.record()?)?;
    let kind = cx.model.registry.by_name(&record.kind)?;
    kind.parent.as_ref()?;
    record.id.rsplit_once('/').map(|(parent, _)| parent.to_owned())
}

/// A scope exists as soon as one label has it; without a record it has no page.
fn is_implicit_scope(cx: &Cx<'_>, kinds: &[usize], key: &str) -> bool {
    asks_for_scopes(cx, kinds) && cx.model.labels.scopes.contains_key(key)
}

/// Its labels stand together in the index of labels.
fn implicit_scope(cx: &Cx<'_>, key: &str) -> Outcome {
    match cx.model.at_url("labels") {
        Some(node) => Outcome::to(Target::Node { node, anchor: Some(crate::base::slug(key).into()) }),
        None => Outcome::to(Target::Outside),
    }
}

fn asks_for_scopes(cx: &Cx<'_>, kinds: &[usize]) -> bool {
    cx.model.kind_named("scope").is_some_and(|scope| kinds.contains(&scope))
}

fn near(cx: &Cx<'_>, kinds: &[usize], key: &str) -> Vec<String> {
    let model = cx.model;
    let of = || kinds.iter().flat_map(|kind| model.entities.of_kind(*kind));
    let mut ids: Vec<&str> = of().map(|(id, _)| model.record(id).id.as_str()).collect();
    if asks_for_scopes(cx, kinds) {
        ids.extend(model.labels.scopes.keys().map(String::as_str));
    }
    // Brothers and sisters share their parent's id, which is no likeness.
    let group = key.rsplit_once('/').map_or("", |(group, _)| group);
    let inside: Vec<&str> = ids.iter().filter_map(|id| id.strip_prefix(group)?.strip_prefix('/')).collect();
    let mut found: Vec<String> = if group.is_empty() || inside.is_empty() {
        nearest(key, ids.iter().copied(), 3).into_iter().map(str::to_owned).collect()
    } else {
        let near = nearest(&key[group.len() + 1..], inside, 3);
        near.into_iter().map(|near| format!("{group}/{near}")).collect()
    };
    if found.is_empty() {
        // A first name or the start of an id: `sasha-dev` for `sasha-software-developer`.
        let first = key.split(['-', ' ', '/']).next().unwrap_or(key).to_lowercase();
        let starts = of().filter(|(id, _)| {
            let record = model.record(*id);
            first.len() > 2
                && (record.id.split(['-', '/']).any(|part| part == first)
                    || nearest(&first, record.id.split('-').take(1), 1).len() == 1)
        });
        found = starts.map(|(id, _)| model.record(id).id.clone()).take(3).collect();
    }
    found
}

fn target(cx: &Cx<'_>, entity: EntityId, anchor: Option<&str>) -> Outcome {
    let model = cx.model;
    let this = model.entities.get(entity);
    if this.status == Status::Removed {
        return Outcome::fault(Fault::RemovedEntity { entity });
    }
    let Some(node) = this.node else {
        // Its page collides with another one, which is reported where it is declared.
        return Outcome::to(Target::Outside);
    };
    if !model.node(node).visible {
        return Outcome::fault(Fault::ToDraft { node });
    }
    let is_label = model.registry.kinds[this.kind].id == IdRule::Title && model.record(entity).kind == "label";
    if is_label {
        return Outcome::to(Target::Label { name: model.record(entity).id.as_str().into() });
    }
    super::link::to_anchor(cx, Some(node), anchor)
}
