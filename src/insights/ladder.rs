//! How high breakdown ladders came: what is a new best, and the best of each day.
//!
//! The breakdown level is the hardest level that was tried before three misses in a row. It is Wobble's own definition, of one run;
//! there is no estimate in it, and so no interval.

use chrono::NaiveDate;

use crate::domain::{Component, CountedSession, LadderRun, TagNo, local_day};

/// How hard a level with a value is on the ladder of `component` as it is now: its rung from 0, and the value. `None` where the ladder has
/// this rung no more.
pub fn height(component: &Component, level: TagNo, value: Option<i64>) -> Option<(usize, Option<i64>)> {
    component.rung(level).map(|rung| (rung, value))
}

/// True if `run` came higher than everything that was `reached` before: by ladders of finished sessions (as a standing
/// has them), and by the earlier ones of this.
pub fn is_new_best(component: &Component, run: &LadderRun, reached: &[i64], earlier: &[LadderRun]) -> bool {
    let own = height(component, run.level, run.value);
    let lower = |level, value| height(component, level, value) < own;
    for pair in reached.chunks_exact(2) {
        if !lower(TagNo::try_from(pair[0]).unwrap_or(0), Some(pair[1]).filter(|value| *value != 0)) {
            return false;
        }
    }
    own.is_some() && earlier.iter().all(|other| other.component != run.component || lower(other.level, other.value))
}

/// The best ladder of `component` on each day, oldest first. What was reached on a rung that is gone cannot be compared, and is left out.
pub fn best_of_days(sessions: &[CountedSession], component: &Component) -> Vec<(NaiveDate, LadderRun)> {
    let mut days: Vec<(NaiveDate, LadderRun)> = Vec::new();
    let place = |run: &LadderRun| height(component, run.level, run.value);
    for session in sessions {
        let Some(day) = local_day(session.began, session.utc_offset_min) else { continue };
        for run in session.ladders.iter().filter(|run| run.component == component.tag && place(run).is_some()) {
            match days.iter_mut().find(|(known, _)| *known == day) {
                Some((_, best)) if place(best) >= place(run) => {}
                Some((_, best)) => *best = *run,
                None => days.push((day, *run)),
            }
        }
    }
    // sessions come in order, but for wall clocks that were moved
    while let Some(place) = days.windows(2).position(|pair| pair[0].0 > pair[1].0) {
        days.swap(place, place + 1);
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Id, Instant, LadderEnd, NewComponent, Skill};

    const DAY: i64 = 86_400_000;

    fn component() -> Component {
        let levels = ["Slow", "Steady", "Fast"].map(|name| (name.to_owned(), None, None)).to_vec();
        let new = NewComponent { name: "Stop".into(), levels, causes: vec![], tweaks: vec![] };
        let skill = Skill::new(Id::me(), Id::me(), "Ice".into(), false, vec![new], 0).expect("few tags");
        skill.components[0].clone()
    }

    fn run(level: TagNo, value: Option<i64>) -> LadderRun {
        LadderRun { component: 1, level, value, end: LadderEnd::Broke }
    }

    #[test]
    fn a_best_is_higher_than_everything_before() {
        let component = component();
        assert!(is_new_best(&component, &run(3, None), &[], &[]), "the first");
        assert!(is_new_best(&component, &run(4, None), &[3, 0], &[run(2, None)]));
        assert!(!is_new_best(&component, &run(3, None), &[3, 0], &[]), "as high as before");
        assert!(!is_new_best(&component, &run(3, None), &[], &[run(4, None)]));
        assert!(is_new_best(&component, &run(3, Some(93_000)), &[3, 92_000], &[]));
        assert!(!is_new_best(&component, &run(9, None), &[], &[]), "a rung that is gone");
        let other = LadderRun { component: 7, ..run(4, None) };
        assert!(is_new_best(&component, &run(3, None), &[], &[other]), "of another component");
    }

    #[test]
    fn of_each_day_there_is_the_best() {
        let session = |day: i64, ladders: &[LadderRun]| CountedSession {
            guess: None,
            id: Id::new(Instant(day * DAY), 1),
            learner: Id::me(),
            skill: Id::me(),
            began: Instant(day * DAY),
            utc_offset_min: 0,
            running: 0,
            misses_only: false,
            parts: vec![],
            ladders: ladders.to_vec(),
        };
        let sessions = [
            session(1, &[run(3, None), run(2, None), LadderRun { component: 7, ..run(4, None) }]),
            session(2, &[]),
            session(3, &[run(2, None)]),
            session(3, &[run(4, None), run(9, None)]),
        ];
        let found: Vec<TagNo> = best_of_days(&sessions, &component()).iter().map(|(_, run)| run.level).collect();
        assert_eq!(found, [3, 4]);
        let turned: Vec<CountedSession> = sessions.iter().rev().cloned().collect();
        assert_eq!(best_of_days(&turned, &component()), best_of_days(&sessions, &component()));
    }
}
