//! Which attempt scores which tweak.

use wobble::domain::*;

use crate::story::*;

fn retries(rink: &Rink) -> Vec<Option<Retry>> {
    rink.session().attempts().iter().map(|attempt| attempt.retry).collect()
}

#[test]
fn the_first_attempt_after_a_tweak_scores_it_clean_or_not_and_the_second_does_not() {
    let mut rink = Rink::in_session();
    rink.miss_and_tweak(BEND_KNEES);
    rink.later(20 * SECOND).miss();
    rink.later(20 * SECOND).clean();
    assert_eq!(retries(&rink), [None, Some(Retry { miss: 0, tweak: BEND_KNEES }), None]);
}

#[test]
fn without_a_tweak_nothing_is_scored() {
    let mut rink = Rink::in_session();
    let miss = rink.miss();
    rink.wish(Intent::Reflect(miss, said(Some(Size::Fall), Some(LEANED_BACK), None)));
    rink.later(SECOND).clean();
    assert_eq!(retries(&rink), [None, None]);
}

#[test]
fn a_retry_comes_within_three_minutes() {
    for (span, scored) in [(3 * MINUTE, true), (3 * MINUTE + 1, false)] {
        let mut rink = Rink::in_session();
        let miss = rink.miss();
        // the three minutes are counted from the tweak, not from the miss
        rink.later(MINUTE).wish(Intent::Reflect(miss, tweak(EYES_UP)));
        rink.later(span).clean();
        assert_eq!(retries(&rink)[1].is_some(), scored, "after {span} ms");
        rink.later(SECOND).clean();
        assert_eq!(retries(&rink)[2], None, "the second attempt is never a retry");
    }
}

#[test]
fn another_level_or_component_is_no_retry() {
    let mut harder = Rink::in_session();
    harder.miss_and_tweak(BEND_KNEES);
    harder.wish(Intent::ChangeLevel(1));
    harder.later(SECOND).clean();
    assert_eq!(retries(&harder), [None, None]);

    let mut switched = Rink::in_session();
    switched.miss_and_tweak(BEND_KNEES);
    switched.wish(Intent::SwitchComponent(GLIDE));
    switched.later(SECOND).clean();
    switched.later(SECOND).wish(Intent::SwitchComponent(STOP));
    switched.later(SECOND).clean();
    assert_eq!(retries(&switched), [None, None, None], "the first attempt after the tweak was at something else");
}

#[test]
fn a_level_changed_and_changed_back_is_the_same_level() {
    let mut rink = Rink::in_session();
    rink.miss_and_tweak(BEND_KNEES);
    rink.wish(Intent::ChangeLevel(1));
    rink.wish(Intent::ChangeLevel(-1));
    rink.later(SECOND).clean();
    assert_eq!(retries(&rink)[1], Some(Retry { miss: 0, tweak: BEND_KNEES }));
}

#[test]
fn a_retry_that_is_undone_leaves_the_tweak_to_the_next_attempt() {
    let mut rink = Rink::in_session();
    rink.miss_and_tweak(BEND_KNEES);
    rink.later(10 * SECOND).clean();
    let effects = rink.later(SECOND).wish(Intent::Undo);
    assert_eq!(effects, rink.appended(4, Event::Undone(3)));
    assert_eq!(retries(&rink), [None]);
    rink.later(SECOND).miss();
    assert_eq!(retries(&rink), [None, Some(Retry { miss: 0, tweak: BEND_KNEES })]);
}

#[test]
fn the_tweak_of_an_undone_miss_is_scored_by_nothing() {
    let mut rink = Rink::in_session();
    rink.miss_and_tweak(BEND_KNEES);
    rink.wish(Intent::Undo);
    rink.later(SECOND).clean();
    assert_eq!(retries(&rink), [None]);
}

#[test]
fn a_tweak_that_is_changed_before_the_retry_is_the_one_that_is_scored() {
    let mut rink = Rink::in_session();
    let miss = rink.miss_and_tweak(BEND_KNEES);
    rink.later(SECOND).wish(Intent::Reflect(miss, tweak(EYES_UP)));
    rink.later(SECOND).clean();
    assert_eq!(retries(&rink)[1], Some(Retry { miss: 0, tweak: EYES_UP }));
}

#[test]
fn a_tweak_that_is_changed_after_the_retry_leaves_the_retry_to_the_old_one() {
    let mut rink = Rink::in_session();
    let miss = rink.miss_and_tweak(BEND_KNEES);
    rink.later(SECOND).clean();
    rink.later(SECOND).wish(Intent::Reflect(miss, tweak(EYES_UP)));
    assert_eq!(retries(&rink)[1], Some(Retry { miss: 0, tweak: BEND_KNEES }), "as it was when it was tried");
    rink.later(SECOND).clean();
    assert_eq!(retries(&rink)[2], Some(Retry { miss: 0, tweak: EYES_UP }), "the new one is tried next");
}

#[test]
fn a_tweak_that_is_taken_back_is_not_scored() {
    let mut rink = Rink::in_session();
    let miss = rink.miss_and_tweak(BEND_KNEES);
    rink.wish(Intent::Reflect(miss, said(None, Some(LEANED_BACK), None)));
    rink.later(SECOND).clean();
    assert_eq!(retries(&rink), [None, None]);
}

#[test]
fn of_two_tweaks_the_newer_is_scored() {
    let mut rink = Rink::in_session();
    rink.miss_and_tweak(BEND_KNEES);
    let bench = rink.later(5 * SECOND).miss();
    rink.later(SECOND).wish(Intent::Reflect(bench, tweak(EYES_UP)));
    rink.later(SECOND).clean();
    let first = Retry { miss: 0, tweak: BEND_KNEES };
    assert_eq!(retries(&rink), [None, Some(first), Some(Retry { miss: 1, tweak: EYES_UP })]);
}

#[test]
fn a_size_or_cause_that_comes_after_the_tweak_does_not_move_its_three_minutes() {
    let mut rink = Rink::in_session();
    let miss = rink.miss_and_tweak(BEND_KNEES);
    rink.later(2 * MINUTE).wish(Intent::Reflect(miss, said(Some(Size::Wobble), None, Some(BEND_KNEES))));
    rink.later(MINUTE + 1).clean();
    assert_eq!(retries(&rink)[1], None);
}

#[test]
fn a_session_that_began_later_does_not_score_the_last_ones_tweak() {
    let mut rink = Rink::in_session();
    rink.miss_and_tweak(BEND_KNEES);
    let finished = rink.finish();
    rink.wish(Intent::SessionKept(Box::new(finished), false));
    rink.later(SECOND).wish(Intent::StartSession);
    assert_eq!(rink.session().started_at(), rink.now);
    rink.clean();
    assert_eq!(retries(&rink), [None]);
}
