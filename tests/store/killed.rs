//! A phone that dies between any two changes: a session is there whole or not at all, once, and with its level.

use wobble::domain::*;
use wobble::store::keys;

use crate::story::*;
use crate::{keys_of, opened};

#[test]
fn a_phone_that_dies_while_a_session_is_kept_loses_nothing_and_has_nothing_twice() {
    let (mut before, storage) = phone();
    before.evening(); // an earlier session
    let mut wishes = evening();
    let (span, finish) = wishes.pop().expect("the last wish");
    before.later(HOUR).live(wishes).expect("kept");
    let at_the_wrap_up = contents(&*storage);

    let mut reference = opened(of(&at_the_wrap_up));
    reference.now = before.now.after(span);
    reference.wish(finish.clone()).expect("kept");
    let sessions = reference.store.sessions().expect("readable");
    let notes = reference.store.notes().expect("readable");
    assert_eq!((sessions.len(), notes.len()), (2, 2));

    for changes in 0.. {
        let disk = of(&at_the_wrap_up);
        let mut dying = opened(Dying::after(changes, disk.clone()));
        dying.now = reference.now;
        let (_, results) = dying.try_wish(finish.clone());
        let survived = results.iter().all(Result::is_ok);

        let mut again = Phone::started(disk.clone());
        again.now = reference.now;
        if again.model.session.is_some() {
            assert_eq!(again.model.session, before.model.session, "after {changes} changes");
            assert_eq!(again.model.draft, before.model.draft, "after {changes} changes");
            again.wish(finish.clone()).expect("kept");
        }
        assert_eq!(again.store.sessions().expect("readable"), sessions, "after {changes} changes");
        assert_eq!(again.store.notes().expect("readable"), notes, "after {changes} changes");
        assert_eq!(again.model.summaries, reference.model.summaries, "after {changes} changes");
        assert_eq!(again.store.troubles(), (0, 0));
        let left: Vec<String> =
            keys_of(&*disk).into_iter().filter(|key| key == keys::LIVE || key.starts_with("e.")).collect();
        assert_eq!(left, [""; 0], "after {changes} changes");
        if survived {
            assert!(changes > 25, "keeping a session of 24 events takes more changes than {changes}");
            break;
        }
    }
}

#[test]
fn a_phone_that_dies_while_a_session_is_kept_leaves_no_litter() {
    let (mut before, storage) = phone();
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    before.live(wishes).expect("kept");
    let id = before.model.session.as_ref().expect("a session").id().clone();
    before.store.write(&keys::seen(&id), &Id::me(), &before.now).expect("kept");
    let at_the_wrap_up = contents(&*storage);
    for changes in 3.. {
        let disk = of(&at_the_wrap_up);
        let mut dying = opened(Dying::after(changes, disk.clone()));
        dying.now = before.now;
        let (_, results) = dying.try_wish(finish.clone());
        Phone::started(disk.clone());
        let left: Vec<String> =
            keys_of(&*disk).into_iter().filter(|key| key.starts_with("d.") || key.starts_with("v.")).collect();
        assert_eq!(left, [""; 0], "after {changes} changes");
        if results.iter().all(Result::is_ok) {
            break;
        }
    }
}

#[test]
fn a_phone_that_dies_after_a_session_was_kept_remembers_its_last_level() {
    let (mut before, storage) = phone();
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    before.live(wishes).expect("kept");
    let at_the_wrap_up = contents(&*storage);
    for changes in 0.. {
        let disk = of(&at_the_wrap_up);
        let mut dying = opened(Dying::after(changes, disk.clone()));
        dying.now = before.now;
        let (_, results) = dying.try_wish(finish.clone());
        let mut again = Phone::started(disk);
        again.wish(finish.clone()).expect("kept");
        let skill = &again.model.skills[0];
        assert_eq!((skill.chosen, skill.components[0].level), (GLIDE, NEAR), "after {changes} changes");
        if results.iter().all(Result::is_ok) {
            break;
        }
    }
}

#[test]
fn a_phone_that_dies_while_a_session_begins_has_it_whole_or_not_at_all() {
    let (_, storage) = phone();
    let before = contents(&*storage);
    for changes in 0..=2 {
        let disk = of(&before);
        let mut dying = opened(Dying::after(changes, disk.clone()));
        let (_, results) = dying.try_wish(Intent::StartSession);
        assert_eq!(results[0].is_ok(), changes == 2);
        let mut again = Phone::started(disk);
        // its first event is enough: the survey makes the mark again
        assert_eq!(again.model.session.is_some(), changes >= 1);
        again.wish(Intent::StartSession).expect("kept");
        again.wish(Intent::LogClean(Source::Touch)).expect("kept");
        assert_eq!(again.model.session.as_ref().map(Session::counts), Some((1, 0)));
    }
}
