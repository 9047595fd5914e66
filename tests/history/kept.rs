//! What was changed is stored, counted and can be taken back; lessons and setbacks are kept as they are typed.

use std::rc::Rc;

use wobble::domain::*;
use wobble::store::{MemoryStorage, backup, keys, settle};

use crate::session;
use crate::story::*;

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
    let (mut other, _) = crate::story::phone();
    let (done, _) =
        backup::restore(&mut other.store, &other.model, &backup::parse(&text).expect("whole")).expect("kept");
    assert_eq!((done.setbacks.new, other.store.setbacks()), (1, Ok(vec![whole.clone()])));
    again.wish(Change::DeleteSetback(whole.id.clone())).expect("gone");
    assert_eq!(again.store.setbacks(), Ok(vec![]));
    again.later(MINUTE).wish(Change::KeepSetback(Box::new(whole.clone()))).expect("kept");
    let mut again = Phone::open(storage).expect("readable");
    settle(&mut again.store, &mut again.model).expect("readable");
    assert_eq!(again.store.setbacks(), Ok(vec![whole]), "it is later than its deletion");
}

#[test]
fn a_pinned_lesson_comes_up_before_newer_ones_and_a_note_nowhere() {
    let (mut phone, storage) = phone();
    let skill = phone.model.skills[0].id.clone();
    let lesson = |nth: i64, component, text: &str, pinned, quiet| {
        let (id, at) = (Id::new(FRIDAY.after(nth), 3), FRIDAY.after(nth));
        Lesson { id, skill: skill.clone(), component, at, text: text.to_owned(), pinned, quiet, line: None }
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
        line: None,
    };
    phone.wish(Change::KeepLesson(Box::new(lesson.clone()))).expect("kept");
    let mut again = Phone::open(storage.clone()).expect("readable");
    assert_eq!(again.store.lessons(), Ok(vec![lesson.clone()]));
    let changed = Lesson { text: "Knees first".to_owned(), component: None, line: Some(20_771), ..lesson.clone() };
    again.wish(Change::KeepLesson(Box::new(changed.clone()))).expect("kept");
    assert_eq!(again.store.lessons(), Ok(vec![changed]));
    again.wish(Change::DeleteLesson(lesson.id)).expect("gone");
    assert_eq!(again.store.lessons(), Ok(vec![]));
}
