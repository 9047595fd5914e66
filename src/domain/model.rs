//! All that the app knows, what a person can wish for, and what must be carried out.

use super::update::ladder_plan;
use super::{
    Absence, AbsenceAnswer, FinishedSession, Id, Instant, Ladder, Learner, LearnerId, OpenReflection, Recorded,
    Reflection, Seq, Session, SessionId, Setback, Settings, Skill, SkillEdit, SkillId, SkillSummary, Source, TagNo,
};

/// All that the app knows at a moment. Finished sessions are not in it: they are read when a screen needs them.
#[derive(Clone, PartialEq, Debug)]
pub struct Model {
    /// Whose practice it is.
    pub learner: LearnerId,
    /// Everybody who learns here: the device's owner first, then in the order of their coming. Nobody where that is the owner alone, who
    /// has said nothing of themselves.
    pub learners: Vec<Learner>,
    /// The person's choices.
    pub settings: Settings,
    /// What is being learned, in the person's order.
    pub skills: Vec<Skill>,
    /// Skills that were not read yet. There are some only until the first screen is shown.
    pub unread: Vec<Unread>,
    /// What Practice shows of each skill.
    pub summaries: Vec<(SkillId, SkillSummary)>,
    /// The session that is going on, or being wrapped up.
    pub session: Option<Session>,
    /// The reflection on screen.
    pub reflection: Option<OpenReflection>,
    /// A long silence that waits for an answer.
    pub absence: Option<Absence>,
    /// The note of progress as typed so far.
    pub draft: String,
    /// The lesson of the session that is wrapped up, as typed so far.
    pub lesson: String,
}

/// A skill that was not read yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unread {
    /// Which.
    pub id: SkillId,
    /// Whose.
    pub learner: LearnerId,
    /// Its name; empty if it is archived.
    pub name: String,
}

/// A note of progress.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// The session that it ended.
    pub session: SessionId,
    /// Of which skill.
    pub skill: SkillId,
    /// When it was written.
    pub at: Instant,
    /// In the person's words.
    pub text: String,
}

/// A sentence worth keeping; shown again when its component comes up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lesson {
    /// Its name.
    pub id: Id,
    /// Of which skill.
    pub skill: SkillId,
    /// Of which component; `None`: of the whole skill.
    pub component: Option<TagNo>,
    /// When it was written.
    pub at: Instant,
    /// In the person's words.
    pub text: String,
    /// Shown before other lessons.
    pub pinned: bool,
    /// A note: it is in the Journal, and comes up nowhere else.
    pub quiet: bool,
}

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

impl Model {
    /// The model of a phone that knows nothing yet.
    pub fn new() -> Self {
        Self {
            learner: Id::me(),
            learners: Vec::new(),
            settings: Settings::default(),
            skills: Vec::new(),
            unread: Vec::new(),
            summaries: Vec::new(),
            session: None,
            reflection: None,
            absence: None,
            draft: String::new(),
            lesson: String::new(),
        }
    }

    /// The skill with this id.
    pub fn skill(&self, id: &SkillId) -> Option<&Skill> {
        self.skills.iter().find(|skill| skill.id == *id)
    }

    /// The same, to be changed.
    pub fn skill_mut(&mut self, id: &SkillId) -> Option<&mut Skill> {
        self.skills.iter_mut().find(|skill| skill.id == *id)
    }

    /// What Practice shows of a skill; `None` before its first session is finished.
    pub fn summary(&self, id: &SkillId) -> Option<&SkillSummary> {
        self.summaries.iter().find(|(of, _)| of == id).map(|(_, summary)| summary)
    }

    /// The same, to be changed; made if it is not there.
    pub fn summary_mut(&mut self, id: &SkillId) -> &mut SkillSummary {
        let place = self.summaries.iter().position(|(of, _)| of == id).unwrap_or_else(|| {
            self.summaries.push((id.clone(), SkillSummary::default()));
            self.summaries.len() - 1
        });
        &mut self.summaries[place].1
    }

    /// The skills that are offered to whose practice it is, in the person's order.
    pub fn offered_skills(&self) -> impl Iterator<Item = &Skill> {
        self.own_skills().filter(|skill| !skill.archived)
    }

    /// The names of these skills, read or not.
    pub fn offered_names(&self) -> Vec<(&SkillId, &str)> {
        if self.unread.is_empty() {
            return self.offered_skills().map(|skill| (&skill.id, &*skill.name)).collect();
        }
        let name = |id: &SkillId| match self.skill(id) {
            Some(skill) => (!skill.archived && skill.learner == self.learner).then_some(&*skill.name),
            None => {
                let is_it = |unread: &&Unread| unread.id == *id && unread.learner == self.learner;
                self.unread.iter().find(is_it).map(|unread| &*unread.name)
            }
        };
        let all = self.settings.skills.iter().filter_map(|id| Some((id, name(id)?)));
        all.filter(|(_, name)| !name.is_empty()).collect()
    }

    /// The skill that Practice shows: the chosen one, or else the first.
    pub fn chosen_skill(&self) -> Option<&Skill> {
        let chosen = |skill: &&Skill| Some(&skill.id) == self.settings.skill.as_ref();
        self.offered_skills().find(chosen).or_else(|| self.offered_skills().next())
    }

    /// The skill of the session that is going on.
    pub fn session_skill(&self) -> Option<&Skill> {
        self.session.as_ref().and_then(|session| self.skill(&session.start_of().skill))
    }

    /// The tempo that is practised now, in thousandths of a beat a minute: of the breakdown ladder, or of the level. `None` where the level
    /// is none in bpm.
    pub fn tempo(&self) -> Option<i64> {
        let (session, skill) = self.session.as_ref().zip(self.session_skill())?;
        let level = skill.component(session.component())?.level(session.level())?;
        level.unit.as_deref().filter(|unit| unit.eq_ignore_ascii_case("bpm"))?;
        session.ladder().and_then(Ladder::value).or(level.value)
    }

    /// Whether a breakdown ladder can be begun now: clean attempts are logged, and something is harder.
    pub fn may_climb(&self) -> bool {
        ladder_plan(self).is_some()
    }

    /// The component of the mix whose turn it is at `now`, if it is another one than that which is practised.
    pub fn next_in_mix(&self, now: Instant) -> Option<TagNo> {
        let (session, skill) = self.session.as_ref().filter(|_| self.absence.is_none()).zip(self.session_skill())?;
        session.next_in_mix(skill, self.reflection.is_some(), now)
    }

    /// The newest instant that is known: time starts here, not before.
    pub fn newest_instant(&self) -> Instant {
        self.session.as_ref().map_or(Instant(0), Session::last_at)
    }
}

impl Default for Model {
    fn default() -> Self {
        Self::new()
    }
}
