//! A whole life on the ice: which evenings, what is practised on each, and what is written down at the end.

use super::calendar::{Evening, evenings};
use super::chance::Chance;
use super::life::Life;
use super::notes::Words;
use super::practice::{Done, Plan, length, practise};
use super::skater::{Form, Grasp, progress};
use crate::domain::{Component, FinishedSession, Id, Instant, Note, Outcome, Skill, Started, TagNo};

/// What somebody practised, and wrote of it.
#[derive(Clone, PartialEq, Debug)]
pub struct History {
    /// What was learned, with the levels that were reached.
    pub skill: Skill,
    /// Finished sessions, oldest first.
    pub sessions: Vec<FinishedSession>,
    /// Notes of progress, oldest first.
    pub notes: Vec<Note>,
}

/// The history of practising `skill` that `seed` makes: it ends the day before `end`, where the wall clock is
/// `utc_offset_min` minutes ahead of UTC.
pub fn history(seed: u64, skill: Skill, end: Instant, utc_offset_min: i16, life: &Life) -> History {
    let evenings = evenings(&mut Chance::of(seed, 1), life, end, utc_offset_min);
    let mut grasps: Vec<Grasp> = skill.components.iter().map(|component| Grasp::new(seed, component)).collect();
    let favourite = skill.chosen;
    let mut words = Words::default();
    let mut all = History { skill, sessions: Vec::with_capacity(evenings.len()), notes: Vec::new() };
    for (number, evening) in evenings.iter().enumerate() {
        // what one evening draws changes nothing for the next
        let mut chance = Chance::of(seed, 2 + number as u64);
        let lived = number as f64 / evenings.len() as f64;
        let components = choose(&mut chance, life, &all.skill, favourite, lived);
        let Some(plan) = plan(&mut chance, &all.skill, evening, lived, components) else { continue };
        let mut done = practise((life, &mut all.skill, &mut grasps), evening, &plan, &mut chance);
        if end.since(evening.at) > LABELLED_AFTER {
            label(&mut chance, &all.skill, &grasps, &mut done.session);
        }
        words.next_evening();
        if let Some(text) = note(&mut chance, &mut words, &all.skill, evening, &plan, &done, number) {
            let at = done.session.ended.after(chance.between(150, 600) * 100);
            all.notes.push(Note { session: done.session.id.clone(), skill: all.skill.id.clone(), at, text });
        }
        all.sessions.push(done.session);
    }
    all
}

/// What is to be practised: one component is new, one comes back again and again, earlier ones are looked after.
fn choose(chance: &mut Chance, life: &Life, skill: &Skill, favourite: TagNo, lived: f64) -> Vec<(f64, TagNo)> {
    let reached = life.components.min(skill.components.len()).max(1);
    // the end is reached early enough to practise it
    let newest = ((lived * 1.06 * reached as f64) as usize).min(reached - 1);
    let tag = |place: usize| skill.components.get(place).map_or(favourite, |component| component.tag);
    let known = skill.components.iter().take(newest + 1).any(|component| component.tag == favourite);
    let earlier = match chance.pick(&[0.45, 0.55]) {
        0 if known => favourite,
        _ => tag(newest.saturating_sub(chance.between(1, 2) as usize)),
    };
    match chance.pick(&[0.4, 0.35, 0.25]) {
        // warming up with what is known, then the new
        0 => vec![(0.0, earlier), (0.3, tag(newest))],
        1 => vec![(0.0, tag(newest)), (0.65, earlier)],
        _ => vec![(0.0, tag(newest))],
    }
}

fn plan(
    chance: &mut Chance,
    skill: &Skill,
    evening: &Evening,
    lived: f64,
    components: Vec<(f64, TagNo)>,
) -> Option<Plan> {
    let first: &Component = components.first().and_then(|(_, tag)| skill.component(*tag))?;
    // one evening in ten is a bad one, and the first after a break is stiff
    let day = if chance.hits(0.1) { 1.3 + 0.25 * chance.unit() } else { 0.85 + 0.3 * chance.unit() };
    let form = Form { progress: progress(lived), factor: if evening.back { day.max(1.15) } else { day } };
    let planned_min = match (lived > 0.4, evening.weekend) {
        (false, false) => 25,
        (true, true) => 35,
        _ => 30,
    };
    let start = Started {
        misses_only: false,
        mix: None,
        id: Id::new(evening.at, chance.bits()),
        learner: skill.learner.clone(),
        skill: skill.id.clone(),
        component: first.tag,
        level: first.level,
        planned_min,
        utc_offset_min: evening.utc_offset_min,
    };
    Some(Plan { start, components, form, running: length(chance, planned_min, form) })
}

/// What is older than three weeks was mostly labelled on the bench; the rest waits.
const LABELLED_AFTER: i64 = 21 * 24 * 60 * 60 * 1000;

/// Most misses that waited get their cause, some a tweak; their retries stay what they were.
fn label(chance: &mut Chance, skill: &Skill, grasps: &[Grasp], session: &mut FinishedSession) {
    for attempt in session.attempts.iter_mut().filter(|attempt| attempt.waits()) {
        let Outcome::Micro(micro) = &mut attempt.outcome else { continue };
        let Some(component) = skill.component(attempt.component) else { continue };
        let Some(grasp) = grasps.iter().find(|grasp| grasp.component == component.tag) else { continue };
        if chance.hits(0.93) {
            let cause = grasp.cause(chance, component.causes.len());
            micro.cause = component.causes.get(cause).map(|cause| cause.tag);
        }
    }
}

/// The note of progress, if one was written: five evenings in six end with one.
fn note(
    chance: &mut Chance,
    words: &mut Words,
    skill: &Skill,
    evening: &Evening,
    plan: &Plan,
    done: &Done,
    number: usize,
) -> Option<String> {
    let attempts = &done.session.attempts;
    let misses = attempts.iter().filter(|attempt| attempt.micro().is_some()).count();
    let last = attempts.last()?.component;
    let component = skill.component(last).map_or("", |component| component.name.as_str());
    let text = match number {
        0 => Some(words.first()),
        _ if chance.hits(0.16) => return None,
        _ if evening.back => words.back(chance),
        _ if plan.form.is_bad() && misses * 5 > attempts.len() * 2 => words.bad_day(chance),
        _ if done.harder && chance.hits(0.5) => words.harder(chance),
        _ => words.of(chance, component),
    };
    text.map(str::to_owned)
}
