//! Who learns here: as the summaries say it, so that the first screen knows whose skills are whose without reading them; and as the learners'
//! own records say it, which are read off the ice.

use super::records::Store;
use super::storage::{Storage, StorageError};
use super::{keys, load, summaries};
use crate::domain::{Id, Learner, LearnerId, Model, SkillId};

/// Everybody, as texts. One begins with `+`, or with `-` if they are put away, and has the id, a blank and the name; what follows them are the ids
/// of their skills, but for those of the device's owner.
pub(super) type Rows = [String];

/// Everybody; nobody where that is the owner alone, who has said nothing of themselves.
pub(super) fn rows(model: &Model) -> Vec<String> {
    let mut rows = Vec::new();
    for learner in &model.learners {
        let sign = if learner.archived { "-" } else { "+" };
        rows.push([sign, learner.id.as_str(), " ", &learner.name].concat());
        for skill in &model.skills {
            if skill.learner == learner.id && !learner.is_me() {
                rows.push(skill.id.as_str().to_owned());
            }
        }
    }
    if rows == ["+me "] {
        rows.clear();
    }
    rows
}

/// Whom a text is about, and what it says of them; `None` of the id of a skill.
fn learner_in(text: &str) -> Option<Learner> {
    let archived = text.starts_with('-');
    let (id, name) = text.strip_prefix(['+', '-'])?.split_once(' ')?;
    Some(Learner { id: Id::try_from(id.to_owned()).ok()?, name: name.to_owned(), archived })
}

/// Whose skill this is: the owner's, where nothing else is known.
pub(super) fn whose(rows: &Rows, skill: &SkillId) -> LearnerId {
    let place = rows.iter().position(|text| text == skill.as_str()).unwrap_or(0);
    rows[..place].iter().rev().find_map(|text| learner_in(text)).map_or_else(Id::me, |learner| learner.id)
}

/// Tells `model` who learns here, as far as it is known.
pub(super) fn tell(rows: &Rows, model: &mut Model) {
    model.learners.extend(rows.iter().filter_map(|text| learner_in(text)));
    // the owner is always there, and first
    if model.learners.get(1).is_some_and(Learner::is_me) {
        model.learners.remove(0);
    }
    if let Some(chosen) = model.settings.learner.clone().filter(|id| model.learner_of(id).is_none()) {
        // nothing has told who that is
        model.learners.push(Learner::unknown(chosen));
    }
}

/// True if `keys`, which are all that there are, have a learner whom `model` does not know: then they are to be [found](find).
pub(super) fn are_others(model: &Model, keys: &[String]) -> bool {
    let known = |id: &str| model.learners.iter().any(|learner| learner.id.as_str() == id);
    keys.iter().filter_map(|key| key.strip_prefix(keys::LEARNER)).any(|id| !known(id))
}

/// Finds out who learns here, from their own records, and keeps that in the summaries. True if it was not known.
///
/// # Errors
/// [`StorageError`] if the place cannot be read, or the summaries cannot be kept.
pub fn find<S: Storage>(store: &mut Store<S>, model: &mut Model) -> Result<bool, StorageError> {
    load::load_rest(store, model)?;
    let mut learners = vec![Learner::me()];
    for key in store.keys()?.iter().filter(|key| key.starts_with(keys::LEARNER)) {
        match store.read::<Learner>(key)? {
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
    if model.learners == learners {
        return Ok(false);
    }
    model.learners = learners;
    model.settle_learner(None);
    summaries::write_summaries(store, model).map(|()| true)
}
