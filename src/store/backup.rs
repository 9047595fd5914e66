//! A file with everything, out of the phone and in again.
//!
//! `{"wobble":"backup","version":1,"saved":1763760000000,"count":2,"check":"9f3c01ab","records":[["set","[…]"],…]}`:
//! every record as it is stored, with its key without the base path, sorted by key; what could not be read is in it too.
//! `check` is CRC-32 over the version, the moment, and all keys and values in their order, each followed by a line feed.

use std::fmt;

use super::frame::{self, FrameError};
use super::keys;
use super::merge::Records;
use super::records::Store;
use super::storage::{Storage, StorageError};
use crate::domain::Instant;
use crate::json::{Json, Record};

pub use super::merge::{Count, Differences};
pub use super::whose::Whose;

pub use super::restore::{
    Prepared, Preview, Undo, can_undo, may_undo, prepare, preview, restore, restore_prepared, undo,
};

const VERSION: u32 = 1;

/// Files larger than this are refused unread: a browser keeps 5.2 million letters, which are at most 16 million bytes in a file.
pub const MAX_BYTES: usize = 20_000_000;

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
    pub(super) records: Records,
}

impl Backup {
    /// Its records: keys without the base path, and values, as they were stored.
    pub fn records(&self) -> &Records {
        &self.records
    }
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

/// The text of a backup with these records, saved at `now`.
pub fn text_of(records: Records, now: Instant) -> String {
    let file = File {
        wobble: "backup".to_owned(),
        version: VERSION,
        saved: now.0,
        count: records.len() as u32,
        check: check(VERSION, now.0, &records),
        records,
    };
    file.to_json().to_string()
}

/// The text of a backup of everything, saved at `now`.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn export<S: Storage>(store: &Store<S>, now: Instant) -> Result<String, StorageError> {
    let mut records = Records::new();
    for key in store.keys()?.into_iter().filter(|key| !keys::is_made_again(key)) {
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
    Ok(text_of(records, now))
}

/// The same with what can be made again, as it is stored: for somebody who cannot make it.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn export_whole<S: Storage>(store: &Store<S>, now: Instant) -> Result<String, StorageError> {
    Ok(text_of(store.records()?, now))
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
    // what a record is damaged by costs that record alone: the rest is as it was saved
    for (key, value) in file.records.iter().filter(|(key, _)| !key.starts_with(keys::QUARANTINE)) {
        match frame::check(key, value) {
            Ok(version) if version > frame::VERSION => return Err(BackupError::Newer(version)),
            Err(FrameError::Newer(version)) => return Err(BackupError::Newer(version)),
            Ok(_) | Err(FrameError::Damaged) => {}
        }
    }
    Ok(Backup { saved: Instant(file.saved), records: file.records })
}

/// The records in the text of a backup that was made a moment ago: it is not checked. `None` if it is none.
pub fn records_of(text: &str) -> Option<Vec<(String, String)>> {
    Record::from_json(Json::parse(text).ok()?.field("records")?)
}
