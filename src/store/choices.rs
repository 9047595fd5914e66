//! The choices, and when they were last changed; and the fields that say when anything was.

use super::frame;
use super::keys;
use super::records::Store;
use super::storage::{Storage, StorageError};
use crate::domain::{Instant, LearnerId, Settings, SkillId};
use crate::json::{Json, Record};

/// The field that says when the choices, a note, a lesson or a setback were last changed.
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

/// When choices were last changed. Where nothing that can be read says so, when they were last in a backup: nothing older changes them.
pub(super) fn choices_edited(json: &Json) -> Instant {
    let edited = instant(json, EDITED);
    if edited.0 > 0 { edited } else { instant(json, "b") }
}

/// When what is kept under `key` was last changed, as far as it says: a lesson, a note, a setback, a session.
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

/// What is chosen, or said, as text: without the fields that are beside it.
pub(super) fn chosen(mut json: Json) -> String {
    if let Json::Object(fields) = &mut json {
        fields.retain(|(name, _)| !BESIDE.contains(&name.as_ref()));
    }
    json.to_string()
}

impl<S: Storage> Store<S> {
    /// Keeps the choices, and that they were changed now, if they were: the day of the last backup is no choice.
    ///
    /// # Errors
    /// [`StorageError`]; the choices then wait.
    pub fn write_settings(&mut self, learner: &LearnerId, settings: &Settings) -> Result<(), StorageError> {
        let value = self.settings_value(learner, settings)?;
        self.write_value(keys::SETTINGS, value)
    }

    /// The value that keeps the choices, in place of what is there now.
    pub(super) fn settings_value(&self, learner: &LearnerId, settings: &Settings) -> Result<String, StorageError> {
        let mut json = settings.to_json();
        let before = self.raw(keys::SETTINGS)?.and_then(|value| frame::decode_json(keys::SETTINGS, &value).ok());
        let mut edited = self.now;
        if let Some((_, before)) = before {
            edited = choices_edited(&before);
            let skills =
                before.field("k").and_then(Record::from_json).is_some_and(|k: Vec<SkillId>| k == settings.skills);
            let placed = before.field(PLACED).and_then(u32::from_json).filter(|_| skills);
            if !skills || chosen(before) != chosen(settings.to_json()) {
                edited = self.now.max(edited.after(1));
            }
            if let Some(placed) = placed {
                json = with_field(json, PLACED, placed.to_json());
            }
        }
        if edited.0 > 0 {
            json = with_field(json, EDITED, edited.to_json());
        }
        self.encode(keys::SETTINGS, learner, &json)
    }
}
