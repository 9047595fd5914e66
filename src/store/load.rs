//! What is read at the start: all that the first screen needs, and no more; and afterwards, when there is time, a look
//! at everything else.

use super::records::Store;
use super::storage::{Storage, StorageError};
use super::{frame, keys};
use crate::domain::{
    Event, Id, Instant, Model, Phase, Recorded, Session, SessionId, Settings, SkillId, SkillSummary, Started,
};

/// The stored summaries, with a mark of the sessions that they were made from.
#[derive(Clone, PartialEq, Debug, Default)]
struct Summaries {
    /// How many sessions.
    n: u32,
    /// [`mark_of`] their ids.
    x: String,
    /// For each skill.
    s: Vec<(SkillId, SkillSummary)>,
}

record!(Summaries { "n" must n, "x" must x, "s" must s });

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
    if let Some((_, begun)) = store.read::<(Instant, Started)>(keys::LIVE)? {
        take_up(store, &mut model, &begun.1.id.clone(), Some(begun))?;
    }
    Ok(model)
}

pub(super) fn skills_there<S: Storage>(store: &Store<S>) -> Result<Vec<SkillId>, StorageError> {
    let mut ids: Vec<SkillId> = store
        .keys()?
        .iter()
        .filter_map(|key| key.strip_prefix(keys::SKILL)?.split_once('.'))
        .filter_map(|(id, _)| Id::try_from(id.to_owned()).ok())
        .collect();
    ids.dedup();
    Ok(ids)
}

/// Takes a live session up: one that is kept already leaves its levels to its skill and is let go of; another goes on.
fn take_up<S: Storage>(
    store: &mut Store<S>,
    model: &mut Model,
    id: &SessionId,
    begun: Option<(Instant, Started)>,
) -> Result<(), StorageError> {
    let kept = store.read_session(id)?.is_some();
    // letting go begins with the first event: where that is gone, the levels are in the skill already
    let session = read_live(store, id, begun.filter(|_| !kept))?;
    if !kept {
        if let Some(session) = session.filter(|_| model.session.is_none()) {
            model.draft = store.read::<String>(&keys::draft(id))?.map(|(_, text)| text).unwrap_or_default();
            model.session = Some(session);
        }
        return Ok(());
    }
    if let Some(session) = session
        && let Some(skill) = model.skill_mut(&session.start_of().skill)
        && session.phase() == Phase::WrappedUp
        && session.settle(skill)
    {
        let settled = skill.clone();
        if store.write_skill(&settled).is_err() {
            // its events tell the levels until there is room
            return Ok(());
        }
    }
    store.let_go(id)
}

/// The session whose events are under `id`, as far as they can be read. `begun` stands in for a first event that cannot.
fn read_live<S: Storage>(
    store: &mut Store<S>,
    id: &SessionId,
    begun: Option<(Instant, Started)>,
) -> Result<Option<Session>, StorageError> {
    let prefix = keys::events(id);
    let mut events = Vec::new();
    for key in &store.keys()? {
        let Some(Ok(seq)) = key.strip_prefix(&prefix).map(str::parse) else { continue };
        if let Some((_, (at, event))) = store.read::<(Instant, Event)>(key)? {
            events.push(Recorded { seq, at, event });
        }
    }
    if let Some((at, start)) = begun
        && events.first().is_none_or(|first| first.seq != 0)
        && !events.is_empty()
    {
        events.insert(0, Recorded { seq: 0, at, event: Event::Started(start) });
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

/// When there is time: finds skills that are in no list and a live session whose mark was lost, lets go of what belongs
/// to sessions that are kept, and makes the summaries again if they are not those of the sessions that are there. Answers
/// whether the model changed.
///
/// # Errors
/// [`StorageError`] if the place cannot be read, or the last that kept something from being mended.
pub fn survey<S: Storage>(store: &mut Store<S>, model: &mut Model) -> Result<bool, StorageError> {
    let mut changed = false;
    let mut result = find_skills(store, model, &mut changed);
    result = result.and(find_live(store, model, &mut changed));
    result = result.and(mend_summaries(store, model, &mut changed));
    // a newer Wobble's records are left alone, and told of elsewhere
    match result {
        Ok(()) | Err(StorageError::Newer) => Ok(changed),
        Err(error) => Err(error),
    }
}

fn find_skills<S: Storage>(store: &mut Store<S>, model: &mut Model, changed: &mut bool) -> Result<(), StorageError> {
    let listed = model.settings.skills.len();
    for id in skills_there(store)? {
        if !model.settings.skills.contains(&id)
            && let Some(skill) = store.read_skill(&id)?
        {
            model.settings.skills.push(id);
            model.skills.push(skill);
        }
    }
    if model.settings.skills.len() == listed {
        return Ok(());
    }
    *changed = true;
    store.write_settings(&model.learner, &model.settings)
}

fn find_live<S: Storage>(store: &mut Store<S>, model: &mut Model, changed: &mut bool) -> Result<(), StorageError> {
    let current = model.session.as_ref().map(|session| session.id().clone());
    let mut ids: Vec<SessionId> = store
        .keys()?
        .iter()
        .filter_map(|key| keys::LIVE_KINDS.iter().find_map(|kind| key.strip_prefix(kind)))
        .filter_map(|rest| Id::try_from(rest.split('.').next()?.to_owned()).ok())
        .collect();
    ids.dedup();
    for id in ids.into_iter().filter(|id| Some(id) != current.as_ref()) {
        let kept = store.raw(&keys::session(&id))?.is_some();
        if kept || model.session.is_none() {
            take_up(store, model, &id, None)?;
        }
        if let Some(session) = model.session.as_ref().filter(|session| *session.id() == id) {
            *changed = true;
            store.write(keys::LIVE, &model.learner, &(session.started_at(), session.start_of().clone()))?;
        }
    }
    Ok(())
}

fn mend_summaries<S: Storage>(store: &mut Store<S>, model: &mut Model, changed: &mut bool) -> Result<(), StorageError> {
    let ids = store.ids(keys::SESSION)?;
    let kept = store.read::<Summaries>(keys::SUMMARIES)?.map(|(_, kept)| (kept.n, kept.x)).unwrap_or_default();
    if kept == (ids.len() as u32, mark_of(&ids)) || (kept.0 == 0 && ids.is_empty()) {
        return Ok(());
    }
    model.summaries = summaries_of(store)?;
    *changed = true;
    write_summaries(store, model)
}

/// Makes everything again that can be made again from the finished sessions, after many of them changed at once.
///
/// # Errors
/// [`StorageError`] if the place cannot be read or written; it is then made again at a later start.
pub fn rebuild<S: Storage>(store: &mut Store<S>, model: &mut Model) -> Result<(), StorageError> {
    model.summaries = summaries_of(store)?;
    write_summaries(store, model)
}

/// What Practice shows of each skill, made from all finished sessions that can be read.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn summaries_of<S: Storage>(store: &mut Store<S>) -> Result<Vec<(SkillId, SkillSummary)>, StorageError> {
    let noted = store.ids(keys::NOTE)?;
    let mut counted = Model::new();
    for session in store.sessions()? {
        let has_note = noted.binary_search(&session.id).is_ok();
        counted.summary_mut(&session.skill).add(&session, has_note);
    }
    Ok(counted.summaries)
}
