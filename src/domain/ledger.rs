//! The tweak ledger of a skill: what came of the retries after each tweak, which causes and tweaks are used, and what was given last.
//! It can be thrown away and made again from the finished sessions, which may come in any order.

use super::{Attempt, Instant, Millis, Outcome, TagNo};

/// A use is worth so much of what it was worth a day before: half of it after 14 days, for 0.9517 is 2 to the power of −1/14.
const A_DAY_LATER: f64 = 0.951_695_153_010_619_6;
/// After so many days nothing can be told from nothing.
const GONE: u32 = 400;
/// What a use is worth on its day.
const ONE: u32 = 1000;
const MINUTE: Millis = 60_000;
const DAY: Millis = 24 * 60 * MINUTE;

/// The retries of a tweak after misses of one cause.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Tried {
    /// Of which component.
    pub component: TagNo,
    /// The cause of the misses; `None`: no cause is known.
    pub cause: Option<TagNo>,
    /// The tweak, as it was when it was tried.
    pub tweak: TagNo,
    /// Retries that were clean.
    pub clean: u32,
    /// All retries.
    pub all: u32,
}

/// How often a cause or a tweak was given, and how much of that lately.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Used {
    /// Of which component.
    pub component: TagNo,
    /// The cause or the tweak.
    pub tag: TagNo,
    /// How often.
    pub uses: u32,
    /// What these uses are worth on `day`, in thousandths: see [`Ledger::score`].
    pub worth: u32,
    /// Days since 1970, UTC.
    pub day: u32,
}

/// The last miss of a component that was given both a cause and a tweak.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Given {
    /// Of which component.
    pub component: TagNo,
    /// Its cause.
    pub cause: TagNo,
    /// Its tweak.
    pub tweak: TagNo,
    /// When its session began, in minutes since 1970.
    pub minute: u32,
}

/// What retries and reflections of a skill come to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ledger {
    /// Each tweak with each cause.
    pub tried: Vec<Tried>,
    /// Each cause and tweak.
    pub used: Vec<Used>,
    /// What was given last, by component.
    pub given: Vec<Given>,
}

/// One thing that an attempt says.
enum Said {
    Retried(Tried),
    Named(TagNo, TagNo),
    Gave(TagNo, TagNo, TagNo),
}

/// Calls `hear` with everything that `attempts` say.
fn each(attempts: &[Attempt], hear: &mut dyn FnMut(Said)) {
    for attempt in attempts {
        let component = attempt.component;
        if let Some(micro) = attempt.micro() {
            for tag in [micro.cause, micro.tweak].into_iter().flatten() {
                hear(Said::Named(component, tag));
            }
            if let (Some(cause), Some(tweak)) = (micro.cause, micro.tweak) {
                hear(Said::Gave(component, cause, tweak));
            }
        }
        if let Some(retry) = attempt.retry {
            let cause = attempts.get(retry.miss).and_then(Attempt::micro).and_then(|miss| miss.cause);
            let clean = u32::from(attempt.outcome == Outcome::Clean);
            hear(Said::Retried(Tried { component, cause, tweak: retry.tweak, clean, all: 1 }));
        }
    }
}

fn whole(instant: Instant, of: Millis) -> u32 {
    u32::try_from(instant.0 / of).unwrap_or(0)
}

/// What is left of `worth` so many days later.
fn faded(worth: u32, days: u32) -> f64 {
    (0..days.min(GONE)).fold(f64::from(worth), |left, _| left * A_DAY_LATER)
}

impl Used {
    /// Counts uses of `day`, each of them worth `ONE` then, or takes them off.
    fn count(&mut self, day: u32, by: fn(u32, u32) -> u32) {
        let newest = self.day.max(day);
        let [before, one] = [faded(self.worth, newest - self.day), faded(ONE, newest - day)];
        self.worth = by((before + 0.5) as u32, (one + 0.5) as u32);
        self.uses = by(self.uses, 1);
        self.day = newest;
    }
}

impl Tried {
    fn is(&self, other: &Self) -> bool {
        (self.component, self.cause, self.tweak) == (other.component, other.cause, other.tweak)
    }
}

impl Ledger {
    /// Takes in the attempts of a session that began at `began`.
    pub fn add(&mut self, attempts: &[Attempt], began: Instant) {
        let (day, minute) = (whole(began, DAY), whole(began, MINUTE));
        each(attempts, &mut |said| match said {
            Said::Retried(new) => match self.tried.iter_mut().find(|known| known.is(&new)) {
                Some(known) => {
                    known.clean = known.clean.saturating_add(new.clean);
                    known.all = known.all.saturating_add(1);
                }
                None => self.tried.push(new),
            },
            Said::Named(component, tag) => {
                let known = self.used.iter().position(|known| (known.component, known.tag) == (component, tag));
                let place = known.unwrap_or_else(|| {
                    self.used.push(Used { component, tag, uses: 0, worth: 0, day });
                    self.used.len() - 1
                });
                self.used[place].count(day, u32::saturating_add);
            }
            Said::Gave(component, cause, tweak) => {
                let new = Given { component, cause, tweak, minute };
                match self.given.iter_mut().find(|known| known.component == component) {
                    Some(known) if known.minute > minute => {}
                    Some(known) => *known = new,
                    None => self.given.push(new),
                }
            }
        });
    }

