//! Days of practice, from the sessions in numbers alone. Nothing counts days in a row: rest is part of the work.

use super::window::day_number;
use crate::domain::{Millis, SessionSummary};

/// A calendar day with practice.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct PracticeDay {
    /// Which, as [`day_number`] counts.
    pub day: i64,
    /// How many sessions.
    pub sessions: u32,
    /// How long, pauses left out.
    pub running: Millis,
    /// Misses.
    pub misses: u32,
}

/// The days of `sessions`, oldest first: each session on the day that it was where it was.
pub fn practice_days(sessions: &[SessionSummary]) -> Vec<PracticeDay> {
    let mut days: Vec<PracticeDay> = Vec::new();
    for session in sessions {
        let day = day_number(session.began, session.utc_offset_min);
        let place = days.partition_point(|known| known.day < day);
        if days.get(place).is_none_or(|known| known.day != day) {
            days.insert(place, PracticeDay { day, ..PracticeDay::default() });
        }
        if let Some(known) = days.get_mut(place) {
            known.sessions += 1;
            known.running += session.running;
            known.misses += session.misses();
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CountedPart, CountedSession, Id, Instant, TagNo};

    fn session(began: i64, utc_offset_min: i16, parts: &[(TagNo, Millis)]) -> CountedSession {
        let part = |&(component, running): &(TagNo, Millis)| CountedPart {
            component,
            running,
            falls: 2,
            ..CountedPart::default()
        };
        CountedSession {
            id: Id::me(),
            learner: Id::me(),
            skill: Id::me(),
            began: Instant(began),
            utc_offset_min,
            running: parts.iter().map(|(_, running)| running).sum(),
            misses_only: false,
            guess: None,
            parts: parts.iter().map(part).collect(),
            ladders: vec![],
        }
    }

    #[test]
    fn a_day_is_the_day_where_it_was() {
        const DAY: i64 = 86_400_000;
        let all =
            [session(DAY - 1, 0, &[(1, 5)]), session(DAY - 1, 60, &[(1, 7), (2, 1)]), session(DAY + 9, 0, &[(2, 90)])];
        let sums: Vec<_> = all.iter().map(CountedSession::summary).collect();
        let told: Vec<_> =
            practice_days(&sums).iter().map(|day| (day.day, day.sessions, day.running, day.misses)).collect();
        assert_eq!(told, [(0, 1, 5, 2), (1, 2, 98, 6)]);
    }
}
