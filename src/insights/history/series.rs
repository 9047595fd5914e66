//! Sessions one after the other: the learning curve, the newest beside those before it, guesses beside records.

use super::Practised;
use crate::insights::methods::{Beside, LearningCurve, Missing, beside, learning_curve};
use crate::insights::{Calibration, Guessed};

/// A curve goes by so many points at most: where there are more sessions, some that follow each other are one point.
const POINTS: usize = 120;

/// The points of the learning curve: the number of a session, from 1, and its misses a minute; of several, their middle, and all of their misses
/// over all of their minutes.
pub fn curve_points(sessions: &[Practised]) -> Vec<(f64, f64)> {
    let whole: Vec<&Practised> = sessions.iter().filter(|one| one.tally.running > 0).collect();
    let each = whole.len().div_ceil(POINTS).max(1);
    let point = |(nth, some): (usize, &[&Practised])| {
        let misses: f64 = some.iter().map(|one| f64::from(one.tally.misses())).sum();
        let minutes: f64 = some.iter().map(|one| one.minutes()).sum();
        ((nth * each) as f64 + (some.len() as f64 + 1.0) / 2.0, misses / minutes)
    };
    whole.chunks(each).enumerate().map(point).collect()
}

/// The learning curve of `sessions`, in order.
///
/// # Errors
/// What is [`Missing`].
pub fn curve(sessions: &[Practised]) -> Result<LearningCurve, Missing> {
    let points = curve_points(sessions);
    learning_curve(&points, sessions.len())
}

/// The newest of `sessions` beside those before it. What is looked at is of one component and level, or else a change of these is what is unusual.
///
/// # Errors
/// What is [`Missing`].
pub fn newest_beside(sessions: &[Practised]) -> Result<Beside, Missing> {
    let counts: Vec<(u32, f64)> = sessions.iter().map(|one| (one.tally.misses(), one.minutes())).collect();
    let Some((newest, before)) = counts.split_last() else {
        return beside(&[], (0, 1.0));
    };
    beside(before, *newest)
}

/// The guesses of `sessions` beside their records.
pub fn guesses(sessions: &[Practised]) -> Vec<Guessed> {
    let guessed = |one: &Practised| Some(Guessed { guess: one.guess?, clean: one.clean?, of: one.attempts()? });
    sessions.iter().filter_map(guessed).collect()
}

/// Feel versus fact.
pub fn calibration(sessions: &[Practised]) -> Option<Calibration> {
    Calibration::of(&guesses(sessions))
}
