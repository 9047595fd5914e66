//! The tweak ledger of a skill: what came of the retries after each tweak, which causes and tweaks are used, and what was given last.
//! It can be thrown away and made again from the finished sessions, which may come in any order.
//!
//! It is three tables of whole numbers, as they are stored: there are few rows, and the program that is used on the ice has one kind of
//! them to read, write and look through.

use super::{Attempt, Instant, Millis, Outcome, TagNo};

/// A use is worth so much of what it was worth a day before: half of it after 14 days, for 0.9517 is 2 to the power of −1/14.
const A_DAY_LATER: f64 = 0.951_695_153_010_619_6;
/// After so many days nothing can be told from nothing.
const GONE: i64 = 400;
/// What a use is worth on its day.
const ONE: i64 = 1000;
const MINUTE: Millis = 60_000;
const DAY: Millis = 24 * 60 * MINUTE;

/// A row of a [`Ledger`].
pub type Row = [i64; 5];

/// What retries and reflections of a skill come to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ledger {
    /// Component, cause (0: none is known), tweak as it was when it was tried, clean retries, all retries.
    tried: Vec<Row>,
    /// Component, cause or tweak, how often it was given, what that is worth on a day in thousandths, and that day since 1970, UTC.
    used: Vec<Row>,
    /// Component, cause and tweak of its last miss that was given both, day and minute of the day (UTC) when its session began.
    given: Vec<Row>,
}

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

/// One thing that an attempt says.
enum Said {
    /// Component, cause, tweak, and 1 if the retry was clean.
    Retried([i64; 4]),
    /// Component, and a cause or a tweak.
    Named([i64; 2]),
    /// Component, cause, tweak.
    Gave([i64; 3]),
}

/// Calls `hear` with everything that `attempts` say.
fn each(attempts: &[Attempt], hear: &mut dyn FnMut(Said)) {
    for attempt in attempts {
        let component = attempt.component.into();
        if let Some(micro) = attempt.micro() {
            for tag in [micro.cause, micro.tweak].into_iter().flatten() {
                hear(Said::Named([component, tag.into()]));
            }
            if let (Some(cause), Some(tweak)) = (micro.cause, micro.tweak) {
                hear(Said::Gave([component, cause.into(), tweak.into()]));
            }
        }
        if let Some(retry) = attempt.retry {
            let cause = attempts.get(retry.miss).and_then(Attempt::micro).and_then(|miss| miss.cause);
            let clean = i64::from(attempt.outcome == Outcome::Clean);
            hear(Said::Retried([component, cause.unwrap_or(0).into(), retry.tweak.into(), clean]));
        }
    }
}

/// Day and minute of the day.
fn moment(began: Instant) -> [i64; 2] {
    [began.0 / DAY, began.0 % DAY / MINUTE]
}

/// What is left of `worth` so many days later.
fn faded(worth: i64, days: i64) -> f64 {
    (0..days.min(GONE)).fold(worth as f64, |left, _| left * A_DAY_LATER)
}

/// The row that begins with `key`.
fn find<'a>(rows: &'a mut [Row], key: &[i64]) -> Option<&'a mut Row> {
    rows.iter_mut().find(|row| row.starts_with(key))
}

/// The row that begins with `key`; made if it is not there.
fn entry<'a>(rows: &'a mut Vec<Row>, key: &[i64]) -> &'a mut Row {
    let place = rows.iter().position(|row| row.starts_with(key)).unwrap_or_else(|| {
        let mut row = [0; 5];
        row[..key.len()].copy_from_slice(key);
        rows.push(row);
        rows.len() - 1
    });
    &mut rows[place]
}

/// Counts a use of `day`, which is worth [`ONE`] then; or takes it off, where `by` is -1.
fn count([_, _, uses, worth, known]: &mut Row, day: i64, by: i64) {
    let newest = day.max(*known);
    let [before, one] = [faded(*worth, newest - *known), faded(ONE, newest - day)];
    (*uses, *worth, *known) = (*uses + by, ((before + 0.5) as i64 + by * (one + 0.5) as i64).max(0), newest);
}

impl Ledger {
    /// Takes in the attempts of a session that began at `began`.
    pub fn add(&mut self, attempts: &[Attempt], began: Instant) {
        let began = moment(began);
        each(attempts, &mut |said| match said {
            Said::Retried([key @ .., clean]) => {
                let [.., known_clean, all] = entry(&mut self.tried, &key);
                (*known_clean, *all) = (*known_clean + clean, *all + 1);
            }
            Said::Named(key) => count(entry(&mut self.used, &key), began[0], 1),
            Said::Gave([component, cause, tweak]) => {
                let row = entry(&mut self.given, &[component]);
                if row[3..] <= began[..] {
                    *row = [component, cause, tweak, began[0], began[1]];
                }
            }
        });
    }

