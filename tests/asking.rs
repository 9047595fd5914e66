//! Misses that stop asking, and what was reached: told by the summaries, without a look at any session, and as the sessions have it.

mod story;

use story::{BERLIN, DAY, FRIDAY, Kept, LEANED_BACK, Phone, half_a_year, phone_of_half_a_year, said};
use wobble::domain::*;
use wobble::store::rollups::{self, Rollups};
use wobble::store::summaries::summaries_of;
use wobble::store::{archive, backup, keys, load};

/// A phone onto which half a year was restored, a day later.
fn phone() -> (Phone<Kept>, Kept) {
    let (mut phone, storage) = phone_of_half_a_year();
    phone.now = FRIDAY.after(DAY);
    (phone, storage)
}

/// How many misses of all sessions ask at `now`, counted one by one.
fn one_by_one(sessions: &[FinishedSession], now: (Instant, i16)) -> u32 {
    let asks = |session: &&FinishedSession| still_asks((session.began, session.utc_offset_min), now);
    let waiting = |session: &FinishedSession| session.attempts.iter().filter(|attempt| attempt.waits()).count() as u32;
    sessions.iter().filter(asks).map(waiting).sum()
}

/// Holds the summary of the one skill against the sessions, at the days to come.
fn is_right(phone: &mut Phone<Kept>) {
    let sessions = phone.store.sessions().expect("readable");
    let (skill, summary) = phone.model.summaries[0].clone();
    for days in [0, 1, 7, 15, 29, 30, 31, 60, 400] {
        let now = (phone.now.after(days * DAY), BERLIN);
        assert_eq!(summary.asks(now), one_by_one(&sessions, now), "in {days} days");
    }
    let mut reached = Reached::default();
    sessions.iter().for_each(|session| reached.add(&Reached::by(session)));
    assert_eq!(summary.reached(), Some(reached));
    // counted again, in either way: the days before the forty newest are of no account
    let of_all = summaries_of(&mut phone.store).expect("readable").remove(0).1;
    // a phone has nobody who says that a session was changed
    rollups::rebuild(&mut phone.store).expect("kept");
    let mut rollups = Rollups::open(&mut phone.store).expect("readable");
    rollups.count_some(&mut phone.store, usize::MAX).expect("readable");
    let of_one = rollups.summary_of(&mut phone.store, &skill).expect("readable").expect("sessions");
    for again in [of_all, of_one] {
        assert_eq!((again.reached(), again.waiting), (summary.reached(), summary.waiting));
        for days in 0..32 {
            let now = (phone.now.after(days * DAY), BERLIN);
            assert_eq!(again.asks(now), summary.asks(now), "in {days} days");
        }
    }
}

#[test]
fn how_many_ask_is_known_on_every_day_without_a_look_at_a_session() {
    let (mut phone, _) = phone();
    is_right(&mut phone);
    let summary = phone.model.summaries[0].1.clone();
    let now = (phone.now, BERLIN);
    assert!(0 < summary.asks(now) && summary.asks(now) < summary.waiting, "some are older");
    assert_eq!(summary.asks((phone.now.after(40 * DAY), BERLIN)), 0);
    // another evening, an explanation of an old miss and of a new one
    for wish in [Intent::StartSession, Intent::LogMicroFailure(Source::Touch), Intent::EndSession, Intent::Finish] {
        phone.wish(wish).expect("kept");
    }
    is_right(&mut phone);
    let sessions = phone.store.sessions().expect("readable");
    let waits = |session: &FinishedSession| session.attempts.iter().position(Attempt::waits);
    let old = sessions.iter().find(|session| waits(session).is_some()).expect("an old one");
    for session in [old, sessions.last().expect("the evening")] {
        let place = waits(session).expect("one waits");
        let explained = said(None, Some(LEANED_BACK), None);
        phone.wish(Change::Explain(Box::new(session.clone()), place, explained)).expect("kept");
        is_right(&mut phone);
    }
}

#[test]
fn what_an_earlier_version_counted_is_counted_again_and_until_then_all_ask() {
    let (mut phone, storage) = phone();
    let right = phone.model.summaries.clone();
    for (_, summary) in &mut phone.model.summaries {
        (summary.known, summary.tags) = (None, Vec::new());
    }
    wobble::store::summaries::write_summaries(&mut phone.store, &phone.model).expect("kept");
    let mut again = Phone::open(storage).expect("readable");
    let summary = &again.model.summaries[0].1;
    assert_eq!((summary.asks((phone.now, BERLIN)), summary.reached()), (summary.waiting, None));
    assert_eq!(load::survey(&mut again.store, &mut again.model), Ok(true));
    assert_eq!(again.model.summaries, right);
    assert_eq!(load::survey(&mut again.store, &mut again.model), Ok(false), "and then no more");
}

#[test]
fn what_is_archived_is_collected_and_what_was_first_is_then_not_known() {
    let (mut phone, _) = phone();
    let before = phone.model.summaries[0].1.reached().expect("known");
    let year = year_of(FRIDAY, BERLIN).expect("a year");
    let packed = archive::pack(&mut phone.store, year, "years.json".to_owned(), phone.now).expect("readable");
    archive::put_away(&mut phone.store, &packed, Id::new(phone.now, 1), &Id::me()).expect("kept").expect("some");
    let after = summaries_of(&mut phone.store).expect("readable").remove(0).1;
    let reached = after.reached().expect("known");
    assert_eq!((reached.misses, reached.running), (before.misses, before.running));
    assert_eq!((reached.tags, after.asks((phone.now, BERLIN))), (vec![0], 0));
    // all of it back from the file: each counts once
    let file = backup::parse(&packed.text).expect("whole");
    for (key, value) in file.records().iter().filter(|(key, _)| key.starts_with(keys::SESSION)) {
        phone.store.fill(vec![(key.clone(), value.clone())]);
    }
    let back = summaries_of(&mut phone.store).expect("readable").remove(0).1;
    assert_eq!(back.known.map(|known| known.misses), Some(before.misses));
}

#[test]
fn the_list_of_milestones_is_what_each_wrap_up_told() {
    let lived = half_a_year();
    let mut before = Reached::default();
    let mut told = Vec::new();
    for session in &lived.sessions {
        let now = Reached::by(session);
        told.extend(milestones(&lived.skill, &before, &now).into_iter().map(|found| (session.began, found)));
        before.add(&now);
    }
    let counted: Vec<CountedSession> = lived.sessions.iter().map(CountedSession::of).collect();
    let list = all_milestones(&lived.skill, &counted, None);
    let list: Vec<_> = list.into_iter().filter_map(|(at, found)| Some((at?.0, found))).collect();
    assert_eq!(list, told);
    let is = |kind: fn(&Milestone) -> bool| told.iter().any(|(_, found)| kind(found));
    assert!(is(|found| *found == Milestone::Collected(300)) && is(|found| matches!(found, Milestone::Level(..))));
    assert!(is(|found| matches!(found, Milestone::FirstClean(_))));
}
