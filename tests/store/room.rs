//! A full storage: what is kept all the same, what waits for room in its order, and how full it is.

use std::rc::Rc;

use wobble::domain::*;
use wobble::store::room::Kind;
use wobble::store::{Storage, StorageError, Store, Usage, keys, summaries};

use crate::story::*;
use crate::{opened, raw};

#[test]
fn a_session_that_just_fits_leaves_its_level_though_the_storage_was_full() {
    let (mut phone, storage) = phone();
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    phone.live(wishes).expect("kept");
    let before = contents(&*storage);
    let taken = Quota::new(of(&before), 0).taken();
    for room in (0..3000).step_by(50) {
        let disk = of(&before);
        let mut tight = opened(Quota::new(disk.clone(), taken + room));
        tight.now = phone.now;
        tight.try_wish(finish.clone());
        let kept = tight.model.session.is_none();
        let again = Phone::started(disk);
        assert_eq!(again.model.session.is_none(), kept, "with room for {room}");
        if kept {
            assert_eq!(again.model.skills[0].components[0].level, NEAR, "with room for {room}");
        }
    }
}

#[test]
fn a_session_is_kept_in_a_full_storage_where_what_can_be_made_again_makes_room() {
    let inner = Kept::default();
    let storage = Rc::new(Quota::new(inner.clone(), usize::MAX));
    let mut phone = Phone::with(storage.clone(), skating(true));
    for _ in 0..12 {
        phone.evening();
    }
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    phone.later(HOUR).live(wishes).expect("kept");
    // summaries of many skills, as somebody has after years
    let like = phone.model.summaries[0].1.clone();
    let many = (0..40).map(|n| (Id::new(FRIDAY, n), like.clone()));
    phone.model.summaries.extend(many);
    summaries::write_summaries(&mut phone.store, &phone.model).expect("kept");
    storage.grow(storage.taken());
    let (_, results) = phone.try_wish(finish);
    assert_eq!(results.first(), Some(&Ok(())), "it is kept");
    assert_eq!((phone.model.session.clone(), phone.store.waiting()), (None, 0));
    let sessions = phone.store.sessions().expect("readable");
    assert_eq!((sessions.len(), phone.store.notes().expect("readable").len()), (13, 13));
    assert_eq!(Phone::started(inner).model.summaries.len(), 41);
}

#[test]
fn no_note_is_left_of_a_session_for_which_there_is_no_room() {
    let inner = Kept::default();
    let storage = Rc::new(Quota::new(inner.clone(), usize::MAX));
    let mut phone = Phone::with(storage.clone(), skating(true));
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    phone.live(wishes).expect("kept");
    let before = contents(&*inner);
    storage.grow(storage.taken() + 200);
    let (_, results) = phone.try_wish(finish);
    assert_eq!(results, [Err(StorageError::Full)]);
    assert_eq!(contents(&*inner), before, "neither a note nor a session");
}

#[test]
fn how_full_it_was_when_that_was_put_away_is_remembered() {
    let (mut phone, storage) = phone();
    let settings = Settings { room_told: Some(85), ..phone.model.settings.clone() };
    phone.wish(Intent::ChangeSettings(settings)).expect("kept");
    assert_eq!(opened(storage).model.settings.room_told, Some(85));
}

#[test]
fn what_waits_of_a_session_goes_when_another_tab_logs_it_and_nothing_else_does() {
    let inner = Kept::default();
    let storage = Rc::new(Moody::new(inner.clone(), Vec::new()));
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.wish(Intent::StartSession).expect("kept");
    storage.fill();
    phone.later(SECOND).try_wish(Intent::LogClean(Source::Touch));
    phone.try_wish(Intent::ChangeSettings(Settings { left_hand: true, ..phone.model.settings.clone() }));
    assert_eq!(phone.store.waiting(), 2);
    phone.store.leave_waiting_events();
    storage.calm();
    phone.store.retry_waiting().expect("room");
    let there = opened(inner).model;
    assert_eq!((there.settings.left_hand, there.session.map(|session| session.counts())), (true, Some((0, 0))));
}

