//! What views read, and the one function through which they change it.

use std::ops::Deref;

use leptos::prelude::*;

use super::{Address, effects};
use crate::dom::Part;
use crate::domain::{Absence, Fresh, Instant, Intent, Model, Session, SteadyClock, ThemeChoice, update};
use crate::platform::{chance, history, local_storage, offline::Offline, page, time};
use crate::store::{MemoryStorage, Storage, StorageError, Store, load};
use crate::words;

/// Something about storage that the person must know of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// No room is left; what failed waits in memory.
    Full,
    /// The browser keeps nothing for this page; all is in memory.
    Blocked,
    /// A newer Wobble wrote here.
    Newer,
    /// Records could not be read and were put aside.
    Damaged,
    /// A write failed, in the browser's words.
    Other(String),
}

impl From<StorageError> for Trouble {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Full => Self::Full,
            StorageError::Blocked => Self::Blocked,
            StorageError::Newer => Self::Newer,
            StorageError::Other(message) => Self::Other(message),
        }
    }
}

/// A sentence in answer to what the person just did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Said {
    /// It went well.
    Done(String),
    /// It did not, and what is safe.
    Refused(&'static str),
}

pub(super) struct Edge {
    pub(super) store: Store<Box<dyn Storage>>,
    pub(super) clock: SteadyClock,
    pub(super) last_sign: Option<Instant>,
    /// The store's troubles as they were last told of.
    pub(super) told_of: (usize, usize),
}

/// When the count was last told, and whether a telling is due.
#[derive(Copy, Clone, Default)]
pub(super) struct Told {
    pub(super) at: Instant,
    pub(super) waits: bool,
}

/// The app, as every view holds it. It lives as long as the page.
#[derive(Clone, Copy)]
pub struct App(&'static State);

impl Deref for App {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// The app's state.
pub struct State {
    pub(super) model: RwSignal<Model>,
    pub(super) edge: StoredValue<Edge, LocalStorage>,
    /// Now, twice a second while the page is seen.
    pub now: RwSignal<Instant>,
    /// What is wrong with storage, if anything.
    pub trouble: RwSignal<Option<Trouble>>,
    /// Whether the app works offline, and whether a newer one waits.
    pub offline: RwSignal<Offline>,
    /// The screen that is shown.
    pub address: RwSignal<Address>,
    /// The count as it was last told to those who listen: clean attempts, micro-failures.
    pub announced: RwSignal<(usize, usize)>,
    pub(super) told: StoredValue<Told>,
    /// The answer to what the person just did.
    pub said: RwSignal<Option<Said>>,
}

impl App {
    /// Opens the store and loads the model.
    pub fn open() -> Self {
        let (storage, blocked): (Box<dyn Storage>, bool) = match local_storage::open() {
            Ok(storage) => (Box::new(storage), false),
            Err(_) => (Box::new(MemoryStorage::default()), true),
        };
        let mut store = Store::new(storage, &page::base_path());
        let (mut model, mut trouble) = match load::load(&mut store) {
            Ok(model) => (model, blocked.then_some(Trouble::Blocked)),
            Err(error) => (Model::new(), Some(error.into())),
        };
        trouble = trouble.or_else(|| effects::found(&store));
        let mut clock = SteadyClock::starting_at(model.newest_instant());
        let now = clock.read(time::reading());
        if let Some(session) = &model.session {
            let last_seen = load::last_seen(&mut store, session.id()).ok().flatten();
            let fresh = Fresh { now, chance: 0, utc_offset_min: 0 };
            update(&mut model, Intent::Looked { last_seen }, fresh);
        }
        let model_counts = model.session.as_ref().map(Session::counts).unwrap_or_default();
        Self(Box::leak(Box::new(State {
            model: RwSignal::new(model),
            edge: StoredValue::new_local(Edge { told_of: store.troubles(), store, clock, last_sign: Some(now) }),
            now: RwSignal::new(now),
            trouble: RwSignal::new(trouble),
            offline: RwSignal::new(Offline::Unknown),
            address: RwSignal::new(Address::of(&history::path(), &page::base_path())),
            announced: RwSignal::new(model_counts),
            told: StoredValue::new(Told::default()),
            said: RwSignal::new(None),
        })))
    }

    /// Shows another screen; the back button leads back.
    pub fn go(self, address: Address) {
        if self.address.get_untracked() != address {
            history::go(&self.href(address));
            self.show(address);
            history::to_top();
        }
    }

    pub(super) fn show(self, address: Address) {
        page::set_title(&words::title(address.name()));
        self.address.set(address);
    }

    /// Where `address` is, base path included.
    pub fn href(self, address: Address) -> String {
        page::base_path() + address.path()
    }

    pub(super) fn read_clock(self) -> Instant {
        self.edge.try_update_value(|edge| edge.clock.read(time::reading())).unwrap_or_default()
    }

    /// Fulfils a wish: rules, then storage, then the views.
    pub fn dispatch(self, intent: Intent) {
        let fresh = Fresh { now: self.read_clock(), chance: chance::bits(), utc_offset_min: time::utc_offset_min() };
        let theme_before = self.theme_choice();
        let mut trouble = None;
        self.edge.update_value(|edge| {
            self.model.update_untracked(|model| {
                let mut todo = update(model, intent, fresh);
                while !todo.is_empty() {
                    let (answers, failed) = effects::run(&mut edge.store, model, &todo);
                    trouble = failed.or(trouble.take());
                    todo = answers.into_iter().flat_map(|answer| update(model, answer, fresh)).collect();
                }
            });
        });
        if fresh.now > self.now.get_untracked() {
            self.now.set(fresh.now);
        }
        self.model.notify();
        self.announce();
        if trouble.is_some() {
            self.trouble.set(trouble);
        }
        if self.theme_choice() != theme_before {
            self.show_theme();
        }
    }

    /// A part of the model: views hear of it only when that part changes.
    pub fn part<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        pick: impl Fn(&Model) -> T + Send + Sync + 'static,
    ) -> Part<T> {
        Part::new(move || self.model.with(&pick))
    }

    /// A part of the session that is going on, or `T`'s default where there is none.
    pub fn session_part<T: Clone + PartialEq + Default + Send + Sync + 'static>(
        self,
        pick: impl Fn(&Session) -> T + Send + Sync + 'static,
    ) -> Part<T> {
        self.part(move |model| model.session.as_ref().map(&pick).unwrap_or_default())
    }

    /// Reads the model without hearing of its changes.
    pub fn peek<T>(self, pick: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(pick)
    }

    /// The long silence that waits for an answer.
    pub fn absence(self) -> Part<Option<Absence>> {
        self.part(|model| model.absence)
    }

    fn theme_choice(self) -> ThemeChoice {
        self.peek(|model| model.settings.theme)
    }

    /// The theme that is shown: "light", "dark" or "rink".
    pub fn theme_shown(self) -> &'static str {
        match self.theme_choice() {
            ThemeChoice::AsThePhone if page::phone_is_dark() => "dark",
            ThemeChoice::AsThePhone | ThemeChoice::Light => "light",
            ThemeChoice::Dark => "dark",
            ThemeChoice::Rink => "rink",
        }
    }

    pub(super) fn show_theme(self) {
        page::set_theme(self.theme_shown());
    }

    /// Tries the writes that failed once more.
    pub fn retry_writes(self) {
        let result = self.edge.try_update_value(|edge| edge.store.retry_waiting());
        self.trouble.set(result.and_then(Result::err).map(Trouble::from));
    }

    /// True while an update may be offered: no session is going on.
    pub fn may_update(self) -> bool {
        self.peek(|model| model.session.is_none())
    }
}
