//! Instants, and a clock that only goes forward.

/// A length of time in milliseconds.
pub type Millis = i64;

/// A moment, in milliseconds since 1970-01-01T00:00Z.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Instant(pub i64);

impl Instant {
    /// How long after `earlier` this is; zero if it is not after it.
    pub fn since(self, earlier: Instant) -> Millis {
        self.0.saturating_sub(earlier.0).max(0)
    }

    /// The moment `span` later.
    pub fn after(self, span: Millis) -> Instant {
        Instant(self.0.saturating_add(span))
    }
}

/// What the platform's two clocks show at one moment.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Reading {
    /// The wall clock (`Date.now()`): right, but a person, the network or a time zone bug may set it back or forth.
    pub wall: Instant,
    /// The page's own clock (`performance.now()`), milliseconds since the page was opened: never set, but it may stand
    /// still while the phone sleeps.
    pub page: f64,
}

/// Turns [`Reading`]s into [`Instant`]s that never go back.
///
/// - The wall clock set *back*: time goes on by the page's clock, and stays ahead of the wall.
/// - The wall clock *ahead* of the page's: the phone slept, or the clock was set forward. Both look alike; time follows
///   the wall, and a gap long enough to matter is asked about ([`super::Absence`]).
/// - A page opened anew while the wall clock is behind the last stored event: time starts at that event.
#[derive(Copy, Clone, Debug, Default)]
pub struct SteadyClock {
    last: Option<(Instant, f64)>,
    floor: Instant,
}

impl SteadyClock {
    /// A clock that never shows less than `floor`, the newest instant that is stored.
    pub fn starting_at(floor: Instant) -> Self {
        Self { last: None, floor }
    }

    /// The instant at which `reading` was taken; never less than an earlier answer.
    pub fn read(&mut self, reading: Reading) -> Instant {
        let now = match self.last {
            None => reading.wall.max(self.floor),
            Some((instant, page)) => {
                let passed = (reading.page - page).max(0.0) as Millis;
                instant.after(passed).max(reading.wall)
            }
        };
        self.last = Some((now, reading.page));
        now
    }

    /// From now on never shows less than `floor`.
    pub fn not_before(&mut self, floor: Instant) {
        self.floor = self.floor.max(floor);
        if let Some((instant, _)) = &mut self.last {
            *instant = (*instant).max(floor);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(wall: i64, page: f64) -> Reading {
        Reading { wall: Instant(wall), page }
    }

    #[test]
    fn follows_the_wall_clock_while_both_agree() {
        let mut clock = SteadyClock::default();
        assert_eq!(clock.read(at(10_000, 0.0)), Instant(10_000));
        assert_eq!(clock.read(at(11_000, 1_000.0)), Instant(11_000));
    }

    #[test]
    fn a_wall_clock_set_back_does_not_stop_time() {
        let mut clock = SteadyClock::default();
        clock.read(at(10_000_000, 0.0));
        assert_eq!(clock.read(at(6_400_000, 1_000.0)), Instant(10_001_000));
        assert_eq!(clock.read(at(6_401_000, 2_000.0)), Instant(10_002_000));
    }

    #[test]
    fn a_phone_that_slept_has_lost_no_time() {
        let mut clock = SteadyClock::default();
        clock.read(at(10_000, 0.0));
        // ten minutes in a pocket, during which the page's clock stood still
        assert_eq!(clock.read(at(610_000, 5.0)), Instant(610_000));
    }

    #[test]
    fn a_page_opened_before_its_own_past_starts_at_its_last_event() {
        let mut clock = SteadyClock::starting_at(Instant(50_000));
        assert_eq!(clock.read(at(20_000, 0.0)), Instant(50_000));
        assert_eq!(clock.read(at(21_000, 1_000.0)), Instant(51_000));
    }
}
