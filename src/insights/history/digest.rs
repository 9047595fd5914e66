//! A finished session, as the statistics keep it in memory: its numbers, and beyond them what only its attempts tell. A session of 50 attempts
//! takes about a kilobyte, so ten years are a few megabytes. It is stored nowhere.

use super::practised::day_of;
use crate::domain::{CountedSession, FinishedSession, Instant, Millis, Outcome, RETRY_WINDOW, TagNo};
use crate::insights::recovery::is_by_hand;

/// A session is cut into bins of so many milliseconds of running time: five minutes.
pub const BIN: Millis = 5 * 60_000;
/// A session has at most so many bins: an hour is twelve, and what comes later is in the last.
const BINS: Millis = 48;
/// Room for the bins and causes that a session has as a rule.
const ROOM: usize = 12;

/// What was counted of a component in five minutes of a session.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Bin {
    /// Which component.
    pub component: TagNo,
    /// Which five minutes, from 0.
    pub nth: u16,
    /// How long the component was practised in them.
    pub running: Millis,
    /// Misses.
    pub misses: u32,
    /// Clean attempts.
    pub clean: u32,
}

/// How often a cause was given.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct CauseCount {
    /// Of which component.
    pub component: TagNo,
    /// Which cause.
    pub cause: TagNo,
    /// How often.
    pub count: u32,
}

/// The attempt after a miss: of the same component and level, within three minutes.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct AfterMiss {
    /// Which component.
    pub component: TagNo,
    /// What had gone wrong, if that was said.
    pub cause: Option<TagNo>,
    /// What was changed, if a tweak was given before.
    pub tweak: Option<TagNo>,
    /// Whether it went as meant.
    pub is_clean: bool,
    /// How long after the miss, pauses left out; `None` where nobody timed it, or another attempt lay between.
    pub after: Option<Millis>,
}

/// A session, as the statistics keep it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Digest {
    /// Its numbers.
    pub session: CountedSession,
    /// The calendar day where it was, counted from 1 January 1970.
    pub day: i64,
    /// Its five-minute bins by component.
    pub bins: Vec<Bin>,
    /// Its causes.
    pub causes: Vec<CauseCount>,
    /// What came after its misses; nothing where only misses were logged.
    pub after: Vec<AfterMiss>,
}

impl Digest {
    /// What is kept of `session`.
    pub fn of(session: &FinishedSession) -> Self {
        let mut digest = Self {
            session: CountedSession::of(session),
            day: day_of(session.began, session.utc_offset_min),
            bins: Vec::with_capacity(ROOM),
            causes: Vec::with_capacity(ROOM),
            after: Vec::new(),
        };
        digest.cut_into_bins(session);
        digest.count_causes(session);
        if !session.misses_only {
            digest.look_after_misses(session);
        }
        digest
    }

    /// The time before an attempt belongs to its component, and what comes after the last attempt to the last one's.
    fn cut_into_bins(&mut self, session: &FinishedSession) {
        let mut before: Millis = 0;
        for attempt in &session.attempts {
            let at = attempt.running.clamp(before, session.running.max(before));
            if at > before {
                self.spend(attempt.component, before, at);
            }
            before = at;
            let bin = self.bin(attempt.component, (at - 1).max(0) / BIN);
            match attempt.outcome {
                Outcome::Clean => bin.clean += 1,
                Outcome::Micro(_) => bin.misses += 1,
            }
        }
        if let Some(last) = session.attempts.last() {
            self.spend(last.component, before, session.running);
        }
    }

    fn spend(&mut self, component: TagNo, mut from: Millis, until: Millis) {
        while from < until {
            let nth = (from / BIN).min(BINS - 1);
            let end = if nth == BINS - 1 { until } else { until.min((nth + 1) * BIN) };
            self.bin(component, nth).running += end - from;
            from = end;
        }
    }

    fn bin(&mut self, component: TagNo, nth: Millis) -> &mut Bin {
        let nth = nth.clamp(0, BINS - 1) as u16;
        let known = self.bins.iter().rposition(|bin| (bin.component, bin.nth) == (component, nth));
        let place = known.unwrap_or_else(|| {
            self.bins.push(Bin { component, nth, running: 0, misses: 0, clean: 0 });
            self.bins.len() - 1
        });
        &mut self.bins[place]
    }

    fn count_causes(&mut self, session: &FinishedSession) {
        for attempt in &session.attempts {
            let Some(cause) = attempt.micro().and_then(|micro| micro.cause) else { continue };
            let component = attempt.component;
            match self.causes.iter_mut().find(|known| (known.component, known.cause) == (component, cause)) {
                Some(known) => known.count += 1,
                None => self.causes.push(CauseCount { component, cause, count: 1 }),
            }
        }
    }

    fn look_after_misses(&mut self, session: &FinishedSession) {
        let attempts = &session.attempts;
        let is_timed = !is_by_hand(attempts);
        self.after.reserve(attempts.iter().filter(|attempt| attempt.micro().is_some()).count());
        for (place, attempt) in attempts.iter().enumerate() {
            let (miss, tweak) = match attempt.retry {
                Some(retry) => (retry.miss, Some(retry.tweak)),
                None => (place.wrapping_sub(1), None),
            };
            let Some(before) = attempts.get(miss).filter(|before| before.micro().is_some()) else { continue };
            let is_same = (before.component, before.level) == (attempt.component, attempt.level);
            let is_soon = tweak.is_some() || attempt.at.since(before.at) <= RETRY_WINDOW;
            if !is_same || !is_soon {
                continue;
            }
            let is_next = miss + 1 == place && attempt.at.since(before.at) <= RETRY_WINDOW;
            self.after.push(AfterMiss {
                component: attempt.component,
                cause: before.micro().and_then(|micro| micro.cause),
                tweak,
                is_clean: attempt.outcome == Outcome::Clean,
                after: (is_timed && is_next).then(|| (attempt.running - before.running).max(0)),
            });
        }
    }
}

impl From<Vec<Digest>> for History {
    /// These, in whatever order they come.
    fn from(mut digests: Vec<Digest>) -> Self {
        digests.sort_by(|a, b| (a.session.began, &a.session.id).cmp(&(b.session.began, &b.session.id)));
        Self { digests }
    }
}

/// The sessions of a learner, as the statistics keep them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct History {
    digests: Vec<Digest>,
}

impl History {
    /// The sessions, in whatever order they come.
    pub fn of<'a>(sessions: impl IntoIterator<Item = &'a FinishedSession>) -> Self {
        Self::from(sessions.into_iter().map(Digest::of).collect::<Vec<_>>())
    }

    /// Takes in one session more; the newest as a rule, at whatever place it belongs.
    pub fn add(&mut self, session: &FinishedSession) {
        self.add_digest(Digest::of(session));
    }

    /// The same of one that was read before.
    pub fn add_digest(&mut self, digest: Digest) {
        let key = |digest: &Digest| (digest.session.began, digest.session.id.clone());
        let place = self.digests.partition_point(|known| key(known) < key(&digest));
        match self.digests.get_mut(place).filter(|known| known.session.id == digest.session.id) {
            Some(known) => *known = digest,
            None => self.digests.insert(place, digest),
        }
    }

    /// All of it, oldest first.
    pub fn sessions(&self) -> &[Digest] {
        &self.digests
    }

    /// The sessions that began at `from` or later, and before `until`.
    pub fn between(&self, from: Instant, until: Instant) -> &[Digest] {
        let place = |at: Instant| self.digests.partition_point(|digest| digest.session.began < at);
        self.digests.get(place(from)..place(until)).unwrap_or_default()
    }
}
