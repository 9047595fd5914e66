//! What is tried of a component, and of a skill.

use super::{Finding, Shown};
use crate::domain::{Skill, TagNo};
use crate::insights::history::{CauseCount, Digest, History, Practised, Scope, Setting, after_misses, guesses};
use crate::insights::interval::Z95;
use crate::insights::methods::{
    Celeration, Compared, Counted, DIFFERENCE_MINIMUM, Dated, Difference, Missing, UNUSUAL_SESSIONS, beside,
    celeration, compare, exact_ratio, fisher, mean_step, newcombe, newcombe_interval, share_step, t_two_sided,
};
use crate::insights::{EDGE_MINIMUM, is_new_best};

/// A cause that was given less often is not followed.
const CAUSE_MINIMUM: u32 = 10;
/// A tweak that was tried less often is not compared.
const TWEAK_MINIMUM: u32 = 5;

/// Everything of a component that there is enough of, with its chance.
pub(super) fn of_component(history: &History, skill: &Skill, component: TagNo, found: &mut Vec<Finding>) {
    let scope = Scope { skill: skill.id.clone(), components: vec![component] };
    let of_it = history.sessions().iter();
    let practised: Vec<(&Digest, Practised)> =
        of_it.filter_map(|digest| Some((digest, Practised::of(0, &digest.session, &scope)?))).collect();
    let phase = newest_phase(&practised);
    if let Some(setting) = phase.first().and_then(|(_, one)| one.setting) {
        on_one_level(&phase, setting, found);
    }
    tweaks(&practised, component, found);
}

/// The sessions on the level that was practised last, back to where it was set; mixed ones are left out.
fn newest_phase<'a>(practised: &[(&'a Digest, Practised)]) -> Vec<(&'a Digest, Practised)> {
    let settled = || practised.iter().rev().filter(|(_, one)| one.setting.is_some());
    let Some(setting) = settled().next().map(|(_, one)| one.setting) else { return Vec::new() };
    let mut phase: Vec<_> = settled().take_while(|(_, one)| one.setting == setting).copied().collect();
    phase.reverse();
    phase
}

fn on_one_level(phase: &[(&Digest, Practised)], setting: Setting, found: &mut Vec<Finding>) {
    let Setting { component, level } = setting;
    let mut add = |shown: Shown, p: f64| {
        if p.is_finite() {
            found.push(Finding {
                component: Some(component),
                level: Some(level),
                shown,
                p_value: Some(p),
                q_value: None,
            });
        }
    };
    let dated: Vec<Dated> = phase.iter().map(|(_, one)| one.misses_by_minute()).collect();
    if let Ok(misses) = celeration(&dated) {
        let by_attempt: Vec<Dated> = phase.iter().filter_map(|(_, one)| one.misses_by_attempt()).collect();
        let per_attempt: Option<Celeration> = celeration(&by_attempt).ok();
        let p = misses.p_value();
        add(Shown::Frequency(misses.clone(), per_attempt.clone()), p);
        // as many misses in more attempts, or more in as many: a minute of practice is not always as full
        if let Some(found) = per_attempt {
            let p = found.p_value();
            add(Shown::PerAttempt(found, misses), p);
        }
    }
    let (earlier, later) = phase.split_at(phase.len() / 2);
    let sized = |half: &[(&Digest, Practised)]| -> Vec<(u32, u32)> {
        half.iter().map(|(_, one)| (one.tally.wobbles, one.tally.sized())).collect()
    };
    if let Ok(step) = share_step(&sized(earlier), &sized(later)) {
        add(Shown::Recoverable(step), step.p_value);
    }
    let times = |half: &[(&Digest, Practised)]| -> Vec<f64> {
        half.iter().filter_map(|(digest, _)| log_time(digest, component)).collect()
    };
    if let Ok(step) = mean_step(&times(earlier), &times(later)) {
        add(Shown::Recovery(step), step.p_value);
    }
    let mut causes: Vec<(TagNo, u32)> = Vec::new();
    for given in phase.iter().flat_map(|(digest, _)| &digest.causes).filter(|given| given.component == component) {
        match causes.iter_mut().find(|(known, _)| *known == given.cause) {
            Some((_, count)) => *count += given.count,
            None => causes.push((given.cause, given.count)),
        }
    }
    causes.retain(|(_, count)| *count >= CAUSE_MINIMUM);
    let mut series = vec![Vec::with_capacity(phase.len()); causes.len()];
    for (digest, one) in phase {
        for ((cause, _), series) in causes.iter().zip(&mut series) {
            let is_it = |given: &&CauseCount| (given.component, given.cause) == (component, *cause);
            series.push((digest.causes.iter().find(is_it).map_or(0, |given| given.count), one.minutes()));
        }
    }
    let misses = |half: &[(&Digest, Practised)]| -> Vec<(u32, f64)> {
        half.iter().map(|(_, one)| (one.tally.misses(), one.minutes())).collect()
    };
    let all_misses = match compare(&misses(earlier), &misses(later)) {
        Ok(Compared::Measured(changed)) if !causes.is_empty() => Some(changed.ratio),
        _ => None,
    };
    for ((cause, _), counts) in causes.into_iter().zip(series) {
        let (earlier, later) = counts.split_at(counts.len() / 2);
        if let Ok(Compared::Measured(changed)) = compare(earlier, later) {
            let is_likely = |ratio: f64| changed.interval.0 <= ratio && ratio <= changed.interval.1;
            add(Shown::Cause(cause, changed, all_misses.is_some_and(is_likely)), changed.p_value);
        }
    }
    if let Some((shown, p)) = unusual(phase) {
        add(shown, p);
    }
}

