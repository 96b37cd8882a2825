//! From the parser's character counts to bytes.

/// How many characters lie between two entries of the table.
const STEP: usize = 16;

/// The byte offset of every sixteenth character, so that a count is turned into a byte in constant time.
#[derive(Debug)]
pub(super) struct Offsets {
    /// Empty when every character is one byte.
    every: Vec<u32>,
}

impl Offsets {
    /// Reads `text` once.
    pub(super) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { every: Vec::new() };
        }
        Self { every: text.char_indices().step_by(STEP).map(|(at, _)| at as u32).collect() }
    }

    /// The byte at which the character number `index` of `text` begins; the end of `text` when there are fewer.
    pub(super) fn byte(&self, text: &str, index: usize) -> usize {
        if self.every.is_empty() {
            return index.min(text.len());
        }
        let Some(start) = self.every.get(index / STEP).map(|start| *start as usize) else { return text.len() };
        let rest = text.get(start..).unwrap_or_default();
        rest.char_indices().nth(index % STEP).map_or(text.len(), |(at, _)| start + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting() {
        for text in ["", "plain", "é", "\u{feff}a: ü\r\nb: 😀 and more text than one step holds, ja, genau, so ist es"]
        {
            let offsets = Offsets::new(text);
            let mut want: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            want.push(text.len());
            for (index, byte) in want.into_iter().enumerate() {
                assert_eq!(offsets.byte(text, index), byte, "{text:?} at {index}");
            }
            assert_eq!(offsets.byte(text, 999), text.len());
        }
    }
}
