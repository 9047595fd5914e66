//! What a start finds and mends after the first paint: marks that were lost, sessions that are there twice, summaries.

use std::collections::BTreeMap;
use std::rc::Rc;

use wobble::domain::*;
use wobble::json::Json;
use wobble::store::{Storage, Store, frame, keys, load};

use crate::story::*;
use crate::{damage, keys_of, opened, raw};

#[test]
fn a_mark_that_was_lost_is_found_again_by_the_survey() {
    let (mut phone, storage) = phone();
    let wishes = evening().into_iter().take(12).collect();
    phone.live(wishes).expect("kept");
    storage.remove(&full(keys::LIVE)).expect("memory");
    let mut again = opened(storage.clone());
    assert_eq!(again.model.session, None);
    assert!(load::survey(&mut again.store, &mut again.model).expect("readable"));
    assert_eq!(again.model.session, phone.model.session);
    assert_eq!(opened(storage).model.session, phone.model.session, "and the mark is there again");
}

#[test]
fn a_session_that_the_survey_finds_has_its_draft() {
    let (mut phone, storage) = phone();
    phone.wish(Intent::StartSession).expect("kept");
    phone.wish(Intent::EndSession).expect("kept");
    phone.wish(Intent::DraftNote("Knees".to_owned())).expect("kept");
    storage.remove(&full(keys::LIVE)).expect("memory");
    assert_eq!(Phone::started(storage).model.draft, "Knees");
}

#[test]
fn letting_go_of_an_old_sessions_events_leaves_the_live_one_marked() {
    let (mut phone, storage) = phone();
    phone.evening();
    let old = phone.store.ids(keys::SESSION).expect("readable").remove(0);
    phone.later(HOUR).wish(Intent::StartSession).expect("kept");
    // an event that was left over when the phone died
    let event = keys::event(&old, 7);
    phone.store.write(&event, &Id::me(), &(FRIDAY, Event::Paused)).expect("kept");
    let mut again = Phone::started(storage.clone());
    assert_eq!(raw(&*storage, &event), None);
    assert_eq!(
        again.store.read::<(Instant, Started)>(keys::LIVE).expect("readable").map(|(_, (_, start))| start.id),
        Some(phone.model.session.as_ref().expect("one").id().clone())
    );
    assert_eq!(again.model.session, phone.model.session);
}

/// The program that is used on the ice reads no finished session: it must not decide which of the two is let go of.
#[test]
fn who_reads_no_sessions_leaves_a_live_one_and_its_record_to_the_other() {
    let (mut phone, storage) = phone();
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    phone.live(wishes).expect("kept");
    for (changes, is_readable) in [(1, true), (2, true), (2, false), (5, true)] {
        let disk = copy_of(&*storage);
        let mut dying = opened(Dying::after(changes, disk.clone()));
        dying.now = phone.now;
        dying.try_wish(finish.clone());
        let live = phone.model.session.clone();
        let key = keys::session(live.as_ref().expect("one").id());
        let is_there = keys_of(&*disk).contains(&key);
        if !is_readable {
            damage(&*disk, &key);
        }
        let before = contents(&*disk);
        let mut store = Store::new(disk.clone(), "/wobble/");
        let mut model = load::load_with(&mut store, load::may_be_kept).expect("readable");
        let (_, due) = load::look_with(&mut store, &mut model, load::may_be_kept).expect("readable");
        assert_eq!(model.session, live.filter(|_| !is_there), "after {changes} changes");
        assert_eq!(due, is_there, "after {changes} changes the other program is asked for");
        if is_there {
            assert_eq!(contents(&*disk), before, "nothing is let go of");
        }
        let asked = Phone::started(disk).model;
        assert_eq!(asked.session.is_some(), !is_there || !is_readable);
    }
}

#[test]
fn a_kept_session_that_cannot_be_read_does_not_cost_the_live_one() {
    let (mut phone, storage) = phone();
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    phone.live(wishes).expect("kept");
    let live = phone.model.session.clone();
    let disk = copy_of(&*storage);
    let mut dying = opened(Dying::after(2, disk.clone())); // its note and itself are written, nothing is let go of
    dying.now = phone.now;
    dying.try_wish(finish.clone());
    let id = live.as_ref().expect("one").id().clone();
    damage(&*disk, &keys::session(&id));
    let mut again = Phone::started(disk.clone());
    assert_eq!(again.model.session, live, "its events are all still there");
    again.now = phone.now;
    again.wish(finish).expect("kept");
    assert_eq!(again.store.sessions().expect("readable").len(), 1);
}

#[test]
fn a_kept_session_whose_levels_do_not_fit_yet_keeps_nothing_from_being_read() {
    let (mut phone, storage) = phone();
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    phone.live(wishes).expect("kept");
    let disk = copy_of(&*storage);
    let mut dying = opened(Dying::after(2, disk.clone())); // its note and itself are written, nothing is let go of
    dying.now = phone.now;
    dying.try_wish(finish);
    let full_disk = Rc::new(Moody::new(disk.clone(), vec![true]));
    let again = Phone::open(full_disk.clone()).expect("what can be read is read");
    assert_eq!(again.model.settings, phone.model.settings);
    assert_eq!(again.model.skills[0].components[0].level, NEAR);
    full_disk.calm();
    let later = Phone::started(full_disk);
    assert_eq!(later.model.skills[0].components[0].level, NEAR, "and is kept when there is room");
}

