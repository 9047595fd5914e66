//! What is read at the start: all that the first screen needs, and no more; and afterwards, when there is time, a look
//! at everything else.

use serde::{Deserialize, Serialize};

use super::records::Store;
use super::storage::{Storage, StorageError};
use super::{frame, keys};
use crate::domain::{Event, Id, Instant, Model, Recorded, Session, SessionId, Settings, SkillId, SkillSummary};

/// The stored summaries, with a mark of the sessions that they were made from.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
struct Summaries {
    /// How many sessions.
    n: u32,
    /// [`mark_of`] their ids.
    x: String,
    /// For each skill.
    s: Vec<(SkillId, SkillSummary)>,
}

/// A short text that differs (but for chance) between different sets of sessions.
fn mark_of(ids: &[SessionId]) -> String {
    let mut all = String::new();
    for id in ids {
        all.push_str(id.as_str());
        all.push('\n');
    }
    frame::checksum_of(&all)
}

/// The model as it was left, with a session that was going on.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn load<S: Storage>(store: &mut Store<S>) -> Result<Model, StorageError> {
    let mut model = Model::new();
    let settings = store.read::<Settings>(keys::SETTINGS)?;
    let known = settings.is_some();
    if let Some((learner, settings)) = settings {
        model.learner = learner;
        model.settings = settings.within_bounds();
    }
    if !known {
        // a first run, or choices that could not be read: the skills may still be there
        model.settings.skills = skills_there(store)?;
    }
    for id in model.settings.skills.clone() {
        model.skills.extend(store.read_skill(&id)?);
    }
    if let Some((_, summaries)) = store.read::<Summaries>(keys::SUMMARIES)? {
        model.summaries = summaries.s;
    }
    if let Some((_, id)) = store.read::<SessionId>(keys::LIVE)? {
        load_live(store, &mut model, &id)?;
    }
    Ok(model)
}

fn skills_there<S: Storage>(store: &Store<S>) -> Result<Vec<SkillId>, StorageError> {
    let mut ids: Vec<SkillId> = store
        .keys()?
        .iter()
        .filter_map(|key| key.strip_prefix(keys::SKILL)?.split_once('.'))
        .filter_map(|(id, _)| Id::try_from(id.to_owned()).ok())
        .collect();
    ids.dedup();
    Ok(ids)
}

fn load_live<S: Storage>(store: &mut Store<S>, model: &mut Model, id: &SessionId) -> Result<(), StorageError> {
    if store.raw(&keys::session(id))?.is_some() {
        return store.let_go(id);
    }
    model.session = read_live(store, id)?;
    if model.session.is_some() {
        model.draft = store.read::<String>(&keys::draft(id))?.map(|(_, text)| text).unwrap_or_default();
    }
    Ok(())
}

/// The session whose events are under `id`, as far as they can be read.
fn read_live<S: Storage>(store: &mut Store<S>, id: &SessionId) -> Result<Option<Session>, StorageError> {
    let prefix = keys::events(id);
    let mut events = Vec::new();
    for key in store.keys()?.iter().filter(|key| key.starts_with(&prefix)) {
        let Ok(seq) = key[prefix.len()..].parse() else { continue };
        if let Some((_, (at, event))) = store.read::<(Instant, Event)>(key)? {
            events.push(Recorded { seq, at, event });
        }
    }
    Ok(Session::replay(events))
}

/// The last sign of the learner in a live session that was no event.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn last_seen<S: Storage>(store: &mut Store<S>, id: &SessionId) -> Result<Option<Instant>, StorageError> {
    Ok(store.read::<Instant>(&keys::seen(id))?.map(|(_, at)| at))
}

/// Keeps the summaries of `model`, with a mark of the sessions that are there now.
///
/// # Errors
/// [`StorageError`]; the summaries are then made again at a later start.
pub fn write_summaries<S: Storage>(store: &mut Store<S>, model: &Model) -> Result<(), StorageError> {
    let ids = store.ids(keys::SESSION)?;
    let record = Summaries { n: ids.len() as u32, x: mark_of(&ids), s: model.summaries.clone() };
    store.write(keys::SUMMARIES, &model.learner, &record)
}

/// When there is time: checks that the summaries are those of the sessions that are there, and makes them again if not;
/// finds a live session whose mark was lost, and lets go of events whose session is kept. Answers whether the model
/// changed.
///
/// # Errors
/// [`StorageError`] if the place cannot be read or written.
pub fn survey<S: Storage>(store: &mut Store<S>, model: &mut Model) -> Result<bool, StorageError> {
    let ids = store.ids(keys::SESSION)?;
    let kept = store.read::<Summaries>(keys::SUMMARIES)?.map(|(_, kept)| (kept.n, kept.x)).unwrap_or_default();
    let mut changed = false;
    if kept != (ids.len() as u32, mark_of(&ids)) && !(kept.0 == 0 && ids.is_empty()) {
        let noted = store.ids(keys::NOTE)?;
        model.summaries.clear();
        for session in store.sessions()? {
            let has_note = noted.binary_search(&session.id).is_ok();
            model.summary_mut(&session.skill).add(&session, has_note);
        }
        write_summaries(store, model)?;
        changed = true;
    }
    let mut live: Vec<SessionId> = store
        .keys()?
        .iter()
        .filter_map(|key| key.strip_prefix("e.")?.split_once('.'))
        .filter_map(|(id, _)| Id::try_from(id.to_owned()).ok())
        .collect();
    live.dedup();
    for id in live {
        if ids.binary_search(&id).is_ok() {
            store.let_go(&id)?;
        } else if model.session.is_none() {
            model.session = read_live(store, &id)?;
            if model.session.is_some() {
                store.write(keys::LIVE, &model.learner, &id)?;
                changed = true;
            }
        }
    }
    Ok(changed)
}
