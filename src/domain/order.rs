//! One sort for lists of everything. The standard library's is compiled anew for each type and comparison, at four
//! kilobytes each, and its sets and maps sort what they are collected from: the first screen pays for that. Pure.

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Sorts a list; what is equal stays in its order.
pub fn sort_by<T>(list: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = positions(list.len(), &mut |a, b| compare(&list[a], &list[b]));
    let mut taken: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(order.into_iter().filter_map(|at| taken[at].take()));
}

/// A set of what comes, one after another.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

fn positions(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(list: Vec<(u8, u32)>) {
            let (mut ours, mut theirs) = (list.clone(), list.clone());
            sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
            prop_assert_eq!(set(list.clone()), list.into_iter().collect::<BTreeSet<_>>());
        }
    }
}
