//! When a session is to be interrupted for a breath: after ten minutes without a pause, or when misses clearly come faster.
//!
//! Whether they do is asked of one component at one level, at every fifth minute of practice: of so many misses since that level was
//! set, how many fell into the last five minutes? If misses come evenly, that number is binomial (the exact conditional test of two
//! Poisson counts, Przyborowski & Wilenski 1940). It is looked at again and again, so each of the [`LOOKS`] of an hour may
//! be wrong in [`ALPHA`]/[`LOOKS`] of flat sessions, and all of them together in at most [`ALPHA`] (Bonferroni).

use crate::domain::{Attempt, Instant, Millis, Phase, Session, SessionId};

const MINUTE: Millis = 60 * 1000;
/// So long without a pause, in running time.
const REGULAR: Millis = 10 * MINUTE;
/// Misses are counted in the last so many minutes, and looked at as often.
const WINDOW: Millis = 5 * MINUTE;
/// The shortest time that the window is compared with.
const BEFORE: Millis = 5 * MINUTE;
/// How often misses are looked at, from the tenth to the sixtieth minute.
const LOOKS: i64 = 11;
/// In so many flat sessions it is said wrongly, at most, that misses come faster.
const ALPHA: f64 = 0.05;
/// Nothing is said so soon after a tap or another sign of the learner.
const QUIET: Millis = 5 * 1000;
/// So close to the planned end, the end is the rest.
const ALMOST_OVER: Millis = 2 * MINUTE;
/// A session this long is told once that rest is part of the work.
const LONG: Millis = 61 * MINUTE;
/// What was not said within this time, because it was never quiet, is not said any more.
const STALE: Millis = 2 * MINUTE;

/// Why it is time for a breath.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum RestReason {
    /// So many minutes of practice without a pause.
    Regular(i64),
    /// Misses clearly come faster.
    Faster(Faster),
    /// More than an hour of practice.
    Long,
}

/// Misses that clearly come faster: how many in the last five minutes, and how many in how many minutes before.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Faster {
    /// Misses in the last five minutes.
    pub last: usize,
    /// Misses before, at the same component and level.
    pub before: usize,
    /// In so many minutes.
    pub minutes: i64,
}

/// Of `n` misses that come evenly, the chance that `k` or more fall into a part of the time that is `share` of all of it.
pub fn chance_of_as_many(k: usize, n: usize, share: f64) -> f64 {
    // the term of exactly k, multiplied in an order that neither overflows nor vanishes
    let (mut term, mut rises, mut falls) = (1.0_f64, 0, n.saturating_sub(k));
    while rises < k || falls > 0 {
        if falls > 0 && (term > 1.0 || rises == k) {
            term *= 1.0 - share;
            falls -= 1;
        } else {
            rises += 1;
            term *= (n - k + rises) as f64 / rises as f64 * share;
        }
    }
    let mut sum = 0.0;
    for more in k..=n {
        sum += term;
        term *= (n - more) as f64 / (more + 1) as f64 * share / (1.0 - share);
    }
    sum
}

/// Whether misses clearly come faster in the five minutes up to `at` (running time) than before, at the component and level that was
/// practised then. Where clean attempts are logged, too, the five minutes count for as much as they had of the attempts, if that is
/// more: practising faster is no sign of tiredness.
pub fn faster(attempts: &[Attempt], misses_only: bool, at: Millis) -> Option<Faster> {
    let attempts = &attempts[..attempts.partition_point(|attempt| attempt.running <= at)];
    let last = attempts.last()?;
    let same = |attempt: &&Attempt| (attempt.component, attempt.level) == (last.component, last.level);
    let count = attempts.iter().rev().take_while(same).count();
    // where another level went before, time is counted from its first attempt, which is then no part of it
    let (from, attempts) = match attempts.len() - count {
        0 => (0, attempts),
        other => (attempts[other].running, &attempts[other + 1..]),
    };
    let begins = at - WINDOW;
    if begins - from < BEFORE {
        return None;
    }
    let (before, last) = attempts.split_at(attempts.partition_point(|attempt| attempt.running <= begins));
    let misses = |of: &[Attempt]| of.iter().filter(|attempt| attempt.micro().is_some()).count();
    let (m, k) = (misses(before), misses(last));
    let time = WINDOW as f64 / (at - from) as f64;
    let tries = if misses_only { 0.0 } else { last.len() as f64 / attempts.len().max(1) as f64 };
    let chance = chance_of_as_many(k, m + k, time.max(tries));
    let found = Faster { last: k, before: m, minutes: (begins - from) / MINUTE };
    (!before.is_empty() && chance <= ALPHA / LOOKS as f64).then_some(found)
}

/// Knows what was said of rest in the session that goes on. It is stored nowhere: after a reload, what was due before counts as said.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RestCues {
    session: Option<SessionId>,
    /// When something was said last, in running time.
    said: Millis,
    /// The last time that misses were looked at, in running time.
    looked: Millis,
    /// What that showed, until it is said.
    found: Option<Faster>,
    /// Whether an hour was told of.
    told_long: bool,
}

impl RestCues {
    /// Looks at `session` at `now`: why it is time for a breath, if it is. It is said once; `last_sign` is the last sign of the
    /// learner, and `busy` is true while a question is open.
    pub fn due(
        &mut self,
        session: &Session,
        last_sign: Option<Instant>,
        busy: bool,
        now: Instant,
    ) -> Option<RestReason> {
        if session.phase() != Phase::Running {
            return None;
        }
        let running = session.running(now);
        let mark = running / WINDOW * WINDOW;
        if self.session.as_ref() != Some(session.id()) {
            let said = if running > MINUTE { running } else { 0 };
            let session = Some(session.id().clone());
            *self = Self { session, said, looked: mark, found: None, told_long: running > LONG };
        }
        if mark > self.looked {
            self.looked = mark;
            self.found = faster(session.attempts(), session.start_of().misses_only, mark)
                .filter(|_| mark <= (LOOKS + 1) * WINDOW);
        }
        self.found = self.found.filter(|_| running - mark < STALE);
        let tapped = session.attempts().last().map(|attempt| attempt.at);
        let is_quiet = [tapped, last_sign].into_iter().flatten().all(|at| now.since(at) >= QUIET);
        if busy || !is_quiet {
            return None;
        }
        let planned = Millis::from(session.start_of().planned_min) * MINUTE;
        let without = session.clock().since_pause(now).min(running - self.said);
        let reason = if running >= LONG && !self.told_long {
            self.told_long = true;
            RestReason::Long
        } else if running > planned - ALMOST_OVER {
            return None;
        } else if let Some(found) = self.found.take() {
            RestReason::Faster(found)
        } else if without >= REGULAR {
            RestReason::Regular(session.clock().since_pause(now) / MINUTE)
        } else {
            return None;
        };
        self.said = running;
        Some(reason)
    }
}
