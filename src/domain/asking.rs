//! Misses that wait for a cause ask for one, and stop asking when they are old. They stay counted, and can be explained at any time.
//!
//! How many still ask is told by a list of days, so that it changes with the calendar without a look at any session.

use super::{Instant, Millis};

/// For so many days after its session a miss without a cause asks for one.
pub const ASKS_FOR: i64 = 30;

/// So many days with misses that wait are remembered, the newest: more than a miss asks for, so that a day that a wrong clock made
/// takes none of the others' places.
const REMEMBERED: usize = 40;

const DAY: Millis = 86_400_000;

/// The calendar day of an instant on a wall clock that is so many minutes ahead of UTC, counted from 1 January 1970.
fn day_of((at, utc_offset_min): (Instant, i16)) -> i64 {
    at.0.saturating_add(i64::from(utc_offset_min) * 60_000).div_euclid(DAY)
}

/// True if misses of a session that began then still ask for a cause now; both with the wall clock less UTC in minutes. A session's
/// day is the day that it was where it was.
pub fn still_asks(began: (Instant, i16), now: (Instant, i16)) -> bool {
    day_of(now) - day_of(began) <= ASKS_FOR
}

/// Days with misses that wait, newest first, and how many: in turn.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Asking(pub(crate) Vec<u32>);

impl Asking {
    /// So many misses more (or fewer) wait of a session that began then.
    pub(super) fn add(&mut self, began: (Instant, i16), more: i64) {
        // a day before 1970 is as old as that
        if more == 0 {
            return;
        }
        let day = u32::try_from(day_of(began).max(0)).unwrap_or(u32::MAX);
        let mut place = 0;
        while self.0.get(place).is_some_and(|known| *known > day) {
            place += 2;
        }
        if self.0.get(place) != Some(&day) {
            self.0.insert(place, 0);
            self.0.insert(place, day);
        }
        let count = (i64::from(self.0[place + 1]) + more).max(0);
        self.0[place + 1] = count as u32;
        if count == 0 {
            self.0.remove(place);
            self.0.remove(place);
        }
        self.0.truncate(2 * REMEMBERED);
    }

    /// How many still ask now.
    pub(super) fn count(&self, now: (Instant, i16)) -> u32 {
        let today = day_of(now);
        let asks = |pair: &&[u32]| today - i64::from(pair[0]) <= ASKS_FOR;
        self.0.chunks_exact(2).filter(asks).fold(0, |all, pair| all.saturating_add(pair[1]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Instant = Instant(20_000 * DAY + DAY / 2);

    fn later(days: i64) -> (Instant, i16) {
        (NOON.after(days * DAY), 0)
    }

    #[test]
    fn a_miss_asks_for_thirty_days_and_is_then_quiet() {
        let asks = |days| still_asks((NOON, 0), later(days));
        assert_eq!([0, 29, 30, 31, 400].map(asks), [true, true, true, false, false]);
        assert!(still_asks(later(3), later(0)), "a clock that went back hides nothing");
    }

    #[test]
    fn a_day_is_that_of_the_place() {
        // half past eleven in the evening in Berlin, half past seven in the morning of the next day in Tokyo
        let at = Instant(20_000 * DAY + 22 * 3_600_000 + 1_800_000);
        let now = Instant(20_031 * DAY + DAY / 2);
        assert!(!still_asks((at, 60), (now, 60)));
        assert!(still_asks((at, 540), (now, 60)));
    }

    #[test]
    fn days_add_up_in_any_order() {
        let sessions = [(0, 2), (-12, 1), (3, 4), (0, 5), (-31, 7)];
        let mut forth = Asking::default();
        sessions.iter().for_each(|(day, count)| forth.add(later(*day), *count));
        let mut back = Asking::default();
        sessions.iter().rev().for_each(|(day, count)| back.add(later(*day), *count));
        assert_eq!(forth, back);
        assert_eq!([3, 18, 19, 30, 31, 34].map(|day| forth.count(later(day))), [12, 12, 11, 11, 4, 0]);
        // explained, all of them: their day is forgotten
        forth.add(later(3), -4);
        forth.add(later(-12), -9);
        assert_eq!(forth.0, [20_000, 7, 19_969, 7]);
    }

    #[test]
    fn no_more_days_are_remembered_than_can_ask() {
        let mut asking = Asking::default();
        for day in 0..400 {
            asking.add(later(day), 1);
        }
        assert_eq!((asking.0.len(), asking.count(later(399))), (2 * REMEMBERED, 31));
        // one that a wrong clock put into the year 9999
        asking.add((Instant(253_402_300_799_999), 0), 1);
        assert_eq!(asking.count(later(399)), 32);
        asking.add((Instant(-DAY), 0), 3);
        assert_eq!(asking.count(later(399)), 32);
    }
}
