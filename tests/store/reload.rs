//! A reload at any instant changes nothing; a tap writes one small record, and nothing is left behind.

use wobble::domain::*;
use wobble::json::Json;
use wobble::store::{frame, keys, load};

use crate::story::*;
use crate::{keys_of, opened};

#[test]
fn a_reload_at_every_instant_of_an_evening_misses_nothing() {
    let (mut phone, storage) = phone();
    phone.evening(); // an earlier one, so that there are summaries and levels
    for (span, intent) in evening() {
        phone.later(span).wish(intent.clone()).expect("kept");
        let mut reopened = opened(copy_of(&storage));
        assert_eq!(remembered(&reopened.model), remembered(&phone.model), "after {intent:?}");
        assert_eq!(reopened.store.troubles(), (0, 0));
        let changed = load::survey(&mut reopened.store, &mut reopened.model).expect("readable");
        assert!(!changed, "after {intent:?}: the survey finds nothing to mend");
        assert_eq!(contents(&*copy_of(&storage)), contents(&*storage));
    }
    assert_eq!(phone.model.session, None);
    assert_eq!(phone.store.usage().expect("readable").sessions, 2);
}

#[test]
fn practice_goes_on_after_every_reload_as_if_there_had_been_none() {
    let (mut phone, _) = phone();
    phone.evening();
    let storage = Kept::default();
    let mut now = Phone::with(storage.clone(), skating(true)).later(15 * MINUTE).now;
    let mut asked = false;
    for (span, intent) in evening() {
        now = now.after(span);
        let mut restless = opened(storage.clone());
        restless.now = now;
        if asked {
            restless.wish(Intent::Looked { last_seen: None }).expect("nothing to write");
        }
        restless.wish(intent).expect("kept");
        asked = restless.model.absence.is_some();
    }
    let mut restless = opened(storage);
    let session = |phone: &mut Phone<Kept>| phone.store.sessions().expect("readable").remove(0);
    assert_eq!(session(&mut restless), session(&mut phone));
    assert_eq!(restless.store.notes().expect("readable"), phone.store.notes().expect("readable"));
    assert_eq!(restless.model.summaries, phone.model.summaries);
}

#[test]
fn what_is_written_is_small_and_nothing_is_left_behind() {
    let (mut phone, storage) = phone();
    phone.evening();
    let session = phone.store.ids(keys::SESSION).expect("readable").remove(0);
    let expected = [
        keys::skill(&phone.model.skills[0].id, 0),
        keys::skill(&phone.model.skills[0].id, 1),
        keys::note(&session),
        keys::SUMMARIES.to_owned(),
        keys::session(&session),
        keys::SETTINGS.to_owned(),
        keys::ledger(&phone.model.skills[0].id),
    ];
    let mut there = keys_of(&*storage);
    there.sort_by_key(|key| expected.iter().position(|known| known == key));
    assert_eq!(there, expected, "no event, draft or mark of a finished session is left");
}

#[test]
fn one_tap_writes_one_key() {
    let (mut phone, storage) = phone();
    phone.wish(Intent::StartSession).expect("kept");
    for tap in 1..30_u32 {
        let before = contents(&*storage);
        phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
        let mut after = contents(&*storage);
        let id = phone.model.session.as_ref().expect("a session").id().clone();
        let written = after.remove(&full(&keys::event(&id, tap))).expect("its event");
        assert_eq!(after, before, "tap {tap} changed more than its own key");
        assert!(written.len() < 64, "{written}");
    }
}

#[test]
fn every_record_says_version_checksum_and_learner() {
    let (mut phone, storage) = phone();
    phone.evening();
    phone.wish(Intent::StartSession).expect("kept");
    phone.wish(Intent::DraftNote("x".to_owned())).expect("kept");
    for (key, value) in contents(&*storage) {
        let key = short(&key);
        assert_eq!(frame::check(key, &value), Ok(frame::VERSION), "{key}");
        let (learner, _) = frame::decode::<Json>(key, &value).expect("ours");
        assert_eq!(learner, Id::me(), "{key}");
        let parts: Vec<serde_json::Value> = serde_json::from_str(&value).expect("plain JSON");
        assert_eq!((parts.len(), &parts[0], &parts[2]), (4, &"W6".into(), &"me".into()), "{key}");
    }
}
