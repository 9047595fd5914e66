//! What Insights says of learners of whom the truth is known, and that its parts add up to what was logged.

mod simulated;

#[path = "../examples/insights.rs"]
#[allow(dead_code)] // its main
mod insights;

use simulated::{Chance, Learner, skill};
use wobble::domain::{
    FinishedSession, Found, Id, Instant, LadderEnd, LadderRun, Ledger, MicroFailure, Outcome, Skill, Source,
};
use wobble::insights::findings::{self, Finding, Shown, Towards, findings, look_level};
use wobble::insights::history::*;
use wobble::insights::methods::*;
use wobble::insights::{Recovery, practice_days, worked};
use wobble::sample::{Life, backup_of, history, ice_skating};
use wobble::store::{MemoryStorage, Store, backup};
use wobble::words;

fn found(learner: &Learner, sessions: usize, seed: u64) -> Vec<Finding> {
    let skill = skill(learner.components as usize);
    let history = History::from(learner.sessions(&skill, sessions, seed));
    findings(&history, &skill, &Scope::skill(&skill.id))
}

/// What is said, with the names of components, and tags for labels.
fn said(found: &[Finding]) -> Vec<String> {
    let skill = skill(3);
    let name = |finding: &Finding| finding.component.and_then(|tag| skill.component(tag)).map_or("", |one| &one.name);
    let label = |finding: &Finding| match &finding.shown {
        Shown::Cause(tag, _) | Shown::Tweak(tag, _) | Shown::Level(tag) => tag.to_string(),
        _ => String::new(),
    };
    found.iter().map(|finding| words::finding_says(finding, name(finding), &label(finding)).0).collect()
}

// ---------- the right sentence ----------

#[test]
fn who_gets_better_is_told_so_with_the_right_number() {
    let learner = Learner { per_week: 1.0 / 1.25, ..Learner::flat(1.0, 0.2) };
    let found = found(&learner, 24, 5);
    let Shown::Frequency(misses, Some(per_attempt)) = &found[0].shown else { panic!("{found:?}") };
    assert!(misses.interval.0 < 0.8 && 0.8 < misses.interval.1, "{misses:?}");
    assert!(per_attempt.per_week < 1.0);
    assert_eq!(found[0].towards(), Towards::Better);
    let said = words::finding_says(&found[0], "Part 0", "");
    assert_eq!(said.0, "Part 0: misses a minute ÷1.28 a week, ÷1.18 per attempt.");
    assert_eq!(said.1, "24 sessions on one level. Likely ÷1.39 to ÷1.18 a week (95 % interval).");
}

#[test]
fn who_gets_worse_is_told_that() {
    let found = found(&Learner { per_week: 1.2, ..Learner::flat(0.3, 0.2) }, 24, 5);
    assert_eq!(found[0].towards(), Towards::Worse);
    assert!(said(&found)[0].starts_with("Part 0: misses a minute ×1.2"), "{:?}", said(&found));
}

#[test]
fn who_does_not_change_is_told_nothing_however_uneven_the_days() {
    for (seed, cv) in [(1, 0.0), (2, 0.3), (3, 0.7)] {
        for misses in [0.05, 0.5, 2.0] {
            assert_eq!(said(&found(&Learner::flat(misses, cv), 30, seed)), [""; 0], "{misses} a minute, {cv}");
        }
    }
}

#[test]
fn fewer_attempts_are_not_told_as_better() {
    let skill = skill(1);
    let mut sessions = Learner { per_week: 1.0 / 1.25, ..Learner::flat(1.0, 0.0) }.sessions(&skill, 24, 5);
    for digest in &mut sessions {
        // as many clean attempts as misses: half of fewer and fewer attempts
        let part = &mut digest.session.parts[0];
        part.clean = part.wobbles + part.stumbles + part.falls;
    }
    let found = findings(&History::from(sessions), &skill, &Scope::skill(&skill.id));
    assert_eq!(found[0].towards(), Towards::Neither);
    assert_eq!(said(&found)[0], "Part 0: misses a minute ÷1.32 a week; ×1.00 per attempt, which may be no change.");
}

