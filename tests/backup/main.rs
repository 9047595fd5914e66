//! A backup out of one phone and into another, files that are no backup, and the bytes of shipped versions, which stay
//! readable for ever.
//!
//! | part | what it tells |
//! |---|---|
//! | `out_and_in` | the same phone again, and sessions that are going on |
//! | `together` | what is here already, what two phones changed |
//! | `taken_back` | Undo of a restore, and what was done since |
//! | `refused` | files that are no backup, damaged, or newer |
//! | `room` | a storage that is full in the middle |

#[path = "../fixtures/evening.rs"]
mod evening;
#[path = "../fixtures/v5.rs"]
mod fifth_version;
#[path = "../fixtures/v1.rs"]
mod first_version;
#[path = "../fixtures/v4.rs"]
mod fourth_version;
#[path = "../fixtures/v2.rs"]
mod second_version;
#[path = "../fixtures/v6.rs"]
mod sixth_version;
#[path = "../story/mod.rs"]
mod story;
#[path = "../fixtures/v3.rs"]
mod third_version;

mod out_and_in;
mod refused;
mod room;
mod taken_back;
mod together;

use std::collections::BTreeMap;

use story::*;
use wobble::domain::*;
use wobble::store::backup::{self, BackupError, Differences};
use wobble::store::{Storage, keys, load};

/// A phone with two finished sessions, a note with every kind of letter, a live session, and something put aside.
fn full_phone() -> (Phone<Kept>, Kept) {
    let (mut phone, storage) = phone();
    phone.evening();
    phone.later(HOUR).wish(Intent::StartSession).expect("kept");
    phone.later(MINUTE).wish(Intent::LogMicroFailure(Source::Key)).expect("kept");
    phone.wish(Intent::EndSession).expect("kept");
    phone.wish(Intent::DraftNote(LETTERS.to_owned())).expect("kept");
    phone.wish(Intent::Finish).expect("kept");
    phone.later(HOUR).live(evening().into_iter().take(20).collect()).expect("kept");
    phone.wish(Intent::DraftNote("\"so\\far\"".to_owned())).expect("kept");
    storage.set(&full("q.0.n.x"), "[\"W1\",\"0000").expect("memory");
    (phone, storage)
}

fn exported<S: Storage>(phone: &Phone<S>) -> String {
    backup::export(&phone.store, phone.now).expect("readable")
}

/// What the app does with a file: read it, restore it, load everything anew.
fn restore<S: Storage>(phone: &mut Phone<S>, text: &str) -> Result<Differences, BackupError> {
    let file = backup::parse(text)?;
    let planned = backup::preview(&mut phone.store, &phone.model, &file)?;
    let (done, undo) = backup::restore(&mut phone.store, &phone.model, &file)?;
    assert_eq!((planned.differences, planned.changes), (done, !undo.is_empty()), "what was announced is what was done");
    phone.model = load::load(&mut phone.store)?;
    let listed = phone.model.settings.skills.clone();
    load::survey(&mut phone.store, &mut phone.model)?;
    if !undo.is_empty() {
        load::rebuild(&mut phone.store, &mut phone.model)?;
    }
    assert_eq!(phone.model.settings.skills, listed, "a restored skill is in the list at once");
    Ok(done)
}

/// Everything but the skills' slots and what can be made again.
fn lasting(storage: &impl Storage) -> BTreeMap<String, String> {
    let made_again = |key: &str| key == full(keys::SUMMARIES) || key.starts_with(&full(keys::SKILL));
    contents(storage).into_iter().filter(|(key, _)| !made_again(key)).collect()
}

/// The records in a backup file.
fn records(text: &str) -> BTreeMap<String, String> {
    let file: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let records: Vec<(String, String)> = serde_json::from_value(file["records"].clone()).expect("texts");
    records.into_iter().collect()
}

fn records_but_skills(text: &str) -> BTreeMap<String, String> {
    records(text).into_iter().filter(|(key, _)| !key.starts_with(keys::SKILL)).collect()
}

/// A backup of these records with a right count and checksum.
fn sealed(version: u32, records: &BTreeMap<String, String>) -> String {
    let head = format!("{version}\n0\n");
    let all = records.iter().fold(head, |all, (key, value)| all + key + "\n" + value + "\n");
    let check = wobble::store::frame::checksum_of(&all);
    let file = serde_json::json!({
        "wobble": "backup", "version": version, "saved": 0, "count": records.len(), "check": check,
        "records": records.iter().collect::<Vec<_>>(),
    });
    file.to_string()
}
