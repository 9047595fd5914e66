//! Sessions that are over: changed, moved, deleted, brought back, added by hand; and lessons.

mod story;

use std::rc::Rc;

use story::*;
use wobble::domain::*;
use wobble::insights::{Around, around};
use wobble::store::{MemoryStorage, backup, finish_deletions, keys};

fn miss(size: Option<Size>, tweak: Option<TagNo>) -> Outcome {
    Outcome::Micro(MicroFailure { size, cause: None, tweak })
}

/// Clean, a wobble with a tweak, its clean retry, a fall; with a pause of ten minutes after the retry.
fn session() -> FinishedSession {
    let attempt = |minutes: i64, paused: i64, outcome, retry| Attempt {
        at: FRIDAY.after((minutes + paused) * MINUTE),
        running: minutes * MINUTE,
        component: STOP,
        level: FREE,
        outcome,
        source: Source::Touch,
        retry,
    };
    FinishedSession {
        id: Id::new(FRIDAY, 1),
        learner: Id::me(),
        skill: skating(true).id,
        began: FRIDAY,
        ended: FRIDAY.after(30 * MINUTE),
        utc_offset_min: BERLIN,
        planned_min: 25,
        misses_only: false,
        closing: Default::default(),
        ladders: vec![],
        running: 20 * MINUTE,
        pauses: vec![Pause { from: FRIDAY.after(6 * MINUTE), until: FRIDAY.after(16 * MINUTE) }],
        attempts: vec![
            attempt(1, 0, Outcome::Clean, None),
            attempt(4, 0, miss(Some(Size::Wobble), Some(BEND_KNEES)), None),
            attempt(5, 0, Outcome::Clean, Some(Retry { miss: 1, tweak: BEND_KNEES })),
            attempt(8, 10, miss(Some(Size::Fall), None), None),
        ],
    }
}

#[test]
fn a_miss_that_was_none_scores_no_tweak() {
    let changed = session().with_outcome(1, Outcome::Clean);
    assert_eq!(changed.attempts[1].outcome, Outcome::Clean);
    assert_eq!(changed.attempts[2].retry, None);
    let sized = session().with_outcome(1, miss(Some(Size::Stumble), Some(BEND_KNEES)));
    assert_eq!(sized.attempts[2].retry, session().attempts[2].retry, "what was tried stays what was tried");
    assert_eq!(session().with_outcome(9, Outcome::Clean), session(), "nothing is there");
}

#[test]
fn what_somebody_logged_stands_alone_with_its_retries() {
    let mut both = session();
    both.attempts[0].source = Source::Partner;
    let touched = both.logged_by(Source::Touch);
    assert_eq!(touched.attempts.len(), 3);
    assert_eq!(touched.attempts[1].retry, Some(Retry { miss: 0, tweak: BEND_KNEES }), "its miss is another place now");
    assert_eq!(both.logged_by(Source::Partner).attempts, both.attempts[..1]);
    both.attempts[1].source = Source::Partner;
    assert!(both.logged_by(Source::Touch).attempts.iter().all(|attempt| attempt.retry.is_none()), "its miss is gone");
    assert_eq!(session().logged_by(Source::Touch), session());
}

#[test]
fn a_session_of_some_components_has_their_time_and_their_counts() {
    let counted = CountedSession::of(&session());
    assert_eq!(counted.among(&[STOP]), Some(counted.clone()));
    assert_eq!(counted.among(&[STOP + 1000]), None);
    let mut two = session();
    two.attempts[3].component = STOP + 1000;
    let (whole, one) = (CountedSession::of(&two), CountedSession::of(&two).among(&[STOP]).expect("practised"));
    assert_eq!(one.parts, whole.parts[..1]);
    assert_eq!(one.running, whole.parts[0].running);
    assert_eq!(one.summary().falls, 0);
}

