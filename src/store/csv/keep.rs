//! Adds what a plan says, all or nothing; and takes it back.

use super::plan::Plan;
use crate::domain::{Id, Model, SessionId, Skill};
use crate::json::Record;

use crate::store::restore::write_all;
use crate::store::{Storage, StorageError, Store, columns, keys};

/// What was added, for as long as it may be taken back.
#[derive(Clone, Debug)]
pub struct Added {
    /// Keys and values of notes and sessions.
    records: Vec<(String, String)>,
    /// Skills as they were left, and as they were before, if they were here.
    skills: Vec<(Skill, Option<Skill>)>,
    /// How many sessions each of these skills then had.
    sessions: Vec<u32>,
}

/// Adds what `plan` says. What is here stays as it is; the model is to be loaded anew afterwards.
///
/// # Errors
/// [`StorageError`]: everything that had been written was taken back.
pub fn keep<S: Storage>(store: &mut Store<S>, model: &Model, plan: &Plan) -> Result<Added, StorageError> {
    store.retry_waiting()?;
    store.now = plan.at;
    let (mut writes, mut settings, mut generations) = (Vec::new(), model.settings.clone(), Vec::new());
    // names go before what is named
    for (skill, before) in plan.skills.iter().filter(|(skill, before)| before.as_ref() != Some(skill)) {
        store.read_skill(&skill.id)?;
        let generation = store.generation_of(&skill.id).map_or(0, |generation| generation.wrapping_add(1));
        let key = keys::skill_in(&skill.id, generation);
        let value = store.encode(&key, &skill.learner, &(generation, skill.clone()).to_json())?;
        writes.push((key, value));
        generations.push((skill.id.clone(), generation));
        if before.is_none() {
            settings.skills.push(skill.id.clone());
        }
    }
    if settings != model.settings {
        let value = store.settings_value(&Id::me(), &settings)?;
        writes.push((keys::SETTINGS.to_owned(), value));
    }
    let mut records = Vec::with_capacity(plan.sessions.len() + plan.notes.len());
    for note in &plan.notes {
        let key = keys::note(&note.session);
        let value = store.text_value(&key, &model.learner, note.to_json())?;
        records.push((key, value));
    }
    for session in &plan.sessions {
        let key = keys::session(&session.id);
        let value = store.session_value(session)?;
        records.push((key, value));
    }
    writes.extend(records.iter().cloned());
    write_all(store, &writes)?;
    for (id, generation) in generations {
        store.set_generation(&id, generation);
    }
    let count = |skill: &Skill| {
        let here = model.summary(&skill.id).map_or(0, |summary| summary.sessions);
        here + plan.sessions.iter().filter(|session| session.skill == skill.id).count() as u32
    };
    let sessions = plan.skills.iter().map(|(skill, _)| count(skill)).collect();
    Ok(Added { records, skills: plan.skills.clone(), sessions })
}

/// Takes back what was added, as far as it is still as it was: what was changed since stays, and a skill that was practised since
/// keeps its names. The model is to be loaded anew afterwards.
///
/// # Errors
/// [`StorageError`]; what is left can be taken back by asking again.
pub fn take_back<S: Storage>(store: &mut Store<S>, model: &Model, added: &Added) -> Result<(), StorageError> {
    let mut all_gone = true;
    for (key, value) in added.records.iter().rev() {
        match store.raw(key)? {
            Some(now) if now == *value => store.remove(key)?,
            Some(_) => all_gone = false,
            None => {}
        }
    }
    let mut settings = model.settings.clone();
    for ((after, before), sessions) in added.skills.iter().zip(&added.sessions) {
        let is_as_left = store.read_skill(&after.id)?.as_ref() == Some(after);
        let practised = model.summary(&after.id).is_some_and(|summary| summary.sessions > *sessions);
        let runs = model.session.as_ref().is_some_and(|session| session.start_of().skill == after.id);
        if !all_gone || !is_as_left || runs || practised {
            continue;
        }
        match before {
            // numbers are never given again, not even those that were never used
            Some(before) if before != after => store.write_skill(&before.clone().numbered_as(after))?,
            Some(_) => {}
            None => {
                settings.skills.retain(|id| *id != after.id);
                settings.skill = settings.skill.filter(|id| *id != after.id);
            }
        }
    }
    // the list first: a skill that is in no list is found again, one that is not there is no harm
    if settings != model.settings {
        store.write_settings(&Id::me(), &settings)?;
        for (after, _) in added.skills.iter().filter(|(after, _)| !settings.skills.contains(&after.id)) {
            store.remove(&keys::skill(&after.id, 0))?;
            store.remove(&keys::skill(&after.id, 1))?;
        }
    }
    Ok(())
}

impl<S: Storage> Store<S> {
    /// The skill of a finished session that is here, as far as it can be read.
    pub(super) fn skill_of(&self, id: &SessionId) -> Option<crate::domain::SkillId> {
        let key = keys::session(id);
        let value = self.raw(&key).ok().flatten()?;
        let (learner, found) = crate::store::frame::decode::<columns::Columns>(&key, &value).ok()?;
        columns::session(id.clone(), learner, &found).ok().map(|session| session.skill)
    }
}
