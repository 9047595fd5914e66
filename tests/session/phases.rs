//! Running, paused, wrapped up: what can be done when, what counts as practice, and where it begins next time.

use wobble::domain::*;

use crate::story::*;

#[test]
fn what_makes_no_sense_now_changes_nothing_and_writes_nothing() {
    // at the wrap-up a level is where the next session begins
    let logs = || vec![Intent::LogClean(Source::Key), Intent::LogMicroFailure(Source::Touch), Intent::ChangeLevel(1)];
    let cases: Vec<(&str, Vec<Intent>, Vec<Intent>)> = vec![
        (
            "no session",
            vec![],
            [logs(), vec![Intent::Pause, Intent::Resume, Intent::Undo, Intent::EndSession]].concat(),
        ),
        ("no session", vec![], vec![Intent::Finish, Intent::DraftNote("x".to_owned()), Intent::SwitchComponent(GLIDE)]),
        ("running", vec![Intent::StartSession], vec![Intent::StartSession, Intent::Resume, Intent::Finish]),
        ("running", vec![Intent::StartSession], vec![Intent::Undo, Intent::SwitchComponent(STOP)]),
        ("running", vec![Intent::StartSession], vec![Intent::SwitchComponent(99), Intent::ChangeLevel(-1)]),
        ("running", vec![Intent::StartSession], vec![Intent::ChangeLevel(5), Intent::Reflect(7, tweak(BEND_KNEES))]),
        ("paused", vec![Intent::StartSession, Intent::Pause], [logs(), vec![Intent::Pause, Intent::Finish]].concat()),
        ("over", vec![Intent::StartSession, Intent::EndSession], [&logs()[..2], &[Intent::Pause]].concat()),
        (
            "over",
            vec![Intent::StartSession, Intent::EndSession],
            vec![Intent::EndSession, Intent::SwitchComponent(GLIDE)],
        ),
    ];
    for (name, before, senseless) in cases {
        let mut rink = Rink::open();
        for intent in before {
            rink.wish(intent);
        }
        let model = rink.model.clone();
        for intent in senseless {
            assert_eq!(rink.later(SECOND).wish(intent.clone()), [], "{name}: {intent:?}");
            assert_eq!(rink.model, model, "{name}: {intent:?}");
        }
    }
}

#[test]
fn time_comes_from_instants_and_pauses_are_left_out() {
    let mut rink = Rink::in_session();
    rink.later(4 * MINUTE).wish(Intent::Pause);
    assert_eq!(rink.session().running(rink.now.after(HOUR)), 4 * MINUTE, "the timer stands");
    let effects = rink.later(7 * MINUTE).wish(Intent::Resume);
    assert_eq!(effects, rink.appended(2, Event::Resumed));
    rink.later(MINUTE).clean();
    assert_eq!(rink.session().attempts()[0].running, 5 * MINUTE);
    let finished = rink.later(30 * SECOND).finish();
    let pause = Pause { from: FRIDAY.after(4 * MINUTE), until: FRIDAY.after(11 * MINUTE) };
    assert_eq!(finished.pauses, [pause]);
    assert_eq!(finished.running, 5 * MINUTE + 30 * SECOND);
    assert_eq!(finished.ended, FRIDAY.after(12 * MINUTE + 30 * SECOND));
}

#[test]
fn pausing_closes_the_reflection_and_the_miss_waits() {
    let mut rink = Rink::in_session();
    let miss = rink.miss();
    rink.wish(Intent::Pause);
    assert_eq!(rink.model.reflection, None);
    assert!(rink.session().attempt_of(miss).is_some_and(Attempt::waits));
}

