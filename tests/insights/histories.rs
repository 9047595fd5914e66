//! What the numbers are made of, that findings and charts are asked of.

use crate::simulated::{Learner, skill};
use wobble::domain::{FinishedSession, Id, Instant, Ledger, MicroFailure, Outcome, Skill, Source};
use wobble::insights::history::*;
use wobble::insights::methods::*;
use wobble::insights::{Recovery, practice_days, worked};
use wobble::sample::{Life, backup_of, history, ice_skating};
use wobble::store::{MemoryStorage, Store, backup};
use wobble::words;

fn half_a_year() -> (Skill, Vec<FinishedSession>) {
    let end = Instant(1_795_194_000_000);
    let skill = ice_skating(7, end).expect("a deck");
    let text = backup_of(&history(7, skill.clone(), end, 60, &Life::half_a_year()), end).expect("memory");
    let mut store = Store::new(MemoryStorage::default(), "/");
    store.fill(backup::records_of(&text).expect("a backup"));
    (skill, store.sessions().expect("memory"))
}

#[test]
fn a_digest_adds_up_to_what_was_logged() {
    let (_, sessions) = half_a_year();
    let mut seen = 0;
    for session in &sessions {
        let digest = Digest::of(session);
        let misses = session.attempts.iter().filter(|attempt| attempt.micro().is_some()).count();
        let explained = session.attempts.iter().filter(|attempt| attempt.micro().is_some_and(|m| m.cause.is_some()));
        let sum = |of: fn(&Bin) -> u32| digest.bins.iter().map(of).sum::<u32>() as usize;
        assert_eq!((sum(|bin| bin.misses), sum(|bin| bin.clean)), (misses, session.attempts.len() - misses));
        let running: i64 = digest.bins.iter().map(|bin| bin.running).sum();
        assert_eq!(running, if session.attempts.is_empty() { 0 } else { session.running });
        assert!(digest.bins.iter().all(|bin| bin.running <= BIN));
        assert_eq!(digest.causes.iter().map(|given| given.count as usize).sum::<usize>(), explained.count());
        let retries = session.attempts.iter().filter(|attempt| attempt.retry.is_some()).count();
        assert_eq!(digest.after.iter().filter(|after| after.tweak.is_some()).count(), retries);
        seen += retries;
    }
    assert!(seen > 20, "the sample has retries");
}

#[test]
fn what_comes_after_three_minutes_or_on_another_level_is_no_next_attempt() {
    let (_, sessions) = half_a_year();
    let mut session = sessions.into_iter().find(|one| one.attempts.len() > 1).expect("attempts");
    session.attempts.truncate(2);
    let [miss, next] = &mut session.attempts[..] else { panic!("two") };
    (miss.outcome, next.outcome) = (Outcome::Micro(MicroFailure::default()), Outcome::Clean);
    (next.component, next.level, next.retry, next.source) = (miss.component, miss.level, None, Source::Touch);
    let after = |seconds: i64, level: u32| {
        let mut session = session.clone();
        session.attempts[1].at = session.attempts[0].at.after(seconds * 1000);
        session.attempts[1].running = session.attempts[0].running + seconds * 1000;
        session.attempts[1].level += level;
        Digest::of(&session).after.iter().map(|after| (after.is_clean, after.tweak, after.after)).collect::<Vec<_>>()
    };
    assert_eq!(after(100, 0), [(true, None, Some(100_000))]);
    assert_eq!((after(200, 0), after(100, 1)), (vec![], vec![]));
}

#[test]
fn a_cause_that_goes_is_seen_to_go_by_as_much_as_it_does() {
    let skill = skill(1);
    let learner = Learner { causes: ([0.6, 0.2, 0.2], -0.12), ..Learner::flat(0.6, 0.1) };
    let history = History::from(learner.sessions(&skill, 24, 11));
    let found = causes(history.sessions(), &Scope::skill(&skill.id));
    let first = found.iter().find(|cause| cause.cause == 100).expect("it was given");
    let half = |sessions: &[Digest]| {
        let given = sessions.iter().flat_map(|digest| &digest.causes).filter(|given| given.cause == 100);
        let minutes: f64 = sessions.iter().map(|digest| digest.session.running as f64 / 60_000.0).sum();
        f64::from(given.map(|given| given.count).sum::<u32>()) / minutes
    };
    let (earlier, later) = history.sessions().split_at(12);
    let Ok(Compared::Measured(change)) = first.change else { panic!("twelve each: {first:?}") };
    assert!((change.ratio - half(later) / half(earlier)).abs() < 1e-9, "{change:?}");
    assert!(change.verdict() == Verdict::Falls && first.q_value.is_some_and(|q| q < 0.05));
    let share = precise(&found).expect("enough were given");
    assert_eq!((share.k, share.n), (found[0].count + found[1].count, found[0].of));
}

