//! What becomes of a session that is changed, moved or added by hand; and what cannot have been.

use wobble::domain::*;
use wobble::insights::{Around, around};

use crate::story::*;
use crate::{miss, session};

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
    let mut guessed = session();
    guessed.closing.guess = Some(6);
    assert_eq!(guessed.logged_by(Source::Touch), guessed);
    guessed.attempts[0].source = Source::Partner;
    assert_eq!(guessed.logged_by(Source::Touch).closing.guess, None, "it was about all of them");
}

#[test]
fn a_session_of_some_components_has_their_time_and_their_counts() {
    let counted = CountedSession::of(&session());
    assert_eq!(counted.among(&[STOP]), Some(counted.clone()));
    assert_eq!(counted.among(&[STOP + 1000]), None);
    let mut two = session();
    two.closing.guess = Some(6);
    assert_eq!(CountedSession::of(&two).among(&[STOP]).and_then(|all| all.guess), Some(6));
    two.attempts[3].component = STOP + 1000;
    let (whole, one) = (CountedSession::of(&two), CountedSession::of(&two).among(&[STOP]).expect("practised"));
    assert_eq!((one.guess, whole.guess), (None, Some(6)), "it was about both");
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
