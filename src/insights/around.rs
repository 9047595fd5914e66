//! What came before and after an attempt.

use crate::domain::FinishedSession;

/// What an attempt stands between.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Around {
    /// Whether the attempts right before it were clean, and how many of them in a row; `None` if it was the first.
    pub before: Option<(bool, usize)>,
    /// Whether the next one was clean; `None` if it was the last.
    pub after: Option<bool>,
}

/// What came before and after the attempt at `place`. `None` if there is no such attempt, and where only misses were logged:
/// what came between them is not known.
pub fn around(session: &FinishedSession, place: usize) -> Option<Around> {
    if session.misses_only || place >= session.attempts.len() {
        return None;
    }
    let is_clean = |place: usize| session.attempts.get(place).map(|attempt| attempt.micro().is_none());
    let before = place.checked_sub(1).and_then(is_clean);
    let in_a_row = |clean: bool| (0..place).rev().take_while(|earlier| is_clean(*earlier) == Some(clean)).count();
    Some(Around { before: before.map(|clean| (clean, in_a_row(clean))), after: is_clean(place + 1) })
}
