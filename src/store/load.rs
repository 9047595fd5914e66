//! What is read at the start: all that the first screen needs, and no more; and afterwards, when there is time, a look
//! at everything else.

use super::forms::Draft;
use super::records::Store;
use super::storage::{Storage, StorageError};
use super::summaries::{self, Recount, Summaries};
use super::{keys, ledgers, rollups, who_learns};
use crate::domain::{
    Event, Id, Instant, Model, Phase, Recorded, Session, SessionId, Settings, SkillId, Started, Unread,
};

/// Whether a session that goes on is among the finished ones already.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Kept {
    /// It is not, or not in a form that can be read.
    No,
    /// It is.
    Yes,
    /// Something is there in its name; who asks has no means of reading it, and leaves both as they are.
    Perhaps,
}

/// Something that finds that out: [`is_kept`] or [`may_be_kept`].
pub type IsKept<S> = fn(&mut Store<S>, &SessionId) -> Result<Kept, StorageError>;

/// [`Kept`] for those who read sessions.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn is_kept<S: Storage>(store: &mut Store<S>, id: &SessionId) -> Result<Kept, StorageError> {
    Ok(if store.read_session(id)?.is_some() { Kept::Yes } else { Kept::No })
}

/// [`Kept`] for the program that is used on the ice: reading finished sessions is no part of it.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn may_be_kept<S: Storage>(store: &mut Store<S>, id: &SessionId) -> Result<Kept, StorageError> {
    Ok(if store.raw(&keys::session(id))?.is_some() { Kept::Perhaps } else { Kept::No })
}

/// The model as it was left, with a session that was going on.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn load<S: Storage>(store: &mut Store<S>) -> Result<Model, StorageError> {
    load_with(store, is_kept)
}

/// [`load`], by whoever finds out what is kept.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn load_with<S: Storage>(store: &mut Store<S>, is_kept: IsKept<S>) -> Result<Model, StorageError> {
    let mut model = load_first(store, is_kept)?;
    load_rest(store, &mut model)?;
    Ok(model)
}

/// As much of it as the first screen needs: of skills that are not practised now only the names. [`load_rest`] reads them.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn load_first<S: Storage>(store: &mut Store<S>, is_kept: IsKept<S>) -> Result<Model, StorageError> {
    let mut model = Model::new();
    let settings = store.read::<Settings>(keys::SETTINGS)?;
    let known = settings.is_some();
    if let Some((_, settings)) = settings {
        model.settings = settings.within_bounds();
    }
    if !known {
        // a first run, or choices that could not be read: the skills may still be there
        model.settings.skills = skills_there(&store.keys_of(&[keys::SKILL])?);
    }
    let summaries = store.read::<Summaries>(keys::SUMMARIES)?.map(|(_, summaries)| summaries).unwrap_or_default();
    let live = store.read::<(Instant, Started)>(keys::LIVE)?;
    who_learns::tell(&summaries.l, &mut model);
    model.settle_learner(live.as_ref().map(|(_, (_, start))| &start.learner));
    let is_offered = |id: &&SkillId| {
        let known = who_learns::skill(&summaries.l, id);
        known.is_none_or(|known| !known.name.is_empty() && known.learner == model.learner)
    };
    let chosen = model.settings.skill.iter().chain(&model.settings.skills).find(is_offered).cloned();
    let practised = live.as_ref().map(|(_, (_, start))| &start.skill);
    for id in model.settings.skills.clone() {
        match who_learns::skill(&summaries.l, &id).filter(|_| chosen.as_ref() != Some(&id) && practised != Some(&id)) {
            Some(known) => model.unread.push(known),
            None => model.skills.extend(store.read_skill(&id)?),
        }
    }
    (store.mark, store.words, model.summaries) = (summaries.mark(), summaries.w, summaries.s);
    let is_own = |unread: &Unread| unread.learner == model.learner;
    if model.chosen_skill().map(|skill| &skill.id) != chosen.as_ref()
        || chosen.is_none() && model.unread.iter().any(is_own)
    {
        // it is not what its name promised, or there is none to be chosen
        load_rest(store, &mut model)?;
    }
    if let Some((_, begun)) = live {
        take_up(store, &mut model, &begun.1.id.clone(), Some(begun), is_kept)?;
    }
    Ok(model)
}

