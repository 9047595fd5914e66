//! What is looked at: the sessions that the filters leave, and the weeks.

use std::sync::{Arc, OnceLock};

use super::looking::Looking;
use super::phase_line::{PhaseLine, phase_lines};
use crate::domain::{CountedSession, Instant, Lesson, Millis, SessionSummary, Size, Skill, TagNo};
use crate::insights::history::{Digest, Scope};
use crate::insights::{Window, begin_of_day};
use crate::words;

/// What is older than this is told with its year.
const MONTHS: Millis = 300 * 86_400_000;
/// Three months, unless somebody chose.
const USUAL: Option<u16> = Some(13);

/// What is looked at.
#[derive(Clone)]
pub struct Seen {
    /// The skill.
    pub skill: Skill,
    /// The component that was chosen.
    pub component: Option<TagNo>,
    /// The same, with those that were split from it; none: all.
    pub components: Vec<TagNo>,
    /// All sessions that the filters leave, oldest first.
    all: Arc<Vec<CountedSession>>,
    /// All sessions of the skill, whatever the filters leave.
    whole: Arc<Vec<CountedSession>>,
    /// The same as sums.
    sums: Vec<SessionSummary>,
    /// Which of them are in the weeks that are looked at.
    range: std::ops::Range<usize>,
    /// The weeks.
    pub window: Window,
    /// "in the last 3 months"
    pub when: String,
    /// Days are told with their year.
    pub has_years: bool,
    /// Clean attempts are shown where they can be.
    pub cleans: bool,
    /// Which misses, where one can choose.
    pub size: Option<Size>,
    /// Frequency stands on the standard celeration chart.
    pub is_standard: bool,
    /// Days from which on something was different, in order.
    lines: Vec<PhaseLine>,
    /// What the attempts of these weeks tell beyond the sessions' numbers, once they were read.
    digests: OnceLock<Vec<Digest>>,
    /// Now, and the wall clock less UTC in minutes.
    pub now: (Instant, i16),
}

impl Seen {
    /// What `looking` leaves of `logged`, which is what was logged as it says of the `whole`, which are sessions of `skill`.
    pub fn of(
        whole: Arc<Vec<CountedSession>>,
        logged: Arc<Vec<CountedSession>>,
        skill: Skill,
        looking: &Looking,
        now: (Instant, i16),
    ) -> Self {
        let component = looking.component.filter(|tag| skill.component(*tag).is_some());
        let components = component.map(|tag| skill.family_of(tag)).unwrap_or_default();
        let all = match components.as_slice() {
            [] => logged,
            some => Arc::new(logged.iter().filter_map(|session| session.among(some)).collect()),
        };
        let sums: Vec<SessionSummary> = all.iter().map(CountedSession::summary).collect();
        let mut window = Window { weeks: looking.weeks.unwrap_or(USUAL), back: looking.back };
        if looking.weeks.is_none() && window.of(&sums, now).is_empty() {
            window = Window::default();
        }
        let range = window.of(&sums, now);
        let has_years = sums.get(range.start).is_some_and(|oldest| now.0.since(oldest.began) > MONTHS);
        let when = match (window.weeks, window.days(now)) {
            (Some(weeks), Some((_, last))) if window.back > 0 => words::in_weeks_to(weeks, &day(last, has_years)),
            (weeks, _) => words::in_the_last(weeks),
        };
        // so that every chart says it, also one that leaves the page
        let when = looking.source_word().map_or(when.clone(), |by| words::when_logged_by(&when, by));
        Self {
            skill,
            component,
            components,
            all,
            whole,
            sums,
            range,
            window,
            when,
            has_years,
            cleans: !looking.without_cleans,
            size: looking.size,
            is_standard: looking.is_standard,
            lines: Vec::new(),
            digests: OnceLock::new(),
            now,
        }
    }

    /// The same with the phase lines that are among `lessons`.
    pub fn with_lines(mut self, lessons: &[Lesson]) -> Self {
        self.lines = phase_lines(lessons, &self.skill, self.component, self.now);
        self
    }

    /// Days from which on something was different, in order.
    pub fn lines(&self) -> &[PhaseLine] {
        &self.lines
    }

    /// The same without the person's words for what was different: for pictures, which go to others.
    pub fn without_words(&self) -> Self {
        let mut seen = self.clone();
        for (n, line) in seen.lines.iter_mut().enumerate() {
            line.text = words::nth(words::A_CHANGE, n + 1);
        }
        seen
    }

    /// The sessions of these weeks, oldest first.
    pub fn sessions(&self) -> &[SessionSummary] {
        self.sums.get(self.range.clone()).unwrap_or_default()
    }

    /// True if they are of so many months that days do not tell them apart on an axis.
    pub fn has_many_months(&self) -> bool {
        let ends = self.sessions().first().zip(self.sessions().last());
        ends.is_some_and(|(first, last)| last.began.since(first.began) > MONTHS)
    }

    /// The same, component by component.
    pub fn counted(&self) -> &[CountedSession] {
        self.all.get(self.range.clone()).unwrap_or_default()
    }

    /// Those of all weeks.
    pub fn all(&self) -> &[CountedSession] {
        &self.all
    }

    /// What the attempts of these weeks tell, oldest first; nothing until they were read.
    pub fn digests(&self) -> &[Digest] {
        self.digests.get().map(Vec::as_slice).unwrap_or_default()
    }

    /// True once they were read.
    pub fn is_read(&self) -> bool {
        self.digests.get().is_some()
    }

    /// They were read.
    pub fn read(&self, digests: Vec<Digest>) {
        // whoever was first read the same
        drop(self.digests.set(digests));
    }

    /// True if there is more before these weeks.
    pub fn has_earlier(&self) -> bool {
        self.range.start > 0
    }

    /// All sessions of the skill, whatever weeks are looked at and whoever logged.
    pub fn whole(&self) -> &[CountedSession] {
        &self.whole
    }

    /// What the statistics call it.
    pub fn scope(&self) -> Scope {
        Scope { skill: self.skill.id.clone(), components: self.components.clone() }
    }

    /// "Ice skating", or the component.
    pub fn name(&self) -> &str {
        let component = self.component.and_then(|tag| self.skill.component(tag));
        component.map_or(self.skill.name.as_str(), |component| component.name.as_str())
    }
}

/// A day by its number.
pub fn day(number: i64, has_years: bool) -> String {
    match has_years {
        true => words::day_of_year(begin_of_day(number), 0),
        false => words::short_day(begin_of_day(number), 0),
    }
}
