//! Sessions that are over: changed, moved, deleted, brought back, added by hand; and lessons.

mod story;

use std::rc::Rc;

use story::*;
use wobble::domain::*;
use wobble::store::{MemoryStorage, keys};

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

fn phone() -> (Phone<Rc<MemoryStorage>>, Rc<MemoryStorage>) {
    let storage = Rc::new(MemoryStorage::default());
    (Phone::with(storage.clone(), skating(true)), storage)
}

fn note(text: &str) -> Note {
    Note { session: session().id, skill: session().skill, at: FRIDAY, text: text.to_owned() }
}

#[test]
fn a_change_is_stored_and_counted_and_can_be_taken_back() {
    let (mut phone, storage) = phone();
    phone.wish(Change::KeepSession(Box::new(session()), Some(note("four in a row")))).expect("kept");
    let before = phone.model.clone();
    let bytes = contents(&*storage);
    assert_eq!(before.summary(&session().skill).map(|s| (s.sessions, s.waiting)), Some((1, 2)));

    let changed = session().without(3);
    phone.wish(Change::KeepSession(Box::new(changed.clone()), None)).expect("kept");
    assert_eq!(phone.store.sessions(), Ok(vec![changed]));
    assert_eq!(phone.store.notes(), Ok(vec![]));
    assert_eq!(phone.model.summary(&session().skill).map(|s| (s.waiting, s.noted.clone())), Some((1, None)));

    phone.wish(Change::KeepSession(Box::new(session()), Some(note("four in a row")))).expect("kept");
    assert_eq!((contents(&*storage), phone.model), (bytes, before));
}

#[test]
fn what_is_deleted_is_gone_and_can_be_brought_back() {
    let (mut phone, storage) = phone();
    let untouched = contents(&*storage);
    phone.wish(Change::KeepSession(Box::new(session()), Some(note("ok")))).expect("kept");
    phone.wish(Change::DeleteSession(session().id)).expect("gone");
    assert_eq!((phone.store.sessions(), phone.store.notes()), (Ok(vec![]), Ok(vec![])));
    assert_eq!(phone.model.summary(&session().skill), None);
    let left: Vec<_> = contents(&*storage).into_keys().filter(|key| !untouched.contains_key(key)).collect();
    assert!(left.iter().all(|key| key.ends_with(keys::SUMMARIES)), "{left:?}");
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
fn a_lesson_is_kept_changed_and_deleted() {
    let (mut phone, storage) = phone();
    let lesson = Lesson {
        id: Id::new(FRIDAY, 3),
        skill: skating(true).id,
        component: Some(STOP),
        at: FRIDAY,
        text: LETTERS.to_owned(),
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
