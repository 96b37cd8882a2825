//! Values that follow from a text alone and are dear to make, kept by the text's digest: within a run, and as bytes from
//! one run to the next.
//!
//! The bytes may be anything when they come back: cut off by a full disk, left by another version, merged by somebody
//! else's tool. So they are taken whole or not at all, and whoever reads a value doubts it.

use std::sync::{
    PoisonError, RwLock,
    atomic::{AtomicU8, Ordering},
};

use rustc_hash::FxHashMap;

use super::Digest;

/// What the bytes begin with; the number is that of their form.
const MARK: &[u8] = b"vade kept 1\n";

/// How many times the bytes are written without a value before it is left out: somebody who goes to and fro between
/// branches finds what both need.
const PATIENCE: u8 = 15;

/// More than this, in bytes of values, is not kept: then all are forgotten.
const MOST: usize = 64 * 1024 * 1024;

/// Values by digest.
#[derive(Debug, Default)]
pub struct Kept {
    values: RwLock<Values>,
}

#[derive(Debug, Default)]
struct Values {
    slots: FxHashMap<Digest, Slot>,
    /// The values, one behind the other.
    bytes: Vec<u8>,
    /// Whether there is one that was not there at the beginning.
    has_grown: bool,
    /// Whether it takes no more.
    is_closed: bool,
}

#[derive(Debug)]
struct Slot {
    start: usize,
    len: usize,
    /// How many times the bytes were written since it was used.
    age: AtomicU8,
}

impl Kept {
    /// What `read` makes of the value of `key`; none when there is no such value or `read` does not know what to make of
    /// it.
    pub fn get<T>(&self, key: Digest, read: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
        // A thread that panicked left nothing half done: a value is added in one piece.
        let values = self.values.read().unwrap_or_else(PoisonError::into_inner);
        let slot = values.slots.get(&key)?;
        let read = read(&values.bytes[slot.start..slot.start + slot.len])?;
        slot.age.store(0, Ordering::Relaxed);
        Some(read)
    }

    /// Keeps a value; it takes the place of another one.
    pub fn put(&self, key: Digest, value: &[u8]) {
        let mut values = self.values.write().unwrap_or_else(PoisonError::into_inner);
        if values.is_closed {
            return;
        }
        if values.bytes.len() + value.len() > MOST {
            *values = Values::default();
        }
        values.add(key, value, 0);
        values.has_grown = true;
    }

    /// Forgets everything, and keeps nothing from now on.
    pub fn close(&self) {
        *self.values.write().unwrap_or_else(PoisonError::into_inner) = Values { is_closed: true, ..Values::default() };
    }

    /// What [`Self::to_bytes`] gave to the same `maker`; empty when it is anything else.
    pub fn from_bytes(maker: &str, bytes: &[u8]) -> Self {
        Self { values: RwLock::new(Values::from_bytes(maker, bytes).unwrap_or_default()) }
    }

    /// All values, for another run of the same `maker`; none when they are those of the last one.
    pub fn to_bytes(&self, maker: &str) -> Option<Vec<u8>> {
        let mut values = self.values.write().unwrap_or_else(PoisonError::into_inner);
        if !values.has_grown {
            return None;
        }
        *values = values.without_the_old();
        Some(values.to_bytes(maker))
    }
}

impl Values {
    fn add(&mut self, key: Digest, value: &[u8], age: u8) {
        let (start, len) = (self.bytes.len(), value.len());
        self.bytes.extend_from_slice(value);
        self.slots.insert(key, Slot { start, len, age: AtomicU8::new(age) });
    }

    /// The same, a time of writing later. What it holds is what was written.
    fn without_the_old(&self) -> Self {
        let mut young: Vec<_> =
            self.slots.iter().map(|(key, slot)| (key, slot, slot.age.load(Ordering::Relaxed))).collect();
        young.retain(|(_, _, age)| *age <= PATIENCE);
        // The order says nothing, but the same values are the same bytes.
        young.sort_unstable_by_key(|(key, ..)| **key);
        let mut values = Self::default();
        for (key, slot, age) in young {
            values.add(*key, &self.bytes[slot.start..slot.start + slot.len], age.saturating_add(1));
        }
        values
    }

    fn to_bytes(&self, maker: &str) -> Vec<u8> {
        let mut slots: Vec<_> = self.slots.iter().collect();
        slots.sort_unstable_by_key(|(_, slot)| slot.start);
        let mut out = head(maker);
        for (key, slot) in slots {
            out.extend_from_slice(&key.to_bytes());
            out.push(slot.age.load(Ordering::Relaxed));
            // A value is shorter than all that is kept.
            out.extend_from_slice(&u32::try_from(slot.len).unwrap_or(u32::MAX).to_le_bytes());
            out.extend_from_slice(&self.bytes[slot.start..slot.start + slot.len]);
        }
        let digest = Digest::of(&out);
        out.extend_from_slice(&digest.to_bytes());
        out
    }