#[test]
fn history_answers_as_the_sessions_themselves_do() {
    let (skill, sessions) = half_a_year();
    let history = History::of(sessions.iter().rev());
    let scope = Scope::skill(&skill.id);
    let mut recovered = Recovery::default();
    sessions.iter().for_each(|session| recovered.add(session));
    let own = recovery(history.sessions(), &scope);
    assert_eq!((own.with_tweak(), own.without_tweak()), (recovered.with_tweak(), recovered.without_tweak()));
    let all = practised(history.sessions().iter().map(|digest| &digest.session), &scope);
    assert!(all.len() == sessions.len() && all.is_sorted_by_key(|one| one.began));
    let misses: u32 = all.iter().map(|one| one.tally.misses()).sum();
    let weeks = weeks(history.sessions(), &scope);
    assert_eq!(weeks.iter().map(|week| week.tally.misses()).sum::<u32>(), misses);
    let sums: Vec<_> = history.sessions().iter().map(|digest| digest.session.summary()).collect();
    let days = practice_days(&sums);
    assert_eq!(days.iter().map(|day| day.misses).sum::<u32>(), misses);
    assert!(days.is_sorted_by_key(|day| day.day) && weeks.is_sorted_by_key(|week| week.week));
    let mut kept = Ledger::default();
    sessions.iter().for_each(|session| kept.add(&session.attempts, session.began));
    let of_all = |ledger: &Ledger| worked(ledger, &|_| true);
    assert_eq!(of_all(&ledger(history.sessions(), &scope)), of_all(&kept));
    let part = Scope { components: vec![skill.components[0].tag], ..scope.clone() };
    let of_one = worked(&ledger(history.sessions(), &part), &|_| true);
    assert!(!of_one.is_empty() && of_one == worked(&kept, &|tag| tag == part.components[0]));
    let (whole, parts) = hours(history.sessions().iter().map(|digest| &digest.session), &scope);
    assert_eq!(whole, sessions.iter().map(|session| (session.running + 50) / 100 * 100).sum::<i64>());
    assert!(parts.iter().map(|(_, time)| time).sum::<i64>() <= whole);
    let five = within(history.sessions(), &scope).expect("enough sessions");
    assert_eq!(five.iter().map(|five| five.misses).sum::<u32>(), misses);
    assert!(five.windows(2).all(|two| two[0].sessions >= two[1].sessions), "who comes to the third came to the second");
    let causes = causes(history.sessions(), &scope);
    assert!(causes.windows(2).all(|two| two[0].count >= two[1].count));
    assert_eq!(causes.last().map(|cause| cause.up_to), causes.first().map(|cause| cause.of));
}

#[test]
fn phases_are_of_one_level_and_mixed_sessions_are_in_none() {
    let skill = skill(2);
    let mut sessions = Learner { level_up: Some((9, 1.0)), ..Learner::flat(0.5, 0.0) }.sessions(&skill, 18, 3);
    let other = skill.components[0].levels[1].tag;
    sessions[4].session.parts[0].levels.push(other);
    let all = practised(sessions.iter().map(|digest| &digest.session), &Scope::skill(&skill.id));
    let trend = trend(all, &[]);
    let sizes: Vec<usize> = trend.phases.iter().map(|phase| phase.sessions.len()).collect();
    assert_eq!((sizes, trend.mixed), (vec![8, 9], 1), "a mixed session does not end a phase");
    assert!(!trend.phases[0].sessions.contains(&4));
    assert!(trend.phases.iter().all(|phase| phase.misses.is_ok() && phase.aim().is_some()));
    assert!(trend.overall.is_some(), "what is mixed has its own line, without a verdict");
    let of_one = Scope::component(&skill, skill.components[1].tag);
    assert_eq!(practised(sessions.iter().map(|digest| &digest.session), &of_one), []);
}

