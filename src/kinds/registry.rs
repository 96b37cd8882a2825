//! Every kind a handbook has.

use std::sync::{Arc, LazyLock};

use super::{
    Field, Kind, archetype, area, common, label, person, persona, responsibility, role, scope, stage, system, team,
    term, workflow,
};

/// The kinds, in the order of navigation.
#[derive(Debug, Clone)]
pub struct Registry {
    /// All of them.
    pub kinds: Vec<Arc<Kind>>,
}

static BUILTIN: LazyLock<Vec<Arc<Kind>>> = LazyLock::new(|| {
    let kinds = [
        persona::kind(),
        role::kind(),
        archetype::kind(),
        team::kind(),
        person::kind(),
        label::kind(),
        scope::kind(),
        workflow::kind(),
        stage::kind(),
        area::kind(),
        responsibility::kind(),
        system::kind(),
        term::kind(),
    ];
    kinds.into_iter().map(Arc::new).collect()
});

impl Registry {
    /// The kinds every handbook has.
    pub fn builtin() -> Self {
        Self { kinds: BUILTIN.clone() }
    }

    /// The kinds every handbook has, followed by its own. One of its own that has a builtin's name takes its place.
    pub fn with(own: Vec<Kind>) -> Self {
        let mut registry = Self::builtin();
        for kind in own.into_iter().map(Arc::new) {
            match registry.kinds.iter_mut().find(|known| known.name == kind.name) {
                Some(known) => *known = kind,
                None => registry.kinds.push(kind),
            }
        }
        registry
    }

    /// The kind with this singular.
    pub fn by_name(&self, name: &str) -> Option<&Arc<Kind>> {
        self.kinds.iter().find(|kind| kind.name == name)
    }

    /// The kind with this plural.
    pub fn by_plural(&self, plural: &str) -> Option<&Arc<Kind>> {
        self.kinds.iter().find(|kind| kind.plural == plural)
    }

    /// The singulars.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.kinds.iter().map(|kind| kind.name.as_str())
    }

    /// The plurals of kinds whose records stand by themselves: what may be a top-level key of a data file.
    pub fn plurals(&self) -> impl Iterator<Item = &str> {
        self.kinds.iter().filter(|kind| kind.parent.is_none()).map(|kind| kind.plural.as_str())
    }
}

impl Default for Registry {
    fn default() -> Self {
        Self::builtin()
    }
}

impl Kind {
    /// The field called `name`: its own, or one that every kind has.
    pub fn any_field(&self, name: &str) -> Option<&Field> {
        self.field(name).or_else(|| common().iter().find(|field| field.name == name))
    }

    /// The names of all fields a record may have: its own, then those that every kind has.
    pub fn field_names(&self) -> impl Iterator<Item = &str> {
        let shared = common().iter().map(|field| field.name.as_str()).filter(|name| self.field(name).is_none());
        self.fields.iter().map(|field| field.name.as_str()).chain(shared)
    }
}
