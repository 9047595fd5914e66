//! A file with everything, out of the phone and in again.
//!
//! `{"wobble":"backup","version":1,"saved":1763760000000,"count":2,"check":"9f3c01ab","records":[["set","[…]"],…]}`:
//! every record as it is stored, with its key without the base path, sorted by key; what could not be read is in it too.
//! `check` is CRC-32 over the version, the moment, and all keys and values in their order, each followed by a line feed.

use std::fmt;

use super::frame::{self, FrameError};
use super::keys;
use super::records::Store;
use super::storage::{Storage, StorageError};
use crate::domain::{Instant, Model, Settings, Skill};
use crate::json::{Json, Record};

const VERSION: u32 = 1;

/// Keys and values, as they are stored.
type Records = Vec<(String, String)>;

/// Files larger than this are refused unread: ten times what a phone can hold.
pub const MAX_BYTES: usize = 50_000_000;

struct File {
    wobble: String,
    version: u32,
    saved: i64,
    count: u32,
    check: String,
    records: Records,
}

record!(File {
    "wobble" must wobble,
    "version" must version,
    "saved" must saved,
    "count" must count,
    "check" must check,
    "records" must records,
});

/// A file that was read whole and can be restored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Backup {
    /// When it was saved.
    pub saved: Instant,
    records: Records,
}

/// Why a file cannot be restored. Nothing was changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BackupError {
    /// It is no backup of Wobble.
    NotOurs,
    /// It begins as one, but its end is missing.
    CutShort,
    /// It was changed since it was saved.
    Damaged,
    /// A newer Wobble saved it, in this version.
    Newer(u32),
    /// It is larger than any backup can be.
    TooLarge,
    /// The phone could not keep it all; what had been written was taken back.
    Storage(StorageError),
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs => f.write_str("not a backup of Wobble"),
            Self::CutShort => f.write_str("the end of the file is missing"),
            Self::Damaged => f.write_str("changed since it was saved"),
            Self::Newer(version) => write!(f, "saved by a newer Wobble (format {version})"),
            Self::TooLarge => f.write_str("too large"),
            Self::Storage(error) => write!(f, "could not be kept: {error}"),
        }
    }
}

impl std::error::Error for BackupError {}

impl From<StorageError> for BackupError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// What a restore does, or did.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Restored {
    /// Sessions that were not here.
    pub new_sessions: usize,
    /// Notes of progress and lessons that were not here.
    pub new_notes: usize,
    /// Skills that were not here, or older here.
    pub new_skills: usize,
    /// Sessions, notes and lessons that were here already. They stay as they are.
    pub here_already: usize,
}

/// The checksum of a file: its version, its moment, and every record.
fn check(version: u32, saved: i64, records: &Records) -> String {
    let mut all = format!("{version}\n{saved}\n");
    for (key, value) in records {
        for part in [key, "\n", value, "\n"] {
            all.push_str(part);
        }
    }
    frame::checksum_of(&all)
}

/// The text of a backup of everything, saved at `now`.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn export<S: Storage>(store: &Store<S>, now: Instant) -> Result<String, StorageError> {
    let mut records = Records::new();
    for key in store.keys()?.into_iter().filter(|key| key != keys::SUMMARIES) {
        let Some(value) = store.raw(&key)? else { continue };
        let damaged = !key.starts_with(keys::QUARANTINE) && frame::check(&key, &value).is_err();
        // damage that nobody has come across yet must not cost the rest of the file
        let mut name = key.clone();
        for number in 0_u32.. {
            if damaged {
                name = keys::quarantine(number, &key);
            }
            if !damaged || store.raw(&name)?.is_none() {
                break;
            }
        }
        records.push((name, value));
    }
    let file = File {
        wobble: "backup".to_owned(),
        version: VERSION,
        saved: now.0,
        count: records.len() as u32,
        check: check(VERSION, now.0, &records),
        records,
    };
    Ok(file.to_json().to_string())
}

/// Reads a backup file, whole or not at all.
///
/// # Errors
/// [`BackupError`]: what the file is instead.
pub fn parse(text: &str) -> Result<Backup, BackupError> {
    if text.len() > MAX_BYTES {
        return Err(BackupError::TooLarge);
    }
    let json = Json::parse(text).map_err(|error| {
        let begins_as_ours = text.trim_start().starts_with("{\"wobble\":\"backup\"");
        if error.cut_short && begins_as_ours { BackupError::CutShort } else { BackupError::NotOurs }
    })?;
    let version = json.field("version").and_then(u32::from_json);
    let (Some("backup"), Some(version)) = (json.field("wobble").and_then(Json::as_text), version) else {
        return Err(BackupError::NotOurs);
    };
    if version > VERSION {
        return Err(BackupError::Newer(version));
    }
    let file = File::from_json(&json).ok_or(BackupError::Damaged)?;
    if file.count as usize != file.records.len() || file.check != check(file.version, file.saved, &file.records) {
        return Err(BackupError::Damaged);
    }
    for (key, value) in file.records.iter().filter(|(key, _)| !key.starts_with(keys::QUARANTINE)) {
        match frame::check(key, value) {
            Ok(version) if version > frame::VERSION => return Err(BackupError::Newer(version)),
            Ok(_) => {}
            Err(FrameError::Newer(version)) => return Err(BackupError::Newer(version)),
            Err(FrameError::Damaged) => return Err(BackupError::Damaged),
        }
    }
    Ok(Backup { saved: Instant(file.saved), records: file.records })
}