#[test]
fn phase_lines_part_phases_and_eras() {
    let skill = skill(2);
    let sessions = Learner { level_up: Some((9, 1.0)), ..Learner::flat(0.5, 0.0) }.sessions(&skill, 18, 3);
    let scope = Scope::skill(&skill.id);
    let all = || practised(sessions.iter().map(|digest| &digest.session), &scope);
    let days: Vec<i64> = all().iter().map(|session| session.day).collect();
    // how many sessions, and how many lines before them: of phases, and of all together
    let sizes = |lines: &[i64]| -> [Vec<(usize, usize)>; 2] {
        let found = trend(all(), lines);
        let phases = found.phases.iter().map(|phase| (phase.sessions.len(), phase.lines)).collect();
        [phases, found.eras.iter().map(|era| (era.sessions.len(), era.lines)).collect()]
    };
    assert_eq!(sizes(&[]), [vec![(9, 0), (9, 0)], vec![(18, 0)]]);
    // on the day of the fourth session, and within the second phase: both part it
    let lines = [days[3], days[12] - 1];
    assert_eq!(sizes(&lines), [vec![(3, 0), (6, 1), (3, 1), (6, 2)], vec![(3, 0), (9, 1), (6, 2)]]);
    // before the first, behind the last, two on one day: nothing is parted twice
    let lines = [days[0], days[3], days[3], days[17] + 1];
    assert_eq!(sizes(&lines)[1], [(3, 1), (15, 3)]);
    let found = trend(all(), &[days[9]]);
    let alone = trend(all().split_off(9), &[]);
    assert_eq!(found.eras[1].misses, alone.phases[0].misses, "as if there were no other sessions");
    assert!(found.eras.iter().all(|era| era.misses.is_ok()) && found.overall.is_some());
    assert_eq!(trend(Vec::new(), &[3]).eras, []);
}

#[test]
fn a_session_that_is_added_or_changed_stands_in_its_place() {
    let (_, sessions) = half_a_year();
    let whole = History::of(&sessions);
    let mut grown = History::default();
    sessions.iter().rev().chain(&sessions[3..5]).for_each(|session| grown.add(session));
    assert_eq!(whole, grown);
    let [third, fifth] = [2, 4].map(|nth: usize| whole.sessions()[nth].session.began);
    assert_eq!(whole.between(third, fifth).len(), 2);
    assert_eq!(History::of(&[]).sessions(), []);
    let learner = Id::me();
    assert!(whole.sessions().iter().all(|digest| digest.session.learner == learner));
}

#[test]
fn what_is_missing_is_said() {
    let say = |missing| words::missing(missing, "say whether misses change");
    assert_eq!(say(Missing::Sessions(1)), "1 more session and this can say whether misses change.");
    assert_eq!(say(Missing::Days(3)), "3 more days with practice and this can say whether misses change.");
    assert_eq!((words::ratio(2.0), words::ratio(1.0 / 1.5)), ("×2.00".to_owned(), "÷1.50".to_owned()));
    assert_eq!(words::ratio(0.0), "÷9999.0");
}

#[test]
fn a_backup_is_told_in_numbers() {
    let end = Instant(1_795_194_000_000);
    let lived = history(7, ice_skating(7, end).expect("a deck"), end, 60, &Life::half_a_year());
    let text = backup_of(&lived, end).expect("memory");
    let report = crate::example::report(&text, None).expect("a backup");
    let whole = &report["scopes"][0];
    assert_eq!(whole["sessions"], lived.sessions.len());
    for part in ["findings", "trend", "lines", "halves", "weeks", "within_session", "causes", "recovery", "days"] {
        assert!(!whole[part].is_null(), "{part}");
    }
    let misses = |value: &serde_json::Value| value["misses"].as_u64().expect("a count");
    let weeks: u64 = whole["weeks"].as_array().expect("weeks").iter().map(misses).sum();
    let bins: u64 = whole["within_session"].as_array().expect("bins").iter().map(misses).sum();
    assert_eq!(weeks, bins);
    let one = crate::example::report(&text, Some("Two-foot stop")).expect("it is in the deck");
    assert_eq!(one["scopes"].as_array().map(Vec::len), Some(1));
    assert!(crate::example::report(&text, Some("Nothing")).is_err() && crate::example::report("no", None).is_err());
}