    fn from_bytes(maker: &str, bytes: &[u8]) -> Option<Self> {
        let (bytes, digest) = bytes.split_last_chunk::<16>()?;
        let mut rest = bytes.strip_prefix(head(maker).as_slice())?;
        if Digest::of(bytes).to_bytes() != *digest {
            return None;
        }
        let mut values = Self::default();
        while !rest.is_empty() {
            let (key, after) = rest.split_first_chunk::<16>()?;
            let (age, after) = after.split_first()?;
            let (len, after) = after.split_first_chunk::<4>()?;
            let (value, after) = after.split_at_checked(usize::try_from(u32::from_le_bytes(*len)).ok()?)?;
            values.add(Digest::from_bytes(*key), value, *age);
            rest = after;
        }
        (values.bytes.len() <= MOST).then_some(values)
    }
}

/// Another program's values are not ours, even where they are sound: it may have made them in another way.
fn head(maker: &str) -> Vec<u8> {
    [MARK, maker.as_bytes(), b"\n"].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MAKER: &str = "a program";

    fn kept(values: &[(&str, &[u8])]) -> Kept {
        let kept = Kept::default();
        for (key, value) in values {
            kept.put(Digest::of(key.as_bytes()), value);
        }
        kept
    }

    fn of(kept: &Kept, key: &str) -> Option<Vec<u8>> {
        kept.get(Digest::of(key.as_bytes()), |value| Some(value.to_vec()))
    }

    #[test]
    fn what_is_kept_comes_back() {
        let first = kept(&[("a", b"1"), ("b", b""), ("c", &[0; 300])]);
        let bytes = first.to_bytes(MAKER).expect("it has grown");
        let again = Kept::from_bytes(MAKER, &bytes);
        for key in ["a", "b", "c", "d"] {
            assert_eq!(of(&again, key), of(&first, key), "{key}");
        }
        assert_eq!(again.to_bytes(MAKER), None, "nothing is new");
        assert_eq!(kept(&[("c", &[0; 300]), ("b", b""), ("a", b"1")]).to_bytes(MAKER), Some(bytes));
    }

    #[test]
    fn what_nobody_asks_for_goes_in_the_end() {
        let mut bytes = kept(&[("used", b"1"), ("left", b"2")]).to_bytes(MAKER).expect("it has grown");
        for run in 0..=PATIENCE {
            let next = Kept::from_bytes(MAKER, &bytes);
            assert!(of(&next, "used").is_some(), "{run}");
            next.put(Digest::of(b"new"), &[run]);
            bytes = next.to_bytes(MAKER).expect("it has grown");
        }
        let last = Kept::from_bytes(MAKER, &bytes);
        assert_eq!((of(&last, "used"), of(&last, "left")), (Some(b"1".to_vec()), None));
    }

    #[test]
    fn there_is_an_end_to_what_is_kept() {
        let much = vec![0; MOST / 2];
        let kept = kept(&[("a", &much), ("b", &much)]);
        assert!(of(&kept, "a").is_some() && of(&kept, "b").is_some());
        kept.put(Digest::of(b"c"), b"1");
        assert_eq!((of(&kept, "a"), of(&kept, "b"), of(&kept, "c")), (None, None, Some(b"1".to_vec())));
        kept.close();
        kept.put(Digest::of(b"d"), b"1");
        assert_eq!((of(&kept, "c"), of(&kept, "d")), (None, None));
    }

    #[test]
    fn of_another_maker_nothing_is_taken() {
        let bytes = kept(&[("a", b"1")]).to_bytes(MAKER).expect("it has grown");
        for maker in ["", "another", "a program\n", "a progra"] {
            assert_eq!(of(&Kept::from_bytes(maker, &bytes), "a"), None, "{maker:?}");
        }
    }

    proptest! {
        #[test]
        fn of_damaged_bytes_nothing_is_taken(at in 0_usize..200, byte: u8, cut in 0_usize..200) {
            let whole = kept(&[("a", b"1"), ("b", b"23")]).to_bytes(MAKER).expect("it has grown");
            let mut bytes = whole.clone();
            let at = at % bytes.len();
            bytes[at] = byte;
            bytes.truncate(if cut % 2 == 0 { whole.len() } else { cut % whole.len() });
            prop_assume!(bytes != whole);
            let kept = Kept::from_bytes(MAKER, &bytes);
            prop_assert!(of(&kept, "a").is_none() && of(&kept, "b").is_none());
        }

        #[test]
        fn any_bytes_are_read(bytes: Vec<u8>, sound: bool) {
            let mut all = head(MAKER);
            all.extend(&bytes);
            if sound {
                let digest = Digest::of(&all).to_bytes();
                all.extend(digest);
            }
            let _ = Kept::from_bytes(MAKER, &all);
        }
    }
}
