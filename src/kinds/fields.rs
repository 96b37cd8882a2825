//! The values of a record, by field.

use super::FieldValue;

/// Values by the names of their fields, in the order of the names. A record has a few, and there are many records, so they
/// take no more room than they need.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(Box<str>, FieldValue)>);

impl Fields {
    /// Adds a value, or puts it in the place of another.
    pub fn insert(&mut self, name: &str, value: FieldValue) {
        match self.place(name) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (name.into(), value)),
        }
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&FieldValue> {
        self.place(name).ok().map(|at| &self.0[at].1)
    }

    /// Whether a field has a value.
    pub fn contains_key(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &FieldValue)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// The names.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &FieldValue> {
        self.0.iter().map(|(_, value)| value)
    }

    /// The values, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut FieldValue> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// Gives back the room that is left for more.
    pub fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| (**other).cmp(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{base::TextRange, kinds::Data};

    #[test]
    fn values_are_found_by_name_and_listed_in_order() {
        let value = |text: &str| FieldValue { range: TextRange::default(), data: Data::Text(text.into()) };
        let mut fields = Fields::default();
        for (name, text) in [("b", "1"), ("a", "2"), ("c", "3"), ("a", "4")] {
            fields.insert(name, value(text));
        }
        let all: Vec<_> = fields.iter().map(|(name, value)| (name, value.text())).collect();
        assert_eq!(all, [("a", Some("4")), ("b", Some("1")), ("c", Some("3"))]);
        assert!(fields.contains_key("c") && !fields.contains_key("d"));
        assert_eq!(fields.get("b").and_then(FieldValue::text), Some("1"));
        assert!(fields.get("").is_none());
    }
}
