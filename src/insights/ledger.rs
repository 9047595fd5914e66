//! What the tweak ledger shows: which tweaks were followed by a clean retry, how surely, and in which order chips are offered.

use std::cmp::Ordering;

use super::interval::{Z95, thousandths, wilson};
use crate::domain::{Label, Ledger, TagNo};

/// Fewer retries than this say nothing of a tweak.
pub const LEDGER_MINIMUM: u32 = 3;

/// After so many misses of a component in a session, the third chip is one that was never tried; see [`tweaks_offered`].
const NOW_AND_THEN: usize = 3;
/// Its place, from 0.
const THIRD: usize = 2;

/// The retries of a tweak, after misses of one cause or of any.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Worked {
    /// The cause; `None`: none was given.
    pub cause: Option<TagNo>,
    /// The tweak.
    pub tweak: TagNo,
    /// Clean retries.
    pub clean: u32,
    /// All retries.
    pub all: u32,
    /// 95 % Wilson interval of the share of clean ones, in thousandths, each end rounded to the nearest.
    pub likely: (u32, u32),
}

impl Worked {
    fn of(cause: Option<TagNo>, tweak: TagNo, (clean, all): (u32, u32)) -> Self {
        let (lower, upper) = interval((clean, all));
        Self { cause, tweak, clean, all, likely: (thousandths(lower), thousandths(upper)) }
    }

    /// How many more retries are needed before it says something.
    pub fn missing(&self) -> u32 {
        LEDGER_MINIMUM.saturating_sub(self.all)
    }
}

fn interval((clean, all): (u32, u32)) -> (f64, f64) {
    let (lower, upper) = wilson(clean as usize, all as usize, Z95);
    // none is none, whatever rounding makes of it
    (if clean == 0 { 0.0 } else { lower }, upper)
}

/// What is surer to be clean comes first: the higher lower bound; where that is the same (none was clean), the higher upper bound, so
/// that what was never tried stands before what was tried in vain.
fn surer(a: (u32, u32), b: (u32, u32)) -> Ordering {
    let (a, b) = (interval(a), interval(b));
    b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1))
}

/// `items` in their order: an item stands behind those before which it does not come.
fn sorted<T>(items: impl Iterator<Item = T>, order: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    for item in items {
        let place = all.partition_point(|before| order(before, &item) != Ordering::Greater);
        all.insert(place, item);
    }
    all
}

/// Every cause with every tweak that was tried of the components that are meant, each with its component, by the lower bound of its
/// interval; of two alike first the one whose names are older.
pub fn worked(ledger: &Ledger, is_meant: &dyn Fn(TagNo) -> bool) -> Vec<(TagNo, Worked)> {
    let of_it = ledger.tried().filter(|tried| is_meant(tried.component));
    let cells = of_it.map(|tried| (tried.component, Worked::of(tried.cause, tried.tweak, (tried.clean, tried.all))));
    let age = |(component, of): &(TagNo, Worked)| (*component, of.cause, of.tweak);
    sorted(cells, &|one, other| {
        let (a, b) = (&one.1, &other.1);
        surer((a.clean, a.all), (b.clean, b.all)).then_with(|| age(one).cmp(&age(other)))
    })
}

/// The tweak of `labels` that did best after misses of whatever cause: [`LEDGER_MINIMUM`] retries or more, one of them clean at least.
pub fn best_tweak(labels: &[Label], ledger: &Ledger, component: TagNo) -> Option<Worked> {
    let mut best: Option<Worked> = None;
    for label in labels {
        let found = Worked::of(None, label.tag, ledger.retries(component, None, label.tag));
        let says = found.missing() == 0 && found.clean > 0;
        let is_better = |best: &Worked| surer((found.clean, found.all), (best.clean, best.all)) == Ordering::Less;
        if says && best.as_ref().is_none_or(is_better) {
            best = Some(found);
        }
    }
    best
}

/// A label as it is offered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offered {
    /// Which.
    pub tag: TagNo,
    /// What it says.
    pub text: String,
    /// Of a tweak: its retries, clean and all, if there are enough to say something.
    pub retries: Option<(u32, u32)>,
    /// It stands where it does because it was never tried.
    pub is_untried: bool,
}

impl Offered {
    fn of(label: &Label) -> Self {
        Self { tag: label.tag, text: label.text.clone(), retries: None, is_untried: false }
    }
}

/// The causes of `component`: by how often and how lately they were given ([`Ledger::score`]), then in their own order.
pub fn causes_offered(labels: &[Label], ledger: &Ledger, component: TagNo) -> Vec<Offered> {
    // nobody tries a cause: of what tweaks stand by, only the use is left
    tweaks_offered(labels, ledger, component, None, 0)
}