#[test]
fn a_write_that_failed_waits_in_order_is_read_and_exported_and_succeeds_later() {
    let inner = Kept::default();
    let storage = Rc::new(Moody::new(inner.clone(), Vec::new()));
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.wish(Intent::StartSession).expect("kept");
    storage.fill();
    for waiting in 1..=5 {
        let (_, results) = phone.later(SECOND).try_wish(Intent::LogClean(Source::Touch));
        assert_eq!(results, [Err(StorageError::Full)], "the failure is told");
        assert_eq!(phone.store.waiting(), waiting);
    }
    let id = phone.model.session.as_ref().expect("one").id().clone();
    assert_eq!(raw(&*inner, &keys::event(&id, 1)), None);
    assert!(phone.store.raw(&keys::event(&id, 1)).expect("readable").is_some(), "it is read from memory");
    assert!(phone.store.keys().expect("readable").contains(&keys::event(&id, 5)));
    storage.calm();
    phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
    assert_eq!(phone.store.waiting(), 0);
    assert_eq!(opened(inner).model.session, phone.model.session);
}

#[test]
fn a_session_that_begins_in_a_full_storage_is_whole_when_there_is_room() {
    let inner = Kept::default();
    let storage = Rc::new(Moody::new(inner.clone(), Vec::new()));
    let mut phone = Phone::with(storage.clone(), skating(true));
    storage.fill();
    let (_, results) = phone.try_wish(Intent::StartSession);
    assert_eq!(results, [Err(StorageError::Full)]);
    storage.calm();
    phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
    assert_eq!(opened(inner).model.session, phone.model.session, "its beginning waited too");
}

#[test]
fn a_session_that_could_not_be_kept_goes_on_being_the_live_one() {
    for noted in [true, false] {
        let inner = Kept::default();
        let storage = Rc::new(Moody::new(inner.clone(), Vec::new()));
        let mut phone = Phone::with(storage.clone(), skating(true));
        let mut wishes = evening();
        let (_, finish) = wishes.pop().expect("the last wish");
        wishes.retain(|(_, intent)| noted || !matches!(intent, Intent::DraftNote(_)));
        phone.live(wishes).expect("kept");
        let before = (contents(&*inner), phone.model.clone());
        storage.fill();
        let (effects, results) = phone.try_wish(finish.clone());
        assert_eq!((effects.len(), results), (1, vec![Err(StorageError::Full)]));
        assert_eq!((contents(&*inner), phone.model.clone()), before);
        storage.calm();
        phone.wish(finish).expect("kept");
        assert_eq!(phone.model.session, None);
    }
}

#[test]
fn usage_counts_units_of_keys_and_values_ours_and_those_of_neighbours() {
    let storage = Kept::default();
    let mut store = Store::new(storage.clone(), "/");
    assert_eq!(store.usage(), Ok(Usage::default()));
    store.write("n.a", &Id::me(), &"⛸🧣".to_owned()).expect("kept");
    let value = storage.get("wobble:/:n.a").expect("readable").expect("there");
    let expected = "wobble:/:n.a".len() + 2 * value.encode_utf16().count();
    storage.set("wobble:/wobble/:n.a", "abc").expect("memory");
    let usage = store.usage().expect("readable");
    assert_eq!((usage.units, usage.others), (expected, "wobble:/wobble/:n.a".len() + 3));
    assert_eq!(usage.kinds, [(Kind::Notes, expected)]);
    for kind in [keys::LESSON, keys::SETBACK] {
        let mut store = Store::new(Kept::default(), "/");
        store.write(&format!("{kind}a"), &Id::me(), &"a".to_owned()).expect("kept");
        assert_eq!(store.usage().expect("readable").kinds[0].0, Kind::Notes, "{kind}");
    }
}
