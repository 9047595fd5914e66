//! A session through `update`: what happens, what must be written, and what is known afterwards.

mod story;

use story::*;
use wobble::domain::*;

// ---------- a minute at the rink ----------

#[test]
fn a_minute_at_the_rink() {
    let skill = skating(true);
    let mut rink = Rink::open();
    let effects = rink.wish(Intent::StartSession);
    let id = Id::new(FRIDAY, 2);
    let started = Recorded { seq: 0, at: FRIDAY, event: Event::Started(begun(id.clone(), &skill)) };
    assert_eq!(effects, [Effect::Append(id.clone(), started)]);
    assert_eq!(rink.session().phase(), Phase::Running);
    assert_eq!((rink.session().component(), rink.session().level()), (STOP, HAND));

    // a finger in a glove hits the pad: one event, and the reflection rises for ten seconds
    let effects = rink.later(12 * SECOND).wish(Intent::LogMicroFailure(Source::Touch));
    assert_eq!(effects, rink.appended(1, Event::MicroFailed(Source::Touch)));
    let open = OpenReflection { miss: 1, until: Some(rink.now.after(10 * SECOND)), get_up_first: false };
    assert_eq!(rink.model.reflection, Some(open));
    assert_eq!(rink.session().attempts()[0].micro(), Some(&MicroFailure::default()), "nothing is guessed");

    // size, cause and tweak are single taps, each an event of its own
    let mut known = Reflection::default();
    for (seq, step) in [
        (2, said(Some(Size::Wobble), None, None)),
        (3, said(Some(Size::Wobble), Some(LEANED_BACK), None)),
        (4, said(Some(Size::Wobble), Some(LEANED_BACK), Some(BEND_KNEES))),
    ] {
        known = step;
        let effects = rink.later(2 * SECOND).wish(Intent::Reflect(1, step));
        assert_eq!(effects, rink.appended(seq, Event::Reflected(1, step)));
    }
    let micro = MicroFailure { size: known.size, cause: known.cause, tweak: known.tweak };
    assert_eq!(rink.session().attempts()[0].micro(), Some(&micro));

    // the next attempt is the retry, and closes the reflection
    let effects = rink.later(14 * SECOND).clean();
    assert_eq!(effects, rink.appended(5, Event::Clean(Source::Touch)));
    assert_eq!(rink.model.reflection, None);
    let retry = Attempt {
        at: FRIDAY.after(32 * SECOND),
        running: 32 * SECOND,
        component: STOP,
        level: HAND,
        outcome: Outcome::Clean,
        source: Source::Touch,
        retry: Some(Retry { miss: 0, tweak: BEND_KNEES }),
    };
    assert_eq!(rink.session().attempts()[1], retry);
    assert_eq!(rink.session().counts(), (1, 1));

    // it ends on a note of progress
    let effects = rink.later(28 * SECOND).wish(Intent::EndSession);
    assert_eq!(effects, rink.appended(6, Event::Ended));
    assert_eq!(rink.session().phase(), Phase::WrappedUp);
    let effects = rink.later(5 * SECOND).wish(Intent::DraftNote("  Knees first ".to_owned()));
    assert_eq!(effects, [Effect::SaveDraft(id.clone())]);
    assert_eq!(rink.model.draft, "  Knees first ");
    let effects = rink.later(SECOND).wish(Intent::Finish);
    let attempts = rink.session().attempts().to_vec();
    let finished = FinishedSession {
        id: id.clone(),
        learner: Id::me(),
        skill: skill.id.clone(),
        began: FRIDAY,
        ended: FRIDAY.after(MINUTE),
        utc_offset_min: BERLIN,
        planned_min: 25,
        running: MINUTE,
        pauses: Vec::new(),
        attempts,
        misses_only: false,
        closing: Default::default(),
        ladders: vec![],
    };
    let note = note_of(&finished, rink.now, "Knees first");
    assert_eq!(effects, [Effect::Keep(Box::new(finished.clone()), Some(note), None)]);
    assert!(rink.model.session.is_some(), "a session is let go of when it is safe, not before");

    let effects = rink.wish(Intent::SessionKept(Box::new(finished.clone()), true));
    let let_go = Effect::LetGo(finished.id.clone());
    assert_eq!(effects, [Effect::SaveSummaries, let_go], "the skill is as it was");
    assert_eq!((rink.model.session.as_ref(), rink.model.draft.as_str()), (None, ""));
    let summary = SkillSummary {
        sessions: 1,
        running: MINUTE,
        waiting: 0,
        newest: Some((FRIDAY, BERLIN)),
        component: STOP,
        recent: "wc".to_owned(),
        noted: Some(id),
        used: vec![BEND_KNEES, LEANED_BACK],
        standings: vec![Standing {
            component: STOP,
            level: HAND,
            outcomes: "mc".to_owned(),
            practised: (FRIDAY, BERLIN),
            reached: vec![],
        }],
        known: Some(Known { misses: 1, ..Known::default() }),
        tags: vec![STOP, 2],
        found: vec![],
    };
    assert_eq!(rink.model.summary(&skill.id), Some(&summary));
}