#[test]
fn fewer_misses_per_attempt_are_told_where_misses_a_minute_stay() {
    let learner = Learner { cleans_per_week: 1.25, ..Learner::flat(0.6, 0.1) };
    let got = found(&learner, 24, 5);
    let Shown::PerAttempt(per_attempt, a_minute) = &got[0].shown else { panic!("{got:?}") };
    assert!(per_attempt.verdict() == Verdict::Falls && a_minute.verdict() == Verdict::Unclear);
    assert_eq!(got[0].towards(), Towards::Better);
    let said_of = words::finding_says(&got[0], "Part 0", "");
    assert_eq!(said_of.0, "Part 0: misses per attempt ÷1.19 a week; ÷1.01 a minute, which may be no change.");
    assert!(said_of.1.starts_with("24 sessions on one level, by the clean attempts that were logged. Likely ÷1."));
    // the other way: as many misses in fewer and fewer attempts
    let worse = found(&Learner { cleans: 6.0, cleans_per_week: 1.0 / 1.25, ..learner }, 24, 5);
    assert_eq!(worse[0].towards(), Towards::Worse);
}

#[test]
fn misses_a_minute_and_per_attempt_are_one_sentence() {
    let of = |found: &[Finding]| {
        let is = |one: &&Finding| matches!(one.shown, Shown::Frequency(..) | Shown::PerAttempt(..));
        found
            .iter()
            .filter(is)
            .map(|one| (one.towards(), matches!(one.shown, Shown::Frequency(..))))
            .collect::<Vec<_>>()
    };
    let both = found(&Learner { per_week: 1.0 / 1.3, ..Learner::flat(1.0, 0.1) }, 24, 5);
    assert_eq!(of(&both), [(Towards::Better, true)], "both fall: {:?}", said(&both));
    // more misses in many more attempts are neither
    let quicker = Learner { per_week: 1.2, cleans_per_week: 1.6, ..Learner::flat(0.6, 0.0) };
    let apart = found(&quicker, 24, 5);
    assert_eq!(of(&apart), [(Towards::Neither, false)], "{:?}", said(&apart));
}

#[test]
fn weeks_without_practice_are_time_like_any_other() {
    let learner = Learner { per_week: 1.0 / 1.15, gap: 14, ..Learner::flat(2.0, 0.2) };
    let found = found(&learner, 20, 9);
    let Shown::Frequency(misses, _) = &found[0].shown else { panic!("{found:?}") };
    assert!(misses.interval.0 < 1.0 / 1.15 && 1.0 / 1.15 < misses.interval.1, "{misses:?}");
}

#[test]
fn a_harder_level_is_no_step_back() {
    let learner = Learner { level_up: Some((12, 3.0)), ..Learner::flat(0.4, 0.1) };
    for sessions in [13, 16, 20, 30] {
        let found = found(&learner, sessions, 4);
        assert!(found.iter().all(|finding| finding.towards() != Towards::Worse), "{sessions}: {:?}", said(&found));
        let reached = said(&found).iter().any(|said| said.contains("first clean attempts on"));
        assert_eq!(reached, sessions == 13, "{sessions}: {:?}", said(&found));
    }
}

#[test]
fn each_kind_of_change_has_its_sentence() {
    let flat = || Learner::flat(0.6, 0.1);
    let mut unsaid = Vec::new();
    let mut says = |learner: Learner, sessions, sentence: &str| {
        let said = said(&found(&learner, sessions, 11));
        if !said.iter().any(|said| said == sentence) {
            unsaid.push(format!("{sentence} is not in {said:#?}"));
        }
    };
    let wobbles = Learner { wobbles: (0.25, 0.08), ..flat() };
    says(wobbles, 24, "Part 0: 72 % of sized misses were wobbles lately, 43 % before.");
    let seconds = Learner { seconds: (40.0, 0.85), ..flat() };
    says(seconds, 24, "Part 0: from a miss to the next attempt it took 14.8 s lately, 29.1 s before.");
    let causes = Learner { causes: ([0.6, 0.2, 0.2], -0.12), ..flat() };
    says(causes, 24, "Part 0: “100” came less often: ÷12.2 a minute.");
    let tweak = Learner { after: [0.4, 0.9, 0.4, 0.4], ..flat() };
    says(tweak, 24, "Part 0: after “201” 57 of 62 retries were clean, after other tweaks 51 of 120.");
    let retry = Learner { after: [0.3, 0.75, 0.75, 0.75], ..flat() };
    says(retry, 24, "After a tweak 142 of 182 retries were clean, without one 84 of 297 next attempts.");
    let guess = Learner { guess: (4.0, 0.85), ..flat() };
    says(guess, 60, "Your guesses were 6 points off lately, 20 before.");
    assert_eq!(unsaid, [""; 0]);
}

#[test]
fn a_session_that_stands_out_is_told_and_is_neither_better_nor_worse() {
    let skill = skill(1);
    let mut sessions = Learner::flat(0.4, 0.0).sessions(&skill, 15, 3);
    sessions[14].session.parts[0].falls += 60;
    let found = findings(&History::from(sessions), &skill, &Scope::skill(&skill.id));
    let unusual = found.iter().find(|finding| matches!(finding.shown, Shown::Unusual(_))).expect("it stands out");
    assert_eq!(unusual.towards(), Towards::Neither);
    let said = words::finding_says(unusual, "Part 0", "");
    assert_eq!(said.0, "Part 0: 1.87 misses a minute in the last session; 0.02 to 0.85 are usual.");
}

