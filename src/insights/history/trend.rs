//! Phases: where the level changes, or a person set a phase line, another line begins. Sessions of several levels or components are in none
//! of them, and what all sessions together show is said to be mixed, without a verdict.
//!
//! Phase lines are those of the standard celeration chart (Lindsley): from that day on something was different, and a line is fitted
//! to each side of it alone. Nothing says that what was different made the difference.

use super::{Practised, Setting};
use crate::insights::methods::{Celeration, Dated, Missing, aim, celeration};

/// Sessions of one component on one level, in a row, with no phase line between them.
#[derive(Clone, PartialEq, Debug)]
pub struct Phase {
    /// Which component and level.
    pub setting: Setting,
    /// How many phase lines stand before it.
    pub lines: usize,
    /// Their places in [`Trend::sessions`]; mixed ones in between are left out.
    pub sessions: Vec<usize>,
    /// The first day and the last.
    pub days: (i64, i64),
    /// How misses a minute change.
    pub misses: Result<Celeration, Missing>,
    /// How misses per attempt change, by the sessions that logged clean attempts; `None` where none did.
    pub per_attempt: Option<Result<Celeration, Missing>>,
    /// How clean attempts a minute change, by the same sessions.
    pub cleans: Option<Result<Celeration, Missing>>,
}

impl Phase {
    /// AIM with its interval, where both celerations are known.
    pub fn aim(&self) -> Option<(f64, (f64, f64))> {
        let (Some(Ok(cleans)), Ok(misses)) = (&self.cleans, &self.misses) else { return None };
        Some(aim(cleans, misses))
    }
}

/// All sessions between two phase lines, levels and components together.
#[derive(Clone, PartialEq, Debug)]
pub struct Era {
    /// How many phase lines stand before it.
    pub lines: usize,
    /// Their places in [`Trend::sessions`].
    pub sessions: std::ops::Range<usize>,
    /// How misses a minute change; where levels or components are mixed that is no verdict.
    pub misses: Result<Celeration, Missing>,
}

/// How a frequency went.
#[derive(Clone, PartialEq, Debug)]
pub struct Trend {
    /// The sessions, in order.
    pub sessions: Vec<Practised>,
    /// Its phases, in order.
    pub phases: Vec<Phase>,
    /// What lies between phase lines that have sessions on both sides, in order; one where there is no such line.
    pub eras: Vec<Era>,
    /// How many sessions mix levels or components.
    pub mixed: usize,
    /// All sessions together, where they are not of one phase: the line has no verdict.
    pub overall: Option<Result<Celeration, Missing>>,
}

impl Trend {
    /// The phase that goes on, if the newest session that is not mixed is of it.
    pub fn current(&self) -> Option<&Phase> {
        self.phases.last()
    }
}

/// The phases of `sessions`, which are in order. `lines` are the days of phase lines, ascending: what is practised on such a day is behind
/// its line.
pub fn trend(sessions: Vec<Practised>, lines: &[i64]) -> Trend {
    let lines_before = |session: &Practised| lines.partition_point(|line| *line <= session.day);
    let mut places: Vec<((Setting, usize), Vec<usize>)> = Vec::new();
    for (place, session) in sessions.iter().enumerate() {
        let Some(setting) = session.setting else { continue };
        let of = (setting, lines_before(session));
        match places.last_mut().filter(|(known, _)| *known == of) {
            Some((_, phase)) => phase.push(place),
            None => places.push((of, vec![place])),
        }
    }
    let phases: Vec<Phase> = places.into_iter().map(|(of, places)| phase(of, places, &sessions)).collect();
    let mixed = sessions.iter().filter(|session| session.setting.is_none()).count();
    let dated = |sessions: &[Practised]| -> Vec<Dated> { sessions.iter().map(Practised::misses_by_minute).collect() };
    let overall = (phases.len() != 1 || mixed > 0).then(|| celeration(&dated(&sessions)));
    let mut begin = 0;
    let eras = sessions.chunk_by(|one, next| lines_before(one) == lines_before(next)).map(|era| {
        // of one phase, or of all sessions, it is known already
        let known = overall.as_ref().or(phases.first().map(|phase| &phase.misses));
        let known = known.filter(|_| era.len() == sessions.len());
        let of_it = begin..begin + era.len();
        begin = of_it.end;
        let misses = known.cloned().unwrap_or_else(|| celeration(&dated(era)));
        Era { lines: era.first().map_or(0, lines_before), sessions: of_it, misses }
    });
    let eras = eras.collect();
    Trend { sessions, phases, eras, mixed, overall }
}

fn phase((setting, lines): (Setting, usize), places: Vec<usize>, sessions: &[Practised]) -> Phase {
    let of_it = || places.iter().filter_map(|place| sessions.get(*place));
    let days = of_it().fold((i64::MAX, i64::MIN), |(first, last), one| (first.min(one.day), last.max(one.day)));
    let misses: Vec<Dated> = of_it().map(Practised::misses_by_minute).collect();
    let by_attempt: Vec<Dated> = of_it().filter_map(Practised::misses_by_attempt).collect();
    let cleans: Vec<Dated> = of_it().filter_map(Practised::cleans_by_minute).collect();
    let asked = |dated: Vec<Dated>| (!dated.is_empty()).then(|| celeration(&dated));
    Phase {
        setting,
        lines,
        days,
        misses: celeration(&misses),
        per_attempt: asked(by_attempt),
        cleans: asked(cleans),
        sessions: places,
    }
}
