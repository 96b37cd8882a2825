//! A value turned into template data once and shared by every page that shows it.

use std::{fmt, marker::PhantomData, sync::LazyLock};

use serde::{Serialize, Serializer};
use tera::Value;

use super::SiteView;

/// Template data of type `T`, converted once; a clone is one count more. Law 8 asks that no page pays for the whole
/// site, and converting the site's data again for each page would.
pub struct Shared<T> {
    value: Value,
    of: PhantomData<fn() -> T>,
}

impl<T: Serialize> Shared<T> {
    /// Converts `value`.
    pub fn of(value: &T) -> Self {
        // Only a map key that is no text could fail, and the views have none.
        Self { value: Value::try_from_serializable(value).unwrap_or_else(|_| Value::none()), of: PhantomData }
    }
}

impl<T> Shared<T> {
    /// The template data.
    pub fn value(&self) -> &Value {
        &self.value
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), of: PhantomData }
    }
}

impl Default for Shared<SiteView> {
    /// Made once as well: views are often filled up from their defaults.
    fn default() -> Self {
        static DEFAULT: LazyLock<Shared<SiteView>> = LazyLock::new(|| Shared::of(&SiteView::default()));
        DEFAULT.clone()
    }
}

impl<T> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.value, f)
    }
}

impl<T> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}
