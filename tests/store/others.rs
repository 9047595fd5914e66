//! Who else writes at this address: a newer Wobble, one below another base path, another app.

use wobble::domain::*;
use wobble::store::{Storage, StorageError, Store, keys, load};

use crate::story::*;
use crate::{keys_of, opened, raw};

#[test]
fn a_newer_wobbles_record_is_left_alone() {
    let (mut phone, storage) = phone();
    phone.evening();
    phone.later(HOUR).wish(Intent::StartSession).expect("kept");
    let live = phone.model.session.as_ref().expect("one").id().clone();
    let old = phone.store.ids(keys::SESSION).expect("readable").remove(0);
    let skill = phone.model.skills[0].id.clone();
    for key in [
        keys::SETTINGS.to_owned(),
        keys::skill(&skill, 0),
        keys::session(&old),
        keys::note(&old),
        keys::event(&live, 0),
    ] {
        let disk = copy_of(&storage);
        disk.set(&full(&key), &newer(&key)).expect("memory");
        let mut again = Phone::started(disk.clone());
        again.store.sessions().expect("readable");
        again.store.notes().expect("readable");
        let (aside, left_alone) = again.store.troubles();
        assert!(aside == 0 && left_alone > 0, "{key}");
        assert_eq!(again.store.write(&key, &Id::me(), &1_u32), Err(StorageError::Newer), "{key}");
        assert_eq!(again.store.waiting(), 0, "{key}: a refused write does not wait");
        assert_eq!(raw(&*disk, &key), Some(newer(&key)), "{key}");
        assert!(keys_of(&*disk).iter().all(|key| !key.starts_with(keys::QUARANTINE)), "{key}");
    }
}

#[test]
fn newer_summaries_do_not_keep_the_survey_from_mending() {
    let (mut phone, storage) = phone();
    phone.evening();
    let wishes = evening().into_iter().take(12).collect();
    phone.later(HOUR).live(wishes).expect("kept");
    storage.remove(&full(keys::LIVE)).expect("memory");
    storage.set(&full(keys::SUMMARIES), &newer(keys::SUMMARIES)).expect("memory");
    let mut again = opened(storage.clone());
    assert_eq!(load::survey(&mut again.store, &mut again.model), Ok(true));
    assert_eq!(again.model.session, phone.model.session);
    assert_eq!(raw(&*storage, keys::SUMMARIES), Some(newer(keys::SUMMARIES)));
}

#[test]
fn a_newer_record_is_counted_once_however_often_it_is_read() {
    let (mut phone, storage) = phone();
    storage.set(&full("n.a"), &newer("n.a")).expect("memory");
    for _ in 0..3 {
        phone.store.notes().expect("readable");
    }
    assert_eq!(phone.store.troubles(), (0, 1));
}

#[test]
fn two_base_paths_never_see_each_other() {
    let shared = Kept::default();
    let bases = ["/", "/wobble/", "/wobble/next/", "/other/wobble/"];
    for (place, base) in bases.into_iter().zip(0_u32..).map(|(base, place)| (place, base)) {
        let mut store = Store::new(shared.clone(), base);
        assert_eq!(store.keys().expect("readable"), [""; 0], "{base} begins with nothing");
        store.write("set", &Id::me(), &place).expect("kept");
        store.write("s.a", &Id::me(), &place).expect("kept");
    }
    for (place, base) in bases.into_iter().zip(0_u32..).map(|(base, place)| (place, base)) {
        let mut store = Store::new(shared.clone(), base);
        assert_eq!(store.keys().expect("readable"), ["s.a", "set"], "{base}");
        assert_eq!(store.read::<u32>("set").expect("readable"), Some((Id::me(), place)), "{base}");
    }
    Store::new(shared.clone(), "/").remove("set").expect("memory");
    assert_eq!(shared.keys().expect("readable").len(), 7);
    assert!(shared.keys().expect("readable").iter().all(|key| key.starts_with("wobble:/")));
}

#[test]
fn nobody_elses_key_is_read_or_changed() {
    let storage = Kept::default();
    let theirs = [("wobble", "x"), ("theme", "dark"), ("wobble:/wobble/", "no colon"), ("s.a", "other app")];
    for (key, value) in theirs {
        storage.set(key, value).expect("memory");
    }
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.evening();
    Phone::started(storage.clone());
    for (key, value) in theirs {
        assert_eq!(storage.get(key), Ok(Some(value.to_owned())), "{key}");
    }
    assert_eq!(phone.store.troubles(), (0, 0));
}

#[test]
fn the_keys_of_two_skills_sessions_or_events_never_meet() {
    let (a, b) = (Id::new(FRIDAY, 1), Id::new(FRIDAY, 2));
    let mut all = vec![keys::SETTINGS.to_owned(), keys::LIVE.to_owned(), keys::SUMMARIES.to_owned()];
    for id in [&a, &b] {
        all.extend([keys::skill(id, 0), keys::skill(id, 1), keys::draft(id), keys::seen(id)]);
        all.extend([keys::session(id), keys::note(id), keys::event(id, 0), keys::event(id, 12_345)]);
    }
    let mut distinct = all.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), all.len());
    assert_eq!(
        keys::event(&a, 3).len(),
        keys::event(&a, 99_999).len(),
        "its length does not depend on how many came before"
    );
}
