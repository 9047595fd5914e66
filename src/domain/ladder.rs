//! The breakdown ladder: harder step by step, until three misses in a row say where it breaks down.
//!
//! Names are climbed rung by rung: one up after a clean attempt, the same again after a miss. Between neighbours of numbers it is climbed by
//! a weighted up-down staircase (Kaernbach 1991, Perception & Psychophysics 49, 227–229): a step harder after a clean attempt,
//! a longer one easier after a miss, in the ratio p/(1 − p) of the error rate p that it settles at. Until the first miss a step is half a
//! level (Levitt 1971: large steps first); from there the step easier is half a level.

use super::{Component, TagNo};

/// Places on a ladder are counted in these parts of a level.
const LEVEL: i64 = 10_000;
/// The longest step: easier after a miss, and harder before the first one.
const HALF: i64 = LEVEL / 2;
/// The step harder after a clean attempt: [`HALF`] × 15.9 % ÷ 84.1 %.
const HARDER: i64 = 945;
/// So many misses in a row end it.
const BREAKS: u8 = 3;

/// What is climbed: it is said when a ladder begins, so that the session can be told again from its events alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LadderPlan {
    /// A fall is a fall of the body: it ends the ladder.
    pub body: bool,
    /// The rungs, easiest first.
    pub rungs: Vec<TagNo>,
    /// From each rung to the next: from how much to how much, in thousandths and in turn, where that is a matter of numbers; 0 and 0 where
    /// it is not. Empty where it nowhere is.
    pub spans: Vec<i64>,
}

impl LadderPlan {
    /// The ladder of `component`. From one rung to the next it is a matter of numbers if both have a value in one unit, and it rises.
    pub fn of(component: &Component, body: bool) -> Self {
        let mut spans = Vec::new();
        let mut is_named = true;
        for pair in component.levels.windows(2) {
            let [low, high] =
                [&pair[0], &pair[1]].map(|level| level.value.filter(|_| level.unit.is_some()).unwrap_or(0));
            let rises = low < high && low != 0 && pair[0].unit == pair[1].unit;
            is_named &= !rises;
            spans.extend(if rises { [low, high] } else { [0, 0] });
        }
        if is_named {
            spans.clear();
        }
        Self { body, rungs: component.levels.iter().map(|level| level.tag).collect(), spans }
    }

    fn span(&self, rung: i64) -> Option<(i64, i64)> {
        let place = 2 * usize::try_from(rung).ok()?;
        let (low, high) = (*self.spans.get(place)?, *self.spans.get(place + 1)?);
        (low < high).then_some((low, high))
    }
}

/// How a ladder ended.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum LadderEnd {
    /// With three misses in a row.
    Broke,
    /// Clean at the hardest level: it did not break down.
    Top,
    /// With a fall. What was reached says nothing of where it breaks down.
    Fell,
}

/// A ladder that came to an end.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct LadderRun {
    /// Of which component.
    pub component: TagNo,
    /// The hardest level that was tried: the breakdown level, if it broke.
    pub level: TagNo,
    /// The highest value that was tried, in thousandths, on a ladder of numbers; it may lie between this rung and the next.
    pub value: Option<i64>,
    /// How it ended.
    pub end: LadderEnd,
}

/// A ladder that is being climbed.
#[derive(Clone, PartialEq, Debug)]
pub struct Ladder {
    plan: LadderPlan,
    /// The level to go back to.
    from: TagNo,
    at: i64,
    /// The highest place that was tried.
    reached: Option<i64>,
    /// Misses in a row.
    missed: u8,
    has_missed: bool,
}

impl Ladder {
    /// A ladder that is begun at `from`; `None` where there is nothing harder.
    pub fn begin(plan: LadderPlan, from: TagNo) -> Option<Self> {
        let rung = plan.rungs.iter().position(|rung| *rung == from).filter(|rung| rung + 1 < plan.rungs.len())?;
        Some(Self { plan, from, at: rung as i64 * LEVEL, reached: None, missed: 0, has_missed: false })
    }

    /// The level to go back to when it is over.
    pub fn from(&self) -> TagNo {
        self.from
    }

    /// The level that is tried now: the nearest rung below.
    pub fn level(&self) -> TagNo {
        self.level_at(self.at)
    }

    /// How much is tried now, in thousandths, on a ladder of numbers.
    pub fn value(&self) -> Option<i64> {
        self.value_at(self.at)
    }

    /// The rung that is tried now, from 0, and how many there are.
    pub fn rung(&self) -> (usize, usize) {
        ((self.at / LEVEL) as usize, self.plan.rungs.len())
    }

