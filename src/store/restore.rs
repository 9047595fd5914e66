//! A backup put together with what is here: told before, done whole or not at all, and taken back if that is wished.

use std::collections::{BTreeMap, BinaryHeap};

use super::backup::{Backup, BackupError};
use super::merge::{Differences, Records, merge};
use super::records::Store;
use super::storage::{Storage, StorageError};
use super::{archive, frame, keys, load};
use crate::domain::{Id, Model, SkillId};

/// A change of a key: what will be there, or nothing.
pub(super) type Change = (String, Option<String>);

/// What a restore changed, so that it can be taken back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undo {
    /// What was there before.
    before: Vec<Change>,
    /// A mark of everything after it.
    after: u32,
    /// The same of what is read quickly: see [`may_undo`].
    quick: u32,
}

impl Undo {
    /// True if there was nothing to change.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty()
    }
}

/// What restoring a backup would do, worked out: so that it need not be worked out again when it is done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prepared {
    changes: Vec<Change>,
    differences: Differences,
    /// The values that the changes replace, in their order.
    before: Vec<Option<String>>,
    /// Every key that is here, with a mark of its value.
    here: Marks,
    /// Whether a session was going on here.
    is_live: bool,
}

/// Keys, sorted, each with a mark of its value.
type Marks = Vec<(String, u32)>;

/// How many letters of a value have its checksum in them.
const HEAD: usize = 20;

/// A mark of a value. Every value that is framed begins with a checksum of all of it: its beginning and its length tell it from others.
fn mark_of(key: &str, value: &str) -> u32 {
    let is_framed = value.starts_with("[\"W") && !key.starts_with(keys::QUARANTINE);
    let head = value.get(..HEAD).filter(|_| is_framed).unwrap_or(value);
    frame::number_of(head) ^ (value.len() as u32)
}

/// One mark of all of them.
fn mark_of_all(marks: &Marks) -> u32 {
    let mut all = String::new();
    for (key, mark) in marks {
        all.push_str(key);
        all.push_str(&frame::hex(*mark));
    }
    frame::number_of(&all)
}

fn marks_of(records: &Records) -> Marks {
    records.iter().map(|(key, value)| (key.clone(), mark_of(key, value))).collect()
}

/// The keys of everything that is here and cannot be made again.
fn keys_here<S: Storage>(store: &Store<S>) -> Result<Vec<String>, StorageError> {
    let mut all = store.keys()?;
    all.retain(|key| !keys::is_made_again(key));
    Ok(all)
}

/// Everything that is here and cannot be made again.
fn here<S: Storage>(store: &Store<S>) -> Result<Records, StorageError> {
    let mut records = Records::new();
    for key in keys_here(store)? {
        if let Some(value) = store.raw(&key)? {
            records.push((key, value));
        }
    }
    Ok(records)
}

/// A key that this Wobble knows: another is not for it to write.
fn is_known(key: &str) -> bool {
    let kinds = [
        keys::SESSION,
        keys::NOTE,
        keys::LESSON,
        keys::SETBACK,
        keys::LEARNER,
        keys::SKILL,
        keys::QUARANTINE,
        keys::DELETED,
        keys::ARCHIVE,
    ];
    key == keys::SETTINGS || kinds.iter().any(|kind| key.starts_with(kind)) || keys::is_live(key)
}

/// Works out what restoring `backup` would do. Changes nothing.
///
/// # Errors
/// [`BackupError::Storage`] if the place cannot be read, or if it has no room for what would come.
pub fn prepare<S: Storage>(store: &mut Store<S>, model: &Model, backup: &Backup) -> Result<Prepared, BackupError> {
    let here = here(store)?;
    // a session that is going on here goes on, and alone
    let is_live = model.session.is_some();
    let wanted = |key: &str| is_known(key) && !(keys::is_live(key) && is_live);
    let (merged, differences) = match backup.records.iter().all(|(key, _)| wanted(key)) {
        true => merge(&here, &backup.records),
        false => merge(&here, &backup.records.iter().filter(|(key, _)| wanted(key)).cloned().collect()),
    };
    let value_in = |records: &'_ Records, key: &str| {
        records.binary_search_by(|(known, _)| known.as_str().cmp(key)).ok().map(|place| records[place].1.clone())
    };
    let mut all: Vec<(Change, Option<String>)> = Vec::new();
    for (key, value) in &here {
        // the older of a skill's two records stays: it is for the day on which the newer one cannot be read
        let stays = merged.binary_search_by(|(known, _)| known.cmp(key)).is_ok();
        if !stays && !key.starts_with(keys::SKILL) {
            all.push(((key.clone(), None), Some(value.clone())));
        }
    }
    let mut writes: BinaryHeap<(isize, Change, Option<String>)> = BinaryHeap::new();
    for (key, value) in merged {
        let known = value_in(&here, &key);
        if known.as_ref() != Some(&value) {
            let more = known.as_ref().map_or(value.len() as isize, |known| value.len() as isize - known.len() as isize);
            writes.push((more, (key, Some(value)), known));
        }
    }
    // what makes room goes first, so that there is never more than there will be
    all.extend(writes.into_sorted_vec().into_iter().map(|(_, change, known)| (change, known)));
    let (changes, before) = all.into_iter().unzip();
    let prepared = Prepared { changes, before, differences, here: marks_of(&here), is_live };
    store.probe(prepared.grows_by(store))?;
    Ok(prepared)
}

