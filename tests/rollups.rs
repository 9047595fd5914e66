//! The sessions in numbers: made from the sessions, held against them, and never believed over them.

mod story;

use std::collections::BTreeSet;
use std::rc::Rc;

use story::{
    BASE, BERLIN, FRIDAY, HOUR, LOOKED_DOWN, Moody, Phone, contents, full, half_a_year, phone_of_half_a_year, said,
    skating,
};
use wobble::domain::{Change, CountedSession, FinishedSession, Id, Instant, Intent, SessionSummary, Size, Standing};
use wobble::json::Json;
use wobble::sample::{Life, backup_of, history, ice_skating};
use wobble::store::rollups::{self, Rollups};
use wobble::store::{MemoryStorage, Storage, StorageError, Store, backup, frame, keys, load};

fn counted<S: Storage>(store: &mut Store<S>) -> Rollups {
    let mut rollups = Rollups::open(store).expect("readable");
    while rollups.left() > 0 {
        rollups.count_some(store, 7).expect("readable");
    }
    rollups
}

/// What is counted is what the sessions say.
fn is_right<S: Storage>(store: &mut Store<S>, rollups: &Rollups) {
    let expected: Vec<CountedSession> = store.sessions().expect("readable").iter().map(CountedSession::of).collect();
    assert_eq!(rollups.sessions(), expected);
}

fn stored(storage: &impl Storage) -> BTreeSet<String> {
    contents(storage).into_keys().filter(|key| key.starts_with(&full(keys::ROLLUP))).collect()
}

#[test]
fn a_session_in_numbers_is_its_summary_taken_apart() {
    let all = half_a_year().sessions;
    for session in &all {
        let row = CountedSession::of(session);
        assert_eq!(row.summary(), SessionSummary::of(session));
        let parts: Vec<SessionSummary> = row.parts.iter().filter_map(|part| row.summary_of(part.component)).collect();
        assert_eq!(parts.iter().map(|part| part.running).sum::<i64>(), row.running);
        assert_eq!(parts.iter().map(SessionSummary::misses).sum::<u32>(), row.summary().misses());
        for part in &row.parts {
            let of_it: Vec<_> = session.attempts.iter().filter(|a| a.component == part.component).collect();
            let clean = of_it.iter().filter(|attempt| attempt.micro().is_none()).count();
            assert_eq!((part.clean as usize, part.running > 0), (clean, true));
            assert!(of_it.iter().all(|attempt| part.levels.contains(&attempt.level)));
        }
    }
    assert!(all.iter().any(|session| CountedSession::of(session).parts.len() > 1));
    assert_eq!(CountedSession::of(&FinishedSession { attempts: vec![], ..all[0].clone() }).parts, []);
}

#[test]
fn where_components_stand_is_the_same_from_numbers_and_from_all_sessions() {
    let mut phone = Phone::open(Rc::new(MemoryStorage::default())).expect("readable");
    // two years: the newest sessions alone do not say where a component stands that was left long ago
    let lived = history(3, ice_skating(3, FRIDAY).expect("a deck"), FRIDAY, BERLIN, &Life::years(2));
    phone.store.fill(backup::records_of(&backup_of(&lived, FRIDAY).expect("memory")).expect("a backup"));
    phone.model = load::load(&mut phone.store).expect("readable");
    load::survey(&mut phone.store, &mut phone.model).expect("readable");
    let id = phone.model.skills[0].id.clone();
    let all = phone.model.summary(&id).expect("there are sessions").clone();
    let found = counted(&mut phone.store).summary_of(&mut phone.store, &id).expect("readable").expect("sessions");
    let sorted = |mut standings: Vec<Standing>| {
        standings.sort_by_key(|standing| standing.component);
        standings
    };
    let newest = lived.sessions.len() - 60;
    let long_ago = all.standings.iter().filter(|standing| standing.practised.0 < lived.sessions[newest].began).count();
    assert!(long_ago > 0, "some were left before the newest sixty");
    assert_eq!(sorted(found.standings), sorted(all.standings));
    assert_eq!((found.recent, found.sessions), (all.recent, all.sessions));
}

#[test]
fn they_are_counted_in_pieces_written_and_read_again_without_the_sessions() {
    let (mut phone, storage) = phone_of_half_a_year();
    let mut rollups = Rollups::open(&mut phone.store).expect("readable");
    assert_eq!((rollups.left(), rollups.count(), stored(&storage).len()), (56, 0, 0));
    rollups.count_some(&mut phone.store, 20).expect("readable");
    assert_eq!((rollups.left(), rollups.count()), (36, 20));
    let rollups = counted(&mut phone.store);
    is_right(&mut phone.store, &rollups);
    let years = stored(&storage);
    assert!(years.len() == 1 && years.iter().all(|key| key.ends_with(".2026")), "{years:?}");
    let again = Rollups::open(&mut phone.store).expect("readable");
    assert_eq!((again.left(), again.unchecked(), again.sessions()), (0, 56, rollups.sessions()));
    // no backup needs them
    let text = backup::export(&phone.store, FRIDAY).expect("readable");
    assert!(!text.contains("[\"r.") && text.contains("[\"s."));
}

