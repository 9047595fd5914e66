//! The median of all slopes between two points (Theil 1950, Proceedings KNAW 53; Sen 1968, Journal of the American Statistical Association
//! 63, 1379–1389), exactly, without keeping all of them.
//!
//! Ten years have 1,500 days and a million slopes. For a slope s, those not above it are counted in n·log n steps: they are the pairs that
//! change places when points are sorted by y − s·x (Cole, Salowe, Steiger & Szemerédi 1989, SIAM Journal on Computing 18, 792–810). So the
//! one of a rank is closed in on, from a guess by a sample, until few are left; these are listed, and the one is taken.

/// So many pairs are simply listed.
const FEW: usize = 20_000;
/// The first guess comes from so many slopes.
const SAMPLE: usize = 1024;

/// The slopes between points: the middle, and Sen's 95 % interval.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Slopes {
    /// How many pairs of points have different x.
    pub pairs: usize,
    /// The middle one; of an even number the mean of the two in the middle.
    pub median: f64,
    /// The 95 % interval: the slopes of the ranks (N ∓ 1.96·√V)/2, where V is the variance of Kendall's S, n(n − 1)(2n + 5)/18 (Sen 1968).
    pub interval: (f64, f64),
}

/// The median slope of `points` (x, y); `None` where no two have different x, or one is no number.
///
/// ```
/// use wobble::insights::methods::median_slope;
/// let found = median_slope(&[(0.0, 1.0), (1.0, 2.0), (2.0, 30.0), (3.0, 4.0)]).expect("four points");
/// assert_eq!((found.pairs, found.median), (6, 1.0));
/// ```
pub fn median_slope(points: &[(f64, f64)]) -> Option<Slopes> {
    if points.iter().any(|(x, y)| !x.is_finite() || !y.is_finite()) {
        return None;
    }
    let mut points = points.to_vec();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let n = points.len();
    let groups: Vec<&[(f64, f64)]> = points.chunk_by(|a, b| a.0 == b.0).collect();
    let alike: usize = groups.iter().map(|group| group.len() * (group.len() - 1) / 2).sum();
    let pairs = (n * n.saturating_sub(1) / 2) - alike;
    if pairs == 0 {
        return None;
    }
    let (size, count) = (n as f64, pairs as f64);
    let spread =
        super::distributions::normal_quantile(0.975) * (size * (size - 1.0) * (2.0 * size + 5.0) / 18.0).sqrt();
    let lower = ((count - spread) / 2.0).max(0.0) as usize;
    let upper = (((count + spread) / 2.0).ceil() as usize).min(pairs - 1);
    let ranks = [lower, (pairs - 1) / 2, pairs / 2, upper];
    let found = if pairs <= FEW { listed(&groups, ranks) } else { Selection::of(&points, &groups, pairs).ranks(ranks) };
    Some(Slopes { pairs, median: (found[1] + found[2]) / 2.0, interval: (found[0], found[3]) })
}

fn slope(a: (f64, f64), b: (f64, f64)) -> f64 {
    (b.1 - a.1) / (b.0 - a.0)
}

fn listed(groups: &[&[(f64, f64)]], ranks: [usize; 4]) -> [f64; 4] {
    let mut all = Vec::new();
    for (nth, group) in groups.iter().enumerate() {
        for a in *group {
            all.extend(groups[nth + 1..].iter().flat_map(|later| later.iter()).map(|b| slope(*a, *b)));
        }
    }
    all.sort_unstable_by(f64::total_cmp);
    ranks.map(|rank| all.get(rank).copied().unwrap_or(f64::NAN))
}

struct Selection<'a> {
    points: &'a [(f64, f64)],
    groups: &'a [&'a [(f64, f64)]],
    /// How many slopes.
    pairs: usize,
    /// Slopes of some pairs, in order: to guess from.
    sample: Vec<f64>,
    /// The least slope and the greatest: those between neighbours.
    ends: (f64, f64),
}

