//! Where one is in the app, and going from one screen to another.

use super::{Address, App};
use crate::domain::{Phase, Session, SessionId};
use crate::platform::{history, page};
use crate::words;

impl App {
    /// Shows another screen; the back button leads back.
    pub fn go(self, address: Address) {
        if self.address.get_untracked() != address || !history::part().is_empty() {
            history::go(&self.href(address));
            history::to_top();
        }
    }

    /// Shows another screen in place of this one: the back button leads to the one before it.
    pub fn turn_to(self, address: Address) {
        history::turn_to(&self.href(address));
        history::to_top();
    }

    /// Shows a session that is over; the back button leads back.
    pub fn go_to_session(self, id: &SessionId) {
        history::go(&self.href_of_session(id));
        history::to_top();
    }

    /// Where a session that is over is, base path included.
    pub fn href_of_session(self, id: &SessionId) -> String {
        format!("{}{id}", self.href(Address::OneSession))
    }

    /// The session that the address names, if it names one.
    pub fn session_at(self) -> Option<SessionId> {
        let path = history::path();
        SessionId::try_from(path.rsplit('/').next()?.to_owned()).ok()
    }

    /// Takes up the screen that the browser's address names.
    pub(super) fn follow_address(self) {
        let path = history::path();
        if *self.path.borrow() == path {
            // another part of the same screen
            return self.address.set(self.address.get_untracked());
        }
        self.come_back();
        self.show(self.address_now(Address::of(&path, &page::base_path())));
        self.path.replace(history::path());
    }

    /// Follows a session that ended, or goes on after its end.
    pub(super) fn follow_phase(self) {
        let phase = self.peek(|model| model.session.as_ref().map(Session::phase));
        if phase == Some(Phase::Paused) && !self.is_second {
            // its end may be next
            self.expect_further();
        }
        let shown = self.address.get_untracked();
        if self.address_now(shown) != shown {
            self.follow_address();
        }
    }

    /// A session has an address while it goes on, and another when it has ended: `address`, or the one that takes its place in the
    /// history, too.
    fn address_now(self, address: Address) -> Address {
        let phase = self.peek(|model| model.session.as_ref().map(Session::phase));
        let has_ended = phase == Some(Phase::WrappedUp) && !self.follows.get_untracked();
        let now = match address {
            Address::Session if has_ended => Address::SessionEnd,
            Address::SessionEnd if !has_ended => Address::Session,
            other => return other,
        };
        if self.is_second {
            // the page's address is the first program's matter
            return address;
        }
        history::replace(&self.href(now));
        now
    }

    /// Opens a part of the screen that is shown, by its name in the address; the back button leads back. An empty name
    /// closes it.
    pub fn go_to_part(self, part: &str) {
        let address = self.address.get_untracked();
        match part.is_empty() {
            true => history::replace(&self.href(address)),
            false => history::push(&format!("{}#{part}", self.href(address))),
        }
        self.address.set(address);
    }

    /// The part that is open, by its name in the address; whoever asks hears of another.
    pub fn part(self) -> String {
        self.address.with(|_| history::part())
    }

    fn show(self, address: Address) {
        page::set_title(&words::title(address.name()));
        if !matches!(address, Address::Sessions | Address::OneSession) {
            self.before.set(None);
        }
        self.address.set(address);
        self.follow_tempo();
    }

    /// Where `address` is, base path included.
    pub fn href(self, address: Address) -> String {
        page::base_path() + address.path()
    }
}
