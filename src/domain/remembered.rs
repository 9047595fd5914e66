//! What a person remembers of a session: when it was, how long, how many; and what of it cannot have been.

use super::{Attempt, FinishedSession, Fresh, Instant, LearnerId, Millis, Outcome, Skill, Source, field_of};

const MINUTE: Millis = 60_000;

/// 2000: nobody remembers how many taps there were before.
const EARLIEST: Instant = Instant(946_684_800_000);

/// The longest session that is taken for remembered, in minutes.
pub const REMEMBERED_MINUTES: u16 = 600;

/// Why what was typed cannot have been. Nothing was changed.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum CannotBe {
    /// No day and time that a calendar and a clock have, such as an hour that was skipped when clocks went forward.
    NoTime,
    /// It would have ended later than now.
    StillToCome,
    /// Before the year 2000.
    LongAgo,
    /// No whole number of minutes, or more or fewer than there can be.
    Minutes,
    /// No whole number of clean attempts, or too many.
    Clean,
    /// No whole number of misses, or too many.
    Misses,
}

/// When a session of `length` began, in milliseconds, which was `typed` ("2026-11-14T18:30") and `read` by this phone's
/// calendar: the instant, and the wall clock less UTC there and then, in minutes. It is over by `now`.
///
/// # Errors
/// [`CannotBe::NoTime`], [`CannotBe::StillToCome`], [`CannotBe::LongAgo`].
pub fn began_at(
    typed: &str,
    read: Option<(Instant, i16)>,
    length: Millis,
    now: Instant,
) -> Result<(Instant, i16), CannotBe> {
    let (began, utc_offset_min) = read.ok_or(CannotBe::NoTime)?;
    // a calendar makes another time of one that never was; seconds are not asked for
    if typed.get(..16) != Some(&field_of(began, utc_offset_min)) {
        return Err(CannotBe::NoTime);
    }
    if began <= EARLIEST {
        return Err(CannotBe::LongAgo);
    }
    // the field has no seconds: what ended a moment ago may look as if it ended in a moment
    match began.after(length) > now.after(MINUTE) {
        true => Err(CannotBe::StillToCome),
        false => Ok((began, utc_offset_min)),
    }
}

/// The minute of practice that was `typed`, of a session that ran for `running`.
///
/// # Errors
/// [`CannotBe::Minutes`] if it is no whole number, or the session had no such minute.
pub fn minute_of(typed: &str, running: Millis) -> Result<Millis, CannotBe> {
    let minute = whole(typed).ok_or(CannotBe::Minutes)?;
    let minute = Millis::from(minute) * MINUTE;
    if minute > running { Err(CannotBe::Minutes) } else { Ok(minute) }
}

/// A whole number in plain digits, nothing else.
fn whole(typed: &str) -> Option<u16> {
    let digits = typed.trim();
    digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// A session that was not logged when it was: how long it was and what came of it, as far as it is remembered.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Remembered {
    /// When it began.
    pub began: Instant,
    /// The wall clock less UTC there and then, in minutes.
    pub utc_offset_min: i16,
    /// How long it was, in minutes.
    pub minutes: u16,
    /// How many attempts went as meant.
    pub clean: u16,
    /// How many did not. Their sizes and causes can be said afterwards.
    pub misses: u16,
}

/// No more attempts than this are taken for remembered.
pub const REMEMBERED_MOST: u16 = 999;

impl Remembered {
    /// What was typed: how many minutes, clean attempts and misses; it began when `began` says, see [`began_at`], and is over by
    /// `now`.
    ///
    /// # Errors
    /// [`CannotBe`], for the first field that cannot be, in the order of the form.
    pub fn typed(
        (began, read): (&str, Option<(Instant, i16)>),
        [minutes, clean, misses]: [&str; 3],
        now: Instant,
    ) -> Result<Self, CannotBe> {
        // a day that cannot be is told before minutes that cannot be
        began_at(began, read, 0, now)?;
        let minutes = whole(minutes).filter(|n| (1..=REMEMBERED_MINUTES).contains(n)).ok_or(CannotBe::Minutes)?;
        let taps = |typed, why| whole(typed).filter(|n| *n <= REMEMBERED_MOST).ok_or(why);
        let (clean, misses) = (taps(clean, CannotBe::Clean)?, taps(misses, CannotBe::Misses)?);
        let (began, utc_offset_min) = began_at(began, read, Millis::from(minutes) * MINUTE, now)?;
        Ok(Self { began, utc_offset_min, minutes, clean, misses })
    }

    /// The session, of the component that is chosen in `skill`: its attempts are spread evenly over its time, for when they
    /// were is not known. `None` if the skill has no component.
    pub fn session(&self, skill: &Skill, learner: LearnerId, fresh: Fresh) -> Option<FinishedSession> {
        let component = skill.component(skill.chosen).or(skill.components.first())?;
        let (clean, misses) = (self.clean.min(REMEMBERED_MOST), self.misses.min(REMEMBERED_MOST));
        let all = i64::from(clean) + i64::from(misses);
        let running = i64::from(self.minutes) * MINUTE;
        let attempt = |nth: i64| {
            // the misses lie evenly among the clean ones
            let miss = (nth + 1) * i64::from(misses) / all > nth * i64::from(misses) / all;
            let after = running * (2 * nth + 1) / (2 * all);
            Attempt {
                at: self.began.after(after),
                running: after,
                component: component.tag,
                level: component.level,
                outcome: if miss { Outcome::Micro(Default::default()) } else { Outcome::Clean },
                source: Source::Key,
                retry: None,
            }
        };
        Some(FinishedSession {
            // sessions sort by their ids: this one belongs to its own time
            id: Fresh { now: self.began, ..fresh }.id(),
            learner,
            skill: skill.id.clone(),
            began: self.began,
            ended: self.began.after(running),
            utc_offset_min: self.utc_offset_min,
            planned_min: self.minutes,
            misses_only: false,
            closing: Default::default(),
            ladders: Vec::new(),
            running,
            pauses: Vec::new(),
            attempts: (0..all).map(attempt).collect(),
        })
    }
}
