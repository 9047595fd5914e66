//! What a journey answers, and how it says what stood in its way.

use std::fmt::{self, Debug, Display};
use std::panic::Location;

/// A step's result.
pub type Told<T = ()> = Result<T, Trouble>;

/// Why a journey could not go on, as a sentence, and where in the story that was.
pub struct Trouble(String);

impl Trouble {
    /// A trouble in the words of the step that found it.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// A test that ends with an error is shown by this.
impl Debug for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Trouble {
    #[track_caller]
    fn from(error: E) -> Self {
        // a driver's own stack helps nobody here
        let error = error.to_string();
        let sentence = error.split("Stacktrace").next().unwrap_or_default();
        Self(format!("{} ({})", sentence.trim_end(), Location::caller()))
    }
}
