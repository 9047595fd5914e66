//! The ten seconds of a reflection, a fall of the body, and a miss that is explained on the bench.

use wobble::domain::*;

use crate::story::*;

#[test]
fn a_reflection_folds_away_by_itself_and_not_a_moment_before() {
    let mut rink = Rink::in_session();
    rink.miss();
    rink.later(10 * SECOND - 1).wish(Intent::Looked { last_seen: None });
    assert!(rink.model.reflection.is_some());
    rink.later(1).wish(Intent::Looked { last_seen: None });
    assert_eq!(rink.model.reflection, None);
}

#[test]
fn a_reflection_that_is_touched_waits() {
    let mut rink = Rink::in_session();
    rink.miss();
    assert_eq!(rink.later(5 * SECOND).wish(Intent::HoldReflection(true)), []);
    rink.later(MINUTE).wish(Intent::Looked { last_seen: None });
    assert_eq!(rink.model.reflection.map(|open| open.until), Some(None));
    assert_eq!(rink.wish(Intent::HoldReflection(false)), []);
    assert_eq!(rink.model.reflection.and_then(|open| open.left(rink.now)), Some(10 * SECOND));
}

#[test]
fn a_reflection_stays_as_long_as_was_chosen() {
    for (time, stays) in [
        (ReflectionTime::Ten, Some(10 * SECOND)),
        (ReflectionTime::Thirty, Some(30 * SECOND)),
        (ReflectionTime::UntilClosed, None),
    ] {
        let mut rink = Rink::open();
        rink.wish(Intent::ChangeSettings(Settings { reflection: time, ..rink.model.settings.clone() }));
        rink.wish(Intent::StartSession);
        rink.miss();
        assert_eq!(rink.model.reflection.and_then(|open| open.left(rink.now)), stays);
    }
}

#[test]
fn the_next_miss_takes_the_reflection_over() {
    let mut rink = Rink::in_session();
    let first = rink.miss();
    let second = rink.later(3 * SECOND).miss();
    let open = OpenReflection { miss: second, until: Some(rink.now.after(10 * SECOND)), get_up_first: false };
    assert_eq!(rink.model.reflection, Some(open));
    // the first still takes what is said of it
    assert_eq!(rink.wish(Intent::Reflect(first, tweak(EYES_UP))).len(), 1);
}

#[test]
fn what_is_known_already_is_not_written_again() {
    let mut rink = Rink::in_session();
    let miss = rink.miss_and_tweak(EYES_UP);
    assert_eq!(rink.wish(Intent::Reflect(miss, tweak(EYES_UP))), []);
    let clean = rink.session().next_seq();
    rink.clean();
    assert_eq!(rink.wish(Intent::Reflect(clean, tweak(EYES_UP))), [], "a clean attempt has nothing to explain");
}

#[test]
fn what_is_said_no_more_is_forgotten() {
    let mut rink = Rink::in_session();
    let miss = rink.miss();
    rink.wish(Intent::Reflect(miss, said(Some(Size::Fall), Some(LEANED_BACK), None)));
    rink.wish(Intent::Reflect(miss, said(None, Some(LEANED_BACK), None)));
    let micro = MicroFailure { size: None, cause: Some(LEANED_BACK), tweak: None };
    assert_eq!(rink.session().attempts()[0].micro(), Some(&micro));
}

#[test]
fn a_fall_of_the_body_asks_first_and_counts_down_nothing() {
    let mut rink = Rink::in_session();
    let miss = rink.miss();
    let fall = said(Some(Size::Fall), None, None);
    let effects = rink.later(2 * SECOND).wish(Intent::Reflect(miss, fall));
    assert_eq!(effects, rink.appended(2, Event::Reflected(miss, fall)), "the miss is kept before anything is asked");
    assert_eq!(rink.model.reflection, Some(OpenReflection { miss, until: None, get_up_first: true }));
    rink.wish(Intent::HoldReflection(false));
    rink.later(5 * MINUTE).wish(Intent::Looked { last_seen: None });
    assert_eq!(rink.model.reflection, Some(OpenReflection { miss, until: None, get_up_first: true }), "no countdown");
    assert_eq!(rink.wish(Intent::GotUp), []);
    assert_eq!(rink.model.reflection, Some(OpenReflection { miss, until: None, get_up_first: false }));
}

