//! The count of attempts for those who listen: told at once, and then at most every two seconds.

use super::App;
use crate::domain::{Millis, Session};
use crate::platform::page;

/// A listener is not told more often than this.
const EVERY: Millis = 2000;

impl App {
    /// Tells the count if it changed; now, or as soon as it may be told again.
    pub(super) fn announce(self) {
        let counts = self.peek(|model| model.session.as_ref().map(Session::counts)).unwrap_or_default();
        if self.announced.get_untracked() == counts {
            return;
        }
        let now = self.now.get_untracked();
        let (last, waits) = self.inner.borrow().counted;
        if now.since(last) >= EVERY {
            self.inner.borrow_mut().counted.0 = now;
            self.announced.set(counts);
        } else if !waits {
            self.inner.borrow_mut().counted.1 = true;
            page::after((EVERY - now.since(last)) as i32, move || {
                self.inner.borrow_mut().counted = Default::default();
                self.announce();
            });
        }
    }
}
