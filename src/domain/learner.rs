//! Whose practice it is: whoever owns the device, and those whom they coach. A skill is somebody's, and what was practised, noted and
//! learned in it is theirs, too.

use std::cmp::Reverse;

use super::names::free_name;
use super::{EditRefused, Effect, Id, LearnerId, Model, Session, Skill, SkillId};

/// Somebody who learns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Learner {
    /// Who.
    pub id: LearnerId,
    /// What they are called; empty of the device's owner until they say.
    pub name: String,
    /// Not offered any more; everything of theirs stays.
    pub archived: bool,
}

impl Learner {
    /// The owner of the device, who has said nothing of themselves.
    pub fn me() -> Self {
        Self { id: Id::me(), name: String::new(), archived: false }
    }

    /// True of the device's owner.
    pub fn is_me(&self) -> bool {
        self.id == Id::me()
    }

    /// Somebody with this id of whom nothing can be read.
    pub fn unknown(id: LearnerId) -> Self {
        Self { id, ..Self::me() }
    }
}

impl Model {
    /// Those whose practice can be chosen: the device's owner first, then in the order of their coming.
    pub fn offered_learners(&self) -> impl Iterator<Item = &Learner> {
        self.learners.iter().filter(|learner| !learner.archived)
    }

    /// Whether it has to be said whose practice it is.
    pub fn has_several_learners(&self) -> bool {
        self.offered_learners().nth(1).is_some()
    }

    /// Everybody who learns here, also where that is the owner alone.
    pub fn everybody(&self) -> Vec<Learner> {
        if self.learners.is_empty() { vec![Learner::me()] } else { self.learners.clone() }
    }

    /// What is known of somebody who learns here.
    pub fn learner_of(&self, id: &LearnerId) -> Option<&Learner> {
        self.learners.iter().find(|learner| learner.id == *id)
    }

    /// Whose skill this is, as far as it is known.
    pub fn whose(&self, skill: &SkillId) -> Option<&LearnerId> {
        let unread = || self.unread.iter().find(|unread| unread.id == *skill).map(|unread| &unread.learner);
        self.skill(skill).map(|skill| &skill.learner).or_else(unread)
    }

    /// Whether what is of this skill is of the one whose practice it is. What is of no known skill is the owner's.
    pub fn is_own(&self, skill: &SkillId) -> bool {
        match self.whose(skill) {
            Some(learner) => *learner == self.learner,
            None => self.learner == Id::me(),
        }
    }

    /// The skills of the one whose practice it is, put away or not, in the person's order.
    pub fn own_skills(&self) -> impl Iterator<Item = &Skill> {
        self.skills.iter().filter(|skill| skill.learner == self.learner)
    }

    /// Finds out whose practice it is: whose session is `going_on`; or who is chosen; or who is offered first.
    pub fn settle_learner(&mut self, going_on: Option<&LearnerId>) {
        let mut settled = None;
        for one in self.offered_learners() {
            if settled.is_none() || self.settings.learner.as_ref() == Some(&one.id) {
                settled = Some(&one.id);
            }
        }
        self.learner = going_on.or(settled).cloned().unwrap_or_else(Id::me);
    }
}

/// Goes on with the practice of `id`, if they are offered, with the skill that they practised last. Not while a session goes on: that is
/// somebody's.
pub(super) fn choose(model: &mut Model, id: LearnerId) -> Vec<Effect> {
    if model.session.is_some() {
        return Vec::new();
    }
    model.settings.learner = Some(id).filter(|id| *id != Id::me());
    model.settle_learner(None);
    let practised = |skill: &&Skill| Reverse(model.summary(&skill.id).and_then(|summary| summary.newest));
    model.settings.skill = model.offered_skills().min_by_key(practised).map(|skill| skill.id.clone());
    vec![Effect::SaveSettings]
}

/// The name that `text` gives a learner, unless it is nobody's to have: two of one name could not be told apart.
///
/// # Errors
/// [`EditRefused`]
pub fn learner_name(model: &Model, text: &str, own: Option<&LearnerId>) -> Result<String, EditRefused> {
    let others = model.learners.iter().filter(|learner| Some(&learner.id) != own);
    let others: Vec<_> = others.map(|learner| (1, learner.name.as_str(), learner.archived)).collect();
    free_name(text, &others, 0)
}

/// True of somebody who can be put away now: another is left to practise, and no session of theirs goes on.
pub fn may_put_away(model: &Model, id: &LearnerId) -> bool {
    let practises = |session: &Session| session.start_of().learner == *id;
    model.offered_learners().any(|learner| learner.id != *id) && !model.session.as_ref().is_some_and(practises)
}

/// Keeps a learner, new or changed.
pub(super) fn keep(model: &mut Model, learner: Learner) -> Vec<Effect> {
    if learner.archived && !may_put_away(model, &learner.id) || learner.name.is_empty() && learner.id != Id::me() {
        return Vec::new();
    }
    let mut effects = Vec::new();
    let next = model.offered_learners().find(|one| one.id != learner.id).map(|one| one.id.clone());
    if let Some(next) = next.filter(|_| learner.archived && model.learner == learner.id) {
        effects = choose(model, next);
    }
    if model.learners.is_empty() {
        model.learners.push(Learner::me());
    }
    match model.learners.iter_mut().find(|known| known.id == learner.id) {
        Some(known) => *known = learner.clone(),
        None => model.learners.push(learner.clone()),
    }
    model.learners.sort_by(|one, other| (!one.is_me(), &one.id).cmp(&(!other.is_me(), &other.id)));
    effects.extend([Effect::SaveLearner(Box::new(learner)), Effect::SaveSummaries]);
    effects
}

/// Removes a learner who has no skill; what else is theirs, whoever asks has looked for.
pub(super) fn remove(model: &mut Model, id: &LearnerId) -> Vec<Effect> {
    let has_skill = model.skills.iter().any(|skill| skill.learner == *id);
    if *id == Id::me() || has_skill || !may_put_away(model, id) || model.learner_of(id).is_none() {
        return Vec::new();
    }
    let first = model.offered_learners().find(|one| one.id != *id).map(|one| one.id.clone());
    let mut effects = match first.filter(|_| model.learner == *id) {
        Some(first) => choose(model, first),
        None => Vec::new(),
    };
    model.learners.retain(|learner| learner.id != *id);
    if model.learners == [Learner::me()] {
        model.learners.clear();
    }
    effects.extend([Effect::DeleteLearner(id.clone()), Effect::SaveSummaries]);
    effects
}
