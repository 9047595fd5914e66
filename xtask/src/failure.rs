//! Errors as sentences: what happened, and what to install or do.

use std::fmt::{self, Display};

/// A chore's result.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Why a chore stopped, as a sentence for the person at the terminal.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure with its sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

/// Puts the sentence in front of what the machine said.
pub trait OrSay<T> {
    /// The value, or a [`Failure`] made of the sentence and the machine's own words.
    ///
    /// # Errors
    /// The error that was there, in words.
    fn or_say(self, sentence: impl FnOnce() -> String) -> Outcome<T>;
}

impl<T, E: Display> OrSay<T> for Result<T, E> {
    fn or_say(self, sentence: impl FnOnce() -> String) -> Outcome<T> {
        self.map_err(|e| Failure::new(format!("{} ({e})", sentence())))
    }
}
