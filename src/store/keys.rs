//! What every key looks like. Hosts share an origin between projects, so every key begins with the base path.
//!
//! | key | record |
//! |---|---|
//! | `set` | the choices, and the list of skills |
//! | `k.SKILL.0`, `k.SKILL.1` | a skill, written to the two in turn |
//! | `live` | how the session that is going on began |
//! | `e.SESSION.00042` | an event of it |
//! | `d.SESSION` | the note of progress as typed so far |
//! | `v.SESSION` | the last sign of the learner that was no event |
//! | `s.SESSION` | a finished session |
//! | `n.SESSION` | its note of progress |
//! | `j.LESSON` | a lesson |
//! | `b.ID` | a setback |
//! | `l.ID` | a learner |
//! | `x.s.SESSION`, `x.n.SESSION`, `x.j.LESSON`, `x.b.ID`, `x.l.ID` | that what was kept under the rest of the key was deleted, and when |
//! | `roll` | the summaries of all skills; can be made again from the sessions |
//! | `r.SKILL.YEAR` | the sessions of a skill's year in numbers; can be made again from them |
//! | `w.SKILL` | the skill's tweak ledger; can be made again from the sessions |
//! | `a.ID` | what sessions come to that were archived |
//! | `q.N.KEY` | what could not be read, as it was |

use crate::domain::{Id, LearnerId, Seq, SessionId, SkillId};

/// The choices.
pub const SETTINGS: &str = "set";
/// How the session that is going on began.
pub const LIVE: &str = "live";
/// The summaries.
pub const SUMMARIES: &str = "roll";
/// Begin the keys of what belongs to a live session: events, its note so far, the last sign of the learner.
pub const LIVE_KINDS: [&str; 3] = ["e.", "d.", "v."];
/// Begins the key of a finished session.
pub const SESSION: &str = "s.";
/// Begins the key of a note.
pub const NOTE: &str = "n.";
/// Begins the key of a lesson.
pub const LESSON: &str = "j.";
/// Begins the key of a setback.
pub const SETBACK: &str = "b.";
/// Begins the key of a learner.
pub const LEARNER: &str = "l.";
/// Begins the key of a skill.
pub const SKILL: &str = "k.";
/// Begins the key that says that something was deleted; what it was kept under follows.
pub const DELETED: &str = "x.";
/// Begins the key of a year in numbers.
pub const ROLLUP: &str = "r.";
/// Begins the key of a skill's tweak ledger.
pub const LEDGER: &str = "w.";
/// Begins the key of what was archived.
pub const ARCHIVE: &str = "a.";
/// Begins the key of what could not be read.
pub const QUARANTINE: &str = "q.";

/// True if what is under `key` belongs to a session that goes on.
pub fn is_live(key: &str) -> bool {
    key == LIVE || LIVE_KINDS.iter().any(|kind| key.starts_with(kind))
}

/// A skill's key: `slot` is 0 or 1.
pub fn skill(id: &SkillId, slot: usize) -> String {
    format!("{SKILL}{id}.{slot}")
}

/// The key of the slot that a skill's record of this generation goes to.
pub fn skill_in(id: &SkillId, generation: u32) -> String {
    skill(id, (generation % 2) as usize)
}

/// What the keys of a live session's events begin with.
pub fn events(id: &SessionId) -> String {
    format!("{}{id}.", LIVE_KINDS[0])
}

/// An event's key. Its length does not depend on how many came before.
pub fn event(id: &SessionId, seq: Seq) -> String {
    format!("{}{id}.{seq:05}", LIVE_KINDS[0])
}

/// The key of a note as typed so far.
pub fn draft(id: &SessionId) -> String {
    format!("{}{id}", LIVE_KINDS[1])
}

/// The key of the last sign of the learner.
pub fn seen(id: &SessionId) -> String {
    format!("{}{id}", LIVE_KINDS[2])
}

/// Where a moment's filling finds out how much room there is.
pub const PROBE: &str = "room";

/// The key that says that what was kept under `key` was deleted.
pub fn deleted(key: &str) -> String {
    format!("{DELETED}{key}")
}

/// The key of what could not be read under `key`; `number` tells several apart.
pub fn quarantine(number: u32, key: &str) -> String {
    format!("{QUARANTINE}{number}.{key}")
}

/// A finished session's key.
pub fn session(id: &SessionId) -> String {
    format!("{SESSION}{id}")
}

/// The key of a year of a skill in numbers.
pub fn rollup(skill: &SkillId, year: i64) -> String {
    format!("{ROLLUP}{skill}.{year}")
}

/// The key of a skill's tweak ledger.
pub fn ledger(skill: &SkillId) -> String {
    format!("{LEDGER}{skill}")
}

/// True of what can be made again from other records, or is none: no backup and no safety copy needs it, and it is never merged.
/// `key` is with the base path or without it.
pub fn is_made_again(key: &str) -> bool {
    let behind = key.bytes().rposition(|letter| letter == b':').map_or(0, |colon| colon + 1);
    let key = key.get(behind..).unwrap_or_default();
    key == SUMMARIES || key == PROBE || key.starts_with(ROLLUP) || key.starts_with(LEDGER)
}

/// A lesson's key.
pub fn lesson(id: &Id) -> String {
    format!("{LESSON}{id}")
}

/// A setback's key.
pub fn setback(id: &Id) -> String {
    format!("{SETBACK}{id}")
}

/// A learner's key.
pub fn learner(id: &LearnerId) -> String {
    format!("{LEARNER}{id}")
}

/// The key of what stays of archived sessions.
pub fn archive(id: &Id) -> String {
    format!("{ARCHIVE}{id}")
}

/// A note's key.
pub fn note(id: &SessionId) -> String {
    format!("{NOTE}{id}")
}

/// What all of Wobble's keys begin with when it is served from `base` ("/", "/wobble/"). The colon cannot follow a
/// base path's last slash in another base path, so neighbours on one origin never see each other's keys.
pub fn prefix(base: &str) -> String {
    format!("wobble:{base}:")
}
