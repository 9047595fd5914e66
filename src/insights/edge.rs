//! The edge: whether a component is now too easy, too hard, or neither.

use super::wilson;
use crate::domain::{Attempt, TagNo};

/// The attempts that the advice looks at: the newest, at this component and level.
pub const EDGE_WINDOW: usize = 40;
/// Fewer attempts than this say nothing.
pub const EDGE_MINIMUM: usize = 8;
/// Between these error rates a component is neither comfortable nor hopeless: around the 15.9 % of the "85 % rule"
/// (Wilson et al. 2019), a model result and a rule of thumb.
pub const EDGE_BAND: (f64, f64) = (0.1, 0.3);
/// The normal quantile of a two-sided 80 % interval.
const Z80: f64 = 1.281_551_565_544_8;

/// The error rate now, with its 80 % interval.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Edge {
    /// Attempts looked at, at most [`EDGE_WINDOW`].
    pub n: usize,
    /// Misses among them.
    pub misses: usize,
    /// 80 % Wilson interval of the error rate, from 0 to 1.
    pub interval: (f64, f64),
}

/// What the edge says.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum EdgeAdvice {
    /// So many more attempts are needed.
    TooFew(usize),
    /// The interval lies below the band.
    Harder,
    /// The interval meets the band.
    KeepGoing,
    /// The interval lies above the band.
    Easier,
}

impl Edge {
    /// The edge of `component` at `level` after `attempts`.
    pub fn of(attempts: &[Attempt], component: TagNo, level: TagNo) -> Self {
        let here = attempts.iter().rev().filter(|a| a.component == component);
        let since_level_set = here.take_while(|a| a.level == level).take(EDGE_WINDOW);
        let (n, misses) = since_level_set.fold((0, 0), |(n, m), a| (n + 1, m + usize::from(a.micro().is_some())));
        Self { n, misses, interval: wilson(misses, n, Z80) }
    }

    /// What it says, by the whole interval and never by the rate alone.
    pub fn advice(&self) -> EdgeAdvice {
        match self.interval {
            _ if self.n < EDGE_MINIMUM => EdgeAdvice::TooFew(EDGE_MINIMUM - self.n),
            (_, upper) if upper < EDGE_BAND.0 => EdgeAdvice::Harder,
            (lower, _) if lower > EDGE_BAND.1 => EdgeAdvice::Easier,
            _ => EdgeAdvice::KeepGoing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Instant, MicroFailure, Outcome, Source};

    fn attempts(outcomes: &str) -> Vec<Attempt> {
        let outcome = |c| if c == 'c' { Outcome::Clean } else { Outcome::Micro(MicroFailure::default()) };
        outcomes
            .chars()
            .map(|c| Attempt {
                at: Instant(0),
                running: 0,
                component: 1,
                level: 2,
                outcome: outcome(c),
                source: Source::Touch,
                retry: None,
            })
            .collect()
    }

    #[test]
    fn fifteen_of_fifteen_clean_says_harder() {
        assert_eq!(Edge::of(&attempts(&"c".repeat(15)), 1, 2).advice(), EdgeAdvice::Harder);
        assert_eq!(Edge::of(&attempts(&"c".repeat(7)), 1, 2).advice(), EdgeAdvice::TooFew(1));
    }

    #[test]
    fn a_few_misses_in_ten_say_keep_going_and_half_says_easier() {
        assert_eq!(Edge::of(&attempts("ccccmccccm"), 1, 2).advice(), EdgeAdvice::KeepGoing);
        assert_eq!(Edge::of(&attempts(&"cmm".repeat(6)), 1, 2).advice(), EdgeAdvice::Easier);
    }

    #[test]
    fn another_level_or_component_begins_anew() {
        let mut all = attempts(&"c".repeat(15));
        all.last_mut().expect("fifteen").level = 3;
        assert_eq!(Edge::of(&all, 1, 2).n, 0, "the level was changed since");
        assert_eq!(Edge::of(&all, 1, 3).n, 1);
    }
}
