//! A path inside the handbook's root.

use std::{fmt, sync::Arc};

/// A relative path below a root: parts joined by `/`, none of them empty, `.` or `..`. The root itself is the empty
/// path. Cheap to clone; ordered as text, which is the order of every list in the output.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VPath(Arc<str>);

impl VPath {
    /// The root.
    pub fn root() -> Self {
        Self(Arc::from(""))
    }

    /// Takes a path as written, resolving `.` and `..`; `None` when it climbs above the root or holds a NUL.
    pub fn new(path: &str) -> Option<Self> {
        Self::root().join(path)
    }

    /// This path followed by `relative`, resolving `.` and `..`; `None` when that climbs above the root. A leading `/`
    /// in `relative` has no meaning of its own here.
    pub fn join(&self, relative: &str) -> Option<Self> {
        if relative.contains('\0') {
            return None;
        }
        let mut parts: Vec<&str> = self.parts().collect();
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(Self(Arc::from(parts.join("/"))))
    }

    /// The path as text, without a slash at either end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the root.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The names from the root down.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').filter(|part| !part.is_empty())
    }

    /// The folder that holds it; the root's parent is the root.
    #[must_use]
    pub fn parent(&self) -> Self {
        Self(Arc::from(self.0.rsplit_once('/').map_or("", |(folder, _)| folder)))
    }

    /// The last name.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// The last name without its last extension.
    pub fn stem(&self) -> &str {
        let name = self.name();
        match name.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => name,
        }
    }

    /// What follows the last dot of the last name, as written; empty when there is none.
    pub fn extension(&self) -> &str {
        match self.name().rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() => extension,
            _ => "",
        }
    }

    /// Whether it lies in `folder`, at any depth, or is it.
    pub fn starts_with(&self, folder: &Self) -> bool {
        folder.is_root() || self.0.strip_prefix(&*folder.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The path below `folder`, when it lies there.
    pub fn below(&self, folder: &Self) -> Option<Self> {
        if folder.is_root() {
            return Some(self.clone());
        }
        let rest = self.0.strip_prefix(&*folder.0)?;
        if rest.is_empty() {
            return Some(Self::root());
        }
        rest.strip_prefix('/').map(|rest| Self(Arc::from(rest)))
    }
}

impl fmt::Display for VPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for VPath {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl serde::Serialize for VPath {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_and_refuses_to_climb_out() {
        let check = |base: &str, relative: &str, want: Option<&str>| {
            let got = VPath::new(base).unwrap().join(relative);
            assert_eq!(got.as_ref().map(VPath::as_str), want, "{base} + {relative}");
        };
        check("a/b", "../c.md", Some("a/c.md"));
        check("a", "./x/./y", Some("a/x/y"));
        check("", "..", None);
        check("a", "../../b", None);
        check("a", "", Some("a"));
        check("a", "b\0c", None);
    }

    #[test]
    fn knows_its_parts() {
        let path = VPath::new("a/b.c.md").unwrap();
        assert_eq!((path.stem(), path.extension(), path.name()), ("b.c", "md", "b.c.md"));
        assert_eq!(path.parent().as_str(), "a");
        let hidden = VPath::new(".gitignore").unwrap();
        assert_eq!((hidden.stem(), hidden.extension()), (".gitignore", ""));
        assert!(VPath::new("ab/c").unwrap().below(&VPath::new("a").unwrap()).is_none());
    }
}
