//! The tweak ledger of a skill: what came of the retries after each tweak, which causes and tweaks are used, and what was given last.
//! It can be thrown away and made again from the finished sessions, which may come in any order.
//!
//! It is one table of whole numbers, as it is stored: there are few rows, and the program that is used on the ice has one kind of them to
//! read, write and look through.

use super::{Attempt, Instant, Millis, Outcome, TagNo};

/// A use is worth so much of what it was worth a day before: half of it after 14 days, for 0.9517 is 2 to the power of −1/14.
const A_DAY_LATER: f64 = 0.951_695_153_010_619_6;
/// After so many days nothing can be told from nothing.
const GONE: i64 = 400;
/// What a use is worth on its day.
const ONE: i64 = 1000;
const MINUTE: Millis = 60_000;
const DAY: Millis = 24 * 60 * MINUTE;

/// A row of a [`Ledger`]. Its first number says what the others are; the second is the component.
///
/// | | | | | |
/// |---|---|---|---|---|
/// | [`TRIED`] | component | cause (0: none is known), tweak as it was when it was tried | clean retries | all retries |
/// | [`USED`] | component | cause or tweak, how often it was given | what that is worth on a day, in thousandths | that day since 1970, UTC |
/// | [`GIVEN`] | component | cause and tweak of its last miss that was given both | day | and minute of the day, UTC, when its session began |
pub type Row = [i64; 6];

/// Begins a row of retries.
pub const TRIED: i64 = 0;
/// Begins a row of uses.
pub const USED: i64 = 1;
/// Begins a row of what was given last.
pub const GIVEN: i64 = 2;

/// What retries and reflections of a skill come to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ledger(Vec<Row>);

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

/// Calls `hear` with everything that `attempts` say, as rows of which the last two numbers are 0, but for retries: whether it was clean.
fn each(attempts: &[Attempt], hear: &mut dyn FnMut(Row)) {
    for attempt in attempts {
        let component = attempt.component.into();
        if let Some(micro) = attempt.micro() {
            let [cause, tweak] = [micro.cause, micro.tweak].map(|tag| tag.map_or(0, i64::from));
            for tag in [cause, tweak] {
                if tag > 0 {
                    hear([USED, component, tag, 0, 0, 0]);
                }
            }
            if cause > 0 && tweak > 0 {
                hear([GIVEN, component, cause, tweak, 0, 0]);
            }
        }
        if let Some(retry) = attempt.retry {
            let cause = attempts.get(retry.miss).and_then(Attempt::micro).and_then(|miss| miss.cause);
            let clean = i64::from(attempt.outcome == Outcome::Clean);
            hear([TRIED, component, cause.map_or(0, i64::from), retry.tweak.into(), clean, 1]);
        }
    }
}

/// So many numbers from the first say what a row is about.
fn about(row: &Row) -> usize {
    [4, 3, 2][row[0].clamp(TRIED, GIVEN) as usize]
}

/// Day and minute of the day.
fn moment(began: Instant) -> [i64; 2] {
    [began.0 / DAY, began.0 % DAY / MINUTE]
}

/// What is left of `worth` so many days later.
fn faded(worth: i64, days: i64) -> f64 {
    (0..days.min(GONE)).fold(worth as f64, |left, _| left * A_DAY_LATER)
}

/// Counts a use of `day`, which is worth [`ONE`] then; or takes it off, where `by` is -1.
fn count([.., uses, worth, known]: &mut Row, day: i64, by: i64) {
    let newest = day.max(*known);
    let [before, one] = [faded(*worth, newest - *known), faded(ONE, newest - day)];
    (*uses, *worth, *known) = (*uses + by, ((before + 0.5) as i64 + by * (one + 0.5) as i64).max(0), newest);
}

impl Ledger {
    /// The row that is about the same as `like`.
    fn find(&mut self, like: &Row) -> Option<&mut Row> {
        let key = &like[..about(like)];
        self.0.iter_mut().find(|row| row.starts_with(key))
    }

    /// Takes in the attempts of a session that began at `began`.
    pub fn add(&mut self, attempts: &[Attempt], began: Instant) {
        let began = moment(began);
        each(attempts, &mut |new| self.take_in(new, began));
    }

    /// Takes in retries that were counted elsewhere, with cause and tweak `given` before each: how many were clean, and how many they are.
    /// Nothing of them may be there yet.
    pub fn add_retries(&mut self, component: TagNo, given: (Option<TagNo>, TagNo), (clean, all): (u32, u32)) {
        let cause = given.0.map_or(0, i64::from);
        self.0.push([TRIED, component.into(), cause, given.1.into(), clean.into(), all.into()]);
    }

    fn take_in(&mut self, mut new: Row, began: [i64; 2]) {
        if new[0] == GIVEN {
            [.., new[4], new[5]] = [began[0], began[1]];
        }
        let Some(row) = self.find(&new) else {
            if new[0] == USED {
                count(&mut new, began[0], 1);
            }
            return self.0.push(new);
        };
        match new[0] {
            TRIED => (row[4], row[5]) = (row[4] + new[4], row[5] + 1),
            USED => count(row, began[0], 1),
            _ if row[4..] <= new[4..] => *row = new,
            _ => {}
        }
    }

