//! What was touched since anybody looked.

use std::{collections::BTreeSet, path::PathBuf};

use super::Home;
use crate::base::VPath;

/// Beyond this many places, looking at everything is cheaper than looking at each.
const MANY: usize = 400;

/// Places below the handbook's folder, or everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Batch {
    /// The places, unless `all` is set.
    pub(super) paths: BTreeSet<VPath>,
    /// Anything may have changed.
    pub(super) all: bool,
    /// The settings may have changed.
    pub(super) settings: bool,
}

impl Batch {
    /// Adds what an event told. A place outside the handbook's folder is none of ours; a name that is no text means a look
    /// at everything.
    pub(super) fn add(&mut self, home: &Home, also: &[PathBuf], touched: &[PathBuf]) {
        for path in touched {
            self.settings |= *path == home.book || also.contains(path);
            let Ok(below) = path.strip_prefix(&home.root) else { continue };
            match below.to_str().and_then(VPath::new) {
                Some(path) if path.is_root() => self.everything(),
                Some(path) if !self.all => _ = self.paths.insert(path),
                Some(_) => {}
                None => self.everything(),
            }
        }
        if self.paths.len() > MANY {
            self.everything();
        }
    }

    /// Anything may have changed.
    pub(super) fn everything(&mut self) {
        self.all = true;
        self.settings = true;
        self.paths.clear();
    }

    /// Whether nothing was touched.
    pub(super) fn is_empty(&self) -> bool {
        !self.all && !self.settings && self.paths.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Store;

    #[test]
    fn collects_places_below_the_root() {
        let check = |touched: &[&str], want: Option<&[&str]>| {
            let mut batch = Batch::default();
            let paths: Vec<PathBuf> = touched.iter().map(PathBuf::from).collect();
            let home = Home { root: "/home/book".into(), book: "/home/settings.toml".into(), store: Store::default() };
            batch.add(&home, &[], &paths);
            assert_eq!(batch.settings, batch.all || touched.contains(&"/home/settings.toml"));
            let got: Vec<&str> = batch.paths.iter().map(VPath::as_str).collect();
            assert_eq!((!batch.all).then_some(&*got), want, "{touched:?}");
        };
        check(&["/home/book/content/a.md", "/home/book/content/a.md"], Some(&["content/a.md"]));
        check(&["/home/bookkeeping/a.md", "/etc/passwd", "/home/settings.toml"], Some(&[]));
        check(&["/home/book"], None);
        let mut batch = Batch::default();
        let home = Home { root: "/home/book".into(), book: "/home/book/book.toml".into(), store: Store::default() };
        batch.add(&home, &["/home/.git/HEAD".into()], &["/home/.git/HEAD".into()]);
        assert!(batch.settings && batch.paths.is_empty());
        let many: Vec<String> = (0..=MANY).map(|at| format!("/home/book/{at}.md")).collect();
        check(&many.iter().map(String::as_str).collect::<Vec<_>>(), None);
    }
}
