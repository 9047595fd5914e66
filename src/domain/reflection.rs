//! The ten seconds in which a miss gets a size, a cause and a tweak.

use super::{Instant, Millis, ReflectionTime, Seq, Size, TagNo};

/// What a person says of a miss. What is not said stays unknown.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Reflection {
    /// How big it was.
    pub size: Option<Size>,
    /// What exactly went wrong.
    pub cause: Option<TagNo>,
    /// What to change on the next attempt.
    pub tweak: Option<TagNo>,
}

/// A reflection that is on screen now. It is no fact, and is not stored: after a reload the miss simply waits.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct OpenReflection {
    /// The miss it is about.
    pub miss: Seq,
    /// The instant at which it folds away by itself; `None` while it stays until closed.
    pub until: Option<Instant>,
    /// After a fall in a deck marked *body*: first ask whether the person is all right. No countdown runs.
    pub get_up_first: bool,
}

impl OpenReflection {
    /// Opened at `now` for `miss`.
    pub fn new(miss: Seq, now: Instant, time: ReflectionTime) -> Self {
        Self { miss, until: time.millis().map(|span| now.after(span)), get_up_first: false }
    }

    /// After a fall of the body: first asks whether the person is all right, and counts nothing down.
    pub(super) fn stay_for_a_fall(&mut self) {
        self.get_up_first = true;
        self.until = None;
    }

    /// How long it stays, if it folds away by itself.
    pub fn left(&self, now: Instant) -> Option<Millis> {
        self.until.map(|until| until.since(now))
    }
}
