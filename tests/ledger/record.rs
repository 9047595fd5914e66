//! The record: always that of the sessions that are there, or none.

use std::cell::Cell;
use std::rc::Rc;

use proptest::prelude::*;
use wobble::domain::*;
use wobble::sample::{Life, backup_of, history, ice_skating};
use wobble::store::{
    MemoryStorage, Storage, StorageError, Store, archive, backup, carry_out, frame, keys, ledgers, load, summaries,
};

use crate::sorted;
use crate::story::*;

type Memory = Rc<MemoryStorage>;

fn phone() -> Phone<Memory> {
    let mut phone = Phone::with(Rc::new(MemoryStorage::default()), skating(true));
    for _ in 0..3 {
        phone.evening();
    }
    phone
}

fn skill(phone: &Phone<impl Storage>) -> SkillId {
    phone.model.skills[0].id.clone()
}

fn kept<S: Storage>(phone: &mut Phone<S>) -> Option<Ledger> {
    let skill = skill(phone);
    ledgers::read(&mut phone.store, &skill).expect("readable")
}

/// Made from the sessions that are there.
fn made<S: Storage>(phone: &mut Phone<S>) -> Ledger {
    let mut ledger = Ledger::default();
    for session in phone.store.sessions().expect("readable") {
        ledger.add(&session.attempts, session.began);
    }
    ledger
}

/// What is kept is what the sessions say, and nobody wants to make it again.
#[track_caller]
fn is_right<S: Storage>(phone: &mut Phone<S>) {
    let (kept, made) = (kept(phone).expect("there"), made(phone));
    assert_eq!(sorted(&kept), sorted(&made));
    for row in made.rows().iter().filter(|row| row[0] == USED) {
        let [a, b] = [&kept, &made].map(|ledger| ledger.score(row[1] as TagNo, row[2] as TagNo));
        assert!((a - b).abs() < 0.01, "{a} {b}");
    }
    let (_, recount) = load::look(&mut phone.store, &mut phone.model).expect("readable");
    assert!(recount.is_none());
}

#[test]
fn a_session_that_is_finished_is_in_it_at_once() {
    let mut phone = phone();
    let ledger = kept(&mut phone).expect("there");
    assert_eq!(ledger.retries(STOP, Some(LEANED_BACK), BEND_KNEES), (3, 3));
    assert_eq!(ledger.retries(GLIDE, None, BELLY_FIRM), (0, 3));
    assert_eq!(ledger.last_given(STOP), Some((LEANED_BACK, BEND_KNEES)));
    is_right(&mut phone);
    // by the program that is used on the ice
    for wish in [Intent::StartSession, Intent::LogMicroFailure(Source::Touch), Intent::EndSession, Intent::Finish] {
        let fresh = Fresh { now: phone.later(HOUR).now, chance: 9, utc_offset_min: 0 };
        let mut todo = update(&mut phone.model, wish, fresh);
        while !todo.is_empty() {
            let (answers, results) = carry_out(&mut phone.store, &phone.model, &todo, fresh.now);
            assert!(results.iter().all(Result::is_ok));
            todo = answers.into_iter().flat_map(|answer| update(&mut phone.model, answer, fresh)).collect();
        }
    }
    is_right(&mut phone);
}

