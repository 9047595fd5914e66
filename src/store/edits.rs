//! Changes off the ice, carried out: whatever is kept says when it was changed, and whatever is deleted leaves a note that it was,
//! so that two devices can be put together. Every change is later than the one that it saw, even where a clock went back.

use super::carry_out::carry_out;
use super::choices::{self, EDITED, with_field};
use super::columns::Columns;
use super::frame;
use super::merge::Gone;
use super::records::Store;
use super::session_parts::Parts;
use super::stamp::stamp;
use super::storage::{Storage, StorageError};
use super::{columns, keys, ledgers, load, summaries, who_learns};
use crate::domain::{
    Effect, FinishedSession, Instant, Intent, Learner, LearnerId, Lesson, Model, Note, SessionId, Setback,
};
use crate::json::{Json, Record};

/// Carries `effects` of wishes and changes out in order, at `now`. Answers the intents that they bring back, and each result. After
/// a failure the rest still runs: a later write may succeed, and what failed waits in the store.
pub fn carry_out_changes<S: Storage>(
    store: &mut Store<S>,
    model: &Model,
    effects: &[Effect],
    now: Instant,
) -> (Vec<Intent>, Vec<Result<(), StorageError>>) {
    store.now = now;
    let (mut answers, mut results) = (Vec::new(), Vec::new());
    for effect in effects {
        results.push(match effect {
            Effect::Rewrite(finished) => in_ledger(store, &finished.id, |store| store.write_session(finished)),
            Effect::RewriteNote(session, learner, note) => store.rewrite_note(session, learner, note.as_ref()),
            Effect::Delete(session) => in_ledger(store, session, |store| store.delete_session(session)),
            Effect::SaveLesson(lesson) => store.write_lesson(&model.learner, lesson),
            Effect::DeleteLesson(id) => store.delete(&keys::lesson(id), &model.learner),
            Effect::SaveSetback(setback) => store.write_setback(&model.learner, setback),
            Effect::DeleteSetback(id) => store.delete(&keys::setback(id), &model.learner),
            Effect::SaveLearner(learner) => store.write_learner(learner),
            Effect::DeleteLearner(id) => store.delete(&keys::learner(id), id),
            Effect::Recount => summaries::summaries_of(store).map(|found| answers.push(Intent::Recounted(found))),
            on_the_ice => {
                let (mut more, result) = carry_out(store, model, std::slice::from_ref(on_the_ice), now);
                answers.append(&mut more);
                results.extend(result);
                continue;
            }
        });
    }
    (answers, results)
}

/// Makes a change of a session, and takes it over into the ledger of its skill.
fn in_ledger<S: Storage>(
    store: &mut Store<S>,
    id: &SessionId,
    change: impl FnOnce(&mut Store<S>) -> Result<(), StorageError>,
) -> Result<(), StorageError> {
    let before = store.read_session(id)?;
    let done = change(store);
    // as it will be read: what waits for room is read, too
    let after = store.read_session(id)?;
    store.ledger_lost |= ledgers::changed(store, before.as_ref(), after.as_ref())?;
    done
}

/// Finishes what a killed page left undone, and finds out who learns here: one look at the keys for both. Answers whether the model
/// changed.
///
/// # Errors
/// [`StorageError`] if the place cannot be read, or a deletion cannot be finished. Who learns here is found again where that cannot
/// be kept.
pub fn settle<S: Storage>(store: &mut Store<S>, model: &mut Model) -> Result<bool, StorageError> {
    let keys = store.keys_of(&[keys::PROBE, keys::DELETED, keys::LEARNER])?;
    let gone = finish_deletions(store, model, &keys);
    let found = who_learns::find_among(store, model, &keys) == Ok(true);
    gone.map(|gone| gone || found)
}

/// What was deleted when the page was killed is said to be deleted, and may still be there: it goes, and what was counted with it is
/// counted again. What was written to find out how much room there is goes, too. `keys` has their keys among others.
fn finish_deletions<S: Storage>(
    store: &mut Store<S>,
    model: &mut Model,
    keys: &[String],
) -> Result<bool, StorageError> {
    let mut gone = false;
    for key in keys {
        if key == keys::PROBE {
            store.remove(key)?;
        }
        let Some(of) = key.strip_prefix(keys::DELETED) else { continue };
        let note = of.strip_prefix(keys::SESSION).map(|id| format!("{}{id}", keys::NOTE));
        for of in note.iter().map(String::as_str).chain([of]) {
            if store.raw(of)?.is_some() && store.is_deleted(of)? {
                store.remove(of)?;
                gone = true;
            }
        }
    }
    if gone {
        load::rebuild(store, model)?;
    }
    Ok(gone)
}

