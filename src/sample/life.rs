//! How long and how much somebody practises, and how hard they make it for themselves.

/// The measures of a life on the ice.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Life {
    /// From the first session to the last, in days.
    pub days: i64,
    /// Sessions in all.
    pub sessions: usize,
    /// The length of a holiday, in days; there is one in each half-year.
    pub holiday: i64,
    /// What a day on the ice makes of the chance of another one the day after.
    pub next_day: f64,
    /// What a day of rest makes of it.
    pub later: f64,
    /// From one attempt to the next, in tenths of a second, on average and without falls.
    pub pace: i64,
    /// Share of attempts that miss at the very beginning.
    pub first: f64,
    /// The share that is never gone below: whoever misses less goes on to something harder.
    pub least: f64,
    /// How many components are reached by the end.
    pub components: usize,
    /// Whether there is a move, and each year a fortnight in another time zone.
    pub travels: bool,
}

impl Life {
    /// A beginner's first half-year: two or three sessions a week, with a holiday, a cold, and plateaus.
    pub fn half_a_year() -> Self {
        Self {
            days: 182,
            sessions: 56,
            holiday: 16,
            next_day: 0.2,
            later: 1.3,
            pace: 420,
            first: 0.86,
            least: 0.15,
            components: 8,
            travels: false,
        }
    }

    /// Years of somebody who hardly ever stays at home and always practises what goes wrong: in ten of them 3,000
    /// sessions with 100,000 misses and 60,000 clean attempts. Made to find out what Wobble can carry.
    pub fn years(years: u16) -> Self {
        Self {
            days: i64::from(years) * 1461 / 4,
            sessions: usize::from(years) * 300,
            holiday: 7,
            next_day: 1.0,
            later: 1.0,
            pace: 244,
            first: 0.76,
            least: 0.4,
            components: usize::MAX,
            travels: true,
        }
    }
}
