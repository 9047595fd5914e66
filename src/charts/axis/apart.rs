//! Labels that keep apart.

/// Of `places` with their labels' `widths`, in the order of their places, those that fit between `from` and `to` with `gap` between
/// two: evenly chosen, the last first, for the newest is what one looks for.
pub(in crate::charts) fn keep_apart(labels: &[(i32, i32)], (from, to): (i32, i32), gap: i32) -> Vec<usize> {
    let fits = |&(at, width): &(i32, i32)| at - width / 2 >= from && at + width / 2 <= to;
    let inside: Vec<usize> = (0..labels.len()).filter(|n| labels.get(*n).is_some_and(fits)).collect();
    let is_free = |stride: usize| {
        let chosen = inside.iter().rev().step_by(stride).filter_map(|n| labels.get(*n));
        let mut free = i32::MAX;
        chosen.into_iter().all(|(at, width)| {
            let ends = at + width / 2;
            let is_free = ends <= free;
            free = at - width / 2 - gap;
            is_free
        })
    };
    let stride = (1..=inside.len().max(1)).find(|stride| is_free(*stride)).unwrap_or(1);
    let mut chosen: Vec<usize> = inside.iter().rev().step_by(stride).copied().collect();
    chosen.reverse();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_apart_and_inside_and_the_last_stays() {
        for n in 1..80 {
            let labels: Vec<(i32, i32)> = (0..n).map(|n| (n * 17 + n % 3, 40 + n % 5)).collect();
            let chosen = keep_apart(&labels, (0, 600), 10);
            let inside = |n: &usize| labels[*n].0 + labels[*n].1 / 2 <= 600 && labels[*n].0 >= labels[*n].1 / 2;
            assert!(chosen.iter().all(inside), "{n}");
            assert_eq!(chosen.last().copied(), (0..labels.len()).rev().find(inside), "{n}");
            for two in chosen.windows(2) {
                let (a, b) = (labels[two[0]], labels[two[1]]);
                assert!(b.0 - b.1 / 2 - (a.0 + a.1 / 2) >= 10, "{n}: {a:?} {b:?}");
            }
        }
        assert_eq!(keep_apart(&[], (0, 100), 5), [0_usize; 0]);
        assert_eq!(keep_apart(&[(50, 400)], (0, 100), 5), [0_usize; 0], "too wide for the picture");
    }
}