#[test]
fn an_attempt_taken_out_leaves_the_others_in_order() {
    let first = session().without(0);
    assert_eq!(first.attempts.len(), 3);
    assert_eq!(first.attempts[1].retry, Some(Retry { miss: 0, tweak: BEND_KNEES }));
    let miss = session().without(1);
    assert_eq!(miss.attempts[1].retry, None, "its miss is gone");
    assert_eq!(session().without(3).attempts, session().attempts[..3]);
    assert_eq!(session().without(4), session());
}

#[test]
fn a_tap_that_was_missed_is_put_where_it_was() {
    let (changed, place) = session().with_attempt(7 * MINUTE, miss(None, None));
    assert_eq!(place, Some(3));
    let new = &changed.attempts[3];
    assert_eq!((new.running, new.at), (7 * MINUTE, FRIDAY.after(17 * MINUTE)), "after the pause");
    assert_eq!((new.component, new.level, new.retry), (STOP, FREE, None));
    let (early, place) = session().with_attempt(0, Outcome::Clean);
    assert_eq!((place, early.attempts[0].at), (Some(0), FRIDAY));
    assert_eq!(early.attempts[3].retry, Some(Retry { miss: 2, tweak: BEND_KNEES }));
    let (late, place) = session().with_attempt(HOUR, Outcome::Clean);
    assert_eq!((place, late.attempts[4].running), (Some(4), 20 * MINUTE), "not after the end");
    let empty = FinishedSession { attempts: vec![], ..session() };
    assert_eq!(empty.with_attempt(0, Outcome::Clean), (empty, None));
}

#[test]
fn a_session_moves_with_everything_in_it() {
    let day = 24 * HOUR;
    let moved = session().begun_at(FRIDAY.after(-day), 120);
    assert_eq!((moved.began, moved.ended), (FRIDAY.after(-day), FRIDAY.after(-day + 30 * MINUTE)));
    assert_eq!(moved.utc_offset_min, 120);
    assert_eq!(moved.attempts[3].at, FRIDAY.after(-day + 18 * MINUTE));
    assert_eq!(moved.pauses[0].until, FRIDAY.after(-day + 16 * MINUTE));
    assert_eq!(moved.begun_at(FRIDAY, BERLIN), session());
}

#[test]
fn a_remembered_session_claims_no_more_than_was_said() {
    let fresh = Fresh { now: FRIDAY.after(HOUR), chance: 7, utc_offset_min: BERLIN };
    let said = Remembered { began: FRIDAY, utc_offset_min: BERLIN, minutes: 20, clean: 7, misses: 3 };
    let session = said.session(&skating(true), Id::me(), fresh).expect("it has a component");
    assert_eq!(session.id, Id::new(FRIDAY, 7), "it sorts by its own time");
    assert_eq!((session.running, session.ended), (20 * MINUTE, FRIDAY.after(20 * MINUTE)));
    let misses: Vec<_> = session.attempts.iter().filter_map(Attempt::micro).collect();
    assert_eq!((session.attempts.len(), misses.len()), (10, 3));
    assert!(misses.iter().all(|micro| **micro == MicroFailure::default()), "nothing is made up");
    assert!(session.attempts.is_sorted_by_key(|a| a.at) && session.attempts[0].component == STOP);
    let nothing = Remembered { clean: 0, misses: 0, ..said }.session(&skating(true), Id::me(), fresh);
    assert_eq!(nothing.expect("valid").attempts, []);
}

/// A day and time as a field has it, as a calendar in Berlin reads it.
fn read(typed: &str) -> Option<(Instant, i16)> {
    let (day, hour) = typed.split_once('T')?;
    let days = day.parse::<chrono::NaiveDate>().ok()?;
    let (hour, minute) = hour.get(..5)?.split_once(':')?;
    let minutes: i64 = hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?;
    let local = days.and_hms_opt(0, 0, 0)?.and_utc().timestamp_millis() + minutes * MINUTE;
    // on the last Sunday of March clocks go from two to three, on that of October from three to two: of an hour that never was
    // a calendar makes the next one, and of one that was twice the first
    let (spring, autumn) = (1_774_749_600_000, 1_792_897_200_000);
    let offset: i16 = if (spring + HOUR..autumn).contains(&local) { 120 } else { 60 };
    let at = Instant(local - i64::from(offset) * MINUTE);
    let skipped = (spring..spring + HOUR).contains(&local);
    Some((at, if skipped { 120 } else { offset }))
}