impl Prepared {
    /// What would be done.
    pub fn preview(&self) -> Preview {
        Preview { differences: self.differences, changes: !self.changes.is_empty() }
    }

    /// By how many UTF-16 units the storage grows.
    fn grows_by<S: Storage>(&self, store: &Store<S>) -> isize {
        let units = |text: &str| text.encode_utf16().count() as isize;
        let mut more = 0;
        for ((key, value), before) in self.changes.iter().zip(&self.before) {
            let key_units = store.key_units(key) as isize;
            more += value.as_ref().map_or(0, |value| units(value) + key_units);
            more -= before.as_ref().map_or(0, |value| units(value) + key_units);
        }
        more
    }

    /// True if everything that it was worked out from is as it was: no record came or went, and what would be changed, with all that
    /// is neither a session nor a note, is the same. A session that was edited meanwhile and would stay as it was, stays as it is.
    fn fits<S: Storage>(&self, store: &Store<S>, model: &Model) -> Result<bool, StorageError> {
        if self.is_live != model.session.is_some() || !keys_here(store)?.iter().eq(self.here.iter().map(|(key, _)| key))
        {
            return Ok(false);
        }
        for ((key, _), before) in self.changes.iter().zip(&self.before) {
            if store.raw(key)? != *before {
                return Ok(false);
            }
        }
        for (key, mark) in self.here.iter().filter(|(key, _)| is_quick(key)) {
            if store.raw(key)?.is_none_or(|value| mark_of(key, &value) != *mark) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Everything as it is when `settling` was done, too.
    fn marks_after(&self, settling: &[Change]) -> Marks {
        let mut after: BTreeMap<&str, u32> = self.here.iter().map(|(key, mark)| (key.as_str(), *mark)).collect();
        for (key, value) in self.changes.iter().chain(settling) {
            match value {
                Some(value) => after.insert(key, mark_of(key, value)),
                None => after.remove(key.as_str()),
            };
        }
        after.into_iter().map(|(key, mark)| (key.to_owned(), mark)).collect()
    }
}

/// True of what there is little of.
fn is_quick(key: &str) -> bool {
    ![keys::SESSION, keys::NOTE].iter().any(|kind| key.starts_with(kind))
}

/// What restoring a backup would do.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Preview {
    /// What is different.
    pub differences: Differences,
    /// Whether anything would change here: what is different may be older there.
    pub changes: bool,
}

/// What restoring `backup` would do. Changes nothing.
///
/// # Errors
/// As [`prepare`].
pub fn preview<S: Storage>(store: &mut Store<S>, model: &Model, backup: &Backup) -> Result<Preview, BackupError> {
    prepare(store, model, backup).map(|prepared| prepared.preview())
}

/// [`restore_prepared`], worked out now.
///
/// # Errors
/// As [`restore_prepared`].
pub fn restore<S: Storage>(
    store: &mut Store<S>,
    model: &Model,
    backup: &Backup,
) -> Result<(Differences, Undo), BackupError> {
    store.retry_waiting()?;
    let prepared = prepare(store, model, backup)?;
    restore_prepared(store, model, backup, prepared)
}

/// Puts `backup` together with what is here, as it was `prepared`; where something was changed since, that is worked out again. The
/// model is to be loaded anew afterwards, and what can be made again, made again ([`load::rebuild`]).
///
/// # Errors
/// [`BackupError::Storage`]: nothing was changed. What there is no room for is found out before anything is written; where
/// writing fails all the same, what had been written was taken back.
pub fn restore_prepared<S: Storage>(
    store: &mut Store<S>,
    model: &Model,
    backup: &Backup,
    mut prepared: Prepared,
) -> Result<(Differences, Undo), BackupError> {
    // what waits is written later, over what is written now
    store.retry_waiting()?;
    if !prepared.fits(store, model)? {
        prepared = prepare(store, model, backup)?;
    }
    let mut before = change_all(store, &prepared.changes)?;
    // what came back from an archive leaves it; nothing counts twice without that
    let mut settling = archive::settling(store)?;
    match change_all(store, &settling) {
        Ok(mut more) => {
            more.append(&mut before);
            before = more;
        }
        Err(_) => settling = Vec::new(),
    }
    let skills = prepared.changes.iter().filter_map(|(key, _)| key.strip_prefix(keys::SKILL)?.split_once('.'));
    let skills: Vec<SkillId> = skills.filter_map(|(id, _)| Id::try_from(id.to_owned()).ok()).collect();
    for id in skills {
        store.read_skill(&id)?;
    }
    let after = prepared.marks_after(&settling);
    let undo = Undo { before, quick: quick_mark_of(&after), after: mark_of_all(&after) };
    Ok((prepared.differences, undo))
}

/// One mark of all keys, and of the values of which there are few.
fn quick_mark_of(marks: &Marks) -> u32 {
    mark_of_all(&marks.iter().map(|(key, mark)| (key.clone(), if is_quick(key) { *mark } else { 0 })).collect())
}

/// True as long as nothing was changed since: then the restore can be taken back.
pub fn can_undo<S: Storage>(store: &Store<S>, undo: &Undo) -> bool {
    here(store).is_ok_and(|here| mark_of_all(&marks_of(&here)) == undo.after)
}

/// The same without reading every session and note: false where a record came or went, or any other was changed. A session that was
/// edited since is found by [`can_undo`] alone, which [`undo`] asks.
pub fn may_undo<S: Storage>(store: &Store<S>, undo: &Undo) -> bool {
    let quick = || -> Result<u32, StorageError> {
        let mut marks = Marks::new();
        for key in keys_here(store)? {
            let value = if is_quick(&key) { store.raw(&key)? } else { None };
            let mark = value.map_or(0, |value| mark_of(&key, &value));
            marks.push((key, mark));
        }
        Ok(mark_of_all(&marks))
    };
    quick() == Ok(undo.quick)
}

/// Takes a restore back, all of it: everything is as it was before, byte for byte. The model is to be loaded anew afterwards.
///
/// # Errors
/// [`StorageError`]: nothing was changed; [`StorageError::Other`] if something was changed since.
pub fn undo<S: Storage>(store: &mut Store<S>, undo: &Undo) -> Result<(), StorageError> {
    if !can_undo(store, undo) {
        return Err(StorageError::Other("changed since".to_owned()));
    }
    change_all(store, &undo.before)?;
    let skills: Vec<SkillId> = load::skills_there(&store.keys_of(&[keys::SKILL])?);
    store.forget_generations();
    for id in skills {
        store.read_skill(&id)?;
    }
    Ok(())
}

/// Writes all or nothing.
pub(super) fn write_all<S: Storage>(store: &mut Store<S>, writes: &Records) -> Result<(), StorageError> {
    let changes: Vec<Change> = writes.iter().map(|(key, value)| (key.clone(), Some(value.clone()))).collect();
    change_all(store, &changes).map(drop)
}

/// Changes all or nothing: what was changed before a failure is changed back. Answers how to change it back: what was there, last first.
fn change_all<S: Storage>(store: &mut Store<S>, changes: &[Change]) -> Result<Vec<Change>, StorageError> {
    let mut before: Vec<Change> = Vec::with_capacity(changes.len());
    for (key, value) in changes {
        let old = store.stored(key)?;
        let done = match value {
            Some(value) => store.write_raw(key, value),
            None => store.remove_stored(key),
        };
        if let Err(error) = done {
            for (key, old) in before.into_iter().rev() {
                match old {
                    Some(old) => store.write_raw(&key, &old)?,
                    None => store.remove_stored(&key)?,
                }
            }
            return Err(error);
        }
        before.push((key.clone(), old));
    }
    before.reverse();
    Ok(before)
}
