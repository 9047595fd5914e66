//! What the order of a session's attempts shows.

use crate::domain::{Attempt, Outcome, TagNo};

/// The most clean attempts in a row at one component, and that component; `None` without a clean attempt.
pub fn longest_clean_run(attempts: &[Attempt]) -> Option<(usize, TagNo)> {
    let mut best: Option<(usize, TagNo)> = None;
    let mut run = 0;
    let mut component = None;
    for attempt in attempts {
        if component != Some(attempt.component) || attempt.outcome != Outcome::Clean {
            run = 0;
        }
        component = Some(attempt.component);
        if attempt.outcome == Outcome::Clean {
            run += 1;
            if best.is_none_or(|(longest, _)| run > longest) {
                best = Some((run, attempt.component));
            }
        }
    }
    best
}

/// A tweak that was tried: how often, and how often the retry was clean.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Retries {
    /// Of which component.
    pub component: TagNo,
    /// Which tweak.
    pub tweak: TagNo,
    /// Clean retries.
    pub clean: usize,
    /// All retries.
    pub all: usize,
}

/// The tweak that was tried most often; of several, the one with the most clean retries.
pub fn most_tried(attempts: &[Attempt]) -> Option<Retries> {
    let mut tried: Vec<Retries> = Vec::new();
    for attempt in attempts {
        let Some(retry) = attempt.retry else { continue };
        let clean = usize::from(attempt.outcome == Outcome::Clean);
        match tried.iter_mut().find(|t| (t.component, t.tweak) == (attempt.component, retry.tweak)) {
            Some(known) => (known.clean, known.all) = (known.clean + clean, known.all + 1),
            None => tried.push(Retries { component: attempt.component, tweak: retry.tweak, clean, all: 1 }),
        }
    }
    tried.into_iter().max_by_key(|t| (t.all, t.clean))
}