impl<S: Storage> Store<S> {
    /// Keeps a finished session that was changed, or added, or brought back.
    ///
    /// # Errors
    /// [`StorageError`]; what was kept before is then unchanged.
    pub fn write_session(&mut self, finished: &FinishedSession) -> Result<(), StorageError> {
        let key = keys::session(&finished.id);
        let is_new = self.stored(&key)?.is_none();
        let value = self.session_value(finished)?;
        self.write_value(&key, value)?;
        self.came(&finished.id, is_new);
        Ok(())
    }

    /// The value that keeps a finished session, in place of what is there now; it is later than what was deleted.
    pub(super) fn session_value(&mut self, finished: &FinishedSession) -> Result<String, StorageError> {
        let key = keys::session(&finished.id);
        let gone = self.read::<Gone>(&keys::deleted(&key))?.map(|(_, gone)| gone);
        let before = match (self.parts_of(&finished.id)?, &gone) {
            (None, Some(gone)) => Some(gone.changed.clone().with_rest_of(finished)),
            (before, _) => before,
        };
        let changed = before.and_then(|before| {
            let deleted = gone.map_or(Instant(0), |gone| gone.at.after(1));
            let at = self.now.max(before.newest.after(1)).max(deleted);
            stamp(before, finished, at).columns(finished.id.clone())
        });
        let columns = changed.map_or_else(|| columns::columns(finished), |(_, columns)| columns);
        self.encode(&key, &finished.learner, &columns.to_json())
    }

    /// The parts of a session that is kept; `None` if there is none that can be read.
    fn parts_of(&mut self, id: &SessionId) -> Result<Option<Parts>, StorageError> {
        let key = keys::session(id);
        let Some((learner, columns)) = self.read::<Columns>(&key)? else { return Ok(None) };
        match Parts::of(learner, &columns) {
            Ok(parts) => Ok(Some(parts)),
            Err(_) => self.put_aside(&key).map(|()| None),
        }
    }