    /// Takes a session off that was taken in, and takes in what it is now, if it is still there. False if that cannot be done: what
    /// was given before it is not known any more, or it was never taken in. The ledger is then to be made again.
    pub fn replace(&mut self, before: (&[Attempt], Instant), after: Option<(&[Attempt], Instant)>) -> bool {
        let began = moment(before.1);
        let mut is_whole = true;
        let mut lost: Vec<i64> = Vec::new();
        each(before.0, &mut |said| match said {
            Said::Retried([key @ .., was_clean]) => match find(&mut self.tried, &key) {
                Some([.., clean, all]) if *all > 0 => (*clean, *all) = (*clean - was_clean, *all - 1),
                _ => is_whole = false,
            },
            Said::Named(key) => match find(&mut self.used, &key) {
                Some(row) if row[2] > 0 => count(row, began[0], -1),
                _ => is_whole = false,
            },
            Said::Gave([component, ..]) => {
                if find(&mut self.given, &[component]).is_some_and(|row| row[3..] == began) {
                    lost.push(component);
                }
            }
        });
        self.given.retain(|row| !lost.contains(&row[0]));
        if let Some((attempts, began)) = after {
            self.add(attempts, began);
        }
        self.tried.retain(|row| row[4] > 0);
        self.used.retain(|row| row[2] > 0);
        let is_known = |component: &i64| find(&mut self.given, &[*component]).is_some_and(|row| row[3..] >= began[..]);
        is_whole && lost.iter().all(is_known) && self.tried.iter().all(|row| (0..=row[4]).contains(&row[3]))
    }

    /// The tables, as they are stored.
    pub fn rows(&self) -> [&[Row]; 3] {
        [&self.tried, &self.used, &self.given]
    }

    /// The ledger of these tables; `None` if a number in them is negative or no number of 32 bits, or more retries were clean than
    /// there were.
    pub fn of_rows([tried, used, given]: [Vec<Row>; 3]) -> Option<Self> {
        let is_small = |row: &Row| row.iter().all(|number| (0..=i64::from(u32::MAX)).contains(number));
        let all_small = [&tried, &used, &given].into_iter().all(|rows| rows.iter().all(is_small));
        (all_small && tried.iter().all(|row| row[3] <= row[4])).then_some(Self { tried, used, given })
    }

    /// Each tweak of each component with each cause.
    pub fn tried(&self) -> impl Iterator<Item = Tried> {
        self.tried.iter().map(|row| {
            let [component, cause, tweak, clean, all] = row.map(|number| number as u32);
            Tried { component, cause: (cause > 0).then_some(cause), tweak, clean, all }
        })
    }

    /// The cause and the tweak that were given last to a miss of `component`.
    pub fn last_given(&self, component: TagNo) -> Option<(TagNo, TagNo)> {
        let row = self.given.iter().find(|row| row[0] == i64::from(component))?;
        Some((row[1] as TagNo, row[2] as TagNo))
    }

    /// The retries of a tweak, clean and all: after misses of this cause, or whatever their cause was.
    pub fn retries(&self, component: TagNo, cause: Option<TagNo>, tweak: TagNo) -> (u32, u32) {
        let mut sum = (0, 0);
        for [of, after, tried, clean, all] in &self.tried {
            let is_its = (*of, *tried) == (component.into(), tweak.into());
            if is_its && cause.is_none_or(|cause| i64::from(cause) == *after) {
                sum = (u32::saturating_add(sum.0, *clean as u32), u32::saturating_add(sum.1, *all as u32));
            }
        }
        sum
    }

    /// How often and how lately a cause or a tweak of `component` was given: the sum, over all its uses, of 2 to the power of
    /// −(days since the use)/14, as of the newest day that this ledger knows. So a use counts half after two weeks and a quarter
    /// after four; where nothing was practised, nothing changes places.
    pub fn score(&self, component: TagNo, tag: TagNo) -> f64 {
        let newest = self.used.iter().map(|row| row[4]).max().unwrap_or(0);
        let known = self.used.iter().find(|row| row.starts_with(&[component.into(), tag.into()]));
        known.map_or(0.0, |row| faded(row[3], newest - row[4]) / ONE as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_use_is_worth_half_after_two_weeks_whichever_comes_first() {
        assert!((faded(ONE, 14) - 500.0).abs() < 1e-9 && (faded(ONE, 28) - 250.0).abs() < 1e-9);
        assert!(faded(i64::from(u32::MAX), i64::MAX) < 100.0 && faded(ONE, 0) == 1000.0);
        for days in [[0, 14], [14, 0]] {
            let mut row = [1, 2, 0, 0, days[0]];
            days.into_iter().for_each(|day| count(&mut row, day, 1));
            assert_eq!(row, [1, 2, 2, 1500, 14]);
            count(&mut row, 0, -1);
            assert_eq!(row, [1, 2, 1, 1000, 14]);
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
        assert_eq!((ledger.used.len(), ledger.used[0][2]), (2, 1));
    }

    #[test]
    fn numbers_that_cannot_be_are_no_ledger() {
        let of = |tried: Row, used: Row| Ledger::of_rows([vec![tried], vec![used], vec![]]).is_some();
        assert!(of([1, 7, 9, 3, 3], [1, 7, 1, 1000, 20_000]));
        assert!(!of([1, 7, 9, 4, 3], [0; 5]) && !of([0; 5], [1, 7, 1, -1, 0]) && !of([1 << 32, 0, 0, 0, 0], [0; 5]));
    }
}
