//! Telling once that the planned length of a session is reached.

use super::{Instant, Millis, Phase, Session, SessionId};

/// A session that was over its time for longer than this when it was first looked at is not told of it any more: the page
/// was opened anew, and the chime was before that.
const JUST_NOW: Millis = 60 * 1000;

/// Knows whether the chime of a session was struck.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chime {
    session: Option<SessionId>,
    struck: bool,
}

impl Chime {
    /// Looks at `session`; true if the chime is to be struck at `now`: once for each session, when its planned length is
    /// reached, or as soon after that as it is looked at again.
    pub fn strikes(&mut self, session: &Session, now: Instant) -> bool {
        if session.phase() != Phase::Running {
            return false;
        }
        let planned = Millis::from(session.start_of().planned_min) * 60_000;
        let over = session.running(now) - planned;
        if self.session.as_ref() != Some(session.id()) {
            *self = Self { session: Some(session.id().clone()), struck: over > JUST_NOW };
        }
        let strikes = over >= 0 && !self.struck;
        self.struck |= strikes;
        strikes
    }
}
