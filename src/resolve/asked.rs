//! What was near to names that mean nothing. A name that went out of use is cited by many pages, and looking for what is
//! near goes through everything there is: it is done once for each name.

use std::{
    borrow::Borrow,
    hash::Hash,
    sync::{PoisonError, RwLock},
};

use rustc_hash::FxHashMap;

use crate::base::VPath;

/// The answers given while the references of one model are resolved.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) paths: Answers<VPath>,
    pub(super) labels: Answers<String, String>,
    /// By the kinds that were asked for, and the id.
    pub(super) entities: Answers<(Vec<usize>, String), String>,
}

/// Answers by question: what is near, best first.
#[derive(Debug)]
pub(super) struct Answers<Q, A = Q>(RwLock<FxHashMap<Q, Vec<A>>>);

impl<Q, A> Default for Answers<Q, A> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<Q: Hash + Eq, A: Clone> Answers<Q, A> {
    /// The answer; `find` finds it if nobody has.
    pub(super) fn get<K>(&self, question: &K, find: impl FnOnce() -> Vec<A>) -> Vec<A>
    where
        Q: Borrow<K>,
        K: Hash + Eq + ToOwned<Owned = Q> + ?Sized,
    {
        if let Some(answer) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(question) {
            return answer.clone();
        }
        let answer = find();
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(question.to_owned(), answer.clone());
        answer
    }
}