/// The tweaks of `component` after a miss of this cause, or of one that is not known yet. They stand
///
/// 1. by the lower bound of their retries after misses of that cause,
/// 2. by the same after misses of whatever cause,
/// 3. by how often and how lately they were given ([`Ledger::score`]),
/// 4. in their own order.
///
/// The `nth` miss of the component in a session, counted from 1, offers in third place the first that was never tried after that
/// cause, if `nth` can be divided by 3 and that one would stand further back.
pub fn tweaks_offered(
    labels: &[Label],
    ledger: &Ledger,
    component: TagNo,
    cause: Option<TagNo>,
    nth: usize,
) -> Vec<Offered> {
    let of = |label: &Label, cause| ledger.retries(component, cause, label.tag);
    let score = |label: &Label| ledger.score(component, label.tag);
    let order = |a: &&Label, b: &&Label| {
        let here = surer(of(a, cause), of(b, cause));
        here.then(surer(of(a, None), of(b, None))).then(score(b).total_cmp(&score(a)))
    };
    let mut all: Vec<Offered> = Vec::new();
    for label in sorted(labels.iter(), &order) {
        let tried = of(label, cause);
        let says = tried.1 >= LEDGER_MINIMUM;
        all.push(Offered { retries: says.then_some(tried), ..Offered::of(label) });
    }
    let is_untried = |offered: &Offered| ledger.retries(component, cause, offered.tag).1 == 0;
    if nth > 0
        && nth.is_multiple_of(NOW_AND_THEN)
        && let Some(at) = all.iter().position(is_untried).filter(|at| *at > THIRD)
    {
        let untried = all.remove(at);
        all.insert(THIRD, Offered { is_untried: true, ..untried });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Row, USED};

    fn labels(tags: &[TagNo]) -> Vec<Label> {
        tags.iter().map(|tag| Label { tag: *tag, text: format!("{tag}") }).collect()
    }

    /// Cause, tweak, clean, all.
    fn ledger(tried: &[(TagNo, TagNo, u32, u32)]) -> Ledger {
        of(tried, &[])
    }

    fn of(tried: &[(TagNo, TagNo, u32, u32)], used: &[Row]) -> Ledger {
        let row = |(cause, tweak, clean, all): &(TagNo, TagNo, u32, u32)| [0, 1, *cause, *tweak, *clean, *all];
        let tried = tried.iter().map(|tried| row(tried).map(i64::from));
        Ledger::of_rows(tried.chain(used.iter().copied()).collect()).expect("small numbers")
    }

    fn tags(offered: &[Offered]) -> Vec<TagNo> {
        offered.iter().map(|offered| offered.tag).collect()
    }

    #[test]
    fn one_of_one_never_stands_above_fourteen_of_sixteen() {
        let known = ledger(&[(7, 21, 1, 1), (7, 22, 14, 16), (7, 23, 0, 9), (7, 24, 2, 2)]);
        let all = worked(&known, &|component| component == 1);
        let order: Vec<TagNo> = all.iter().map(|(_, worked)| worked.tweak).collect();
        assert_eq!(order, [22, 24, 21, 23]);
        assert_eq!(tags(&tweaks_offered(&labels(&[21, 23, 22, 24, 25]), &known, 1, Some(7), 1)), [22, 24, 21, 25, 23]);
        assert!(worked(&known, &|component| component == 2).is_empty(), "another component's");
        // 14 of 16: (0.875 + 0.12005 ± 1.96·√(0.875·0.125/16 + 0.0037516)) / 1.2401
        assert_eq!(all[0].1.likely, (640, 965));
        assert_eq!(all.iter().map(|(_, worked)| worked.missing()).collect::<Vec<_>>(), [0, 1, 2, 0]);
    }

    #[test]
    fn the_best_tweak_has_three_retries_and_is_offered_still() {
        let known = ledger(&[(7, 21, 2, 2), (8, 22, 1, 1), (7, 22, 1, 2), (7, 23, 0, 5), (7, 24, 9, 9)]);
        let best = |tags: &[TagNo]| best_tweak(&labels(tags), &known, 1).map(|best| (best.tweak, best.clean, best.all));
        assert_eq!(best(&[21, 22, 23]), Some((22, 2, 3)), "both causes together");
        assert_eq!(best(&[21, 23]), None);
        assert_eq!(best(&[21, 22, 23, 24]), Some((24, 9, 9)));
    }

    #[test]
    fn after_a_cause_its_own_retries_come_first_then_those_of_all_then_use() {
        let used = [[USED, 1, 25, 1, 1000, 20_000], [USED, 1, 24, 1, 500, 20_000]];
        let known = of(&[(7, 21, 3, 4), (8, 22, 9, 9), (0, 23, 2, 2)], &used);
        let all = labels(&[21, 22, 23, 24, 25]);
        assert_eq!(tags(&tweaks_offered(&all, &known, 1, Some(7), 1)), [21, 22, 23, 25, 24]);
        assert_eq!(tags(&tweaks_offered(&all, &known, 1, None, 1)), [22, 23, 21, 25, 24]);
        let told = |cause| tweaks_offered(&all, &known, 1, cause, 1).iter().map(|o| o.retries).collect::<Vec<_>>();
        assert_eq!(told(Some(7)), [Some((3, 4)), None, None, None, None], "of this cause, and three or more");
        assert_eq!(told(None)[..3], [Some((9, 9)), None, Some((3, 4))]);
        assert_eq!(tags(&causes_offered(&labels(&[26, 24, 25]), &known, 1)), [25, 24, 26]);
    }

    #[test]
    fn every_third_miss_offers_one_that_was_never_tried() {
        let known = ledger(&[(7, 21, 9, 9), (7, 22, 5, 6), (7, 23, 3, 4), (8, 25, 1, 1)]);
        let all = labels(&[21, 22, 23, 24, 25]);
        for nth in [1, 2, 4, 5] {
            let offered = tweaks_offered(&all, &known, 1, Some(7), nth);
            assert_eq!((tags(&offered), offered.iter().any(|o| o.is_untried)), (vec![21, 22, 23, 25, 24], false));
        }
        let third = tweaks_offered(&all, &known, 1, Some(7), 3);
        assert_eq!((tags(&third), third[2].is_untried), (vec![21, 22, 25, 23, 24], true));
        assert_eq!(third.iter().filter(|offered| offered.is_untried).count(), 1);
        // where few were tried, the untried are in front anyway; where nothing can be tried, nothing is new
        let few = tweaks_offered(&all, &ledger(&[(7, 21, 9, 9)]), 1, Some(7), 3);
        assert_eq!((tags(&few), few.iter().any(|o| o.is_untried)), (vec![21, 22, 23, 24, 25], false));
    }
}
