//! Every kind a handbook has.

use std::sync::{Arc, LazyLock};

use super::{Field, Kind, builtin, common};

/// The kinds, in the order of navigation.
#[derive(Debug, Clone)]
pub struct Registry {
    /// All of them.
    pub kinds: Vec<Arc<Kind>>,
}

static BUILTIN: LazyLock<Vec<Arc<Kind>>> = LazyLock::new(|| builtin::all().into_iter().map(Arc::new).collect());

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

    /// The same kinds, called for readers what `word` makes of their titles.
    #[must_use]
    pub fn titled(mut self, word: impl Fn(&str) -> Option<String>) -> Self {
        for kind in &mut self.kinds {
            let (title, plural) = (word(&kind.title), word(&kind.title_plural));
            if title.is_some() || plural.is_some() {
                let kind = Arc::make_mut(kind);
                kind.title = title.unwrap_or_else(|| kind.title.clone());
                kind.title_plural = plural.unwrap_or_else(|| kind.title_plural.clone());
            }
        }
        self
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::kinds::{FieldType, IdRule};

    /// Schemes that a link may have; a kind of such a name would make `[x](kind:id)` mean two things.
    const SCHEMES: [&str; 12] =
        ["about", "data", "file", "ftp", "git", "http", "https", "mailto", "news", "tag", "tel", "urn"];

    #[test]
    fn declares_every_kind_in_full() {
        let registry = Registry::builtin();
        let (mut names, mut plurals) = (BTreeSet::new(), BTreeSet::new());
        for kind in &registry.kinds {
            let name = kind.name.as_str();
            assert!(names.insert(name) && plurals.insert(&kind.plural), "{name} is declared twice");
            assert!((2..=32).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase()), "{name}");
            assert!(!SCHEMES.contains(&name), "{name} is a scheme");
            assert!(kind.doc.ends_with('.') && !kind.title.is_empty() && !kind.title_plural.is_empty(), "{name}");
            let title = kind.field(&kind.title_field).unwrap_or_else(|| panic!("{name} has no {}", kind.title_field));
            assert!(title.required, "the title of {name}");
            assert_eq!(kind.field("id").is_some(), kind.id == IdRule::Key, "the id of {name}");
            if let Some(parent) = &kind.parent {
                assert!(registry.by_name(parent).is_some(), "{name} is within {parent}");
            }
            let mut fields = BTreeSet::new();
            for field in kind.fields.iter().chain(common()) {
                let own = kind.field(&field.name).is_some_and(|own| std::ptr::eq(own, field));
                assert!(!own || fields.insert(&field.name), "{name} has {} twice", field.name);
                check_field(&registry, name, field);
            }
        }
        assert_eq!(registry.kinds.len(), 13);
    }

    fn check_field(registry: &Registry, kind: &str, field: &Field) {
        let place = format!("{} of {kind}", field.name);
        assert!(!field.doc.is_empty() && field.doc.ends_with('.') && !field.title.is_empty(), "{place}");
        assert!(field.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{place}");
        let mut ty = &field.ty;
        while let FieldType::List(inner) = ty {
            ty = inner;
        }
        match ty {
            FieldType::Ref(kinds) => {
                assert!(field.relation.is_some(), "{place} has no heading for backlinks");
                assert!(!kinds.is_empty());
                for target in kinds {
                    assert!(registry.by_name(target).is_some(), "{place} refers to {target}");
                }
            }
            FieldType::Label => assert!(field.relation.is_some(), "{place} has no heading for backlinks"),
            FieldType::Children(child) => {
                let child = registry.by_name(child).unwrap_or_else(|| panic!("{place} holds {child}"));
                assert_eq!(child.parent.as_deref(), Some(kind), "{place}");
            }
            FieldType::Record { fields, shorthand } => {
                let named = |name: &String| fields.iter().any(|field| field.name == *name);
                assert!(shorthand.as_ref().is_none_or(named), "{place}");
                for inner in fields {
                    check_field(registry, &place, inner);
                }
            }
            FieldType::Enum(words) => assert!(words.len() > 1, "{place}"),
            _ => {}
        }
    }

    #[test]
    fn adds_a_handbooks_own_kinds() {
        let mut process = Kind::clone(&Registry::builtin().kinds[0]);
        "process".clone_into(&mut process.name);
        "processes".clone_into(&mut process.plural);
        let registry = Registry::with(vec![process]);
        assert_eq!(registry.names().last(), Some("process"));
        assert_eq!(registry.plurals().last(), Some("processes"));
        assert!(registry.by_plural("personas").is_some());
    }
}
