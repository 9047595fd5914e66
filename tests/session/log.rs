//! What happened is a fact, and so is that it was taken back: undo, and a log that is told again in any order.

use wobble::domain::*;

use crate::story::*;

#[test]
fn undo_takes_back_a_miss_and_closes_its_reflection() {
    let mut rink = Rink::in_session();
    let miss = rink.miss();
    let effects = rink.later(SECOND).wish(Intent::Undo);
    assert_eq!(effects, rink.appended(2, Event::Undone(miss)));
    assert_eq!(rink.model.reflection, None);
    assert_eq!(rink.session().counts(), (0, 0));
    assert_eq!(rink.session().log().len(), 3, "what happened is a fact; so is that it was taken back");
}

#[test]
fn undo_takes_back_levels_and_switches_newest_first() {
    let mut rink = Rink::in_session();
    rink.clean(); // 1
    rink.wish(Intent::ChangeLevel(1)); // 2
    rink.wish(Intent::SwitchComponent(GLIDE)); // 3
    let here = |rink: &Rink| (rink.session().component(), rink.session().level(), rink.session().attempts().len());
    assert_eq!(here(&rink), (GLIDE, TWO_SECONDS, 1));
    for (undone, left) in [(3, (STOP, NEAR, 1)), (2, (STOP, HAND, 1)), (1, (STOP, HAND, 0))] {
        let next = rink.session().next_seq();
        assert_eq!(rink.wish(Intent::Undo), rink.appended(next, Event::Undone(undone)));
        assert_eq!(here(&rink), left, "after taking back {undone}");
    }
    assert_eq!(rink.wish(Intent::Undo), [], "nothing is left to take back");
}

#[test]
fn undo_leaves_the_reflection_of_another_miss_open() {
    let mut rink = Rink::in_session();
    let miss = rink.miss();
    rink.wish(Intent::ChangeLevel(1));
    rink.wish(Intent::Undo);
    assert_eq!(rink.model.reflection.map(|open| open.miss), Some(miss));
}

#[test]
fn undo_works_in_a_pause_and_not_after_the_end() {
    let mut rink = Rink::in_session();
    rink.clean();
    rink.wish(Intent::Pause);
    assert_eq!(rink.wish(Intent::Undo), rink.appended(3, Event::Undone(1)));
    assert_eq!(rink.session().phase(), Phase::Paused, "the pause goes on");
    rink.wish(Intent::Resume);
    rink.clean();
    rink.wish(Intent::EndSession);
    assert_eq!(rink.wish(Intent::Undo), []);
    assert_eq!(rink.session().counts(), (1, 0));
}

#[test]
fn a_replay_takes_events_in_any_order_and_twice() {
    let mut rink = Rink::in_session();
    rink.miss_and_tweak(BEND_KNEES);
    rink.later(SECOND).clean();
    rink.later(SECOND).wish(Intent::Undo);
    let mut log = rink.session().log().to_vec();
    log.extend(log.clone());
    log.reverse();
    assert_eq!(Session::replay(log).as_ref(), rink.model.session.as_ref());
}

#[test]
fn a_replay_without_its_beginning_is_none_and_without_another_event_is_the_rest() {
    let mut rink = Rink::in_session();
    rink.miss_and_tweak(BEND_KNEES); // 1, 2
    rink.later(SECOND).clean(); // 3
    let log = rink.session().log().to_vec();
    let without = |seq: Seq| Session::replay(log.iter().filter(|recorded| recorded.seq != seq).cloned().collect());
    assert_eq!(without(0), None);
    let no_miss = without(1).expect("a session");
    assert_eq!((no_miss.counts(), no_miss.attempts()[0].retry), ((1, 0), None));
    let no_tweak = without(2).expect("a session");
    assert_eq!((no_tweak.counts(), no_tweak.attempts()[1].retry), ((1, 1), None));
    assert_eq!(without(3).expect("a session").next_seq(), 3);
    assert_eq!(Session::replay(Vec::new()), None);
}
