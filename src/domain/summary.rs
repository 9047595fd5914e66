//! What a session comes to, and what all sessions of a skill come to: enough for Practice, Insights and the wrap-up
//! without reading every attempt again.

use super::milestones::{UNKNOWN, add_tags};
use super::standing::{take_in, take_in_ladders};
use super::{
    Asking, Attempt, CountedSession, FinishedSession, Instant, LadderRun, LearnerId, Millis, Reached, SessionId, Size,
    SkillId, Standing, TagNo, Totals,
};

/// A session in numbers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionSummary {
    /// Which session.
    pub id: SessionId,
    /// Whose.
    pub learner: LearnerId,
    /// Of which skill.
    pub skill: SkillId,
    /// When it began.
    pub began: Instant,
    /// The learner's wall clock less UTC, in minutes.
    pub utc_offset_min: i16,
    /// How long it ran, pauses left out.
    pub running: Millis,
    /// Attempts that went as meant, as far as they were logged: see [`SessionSummary::clean_known`].
    pub clean: u32,
    /// Only misses were logged.
    pub misses_only: bool,
    /// Misses recovered without stopping.
    pub wobbles: u32,
    /// Misses after which it took a restart.
    pub stumbles: u32,
    /// The big ones.
    pub falls: u32,
    /// Misses of unknown size.
    pub unsized_misses: u32,
    /// Misses without a cause.
    pub waiting: u32,
}

impl SessionSummary {
    /// The numbers of `session`.
    pub fn of(session: &FinishedSession) -> Self {
        let mut summary = Self {
            id: session.id.clone(),
            learner: session.learner.clone(),
            skill: session.skill.clone(),
            began: session.began,
            utc_offset_min: session.utc_offset_min,
            running: session.running,
            clean: 0,
            misses_only: session.misses_only,
            wobbles: 0,
            stumbles: 0,
            falls: 0,
            unsized_misses: 0,
            waiting: 0,
        };
        for attempt in &session.attempts {
            *match attempt.micro().map(|micro| micro.size) {
                None => &mut summary.clean,
                Some(Some(Size::Wobble)) => &mut summary.wobbles,
                Some(Some(Size::Stumble)) => &mut summary.stumbles,
                Some(Some(Size::Fall)) => &mut summary.falls,
                Some(None) => &mut summary.unsized_misses,
            } += 1;
            summary.waiting += u32::from(attempt.waits());
        }
        summary
    }

    /// How many attempts went as meant; `None` where nobody logged them: what is not known is not none.
    pub fn clean_known(&self) -> Option<u32> {
        (!self.misses_only).then_some(self.clean)
    }

    /// Its micro-failures.
    pub fn misses(&self) -> u32 {
        self.wobbles + self.stumbles + self.falls + self.unsized_misses
    }
}

/// How many used causes and tweaks are remembered.
const USED: usize = 60;
/// How many attempts Practice shows as a trace.
const RECENT: usize = 20;

/// What Practice shows of a skill. It can be thrown away and made again from the finished sessions.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SkillSummary {
    /// Finished sessions.
    pub sessions: u32,
    /// How long they ran together, pauses left out.
    pub running: Millis,
    /// Misses that wait for a cause.
    pub waiting: u32,
    /// When the newest began, and the learner's wall clock less UTC in minutes.
    pub newest: Option<(Instant, i16)>,
    /// The last component of the newest.
    pub component: TagNo,
    /// The last attempts, of whatever component, oldest first: `c`lean, `w`obble, `s`tumble, `f`all, `m`iss of unknown size.
    pub recent: String,
    /// Whose note is the newest note of progress.
    pub noted: Option<SessionId>,
    /// Causes and tweaks by last use, newest first.
    pub used: Vec<TagNo>,
    /// Where each component stands that was tried.
    pub standings: Vec<Standing>,
    /// What was counted first in version 4; `None` where an earlier one counted: then it is not known, nor are all of the tags.
    pub known: Option<Known>,
    /// What was reached: see [`Reached::tags`].
    pub tags: Vec<TagNo>,
    /// What was found of its components: see [`SkillSummary::found_of`]. None: it is not known, or there is nothing.
    pub found: Vec<i64>,
}

/// The misses of a skill.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// All of them.
    pub misses: u32,
    /// Of those that wait for a cause, those that still ask.
    pub asking: Asking,
}

impl SkillSummary {
    /// Takes one more finished session in. Sessions may come in any order.
    pub fn add(&mut self, session: &FinishedSession, has_note: bool) {
        if self.sessions == 0 {
            self.known.get_or_insert_default();
        }
        self.sessions += 1;
        self.running = self.running.saturating_add(session.running);
        let waiting = session.attempts.iter().filter(|a| a.waits()).count() as u32;
        self.waiting += waiting;
        let reached = Reached::by(session);
        add_tags(&mut self.tags, &reached.tags);
        if let Some(known) = &mut self.known {
            known.misses = known.misses.saturating_add(reached.misses);
        }
        self.wait(session, i64::from(waiting));
        if has_note && self.noted.as_ref().is_none_or(|noted| *noted < session.id) {
            self.noted = Some(session.id.clone());
        }
        take_in(&mut self.standings, session);
        if self.newest.is_some_and(|(began, _)| began > session.began) {
            return;
        }
        for tag in session.attempts.iter().filter_map(Attempt::micro).flat_map(|m| [m.cause, m.tweak]).flatten() {
            self.use_tag(tag);
        }
        self.newest = Some((session.began, session.utc_offset_min));
        if let Some(last) = session.attempts.last() {
            self.component = last.component;
            let marks = session.attempts.iter().map(mark);
            // clean attempts of before would look as if they were among these misses; and misses without a clean one may
            // be all that was logged then
            let before = if !session.misses_only && self.recent.contains('c') { &self.recent } else { "" };
            let all: Vec<char> = before.chars().chain(marks).collect();
            self.recent = all[all.len().saturating_sub(RECENT)..].iter().collect();
        }
    }
}

