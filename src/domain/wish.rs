//! What a person can wish for, on the ice and off it, and what must be carried out.

use super::{
    AbsenceAnswer, FinishedSession, Id, Instant, Learner, LearnerId, Lesson, Note, Recorded, Reflection, Seq,
    SessionId, Setback, Settings, Skill, SkillEdit, SkillId, SkillSummary, Source, TagNo,
};

/// What comes from outside with every wish: the moment, chance for new ids, and the time zone.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Fresh {
    /// Now.
    pub now: Instant,
    /// Random bits for a new id.
    pub chance: u64,
    /// The learner's wall clock less UTC, in minutes.
    pub utc_offset_min: i16,
}

impl Fresh {
    /// A new id.
    pub fn id(&self) -> Id {
        Id::new(self.now, self.chance)
    }
}

/// What a person wishes, or what the passing of time brings. A wish that makes no sense now changes nothing.
#[derive(Clone, PartialEq, Debug)]
pub enum Intent {
    /// Take up this skill (made from a deck, or the person's own).
    AddSkill(Box<Skill>),
    /// Go on with the practice of this learner.
    ChooseLearner(LearnerId),
    /// Practise this skill.
    ChooseSkill(SkillId),
    /// Practise this component of the chosen skill.
    ChooseComponent(TagNo),
    /// Begin a session with what is chosen.
    StartSession,
    /// Log an attempt that went as meant.
    LogClean(Source),
    /// Log a small miss.
    LogMicroFailure(Source),
    /// Log a small miss of which the same tap says something.
    LogMicroFailureAs(Source, Reflection),
    /// Say something about a miss. What was known and is not said is forgotten.
    Reflect(Seq, Reflection),
    /// Close the reflection; the miss waits.
    CloseReflection,
    /// Hold the reflection's countdown (touched or focused), or let it run again.
    HoldReflection(bool),
    /// The person is up again after a fall.
    GotUp,
    /// Take the newest attempt, level change or switch back.
    Undo,
    /// Stop the timer.
    Pause,
    /// Let the timer go on; from the wrap-up: practise on.
    Resume,
    /// One rung easier (-1) or harder (1).
    ChangeLevel(isize),
    /// Go on with another component.
    SwitchComponent(TagNo),
    /// Begin a breakdown ladder at the level that is practised; where the timer stands still, it goes on.
    StartLadder,
    /// Stop the ladder before its end, and go back to the level from which it began.
    StopLadder,
    /// Go on with the next component of the mix, if it is its turn.
    SwitchInMix,
    /// End practice; the note of progress is next.
    EndSession,
    /// Type the note of progress.
    DraftNote(String),
    /// Guess how many of ten attempts went as meant.
    Guess(u8),
    /// Say how it felt, from 0, calm.
    Feel(u8),
    /// Type the lesson of this session.
    DraftLesson(String),
    /// The wrap-up is done: keep the session and its note.
    Finish,
    /// The session was kept, with a note of progress or without: let go of it.
    SessionKept(Box<FinishedSession>, bool),
    /// The finished sessions were counted again.
    Recounted(Vec<(SkillId, SkillSummary)>),
    /// Time passed, or the page is seen again after `last_seen`.
    Looked {
        /// The last sign of the learner that was no event, if one was noted.
        last_seen: Option<Instant>,
    },
    /// Say what happened in a long silence.
    AnswerAbsence(AbsenceAnswer),
    /// Keep these choices.
    ChangeSettings(Settings),
}

impl Intent {
    /// True if it is fulfilled on the session that goes on, which may be another tab's.
    pub fn is_of_a_session(&self) -> bool {
        use Intent::{AddSkill, ChangeSettings, ChooseComponent, ChooseLearner, ChooseSkill, Recounted, StartSession};
        !matches!(
            self,
            AddSkill(_)
                | ChooseLearner(_)
                | ChooseSkill(_)
                | ChooseComponent(_)
                | StartSession
                | Recounted(_)
                | ChangeSettings(_)
        )
    }
}

/// What a person changes off the ice: what was logged, what a skill is made of, lessons, setbacks. A change that makes no sense now changes
/// nothing. It is apart from [`Intent`], for the program that is used on the ice never makes one.
#[derive(Clone, PartialEq, Debug)]
pub enum Change {
    /// Say something about a miss of a finished session: its place among the attempts, and what is known from now on.
    Explain(Box<FinishedSession>, usize, Reflection),
    /// Keep a finished session as it is here, with this note of progress or none: it was changed, added by hand, or brought
    /// back.
    KeepSession(Box<FinishedSession>, Option<Note>),
    /// Delete a finished session with its note.
    DeleteSession(SessionId),
    /// Keep a lesson, new or changed.
    KeepLesson(Box<Lesson>),
    /// Delete a lesson.
    DeleteLesson(Id),
    /// Keep a setback, new or changed.
    KeepSetback(Box<Setback>),
    /// Delete a setback.
    DeleteSetback(Id),
    /// Change what a skill is made of. One that [`super::edited`] refuses changes nothing.
    EditSkill(SkillId, SkillEdit),
    /// Move a skill past so many of those that are offered: towards the end, or the beginning if negative.
    MoveSkill(SkillId, isize),
    /// Keep a learner, new or changed. Nobody is put away who practises now, nor the last one.
    KeepLearner(Learner),
    /// Remove a learner of whom nothing else is kept.
    RemoveLearner(LearnerId),
}

/// What must be carried out, in order.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Append an event to the live session.
    Append(SessionId, Recorded),
    /// Keep a skill.
    SaveSkill(SkillId),
    /// Keep the choices.
    SaveSettings,
    /// Keep the note of progress as typed so far.
    SaveDraft(SessionId),
    /// Let go of the live events of a session that is kept.
    LetGo(SessionId),
    /// Keep a session, its note and its lesson; answer with [`Intent::SessionKept`].
    Keep(Box<FinishedSession>, Option<Note>, Option<Box<Lesson>>),
    /// Keep a finished session that was changed.
    Rewrite(Box<FinishedSession>),
    /// Keep a note of progress that was changed; none: delete that of this session.
    RewriteNote(SessionId, LearnerId, Option<Note>),
    /// Delete a finished session and its note.
    Delete(SessionId),
    /// Count all finished sessions again; answer with [`Intent::Recounted`].
    Recount,
    /// Keep a lesson.
    SaveLesson(Box<Lesson>),
    /// Delete a lesson.
    DeleteLesson(Id),
    /// Keep a setback.
    SaveSetback(Box<Setback>),
    /// Delete a setback.
    DeleteSetback(Id),
    /// Keep a learner.
    SaveLearner(Box<Learner>),
    /// Delete a learner.
    DeleteLearner(LearnerId),
    /// Keep the summaries.
    SaveSummaries,
}
