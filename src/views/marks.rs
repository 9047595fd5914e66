//! From attempts to the marks of a trace.

use crate::charts::Mark;
use crate::domain::{Attempt, Size};

/// The marks of `attempts`.
pub fn of_attempts(attempts: &[Attempt]) -> Vec<Mark> {
    let mark = |attempt: &Attempt| match attempt.micro().map(|micro| micro.size) {
        None => Mark::Clean,
        Some(Some(Size::Wobble)) => Mark::Wobble,
        Some(Some(Size::Stumble)) => Mark::Stumble,
        Some(Some(Size::Fall)) => Mark::Fall,
        Some(None) => Mark::Unsized,
    };
    attempts.iter().map(mark).collect()
}

/// The marks of a summary's letters.
pub fn of_letters(letters: &str) -> Vec<Mark> {
    let mark = |letter| match letter {
        'w' => Mark::Wobble,
        's' => Mark::Stumble,
        'f' => Mark::Fall,
        'm' => Mark::Unsized,
        _ => Mark::Clean,
    };
    letters.chars().map(mark).collect()
}

/// How many are clean, and how many missed.
pub fn count(marks: &[Mark]) -> (usize, usize) {
    let clean = marks.iter().filter(|mark| **mark == Mark::Clean).count();
    (clean, marks.len() - clean)
}
