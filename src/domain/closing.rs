//! What a person says of a session as it closes: a guess before the facts, and how it felt.

/// The steps from calm to tense, both ends among them.
pub const FEELINGS: u8 = 5;

/// The most that can be guessed: ten of ten.
pub const GUESS_MOST: u8 = 10;

/// With fewer attempts than this nothing is guessed: it would be counted, not felt.
pub const GUESS_MINIMUM: usize = 8;

/// What was said as a session closed. Each part may be left out; neither is a score.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Closing {
    /// How many of ten attempts went as meant, guessed before the facts were shown: 0 to [`GUESS_MOST`].
    pub guess: Option<u8>,
    /// How it felt: from 0, calm, to [`FEELINGS`] less one, tense.
    pub feel: Option<u8>,
}

impl Closing {
    /// The same, if both are within their bounds.
    pub fn checked(self) -> Option<Self> {
        let is_within =
            self.guess.is_none_or(|guess| guess <= GUESS_MOST) && self.feel.is_none_or(|feel| feel < FEELINGS);
        is_within.then_some(self)
    }
}
