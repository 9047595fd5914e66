//! Old years in a file of their own: what leaves the phone comes back byte for byte, and counts all the while.

mod story;

use std::collections::BTreeMap;
use std::rc::Rc;

use story::*;
use wobble::domain::*;
use wobble::store::archive::{self, Packed, PutAway};
use wobble::store::room::Measuring;
use wobble::store::{Storage, StorageError, backup, keys, load, summaries};

/// A phone with an evening every half a year, the first of them years ago; with notes, one of every kind of letter.
fn years_of_practice<S: Storage>(storage: S) -> Phone<S> {
    let mut phone = Phone::with(storage, skating(true));
    phone.now = Instant(FRIDAY.0 - 5 * 365 * DAY);
    for _ in 0..9 {
        phone.evening();
        phone.later(HOUR).wish(Intent::StartSession).expect("kept");
        phone.later(MINUTE).wish(Intent::LogMicroFailure(Source::Key)).expect("kept");
        phone.wish(Intent::EndSession).expect("kept");
        phone.wish(Intent::DraftNote(LETTERS.to_owned())).expect("kept");
        phone.wish(Intent::Finish).expect("kept");
        phone.later(182 * DAY);
    }
    phone
}

fn pack<S: Storage>(phone: &mut Phone<S>, until: u16) -> Packed {
    archive::pack(&mut phone.store, until, format!("archive-{until}"), phone.now).expect("readable")
}

fn put_away<S: Storage>(phone: &mut Phone<S>, packed: &Packed) -> Result<Option<PutAway>, StorageError> {
    let id = Id::new(phone.later(SECOND).now, 7);
    let away = archive::put_away(&mut phone.store, packed, id, &Id::me());
    count(phone);
    away
}

/// What the app does after it: counts what is there.
fn count<S: Storage>(phone: &mut Phone<S>) {
    phone.model.summaries = summaries::summaries_of(&mut phone.store).expect("readable");
    // what cannot be written is made again
    let _ = summaries::write_summaries(&mut phone.store, &phone.model);
}

/// How often and how long, of each skill, as Practice says it.
fn practised<S: Storage>(phone: &Phone<S>) -> Vec<(SkillId, u32, Millis)> {
    let mut all: Vec<_> =
        phone.model.summaries.iter().map(|(id, all)| (id.clone(), all.sessions, all.running)).collect();
    all.sort();
    all
}

/// All records but the summaries, which are made again, and the skills' slots.
fn lasting(storage: &impl Storage) -> BTreeMap<String, String> {
    let ours = |key: &String| {
        [keys::SESSION, keys::NOTE, keys::LESSON, keys::ARCHIVE].iter().any(|kind| key.contains(&format!(":{kind}")))
    };
    contents(storage).into_iter().filter(|(key, _)| ours(key)).collect()
}

fn is_archive(key: &str) -> bool {
    key.contains(&format!(":{}", keys::ARCHIVE))
}

#[test]
fn the_years_are_those_of_the_wall_clock_with_their_sessions_and_room() {
    let mut phone = years_of_practice(Kept::default());
    let years = archive::years(&mut phone.store).expect("readable");
    let all: usize = years.iter().map(|year| year.sessions).sum();
    assert_eq!(all, 18);
    assert_eq!(years.first().map(|year| (year.year, year.sessions)), Some((2021, 2)));
    assert!(years.is_sorted_by(|a, b| a.year < b.year));
    let usage = phone.store.usage().expect("readable");
    let of_sessions: usize = usage.kinds.iter().take(2).map(|(_, units)| units).sum();
    assert_eq!(years.iter().map(|year| year.units).sum::<usize>(), of_sessions);
}

#[test]
fn room_is_measured_a_record_at_a_time_as_at_once() {
    let mut phone = years_of_practice(Kept::default());
    let mut room = Measuring::begin(&phone.store).expect("readable");
    let mut steps = 1;
    while room.some(&phone.store, 1).expect("readable") {
        steps += 1;
    }
    assert!(steps > 36, "a step is a record");
    assert_eq!(Ok(room.usage()), phone.store.usage());
    let sessions = phone.store.sessions().expect("readable");
    let sessions: Vec<CountedSession> = sessions.iter().map(CountedSession::of).collect();
    let mut years = archive::Measuring::begin(&sessions);
    while years.some(&phone.store, 1).expect("readable") {}
    assert_eq!(years.years(), archive::years(&mut phone.store).expect("readable"));
}

#[test]
fn what_is_archived_leaves_the_phone_still_counts_and_comes_back_byte_for_byte() {
    let storage = Kept::default();
    let mut phone = years_of_practice(storage.clone());
    let (before, counted) = (lasting(&*storage), practised(&phone));
    let packed = pack(&mut phone, 2023);
    assert_eq!(lasting(&*storage), before, "a file alone removes nothing");

    let away = put_away(&mut phone, &packed).expect("room").expect("old sessions");
    assert_eq!(away.sessions, packed.sessions());
    let left = archive::years(&mut phone.store).expect("readable");
    assert!(left.iter().all(|year| year.year > 2023) && !left.is_empty());
    assert_eq!(phone.store.notes().expect("readable").len(), left.iter().map(|year| year.sessions).sum::<usize>());
    assert_eq!(practised(&phone), counted, "it still counts");
    let mut later = Phone::open(copy_of(&storage)).expect("readable");
    assert!(
        !load::survey(&mut later.store, &mut later.model).expect("readable"),
        "nothing is counted again at a start"
    );
    assert_eq!(practised(&later), counted);
    let kept = phone.store.archives().expect("readable");
    let [(_, _, archive)] = kept.as_slice() else { panic!("one archive") };
    assert_eq!(
        (archive.years, archive.ids.len(), archive.file.as_str()),
        ((2021, 2023), away.sessions, "archive-2023")
    );
    let all: u32 = archive.totals.iter().map(|(_, totals)| totals.clean + totals.falls + totals.unsized_misses).sum();
    assert!(all > 0);

    phone.restore(&packed.text);
    assert_eq!(lasting(&*storage), before, "byte for byte, and nothing is archived any more");
    assert_eq!(practised(&phone), counted, "and nothing counts twice");
}

