//! All that the app knows at a moment.

use super::update::ladder_plan;
use super::{
    Absence, Id, Instant, Ladder, Learner, LearnerId, OpenReflection, Session, SessionId, Settings, Skill, SkillId,
    SkillSummary, TagNo,
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
    /// A note: it is in the Journal, and does not come up.
    pub quiet: bool,
    /// From this day on something was different (days since 1 January 1970): charts have a line there.
    pub line: Option<u32>,
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