#[test]
fn a_session_that_is_changed_deleted_or_brought_back_is_in_it_as_it_is() {
    let mut phone = phone();
    let sessions = phone.store.sessions().expect("readable");
    let place = sessions[0].attempts.iter().position(Attempt::waits).expect("one waits");
    let what = said(Some(Size::Fall), Some(LOOKED_DOWN), Some(EYES_UP));
    let keep = |session: FinishedSession| Change::KeepSession(Box::new(session), None);
    let changes = [
        Change::Explain(Box::new(sessions[0].clone()), place, what),
        keep(sessions[1].with_outcome(1, Outcome::Micro(MicroFailure::default()))),
        keep(sessions[1].without(0)),
        keep(sessions[2].begun_at(Instant(sessions[2].began.0 - 900 * HOUR), 0)),
        keep(sessions[0].clone()),
        Change::DeleteSession(sessions[2].id.clone()),
        Change::DeleteSession(sessions[0].id.clone()),
        keep(sessions[2].clone()),
        Change::DeleteSession(sessions[1].id.clone()),
    ];
    let mut lost = 0;
    for wish in changes {
        // as the app does: without counting everything again
        let fresh = Fresh { now: phone.later(HOUR).now, chance: 3, utc_offset_min: 0 };
        let mut todo = change(&mut phone.model, wish.clone(), fresh);
        todo.retain(|effect| *effect != Effect::Recount);
        let (_, results) = wobble::store::carry_out_changes(&mut phone.store, &phone.model, &todo, fresh.now);
        assert!(results.iter().all(Result::is_ok));
        if let Some(mut recount) = load::recount_after_change(&mut phone.store, false).expect("readable") {
            assert_eq!(kept(&mut phone), None, "none rather than a wrong one");
            lost += 1;
            recount.some(&mut phone.store, usize::MAX).expect("readable");
            assert_eq!(recount.finish(&mut phone.store, &mut phone.model), Ok(true));
        }
        let recount = summaries::summaries_of;
        let before = kept(&mut phone).expect("there");
        assert_eq!(sorted(&before), sorted(&made(&mut phone)), "{wish:?}");
        phone.model.summaries = recount(&mut phone.store).expect("readable");
        summaries::write_summaries(&mut phone.store, &phone.model).expect("kept");
        is_right(&mut phone);
    }
    assert!((1..5).contains(&lost), "most is taken over without a look at the others: {lost}");
    assert!(load::recount_after_change(&mut phone.store, true).expect("readable").is_some(), "counting begins anew");
    // the last one goes, and with it the ledger
    let last = phone.store.sessions().expect("readable").remove(0).id;
    phone.wish(Change::DeleteSession(last)).expect("kept");
    assert_eq!(kept(&mut phone), None);
    assert!(load::recount_after_change(&mut phone.store, false).expect("readable").is_none());
    assert!(load::look(&mut phone.store, &mut phone.model).expect("readable").1.is_none());
}

#[test]
fn a_ledger_that_is_not_of_the_sessions_that_are_there_is_made_again() {
    let spoil: [fn(&mut Phone<Memory>); 4] = [
        |phone| {
            let key = keys::ledger(&skill(phone));
            phone.store.remove(&key).expect("memory");
        },
        // killed after the session was kept
        |phone| {
            let key = keys::ledger(&skill(phone));
            let before = phone.store.raw(&key).expect("memory").expect("there");
            phone.evening();
            phone.store.fill(vec![(key, before)]);
        },
        // a session that nobody told of
        |phone| {
            let mut session = phone.store.sessions().expect("readable").remove(0);
            session.id = Id::new(FRIDAY, 77);
            phone.store.keep(&session, None, None).expect("memory");
        },
        // damage, which is put aside
        |phone| {
            let key = keys::ledger(&skill(phone));
            phone.store.fill(vec![(key, "[\"W4\"".to_owned())]);
        },
    ];
    for (nth, spoil) in spoil.into_iter().enumerate() {
        let mut phone = phone();
        spoil(&mut phone);
        let (_, recount) = load::look(&mut phone.store, &mut phone.model).expect("readable");
        assert!(recount.is_some(), "{nth}");
        load::survey(&mut phone.store, &mut phone.model).expect("readable");
        is_right(&mut phone);
    }
}