#[test]
fn a_session_that_is_new_changed_moved_or_gone_is_counted_as_it_is() {
    let (mut phone, storage) = phone_of_half_a_year();
    counted(&mut phone.store);
    // finished on the ice: nobody told
    phone.now = FRIDAY.after(HOUR);
    for wish in
        [Intent::StartSession, Intent::LogClean(wobble::domain::Source::Key), Intent::EndSession, Intent::Finish]
    {
        phone.later(HOUR).wish(wish).expect("kept");
    }
    let rollups = Rollups::open(&mut phone.store).expect("readable");
    assert_eq!((rollups.left(), rollups.count()), (1, 56));
    let rollups = counted(&mut phone.store);
    is_right(&mut phone.store, &rollups);
    // explained on the bench, made otherwise, moved into another year, deleted
    let sessions = phone.store.sessions().expect("readable");
    let (nth, place) = sessions
        .iter()
        .enumerate()
        .find_map(|(nth, session)| Some((nth, session.attempts.iter().position(|attempt| attempt.waits())?)))
        .expect("one waits");
    let explained =
        Change::Explain(Box::new(sessions[nth].clone()), place, said(Some(Size::Fall), Some(LOOKED_DOWN), None));
    let moved = sessions[7].begun_at(Instant(sessions[7].began.0 - 500 * 24 * HOUR), 0);
    let keep = |session: FinishedSession| Change::KeepSession(Box::new(session), None);
    let changes = [
        (explained, sessions[nth].id.clone()),
        (keep(sessions[9].without(3)), sessions[9].id.clone()),
        (keep(moved), sessions[7].id.clone()),
        (Change::DeleteSession(sessions[11].id.clone()), sessions[11].id.clone()),
        (keep(sessions[11].clone()), sessions[11].id.clone()),
    ];
    for (change, id) in changes {
        phone.wish(change).expect("kept");
        rollups::note_changed(&mut phone.store, &id).expect("readable");
        let mut rollups = Rollups::open(&mut phone.store).expect("readable");
        assert_eq!(rollups.left(), 0);
        is_right(&mut phone.store, &rollups);
        let all = rollups.unchecked();
        assert_eq!(rollups.check_some(&mut phone.store, all, 0), Ok(false), "nothing is wrong");
    }
    assert_eq!(stored(&storage).len(), 2, "two years: one was moved");
    rollups::rebuild(&mut phone.store).expect("writable");
    assert_eq!((stored(&storage).len(), Rollups::open(&mut phone.store).expect("readable").left()), (0, 57));
}

#[test]
fn a_change_that_nobody_told_of_is_found_by_its_checksum() {
    let (mut phone, _) = phone_of_half_a_year();
    counted(&mut phone.store);
    let session = phone.store.sessions().expect("readable").remove(20);
    // another tab, a browser that forgot: the record is another one
    phone.store.write_session(&session.without(0)).expect("memory");
    let mut rollups = Rollups::open(&mut phone.store).expect("readable");
    assert_eq!(rollups.left(), 0);
    let mut wrong = 0;
    while rollups.unchecked() > 0 {
        wrong += usize::from(rollups.check_some(&mut phone.store, 5, 0).expect("readable"));
    }
    assert_eq!(wrong, 1);
    is_right(&mut phone.store, &rollups);
    let rollups = Rollups::open(&mut phone.store).expect("readable");
    is_right(&mut phone.store, &rollups);
}

/// The stored year, and its columns.
fn year(storage: &impl Storage) -> (String, Id, Json) {
    let key = stored(storage).into_iter().next().expect("a year");
    let key = key[full("").len()..].to_owned();
    let value = storage.get(&full(&key)).expect("memory").expect("there");
    let (learner, columns) = frame::decode::<Json>(&key, &value).expect("whole");
    (key, learner, columns)
}

