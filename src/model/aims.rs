//! What fields' references may name, said once for all of them.

use std::sync::{Arc, PoisonError, RwLock};

use super::FieldAim;

/// More are not looked through: a handbook that declares more fields than this shares none of the others.
const MOST: usize = 256;

/// Every declared purpose that was met. There are as many as fields with references, and thousands of references.
#[derive(Debug, Default)]
pub struct Aims(RwLock<Vec<Arc<FieldAim>>>);

impl Aims {
    /// The same purpose, shared with all who asked for it before.
    pub(super) fn shared(&self, aim: FieldAim) -> Arc<FieldAim> {
        // A thread that panicked left nothing half done: a purpose is added in one piece.
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.iter().find(|known| ***known == aim) {
            return Arc::clone(known);
        }
        drop(known);
        let aim = Arc::new(aim);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MOST {
            known.push(Arc::clone(&aim));
        }
        aim
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::Aim;

    #[test]
    fn what_is_the_same_is_shared() {
        let (aims, aim) = (Aims::default(), |field: String| FieldAim { aim: Aim::Label, field, relation: None });
        let first = aims.shared(aim("labels".into()));
        assert!(Arc::ptr_eq(&first, &aims.shared(aim("labels".into()))));
        assert_eq!(aims.shared(aim("owner".into())).field, "owner");
        for at in 0..2 * MOST {
            assert_eq!(aims.shared(aim(at.to_string())).field, at.to_string());
        }
        assert!(aims.0.read().unwrap().len() == MOST && Arc::ptr_eq(&first, &aims.shared(aim("labels".into()))));
    }
}