/// The records in the text of a backup that was made a moment ago: it is not checked. `None` if it is none.
pub fn records_of(text: &str) -> Option<Vec<(String, String)>> {
    Record::from_json(Json::parse(text).ok()?.field("records")?)
}

/// What a restore will write: whole records, better skills, and what that comes to.
struct Plan {
    writes: Records,
    skills: Vec<(u32, Skill)>,
    done: Restored,
}

/// What restoring `backup` would write, and what it would do.
fn plan<S: Storage>(store: &mut Store<S>, model: &Model, backup: &Backup) -> Result<Plan, BackupError> {
    let mut writes = Vec::new();
    let mut done = Restored::default();
    for (key, value) in &backup.records {
        let is_session = key.starts_with(keys::SESSION);
        let is_note = key.starts_with(keys::NOTE) || key.starts_with(keys::LESSON);
        if is_live(key) {
            // a session that was going on: taken up only where none is going on, and not if it was finished since
            let finished = session_of(key).is_some_and(|id| {
                let kept = format!("{}{id}", keys::SESSION);
                record(&backup.records, &kept).is_some() || store.raw(&kept).is_ok_and(|found| found.is_some())
            });
            if model.session.is_some() || finished {
                continue;
            }
        } else if !is_session && !is_note && !key.starts_with(keys::QUARANTINE) {
            continue;
        }
        let here = store.raw(key)?.is_some();
        if !here {
            writes.push((key.clone(), value.clone()));
        }
        done.new_sessions += usize::from(is_session && !here);
        done.new_notes += usize::from(is_note && !here);
        done.here_already += usize::from((is_session || is_note) && here);
    }
    let skills = newest_skills(&backup.records)?;
    let mut better = Vec::new();
    for (generation, skill) in skills {
        store.read_skill(&skill.id)?;
        if store.generation_of(&skill.id).is_none_or(|here| here < generation) {
            done.new_skills += 1;
            better.push((generation, skill));
        }
    }
    Ok(Plan { writes, skills: better, done })
}

fn is_live(key: &str) -> bool {
    key == keys::LIVE || keys::LIVE_KINDS.iter().any(|kind| key.starts_with(kind))
}

fn session_of(key: &str) -> Option<&str> {
    key.split('.').nth(1)
}

fn record<'a>(records: &'a Records, key: &str) -> Option<&'a str> {
    records.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
}

fn newest_skills(records: &Records) -> Result<Vec<(u32, Skill)>, BackupError> {
    let mut newest: Vec<(u32, Skill)> = Vec::new();
    for (key, value) in records.iter().filter(|(key, _)| key.starts_with(keys::SKILL)) {
        let (_, (generation, skill)) = frame::decode::<(u32, Skill)>(key, value).map_err(|_| BackupError::Damaged)?;
        match newest.iter_mut().find(|(_, known)| known.id == skill.id) {
            Some((here, _)) if *here >= generation => {}
            Some(older) => *older = (generation, skill),
            None => newest.push((generation, skill)),
        }
    }
    Ok(newest)
}

/// What restoring `backup` would do. Changes nothing.
///
/// # Errors
/// [`BackupError::Storage`] if the place cannot be read.
pub fn preview<S: Storage>(store: &mut Store<S>, model: &Model, backup: &Backup) -> Result<Restored, BackupError> {
    plan(store, model, backup).map(|plan| plan.done)
}

/// Adds what is in `backup` and not here; what is here stays as it is. The model is to be loaded anew afterwards.
///
/// # Errors
/// [`BackupError::Storage`]: everything that had been written was taken back.
pub fn restore<S: Storage>(store: &mut Store<S>, model: &Model, backup: &Backup) -> Result<Restored, BackupError> {
    let Plan { mut writes, skills, done } = plan(store, model, backup)?;
    let mut settings = model.settings.clone();
    if model.skills.is_empty()
        && let Some(value) = record(&backup.records, keys::SETTINGS)
        && let Ok((_, theirs)) = frame::decode::<Settings>(keys::SETTINGS, value)
    {
        settings = theirs.within_bounds();
    }
    for (generation, skill) in &skills {
        if !settings.skills.contains(&skill.id) {
            settings.skills.push(skill.id.clone());
        }
        let key = keys::skill_in(&skill.id, *generation);
        let value = store.encode(&key, &skill.learner, &(*generation, skill.clone()).to_json())?;
        writes.push((key, value));
    }
    if settings != model.settings {
        writes.push((keys::SETTINGS.to_owned(), store.encode(keys::SETTINGS, &model.learner, &settings.to_json())?));
    }
    write_all(store, &writes)?;
    for (generation, skill) in &skills {
        store.set_generation(&skill.id, *generation);
    }
    Ok(done)
}

/// Writes all or nothing: what was written before a failure is taken back.
pub(super) fn write_all<S: Storage>(store: &mut Store<S>, writes: &Records) -> Result<(), StorageError> {
    let mut before: Vec<(&str, Option<String>)> = Vec::with_capacity(writes.len());
    for (key, value) in writes {
        let old = store.stored(key)?;
        if let Err(error) = store.write_raw(key, value) {
            for (key, old) in before.into_iter().rev() {
                match old {
                    Some(old) => store.write_raw(key, &old)?,
                    None => store.remove_stored(key)?,
                }
            }
            return Err(error);
        }
        before.push((key, old));
    }
    Ok(())
}
