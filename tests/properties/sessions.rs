//! What holds for every session: its time, its retries, its edge; and for clocks, ids and intervals.

use proptest::prelude::*;
use wobble::domain::*;
use wobble::insights::{Edge, EdgeAdvice, wilson};

use crate::SEED;
use crate::logs::{log, replayed};
use crate::story::*;

proptest! {
    #![proptest_config(same_cases(200, SEED))]

    #[test]
    fn a_session_that_grew_equals_one_that_is_replayed(log in log()) {
        let mut grown: Option<Session> = None;
        for (place, recorded) in log.iter().enumerate() {
            match &mut grown {
                None => grown = Session::replay(vec![recorded.clone()]),
                Some(session) => session.apply(recorded.clone()),
            }
            prop_assert_eq!(grown.as_ref(), Some(&replayed(&log[..=place])));
        }
    }

    #[test]
    fn time_never_runs_back_and_pauses_and_practice_make_the_whole(log in log()) {
        let session = replayed(&log);
        let finished = session.finished(session.last_at());
        prop_assert!(finished.attempts.is_sorted_by_key(|attempt| attempt.at));
        prop_assert!(finished.attempts.is_sorted_by_key(|attempt| attempt.running));
        prop_assert!(finished.attempts.iter().all(|attempt| (0..=finished.running).contains(&attempt.running)));
        prop_assert!(finished.began <= finished.ended && finished.running >= 0);
        prop_assert!(finished.attempts.iter().all(|attempt| (finished.began..=finished.ended).contains(&attempt.at)));
        prop_assert!(finished.pauses.iter().all(|pause| pause.from < pause.until));
        prop_assert!(finished.pauses.is_sorted_by_key(|pause| pause.from));
        let paused: Millis = finished.pauses.iter().map(|pause| pause.until.since(pause.from)).sum();
        prop_assert!(finished.running + paused <= finished.ended.since(finished.began));
    }

    #[test]
    fn a_retry_is_the_first_attempt_after_a_tweak_and_nothing_else(log in log()) {
        let session = replayed(&log);
        let undone: Vec<Seq> = log.iter().filter_map(|r| match r.event { Event::Undone(seq) => Some(seq), _ => None }).collect();
        let happened: Vec<&Recorded> = log.iter().filter(|r| !undone.contains(&r.seq)).collect();
        let is_attempt = |r: &Recorded| matches!(r.event, Event::Clean(_) | Event::MicroFailed(_) | Event::MicroFailedAs(..));
        let attempts: Vec<&&Recorded> = happened.iter().filter(|r| is_attempt(r)).collect();
        for (place, attempt) in session.attempts().iter().enumerate() {
            // what was said between the attempt before and this one, told once more and slowly
            let from = if place == 0 { 0 } else { attempts[place - 1].seq };
            let mut tweaks: Vec<(Seq, Option<TagNo>)> = Vec::new();
            let mut expected = None;
            for recorded in &happened {
                let (miss, what) = match recorded.event {
                    Event::Reflected(miss, what) => (miss, what),
                    Event::MicroFailedAs(_, what) => (recorded.seq, what),
                    _ => continue,
                };
                let Some(of) = attempts.iter().position(|a| a.seq == miss && a.seq <= recorded.seq) else { continue };
                let known = tweaks.iter().rev().find(|(m, _)| *m == miss).and_then(|(_, tweak)| *tweak);
                tweaks.push((miss, what.tweak));
                if recorded.seq < from || recorded.seq >= attempts[place].seq {
                    continue;
                }
                match what.tweak {
                    Some(tweak) if known != Some(tweak) => expected = Some((miss, of, tweak, recorded.at)),
                    None if expected.is_some_and(|(m, ..)| m == miss) => expected = None,
                    _ => {}
                }
            }
            let expected = expected.filter(|(_, of, _, given)| {
                let miss = &session.attempts()[*of];
                (miss.component, miss.level) == (attempt.component, attempt.level) && attempt.at.since(*given) <= RETRY_WINDOW
            });
            prop_assert_eq!(attempt.retry, expected.map(|(_, miss, tweak, _)| Retry { miss, tweak }));
        }
    }

    #[test]
    fn a_clock_never_shows_less_than_before_whatever_its_readings(
        readings in prop::collection::vec((any::<i64>(), any::<f64>()), 1..40),
        floor in any::<i64>(),
    ) {
        let mut clock = SteadyClock::starting_at(Instant(floor));
        let mut last = Instant(floor);
        for (wall, page) in readings {
            let now = clock.read(Reading { wall: Instant(wall), page });
            prop_assert!(now >= last);
            last = now;
        }
    }

    #[test]
    fn ids_sort_by_the_moment_of_their_making(a in 0..35_184_372_088_831_i64, b in 0..35_184_372_088_831_i64, chance in any::<(u64, u64)>()) {
        let (first, second) = (Id::new(Instant(a), chance.0), Id::new(Instant(b), chance.1));
        prop_assert!(a >= b || first < second);
        prop_assert_eq!(Id::try_from(first.to_string()), Ok(first));
    }

    #[test]
    fn an_interval_holds_its_rate_and_stays_between_none_and_all(n in 1_usize..300, share in 0.0..=1.0_f64) {
        let k = (n as f64 * share) as usize;
        let (lower, upper) = wilson(k, n, 1.2816);
        let rate = k as f64 / n as f64;
        prop_assert!((0.0..=1.0).contains(&lower) && (0.0..=1.0).contains(&upper));
        prop_assert!(lower <= rate + 1e-12 && rate <= upper + 1e-12);
    }

    #[test]
    fn the_edge_looks_at_this_level_and_no_more_than_forty_attempts(log in log()) {
        let session = replayed(&log);
        let edge = Edge::of(None, session.attempts(), session.component(), session.level());
        let here = |a: &&Attempt| a.component == session.component() && a.level == session.level();
        prop_assert!(edge.n <= 40 && edge.misses <= edge.n);
        prop_assert!(edge.n <= session.attempts().iter().filter(here).count());
        prop_assert_eq!(matches!(edge.advice(), EdgeAdvice::TooFew(_)), edge.n < 8);
    }
}

#[test]
fn the_edge_forgets_what_is_older_than_forty_attempts() {
    let mut rink = Rink::in_session();
    for _ in 0..20 {
        rink.later(SECOND).miss();
    }
    for _ in 0..30 {
        rink.later(SECOND).clean();
    }
    let edge = Edge::of(None, rink.session().attempts(), STOP, HAND);
    assert_eq!((edge.n, edge.misses), (40, 10));
}