    /// When what was kept under `key` was deleted last; 0 if never. A note goes with its session.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub(super) fn deleted_at(&mut self, key: &str) -> Result<Instant, StorageError> {
        let mut at = Instant(0);
        let session = key.strip_prefix(keys::NOTE).map(|id| format!("{}{id}", keys::SESSION));
        for key in session.iter().map(String::as_str).chain([key]) {
            if let Some((_, json)) = self.read_json(&keys::deleted(key))? {
                at = at.max(choices::instant(&json, "t"));
            }
        }
        Ok(at)
    }

    /// True if what is under `key` was deleted after it was last changed.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub(super) fn is_deleted(&mut self, key: &str) -> Result<bool, StorageError> {
        let Some((_, json)) = self.read_json(key)? else { return Ok(false) };
        Ok(choices::edited(key, &json) <= self.deleted_at(key)?)
    }

    /// Keeps the note of progress of a finished session, or deletes it.
    ///
    /// # Errors
    /// [`StorageError`]; what was kept before is then unchanged.
    pub fn rewrite_note(
        &mut self,
        session: &SessionId,
        learner: &LearnerId,
        note: Option<&Note>,
    ) -> Result<(), StorageError> {
        let key = keys::note(session);
        match note {
            Some(note) => self.write_text(&key, learner, note.to_json()),
            None => self.delete(&key, learner),
        }
    }

    /// Keeps a lesson, new or changed.
    ///
    /// # Errors
    /// [`StorageError`]; what was kept before is then unchanged.
    pub fn write_lesson(&mut self, learner: &LearnerId, lesson: &Lesson) -> Result<(), StorageError> {
        self.write_text(&keys::lesson(&lesson.id), learner, lesson.to_json())
    }

    /// Keeps a setback, new or changed.
    ///
    /// # Errors
    /// [`StorageError`]; what was kept before is then unchanged, and the setback waits.
    pub fn write_setback(&mut self, learner: &LearnerId, setback: &Setback) -> Result<(), StorageError> {
        let key = keys::setback(&setback.id);
        let value = self.text_value(&key, learner, setback.to_json())?;
        self.write_value(&key, value)
    }

    /// Keeps a learner, new or changed.
    ///
    /// # Errors
    /// [`StorageError`]; what was kept before is then unchanged, and the learner waits.
    pub fn write_learner(&mut self, learner: &Learner) -> Result<(), StorageError> {
        let key = keys::learner(&learner.id);
        let value = self.text_value(&key, &learner.id, learner.to_json())?;
        self.write_value(&key, value)
    }

    /// Keeps a note or a lesson, and when it was changed, if it was.
    fn write_text(&mut self, key: &str, learner: &LearnerId, json: Json) -> Result<(), StorageError> {
        self.forget_words();
        let value = self.text_value(key, learner, json)?;
        self.write_value(key, value)
    }

    /// The value that keeps a note, a lesson, a setback or a learner, in place of what is there now; it is later than what was deleted.
    pub(super) fn text_value(
        &mut self,
        key: &str,
        learner: &LearnerId,
        mut json: Json,
    ) -> Result<String, StorageError> {
        let before = self.raw(key)?.and_then(|value| frame::decode_json(key, &value).ok()).map(|(_, json)| json);
        let mut edited = Instant(0);
        if let Some(before) = &before {
            edited = choices::instant(before, EDITED);
            if choices::chosen(before.clone()) != choices::chosen(json.clone()) {
                edited = self.now.max(choices::edited(key, before).after(1));
            }
        }
        let deleted = self.deleted_at(key)?;
        if edited.max(choices::edited(key, &json)) <= deleted {
            edited = self.now.max(deleted.after(1));
        }
        if edited.0 > 0 {
            json = with_field(json, EDITED, edited.to_json());
        }
        self.encode(key, learner, &json)
    }

    /// Deletes a finished session and its note.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be written.
    pub fn delete_session(&mut self, session: &SessionId) -> Result<(), StorageError> {
        let key = keys::session(session);
        let was_there = self.stored(&key)?.is_some();
        let Some(parts) = self.parts_of(session)? else { return self.remove(&key) };
        let learner = parts.frame.as_ref().map_or_else(crate::domain::Id::me, |frame| frame.value.learner.clone());
        let note = keys::note(session);
        let noted = self.raw(&note)?.and_then(|value| frame::decode_json(&note, &value).ok());
        let newest = noted.map_or(parts.newest, |(_, json)| parts.newest.max(choices::edited(&note, &json)));
        let at = self.now.max(newest.after(1)).max(self.deleted_at(&key)?.after(1));
        let done = self.let_die(&[&note, &key], &learner, &Gone { at, changed: parts.changed() });
        if was_there && self.stored(&key)?.is_none() {
            self.went(session);
        }
        done
    }

    /// Deletes a note, a lesson, a setback or a learner.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be written.
    fn delete(&mut self, key: &str, learner: &LearnerId) -> Result<(), StorageError> {
        let Some(value) = self.raw(key)? else { return Ok(()) };
        let Ok((_, json)) = frame::decode_json(key, &value) else { return self.remove(key) };
        let newest = choices::edited(key, &json).max(self.deleted_at(key)?);
        let gone = Gone { at: self.now.max(newest.after(1)), ..Gone::default() };
        self.let_die(&[key], learner, &gone)
    }

    /// Says that the last of `keys` was deleted, and removes them, the last one last. Killed in between, it is removed at the next start.
    /// Where there is no room to say so, the removal makes it.
    fn let_die(&mut self, keys: &[&str], learner: &LearnerId, gone: &Gone) -> Result<(), StorageError> {
        let Some(last) = keys.last() else { return Ok(()) };
        self.forget_words();
        let name = keys::deleted(last);
        let value = self.encode(&name, learner, &gone.to_json())?;
        let said = self.write_raw(&name, &value);
        for key in keys {
            self.remove(key)?;
        }
        match said {
            Ok(()) => Ok(()),
            Err(_) => self.write_value(&name, value),
        }
    }
}