#[test]
fn an_archive_can_be_read_alone() {
    let mut phone = years_of_practice(Kept::default());
    let packed = pack(&mut phone, 2022);
    let mut other = Phone::open(Kept::default()).expect("readable");
    other.restore(&packed.text);
    assert_eq!(other.model.skills, phone.model.skills);
    assert_eq!(other.store.sessions().expect("readable").len(), packed.sessions());
}

#[test]
fn it_is_undone_and_then_nothing_was() {
    let storage = Kept::default();
    let mut phone = years_of_practice(storage.clone());
    let (before, counted) = (lasting(&*storage), practised(&phone));
    let packed = pack(&mut phone, 2024);
    let away = put_away(&mut phone, &packed).expect("room").expect("old sessions");
    archive::take_back(&mut phone.store, &away).expect("room");
    count(&mut phone);
    assert_eq!((lasting(&*storage), practised(&phone)), (before, counted));
}

#[test]
fn a_whole_backup_carries_what_was_archived_and_sessions_that_come_back_count_once() {
    let mut phone = years_of_practice(Kept::default());
    let counted = practised(&phone);
    let whole = backup::export(&phone.store, phone.now).expect("readable");
    let (first, second) = (pack(&mut phone, 2021), pack(&mut phone, 2023));
    put_away(&mut phone, &first).expect("room").expect("old sessions");
    let after = backup::export(&phone.store, phone.now).expect("readable");
    // on another phone: what was archived counts there, too
    let mut other = Phone::open(Kept::default()).expect("readable");
    other.restore(&after);
    assert_eq!(practised(&other), counted);
    // and the older backup, in which they are still there, adds nothing to that
    other.restore(&whole);
    assert_eq!(practised(&other), counted);
    assert!(other.store.archives().expect("readable").is_empty());
    // a file that was saved before the first part went: what is not here any more is not archived again
    let away = put_away(&mut phone, &second).expect("room").expect("old sessions");
    assert_eq!(away.sessions, second.sessions() - first.sessions());
    assert_eq!(practised(&phone), counted);
    // one session of the archive comes back and is deleted: it counts no more
    phone.restore(&first.text);
    let id = phone.store.sessions().expect("readable")[0].id.clone();
    phone.store.delete_session(&id).expect("kept");
    count(&mut phone);
    assert_eq!(practised(&phone)[0].1, counted[0].1 - 1);
}

#[test]
fn what_was_changed_since_the_file_was_saved_stays() {
    let mut phone = years_of_practice(Kept::default());
    let packed = pack(&mut phone, 2022);
    let sessions = phone.store.sessions().expect("readable");
    let changed = sessions[0].without(0);
    phone.store.write_session(&changed).expect("kept");
    phone.store.rewrite_note(&sessions[1].id, &Id::me(), None).expect("kept");
    let away = put_away(&mut phone, &packed).expect("room").expect("old sessions");
    assert_eq!(away.sessions, packed.sessions() - 2);
    let left = phone.store.sessions().expect("readable");
    assert_eq!(left[..2].iter().map(|session| &session.id).collect::<Vec<_>>(), [&sessions[0].id, &sessions[1].id]);
    assert_eq!(put_away(&mut phone, &packed), Ok(None), "and what is gone is not archived twice");
}

#[test]
fn a_phone_that_dies_in_the_middle_has_every_session_or_counts_it() {
    let storage = Kept::default();
    let mut phone = years_of_practice(storage.clone());
    let (before, counted) = (lasting(&*storage), practised(&phone));
    let packed = pack(&mut phone, 2023);
    for changes in 0.. {
        let left = copy_of(&storage);
        let dying = Rc::new(Dying::after(changes, left.clone()));
        let mut doomed = Phone::open(dying.clone()).expect("readable");
        let _ = archive::put_away(&mut doomed.store, &packed, Id::new(phone.now, 7), &Id::me());
        let mut reopened = Phone::started(left.clone());
        assert_eq!(practised(&reopened), counted, "after {changes} changes");
        let ids = reopened.store.ids(keys::SESSION).expect("readable");
        assert!(reopened.store.ids(keys::NOTE).expect("readable").iter().all(|note| ids.contains(note)));
        reopened.restore(&packed.text);
        assert_eq!(lasting(&*left), before, "after {changes} changes");
        if !dying.died() {
            assert!(changes > 10);
            return;
        }
    }
}

#[test]
fn archiving_is_the_way_out_of_a_phone_that_is_full_to_the_last_unit() {
    let inner = Kept::default();
    let phone = years_of_practice(inner.clone());
    let counted = practised(&phone);
    let storage = Rc::new(Quota::new(inner.clone(), 0));
    storage.grow(storage.taken());
    let mut phone = Phone { now: phone.now, ..Phone::open(storage).expect("readable") };
    let (_, results) = phone.try_wish(Intent::StartSession);
    assert_eq!(results, [Err(StorageError::Full)]);
    let packed = pack(&mut phone, 2023);
    put_away(&mut phone, &packed).expect("it makes its own room").expect("old sessions");
    assert_eq!(phone.store.waiting(), 0, "and what waited has room now");
    assert_eq!(practised(&phone), counted);
    assert!(contents(&*inner).keys().any(|key| is_archive(key)));
    phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
}