#[test]
fn a_session_that_cannot_have_been_is_refused_and_it_is_said_why() {
    // Friday, 2026-11-20, half past ten in the evening in Berlin
    let now = Instant(1_795_210_200_000);
    let typed = |began: &str, numbers| Remembered::typed((began, read(began)), numbers, now).map(|said| said.began);
    let ok = ["25", "7", "3"];
    assert_eq!(typed("2026-11-20T22:05", ok), Ok(Instant(1_795_208_700_000)), "it has just ended");
    assert_eq!(typed("2026-11-20T22:06", ok), Ok(Instant(1_795_208_760_000)), "the field has no seconds");
    assert_eq!(typed("2026-11-20T22:05:30", ok), Ok(Instant(1_795_208_700_000)));
    let days = [
        ("2026-11-20T22:07", CannotBe::StillToCome),
        ("2026-11-21T22:05", CannotBe::StillToCome),
        ("9999-01-01T00:00", CannotBe::StillToCome),
        ("1969-12-31T23:59", CannotBe::LongAgo),
        ("1999-12-31T23:59", CannotBe::LongAgo),
        ("0026-11-20T22:05", CannotBe::LongAgo),
        // clocks went from two to three
        ("2026-03-29T02:30", CannotBe::NoTime),
        // midnight is 00:00 of the next day; a calendar may make that of it, and a field never has it
        ("2026-11-19T24:00", CannotBe::NoTime),
        ("2026-11-31T10:00", CannotBe::NoTime),
        ("", CannotBe::NoTime),
        ("yesterday", CannotBe::NoTime),
    ];
    for (began, why) in days {
        assert_eq!(typed(began, ok), Err(why), "{began}");
    }
    assert!(typed("2026-03-29T03:30", ok).is_ok() && typed("2026-10-25T02:30", ok).is_ok(), "hours that were");
    let day = "2026-11-19T18:30";
    for (numbers, why) in [
        (["0", "7", "3"], CannotBe::Minutes),
        (["601", "7", "3"], CannotBe::Minutes),
        (["", "7", "3"], CannotBe::Minutes),
        (["-5", "7", "3"], CannotBe::Minutes),
        (["+5", "7", "3"], CannotBe::Minutes),
        (["2.5", "7", "3"], CannotBe::Minutes),
        (["1e2", "7", "3"], CannotBe::Minutes),
        (["99999999999999999999", "7", "3"], CannotBe::Minutes),
        (["25", "1000", "3"], CannotBe::Clean),
        (["25", "", "3"], CannotBe::Clean),
        (["25", "7", "-1"], CannotBe::Misses),
        (["25", "x", "x"], CannotBe::Clean),
    ] {
        assert_eq!(typed(day, numbers), Err(why), "{numbers:?}");
    }
    assert_eq!(typed("2026-11-21T22:05", ["0", "", ""]), Err(CannotBe::StillToCome), "the first field is told first");
    assert!(typed(day, ["600", "999", "0"]).is_ok() && typed(day, [" 25 ", "0", "0"]).is_ok());
    let late = Remembered::typed(("2026-11-20T22:05", read("2026-11-20T22:05")), ["27", "1", "1"], now);
    assert_eq!(late, Err(CannotBe::StillToCome), "it would end after now");
}