#[test]
fn a_ladder_that_came_higher_is_a_fact_and_the_first_one_is_none() {
    let skill = skill(1);
    let component = &skill.components[0];
    let run = |level: usize| LadderRun {
        component: component.tag,
        level: component.levels[level].tag,
        value: None,
        end: LadderEnd::Broke,
    };
    let mut sessions = Learner::flat(0.4, 0.0).sessions(&skill, 3, 3);
    let scope = Scope::skill(&skill.id);
    sessions[2].session.ladders = vec![run(1)];
    assert_eq!(findings(&History::from(sessions.clone()), &skill, &scope), []);
    sessions[0].session.ladders = vec![run(0)];
    let found = findings(&History::from(sessions), &skill, &scope);
    assert!(matches!(&found[..], [Finding { shown: Shown::Ladder(_), p_value: None, .. }]), "{found:?}");
}

#[test]
fn what_is_told_is_little_and_of_what_is_looked_at() {
    let learner = Learner { after: [0.2, 0.95, 0.1, 0.5], components: 3, both: 0.9, ..Learner::flat(1.0, 0.0) };
    let skill = skill(3);
    let history = History::from(learner.sessions(&skill, 60, 11));
    let all = findings(&history, &skill, &Scope::skill(&skill.id));
    let tweaks = |tag| all.iter().filter(|one| one.component == tag && matches!(one.shown, Shown::Tweak(..))).count();
    for component in &skill.components {
        assert_eq!(tweaks(Some(component.tag)), 1, "the surest, and none that is worse: {:?}", said(&all));
    }
    assert!(all.iter().any(|one| one.component.is_none()), "retries after tweaks are clean more often");
    let one = Scope::component(&skill, skill.components[1].tag);
    let of_one = findings(&history, &skill, &one);
    assert!(of_one.iter().all(|finding| finding.component == Some(skill.components[1].tag)) && !of_one.is_empty());
    // however many are looked at, as many were tried
    assert!(of_one.iter().all(|finding| all.contains(finding)));
    let mut search = findings::Search::default();
    let steps = std::iter::repeat_with(|| search.go_on(&history, &skill)).take_while(|more| *more).count();
    assert_eq!((steps, search.findings(&history, &skill, &Scope::skill(&skill.id))), (4, all));
}

#[test]
fn what_is_kept_of_a_component_is_the_best_supported_that_says_how_it_goes() {
    let skill = skill(1);
    let of = |learner: Learner, sessions| {
        let all = findings(&History::from(learner.sessions(&skill, sessions, 5)), &skill, &Scope::skill(&skill.id));
        findings::kept(&all, Instant(77))
    };
    let one = i64::from(skill.components[0].tag);
    assert_eq!(of(Learner { per_week: 1.0 / 1.25, ..Learner::flat(1.0, 0.2) }, 24), [77, one, Found::Fewer.number()]);
    assert_eq!(of(Learner { per_week: 1.2, ..Learner::flat(0.3, 0.2) }, 24), [77, one, Found::More.number()]);
    let per_attempt = Learner { cleans_per_week: 1.25, ..Learner::flat(0.6, 0.1) };
    assert_eq!(of(per_attempt, 24), [77, one, Found::Fewer.number()]);
    let wobbles = |wobbles| Learner { wobbles, ..Learner::flat(0.6, 0.1) };
    assert_eq!(of(wobbles((0.25, 0.08)), 24), [77, one, Found::Milder.number()]);
    assert_eq!(of(wobbles((0.75, -0.08)), 24), [77, one, Found::Rougher.number()]);
    let level = Learner { level_up: Some((12, 3.0)), ..Learner::flat(0.4, 0.1) };
    assert_eq!(of(level, 13), [77, one, Found::Reached.number()]);
    // of two findings of a component, the surer
    let both = Learner { per_week: 1.0 / 1.3, wobbles: (0.25, 0.08), ..Learner::flat(3.0, 0.1) };
    assert_eq!(of(both, 24), [77, one, Found::Fewer.number()]);
    // a tweak that works, and guesses that come closer, are findings, and say nothing of how it goes
    let tweak = Learner { after: [0.4, 0.9, 0.4, 0.4], guess: (4.0, 0.85), ..Learner::flat(0.6, 0.1) };
    assert_eq!(of(tweak, 60), [0_i64; 0]);
    assert_eq!(of(Learner::flat(0.5, 0.3), 30), [0_i64; 0]);
}

