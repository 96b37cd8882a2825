//! What fields a value in a template has, read off a specimen of the data.

use std::{collections::BTreeMap, sync::Arc};

use tera::Value;

/// In a specimen: a map that may have any key.
pub(super) const ANY_KEY: &str = "*";

/// What is known of a value before there is one. Shared, since each mention of a value in a template has a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing: every field may be there.
    Any,
    /// A text, a number, a flag: it has no fields.
    Leaf,
    /// Several of one shape.
    List(Arc<Shape>),
    /// Exactly these fields.
    Record(Arc<BTreeMap<String, Shape>>),
    /// Any key, each with a value of one shape.
    Map(Arc<Shape>),
}

impl Shape {
    /// The shape of a specimen. What the specimen leaves empty is not known.
    pub(super) fn of(value: &Value) -> Self {
        if let Some(items) = value.as_array() {
            return Self::List(Arc::new(items.first().map_or(Self::Any, Self::of)));
        }
        let Some(map) = value.as_map() else {
            return if value.is_none() { Self::Any } else { Self::Leaf };
        };
        if map.is_empty() {
            return Self::Any;
        }
        let fields: BTreeMap<String, Self> =
            map.iter().filter_map(|(key, value)| Some((key.as_str()?.to_owned(), Self::of(value)))).collect();
        match fields.get(ANY_KEY) {
            Some(value) => Self::Map(Arc::new(value.clone())),
            None => Self::Record(Arc::new(fields)),
        }
    }

    /// What is known when both may occur: where they differ, nothing.
    pub(super) fn merge(self, other: Self) -> Self {
        match (self, other) {
            (one, other) if one == other => one,
            (Self::Any, known) | (known, Self::Any) => known,
            (Self::List(one), Self::List(other)) => Self::List(Arc::new(joined(one, other))),
            (Self::Map(one), Self::Map(other)) => Self::Map(Arc::new(joined(one, other))),
            (Self::Record(one), Self::Record(other)) if one.keys().eq(other.keys()) => {
                let fields = one.iter().zip(other.values());
                let merged = fields.map(|((key, one), other)| (key.clone(), one.clone().merge(other.clone())));
                Self::Record(Arc::new(merged.collect()))
            }
            _ => Self::Any,
        }
    }

    /// The shape of an item, for a loop over it.
    pub(super) fn item(&self) -> Self {
        match self {
            Self::List(item) | Self::Map(item) => (**item).clone(),
            _ => Self::Any,
        }
    }
}

fn joined(one: Arc<Shape>, other: Arc<Shape>) -> Shape {
    Arc::unwrap_or_clone(one).merge(Arc::unwrap_or_clone(other))
}