#[test]
fn a_session_that_was_kept_badly_does_not_push_the_live_one_aside() {
    let (mut phone, storage) = phone();
    phone.evening();
    let old = phone.store.ids(keys::SESSION).expect("readable").remove(0);
    let began = phone.store.read_session(&old).expect("readable").expect("there").began;
    // what is left of it after the phone died, and then its record was damaged
    let start = begun(old.clone(), &phone.model.skills[0]);
    phone.store.write(&keys::event(&old, 0), &Id::me(), &(began, Event::Started(start))).expect("kept");
    phone.later(HOUR).wish(Intent::StartSession).expect("kept");
    phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
    damage(&*storage, &keys::session(&old));
    assert_eq!(Phone::started(storage.clone()).model.session, phone.model.session);
    assert_eq!(Phone::started(storage).model.session, phone.model.session, "and at the next start");
}

#[test]
fn summaries_made_again_are_those_that_grew() {
    let (mut phone, storage) = phone();
    for _ in 0..4 {
        phone.later(HOUR).evening();
    }
    phone.later(HOUR).wish(Intent::StartSession).expect("kept");
    phone.later(MINUTE).wish(Intent::EndSession).expect("kept");
    phone.wish(Intent::Finish).expect("kept");
    storage.remove(&full(keys::SUMMARIES)).expect("memory");
    let mut again = opened(storage.clone());
    assert_eq!(again.model.summaries.len(), 0);
    assert!(load::survey(&mut again.store, &mut again.model).expect("readable"));
    assert_eq!(again.model.summaries, phone.model.summaries);
    assert_eq!(opened(storage).model.summaries, phone.model.summaries, "and they are kept");
}

#[test]
fn summaries_of_other_sessions_are_made_again() {
    let (mut phone, storage) = phone();
    phone.evening();
    let before = contents(&*storage);
    phone.later(HOUR).evening();
    // the second session came from elsewhere: a restore, another tab
    let id = phone.store.ids(keys::SESSION).expect("readable").remove(1);
    let key = full(&keys::session(&id));
    let mut mixed = before;
    mixed.insert(key.clone(), contents(&*storage)[&key].clone());
    let again = Phone::started(of(&mixed));
    let skill = &again.model.skills[0].id;
    assert_eq!(again.model.summary(skill).map(|summary| summary.sessions), Some(2));
    // as many sessions, and not the same ones
    let swapped = || -> BTreeMap<String, String> {
        let mut swapped = contents(&*storage);
        let (value, other) = (swapped[&key].clone(), Id::new(FRIDAY.after(90 * 24 * HOUR), 1));
        swapped.remove(&key);
        let (learner, columns) = frame::decode::<Json>(&keys::session(&id), &value).expect("whole");
        let key = keys::session(&other);
        swapped.insert(full(&key), frame::encode(&key, &learner, &columns));
        swapped
    };
    let mut again = opened(of(&swapped()));
    assert_eq!(load::survey(&mut again.store, &mut again.model), Ok(true));
    // and one that is gone is no longer counted
    mixed.remove(&key);
    mixed.remove(&full(&keys::session(&phone.store.ids(keys::SESSION).expect("readable").remove(0))));
    let again = Phone::started(of(&mixed));
    assert_eq!(again.model.summary(skill).map(|summary| summary.sessions).unwrap_or(0), 0);
}

#[test]
fn a_miss_explained_on_the_bench_is_in_the_summaries_as_if_it_had_always_been() {
    let (mut phone, storage) = phone();
    phone.evening();
    let session = phone.store.sessions().expect("readable").remove(0);
    let place = session.attempts.iter().position(Attempt::waits).expect("a miss waits");
    let what = said(Some(Size::Stumble), Some(LOOKED_DOWN), Some(EYES_UP));
    phone.wish(Change::Explain(Box::new(session), place, what)).expect("kept");
    storage.remove(&full(keys::SUMMARIES)).expect("memory");
    let again = Phone::started(storage);
    let id = again.model.skills[0].id.clone();
    let (made_again, grown) = (again.model.summary(&id).expect("one"), phone.model.summary(&id).expect("one"));
    assert_eq!(grown.waiting, made_again.waiting);
    assert_eq!(grown.recent, made_again.recent, "the trace on Practice shows the size");
    let sorted = |used: &[TagNo]| {
        let mut tags = used.to_vec();
        tags.sort_unstable();
        tags
    };
    assert_eq!(sorted(&grown.used), sorted(&made_again.used));
    assert_eq!(grown.used[..2], [EYES_UP, LOOKED_DOWN], "what was said last comes first on the chips");
}
