//! What views read, and the one function through which they change it.

use leptos::prelude::*;

use super::{Address, effects};
use crate::domain::{
    Absence, FinishedSession, Fresh, Instant, Intent, Model, Note, Session, SessionId, SessionSummary, SteadyClock,
    ThemeChoice, update,
};
use crate::platform::{chance, files, history, local_storage, locale, offline, offline::Offline, page, time};
use crate::reactive::Part;
use crate::store::backup::{self, Backup, BackupError, Restored};
use crate::store::{MemoryStorage, Storage, StorageError, Store, Usage, keys, load};
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
    clock: SteadyClock,
    last_sign: Option<Instant>,
}

/// The app's state: copied into every view.
#[derive(Clone, Copy)]
pub struct App {
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
    /// The answer to what the person just did.
    pub said: RwSignal<Option<Said>>,
}

impl App {
    /// Opens the store, loads the model, and makes it the context of all views.
    pub fn provide() -> Self {
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
        let app = Self {
            model: RwSignal::new(model),
            edge: StoredValue::new_local(Edge { store, clock, last_sign: Some(now) }),
            now: RwSignal::new(now),
            trouble: RwSignal::new(trouble),
            offline: RwSignal::new(Offline::Unknown),
            address: RwSignal::new(Address::of(&history::path(), &page::base_path())),
            said: RwSignal::new(None),
        };
        provide_context(app);
        app
    }

    /// The state that [`App::provide`] made.
    pub fn here() -> Self {
        expect_context()
    }

    /// Everything that goes on by itself: the clock's ticks, signs of life, the phone's theme, the service worker.
    pub fn live(self) {
        self.show_theme();
        page::on_phone_theme(move || self.show_theme());
        page::on_sign_of_life(move || self.sign_of_life());
        page::on_seen_or_hidden(move || if page::is_seen() { self.seen_again() } else { self.hidden() });
        history::on_move(move || self.show(Address::of(&history::path(), &page::base_path())));
        self.show(self.address.get_untracked());
        // the home screen's shortcut: straight into a session, or back into the one that is going on
        if history::asks_for("start") && self.peek(|model| !model.skills.is_empty()) {
            self.dispatch(Intent::StartSession);
            self.go(Address::Session);
        }
        page::every(500, move || self.tick());
        // after the first paint, so that none of it delays the start
        page::after(400, move || {
            self.survey();
            offline::register(move |state| self.offline.set(state));
        });
    }

    /// Shows another screen; the back button leads back.
    pub fn go(self, address: Address) {
        if self.address.get_untracked() != address {
            history::go(&self.href(address));
            self.show(address);
            history::to_top();
        }
    }

    fn show(self, address: Address) {
        page::set_title(&words::title(address.name()));
        self.address.set(address);
    }

    /// Where `address` is, base path included.
    pub fn href(self, address: Address) -> String {
        page::base_path() + address.path()
    }

    fn survey(self) {
        let mut changed = false;
        self.edge.update_value(|edge| {
            self.model.update_untracked(|model| match load::survey(&mut edge.store, model) {
                Ok(found) => changed = found,
                Err(error) => self.trouble.set(Some(error.into())),
            });
        });
        if changed {
            self.model.notify();
        }
        self.report_found();
    }

    fn report_found(self) {
        let found = self.edge.with_value(|edge| effects::found(&edge.store));
        if found.is_some() && self.trouble.with_untracked(Option::is_none) {
            self.trouble.set(found);
        }
    }

    fn read_clock(self) -> Instant {
        self.edge.try_update_value(|edge| edge.clock.read(time::reading())).unwrap_or_default()
    }

    fn tick(self) {
        if !page::is_seen() {
            return;
        }
        let now = self.read_clock();
        self.now.set(now);
        let last_seen = self.edge.with_value(|edge| edge.last_sign);
        let due = self.model.with_untracked(|model| {
            let folds = model.reflection.is_some_and(|open| open.left(now) == Some(0));
            let absent = model.session.as_ref().is_some_and(|session| session.absence(last_seen, now).is_some());
            folds || (absent && model.absence.is_none())
        });
        if due {
            self.dispatch(Intent::Looked { last_seen });
        }
    }

    fn sign_of_life(self) {
        let now = self.read_clock();
        self.edge.update_value(|edge| edge.last_sign = Some(now));
    }

