//! Who learns here, and what: as the summaries say it, so that the first screen need not read it; and as the learners' own records say it, which are
//! read off the ice.

use super::records::Store;
use super::storage::{Storage, StorageError};
use super::{keys, load, summaries};
use crate::domain::{Id, Learner, Model, SkillId, Unread};

/// What stands in place of whose a skill is, where a row is a learner; and where it is one who is put away.
const LEARNER: &str = "+";
const PUT_AWAY: &str = "-";

/// Everybody, and the skills: three texts each. Of a learner their id, a sign, and their name; of a skill its id, whose it is, and its name, but of
/// one that is archived. Nothing where one skill of the device's owner is all there is: that is read anyway.
pub(super) fn rows(model: &Model) -> Vec<String> {
    let mut rows = Vec::new();
    let mut put = |text: &str| rows.push(text.to_owned());
    for learner in &model.learners {
        put(learner.id.as_str());
        put(if learner.archived { PUT_AWAY } else { LEARNER });
        put(&learner.name);
    }
    // whoever writes has read them all
    if model.settings.skills.len() > 1 {
        for skill in &model.skills {
            put(skill.id.as_str());
            put(skill.learner.as_str());
            put(if skill.archived { "" } else { &skill.name });
        }
    }
    rows
}

/// Whose a skill is, and its name, if that is known.
pub(super) fn skill(rows: &[String], id: &SkillId) -> Option<Unread> {
    // a learner may have the name of a skill
    let row = rows.chunks_exact(3).find(|row| row[0] == id.as_str() && row[1].len() > 1)?;
    Some(Unread { id: id.clone(), learner: Id::try_from(row[1].clone()).ok()?, name: row[2].clone() })
}

/// Tells `model` who learns here, as far as it is known.
pub(super) fn tell(rows: &[String], model: &mut Model) {
    for row in rows.chunks_exact(3).filter(|row| row[1].len() == 1) {
        if let Ok(id) = Id::try_from(row[0].clone()) {
            model.learners.push(Learner { id, name: row[2].clone(), archived: row[1] == PUT_AWAY });
        }
    }
    if let Some(chosen) = &model.settings.learner
        && model.learners.is_empty()
    {
        // nothing has told who that is
        model.learners.push(Learner::unknown(chosen.clone()));
    }
}

/// Finds out who learns here, from their own records, and keeps that in the summaries. True if it was not known.
///
/// # Errors
/// [`StorageError`] if the place cannot be read, or the summaries cannot be kept.
pub fn find<S: Storage>(store: &mut Store<S>, model: &mut Model) -> Result<bool, StorageError> {
    let keys = store.keys_of(&[keys::LEARNER])?;
    find_among(store, model, &keys)
}

/// [`find`], where `keys` has the learners' keys among others.
///
/// # Errors
/// As [`find`].
pub(super) fn find_among<S: Storage>(
    store: &mut Store<S>,
    model: &mut Model,
    keys: &[String],
) -> Result<bool, StorageError> {
    load::load_rest(store, model)?;
    let mut learners = vec![Learner::me()];
    for key in keys.iter().filter(|key| key.starts_with(keys::LEARNER)) {
        match store.read::<Learner>(key)? {
            Some((_, learner)) if keys::learner(&learner.id) != *key => store.put_aside(key)?,
            Some((_, learner)) if learner.is_me() => learners[0] = learner,
            found => learners.extend(found.map(|(_, learner)| learner)),
        }
    }
    // what is somebody's is shown, also where nothing tells who that is
    for skill in &model.skills {
        if learners.iter().all(|learner| learner.id != skill.learner) {
            learners.push(Learner::unknown(skill.learner.clone()));
        }
    }
    if learners == [Learner::me()] {
        learners.clear();
    }
    if model.learners == learners {
        return Ok(false);
    }
    model.learners = learners;
    let practises = model.session.as_ref().map(|session| session.start_of().learner.clone());
    model.settle_learner(practises.as_ref());
    summaries::write_summaries(store, model).map(|()| true)
}
