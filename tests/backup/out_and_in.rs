//! A backup restored into another phone is the same phone, with the session that is going on.

use std::rc::Rc;

use wobble::domain::*;
use wobble::store::backup::{self, Count, Differences};
use wobble::store::{StorageError, keys};

use crate::story::*;
use crate::{exported, full_phone, lasting, records, records_but_skills, restore};

/// So many of a kind that are new.
fn fresh(new: usize) -> Count {
    Count { new, ..Count::default() }
}

/// How many sessions, notes and skills are new.
fn news(done: &Differences) -> (usize, usize, usize) {
    (done.sessions.new, done.notes.new + done.lessons.new, done.skills.new)
}

#[test]
fn a_backup_restored_into_an_empty_phone_is_the_same_phone() {
    let (mut old, old_storage) = full_phone();
    let text = exported(&old);
    let storage = Kept::default();
    let mut new = Phone::open(storage.clone()).expect("readable");
    let done = restore(&mut new, &text).expect("a whole file");
    let all = Differences {
        sessions: fresh(2),
        notes: fresh(2),
        skills: fresh(1),
        choices: fresh(1),
        ..Differences::default()
    };
    assert_eq!(done, all);
    assert_eq!(remembered(&new.model), remembered(&old.model));
    assert_eq!(lasting(&*storage), lasting(&*old_storage), "record by record, byte by byte");
    assert_eq!(new.store.sessions().expect("readable"), old.store.sessions().expect("readable"));
    let notes = new.store.notes().expect("readable");
    assert_eq!(notes, old.store.notes().expect("readable"));
    assert_eq!(notes[1].text, LETTERS.trim());
    assert_eq!(new.store.usage().expect("readable").put_aside, 1, "what could not be read came along");
    // and practice goes on
    new.now = old.now;
    for phone in [&mut old, &mut new] {
        phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
    }
    assert_eq!(remembered(&new.model), remembered(&old.model));
}

#[test]
fn a_backup_of_the_restored_phone_has_the_same_records() {
    let (old, _) = full_phone();
    let mut new = Phone::open(Kept::default()).expect("readable");
    restore(&mut new, &exported(&old)).expect("a whole file");
    assert_eq!(records_but_skills(&exported(&new)), records_but_skills(&exported(&old)));
}

#[test]
fn a_backup_is_the_same_bytes_whenever_nothing_changed() {
    let (phone, storage) = full_phone();
    let before = contents(&*storage);
    assert_eq!(exported(&phone), exported(&phone));
    assert_eq!(contents(&*storage), before, "saving changes nothing");
    let file: serde_json::Value = serde_json::from_str(&exported(&phone)).expect("plain JSON");
    assert_eq!((file["wobble"].as_str(), file["version"].as_u64()), (Some("backup"), Some(1)));
    assert_eq!(file["saved"].as_i64(), Some(phone.now.0));
    let keys: Vec<String> = records(&exported(&phone)).into_keys().collect();
    let made_again = before.keys().filter(|key| keys::is_made_again(key)).count();
    assert!(!keys.iter().any(|key| keys::is_made_again(key)), "what can be made again is left out");
    assert_eq!((keys.len() + made_again, made_again), (before.len(), 2), "the summaries, the ledger");
}

#[test]
fn an_empty_phone_has_a_backup_too() {
    let empty = Phone::open(Kept::default()).expect("readable");
    let (mut phone, storage) = phone();
    let before = contents(&*storage);
    assert_eq!(restore(&mut phone, &exported(&empty)), Ok(Differences::default()));
    assert_eq!(contents(&*storage), before);
}

#[test]
fn restored_into_its_own_phone_it_changes_nothing() {
    let (mut phone, storage) = full_phone();
    let text = exported(&phone);
    let before = (contents(&*storage), remembered(&phone.model));
    let done = restore(&mut phone, &text).expect("a whole file");
    assert_eq!(news(&done), (0, 0, 0));
    assert_eq!((contents(&*storage), remembered(&phone.model)), before);
}

#[test]
fn restored_twice_it_changes_nothing_the_second_time() {
    let (old, _) = full_phone();
    let text = exported(&old);
    let storage = Kept::default();
    let mut new = Phone::open(storage.clone()).expect("readable");
    restore(&mut new, &text).expect("a whole file");
    let before = (contents(&*storage), remembered(&new.model));
    let done = restore(&mut new, &text).expect("a whole file");
    assert_eq!(news(&done), (0, 0, 0));
    assert_eq!((contents(&*storage), remembered(&new.model)), before);
}

#[test]
fn a_session_that_is_going_on_here_goes_on() {
    let (old, _) = full_phone();
    let (mut phone, storage) = phone();
    phone.later(9 * HOUR).wish(Intent::StartSession).expect("kept");
    phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
    let here = phone.model.session.clone();
    let done = restore(&mut phone, &exported(&old)).expect("a whole file");
    assert_eq!((done.sessions.new, phone.model.session.clone()), (2, here));
    let theirs = keys::events(old.model.session.as_ref().expect("one").id());
    assert!(contents(&*storage).keys().all(|key| !key.starts_with(&full(&theirs))), "not half of another one");
}

#[test]
fn a_session_that_was_finished_since_is_not_taken_up_again() {
    let (mut phone, storage) = phone();
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    phone.live(wishes).expect("kept");
    let text = exported(&phone);
    phone.wish(finish).expect("kept");
    let before = contents(&*storage);
    let file = backup::parse(&text).expect("a whole file");
    let model = phone.model.clone();
    backup::restore(&mut phone.store, &model, &file).expect("memory has room");
    assert!(contents(&*storage).keys().all(|key| !key.starts_with(&full("e."))), "not even for a moment");
    restore(&mut phone, &text).expect("a whole file");
    assert_eq!(phone.model.session, None);
    assert_eq!(lasting(&*of(&before)), lasting(&*storage));
}

#[test]
fn taps_that_wait_in_memory_are_in_the_backup() {
    let storage = Rc::new(Moody::new(Kept::default(), Vec::new()));
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.wish(Intent::StartSession).expect("kept");
    storage.fill();
    for _ in 0..3 {
        let (_, results) = phone.later(SECOND).try_wish(Intent::LogClean(Source::Touch));
        assert_eq!(results, [Err(StorageError::Full)]);
    }
    let text = exported(&phone);
    let mut rescued = Phone::open(Kept::default()).expect("readable");
    restore(&mut rescued, &text).expect("a whole file");
    assert_eq!(rescued.model.session, phone.model.session);
}