/// Reads the skills that were left out at first.
///
/// # Errors
/// [`StorageError`] if the place cannot be read; those that were not read are still left out.
pub fn load_rest<S: Storage>(store: &mut Store<S>, model: &mut Model) -> Result<(), StorageError> {
    if model.unread.is_empty() {
        return Ok(());
    }
    let mut all = Vec::new();
    for id in &model.settings.skills {
        match model.skill(id) {
            Some(skill) => all.push(skill.clone()),
            None => all.extend(store.read_skill(id)?),
        }
    }
    model.skills = all;
    model.unread = Vec::new();
    Ok(())
}

pub(super) fn skills_there(keys: &[String]) -> Vec<SkillId> {
    let mut ids: Vec<SkillId> = keys
        .iter()
        .filter_map(|key| key.strip_prefix(keys::SKILL)?.split_once('.'))
        .filter_map(|(id, _)| Id::try_from(id.to_owned()).ok())
        .collect();
    ids.dedup();
    ids
}

/// Takes a live session up: one that is kept already leaves its levels to its skill and is let go of; another goes on. True if it
/// was left as it is.
fn take_up<S: Storage>(
    store: &mut Store<S>,
    model: &mut Model,
    id: &SessionId,
    begun: Option<(Instant, Started)>,
    is_kept: IsKept<S>,
) -> Result<bool, StorageError> {
    let kept = match is_kept(store, id)? {
        Kept::Perhaps => return Ok(true),
        kept => kept == Kept::Yes,
    };
    // letting go begins with the first event: where that is gone, the levels are in the skill already
    let session = read_live(store, id, begun.filter(|_| !kept))?;
    if !kept {
        if let Some(session) = session.filter(|_| model.session.is_none()) {
            let draft = store.read::<Draft>(&keys::draft(id))?.map(|(_, draft)| draft).unwrap_or_default();
            (model.draft, model.lesson) = (draft.note, draft.lesson);
            model.session = Some(session);
        }
        return Ok(false);
    }
    if let Some(session) = session
        && let Some(skill) = model.skill_mut(&session.start_of().skill)
        && session.phase() == Phase::WrappedUp
        && session.settle(skill)
    {
        let settled = skill.clone();
        if store.write_skill(&settled).is_err() {
            // its events tell the levels until there is room
            return Ok(false);
        }
    }
    store.let_go(id).map(|()| false)
}