#[test]
fn a_minute_is_one_that_the_session_had() {
    let running = 26 * MINUTE + 30_000;
    assert_eq!(minute_of("26", running), Ok(26 * MINUTE));
    assert_eq!(minute_of(" 0 ", running), Ok(0));
    for odd in ["27", "-1", "", " ", "2.5", "1e1", "x", "99999999999", "+3", "٣"] {
        assert_eq!(minute_of(odd, running), Err(CannotBe::Minutes), "{odd:?}");
    }
    assert_eq!((minute_of("0", 30_000), minute_of("1", 30_000)), (Ok(0), Err(CannotBe::Minutes)));
}

#[test]
fn a_miss_stands_between_what_came_before_and_after() {
    let stands = |place| around(&session(), place);
    assert_eq!(stands(1), Some(Around { before: Some((true, 1)), after: Some(true) }));
    assert_eq!(stands(3), Some(Around { before: Some((true, 1)), after: None }));
    assert_eq!(stands(0), Some(Around { before: None, after: Some(false) }));
    assert_eq!(stands(4), None, "no such attempt");
    let three = session().with_outcome(2, miss(None, None));
    assert_eq!(around(&three, 3), Some(Around { before: Some((false, 2)), after: None }));
    assert_eq!(around(&FinishedSession { misses_only: true, ..three }, 3), None, "what came between is not known");
}

#[test]
fn a_miss_is_explained_and_what_was_said_is_taken_back() {
    let (mut phone, _) = phone();
    phone.wish(Change::KeepSession(Box::new(session()), None)).expect("kept");
    let waiting = |phone: &Phone<Rc<MemoryStorage>>| phone.model.summary(&session().skill).map(|s| s.waiting);
    assert_eq!(waiting(&phone), Some(2));
    let said = Reflection { size: Some(Size::Fall), cause: Some(LEANED_BACK), tweak: None };
    phone.wish(Change::Explain(Box::new(session()), 3, said)).expect("kept");
    assert_eq!(waiting(&phone), Some(1));
    let before = Reflection { cause: None, ..said };
    let explained = phone.store.sessions().expect("readable").swap_remove(0);
    phone.wish(Change::Explain(Box::new(explained), 3, before)).expect("kept");
    assert_eq!((waiting(&phone), phone.store.sessions()), (Some(2), Ok(vec![session()])));
}

fn note(text: &str) -> Note {
    Note { session: session().id, skill: session().skill, at: FRIDAY, text: text.to_owned() }
}

#[test]
fn a_change_is_stored_and_counted_and_can_be_taken_back() {
    let (mut phone, storage) = phone();
    phone.wish(Change::KeepSession(Box::new(session()), Some(note("four in a row")))).expect("kept");
    let before = phone.model.clone();
    let kept = contents(&*storage).into_keys().collect::<Vec<_>>();
    assert_eq!(before.summary(&session().skill).map(|s| (s.sessions, s.waiting)), Some((1, 2)));

    let changed = session().without(3);
    phone.wish(Change::KeepSession(Box::new(changed.clone()), None)).expect("kept");
    assert_eq!(phone.store.sessions(), Ok(vec![changed]));
    assert_eq!(phone.store.notes(), Ok(vec![]));
    assert_eq!(phone.model.summary(&session().skill).map(|s| (s.waiting, s.noted.clone())), Some((1, None)));

    phone.wish(Change::KeepSession(Box::new(session()), Some(note("four in a row")))).expect("kept");
    assert_eq!(phone.model, before);
    assert_eq!((phone.store.sessions(), phone.store.notes()), (Ok(vec![session()]), Ok(vec![note("four in a row")])));
    let more: Vec<_> = contents(&*storage).into_keys().filter(|key| !kept.contains(key)).collect();
    let deleted = full(&keys::deleted(&keys::note(&session().id)));
    assert_eq!(more, [deleted], "that the note was deleted is known, and when");
}

