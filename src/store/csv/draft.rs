//! A session as a file tells of it: in names, not yet in numbers.

use crate::domain::{Instant, Millis, Pause, SessionId, Size, Source};

/// A session out of a file.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Its name, where the file has one; else it gets one from what is in it.
    pub id: Option<SessionId>,
    /// Which of a day's sessions it is, as the file says.
    pub which: String,
    /// What was practised; empty where the file does not say.
    pub skill: String,
    pub began: Instant,
    pub ended: Instant,
    pub utc_offset_min: i16,
    pub planned_min: u16,
    pub running: Millis,
    pub pauses: Vec<Pause>,
    pub misses_only: bool,
    pub note: String,
    pub attempts: Vec<DraftAttempt>,
    /// When each attempt was is not known: they are spread over the session.
    pub is_spread: bool,
    /// The line of the file on which it begins, from 1.
    pub line: u32,
}

/// An attempt out of a file. Empty names are those of nothing that was said.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct DraftAttempt {
    pub at: Instant,
    pub running: Millis,
    pub component: String,
    pub level: DraftLevel,
    /// `None`: it was clean.
    pub miss: Option<DraftMiss>,
    pub source: Source,
    /// The place of the miss that it is the retry of, and the tweak that it tried.
    pub retry: Option<(usize, String)>,
}

/// A level as a file names it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct DraftLevel {
    pub name: String,
    /// As written, and in thousandths once it is read.
    pub value: Option<i64>,
    pub unit: String,
}

/// A miss as a file tells of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct DraftMiss {
    pub size: Option<Size>,
    pub cause: String,
    pub tweak: String,
}

/// "wobble", "Stumble", "fall".
pub(super) fn size_of(word: &str) -> Option<Size> {
    match word.trim().to_lowercase().as_str() {
        "wobble" | "wobbles" => Some(Size::Wobble),
        "stumble" | "stumbles" => Some(Size::Stumble),
        "fall" | "falls" | "fell" => Some(Size::Fall),
        _ => None,
    }
}

/// "92", "1.5", "1,5" as so many `parts` of one, to the nearest; `None` if it is no number.
pub(super) fn number(text: &str, parts: i64) -> Option<i64> {
    let text = text.trim().replace(',', ".");
    let fits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || b".-".contains(&byte));
    let number: f64 = text.parse().ok().filter(|_| fits)?;
    let many = (number * parts as f64).round();
    (many.abs() < 1e15).then_some(many as i64)
}
