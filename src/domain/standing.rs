//! Where a component stands: how its attempts ended since its present level was set, whatever session they were in.

use super::{FinishedSession, Instant, LadderRun, TagNo};

/// So many attempts are remembered: as many as the edge looks at.
pub const STANDING_ATTEMPTS: usize = 40;

/// Where a component stands. It is made from the finished sessions, and can be made again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// Which component.
    pub component: TagNo,
    /// The level at which it was tried last.
    pub level: TagNo,
    /// The attempts since this level was set, oldest first, at most [`STANDING_ATTEMPTS`]: `c` clean, `m` a miss. Sessions in which only
    /// misses were logged add none: how many went as meant is not known.
    pub outcomes: String,
    /// When the newest session began in which it was tried, and the learner's wall clock less UTC in minutes.
    pub practised: (Instant, i16),
    /// What breakdown ladders reached, in turn: a level, each once, and the highest value on it in thousandths, or 0 where it has none.
    pub reached: Vec<i64>,
}

impl Standing {
    fn new(component: TagNo, level: TagNo) -> Self {
        let practised = (Instant(0), 0);
        Self { component, level, outcomes: String::new(), practised, reached: Vec::new() }
    }

    fn tried(&mut self, level: TagNo, letter: Option<char>) {
        if self.level != level {
            self.level = level;
            self.outcomes.clear();
        }
        if let Some(letter) = letter {
            if self.outcomes.len() >= STANDING_ATTEMPTS {
                self.outcomes.remove(0);
            }
            self.outcomes.push(letter);
        }
    }

    /// Takes in what a ladder reached. The order in which ladders come makes no difference.
    fn climbed(&mut self, run: &LadderRun) {
        let (level, value) = (i64::from(run.level), run.value.unwrap_or(0));
        let mut place = 0;
        while self.reached.get(place).is_some_and(|known| *known < level) {
            place += 2;
        }
        match self.reached.get_mut(place..place + 2) {
            Some([known, highest]) if *known == level => *highest = value.max(*highest),
            _ => {
                self.reached.insert(place, value);
                self.reached.insert(place, level);
            }
        }
    }
}

/// Takes the attempts of one more finished session in. Sessions may come in any order; of a component, what came before its newest
/// session adds no attempts.
pub(super) fn take_in(standings: &mut Vec<Standing>, session: &FinishedSession) {
    for attempt in &session.attempts {
        let place = standings.iter().position(|known| known.component == attempt.component).unwrap_or_else(|| {
            standings.push(Standing::new(attempt.component, attempt.level));
            standings.len() - 1
        });
        let standing = &mut standings[place];
        if standing.practised.0 > session.began {
            continue;
        }
        standing.practised = (session.began, session.utc_offset_min);
        let letter = if attempt.micro().is_some() { 'm' } else { 'c' };
        standing.tried(attempt.level, (!session.misses_only).then_some(letter));
    }
    take_in_ladders(standings, &session.ladders);
}

/// Takes in what breakdown ladders reached, of components that were tried.
pub(super) fn take_in_ladders(standings: &mut [Standing], ladders: &[LadderRun]) {
    for run in ladders {
        if let Some(standing) = standings.iter_mut().find(|standing| standing.component == run.component) {
            standing.climbed(run);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Attempt, Id, LadderEnd, MicroFailure, Outcome, Source};

    /// A session of component 1: each attempt is a level and `c` or `m`.
    fn session(hour: i64, attempts: &[(TagNo, char)], misses_only: bool) -> FinishedSession {
        let began = Instant(hour * 3_600_000);
        let attempt = |(level, letter): &(TagNo, char)| Attempt {
            at: began,
            running: 0,
            component: 1,
            level: *level,
            outcome: if *letter == 'c' { Outcome::Clean } else { Outcome::Micro(MicroFailure::default()) },
            source: Source::Touch,
            retry: None,
        };
        FinishedSession {
            closing: Default::default(),
            id: Id::new(began, 1),
            learner: Id::me(),
            skill: Id::me(),
            began,
            ended: began.after(60_000),
            utc_offset_min: 60,
            planned_min: 25,
            running: 60_000,
            pauses: vec![],
            attempts: attempts.iter().map(attempt).collect(),
            misses_only,
            ladders: vec![],
        }
    }

    fn of(sessions: &[FinishedSession]) -> Standing {
        let mut standings = Vec::new();
        sessions.iter().for_each(|session| take_in(&mut standings, session));
        assert_eq!(standings.len(), 1);
        standings.remove(0)
    }

    #[test]
    fn attempts_since_the_level_was_set_count_across_sessions() {
        let first = session(1, &[(3, 'm'), (2, 'c'), (2, 'm')], false);
        let second = session(2, &[(2, 'c')], false);
        let standing = of(&[first.clone(), second.clone()]);
        assert_eq!((standing.level, standing.outcomes.as_str()), (2, "cmc"));
        assert_eq!(standing.practised, (second.began, 60));
        let third = session(3, &[(3, 'c')], false);
        assert_eq!(of(&[first, second, third]).outcomes, "c", "the level was set anew");
    }

    #[test]
    fn forty_are_remembered_the_newest() {
        let many = session(1, &[(2, 'm'); 50], false);
        let standing = of(&[many, session(2, &[(2, 'c')], false)]);
        assert_eq!(standing.outcomes, format!("{}c", "m".repeat(39)));
    }

    #[test]
    fn sessions_of_misses_alone_add_nothing_but_the_day_and_a_level_that_was_set() {
        let first = session(1, &[(2, 'c')], false);
        let only = session(2, &[(2, 'm'); 9], true);
        let standing = of(&[first.clone(), only.clone()]);
        assert_eq!((standing.outcomes.as_str(), standing.practised.0), ("c", only.began));
        let elsewhere = session(3, &[(3, 'm')], true);
        assert_eq!(of(&[first.clone(), elsewhere, session(4, &[(2, 'm')], false)]).outcomes, "m");
    }

    #[test]
    fn what_came_before_adds_no_attempts() {
        let (old, new) = (session(1, &[(3, 'm')], false), session(2, &[(2, 'c')], false));
        assert_eq!(of(&[new.clone(), old]), of(&[new]));
    }

    #[test]
    fn of_ladders_the_highest_of_each_level_stays_in_any_order() {
        let run = |level, value| LadderRun { component: 1, level, value, end: LadderEnd::Broke };
        let mut one = session(1, &[(2, 'c')], false);
        one.ladders = vec![run(4, Some(93_000)), run(3, None), run(4, Some(91_000))];
        let mut other = session(2, &[(2, 'c')], false);
        other.ladders = vec![run(4, Some(95_000)), LadderRun { component: 9, ..run(5, None) }];
        let expected = [3, 0, 4, 95_000];
        assert_eq!(of(&[one.clone(), other.clone()]).reached, expected);
        assert_eq!(of(&[other, one]).reached, expected);
    }
}