#[test]
fn what_is_deleted_is_gone_and_can_be_brought_back() {
    let (mut phone, storage) = phone();
    let untouched = contents(&*storage);
    phone.wish(Change::KeepSession(Box::new(session()), Some(note("zebra")))).expect("kept");
    phone.wish(Change::DeleteSession(session().id)).expect("gone");
    assert_eq!((phone.store.sessions(), phone.store.notes()), (Ok(vec![]), Ok(vec![])));
    assert_eq!(phone.model.summary(&session().skill), None);
    let left: Vec<_> = contents(&*storage).into_keys().filter(|key| !untouched.contains_key(key)).collect();
    let name = keys::deleted(&keys::session(&session().id));
    assert!(left.iter().all(|key| key.ends_with(keys::SUMMARIES) || key.ends_with(&name)), "{left:?}");
    assert!(!contents(&*storage).values().any(|value| value.contains("zebra")), "no word of it is left");
    let mut again = Phone::open(storage.clone()).expect("readable");
    assert_eq!((again.store.sessions(), again.model.summaries.len()), (Ok(vec![]), 0));
    again.wish(Change::KeepSession(Box::new(session()), Some(note("ok")))).expect("kept");
    assert_eq!(again.store.sessions(), Ok(vec![session()]));
}

#[test]
fn sessions_are_read_in_the_order_of_their_time() {
    let (mut phone, _) = phone();
    let later = FinishedSession { id: Id::new(FRIDAY.after(HOUR), 2), ..session() };
    let moved = later.begun_at(FRIDAY.after(-HOUR), BERLIN);
    for kept in [session(), moved.clone()] {
        phone.wish(Change::KeepSession(Box::new(kept), None)).expect("kept");
    }
    assert_eq!(phone.store.sessions(), Ok(vec![moved, session()]));
}

#[test]
fn a_setback_is_kept_as_it_is_typed_changed_deleted_and_brought_back() {
    let (mut phone, storage) = phone();
    let begun = Setback::begun(Id::new(FRIDAY, 3), FRIDAY);
    for letters in 1..=LETTERS.chars().count() {
        let text = LETTERS.chars().take(letters).collect();
        phone.wish(Change::KeepSetback(Box::new(Setback { text, ..begun.clone() }))).expect("kept");
    }
    let mut again = Phone::open(storage.clone()).expect("readable");
    let typed = Setback { text: LETTERS.to_owned(), ..begun };
    assert_eq!(again.store.setbacks(), Ok(vec![typed.clone()]));
    let mut whole = Setback { taught: "a".into(), next: "b".into(), beside: "c".into(), open: None, ..typed };
    whole.judge(Some(Verdict::Micro));
    whole.lesson = Some(Id::new(FRIDAY, 4));
    whole.looked_at(FRIDAY, Some(Again::TwoWeeks));
    whole.say_look(FRIDAY.after(20 * 24 * HOUR), "smaller ");
    again.wish(Change::KeepSetback(Box::new(whole.clone()))).expect("kept");
    assert_eq!(Phone::open(storage.clone()).expect("readable").store.setbacks(), Ok(vec![whole.clone()]));
    // it counts nowhere, is no lesson, and is in a backup
    assert_eq!((again.store.lessons(), again.model.summaries.len()), (Ok(vec![]), 0));
    let text = backup::export(&again.store, FRIDAY).expect("readable");
    let (mut other, _) = story::phone();
    let (done, _) =
        backup::restore(&mut other.store, &other.model, &backup::parse(&text).expect("whole")).expect("kept");
    assert_eq!((done.setbacks.new, other.store.setbacks()), (1, Ok(vec![whole.clone()])));
    again.wish(Change::DeleteSetback(whole.id.clone())).expect("gone");
    assert_eq!(again.store.setbacks(), Ok(vec![]));
    again.later(MINUTE).wish(Change::KeepSetback(Box::new(whole.clone()))).expect("kept");
    let mut again = Phone::open(storage).expect("readable");
    finish_deletions(&mut again.store, &mut again.model).expect("readable");
    assert_eq!(again.store.setbacks(), Ok(vec![whole]), "it is later than its deletion");
}

