//! "Did you mean": the nearest right names.

/// How far two names lie apart, counted in edits (a swap of neighbours is one). Letter case, and the choice between a
/// blank, `-` and `_`, cost nothing here: a writer who errs only there is nearest of all.
pub fn distance(a: &str, b: &str) -> usize {
    strsim::osa_distance(&fold(a), &fold(b))
}

fn fold(name: &str) -> String {
    name.chars().flat_map(char::to_lowercase).map(|c| if matches!(c, ' ' | '_') { '-' } else { c }).collect()
}

/// The names nearest to `wanted`, best first, at most `most`; none that differs in more than a third of its letters,
/// because a far-fetched suggestion is worse than none.
pub fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let mut found = ranked(wanted, names);
    // Beside a name that is a slip away, one that is twice as far is noise.
    let best = found.first().map_or(0, |(distance, _)| *distance);
    found.retain(|(distance, _)| *distance == best || (best > 1 && *distance == best + 1));
    found.into_iter().take(most).map(|(_, name)| name).collect()
}

/// Which key was meant by one that means nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeantKey<'a> {
    /// This one.
    Free(&'a str),
    /// This one, which stands beside it already: written once more it would be there twice.
    Taken(&'a str),
}

/// The key nearest to `wanted` among `names`; `taken` stand beside it already.
pub fn nearest_key<'a>(
    wanted: &str,
    names: impl IntoIterator<Item = &'a str>,
    taken: impl Fn(&str) -> bool,
) -> Option<MeantKey<'a>> {
    let found = ranked(wanted, names);
    let best = found.first()?.0;
    let mut ties = found.iter().take_while(|(distance, _)| *distance == best).map(|(_, name)| *name);
    let first = ties.clone().next()?;
    Some(ties.find(|name| !taken(name)).map_or(MeantKey::Taken(first), MeantKey::Free))
}

/// How many edits may lie between names of this length. In one or two letters an edit makes another word.
fn limit(length: usize) -> usize {
    if length > 2 { (length / 3).max(1) } else { 0 }
}

/// Which letters and digits a name has, whatever their case: one bit for each, and no bit for any other character.
fn letters(name: &str) -> u64 {
    name.bytes().fold(0, |set, byte| match byte {
        b'a'..=b'z' => set | 1 << (byte - b'a'),
        b'A'..=b'Z' => set | 1 << (byte - b'A'),
        b'0'..=b'9' => set | 1 << (byte - b'0' + 26),
        _ => set,
    })
}

/// How many edits lie between names of these letters at least: one edit brings or takes at most one of them.
fn apart(one: u64, other: u64) -> usize {
    (one & !other).count_ones().max((other & !one).count_ones()) as usize
}

/// The names that differ from `wanted` in no more than a third of its letters, each with its distance, nearest first.
pub fn ranked<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<(usize, &'a str)> {
    let wanted = fold(wanted);
    let length = wanted.chars().count();
    let letters = letters(&wanted);
    let mut found: Vec<(usize, &str)> = names
        .into_iter()
        .filter_map(|name| {
            // Most names are too long or too short to be near, or of other letters; for plain ASCII that shows without
            // folding them.
            if name.is_ascii() {
                let limit = limit(length.max(name.len()));
                if name.len().abs_diff(length) > limit || apart(letters, self::letters(name)) > limit {
                    return None;
                }
            }
            let folded = fold(name);
            let limit = limit(length.max(folded.chars().count()));
            if folded.chars().count().abs_diff(length) > limit {
                return None;
            }
            let distance = strsim::osa_distance(&wanted, &folded);
            (distance <= limit).then_some((distance, name))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_what_a_person_would() {
        let check = |wanted: &str, names: &[&str], want: &[&str]| {
            assert_eq!(nearest(wanted, names.iter().copied(), 3), want, "{wanted}");
        };
        check("BZO-Feature Wanted", &["BTG-Features Wanted", "BTG-FYI", "blocker"], &["BTG-Features Wanted"]);
        check("sydney", &["sidney", "sasha", "simone"], &["sidney"]);
        check("titel", &["title", "tags"], &["title"]);
        check("zzzzzz", &["title", "tags"], &[]);
    }

    #[test]
    fn letters_never_rule_out_what_is_near() {
        let words =
            ["status", "Status", "sattus", "state", "BTG-Status::2-Backlog", "btg_status", "a1", "10-done", "", "é-1"];
        for (one, other) in words.iter().flat_map(|one| words.map(|other| (*one, other))) {
            assert!(apart(letters(one), letters(other)) <= distance(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn offers_no_key_twice() {
        let check = |taken: &[&str], want| {
            let names = ["status", "statue", "title"];
            assert_eq!(nearest_key("statuss", names, |name| taken.contains(&name)), want, "{taken:?}");
        };
        check(&[], Some(MeantKey::Free("status")));
        check(&["status"], Some(MeantKey::Taken("status")));
        assert_eq!(nearest_key("zzzz", ["status"], |_| false), None);
    }
}
