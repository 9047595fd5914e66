//! The tweak ledgers as they are kept: one record for each skill, made from its finished sessions and only from them.
//!
//! Whoever finishes a session adds it; whoever changes or deletes one takes it off and adds what it is now. Each ledger says how many
//! sessions are in it, with a checksum of their ids: where these together are not the sessions that are there, all ledgers are made
//! again, with the summaries (see [`super::summaries::Recount`]). Archived sessions are not there, and not in a ledger.
//!
//! *Invariant*: what cannot be written here is worth no alarm: it is made again.

use super::records::Store;
use super::storage::{Storage, StorageError};
use super::summaries::Mark;
use super::{digits, keys};
use crate::domain::{FinishedSession, LearnerId, Ledger, Row, SessionId, SkillId};
use crate::json::{Json, Record};

/// A ledger and the sessions that are in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    mark: Mark,
    ledger: Ledger,
}

/// The stored form.
struct Table {
    /// How many sessions.
    n: u32,
    /// [`Mark`] of their ids.
    x: String,
    /// All numbers of all [`Row`]s, in digits.
    t: String,
}

record!(Table { "n" must n, "x" must x, "t" must t });

impl Record for Kept {
    fn to_json(&self) -> Json {
        let (n, x) = self.mark.said();
        Table { n, x, t: digits::write(self.ledger.rows().as_flattened()) }.to_json()
    }

    fn from_json(json: &Json) -> Option<Self> {
        let Table { n, x, t } = Table::from_json(json)?;
        let numbers = digits::read(&t)?;
        let (rows, rest): (&[Row], _) = numbers.as_chunks();
        let ledger = Ledger::of_rows(rows.to_vec()).filter(|_| rest.is_empty())?;
        Some(Self { mark: Mark::read(n, &x), ledger })
    }
}

fn read_kept<S: Storage>(store: &mut Store<S>, skill: &SkillId) -> Result<Option<(LearnerId, Kept)>, StorageError> {
    store.read(&keys::ledger(skill))
}

/// The ledger of a skill, if there is one.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn read<S: Storage>(store: &mut Store<S>, skill: &SkillId) -> Result<Option<Ledger>, StorageError> {
    Ok(read_kept(store, skill)?.map(|(_, kept)| kept.ledger))
}

/// Keeps a ledger; where there is no room for it, or nothing is in it, there is none.
fn write<S: Storage>(store: &mut Store<S>, skill: &SkillId, (learner, kept): &(LearnerId, Kept)) {
    let key = keys::ledger(skill);
    // a newer Wobble's is left alone
    let is_there = kept.mark != Mark::default()
        && matches!(store.write_if_room(&key, learner, kept), Ok(()) | Err(StorageError::Newer));
    if !is_there {
        drop(store.remove(&key));
    }
}

/// A session was finished and kept, the first of its skill or not. Another one's ledger that is not there is to be made again, and is
/// not begun with this one.
pub(super) fn came<S: Storage>(store: &mut Store<S>, finished: &FinishedSession, is_first: bool) {
    let found = match read_kept(store, &finished.skill) {
        Ok(None) if is_first => Some((finished.learner.clone(), Kept::default())),
        Ok(found) => found,
        Err(_) => None,
    };
    if let Some(mut found) = found {
        found.1.mark.turn(&finished.id, true);
        found.1.ledger.add(&finished.attempts, finished.began);
        write(store, &finished.skill, &found);
    }
}

/// A session that was as `before`, or was not there, is as `after`, or is there no more. True if the ledger has to be made again;
/// until then there is none.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub(super) fn changed<S: Storage>(
    store: &mut Store<S>,
    before: Option<&FinishedSession>,
    after: Option<&FinishedSession>,
) -> Result<bool, StorageError> {
    let Some(session) = after.or(before) else { return Ok(false) };
    let Some(mut found) = read_kept(store, &session.skill)? else { return Ok(true) };
    let kept = &mut found.1;
    let new = after.map(|new| (&new.attempts[..], new.began));
    let is_whole = match (before, new) {
        (Some(old), new) => kept.ledger.replace((&old.attempts, old.began), new),
        (None, Some((attempts, began))) => {
            kept.ledger.add(attempts, began);
            true
        }
        (None, None) => true,
    };
    if before.is_some() != after.is_some() {
        kept.mark.turn(&session.id, after.is_some());
    }
    // where no session is left, nothing is
    let is_known = is_whole || kept.mark == Mark::default();
    if is_known {
        write(store, &session.skill, &found);
    } else {
        forget(store, &session.skill);
    }
    Ok(!is_known)
}

/// Forgets the ledger of a skill; it is made again.
pub(super) fn forget<S: Storage>(store: &mut Store<S>, skill: &SkillId) {
    // one that stays although it is wrong is found by its mark
    drop(store.remove(&keys::ledger(skill)));
}

fn skills<'a>(keys: &'a [String]) -> impl Iterator<Item = SkillId> + 'a {
    let ids = keys.iter().filter_map(|key| key.strip_prefix(keys::LEDGER));
    ids.filter_map(|id| SkillId::try_from(id.to_owned()).ok())
}

/// Forgets all of them: many sessions were changed at once.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub(super) fn forget_all<S: Storage>(store: &mut Store<S>) -> Result<(), StorageError> {
    let keys = store.keys_of(&[keys::LEDGER])?;
    skills(&keys).for_each(|skill| forget(store, &skill));
    Ok(())
}

/// True if the ledgers under `keys` are made from the sessions that are there, which `all` is the mark of.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub(super) fn belong<S: Storage>(store: &mut Store<S>, keys: &[String], all: Mark) -> Result<bool, StorageError> {
    let mut found = Mark::default();
    for skill in skills(keys) {
        if let Some((_, kept)) = read_kept(store, &skill)? {
            found.join(kept.mark);
        }
    }
    Ok(found == all)
}

/// The ledgers are being made again.
#[derive(Default)]
pub(super) struct Counting {
    of: Vec<(SkillId, (LearnerId, Kept))>,
    /// Sessions that are there and cannot be read.
    passed_over: Mark,
}

impl Counting {
    /// Takes in a session.
    pub fn add(&mut self, session: &FinishedSession) {
        let known = self.of.iter().position(|(skill, _)| *skill == session.skill);
        let place = known.unwrap_or_else(|| {
            self.of.push((session.skill.clone(), (session.learner.clone(), Kept::default())));
            self.of.len() - 1
        });
        let kept = &mut self.of[place].1.1;
        kept.mark.turn(&session.id, true);
        kept.ledger.add(&session.attempts, session.began);
    }

    /// A session that a newer Wobble wrote is in no ledger, and yet it counts for one: they are not made again for its sake.
    pub fn pass_over(&mut self, id: &SessionId) {
        self.passed_over.turn(id, true);
    }

    /// Keeps what was made, in place of what is there; `keys` are all that there are.
    pub fn write<S: Storage>(mut self, store: &mut Store<S>, keys: &[String]) {
        if let Some((_, (_, kept))) = self.of.first_mut() {
            kept.mark.join(self.passed_over);
        }
        let gone = skills(keys).filter(|skill| self.of.iter().all(|(known, _)| known != skill));
        gone.for_each(|skill| forget(store, &skill));
        self.of.iter().for_each(|(skill, kept)| write(store, skill, kept));
    }
}