    fn seen_again(self) {
        let last_seen = self.edge.with_value(|edge| edge.last_sign);
        self.dispatch(Intent::Looked { last_seen });
        self.now.set(self.read_clock());
        self.sign_of_life();
    }

    /// Notes when the learner was last there, for a page that may never come back.
    fn hidden(self) {
        self.edge.update_value(|edge| {
            let Some(at) = edge.last_sign else { return };
            self.model.with_untracked(|model| {
                if let Some(session) = &model.session {
                    effects::note_seen(&mut edge.store, model, session, at.max(session.last_at()));
                }
            });
        });
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

    fn show_theme(self) {
        page::set_theme(self.theme_shown());
    }

    /// The summaries of all finished sessions, oldest first.
    pub fn summaries(self) -> Vec<SessionSummary> {
        self.read_store(Store::sessions).iter().map(SessionSummary::of).collect()
    }

    /// All finished sessions, oldest first.
    pub fn finished(self) -> Vec<FinishedSession> {
        self.read_store(Store::sessions)
    }

    /// All notes of progress, oldest first.
    pub fn notes(self) -> Vec<Note> {
        self.read_store(Store::notes)
    }

    /// The note of progress of a session.
    pub fn note_of(self, session: &SessionId) -> Option<Note> {
        let key = keys::note(session);
        self.read_store(|store| Ok(store.read::<Note>(&key)?.map(|(_, note)| note)))
    }

    /// How much room everything takes.
    pub fn usage(self) -> Usage {
        self.read_store(|store| store.usage())
    }

    fn read_store<T: Default>(self, read: impl FnOnce(&mut Store<Box<dyn Storage>>) -> Result<T, StorageError>) -> T {
        let found = self.edge.try_update_value(|edge| read(&mut edge.store));
        self.report_found();
        match found {
            Some(Ok(found)) => found,
            Some(Err(error)) => {
                self.trouble.set(Some(error.into()));
                T::default()
            }
            None => T::default(),
        }
    }

    /// Tries the writes that failed once more.
    pub fn retry_writes(self) {
        let result = self.edge.try_update_value(|edge| edge.store.retry_waiting());
        self.trouble.set(result.and_then(Result::err).map(Trouble::from));
    }

    /// Hands the person a backup file of everything.
    pub fn export_backup(self) {
        let now = self.read_clock();
        let offset = time::utc_offset_min();
        let text = self.edge.with_value(|edge| backup::export(&edge.store, now));
        let day = crate::domain::local_day(now, offset).map_or_else(String::new, |day| day.to_string());
        let saved =
            text.is_ok_and(|text| files::download(&words::backup_name(&day), "application/json", &text).is_ok());
        if saved {
            let settings = self.peek(|model| model.settings.clone());
            self.dispatch(Intent::ChangeSettings(crate::domain::Settings { last_backup: Some(now), ..settings }));
            self.said.set(Some(Said::Done(words::last_backup(&locale::short_day(now, offset)))));
        } else {
            self.said.set(Some(Said::Refused(words::FILE_NOT_SAVED)));
        }
    }

    /// What restoring `backup` would do.
    ///
    /// # Errors
    /// [`BackupError`] if the store cannot be read.
    pub fn preview_restore(self, backup: &Backup) -> Result<Restored, BackupError> {
        let found = self.edge.try_update_value(|edge| {
            self.model.with_untracked(|model| backup::preview(&mut edge.store, model, backup))
        });
        found.unwrap_or(Err(BackupError::Storage(StorageError::Blocked)))
    }

    /// Adds what `backup` has and this phone has not, and loads the model anew.
    ///
    /// # Errors
    /// [`BackupError`]; nothing was changed.
    pub fn restore(self, backup: &Backup) -> Result<Restored, BackupError> {
        let done = self.edge.try_update_value(|edge| {
            self.model.try_update_untracked(|model| {
                let done = backup::restore(&mut edge.store, model, backup)?;
                *model = load::load(&mut edge.store)?;
                load::survey(&mut edge.store, model)?;
                edge.clock.not_before(model.newest_instant());
                Ok(done)
            })
        });
        self.model.notify();
        self.show_theme();
        done.flatten().unwrap_or(Err(BackupError::Storage(StorageError::Blocked)))
    }

    /// True while an update may be offered: no session is going on.
    pub fn may_update(self) -> bool {
        self.peek(|model| model.session.is_none())
    }
}