    /// Takes a session off that was taken in, and takes in what it is now, if it is still there. False if that cannot be done: what
    /// was given before it is not known any more, or it was never taken in. The ledger is then to be made again.
    pub fn replace(&mut self, before: (&[Attempt], Instant), after: Option<(&[Attempt], Instant)>) -> bool {
        let began = moment(before.1);
        let mut is_whole = true;
        let mut lost: Vec<Row> = Vec::new();
        each(before.0, &mut |old| match (old[0], self.find(&old)) {
            (TRIED, Some(row)) if row[5] > 0 => (row[4], row[5]) = (row[4] - old[4], row[5] - 1),
            (USED, Some(row)) if row[3] > 0 => count(row, began[0], -1),
            (GIVEN, Some(row)) => {
                if row[4..] == began {
                    lost.push(*row);
                }
            }
            _ => is_whole = false,
        });
        self.0.retain(|row| !lost.contains(row));
        if let Some((attempts, began)) = after {
            self.add(attempts, began);
        }
        // what nobody tried or gave is not there
        self.0.retain(|row| row[0] == GIVEN || row[if row[0] == TRIED { 5 } else { 3 }] > 0);
        let is_known = |lost: &Row| self.find(lost).is_some_and(|row| row[4..] >= began[..]);
        is_whole && lost.iter().all(is_known) && self.0.iter().all(is_possible)
    }

    /// The table, as it is stored.
    pub fn rows(&self) -> &[Row] {
        &self.0
    }

    /// The ledger of this table; `None` if a number in it is negative or has more than 32 bits, or says what cannot be.
    pub fn of_rows(rows: Vec<Row>) -> Option<Self> {
        rows.iter().all(is_possible).then_some(Self(rows))
    }

    /// Each tweak of each component with each cause.
    pub fn tried(&self) -> impl Iterator<Item = Tried> {
        self.0.iter().filter(|row| row[0] == TRIED).map(|row| {
            let [_, component, cause, tweak, clean, all] = row.map(|number| number as u32);
            Tried { component, cause: (cause > 0).then_some(cause), tweak, clean, all }
        })
    }

    /// The cause and the tweak that were given last to a miss of `component`.
    pub fn last_given(&self, component: TagNo) -> Option<(TagNo, TagNo)> {
        let row = self.0.iter().find(|row| row.starts_with(&[GIVEN, component.into()]))?;
        Some((row[2] as TagNo, row[3] as TagNo))
    }

    /// The retries of a tweak, clean and all: after misses of this cause, or whatever their cause was.
    pub fn retries(&self, component: TagNo, cause: Option<TagNo>, tweak: TagNo) -> (u32, u32) {
        let mut sum = (0, 0);
        for [kind, of, after, tried, clean, all] in &self.0 {
            let is_its = (*kind, *of, *tried) == (TRIED, component.into(), tweak.into());
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
        let newest = self.0.iter().filter(|row| row[0] == USED).map(|row| row[5]).max().unwrap_or(0);
        let known = self.0.iter().find(|row| row.starts_with(&[USED, component.into(), tag.into()]));
        known.map_or(0.0, |row| faded(row[4], newest - row[5]) / ONE as f64)
    }
}

/// True of a row of a known kind, of numbers of 32 bits, in which no more retries were clean than there were.
fn is_possible(row: &Row) -> bool {
    let are_small = row.iter().all(|number| (0..=i64::from(u32::MAX)).contains(number));
    are_small && row[0] <= GIVEN && (row[0] != TRIED || row[4] <= row[5])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_use_is_worth_half_after_two_weeks_whichever_comes_first() {
        assert!((faded(ONE, 14) - 500.0).abs() < 1e-9 && (faded(ONE, 28) - 250.0).abs() < 1e-9);
        assert!(faded(i64::from(u32::MAX), i64::MAX) < 100.0 && faded(ONE, 0) == 1000.0);
        for days in [[0, 14], [14, 0]] {
            let mut row = [USED, 1, 2, 0, 0, 0];
            days.into_iter().for_each(|day| count(&mut row, day, 1));
            assert_eq!(row, [USED, 1, 2, 2, 1500, 14]);
            count(&mut row, 0, -1);
            assert_eq!(row, [USED, 1, 2, 1, 1000, 14]);
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
        assert_eq!(ledger.0.iter().filter(|row| row[0] == USED).map(|row| row[3]).collect::<Vec<_>>(), [1, 1]);
    }

    #[test]
    fn numbers_that_cannot_be_are_no_ledger() {
        let of = |row: Row| Ledger::of_rows(vec![row]).is_some();
        assert!(of([TRIED, 1, 7, 9, 3, 3]) && of([USED, 1, 7, 1, 1000, 20_000]) && of([GIVEN, 1, 7, 9, 20_000, 77]));
        let cannot_be =
            [[TRIED, 1, 7, 9, 4, 3], [USED, 1, 7, 1, -1, 0], [TRIED, 1 << 32, 0, 0, 0, 0], [3, 0, 0, 0, 0, 0]];
        assert!(cannot_be.into_iter().all(|row| !of(row)));
    }
}