    /// Misses in a row so far.
    pub fn missed(&self) -> u8 {
        self.missed
    }

    fn top(&self) -> i64 {
        (self.plan.rungs.len() as i64 - 1) * LEVEL
    }

    fn level_at(&self, at: i64) -> TagNo {
        self.plan.rungs.get((at / LEVEL) as usize).copied().unwrap_or(self.from)
    }

    /// Between two rungs the value lies between theirs, rounded to what one can set and read.
    fn value_at(&self, at: i64) -> Option<i64> {
        let (rung, part) = (at / LEVEL, at % LEVEL);
        let Some((low, high)) = self.plan.span(rung) else {
            // the last rung of its numbers
            return self.plan.span(rung - 1).map(|(_, high)| high).filter(|_| part == 0);
        };
        let gap = high.saturating_sub(low);
        // as fine as a quarter of the gap, in powers of ten
        let mut grain = 1;
        while grain <= gap / 40 {
            grain *= 10;
        }
        let exact = (gap / LEVEL).saturating_mul(part) + gap % LEVEL * part / LEVEL;
        Some(low.saturating_add(exact.saturating_add(grain / 2) / grain * grain).min(high))
    }

    /// An attempt was made. Answers how the ladder ended, if it did.
    pub fn tried(&mut self, is_clean: bool) -> Option<LadderEnd> {
        self.reached = self.reached.max(Some(self.at));
        let rung = self.at / LEVEL;
        if !is_clean {
            self.missed += 1;
            self.has_missed = true;
            // no further down than its numbers go
            let mut lowest = rung;
            while self.plan.span(lowest - 1).is_some() {
                lowest -= 1;
            }
            self.at = (self.at - HALF).max(lowest * LEVEL);
            return (self.missed >= BREAKS).then_some(LadderEnd::Broke);
        }
        self.missed = 0;
        if self.at >= self.top() {
            return Some(LadderEnd::Top);
        }
        let mut highest = rung + 1;
        while self.plan.span(highest).is_some() {
            highest += 1;
        }
        let step = match (self.plan.span(rung), self.has_missed) {
            (None, _) => LEVEL,
            (_, false) => HALF,
            (_, true) => HARDER,
        };
        self.at = (self.at + step).min(highest * LEVEL);
        None
    }

    /// True if a fall in it ends it.
    pub fn ends_with_a_fall(&self) -> bool {
        self.plan.body
    }

