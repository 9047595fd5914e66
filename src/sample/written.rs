//! Lessons, and one setback: a person's words, not the app's.

use super::history::History;
use crate::domain::{FinishedSession, Id, Instant, Lesson, Millis, Setback, Verdict};
use crate::store::{Storage, StorageError, Store};

const MINUTE: Millis = 60_000;
const DAY: Millis = 24 * 60 * MINUTE;

/// After which part of the evenings a lesson was written, and whether it is pinned. Where it names a component, it is a lesson of that.
const LESSONS: [(f64, &str, bool, &str); 4] = [
    (0.15, "Two-foot stop", false, "Heels out, not toes in. Start from a slow glide."),
    (0.45, "", true, "When it goes wrong three times, change one thing. Not everything."),
    (0.7, "One-foot glide, right", false, "Shift the weight first, lift second."),
    (0.9, "Forward swizzles", false, "Look at the far boards, not at the skates."),
];

/// After which part of the evenings something was different from the next day on, and what.
const CHANGE: (f64, &str) = (0.6, "New skates");

/// Writes what somebody kept beside the sessions of `history`.
pub(super) fn write<S: Storage>(store: &mut Store<S>, history: &History) -> Result<(), StorageError> {
    let History { skill, sessions, .. } = history;
    let evening = |share: f64| sessions.get((share * sessions.len() as f64) as usize);
    for (share, name, pinned, text) in LESSONS {
        let Some(session) = evening(share) else { continue };
        let component = skill.components.iter().find(|component| component.name == name).map(|found| found.tag);
        let (at, skill) = (session.ended.after(4 * MINUTE), skill.id.clone());
        let lesson = Lesson {
            id: Id::new(at, 1),
            skill,
            component,
            at,
            text: text.to_owned(),
            pinned,
            quiet: false,
            line: None,
        };
        store.write_lesson(&session.learner, &lesson)?;
    }
    let (share, text) = CHANGE;
    if let Some(session) = evening(share) {
        let (at, skill) = (session.ended.after(6 * MINUTE), skill.id.clone());
        let line = u32::try_from(at.0.div_euclid(DAY) + 1).ok();
        let (component, text) = (None, text.to_owned());
        let change = Lesson { id: Id::new(at, 3), skill, component, at, text, pinned: false, quiet: true, line };
        store.write_lesson(&session.learner, &change)?;
    }
    evening(0.55).map_or(Ok(()), |session| store.write_setback(&session.learner, &setback(session)))
}

fn setback(session: &FinishedSession) -> Setback {
    let at: Instant = session.ended.after(20 * 60 * MINUTE);
    let looks = vec![(at.after(31 * DAY), "I went to the next one. Nobody remembered.".to_owned())];
    Setback {
        id: Id::new(at, 2),
        at,
        text: "Registered for the beginners' test, and did not dare to go.".to_owned(),
        verdict: Some(Verdict::Micro),
        taught: "I had never practised with somebody watching.".to_owned(),
        next: "Ask one friend to watch three stops.".to_owned(),
        beside: "The Sunday group. They laugh a lot.".to_owned(),
        again: None,
        looks,
        lesson: None,
        open: None,
    }
}
