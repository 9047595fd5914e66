//! Clocks that are set, phones that sleep in a pocket, and sessions that are left running.

use wobble::domain::*;

use crate::story::*;

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

impl Rink {
    /// Keeps what was ended already.
    fn finish_wrapped_up(&mut self) -> FinishedSession {
        assert_eq!(self.session().phase(), Phase::WrappedUp);
        self.finish()
    }
}
