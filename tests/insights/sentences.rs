//! Each kind of learner is told the right thing, and little of it.

use crate::simulated::{Learner, skill};
use wobble::domain::{Found, Instant, LadderEnd, LadderRun};
use wobble::insights::findings::{self, Finding, Shown, Towards, findings};
use wobble::insights::history::*;
use wobble::insights::methods::*;
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
        Shown::Cause(tag, ..) | Shown::Tweak(tag, _) | Shown::Level(tag) => tag.to_string(),
        _ => String::new(),
    };
    found.iter().map(|finding| words::finding_says(finding, name(finding), &label(finding)).0).collect()
}

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
    says(causes, 24, "Part 0: “100” came less often, ÷12.2 a minute.");
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