/// The mean of the logarithms of the seconds from a miss to the next attempt.
fn log_time(digest: &Digest, component: TagNo) -> Option<f64> {
    let timed = digest.after.iter().filter(|after| after.component == component);
    let logs: Vec<f64> = timed.filter_map(|after| Some((after.after?.max(100) as f64 / 1000.0).ln())).collect();
    (!logs.is_empty()).then(|| logs.iter().sum::<f64>() / logs.len() as f64)
}

/// The newest session beside those before it, if it is outside of what is usual. Its chance is the larger of two: of counts that come at random, and
/// of sessions that differ as those before do (Student's t of the cube roots of their rates, which are less skewed). Each session is another
/// that could be unusual: so the chance is multiplied by how many there were.
fn unusual(phase: &[(&Digest, Practised)]) -> Option<(Shown, f64)> {
    let counts: Vec<(u32, f64)> = phase.iter().map(|(_, one)| (one.tally.misses(), one.minutes())).collect();
    let (newest, before) = counts.split_last()?;
    if before.len() < UNUSUAL_SESSIONS {
        return None;
    }
    let found = beside(before, *newest).ok()?;
    let n = before.len() as f64;
    if !found.is_unusual() {
        return Some((Shown::Unusual(found), 1.0));
    }
    let (count, minutes) = before.iter().fold((0.0, 0.0), |(k, e), (count, time)| (k + f64::from(*count), e + time));
    let own = Counted { count: newest.0.into(), exposure: newest.1 };
    let at_random = exact_ratio(own, Counted { count: count as u64, exposure: minutes }, 0.05)?;
    let roots = before.iter().filter(|(_, time)| *time > 0.0).map(|(count, time)| (f64::from(*count) / time).cbrt());
    let mean = roots.clone().sum::<f64>() / n;
    let deviation = (roots.map(|root| (root - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    let t = (found.own.cbrt() - mean) / (deviation * (1.0 + 1.0 / n).sqrt());
    let differing = if deviation > 0.0 { t_two_sided(t, n - 1.0) } else { 0.0 };
    Some((Shown::Unusual(found), (at_random.p_value.max(differing) * n).min(1.0)))
}

/// Each tweak that was tried often enough beside all other retries of its component.
fn tweaks(practised: &[(&Digest, Practised)], component: TagNo, found: &mut Vec<Finding>) {
    let mut tried: Vec<(TagNo, (u32, u32))> = Vec::new();
    let mut all = (0, 0);
    for after in practised.iter().flat_map(|(digest, _)| &digest.after).filter(|after| after.component == component) {
        let Some(tweak) = after.tweak else { continue };
        let clean = u32::from(after.is_clean);
        all = (all.0 + clean, all.1 + 1);
        match tried.iter_mut().find(|(known, _)| *known == tweak) {
            Some((_, count)) => *count = (count.0 + clean, count.1 + 1),
            None => tried.push((tweak, (clean, 1))),
        }
    }
    for (tweak, own) in tried {
        let others = (all.0 - own.0, all.1 - own.1);
        if own.1 < TWEAK_MINIMUM || others.1 < TWEAK_MINIMUM {
            continue;
        }
        let share = |(k, n): (u32, u32)| f64::from(k) / f64::from(n);
        let difference = Difference {
            first: own,
            second: others,
            difference: share(own) - share(others),
            interval: newcombe_interval(own, others, Z95),
        };
        let p_value = Some(fisher(own, others));
        let shown = Shown::Tweak(tweak, difference);
        found.push(Finding { component: Some(component), level: None, shown, p_value, q_value: None });
    }
}

/// What is of the skill and not of one of its components.
pub(super) fn of_skill(history: &History, skill: &Skill, found: &mut Vec<Finding>) {
    let scope = Scope::skill(&skill.id);
    let mut add = |shown: Shown, p: f64| {
        found.push(Finding { component: None, level: None, shown, p_value: Some(p), q_value: None });
    };
    let [with, without] = after_misses(history.sessions(), &scope);
    if with.1.min(without.1) >= DIFFERENCE_MINIMUM
        && let Ok(difference) = newcombe(with, without)
    {
        add(Shown::Retry(difference), fisher(with, without));
    }
    let practised: Vec<Practised> =
        history.sessions().iter().filter_map(|digest| Practised::of(0, &digest.session, &scope)).collect();
    let guessed = guesses(&practised);
    let enough = guessed.iter().filter(|guess| guess.of as usize >= EDGE_MINIMUM);
    let errors: Vec<f64> = enough.filter_map(|guess| guess.error().map(f64::abs)).collect();
    let (earlier, later) = errors.split_at(errors.len() / 2);
    let step: Result<_, Missing> = mean_step(earlier, later);
    if let Ok(step) = step {
        add(Shown::Calibration(step), step.p_value);
    }
}

/// What the newest session reached: facts, of which no chance is told.
pub(super) fn reached(history: &History, skill: &Skill) -> Vec<Finding> {
    let mut of_it = history.sessions().iter().filter(|digest| digest.session.skill == skill.id).rev();
    let Some(newest) = of_it.next() else { return Vec::new() };
    let before: Vec<&Digest> = of_it.collect();
    let mut found = Vec::new();
    let fact = |component, level, shown| Finding { component, level, shown, p_value: None, q_value: None };
    for part in &newest.session.parts {
        let Some(component) = skill.component(part.component) else { continue };
        let [level] = part.levels[..] else { continue };
        let Some(rung) = component.rung(level).filter(|_| part.clean > 0) else { continue };
        let parts =
            || before.iter().flat_map(|digest| &digest.session.parts).filter(|one| one.component == component.tag);
        let highest = parts().flat_map(|one| &one.levels).filter_map(|level| component.rung(*level)).max();
        if highest.is_some_and(|highest| rung > highest) {
            found.push(fact(Some(component.tag), Some(level), Shown::Level(level)));
        }
    }
    for (nth, run) in newest.session.ladders.iter().enumerate() {
        let Some(component) = skill.component(run.component) else { continue };
        let earlier: Vec<_> = before.iter().flat_map(|digest| &digest.session.ladders).copied().collect();
        let all: Vec<_> = earlier.iter().chain(&newest.session.ladders[..nth]).copied().collect();
        let has_others = earlier.iter().any(|other| other.component == run.component);
        if has_others && is_new_best(component, run, &[], &all) {
            found.push(fact(Some(component.tag), Some(run.level), Shown::Ladder(*run)));
        }
    }
    found
}
