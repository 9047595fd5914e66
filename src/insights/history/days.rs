//! The calendar of practice, and hours on the way to twenty. Days without practice are no gap in anything: there are no streaks.

use super::{Digest, Practised, Scope};
use crate::domain::{CountedSession, Millis, TagNo};
use crate::insights::Tally;

/// The friendly milestone: twenty hours of practice (a popular book, no study).
pub const MILESTONE: Millis = 20 * 3_600_000;

/// A calendar day with practice.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Day {
    /// Counted from 1 January 1970, where the session was.
    pub day: i64,
    /// Its sessions.
    pub tally: Tally,
}

/// The days of `scope` on which there was practice, oldest first.
pub fn days(sessions: &[Digest], scope: &Scope) -> Vec<Day> {
    let practised = sessions.iter().filter_map(|digest| Practised::of(0, &digest.session, scope));
    let mut all: Vec<(i64, Tally)> = practised.map(|one| (one.day, one.tally)).collect();
    all.sort_by_key(|(day, _)| *day);
    let sum = |day: &[(i64, Tally)]| {
        let mut tally = Tally::default();
        day.iter().for_each(|(_, one)| tally.add_tally(one));
        Day { day: day[0].0, tally }
    };
    all.chunk_by(|a, b| a.0 == b.0).map(sum).collect()
}

/// How long a skill was practised, and each of its components, pauses left out: the longest first.
pub fn hours<'a>(
    sessions: impl IntoIterator<Item = &'a CountedSession>,
    scope: &Scope,
) -> (Millis, Vec<(TagNo, Millis)>) {
    let mut whole = 0;
    let mut parts: Vec<(TagNo, Millis)> = Vec::new();
    for session in sessions {
        let Some(practised) = Practised::of(0, session, scope) else { continue };
        whole += practised.tally.running;
        for part in session.parts.iter().filter(|part| scope.has(part.component)) {
            match parts.iter_mut().find(|(component, _)| *component == part.component) {
                Some((_, time)) => *time += part.running,
                None => parts.push((part.component, part.running)),
            }
        }
    }
    parts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    (whole, parts)
}
