//! The choices, and when they were last changed; and when anything was, and whether it was deleted since.

use super::frame;
use super::keys;
use super::records::Store;
use super::storage::{Storage, StorageError};
use crate::domain::{Instant, LearnerId, Settings};
use crate::json::{Json, Record};

/// The field that says when the choices, a note or a lesson were last changed.
pub(super) const EDITED: &str = "e";
/// The field that says when a session was last changed after it was kept.
pub(super) const SESSION_EDITED: &str = "u";
/// The field of the choices that says how many skills, from the first, the person put in order; the rest came with a merge.
pub(super) const PLACED: &str = "y";
/// The fields of the choices that are no part of what is chosen: when, the skills, the last backup.
pub(super) const BESIDE: [&str; 4] = [EDITED, "k", PLACED, "b"];

/// The instant in a field, or 0.
pub(super) fn instant(json: &Json, field: &str) -> Instant {
    json.field(field).and_then(Instant::from_json).unwrap_or(Instant(0))
}

/// When choices were last changed. Where nothing says so, when they were last in a backup: nothing older changes them.
pub(super) fn choices_edited(json: &Json) -> Instant {
    instant(json, if json.field(EDITED).is_some() { EDITED } else { "b" })
}

/// When what is kept under `key` was last changed, as far as it says: a lesson, a note, a session.
pub(super) fn edited(key: &str, json: &Json) -> Instant {
    match key.starts_with(keys::SESSION) {
        true => instant(json, SESSION_EDITED),
        false => instant(json, EDITED).max(instant(json, "a")),
    }
}

/// An object with one field more.
pub(super) fn with_field(mut json: Json, name: &'static str, value: Json) -> Json {
    if let Json::Object(fields) = &mut json {
        fields.push((name.into(), value));
    }
    json
}

/// What is chosen: an object without the fields that are beside it.
pub(super) fn chosen(json: &Json) -> Json {
    match json {
        Json::Object(fields) => {
            Json::Object(fields.iter().filter(|(name, _)| !BESIDE.contains(&name.as_ref())).cloned().collect())
        }
        other => other.clone(),
    }
}

impl<S: Storage> Store<S> {
    /// Keeps the choices, and that they were changed now, if they were: the day of the last backup is no choice.
    ///
    /// # Errors
    /// [`StorageError`]; the choices then wait.
    pub fn write_settings(&mut self, learner: &LearnerId, settings: &Settings) -> Result<(), StorageError> {
        let mut json = settings.to_json();
        let before = self.raw(keys::SETTINGS)?.and_then(|value| frame::decode_json(keys::SETTINGS, &value).ok());
        let mut edited = self.now;
        if let Some((_, before)) = before {
            edited = choices_edited(&before);
            let same_skills = before.field("k") == json.field("k");
            if !same_skills || chosen(&before) != chosen(&json) {
                edited = self.now.max(edited.after(1));
            }
            if let Some(placed) = before.field(PLACED).filter(|_| same_skills) {
                json = with_field(json, PLACED, placed.clone());
            }
        }
        if edited.0 > 0 {
            json = with_field(json, EDITED, edited.to_json());
        }
        let value = self.encode(keys::SETTINGS, learner, &json)?;
        self.write_value(keys::SETTINGS, value)
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
                at = at.max(instant(&json, "t"));
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
        Ok(edited(key, &json) <= self.deleted_at(key)?)
    }
}