// ---------- how often it is wrong ----------

#[test]
fn looking_after_every_session_hardly_ever_tells_a_flat_learner_of_progress() {
    let skill = skill(2);
    let scope = Scope::skill(&skill.id);
    let mut told = 0;
    for seed in 0..60 {
        let learner = Learner { components: 2, both: 0.3, ..Learner::flat(0.5, if seed % 2 == 0 { 0.0 } else { 0.4 }) };
        let mut history = History::default();
        let is_better = |history: &History| {
            findings(history, &skill, &scope).iter().any(|finding| finding.towards() == Towards::Better)
        };
        let mut was_told = false;
        for (nth, digest) in learner.sessions(&skill, 50, seed * 31 + 7).into_iter().enumerate() {
            history.add_digest(digest);
            was_told |= nth % 3 == 1 && is_better(&history);
        }
        told += u32::from(was_told);
    }
    assert!(told <= 4, "{told} of 60");
}

#[test]
fn the_level_falls_slowly_and_never_rises() {
    let levels: Vec<f64> = [0, 5, 6, 10, 20, 50, 200, 3000].map(look_level).to_vec();
    assert!(levels.windows(2).all(|two| two[1] <= two[0]));
    assert!(levels[0] == 0.0125 && levels[3] == 0.00625 && levels[7] > 0.001);
}

#[test]
fn intervals_of_celeration_have_the_truth_in_them() {
    let mut chance = Chance::new(3);
    for (n, cv, misses) in [(8, 0.0, 5.0), (12, 0.4, 10.0), (30, 0.4, 3.0)] {
        let (mut held, mut all) = (0, 0);
        for _ in 0..400 {
            let one = |nth: i64, chance: &mut Chance| {
                let mean = misses * 0.9f64.powf(nth as f64 * 2.0 / 7.0) * chance.gamma(cv);
                Dated { day: nth * 2, count: chance.poisson(mean), exposure: 25.0 }
            };
            let sessions: Vec<Dated> = (0..n).map(|nth| one(nth, &mut chance)).collect();
            let Ok(found) = celeration(&sessions) else { continue };
            all += 1;
            held += u32::from(found.interval.0 <= 0.9 && 0.9 <= found.interval.1);
        }
        let share = 100 * held / all;
        assert!((92..=99).contains(&share), "{n} sessions differing by {cv}: {share} % of {all}");
    }
}

#[test]
fn exact_limits_hold_at_least_as_often_as_they_say() {
    let mut chance = Chance::new(5);
    for mean in [0.2, 1.0, 4.0, 30.0] {
        let limits = |chance: &mut Chance| garwood(chance.poisson(mean).into(), 1.0, 0.05).expect("an exposure");
        let held = (0..2000).map(|_| limits(&mut chance)).filter(|(low, high)| *low <= mean && mean <= *high).count();
        assert!(held >= 1880, "{held} of 2000 at {mean}");
    }
}

// ---------- what it is made of ----------

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
    let trend = trend(all);
    let sizes: Vec<usize> = trend.phases.iter().map(|phase| phase.sessions.len()).collect();
    assert_eq!((sizes, trend.mixed), (vec![8, 9], 1), "a mixed session does not end a phase");
    assert!(!trend.phases[0].sessions.contains(&4));
    assert!(trend.phases.iter().all(|phase| phase.misses.is_ok() && phase.aim().is_some()));
    assert!(trend.overall.is_some(), "what is mixed has its own line, without a verdict");
    let of_one = Scope::component(&skill, skill.components[1].tag);
    assert_eq!(practised(sessions.iter().map(|digest| &digest.session), &of_one), []);
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
    let report = insights::report(&text, None).expect("a backup");
    let whole = &report["scopes"][0];
    assert_eq!(whole["sessions"], lived.sessions.len());
    for part in ["findings", "trend", "lines", "halves", "weeks", "within_session", "causes", "recovery", "days"] {
        assert!(!whole[part].is_null(), "{part}");
    }
    let misses = |value: &serde_json::Value| value["misses"].as_u64().expect("a count");
    let weeks: u64 = whole["weeks"].as_array().expect("weeks").iter().map(misses).sum();
    let bins: u64 = whole["within_session"].as_array().expect("bins").iter().map(misses).sum();
    assert_eq!(weeks, bins);
    let one = insights::report(&text, Some("Two-foot stop")).expect("it is in the deck");
    assert_eq!(one["scopes"].as_array().map(Vec::len), Some(1));
    assert!(insights::report(&text, Some("Nothing")).is_err() && insights::report("no", None).is_err());
}