impl<'a> Selection<'a> {
    fn of(points: &'a [(f64, f64)], groups: &'a [&'a [(f64, f64)]], pairs: usize) -> Self {
        let mut ends = (f64::INFINITY, f64::NEG_INFINITY);
        for two in groups.windows(2) {
            for (a, b) in two[0].iter().flat_map(|a| two[1].iter().map(move |b| (a, b))) {
                ends = (ends.0.min(slope(*a, *b)), ends.1.max(slope(*a, *b)));
            }
        }
        // pairs far and near, the same ones every time
        let n = points.len();
        let pair = |nth: usize| {
            let first = nth * 40_503 % n;
            (points[first], points[(first + 1 + nth * 9973 % (n - 1)) % n])
        };
        let sampled = (0..SAMPLE).map(pair).filter(|(a, b)| a.0 != b.0).map(|(a, b)| slope(a, b));
        let mut sample: Vec<f64> = sampled.collect();
        sample.sort_unstable_by(f64::total_cmp);
        Self { points, groups, pairs, sample, ends }
    }

    /// How many slopes are not above `at`.
    fn count(&self, at: f64) -> usize {
        let rest = |points: &[(f64, f64)]| -> Vec<f64> { points.iter().map(|(x, y)| y - at * x).collect() };
        let mut room = Vec::with_capacity(self.points.len());
        let mut alike = 0;
        for group in self.groups.iter().filter(|group| group.len() > 1) {
            alike += exchanges(&mut rest(group), &mut room);
        }
        exchanges(&mut rest(self.points), &mut room) - alike
    }

    fn ranks(&self, [lower, middle, next, upper]: [usize; 4]) -> [f64; 4] {
        let [lower, upper] = [lower, upper].map(|rank| self.rank(rank, rank)).map(|(found, _)| found);
        let (middle, next) = self.rank(middle, next);
        [lower, middle, next, upper]
    }

    /// The slopes of two ranks that are next to each other, or one.
    fn rank(&self, rank: usize, next: usize) -> (f64, f64) {
        // not above `low` there are fewer than are wanted, and not above `high` enough
        let (mut low, mut high) = (self.ends.0 - self.ends.0.abs() * 1e-12 - f64::MIN_POSITIVE, self.ends.1);
        let (mut below, mut until) = (0, self.pairs);
        let few = 8 * self.points.len();
        let share = rank as f64 / until.max(1) as f64;
        let near = 3.0 * (self.sample.len() as f64).sqrt() / 2.0;
        for round in 0..100 {
            if until.saturating_sub(below) <= few {
                break;
            }
            // first by the sample; then by proportion, a little before and a little behind; every sixth time in the middle, so that it ends
            let away = if round % 2 == 0 { -1.0 } else { 1.0 };
            let guess = (share * self.sample.len() as f64 + away * near).max(0.0) as usize;
            let wanted = rank as f64 + away * few as f64 / 3.0;
            let part = if round % 6 == 5 { 0.5 } else { (wanted - below as f64) / (until - below) as f64 };
            let between = low + (high - low) * part.clamp(0.02, 0.98);
            let guessed = self.sample.get(guess).copied().filter(|guess| round < 2 && low < *guess && *guess < high);
            let middle = guessed.unwrap_or(between);
            if !(low < middle && middle < high) {
                break;
            }
            match self.count(middle) {
                count if count > next => (high, until) = (middle, count),
                count if count <= rank => (low, below) = (middle, count),
                // between the two: both are next to it
                _ => break,
            }
        }
        let mut left = self.between(low, high);
        let [first, second] = [rank, next].map(|rank| rank.saturating_sub(below).min(left.len().saturating_sub(1)));
        if left.is_empty() {
            return (high, high);
        }
        let mut of = |place: usize| *left.select_nth_unstable_by(place, f64::total_cmp).1;
        (of(first), of(second))
    }

    /// The slopes above `low` and not above `high`: of the points that change places between the two.
    fn between(&self, low: f64, high: f64) -> Vec<f64> {
        let rest = |at: f64, point: (f64, f64)| (point.1 - at * point.0, point);
        let mut order: Vec<(f64, (f64, f64))> = self.points.iter().map(|point| rest(low, *point)).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut found = Vec::new();
        // sorted anew by what is left at `high`, each point passes those that it changes places with
        order.iter_mut().for_each(|one| *one = rest(high, one.1));
        let mut room = Vec::with_capacity(order.len());
        merge(&mut order, &mut room, &mut found);
        found
    }
}

/// Sorts by the first of each, and lists the slopes between those that pass each other and have x in order.
fn merge(points: &mut [(f64, (f64, f64))], room: &mut Vec<(f64, (f64, f64))>, found: &mut Vec<f64>) {
    let n = points.len();
    if n < 2 {
        return;
    }
    let (left, right) = points.split_at_mut(n / 2);
    merge(left, room, found);
    merge(right, room, found);
    room.clear();
    let mut l = 0;
    for later in right.iter() {
        while left.get(l).is_some_and(|earlier| earlier.0 < later.0) {
            room.push(left[l]);
            l += 1;
        }
        let passed = left[l..].iter().filter(|earlier| earlier.1.0 < later.1.0);
        found.extend(passed.map(|earlier| slope(earlier.1, later.1)));
        room.push(*later);
    }
    room.extend_from_slice(&left[l..]);
    points.copy_from_slice(room);
}

/// How many pairs stand the wrong way round, or are equal; sorts on the way.
fn exchanges(values: &mut [f64], room: &mut Vec<f64>) -> usize {
    let n = values.len();
    if n <= 16 {
        let mut count = 0;
        for i in 1..n {
            let value = values[i];
            let mut place = i;
            while place > 0 && values[place - 1] >= value {
                values[place] = values[place - 1];
                place -= 1;
            }
            values[place] = value;
            count += i - place;
        }
        return count;
    }
    let (left, right) = values.split_at_mut(n / 2);
    let mut count = exchanges(left, room) + exchanges(right, room);
    room.clear();
    let (mut l, mut r) = (0, 0);
    while l < left.len() && r < right.len() {
        if right[r] <= left[l] {
            count += left.len() - l;
            room.push(right[r]);
            r += 1;
        } else {
            room.push(left[l]);
            l += 1;
        }
    }
    room.extend_from_slice(&left[l..]);
    room.extend_from_slice(&right[r..]);
    values.copy_from_slice(room);
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that come at random, the same ones every time.
    fn noise(seed: &mut u64) -> f64 {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
    }

    #[test]
    fn many_points_are_as_all_slopes_listed() {
        let mut seed = 7;
        for (n, step, rounded) in [(300, 1.0, false), (400, 2.0, false), (500, 1.0, true), (700, 3.0, true)] {
            let points: Vec<(f64, f64)> = (0..n)
                .map(|nth| {
                    let x = (f64::from(nth) * step + noise(&mut seed) * 4.0).round();
                    let y = -0.003 * x + noise(&mut seed);
                    (x, if rounded { (y * 20.0).round() / 20.0 } else { y })
                })
                .collect();
            let found = median_slope(&points).expect("many points");
            let mut all = Vec::new();
            for a in &points {
                all.extend(points.iter().filter(|b| a.0 < b.0).map(|b| slope(*a, *b)));
            }
            all.sort_unstable_by(f64::total_cmp);
            assert_eq!(found.pairs, all.len());
            let median = (all[(all.len() - 1) / 2] + all[all.len() / 2]) / 2.0;
            assert!((found.median - median).abs() < 1e-12, "{n}: {} and {median}", found.median);
            let at = |slope: f64| all.partition_point(|other| *other <= slope + 1e-12) as f64 / all.len() as f64;
            assert!(at(found.interval.0) < 0.5 && at(found.interval.1) > 0.5);
        }
    }

    #[test]
    fn points_on_a_line_have_its_slope_however_many() {
        for n in [2, 3, 50, 1500] {
            let points: Vec<(f64, f64)> = (0..n).map(|x| (f64::from(x), 5.0 - 0.25 * f64::from(x))).collect();
            let found = median_slope(&points).expect("points");
            assert!((found.median + 0.25).abs() < 1e-9, "{n}: {found:?}");
        }
        assert_eq!(median_slope(&[(1.0, 1.0), (1.0, 2.0)]), None, "one day");
        assert_eq!(median_slope(&[]), None);
        assert_eq!(median_slope(&[(0.0, f64::NAN), (1.0, 2.0)]), None);
    }

    #[test]
    fn equal_values_and_values_beyond_all_measure_come_to_an_end() {
        let flat: Vec<(f64, f64)> = (0..1500).map(|x| (f64::from(x), 2.0)).collect();
        assert_eq!(median_slope(&flat).map(|found| (found.median, found.interval)), Some((0.0, (0.0, 0.0))));
        let wild: Vec<(f64, f64)> =
            (0..600).map(|x| (f64::from(x), if x % 7 == 0 { 1e300 } else { -1e-300 })).collect();
        assert!(median_slope(&wild).is_some());
    }
}
