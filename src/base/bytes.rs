//! Searching bytes.

/// How many bytes are looked at together.
const STEP: usize = 16;

/// Where the first of `wanted` stands. Long stretches without any are passed in steps, which the compiler turns into
/// vector instructions: most of a handbook is text in which nothing special is found.
pub fn find_any<const N: usize>(bytes: &[u8], wanted: [u8; N]) -> Option<usize> {
    let is_wanted = |byte: u8| wanted.iter().fold(false, |found, one| found | (*one == byte));
    let mut passed = 0;
    for step in bytes.chunks_exact(STEP) {
        if step.iter().fold(false, |found, byte| found | is_wanted(*byte)) {
            break;
        }
        passed += STEP;
    }
    bytes[passed..].iter().position(|byte| is_wanted(*byte)).map(|at| passed + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_wherever_it_stands() {
        for length in 0..50 {
            let mut bytes = vec![b'-'; length];
            assert_eq!(find_any(&bytes, [b'a', b'b']), None, "{length}");
            for at in (0..length).rev() {
                bytes[at] = if at % 2 == 0 { b'a' } else { b'b' };
                assert_eq!(find_any(&bytes, [b'a', b'b']), Some(at), "{length}");
            }
        }
    }
}
