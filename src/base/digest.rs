//! A digest of bytes: what makes two sources, facts or outputs the same.

use std::fmt;

use twox_hash::XxHash3_128;

/// 128 bits of XXH3: enough that two different texts never meet by chance, and short enough to keep one for every file.
/// It guards nothing: who can write a text that has another's digest could as well write that other text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 16]);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(XxHash3_128::oneshot(bytes).to_be_bytes())
    }

    /// The digest that [`Self::to_bytes`] gave.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// For a file.
    pub fn to_bytes(self) -> [u8; 16] {
        self.0
    }

    /// The first `digits` hexadecimal digits (at most 32), for names.
    pub fn hex(&self, digits: usize) -> String {
        let mut text = self.to_string();
        text.truncate(digits);
        text
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