#[test]
fn another_skills_first_session_is_its_own_and_no_ledger_is_begun_in_the_middle() {
    let mut phone = phone();
    let mut other = skating(false);
    (other.id, other.name) = (Id::new(FRIDAY, 5), "Guitar".to_owned());
    phone.wish(Intent::AddSkill(Box::new(other.clone()))).expect("kept");
    phone.evening();
    let ledger = ledgers::read(&mut phone.store, &other.id).expect("readable").expect("there");
    assert_eq!(ledger.retries(STOP, Some(LEANED_BACK), BEND_KNEES), (1, 1));
    assert!(load::look(&mut phone.store, &mut phone.model).expect("readable").1.is_none());
    // lost, and then a session: one of two is worse than none
    phone.store.remove(&keys::ledger(&other.id)).expect("memory");
    phone.evening();
    assert_eq!(ledgers::read(&mut phone.store, &other.id), Ok(None));
    load::survey(&mut phone.store, &mut phone.model).expect("readable");
    let ledger = ledgers::read(&mut phone.store, &other.id).expect("readable").expect("there");
    assert_eq!(ledger.retries(STOP, Some(LEANED_BACK), BEND_KNEES), (2, 2));
}

#[test]
fn it_is_in_no_backup_and_archived_sessions_are_not_in_it() {
    let mut phone = phone();
    let text = backup::export(&phone.store, phone.now).expect("readable");
    assert!(!text.contains("[\"w.") && text.contains("[\"s."));
    // onto another phone: made there
    let mut other = Phone::open(Rc::new(MemoryStorage::default())).expect("readable");
    other.restore(&text);
    is_right(&mut other);
    assert_eq!(kept(&mut other).map(|ledger| sorted(&ledger)), kept(&mut phone).map(|ledger| sorted(&ledger)));
    // two of three are archived
    phone.later(400 * 24 * HOUR).evening();
    let packed = archive::pack(&mut phone.store, 2026, "file".to_owned(), phone.now).expect("readable");
    let away = archive::put_away(&mut phone.store, &packed, Id::new(phone.now, 7), &Id::me()).expect("room");
    load::rebuild(&mut phone.store, &mut phone.model).expect("room");
    assert_eq!(kept(&mut phone).expect("there").retries(STOP, None, BEND_KNEES), (1, 1));
    is_right(&mut phone);
    phone.evening();
    is_right(&mut phone);
    archive::take_back(&mut phone.store, &away.expect("three")).expect("room");
    load::rebuild(&mut phone.store, &mut phone.model).expect("room");
    assert_eq!(kept(&mut phone).expect("there").retries(STOP, None, BEND_KNEES), (5, 5));
    is_right(&mut phone);
}

#[test]
fn what_a_newer_wobble_wrote_is_not_counted_again_and_again() {
    let mut phone = phone();
    let id = Id::new(FRIDAY.after(HOUR), 12);
    let key = keys::session(&id);
    phone.store.fill(vec![(key.clone(), newer(&key))]);
    load::survey(&mut phone.store, &mut phone.model).expect("readable");
    assert_eq!(phone.store.troubles(), (0, 1));
    let (_, recount) = load::look(&mut phone.store, &mut phone.model).expect("readable");
    assert!(recount.is_none());
}

#[test]
fn a_newer_wobbles_ledger_is_left_alone() {
    let mut phone = phone();
    let key = keys::ledger(&skill(&phone));
    let newer = newer(&key);
    phone.store.fill(vec![(key.clone(), newer.clone())]);
    load::survey(&mut phone.store, &mut phone.model).expect("readable");
    phone.evening();
    assert_eq!((kept(&mut phone), phone.store.raw(&key)), (None, Ok(Some(newer))));
}

/// A storage that has no room for what begins with a ledger's key.
#[derive(Default)]
struct NoRoomForLedgers {
    inner: MemoryStorage,
    is_full: Cell<bool>,
}