#[test]
fn wrong_numbers_under_a_right_checksum_are_found_in_sixteen_visits() {
    let (mut phone, storage) = phone_of_half_a_year();
    counted(&mut phone.store);
    let (key, learner, columns) = year(&storage);
    // the running time of the 31st session is a second longer than it was
    let Json::Object(mut fields) = columns else { panic!("an object") };
    let running = fields.iter_mut().find(|(name, _)| name == "d").expect("running times");
    let Json::List(times) = &mut running.1 else { panic!("a list") };
    let Json::Int(time) = &mut times[30] else { panic!("a number") };
    *time += 10;
    storage.set(&full(&key), &frame::encode(&key, &learner, &Json::Object(fields))).expect("memory");
    let found = (0..16).filter(|turn| {
        let mut rollups = Rollups::open(&mut phone.store).expect("readable");
        rollups.check_some(&mut phone.store, 56, *turn).expect("readable")
    });
    assert_eq!(found.count(), 1, "on one of sixteen visits, and from then on it is right");
    let rollups = counted(&mut phone.store);
    is_right(&mut phone.store, &rollups);
}

#[test]
fn what_is_damaged_is_put_aside_and_counted_again() {
    let (mut phone, storage) = phone_of_half_a_year();
    counted(&mut phone.store);
    let (key, learner, columns) = year(&storage);
    let value = storage.get(&full(&key)).expect("memory").expect("there");
    let Json::Object(fields) = columns else { panic!("an object") };
    let short: Vec<_> = fields.into_iter().filter(|(name, _)| name != "c").collect();
    for (nth, damaged) in [
        value.replacen("\"c\":\"BB", "\"c\":\"BC", 1),
        value.replacen(',', ";", 40),
        frame::encode(&key, &learner, &Json::Object(short)),
    ]
    .into_iter()
    .enumerate()
    {
        assert_ne!(damaged, value);
        storage.set(&full(&key), &damaged).expect("memory");
        let rollups = counted(&mut phone.store);
        is_right(&mut phone.store, &rollups);
        assert_eq!(storage.get(&full(&keys::quarantine(nth as u32, &key))), Ok(Some(damaged)));
        assert_eq!(storage.get(&full(&key)), Ok(Some(value.clone())), "and it is as it was");
    }
}

#[test]
fn what_a_newer_wobble_counted_stays_and_is_not_believed() {
    let (mut phone, storage) = phone_of_half_a_year();
    counted(&mut phone.store);
    let (key, ..) = year(&storage);
    let later = later_than_ours(&key);
    storage.set(&full(&key), &later).expect("memory");
    let mut store = Store::new(storage.clone(), BASE);
    let rollups = counted(&mut store);
    is_right(&mut store, &rollups);
    assert_eq!(storage.get(&full(&key)), Ok(Some(later)));
}

/// A record of a version that is not known yet.
fn later_than_ours(key: &str) -> String {
    let rest = "\"me\",{\"later\":true}";
    let version = format!("W{}", frame::VERSION + 1);
    let sum = frame::checksum_of(&format!("{key}\n{version}\n{rest}"));
    format!("[\"{version}\",\"{sum}\",{rest}]")
}

#[test]
fn where_there_is_no_room_they_are_counted_each_time_and_nothing_waits() {
    let (_, storage) = phone_of_half_a_year();
    let full = Rc::new(Moody::new(storage.clone(), vec![true]));
    let mut store = Store::new(full, BASE);
    let rollups = counted(&mut store);
    is_right(&mut store, &rollups);
    assert_eq!((store.waiting(), stored(&storage).len()), (0, 0));
}

#[test]
fn rows_of_another_year_another_order_or_twice_are_counted_again() {
    let (mut phone, storage) = phone_of_half_a_year();
    counted(&mut phone.store);
    let (key, learner, columns) = year(&storage);
    // the same rows under another year, beside the right ones
    let other = key.replace(".2026", ".2025");
    storage.set(&full(&other), &frame::encode(&other, &learner, &columns)).expect("memory");
    let rollups = counted(&mut phone.store);
    is_right(&mut phone.store, &rollups);
    let rollups = counted(&mut phone.store);
    is_right(&mut phone.store, &rollups);
}

#[test]
fn a_storage_that_cannot_be_read_is_told() {
    struct Broken;
    impl Storage for Broken {
        fn get(&self, _: &str) -> Result<Option<String>, StorageError> {
            Err(StorageError::Blocked)
        }
        fn set(&self, _: &str, _: &str) -> Result<(), StorageError> {
            Err(StorageError::Blocked)
        }
        fn remove(&self, _: &str) -> Result<(), StorageError> {
            Err(StorageError::Blocked)
        }
        fn keys_where(&self, _: &dyn Fn(&str) -> bool) -> Result<Vec<String>, StorageError> {
            Err(StorageError::Blocked)
        }
    }
    assert_eq!(Rollups::open(&mut Store::new(Broken, BASE)).err(), Some(StorageError::Blocked));
    assert_eq!(skating(true).chosen, story::STOP);
}
