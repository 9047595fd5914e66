//! A backup put together with what is here: told before, done whole or not at all, and taken back if that is wished.

use std::collections::BinaryHeap;

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
    after: String,
}

impl Undo {
    /// True if there was nothing to change.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty()
    }
}

/// What restoring `backup` would change, and what is different.
struct Plan {
    changes: Vec<Change>,
    differences: Differences,
}

/// Everything that is here and cannot be made again.
fn here<S: Storage>(store: &Store<S>) -> Result<Records, StorageError> {
    let mut records = Records::new();
    for key in store.keys()?.into_iter().filter(|key| !keys::is_made_again(key)) {
        if let Some(value) = store.raw(&key)? {
            records.push((key, value));
        }
    }
    Ok(records)
}

/// A key that this Wobble knows: another is not for it to write.
fn is_known(key: &str) -> bool {
    let kinds = [keys::SESSION, keys::NOTE, keys::LESSON, keys::SKILL, keys::QUARANTINE, keys::DELETED, keys::ARCHIVE];
    key == keys::SETTINGS || kinds.iter().any(|kind| key.starts_with(kind)) || keys::is_live(key)
}

fn plan<S: Storage>(store: &Store<S>, model: &Model, backup: &Backup) -> Result<Plan, StorageError> {
    let here = here(store)?;
    // a session that is going on here goes on, and alone
    let wanted = |key: &str| is_known(key) && !(keys::is_live(key) && model.session.is_some());
    let there: Records = backup.records.iter().filter(|(key, _)| wanted(key)).cloned().collect();
    let (merged, differences) = merge(&here, &there);
    let value_in = |records: &Records, key: &str| {
        records.binary_search_by(|(known, _)| known.as_str().cmp(key)).ok().map(|place| records[place].1.clone())
    };
    let mut changes: Vec<Change> = Vec::new();
    for (key, _) in &here {
        // the older of a skill's two records stays: it is for the day on which the newer one cannot be read
        if value_in(&merged, key).is_none() && !key.starts_with(keys::SKILL) {
            changes.push((key.clone(), None));
        }
    }
    let mut writes: BinaryHeap<(isize, Change)> = BinaryHeap::new();
    for (key, value) in merged {
        let known = value_in(&here, &key);
        if known.as_ref() != Some(&value) {
            let more = known.as_ref().map_or(value.len() as isize, |known| value.len() as isize - known.len() as isize);
            writes.push((more, (key, Some(value))));
        }
    }
    // what makes room goes first, so that there is never more than there will be
    changes.extend(writes.into_sorted_vec().into_iter().map(|(_, change)| change));
    Ok(Plan { changes, differences })
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
/// [`BackupError::Storage`] if the place cannot be read, or if it has no room for what would come.
pub fn preview<S: Storage>(store: &mut Store<S>, model: &Model, backup: &Backup) -> Result<Preview, BackupError> {
    let plan = plan(store, model, backup)?;
    store.probe(grows_by(store, &plan.changes)?)?;
    Ok(Preview { differences: plan.differences, changes: !plan.changes.is_empty() })
}

/// By how many UTF-16 units the storage grows.
fn grows_by<S: Storage>(store: &Store<S>, changes: &[Change]) -> Result<isize, StorageError> {
    let units = |text: &str| text.encode_utf16().count() as isize;
    let mut more = 0;
    for (key, value) in changes {
        let key_units = store.key_units(key) as isize;
        more += value.as_ref().map_or(0, |value| units(value) + key_units);
        more -= store.stored(key)?.map_or(0, |value| units(&value) + key_units);
    }
    Ok(more)
}

/// Puts `backup` together with what is here. The model is to be loaded anew afterwards, and what can be made again, made again
/// ([`load::rebuild`]).
///
/// # Errors
/// [`BackupError::Storage`]: nothing was changed. What there is no room for is found out before anything is written; where
/// writing fails all the same, what had been written was taken back.
pub fn restore<S: Storage>(
    store: &mut Store<S>,
    model: &Model,
    backup: &Backup,
) -> Result<(Differences, Undo), BackupError> {
    // what waits is written later, over what is written now
    store.retry_waiting()?;
    let Plan { changes, differences } = plan(store, model, backup)?;
    store.probe(grows_by(store, &changes)?)?;
    let mut before = change_all(store, &changes)?;
    // what came back from an archive leaves it; nothing counts twice without that
    let settling = archive::settling(store)?;
    if let Ok(mut more) = change_all(store, &settling) {
        more.append(&mut before);
        before = more;
    }
    let skills = changes.iter().filter_map(|(key, _)| key.strip_prefix(keys::SKILL)?.split_once('.'));
    let skills: Vec<SkillId> = skills.filter_map(|(id, _)| Id::try_from(id.to_owned()).ok()).collect();
    for id in skills {
        store.read_skill(&id)?;
    }
    let after = mark(store)?;
    Ok((differences, Undo { before, after }))
}

/// A mark of everything that is here and cannot be made again.
fn mark<S: Storage>(store: &Store<S>) -> Result<String, StorageError> {
    let mut all = String::new();
    for (key, value) in here(store)? {
        for part in [&key, "\n", &value, "\n"] {
            all.push_str(part);
        }
    }
    Ok(frame::checksum_of(&all))
}

/// True as long as nothing was changed since: then the restore can be taken back.
pub fn can_undo<S: Storage>(store: &Store<S>, undo: &Undo) -> bool {
    mark(store).is_ok_and(|now| now == undo.after)
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
    let skills: Vec<SkillId> = load::skills_there(&store.keys()?);
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
