//! The edge: whether a component is now too easy, too hard, or neither.

use super::wilson;
use crate::domain::{Attempt, STANDING_ATTEMPTS, Standing, TagNo};

/// The attempts that the advice looks at: the newest since this level was set, whatever session they were in.
pub const EDGE_WINDOW: usize = STANDING_ATTEMPTS;
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
    /// The edge of `component` at `level`: of `before`, where the finished sessions left it, and of `attempts`, those of the session
    /// that goes on.
    pub fn of(before: Option<&Standing>, attempts: &[Attempt], component: TagNo, level: TagNo) -> Self {
        let (mut n, mut misses, mut was_set) = (0, 0, false);
        let mut count = |is_miss: bool| {
            if n < EDGE_WINDOW {
                n += 1;
                misses += usize::from(is_miss);
            }
        };
        for attempt in attempts.iter().rev().filter(|attempt| attempt.component == component) {
            was_set |= attempt.level != level;
            if was_set {
                break;
            }
            count(attempt.micro().is_some());
        }
        if let Some(before) = before.filter(|before| !was_set && before.level == level) {
            before.outcomes.bytes().rev().for_each(|letter| count(letter == b'm'));
        }
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

    fn standing(level: TagNo, outcomes: &str) -> Standing {
        let practised = (Instant(0), 0);
        Standing { component: 1, level, outcomes: outcomes.to_owned(), practised, reached: vec![] }
    }

    fn edge(outcomes: &str) -> Edge {
        Edge::of(None, &attempts(outcomes), 1, 2)
    }

    #[test]
    fn fifteen_of_fifteen_clean_says_harder() {
        assert_eq!(edge(&"c".repeat(15)).advice(), EdgeAdvice::Harder);
        assert_eq!(edge(&"c".repeat(7)).advice(), EdgeAdvice::TooFew(1));
    }

    #[test]
    fn a_few_misses_in_ten_say_keep_going_and_half_says_easier() {
        assert_eq!(edge("ccccmccccm").advice(), EdgeAdvice::KeepGoing);
        assert_eq!(edge(&"cmm".repeat(6)).advice(), EdgeAdvice::Easier);
    }

    #[test]
    fn another_level_or_component_begins_anew() {
        let mut all = attempts(&"c".repeat(15));
        all.last_mut().expect("fifteen").level = 3;
        let before = standing(2, "mmmm");
        assert_eq!(Edge::of(Some(&before), &all, 1, 2).n, 0, "the level was changed since");
        assert_eq!(Edge::of(Some(&before), &all, 1, 3).n, 1);
    }

    #[test]
    fn sessions_before_count_on_at_the_same_level() {
        let before = standing(2, "mmcc");
        let of = |attempts: &[Attempt], level| {
            let edge = Edge::of(Some(&before), attempts, 1, level);
            (edge.n, edge.misses)
        };
        assert_eq!(of(&attempts("cm"), 2), (6, 3));
        assert_eq!(of(&[], 3), (0, 0), "they were at another level");
        let mut elsewhere = attempts("cm");
        elsewhere.iter_mut().for_each(|attempt| attempt.component = 9);
        assert_eq!(of(&elsewhere, 2), (4, 2), "another component changes nothing");
        assert_eq!(of(&attempts(&"c".repeat(38)), 2), (40, 0), "the newest forty");
        assert_eq!(of(&attempts(&"c".repeat(60)), 2), (40, 0));
    }

    /// What the advice is after `misses` of `n`: -1 easier, 1 harder, else 0.
    fn says(misses: usize, n: usize) -> i32 {
        match (Edge { n, misses, interval: wilson(misses, n, Z80) }).advice() {
            EdgeAdvice::Easier => -1,
            EdgeAdvice::Harder => 1,
            _ => 0,
        }
    }

    /// The chances of 0 to `n` misses in `n` attempts of a learner who misses at `rate`.
    fn binomial(n: usize, rate: f64) -> Vec<f64> {
        let mut chances = vec![1.0];
        for _ in 0..n {
            let mut next = vec![0.0; chances.len() + 1];
            for (misses, chance) in chances.iter().enumerate() {
                next[misses] += chance * (1.0 - rate);
                next[misses + 1] += chance * rate;
            }
            chances = next;
        }
        chances
    }

    #[test]
    fn who_practises_within_the_band_is_seldom_sent_away_from_it() {
        for rate in [0.15, 0.20, 0.25] {
            let wrong = |n: usize| -> f64 {
                let chances = binomial(n, rate).into_iter().enumerate();
                chances.filter(|(misses, _)| says(*misses, n) != 0).map(|(_, chance)| chance).sum()
            };
            let judged = EDGE_MINIMUM..=EDGE_WINDOW;
            let share = judged.clone().map(wrong).sum::<f64>() / judged.count() as f64;
            // from there on, the newest forty are looked at
            let (full, most) = (wrong(EDGE_WINDOW), (EDGE_MINIMUM..=EDGE_WINDOW).map(wrong).fold(0.0, f64::max));
            println!(
                "true rate {rate}: wrong after {:.1} % of the attempts {EDGE_MINIMUM} to {EDGE_WINDOW}, {:.1} % later, at most {:.1} %",
                100.0 * share,
                100.0 * full,
                100.0 * most
            );
            assert!(share <= 0.05 && full <= 0.05, "{share} wrong at {rate}, {full} later");
        }
    }

    #[test]
    fn who_is_far_from_the_band_is_told_within_forty_attempts() {
        for (rate, right) in [(0.0, 1), (0.5, -1)] {
            // the chances of each number of misses where nothing was advised so far
            let (mut silent, mut told, mut misled) = (vec![1.0], 0.0, 0.0);
            for n in 1..=EDGE_WINDOW {
                let mut next = vec![0.0; n + 1];
                for (misses, chance) in silent.iter().enumerate() {
                    next[misses] += chance * (1.0 - rate);
                    next[misses + 1] += chance * rate;
                }
                for (misses, chance) in next.iter_mut().enumerate() {
                    match says(misses, n) {
                        0 => {}
                        said if said == right => told += std::mem::take(chance),
                        _ => misled += std::mem::take(chance),
                    }
                }
                silent = next;
            }
            println!(
                "true rate {rate}: told within 40 attempts {:.1} %, wrongly {:.2} %",
                100.0 * told,
                100.0 * misled
            );
            assert!(told >= 0.75, "{told} told at {rate}");
        }
    }
}
