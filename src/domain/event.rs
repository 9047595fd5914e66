//! What happened in a session, in the past tense. Events are facts: they are appended, never changed.

use serde::{Deserialize, Serialize};

use super::{Instant, LearnerId, Reflection, SessionId, SkillId, Source, TagNo};

/// The place of an event in its session, from 0.
pub type Seq = u32;

/// An event with its place and its moment.
#[derive(Clone, PartialEq, Debug)]
pub struct Recorded {
    /// Its place.
    pub seq: Seq,
    /// When it happened; never before the event ahead of it.
    pub at: Instant,
    /// What happened.
    pub event: Event,
}

/// What a session needs to know of its beginning.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Started {
    /// The session's id.
    #[serde(rename = "i")]
    pub id: SessionId,
    /// Whose practice it is.
    #[serde(rename = "l")]
    pub learner: LearnerId,
    /// What is practised.
    #[serde(rename = "k")]
    pub skill: SkillId,
    /// The component it begins with.
    #[serde(rename = "c")]
    pub component: TagNo,
    /// The level it begins at.
    #[serde(rename = "v")]
    pub level: TagNo,
    /// How long it is meant to be, in minutes.
    #[serde(rename = "p")]
    pub planned_min: u16,
    /// What to add to UTC for the learner's wall clock, in minutes: the day of a session is the day where it was.
    #[serde(rename = "o")]
    pub utc_offset_min: i16,
}

/// What happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Event {
    /// The session began. Always the first event, and only the first.
    #[serde(rename = "s")]
    Started(Started),
    /// An attempt went as it was meant.
    #[serde(rename = "c")]
    Clean(Source),
    /// An attempt ended in a small miss.
    #[serde(rename = "m")]
    MicroFailed(Source),
    /// A miss was looked at: what is known of it from now on. The number is the miss's event.
    #[serde(rename = "r")]
    Reflected(Seq, Reflection),
    /// The component got harder or easier.
    #[serde(rename = "v")]
    LevelChanged(TagNo),
    /// Practice went on with another component, at a level.
    #[serde(rename = "k")]
    ComponentSwitched(TagNo, TagNo),
    /// The timer stopped.
    #[serde(rename = "p")]
    Paused,
    /// The timer went on, after a pause or after an end that was taken back.
    #[serde(rename = "g")]
    Resumed,
    /// Since the given instant nothing was heard of the learner. True: it was practice. False: it was not.
    #[serde(rename = "a")]
    WasAway(Instant, bool),
    /// An earlier event did not happen after all.
    #[serde(rename = "u")]
    Undone(Seq),
    /// Practice ended; the note of progress is next.
    #[serde(rename = "e")]
    Ended,
}
