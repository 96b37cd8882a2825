//! Searching bytes.

/// How many bytes a block has: two registers of the smallest processors.
const BLOCK: usize = 32;

/// Every byte of the word is 1; or, its highest bit.
const ONES: u64 = u64::MAX / 0xff;
const HIGHEST: u64 = ONES << 7;

/// Where the first of `wanted` stands, none of which may be 0. Many bytes are looked at together, because most of a
/// handbook is text in which nothing special is found: blocks first, then words of eight bytes.
pub fn find_any<const N: usize>(bytes: &[u8], wanted: [u8; N]) -> Option<usize> {
    let mut passed = 0;
    while let Some(block) = bytes[passed..].first_chunk() {
        if has_any(block, wanted) {
            break;
        }
        passed += BLOCK;
    }
    while let Some(word) = bytes[passed..].first_chunk() {
        if let Some(at) = first(u64::from_le_bytes(*word), wanted) {
            return Some(passed + at);
        }
        passed += 8;
    }
    match bytes.last_chunk() {
        // What was passed already is shifted out; zeros come in.
        Some(word) if passed < bytes.len() => {
            first(u64::from_le_bytes(*word) >> (8 * (passed + 8 - bytes.len())), wanted).map(|at| passed + at)
        }
        Some(_) => None,
        None => bytes.iter().position(|byte| wanted.contains(byte)),
    }
}

/// Whether one of `wanted` is in a block. Without a way out in between, so that the compiler takes all bytes at once.
fn has_any<const N: usize>(block: &[u8; BLOCK], wanted: [u8; N]) -> bool {
    let mut found = 0;
    for byte in block {
        for one in wanted {
            found |= u8::from(*byte == one);
        }
    }
    found != 0
}

/// The place of the first byte of a word that is wanted. (Of a byte that is 0, taking away 1 sets the highest bit. The
/// borrow may do so in bytes behind it too, but the first one is right.)
fn first<const N: usize>(word: u64, wanted: [u8; N]) -> Option<usize> {
    let found = wanted.iter().fold(0, |found, one| {
        let zero_where_equal = word ^ (ONES * u64::from(*one));
        found | (zero_where_equal.wrapping_sub(ONES) & !zero_where_equal)
    }) & HIGHEST;
    (found != 0).then_some(found.trailing_zeros() as usize / 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_wherever_it_stands() {
        for length in 0..110 {
            let mut bytes = vec![b'-'; length];
            assert_eq!(find_any(&bytes, [b'a', b'b']), None, "{length}");
            for at in (0..length).rev() {
                bytes[at] = if at % 2 == 0 { b'a' } else { b'b' };
                assert_eq!(find_any(&bytes, [b'a', b'b']), Some(at), "{length}");
            }
        }
        let all: Vec<u8> = (1..=u8::MAX).collect();
        for (at, byte) in all.iter().enumerate() {
            assert_eq!(find_any(&all, [*byte]), Some(at));
        }
    }
}