    /// What is kept of it, if something was tried.
    pub fn run(&self, component: TagNo, end: LadderEnd) -> Option<LadderRun> {
        let reached = self.reached?;
        Some(LadderRun { component, level: self.level_at(reached), value: self.value_at(reached), end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(rungs: TagNo) -> LadderPlan {
        LadderPlan { body: false, rungs: (1..=rungs).collect(), spans: vec![] }
    }

    fn numbered(values: &[i64]) -> LadderPlan {
        let span = |pair: &[i64]| if pair[0] < pair[1] { [pair[0] * 1000, pair[1] * 1000] } else { [0, 0] };
        LadderPlan { spans: values.windows(2).flat_map(span).collect(), ..named(values.len() as TagNo) }
    }

    fn climb(plan: LadderPlan, from: TagNo, outcomes: &str) -> (Ladder, Option<LadderRun>) {
        let mut ladder = Ladder::begin(plan, from).expect("something harder");
        for (nth, letter) in outcomes.chars().enumerate() {
            if let Some(end) = ladder.tried(letter == 'c') {
                assert_eq!(nth + 1, outcomes.len(), "it went on after its end");
                let run = ladder.run(9, end);
                return (ladder, run);
            }
        }
        (ladder, None)
    }

    #[test]
    fn names_are_climbed_rung_by_rung_until_three_misses_in_a_row() {
        let (ladder, run) = climb(named(5), 2, "cmmcm");
        assert_eq!((ladder.level(), ladder.rung(), ladder.missed(), run), (4, (3, 5), 1, None));
        let (ladder, run) = climb(named(5), 2, "cmmcmmm");
        assert_eq!(run, Some(LadderRun { component: 9, level: 4, value: None, end: LadderEnd::Broke }));
        assert_eq!(ladder.from(), 2);
    }

    #[test]
    fn clean_at_the_top_is_the_end_and_no_breakdown() {
        let (_, run) = climb(named(3), 2, "cc");
        assert_eq!(run.map(|run| (run.level, run.end)), Some((3, LadderEnd::Top)));
        assert_eq!(Ladder::begin(named(3), 3), None, "there is nothing harder");
        assert_eq!(Ladder::begin(named(3), 7), None, "it is on no rung");
    }

    #[test]
    fn numbers_go_up_by_half_a_level_until_the_first_miss_and_then_by_the_weights() {
        let bpm = || numbered(&[60, 80, 100, 120]);
        let (ladder, _) = climb(bpm(), 1, "ccc");
        assert_eq!((ladder.value(), ladder.level()), (Some(90_000), 2), "logged at the nearest rung below");
        let (ladder, _) = climb(bpm(), 1, "cccm");
        assert_eq!(ladder.value(), Some(80_000), "half a level easier");
        let (ladder, _) = climb(bpm(), 1, "cccmc");
        assert_eq!(ladder.value(), Some(82_000), "1.89 harder");
        let (_, run) = climb(bpm(), 1, "cccmcmmm");
        assert_eq!(run.map(|run| (run.level, run.value, run.end)), Some((2, Some(90_000), LadderEnd::Broke)));
        let (ladder, _) = climb(bpm(), 1, "mm");
        assert_eq!((ladder.value(), ladder.level()), (Some(60_000), 1), "nothing is easier than the easiest");
    }

    #[test]
    fn where_names_and_numbers_mix_each_step_is_of_its_own_kind() {
        // the first two have one value: they differ in name
        let mixed = || numbered(&[60, 60, 80, 100]);
        let at = |outcomes| {
            let (ladder, _) = climb(mixed(), 1, outcomes);
            (ladder.level(), ladder.value())
        };
        assert_eq!(at(""), (1, None), "a name");
        assert_eq!(at("c"), (2, Some(60_000)));
        assert_eq!(at("cc"), (2, Some(70_000)));
        assert_eq!(at("ccm"), (2, Some(60_000)));
        assert_eq!(at("ccmm"), (2, Some(60_000)), "no further down than its numbers go");
        assert_eq!(at("m"), (1, None), "the same again");
        let (_, run) = climb(mixed(), 1, "cccccc");
        assert_eq!(run.map(|run| (run.level, run.value, run.end)), Some((4, Some(100_000), LadderEnd::Top)));
        // above numbers there are names again
        let (ladder, _) = climb(numbered(&[60, 80, 80]), 1, "ccc");
        assert_eq!((ladder.level(), ladder.value()), (3, None));
    }

    #[test]
    fn a_value_is_one_that_can_be_set() {
        let value = |values: &[i64], outcomes| climb(numbered(values), 1, outcomes).0.value();
        assert_eq!(value(&[60, 63], "c"), Some(61_500), "as fine as the ladder");
        assert_eq!(value(&[60, 72], "c"), Some(66_000));
        assert_eq!(value(&[60, 64], "mc"), Some(60_000));
        assert_eq!(value(&[60, 64], "mccc"), Some(61_000));
    }

    #[test]
    fn no_number_is_too_large_for_it() {
        for (low, high) in [(i64::MIN, i64::MAX), (-1, i64::MAX), (1, i64::MAX), (i64::MIN, i64::MIN + 1)] {
            let plan = LadderPlan { spans: vec![low, high, 0], ..named(3) };
            let mut ladder = Ladder::begin(plan, 1).expect("something harder");
            for outcome in [true, false, true, true, true, true, true] {
                assert!(ladder.value().is_none_or(|value| (low..=high).contains(&value)));
                ladder.tried(outcome);
            }
        }
    }

    /// The logistic curve of a learner who misses half the time at `hard`, in levels.
    fn misses(at: i64, hard: f64, chance: f64) -> bool {
        chance < 1.0 / (1.0 + (-2.0 * (at as f64 / LEVEL as f64 - hard)).exp())
    }

    #[test]
    fn the_staircase_settles_at_its_target() {
        let mut seed = 42_u64;
        let mut chance = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 11) as f64 / (1_u64 << 53) as f64
        };
        for hard in [2.0, 4.5, 7.0] {
            let mut ladder = Ladder::begin(numbered(&[40, 50, 60, 72, 84, 92, 100, 120, 144, 160]), 1).expect("harder");
            let (runs, mut missed) = (20_000, 0);
            for _ in 0..runs {
                let is_miss = misses(ladder.at, hard, chance());
                missed += u32::from(is_miss);
                // three in a row end a run; here it goes on, to see where it settles
                ladder.tried(!is_miss);
                ladder.missed = 0;
            }
            let share = f64::from(missed) / f64::from(runs);
            println!("hard at level {hard}: {:.2} % of {runs} attempts missed", 100.0 * share);
            assert!((share - 0.159).abs() < 0.02, "{share} missed at {hard}");
        }
    }
}
