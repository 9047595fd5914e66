//! How somebody misses who is learning: often and hard at first, then less, and above all smaller.
//!
//! Only sums, products and quotients: they come out alike on every machine, as logarithms and powers do not.

use super::chance::Chance;
use super::life::Life;
use crate::domain::{Component, Size, TagNo};

/// What the skater can do by now, as shares of what was to be learned: with stretches in which nothing seems to move.
const PROGRESS: [(f64, f64); 8] =
    [(0.0, 0.0), (0.12, 0.25), (0.28, 0.42), (0.42, 0.44), (0.58, 0.68), (0.7, 0.74), (0.82, 0.75), (1.0, 1.0)];

/// How far the skater is after a share `lived` of the whole time.
pub fn progress(lived: f64) -> f64 {
    let pairs = PROGRESS.windows(2).map(|pair| (pair[0], pair[1]));
    let mut within = pairs.filter(|((from, _), (to, _))| (*from..=*to).contains(&lived));
    within.next().map_or(1.0, |((x0, y0), (x1, y1))| y0 + (y1 - y0) * (lived - x0) / (x1 - x0))
}

/// What the skater has made of one component.
#[derive(Clone, Debug)]
pub struct Grasp {
    /// Of which.
    pub component: TagNo,
    /// Attempts so far; a harder level takes some of them back.
    tries: f64,
    /// The last attempts at this level, oldest first: true for a miss.
    recent: Vec<bool>,
    /// What each tweak does to the chance of a miss: 0.5 halves it.
    tweaks: Vec<f64>,
    /// Which cause is the usual one.
    usual: usize,
    /// How many rungs above the easiest level it is practised.
    rungs: isize,
}

/// A day's form: what it makes of the chance of a miss.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Form {
    /// From 0, where everything is new, to 1.
    pub progress: f64,
    /// 1 on an ordinary day, more on a bad one.
    pub factor: f64,
}

impl Form {
    /// A day on which nothing works.
    pub fn is_bad(&self) -> bool {
        self.factor > 1.2
    }
}

/// How many attempts the skater goes by when the level is changed.
const LOOK_BACK: usize = 12;

impl Grasp {
    /// Nothing yet. Which tweak helps differs from one component to the next; the skater has to find out.
    pub fn new(seed: u64, component: &Component) -> Self {
        let mut chance = Chance::of(seed, 1_000_000 + u64::from(component.tag));
        let mut tweaks: Vec<f64> = component.tweaks.iter().map(|_| 0.8 + 0.35 * chance.unit()).collect();
        let best = chance.between(0, 2) as usize;
        for (place, effect) in [(best, 0.4), (best + 2, 0.62)] {
            if let Some(tweak) = tweaks.get_mut(place) {
                *tweak = effect;
            }
        }
        let usual = chance.between(0, 2) as usize;
        Self { component: component.tag, tries: 0.0, recent: Vec::new(), tweaks, usual, rungs: 0 }
    }

    /// From 0, never tried, towards 1.
    fn known(&self) -> f64 {
        self.tries / (self.tries + 70.0)
    }

    /// How likely the next attempt misses; `tweak` is what is tried in it.
    pub fn likely_miss(&self, life: &Life, form: Form, tweak: Option<usize>) -> f64 {
        let to_learn = 0.4 * (1.0 - self.known()) + 0.6 * (1.0 - form.progress);
        let harder = 1.0 + 0.1 * self.rungs as f64;
        let plain = (life.least + (life.first - life.least) * to_learn) * form.factor * harder;
        let effect = tweak.and_then(|place| self.tweaks.get(place)).copied().unwrap_or(1.0);
        (plain * effect).clamp(0.03, 0.95)
    }

    /// How big a miss is. Falls get rare first, then stumbles; what is left are wobbles.
    pub fn size(&self, chance: &mut Chance, form: Form, falls: u32) -> Size {
        let to_learn = 1.0 - 0.4 * self.known() - 0.6 * form.progress;
        let tired = if falls >= 3 { 0.2 } else { 1.0 };
        let fall = (0.01 + 0.3 * to_learn * to_learn) * form.factor * tired;
        let stumble = 0.15 + 0.36 * to_learn;
        [Size::Fall, Size::Stumble, Size::Wobble][chance.pick(&[fall, stumble, 1.0 - fall - stumble])]
    }

    /// What went wrong, as a place among the causes: anything at first, one or two things later.
    pub fn cause(&self, chance: &mut Chance, causes: usize) -> usize {
        let known = self.known();
        let even = (1.0 - known) / causes.max(1) as f64;
        let mut share = known;
        let mut weights = vec![even; causes];
        for place in 0..causes {
            share *= 0.5;
            weights[(self.usual + place) % causes] += share;
        }
        chance.pick(&weights)
    }

    /// What to change, as a place among the tweaks: tried in turn at first, then more and more what helped.
    pub fn tweak(&self, chance: &mut Chance) -> usize {
        let known = self.known();
        let weights: Vec<f64> = self.tweaks.iter().map(|effect| 0.15 + 4.0 * known * (1.2 - effect).max(0.0)).collect();
        chance.pick(&weights)
    }

    /// One more attempt.
    pub fn tried(&mut self, missed: bool) {
        self.tries += 1.0;
        self.recent.push(missed);
        if self.recent.len() > LOOK_BACK {
            self.recent.remove(0);
        }
    }

    /// How the level is changed now: harder when misses have become few, easier when nothing works.
    pub fn step(&self, life: &Life, form: Form) -> Option<isize> {
        let misses = self.recent.iter().filter(|missed| **missed).count() as f64;
        let last = self.recent.len().saturating_sub(6);
        let hopeless = self.recent.len() >= 6 && self.recent[last..].iter().all(|missed| *missed);
        // a beginner goes on sooner: half of the misses at the easiest level are only for being new
        let few = life.least + 0.4 * (life.first - life.least) * (1.0 - form.progress);
        let easy = self.recent.len() == LOOK_BACK && misses <= LOOK_BACK as f64 * few;
        if easy { Some(1) } else { hopeless.then_some(-1) }
    }

    /// The level was changed by `steps`.
    pub fn stepped(&mut self, steps: isize) {
        self.recent.clear();
        self.rungs = (self.rungs + steps).max(0);
        self.tries *= if steps > 0 { 0.6 } else { 1.2 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_goes_from_nothing_to_all_and_never_back() {
        let all: Vec<f64> = (0..=100).map(|share| progress(f64::from(share) / 100.0)).collect();
        assert_eq!((all[0], all[100], progress(1.2)), (0.0, 1.0, 1.0));
        assert!(all.is_sorted() && all[40] - all[30] < 0.03, "with a plateau: {all:?}");
    }
}
