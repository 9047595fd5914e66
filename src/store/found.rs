//! What was found of components, kept with the summaries: the first program reads no sessions.

use super::keys;
use super::records::Store;
use super::storage::{Storage, StorageError};
use super::summaries::{Summaries, value_of};
use crate::domain::{Model, SkillId};

/// Keeps what was found of the components of `skill`, as [`crate::domain::SkillSummary`] has it. What is stored otherwise than here is not touched: another
/// tab wrote it. What cannot be written is worth no alarm: it is found again.
///
/// # Errors
/// [`StorageError`] if the place cannot be read or written.
pub fn keep_found<S: Storage>(
    store: &mut Store<S>,
    model: &mut Model,
    skill: &SkillId,
    found: Vec<i64>,
) -> Result<(), StorageError> {
    let Some((_, kept)) = store.read::<Summaries>(keys::SUMMARIES)? else { return Ok(()) };
    if store.waiting() > 0 || kept.mark() != store.mark || kept.s != model.summaries {
        return Ok(());
    }
    let Some((_, summary)) = model.summaries.iter_mut().find(|(of, _)| of == skill) else { return Ok(()) };
    if summary.found == found {
        return Ok(());
    }
    summary.found = found;
    let value = value_of(store, model)?;
    store.write_raw(keys::SUMMARIES, &value)
}
