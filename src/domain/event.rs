//! What happened in a session, in the past tense. Events are facts: they are appended, never changed.

use super::{Instant, LadderPlan, LearnerId, Mix, Reflection, SessionId, SkillId, Source, TagNo};

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
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Started {
    /// The session's id.
    pub id: SessionId,
    /// Whose practice it is.
    pub learner: LearnerId,
    /// What is practised.
    pub skill: SkillId,
    /// The component it begins with.
    pub component: TagNo,
    /// The level it begins at.
    pub level: TagNo,
    /// How long it is meant to be, in minutes.
    pub planned_min: u16,
    /// What to add to UTC for the learner's wall clock, in minutes: the day of a session is the day where it was.
    pub utc_offset_min: i16,
    /// Only misses are logged: no clean attempts, and so no retries.
    pub misses_only: bool,
    /// The components that are practised in turn; `None`: one, until the learner goes on with another.
    pub mix: Option<Mix>,
}

/// What happened.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// The session began. Always the first event, and only the first.
    Started(Started),
    /// An attempt went as it was meant.
    Clean(Source),
    /// An attempt ended in a small miss.
    MicroFailed(Source),
    /// The same, with what the tap itself said of the miss: its size, or its cause.
    MicroFailedAs(Source, Reflection),
    /// A miss was looked at: what is known of it from now on. The number is the miss's event.
    Reflected(Seq, Reflection),
    /// The component got harder or easier.
    LevelChanged(TagNo),
    /// Practice went on with another component, at a level.
    ComponentSwitched(TagNo, TagNo),
    /// A breakdown ladder began, at the level of that moment. What it climbs is said here, for a session is told by its events alone.
    LadderStarted(LadderPlan),
    /// The ladder was stopped before its end.
    LadderStopped,
    /// The timer stopped.
    Paused,
    /// The timer went on, after a pause or after an end that was taken back.
    Resumed,
    /// Since the given instant nothing was heard of the learner. True: it was practice. False: it was not.
    WasAway(Instant, bool),
    /// An earlier event did not happen after all.
    Undone(Seq),
    /// Practice ended; the note of progress is next.
    Ended,
    /// How many of ten attempts went as meant, as the person guessed before the facts were shown.
    Guessed(u8),
    /// How it felt: see [`Closing::feel`](super::Closing::feel).
    Felt(u8),
}
