//! The part of a long list that a page shows around its own place in it, so that no page costs the whole list.

/// How many neighbours are shown before and after the page's own place.
const BESIDE: usize = 12;

/// All of them, or, when there are more than `most`, those around the place `here`; the first ones if it has none.
pub(super) fn window<T>(items: &[T], here: Option<usize>, most: usize) -> &[T] {
    if items.len() <= most {
        return items;
    }
    let at = here.unwrap_or(0);
    &items[at.saturating_sub(BESIDE)..(at + BESIDE + 1).min(items.len())]
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn a_long_list_shows_what_is_around_the_place() {
        let all: Vec<usize> = (0..412).collect();
        let check = |here: Option<usize>, first: usize, count: usize| {
            let shown = window(&all, here, 60);
            assert_eq!((shown[0], shown.len()), (first, count), "{here:?}");
        };
        check(Some(200), 188, 25);
        check(Some(3), 0, 16);
        check(Some(411), 399, 13);
        check(None, 0, 13);
        assert_eq!(window(&all[..60], Some(3), 60).len(), 60);
    }
}