#[test]
fn a_session_that_was_ended_is_practised_on() {
    let mut rink = Rink::in_session();
    rink.later(MINUTE).clean();
    rink.later(MINUTE).wish(Intent::EndSession);
    rink.wish(Intent::DraftNote("so far".to_owned()));
    let effects = rink.later(3 * MINUTE).wish(Intent::Resume);
    assert_eq!(effects, rink.appended(3, Event::Resumed));
    assert_eq!(rink.session().phase(), Phase::Running);
    rink.later(MINUTE).clean();
    let id = rink.id();
    rink.later(MINUTE).wish(Intent::EndSession);
    let effects = rink.wish(Intent::Finish);
    let [Effect::Keep(finished, Some(note), None)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((finished.running, finished.ended), (4 * MINUTE, FRIDAY.after(7 * MINUTE)));
    assert_eq!(finished.pauses, [Pause { from: FRIDAY.after(2 * MINUTE), until: FRIDAY.after(5 * MINUTE) }]);
    assert_eq!((note.session.clone(), note.text.as_str()), (id, "so far"));
}

#[test]
fn a_session_ended_in_a_pause_ran_until_the_pause() {
    let mut rink = Rink::in_session();
    rink.later(4 * MINUTE).wish(Intent::Pause);
    let finished = rink.later(10 * MINUTE).finish();
    assert_eq!((finished.running, finished.ended), (4 * MINUTE, FRIDAY.after(14 * MINUTE)));
}

#[test]
fn a_session_does_not_end_before_its_last_attempt() {
    let mut rink = Rink::in_session();
    rink.later(MINUTE).wish(Intent::Pause);
    // all in one millisecond, as after a clock that was set back
    rink.later(MINUTE).wish(Intent::Resume);
    rink.clean();
    let finished = rink.finish();
    assert_eq!((finished.attempts[0].at, finished.ended), (rink.now, rink.now));
}

#[test]
fn a_session_with_nothing_at_all_is_valid() {
    let mut rink = Rink::in_session();
    let finished = rink.finish();
    assert_eq!((finished.running, finished.attempts.len(), finished.pauses.len()), (0, 0, 0));
    let skill = finished.skill.clone();
    rink.wish(Intent::SessionKept(Box::new(finished), false));
    let summary = rink.model.summary(&skill).expect("a summary");
    assert_eq!((summary.sessions, summary.recent.as_str(), summary.noted.clone()), (1, "", None));
}

#[test]
fn a_session_without_a_clean_attempt_is_valid() {
    let mut rink = Rink::in_session();
    for _ in 0..3 {
        rink.later(10 * SECOND).miss();
    }
    let finished = rink.finish();
    let summary = SessionSummary::of(&finished);
    assert_eq!((summary.clean, summary.unsized_misses, summary.misses(), summary.waiting), (0, 3, 3, 3));
}

#[test]
fn a_note_of_spaces_is_no_note() {
    let mut rink = Rink::in_session();
    rink.wish(Intent::EndSession);
    rink.wish(Intent::DraftNote(" \n ".to_owned()));
    assert!(matches!(rink.wish(Intent::Finish).as_slice(), [Effect::Keep(_, None, None)]));
}

#[test]
fn the_last_levels_and_component_are_where_practice_begins_next_time() {
    let mut rink = Rink::in_session();
    rink.wish(Intent::ChangeLevel(1));
    rink.clean();
    rink.wish(Intent::SwitchComponent(GLIDE));
    rink.clean();
    rink.wish(Intent::ChangeLevel(1));
    let finished = rink.finish();
    let id = finished.skill.clone();
    let let_go = Effect::LetGo(finished.id.clone());
    let effects = rink.wish(Intent::SessionKept(Box::new(finished), false));
    assert_eq!(effects, [Effect::SaveSummaries, Effect::SaveSkill(id), let_go]);
    let skill = &rink.model.skills[0];
    assert_eq!((skill.chosen, skill.components[0].level, skill.components[1].level), (GLIDE, NEAR, FIVE_SECONDS));
    rink.later(HOUR).wish(Intent::StartSession);
    assert_eq!((rink.session().component(), rink.session().level()), (GLIDE, FIVE_SECONDS));
}

#[test]
fn switching_back_returns_to_the_level_of_the_last_attempt() {
    let mut rink = Rink::in_session();
    rink.wish(Intent::ChangeLevel(1));
    rink.clean();
    rink.wish(Intent::SwitchComponent(GLIDE));
    let effects = rink.wish(Intent::SwitchComponent(STOP));
    assert_eq!(effects, rink.appended(4, Event::ComponentSwitched(STOP, NEAR)));
}

#[test]
fn switching_back_returns_to_the_level_that_was_set_attempted_or_not() {
    let mut rink = Rink::in_session();
    rink.clean();
    rink.wish(Intent::ChangeLevel(1));
    rink.wish(Intent::SwitchComponent(GLIDE));
    rink.wish(Intent::SwitchComponent(STOP));
    assert_eq!(rink.session().level(), NEAR);
}

#[test]
fn a_level_that_was_set_and_left_without_an_attempt_is_where_practice_begins_next_time() {
    let mut rink = Rink::in_session();
    rink.clean();
    rink.wish(Intent::ChangeLevel(1));
    rink.wish(Intent::SwitchComponent(GLIDE));
    let finished = rink.finish();
    rink.wish(Intent::SessionKept(Box::new(finished), false));
    assert_eq!(rink.model.skills[0].components[0].level, NEAR);
}

#[test]
fn another_sessions_keeping_does_not_let_go_of_this_one() {
    let mut rink = Rink::in_session();
    let mut other = rink.session().finished(rink.now);
    other.id = Id::new(FRIDAY, 999);
    let model = rink.model.clone();
    assert_eq!(rink.wish(Intent::SessionKept(Box::new(other), true)), []);
    assert_eq!(rink.model, model);
}