impl Storage for NoRoomForLedgers {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.inner.get(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        let refused = self.is_full.get() && key.contains(":w.");
        if refused { Err(StorageError::Full) } else { self.inner.set(key, value) }
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.inner.remove(key)
    }
    fn keys_where(&self, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<String>, StorageError> {
        self.inner.keys_where(is_wanted)
    }
}

#[test]
fn where_there_is_no_room_the_session_is_kept_and_no_ledger_is_wrong() {
    let storage = Rc::new(NoRoomForLedgers::default());
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.evening();
    storage.is_full.set(true);
    phone.evening();
    assert_eq!((kept(&mut phone), phone.store.sessions().expect("readable").len()), (None, 2));
    storage.is_full.set(false);
    load::survey(&mut phone.store, &mut phone.model).expect("readable");
    is_right(&mut phone);
}

#[test]
fn rows_that_say_nothing_are_no_ledger() {
    let skill = Id::new(FRIDAY, 1);
    let key = keys::ledger(&skill);
    let mut store = Store::new(MemoryStorage::default(), "/");
    for (body, is_one) in [
        ("{\"n\":1,\"x\":\"00000000\",\"t\":\"ABHJCDBBHCguBgxTCBHJgxTB\"}", true),
        ("{\"n\":1,\"x\":\"00000000\",\"t\":\"\"}", true),
        ("{\"n\":1,\"x\":\"00000000\"}", false),
        ("{\"n\":1,\"x\":\"00000000\",\"t\":\"ABHJC\"}", false),
        ("{\"n\":1,\"x\":\"00000000\",\"t\":\"ABHJED\"}", false),
        ("{\"n\":1,\"x\":\"00000000\",\"t\":[0,1,7,9,2,3]}", false),
        ("{\"n\":1,\"x\":\"00000000\",\"t\":\"DBHJCD\"}", false),
    ] {
        let rest = format!("\"me\",{body}");
        let sum = frame::checksum_of(&format!("{key}\nW4\n{rest}"));
        store.fill(vec![(key.clone(), format!("[\"W4\",\"{sum}\",{rest}]"))]);
        assert_eq!(ledgers::read(&mut store, &skill).expect("readable").is_some(), is_one, "{body}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Half a year of somebody: whatever order sessions come in, and whatever of them is taken off again, it is what the rest says.
    #[test]
    fn the_order_of_sessions_is_none(seed in 0_u64..1000, turn in 1_usize..50, off in 0_usize..50) {
        let lived = history(seed, ice_skating(seed, FRIDAY).expect("a deck"), FRIDAY, BERLIN, &Life::half_a_year());
        let mut all = lived.sessions;
        let mut in_order = Ledger::default();
        all.iter().for_each(|session| in_order.add(&session.attempts, session.began));
        let count = all.len();
        all.rotate_left(turn % count);
        let mut other = Ledger::default();
        all.iter().rev().for_each(|session| other.add(&session.attempts, session.began));
        prop_assert_eq!(sorted(&in_order), sorted(&other));
        let gone = all.remove(off % all.len());
        if other.replace((&gone.attempts, gone.began), None) {
            let mut rest = Ledger::default();
            all.iter().for_each(|session| rest.add(&session.attempts, session.began));
            prop_assert_eq!(sorted(&other), sorted(&rest));
            for row in rest.rows().iter().filter(|row| row[0] == USED) {
                let [a, b] = [&other, &rest].map(|ledger| ledger.score(row[1] as TagNo, row[2] as TagNo));
                let away = a - b;
                prop_assert!(away.abs() < 0.05, "{}", away);
            }
        }
    }
}

#[test]
fn half_a_year_takes_little_room() {
    let lived = history(3, ice_skating(3, FRIDAY).expect("a deck"), FRIDAY, BERLIN, &Life::half_a_year());
    let storage = Rc::new(MemoryStorage::default());
    let mut phone = Phone::open(storage).expect("readable");
    phone.restore(&backup_of(&lived, FRIDAY).expect("memory"));
    let key = keys::ledger(&skill(&phone));
    let units = phone.store.raw(&key).expect("memory").expect("there").len();
    println!("{units} units");
    assert!(units < 4000, "{units}");
}