// ---------- which attempt scores which tweak ----------

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

// ---------- undo ----------

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

// ---------- running, paused, wrapped up ----------

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

// ---------- clocks ----------

/// Taps every minute by a page's own clock, while the wall clock shows `wall(minute)` minutes.
fn tapped(wall: impl Fn(i64) -> i64) -> FinishedSession {
    let mut clock = SteadyClock::default();
    let mut rink = Rink::open();
    for minute in 0..=10 {
        let reading = Reading { wall: FRIDAY.after(wall(minute) * MINUTE), page: (1 + minute) as f64 * MINUTE as f64 };
        rink.now = clock.read(reading);
        if minute == 0 {
            rink.wish(Intent::StartSession);
        } else {
            assert_eq!(rink.clean().len(), 1, "minute {minute}");
        }
    }
    rink.finish()
}

#[test]
fn a_clock_set_back_changes_nothing() {
    let straight = tapped(|minute| minute);
    let back = tapped(|minute| if minute < 4 { minute } else { minute - 60 });
    assert_eq!(back, straight);
    assert_eq!(straight.running, 10 * MINUTE);
}

#[test]
fn a_clock_set_forth_is_followed_and_never_runs_back() {
    let forth = tapped(|minute| if minute < 4 { minute } else { minute + 20 });
    assert_eq!(forth.running, 30 * MINUTE);
    let there_and_back = tapped(|minute| if minute == 4 { 24 } else { minute });
    assert_eq!(there_and_back.running, 30 * MINUTE, "it stays ahead, at the page's pace");
    for session in [forth, there_and_back] {
        assert!(session.attempts.is_sorted_by_key(|attempt| attempt.at));
        assert!(session.attempts.is_sorted_by_key(|attempt| attempt.running));
    }
}

#[test]
fn an_instant_before_the_last_event_counts_as_that_event() {
    let mut rink = Rink::in_session();
    rink.later(MINUTE).clean();
    let last = rink.now;
    rink.now = Instant(FRIDAY.0 - HOUR);
    let effects = rink.clean();
    let at_last = Recorded { seq: 2, at: last, event: Event::Clean(Source::Touch) };
    assert_eq!(effects, [Effect::Append(rink.id(), at_last)]);
    assert_eq!(rink.session().attempts()[1].running, MINUTE);
    assert_eq!(rink.finish().running, MINUTE);
}

#[test]
fn a_phone_that_slept_in_the_pocket_lost_no_practice() {
    let mut clock = SteadyClock::default();
    let mut rink = Rink::open();
    rink.now = clock.read(Reading { wall: FRIDAY, page: 0.0 });
    rink.wish(Intent::StartSession);
    // twenty minutes, of which the page's clock saw two seconds
    rink.now = clock.read(Reading { wall: FRIDAY.after(20 * MINUTE), page: 2000.0 });
    rink.wish(Intent::Looked { last_seen: None });
    assert_eq!(rink.model.absence, None, "twenty minutes are practice");
    assert_eq!(rink.session().running(rink.now), 20 * MINUTE);
}

// ---------- a session left running ----------

fn left_running() -> Rink {
    let mut rink = Rink::in_session();
    rink.later(10 * MINUTE).clean();
    rink.later(3 * HOUR).wish(Intent::Looked { last_seen: None });
    let away = Absence { from: FRIDAY.after(10 * MINUTE), until: rink.now };
    assert_eq!(rink.model.absence, Some(away));
    assert_eq!(away.length(), 3 * HOUR);
    rink
}