impl SkillSummary {
    /// Where a component stands; `None` if it was never tried.
    pub fn standing(&self, component: TagNo) -> Option<&Standing> {
        self.standings.iter().find(|standing| standing.component == component)
    }

    /// True if where components stand is not known, though something was tried: what an earlier Wobble counted does not say it.
    pub fn lacks_standings(&self) -> bool {
        self.standings.is_empty() && !self.recent.is_empty()
    }

    /// Takes in what breakdown ladders reached in sessions whose attempts are not taken in: they are too old to say more.
    pub fn add_ladders(&mut self, ladders: &[LadderRun]) {
        take_in_ladders(&mut self.standings, ladders);
    }

    /// Counts sessions that are not here any more, with their attempts, when those that are here were taken in.
    pub fn add_archived(&mut self, archived: &Self, attempts: &Totals) {
        self.sessions += archived.sessions;
        self.running = self.running.saturating_add(archived.running);
        let known = self.known.get_or_insert_default();
        known.misses = known.misses.saturating_add(attempts.misses());
        add_tags(&mut self.tags, &[UNKNOWN]);
    }

    /// The sums of all `sessions` that are here, in place of those that were taken in.
    pub fn sum_up(&mut self, sessions: &[CountedSession]) {
        let (mut reached, mut asking) = (Reached::default(), Asking::default());
        (self.sessions, self.waiting) = (sessions.len() as u32, 0);
        for session in sessions {
            reached.add(&Reached::by_counted(session));
            let waiting = session.summary().waiting;
            self.waiting += waiting;
            asking.add((session.began, session.utc_offset_min), waiting.into());
        }
        (self.running, self.tags) = (reached.running, reached.tags);
        self.known = Some(Known { misses: reached.misses, asking });
    }

    /// What was reached so far, if that is known.
    pub fn reached(&self) -> Option<Reached> {
        let known = self.known.as_ref()?;
        Some(Reached { misses: known.misses, running: self.running, tags: self.tags.clone() })
    }

    /// How many misses ask for a cause now; all that wait, where it is not known how old they are.
    pub fn asks(&self, now: (Instant, i16)) -> u32 {
        self.known.as_ref().map_or(self.waiting, |known| known.asking.count(now))
    }

    fn wait(&mut self, session: &FinishedSession, more: i64) {
        if let Some(known) = self.known.as_mut().filter(|_| more != 0) {
            known.asking.add((session.began, session.utc_offset_min), more);
        }
    }

    /// Does not count a session that was taken in: it is among those that are counted otherwise, with so many misses.
    pub fn count_elsewhere(&mut self, running: Millis, misses: u32) {
        self.sessions = self.sessions.saturating_sub(1);
        self.running = self.running.saturating_sub(running);
        if let Some(known) = &mut self.known {
            known.misses = known.misses.saturating_sub(misses);
        }
    }

    fn use_tag(&mut self, tag: TagNo) {
        self.used.retain(|used| *used != tag);
        self.used.insert(0, tag);
        self.used.truncate(USED);
    }

    /// Takes in what was said of a miss afterwards: `place` among the attempts of `session`, as it is now. It `waited`
    /// for a cause before.
    pub fn explained(&mut self, session: &FinishedSession, place: usize, waited: bool) {
        let Some(attempt) = session.attempts.get(place) else { return };
        // a size may be among what was said
        self.found.clear();
        self.waiting = (self.waiting + u32::from(attempt.waits())).saturating_sub(u32::from(waited));
        self.wait(session, i64::from(attempt.waits()) - i64::from(waited));
        for tag in attempt.micro().into_iter().flat_map(|m| [m.cause, m.tweak]).flatten() {
            self.use_tag(tag);
        }
        // the newest session's attempts are the last letters
        let from_the_end = session.attempts.len() - 1 - place;
        if self.newest.is_some_and(|(began, _)| began == session.began) && from_the_end < self.recent.len() {
            let at = self.recent.len() - 1 - from_the_end;
            self.recent = self.recent.char_indices().map(|(i, c)| if i == at { mark(attempt) } else { c }).collect();
        }
    }
}

/// The letter that stands for an attempt: see [`SkillSummary::recent`].
pub fn mark(attempt: &Attempt) -> char {
    match attempt.micro().map(|micro| micro.size) {
        None => 'c',
        Some(Some(Size::Wobble)) => 'w',
        Some(Some(Size::Stumble)) => 's',
        Some(Some(Size::Fall)) => 'f',
        Some(None) => 'm',
    }
}