/// The session whose events are under `id`, as far as they can be read. `begun` stands in for a first event that cannot.
fn read_live<S: Storage>(
    store: &mut Store<S>,
    id: &SessionId,
    begun: Option<(Instant, Started)>,
) -> Result<Option<Session>, StorageError> {
    let prefix = keys::events(id);
    let mut events = Vec::new();
    for key in &store.keys_of(&[&prefix])? {
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

/// When there is time: reads what was left out at first, finds skills that are in no list and a live session whose mark was lost,
/// lets go of what belongs to sessions that are kept, and finds out whether the summaries are those of the sessions that are
/// there; if not, they are to be counted again. Answers whether the model changed.
///
/// # Errors
/// [`StorageError`] if the place cannot be read, or the last that kept something from being mended.
pub fn look<S: Storage>(store: &mut Store<S>, model: &mut Model) -> Result<(bool, Option<Recount>), StorageError> {
    let mut is_other = !model.unread.is_empty();
    is_other |= who_learns::find(store, model)?;
    let (changed, is_due) = look_with(store, model, is_kept)?;
    let recount = if is_due { Some(to_count(store)?) } else { None };
    Ok((changed || is_other, recount))
}

/// What there is to count again: all sessions.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn to_count<S: Storage>(store: &Store<S>) -> Result<Recount, StorageError> {
    Ok(Recount::of(&store.keys_of(&[keys::SESSION, keys::ARCHIVE, keys::NOTE])?))
}

/// What [`look_with`] looks at.
const LOOKED_AT: [&str; 8] = {
    let [events, draft, sign] = keys::LIVE_KINDS;
    [keys::SKILL, events, draft, sign, keys::SESSION, keys::ARCHIVE, keys::LESSON, keys::LEDGER]
};

/// [`look`], by whoever finds out what is kept. Answers whether the model changed, and whether sessions are to be counted again. Where that leaves a session as it is, they are to be counted again, too: whoever does
/// that can read them.
///
/// # Errors
/// As [`look`].
pub fn look_with<S: Storage>(
    store: &mut Store<S>,
    model: &mut Model,
    is_kept: IsKept<S>,
) -> Result<(bool, bool), StorageError> {
    let mut changed = !model.unread.is_empty();
    load_rest(store, model)?;
    // with ten years of sessions there are as many notes, and none of them is asked for
    let keys = store.keys_of(&LOOKED_AT)?;
    let mut result = find_skills(store, model, &keys, &mut changed);
    let mut left = false;
    result = result.and(find_live(store, model, &keys, is_kept, (&mut changed, &mut left)));
    let mended = summaries::mend(store, model, &keys);
    let (is_other, is_due) = mended.unwrap_or_else(|error| {
        result = result.clone().and(Err(error));
        (false, false)
    });
    // a newer Wobble's records are left alone, and told of elsewhere
    match result {
        Ok(()) | Err(StorageError::Newer) => Ok((changed | is_other, is_due || left)),
        Err(error) => Err(error),
    }
}

/// [`look`], and counts again at once if that is needed.
///
/// # Errors
/// As [`look`].
pub fn survey<S: Storage>(store: &mut Store<S>, model: &mut Model) -> Result<bool, StorageError> {
    let (changed, recount) = look(store, model)?;
    let Some(mut recount) = recount else { return Ok(changed) };
    recount.some(store, usize::MAX)?;
    match recount.finish(store, model) {
        Err(StorageError::Newer) => Ok(true),
        other => other,
    }
}

fn find_skills<S: Storage>(
    store: &mut Store<S>,
    model: &mut Model,
    keys: &[String],
    changed: &mut bool,
) -> Result<(), StorageError> {
    let listed = model.settings.skills.len();
    for id in skills_there(keys) {
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
    store.write_settings(&Id::me(), &model.settings)
}

fn find_live<S: Storage>(
    store: &mut Store<S>,
    model: &mut Model,
    keys: &[String],
    is_kept: IsKept<S>,
    (changed, left): (&mut bool, &mut bool),
) -> Result<(), StorageError> {
    let current = model.session.as_ref().map(|session| session.id().clone());
    let mut ids: Vec<SessionId> = keys
        .iter()
        .filter_map(|key| keys::LIVE_KINDS.iter().find_map(|kind| key.strip_prefix(kind)))
        .filter_map(|rest| Id::try_from(rest.split('.').next()?.to_owned()).ok())
        .collect();
    ids.dedup();
    for id in ids.into_iter().filter(|id| Some(id) != current.as_ref()) {
        let kept = store.raw(&keys::session(&id))?.is_some();
        if kept || model.session.is_none() {
            *left |= take_up(store, model, &id, None, is_kept)?;
        }
        if let Some(session) = model.session.as_ref().filter(|session| *session.id() == id) {
            *changed = true;
            let start = session.start_of();
            store.write(keys::LIVE, &start.learner, &(session.started_at(), start.clone()))?;
        }
    }
    Ok(())
}

/// If a change since this was last asked left a ledger that has to be made again, or `is_counting` and so perhaps past what was
/// changed: counts again, from the beginning.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn recount_after_change<S: Storage>(
    store: &mut Store<S>,
    is_counting: bool,
) -> Result<Option<Recount>, StorageError> {
    let is_lost = std::mem::take(&mut store.ledger_lost);
    Ok(if is_lost || is_counting { Some(to_count(store)?) } else { None })
}

/// Makes everything again that can be made again from the finished sessions, after many of them changed at once.
///
/// # Errors
/// [`StorageError`] if the place cannot be read or written; it is then made again at a later start.
pub fn rebuild<S: Storage>(store: &mut Store<S>, model: &mut Model) -> Result<(), StorageError> {
    let dropped = rollups::rebuild(store);
    model.summaries = summaries::summaries_of(store)?;
    dropped.and(summaries::write_summaries(store, model))
}

/// The same for a page that must stay usable: what was made is dropped, and counting begins. Whoever is killed before its end counts at
/// the next start.
///
/// # Errors
/// [`StorageError`] if the place cannot be read or written.
pub fn rebuild_later<S: Storage>(store: &mut Store<S>, model: &Model) -> Result<Recount, StorageError> {
    rollups::rebuild(store)?;
    ledgers::forget_all(store)?;
    let keys = store.keys()?;
    store.doubt_summaries();
    match summaries::write_summaries(store, model) {
        // what is there is of fewer sessions, or there is no room for anything: then a start finds that, too
        Ok(()) | Err(StorageError::Full | StorageError::Newer) => Ok(Recount::of(&keys)),
        Err(error) => Err(error),
    }
}