#[test]
fn half_an_hour_is_practice_and_a_millisecond_more_is_asked_about() {
    for (span, asked) in [(ABSENCE_LIMIT, false), (ABSENCE_LIMIT + 1, true)] {
        let mut rink = Rink::in_session();
        let effects = rink.later(span).wish(Intent::Looked { last_seen: None });
        assert_eq!((effects, rink.model.absence.is_some()), (vec![], asked), "{span} ms");
    }
}

#[test]
fn a_sign_of_the_learner_that_is_no_event_shortens_the_silence() {
    let mut rink = Rink::in_session();
    let seen = FRIDAY.after(2 * HOUR);
    rink.later(2 * HOUR + 20 * MINUTE).wish(Intent::Looked { last_seen: Some(seen) });
    assert_eq!(rink.model.absence, None);
    rink.later(20 * MINUTE).wish(Intent::Looked { last_seen: Some(seen) });
    assert_eq!(rink.model.absence.map(|absence| absence.from), Some(seen));
}

#[test]
fn the_question_stays_as_it_was_asked_however_often_the_page_is_seen() {
    let mut rink = left_running();
    let asked = rink.model.absence;
    let now = rink.later(HOUR).now;
    rink.wish(Intent::Looked { last_seen: Some(now) });
    assert_eq!(rink.model.absence, asked);
}

#[test]
fn a_question_closes_the_reflection_that_nobody_saw() {
    let mut rink = Rink::open();
    rink.wish(Intent::ChangeSettings(Settings {
        reflection: ReflectionTime::UntilClosed,
        ..rink.model.settings.clone()
    }));
    rink.wish(Intent::StartSession);
    rink.miss();
    assert_eq!(rink.model.reflection.map(|open| open.until), Some(None), "until closed");
    rink.later(HOUR).wish(Intent::Looked { last_seen: None });
    assert_eq!(rink.model.reflection, None);
}

#[test]
fn i_stopped_then() {
    let mut rink = left_running();
    let effects = rink.later(MINUTE).wish(Intent::AnswerAbsence(AbsenceAnswer::StoppedThen));
    let away = rink.appended(2, Event::WasAway(FRIDAY.after(10 * MINUTE), false));
    assert_eq!(effects, [away, rink.appended(3, Event::Ended)].concat());
    assert_eq!((rink.session().phase(), rink.model.absence), (Phase::WrappedUp, None));
    let finished = rink.later(MINUTE).finish_wrapped_up();
    assert_eq!(finished.running, 10 * MINUTE);
}

#[test]
fn a_session_that_stopped_then_ended_then() {
    let mut rink = left_running();
    rink.later(MINUTE).wish(Intent::AnswerAbsence(AbsenceAnswer::StoppedThen));
    let finished = rink.later(MINUTE).finish_wrapped_up();
    assert_eq!((finished.ended, finished.pauses.len()), (FRIDAY.after(10 * MINUTE), 0));
}

#[test]
fn i_took_a_break() {
    let mut rink = left_running();
    let effects = rink.later(MINUTE).wish(Intent::AnswerAbsence(AbsenceAnswer::TookABreak));
    assert_eq!(effects, rink.appended(2, Event::WasAway(FRIDAY.after(10 * MINUTE), false)));
    assert_eq!(rink.session().phase(), Phase::Running);
    rink.later(5 * MINUTE).clean();
    let finished = rink.finish();
    let silence = Pause { from: FRIDAY.after(10 * MINUTE), until: FRIDAY.after(3 * HOUR + 11 * MINUTE) };
    assert_eq!((finished.running, finished.pauses), (15 * MINUTE, vec![silence]));
}

#[test]
fn i_kept_practising() {
    let mut rink = left_running();
    let effects = rink.later(MINUTE).wish(Intent::AnswerAbsence(AbsenceAnswer::KeptPractising));
    assert_eq!(effects, rink.appended(2, Event::WasAway(FRIDAY.after(10 * MINUTE), true)));
    rink.wish(Intent::Looked { last_seen: None });
    assert_eq!(rink.model.absence, None, "it was answered");
    let finished = rink.later(5 * MINUTE).finish();
    assert_eq!((finished.running, finished.pauses), (3 * HOUR + 16 * MINUTE, vec![]));
}