#[test]
fn a_fall_of_the_fingers_is_like_any_other_miss() {
    let mut rink = Rink::with(skating(false));
    rink.wish(Intent::StartSession);
    let miss = rink.miss();
    let until = rink.model.reflection.and_then(|open| open.until);
    rink.wish(Intent::Reflect(miss, said(Some(Size::Fall), None, None)));
    assert_eq!(rink.model.reflection, Some(OpenReflection { miss, until, get_up_first: false }));
    assert!(until.is_some());
}

#[test]
fn a_wobble_of_the_body_does_not_ask() {
    let mut rink = Rink::in_session();
    let miss = rink.miss();
    for size in [Size::Wobble, Size::Stumble] {
        rink.wish(Intent::Reflect(miss, said(Some(size), None, None)));
        assert_eq!(rink.model.reflection.map(|open| open.get_up_first), Some(false));
    }
}

#[test]
fn a_fall_that_is_sized_on_the_bench_asks_nothing() {
    let mut rink = Rink::in_session();
    let miss = rink.miss();
    rink.wish(Intent::CloseReflection);
    rink.later(MINUTE).wish(Intent::Reflect(miss, said(Some(Size::Fall), None, None)));
    assert_eq!(rink.model.reflection, None);
}

#[test]
fn an_older_miss_that_was_a_fall_leaves_the_open_reflection_as_it_is() {
    let mut rink = Rink::in_session();
    let older = rink.miss();
    rink.later(3 * SECOND).miss();
    let open = rink.model.reflection;
    rink.later(SECOND).wish(Intent::Reflect(older, said(Some(Size::Fall), None, None)));
    assert_eq!(rink.model.reflection, open);
}

fn waiting(rink: &Rink, skill: &SkillId) -> u32 {
    rink.model.summary(skill).expect("a summary").waiting
}

#[test]
fn a_miss_of_a_finished_session_is_explained_and_its_retry_stays_as_it_was() {
    let mut rink = Rink::in_session();
    rink.miss_and_tweak(BEND_KNEES);
    rink.later(SECOND).clean();
    rink.later(SECOND).miss();
    let finished = rink.finish();
    let id = finished.skill.clone();
    rink.wish(Intent::SessionKept(Box::new(finished.clone()), false));
    assert_eq!(waiting(&rink, &id), 2);

    let what = said(Some(Size::Wobble), Some(LEANED_BACK), Some(EYES_UP));
    let effects = rink.later(HOUR).wish(Change::Explain(Box::new(finished.clone()), 0, what));
    let mut explained = finished.clone();
    let micro = MicroFailure { size: Some(Size::Wobble), cause: Some(LEANED_BACK), tweak: Some(EYES_UP) };
    explained.attempts[0].outcome = Outcome::Micro(micro);
    assert_eq!(explained.attempts[1].retry, Some(Retry { miss: 0, tweak: BEND_KNEES }));
    assert_eq!(effects, [Effect::Rewrite(Box::new(explained.clone())), Effect::SaveSummaries]);
    assert_eq!(waiting(&rink, &id), 1);

    // explained once more: it waited no longer
    rink.wish(Change::Explain(Box::new(explained.clone()), 0, said(None, Some(LOOKED_DOWN), None)));
    assert_eq!(waiting(&rink, &id), 1);
    for not_a_miss in [1, 99] {
        assert_eq!(rink.wish(Change::Explain(Box::new(explained.clone()), not_a_miss, what)), []);
    }
}

#[test]
fn a_miss_whose_cause_is_taken_back_waits_again() {
    let mut rink = Rink::in_session();
    rink.miss();
    let finished = rink.finish();
    let id = finished.skill.clone();
    rink.wish(Intent::SessionKept(Box::new(finished.clone()), false));
    let effects = rink.wish(Change::Explain(Box::new(finished), 0, said(None, Some(LEANED_BACK), None)));
    let Some(Effect::Rewrite(explained)) = effects.first() else { panic!("{effects:?}") };
    assert_eq!(waiting(&rink, &id), 0);
    rink.wish(Change::Explain(explained.clone(), 0, said(Some(Size::Fall), None, None)));
    assert_eq!(waiting(&rink, &id), 1);
}
