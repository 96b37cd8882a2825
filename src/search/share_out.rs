//! Work on a list, shared out among threads of its own: at the end of a build all others wait for the index, which they need
//! for the files that are left, and can take no part of it.

/// What `make` makes of each item, in their order, on so many threads.
pub(super) fn share_out<T: Send, U: Send>(threads: usize, mut items: Vec<T>, make: impl Fn(T) -> U + Sync) -> Vec<U> {
    let part = items.len().div_ceil(threads.max(1));
    std::thread::scope(|scope| {
        let mut others = Vec::new();
        while items.len() > part {
            let last = items.split_off((items.len() - 1) / part * part);
            let make = &make;
            others.push(scope.spawn(move || last.into_iter().map(make).collect::<Vec<U>>()));
        }
        let mut made: Vec<U> = items.into_iter().map(&make).collect();
        for other in others.into_iter().rev() {
            made.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        made
    })
}

#[cfg(test)]
mod tests {
    use super::share_out;

    #[test]
    fn all_are_made_in_their_order() {
        for threads in 0..6 {
            for count in 0..20 {
                let made = share_out(threads, (0..count).collect(), |number: i32| number * 2);
                assert!(made.into_iter().eq((0..count).map(|number| number * 2)), "{threads} threads, {count} items");
            }
        }
    }
}