#[test]
fn a_pause_and_a_wrap_up_may_last_for_hours_unasked() {
    for intent in [Intent::Pause, Intent::EndSession] {
        let mut rink = Rink::in_session();
        rink.wish(intent);
        rink.later(9 * HOUR).wish(Intent::Looked { last_seen: None });
        assert_eq!(rink.model.absence, None);
    }
}

#[test]
fn an_answer_that_nobody_asked_for_is_nothing() {
    let mut rink = Rink::in_session();
    assert_eq!(rink.wish(Intent::AnswerAbsence(AbsenceAnswer::StoppedThen)), []);
    assert_eq!(rink.session().phase(), Phase::Running);
}

// ---------- the ten seconds ----------

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

// ---------- on the bench ----------

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

// ---------- choices ----------

#[test]
fn gloves_are_on_by_themselves_in_the_rink_theme_only() {
    let of = |theme, gloves| Settings { theme, gloves, ..Settings::default() }.gloves_on();
    assert!(of(ThemeChoice::Rink, None));
    for theme in [ThemeChoice::AsThePhone, ThemeChoice::Light, ThemeChoice::Dark] {
        assert!(!of(theme, None), "{theme:?}");
        assert!(of(theme, Some(true)), "{theme:?}");
    }
    assert!(!of(ThemeChoice::Rink, Some(false)), "a choice goes before the theme");
}

#[test]
fn a_session_is_planned_for_20_to_60_minutes_and_25_if_nothing_is_said() {
    let mut rink = Rink::open();
    rink.wish(Intent::StartSession);
    assert_eq!(rink.session().start_of().planned_min, 25);
    for (asked, planned) in [(0, 20), (19, 20), (20, 20), (45, 45), (60, 60), (61, 60), (u16::MAX, 60)] {
        let mut rink = Rink::open();
        rink.wish(Intent::ChangeSettings(Settings { planned_min: asked, ..rink.model.settings.clone() }));
        rink.wish(Intent::StartSession);
        assert_eq!(rink.session().start_of().planned_min, planned, "{asked} asked for");
    }
}

#[test]
fn choices_are_written_when_they_change() {
    let mut rink = Rink::open();
    let settings = rink.model.settings.clone();
    assert_eq!(rink.wish(Intent::ChangeSettings(settings.clone())), []);
    let left = Settings { left_hand: true, ..settings };
    assert_eq!(rink.wish(Intent::ChangeSettings(left)), [Effect::SaveSettings]);
}

#[test]
fn a_skill_that_is_taken_up_is_chosen_and_both_are_kept() {
    let mut rink = Rink::open();
    let first = rink.model.skills[0].id.clone();
    let mut guitar = skating(false);
    guitar.id = Id::new(FRIDAY, 77);
    let id = guitar.id.clone();
    let effects = rink.wish(Intent::AddSkill(Box::new(guitar)));
    assert_eq!(effects, [Effect::SaveSkill(id.clone()), Effect::SaveSettings]);
    assert_eq!(rink.model.settings.skills, [first.clone(), id.clone()]);
    assert_eq!(rink.model.chosen_skill().map(|skill| &skill.id), Some(&id));
    assert_eq!(rink.wish(Intent::ChooseSkill(first.clone())), [Effect::SaveSettings]);
    assert_eq!(rink.wish(Intent::ChooseSkill(first.clone())), []);
    assert_eq!(rink.wish(Intent::ChooseSkill(Id::new(FRIDAY, 78))), [], "there is no such skill");
    assert_eq!(rink.wish(Intent::ChooseComponent(GLIDE)), [Effect::SaveSkill(first)]);
    assert_eq!(rink.wish(Intent::ChooseComponent(GLIDE)), []);
    assert_eq!(rink.wish(Intent::ChooseComponent(HAND)), [], "a level is no component");
    rink.wish(Intent::StartSession);
    assert_eq!(rink.session().component(), GLIDE);
}

#[test]
fn without_a_skill_there_is_nothing_to_start() {
    let mut rink = Rink::open();
    rink.model = Model::new();
    assert_eq!(rink.wish(Intent::StartSession), []);
    assert_eq!(rink.model, Model::new());
}

// ---------- events that were damaged ----------

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

impl Rink {
    /// Keeps what was ended already.
    fn finish_wrapped_up(&mut self) -> FinishedSession {
        assert_eq!(self.session().phase(), Phase::WrappedUp);
        self.finish()
    }
}