    /// Takes a session off that was taken in, and takes in what it is now, if it is still there. False if that cannot be done: what
    /// was given before it is not known any more, or it was never taken in. The ledger is then to be made again.
    pub fn replace(&mut self, before: (&[Attempt], Instant), after: Option<(&[Attempt], Instant)>) -> bool {
        let (attempts, began) = before;
        let (day, minute) = (whole(began, DAY), whole(began, MINUTE));
        let mut is_whole = true;
        let mut lost: Vec<TagNo> = Vec::new();
        each(attempts, &mut |said| match said {
            Said::Retried(old) => match self.tried.iter_mut().find(|known| known.is(&old)) {
                Some(known) if known.all > 0 && known.clean >= old.clean => {
                    (known.clean, known.all) = (known.clean - old.clean, known.all - 1);
                }
                _ => is_whole = false,
            },
            Said::Named(component, tag) => {
                match self.used.iter_mut().find(|known| (known.component, known.tag) == (component, tag)) {
                    Some(known) if known.uses > 0 => known.count(day, u32::saturating_sub),
                    _ => is_whole = false,
                }
            }
            Said::Gave(component, ..) => {
                let is_last = |known: &Given| known.component == component && known.minute == minute;
                if self.given.iter().any(is_last) && !lost.contains(&component) {
                    lost.push(component);
                }
            }
        });
        self.given.retain(|known| !lost.contains(&known.component));
        if let Some((attempts, began)) = after {
            self.add(attempts, began);
        }
        self.tried.retain(|known| known.all > 0);
        self.used.retain(|known| known.uses > 0);
        let is_known =
            |component: &TagNo| self.given.iter().any(|known| known.component == *component && known.minute >= minute);
        is_whole && lost.iter().all(is_known) && self.tried.iter().all(|known| known.clean <= known.all)
    }

    /// What it says of one component.
    pub fn of(&self, component: TagNo) -> Self {
        Self {
            tried: self.tried.iter().filter(|known| known.component == component).copied().collect(),
            used: self.used.iter().filter(|known| known.component == component).copied().collect(),
            given: self.given.iter().filter(|known| known.component == component).copied().collect(),
        }
    }

    /// The cause and the tweak that were given last to a miss of `component`.
    pub fn last_given(&self, component: TagNo) -> Option<(TagNo, TagNo)> {
        self.given.iter().find(|known| known.component == component).map(|known| (known.cause, known.tweak))
    }

    /// The retries of a tweak, clean and all: after misses of this cause, or whatever their cause was.
    pub fn retries(&self, component: TagNo, cause: Option<TagNo>, tweak: TagNo) -> (u32, u32) {
        let of_it = self.tried.iter().filter(|known| {
            (known.component, known.tweak) == (component, tweak) && (cause.is_none() || known.cause == cause)
        });
        of_it.fold((0, 0), |(clean, all), known| (clean.saturating_add(known.clean), all.saturating_add(known.all)))
    }

    /// How often and how lately a cause or a tweak of `component` was given: the sum, over all its uses, of 2 to the power of
    /// −(days since the use)/14, as of the newest day that this ledger knows. So a use counts half after two weeks and a quarter
    /// after four; where nothing was practised, nothing changes places.
    pub fn score(&self, component: TagNo, tag: TagNo) -> f64 {
        let newest = self.used.iter().map(|known| known.day).max().unwrap_or(0);
        let known = self.used.iter().find(|known| (known.component, known.tag) == (component, tag));
        known.map_or(0.0, |known| faded(known.worth, newest - known.day) / f64::from(ONE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_use_is_worth_half_after_two_weeks_whichever_comes_first() {
        assert!((faded(ONE, 14) - 500.0).abs() < 1e-9 && (faded(ONE, 28) - 250.0).abs() < 1e-9);
        assert!(faded(u32::MAX, u32::MAX) < 0.1 * f64::from(ONE) && faded(ONE, 0) == 1000.0);
        for days in [[0, 14], [14, 0]] {
            let mut used = Used { component: 1, tag: 2, uses: 0, worth: 0, day: days[0] };
            days.into_iter().for_each(|day| used.count(day, u32::saturating_add));
            assert_eq!((used.uses, used.worth, used.day), (2, 1500, 14));
        }
    }

    #[test]
    fn what_was_never_taken_in_cannot_be_taken_off() {
        let attempt = Attempt {
            at: Instant(0),
            running: 0,
            component: 1,
            level: 2,
            outcome: Outcome::Micro(super::super::MicroFailure { size: None, cause: Some(7), tweak: Some(9) }),
            source: super::super::Source::Touch,
            retry: None,
        };
        let (session, began) = ([attempt], Instant(DAY));
        assert!(!Ledger::default().replace((&session, began), None));
        let mut ledger = Ledger::default();
        ledger.add(&session, began);
        assert!(ledger.replace((&session, began), Some((&session, began))), "as it was");
        assert_eq!(ledger.last_given(1), Some((7, 9)));
        assert!(!ledger.clone().replace((&session, began), None), "what was given before is not known");
        ledger.add(&session, began.after(DAY));
        assert!(ledger.replace((&session, began), None), "it was not the last");
        assert_eq!((ledger.used.len(), ledger.used[0].uses), (2, 1));
    }
}
