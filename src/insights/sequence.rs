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

/// For each tweak that was tried: component, tweak, clean retries, all retries; the most tried first.
pub fn retries(attempts: &[Attempt]) -> Vec<(TagNo, TagNo, usize, usize)> {
    let mut tried: Vec<(TagNo, TagNo, usize, usize)> = Vec::new();
    for attempt in attempts {
        let Some(retry) = attempt.retry else { continue };
        let clean = usize::from(attempt.outcome == Outcome::Clean);
        match tried.iter_mut().find(|(c, t, ..)| (*c, *t) == (attempt.component, retry.tweak)) {
            Some((_, _, k, n)) => (*k, *n) = (*k + clean, *n + 1),
            None => tried.push((attempt.component, retry.tweak, clean, 1)),
        }
    }
    tried.sort_by_key(|(_, _, k, n)| std::cmp::Reverse((*n, *k)));
    tried
}