#[test]
fn a_pinned_lesson_comes_up_before_newer_ones_and_a_note_nowhere() {
    let (mut phone, storage) = phone();
    let skill = phone.model.skills[0].id.clone();
    let lesson = |nth: i64, component, text: &str, pinned, quiet| {
        let (id, at) = (Id::new(FRIDAY.after(nth), 3), FRIDAY.after(nth));
        Lesson { id, skill: skill.clone(), component, at, text: text.to_owned(), pinned, quiet }
    };
    // pinned or not, a component with a lesson is one with a lesson
    let has_one_of_stop = || {
        let lessons = wobble::store::Store::new(storage.clone(), "/wobble/").lessons().expect("readable");
        lessons.iter().any(|lesson| lesson.component == Some(STOP) && !lesson.quiet)
    };
    let mut comes_up = |lesson: Lesson, component| {
        phone.wish(Change::KeepLesson(Box::new(lesson))).expect("kept");
        let said = phone.store.last_words(&skill, component, None).expect("readable");
        // and the same from the summaries, at the next start
        let mut again = Phone::open(storage.clone()).expect("readable");
        assert_eq!(again.store.last_words(&skill, component, None), Ok(said.clone()));
        assert_eq!(again.store.known_lessons(&skill).contains(&component), has_one_of_stop());
        let own = again.store.lesson_of(&skill, STOP).map(str::to_owned);
        assert_eq!(own.is_some(), has_one_of_stop());
        assert!(own.is_none_or(|own| own != "b" && own != "d"), "those are of the whole skill");
        said.map(|(what, text)| (what, text.chars().next().unwrap_or_default()))
    };
    use wobble::store::summaries::LastSaid::{Lesson as Said, Pinned};
    assert_eq!(comes_up(lesson(9, Some(STOP), "n", false, true), STOP), None, "a note");
    assert_eq!(comes_up(lesson(1, Some(STOP), "a", false, false), STOP), Some((Said, 'a')));
    assert_eq!(comes_up(lesson(2, None, "b", false, false), STOP), Some((Said, 'b')), "the newest");
    assert_eq!(comes_up(lesson(1, Some(STOP), "a", true, false), STOP), Some((Pinned, 'a')));
    assert_eq!(comes_up(lesson(3, Some(STOP), "c", false, false), STOP), Some((Pinned, 'a')));
    assert_eq!(comes_up(lesson(4, None, "d", true, false), STOP), Some((Pinned, 'd')), "the newest that is pinned");
    assert_eq!(comes_up(lesson(4, None, "d", false, false), STOP), Some((Pinned, 'a')));
    assert_eq!(comes_up(lesson(1, Some(STOP), "a", false, false), STOP), Some((Said, 'd')));
}

#[test]
fn a_lesson_is_kept_changed_and_deleted() {
    let (mut phone, storage) = phone();
    let lesson = Lesson {
        id: Id::new(FRIDAY, 3),
        skill: skating(true).id,
        component: Some(STOP),
        at: FRIDAY,
        text: LETTERS.to_owned(),
        pinned: false,
        quiet: false,
    };
    phone.wish(Change::KeepLesson(Box::new(lesson.clone()))).expect("kept");
    let mut again = Phone::open(storage.clone()).expect("readable");
    assert_eq!(again.store.lessons(), Ok(vec![lesson.clone()]));
    let changed = Lesson { text: "Knees first".to_owned(), component: None, ..lesson.clone() };
    again.wish(Change::KeepLesson(Box::new(changed.clone()))).expect("kept");
    assert_eq!(again.store.lessons(), Ok(vec![changed]));
    again.wish(Change::DeleteLesson(lesson.id)).expect("gone");
    assert_eq!(again.store.lessons(), Ok(vec![]));
}
