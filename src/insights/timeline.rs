//! A session as it went, line by line.

use crate::domain::{FinishedSession, Millis, TagNo};

/// A line of it.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Moment {
    /// From `running` on, this component was practised on this level.
    Began {
        /// After how much practice.
        running: Millis,
        /// Which component.
        component: TagNo,
        /// On which level.
        level: TagNo,
    },
    /// So many clean attempts one after the other, the first of them at this place among the attempts.
    Clean {
        /// The first one's place.
        first: usize,
        /// How many.
        count: usize,
    },
    /// The micro-failure at this place among the attempts.
    Miss(usize),
    /// A pause of this length.
    Paused {
        /// After how much practice.
        running: Millis,
        /// How long.
        length: Millis,
    },
}

/// The lines of `session`, in order. Clean attempts that follow each other are one line.
pub fn timeline(session: &FinishedSession) -> Vec<Moment> {
    let mut lines = Vec::new();
    let mut pauses = session.pauses.iter().peekable();
    let mut paused: Millis = 0;
    let mut practised = None;
    for (place, attempt) in session.attempts.iter().enumerate() {
        while let Some(pause) = pauses.next_if(|pause| pause.until <= attempt.at) {
            let length = pause.until.since(pause.from);
            lines.push(Moment::Paused { running: pause.from.since(session.began) - paused, length });
            paused += length;
        }
        let (component, level) = (attempt.component, attempt.level);
        if practised.replace((component, level)) != Some((component, level)) {
            lines.push(Moment::Began { running: attempt.running, component, level });
        }
        match lines.last_mut() {
            _ if attempt.micro().is_some() => lines.push(Moment::Miss(place)),
            Some(Moment::Clean { count, .. }) => *count += 1,
            _ => lines.push(Moment::Clean { first: place, count: 1 }),
        }
    }
    for pause in pauses {
        let length = pause.until.since(pause.from);
        lines.push(Moment::Paused { running: pause.from.since(session.began) - paused, length });
        paused += length;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Attempt, Id, Instant, MicroFailure, Outcome, Pause, Source};

    #[test]
    fn every_attempt_stands_in_one_line_and_pauses_between_them() {
        let began = Instant(1_000_000);
        let attempt = |running: i64, paused: i64, level, micro: bool| Attempt {
            at: began.after(running + paused),
            running,
            component: 1,
            level,
            outcome: if micro { Outcome::Micro(MicroFailure::default()) } else { Outcome::Clean },
            source: Source::Touch,
            retry: None,
        };
        let pause = |from, until| Pause { from: began.after(from), until: began.after(until) };
        let session = FinishedSession {
            id: Id::new(began, 1),
            learner: Id::me(),
            skill: Id::me(),
            began,
            ended: began.after(200),
            utc_offset_min: 0,
            planned_min: 25,
            misses_only: false,
            closing: Default::default(),
            ladders: vec![],
            running: 140,
            pauses: vec![pause(35, 85), pause(190, 200)],
            attempts: vec![
                attempt(10, 0, 2, false),
                attempt(20, 0, 2, false),
                attempt(30, 0, 2, true),
                attempt(40, 50, 2, false),
                attempt(50, 50, 3, false),
            ],
        };
        let expected = [
            Moment::Began { running: 10, component: 1, level: 2 },
            Moment::Clean { first: 0, count: 2 },
            Moment::Miss(2),
            Moment::Paused { running: 35, length: 50 },
            Moment::Clean { first: 3, count: 1 },
            Moment::Began { running: 50, component: 1, level: 3 },
            Moment::Clean { first: 4, count: 1 },
            Moment::Paused { running: 140, length: 10 },
        ];
        assert_eq!(timeline(&session), expected);
        assert_eq!(timeline(&FinishedSession { attempts: vec![], pauses: vec![], ..session }), []);
    }
}
