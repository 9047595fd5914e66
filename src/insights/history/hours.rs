//! Hours of practice, on the way to twenty.

use super::{Practised, Scope};
use crate::domain::{CountedSession, Millis, TagNo};

/// The friendly milestone: twenty hours of practice (a popular book, no study).
pub const MILESTONE: Millis = 20 * 3_600_000;

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
