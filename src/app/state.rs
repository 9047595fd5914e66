//! What views read, and the one function through which they change it.

use std::cell::{Cell, RefCell};
use std::ops::Deref;

use leptos::prelude::{ArcTrigger, Notify, Track};

use super::first::Visit;
use super::sample::{Own, Sample};
use super::{Address, Before, CameBack, Looking, Said, Trouble, effects};
use crate::dom::Var;
use crate::domain::{
    Ask, Chime, Effect, Fresh, Instant, Intent, Model, Session, SteadyClock, ThemeChoice, Turn, update,
};
use crate::platform::lock::Lock;
use crate::platform::{
    chance, history, keys as shortcuts, local_storage, locale, offline::Offline, page, safety_copy::SafetyCopy, time,
};
use crate::store::{
    CarryOut, MemoryStorage, Storage, StorageError, Store, carry_out, journal::Journaled, keys, load,
    summaries::Recount,
};
use crate::words;

/// What the app knows and what it works with. Borrowed for one step at a time, never while views are told.
pub(super) struct Inner {
    pub(super) model: Model,
    pub(super) store: Store<Box<dyn Storage>>,
    pub(super) clock: SteadyClock,
    /// When the learner last gave a sign of being there.
    pub(super) last_sign: Option<Instant>,
    /// The store's troubles as they were last told of.
    pub(super) told_of: (usize, usize),
    /// When the count was last told to those who listen, and whether a telling is due.
    pub(super) counted: (Instant, bool),
    /// Whether everything is in memory only.
    pub(super) in_memory: bool,
    /// The person's own model and store while the sample is shown.
    pub(super) own: Option<Own>,
    /// Where every change is noted once more.
    pub(super) copy: SafetyCopy,
    /// Whether the session's chime was struck.
    pub(super) chime: Chime,
    /// The sessions are being counted again.
    pub(super) recount: Option<Recount>,
}

/// A store over what the browser keeps for this page, every change noted in `copy`; or over memory where it keeps nothing. And
/// whether it is in memory.
pub(super) fn open_store(copy: &SafetyCopy) -> (Store<Box<dyn Storage>>, bool) {
    let (storage, in_memory): (Box<dyn Storage>, bool) = match local_storage::open() {
        Ok(storage) => (Box::new(Journaled::new(storage, copy.clone(), keys::is_made_again)), false),
        Err(_) => (Box::new(MemoryStorage::default()), true),
    };
    (Store::new(storage, &page::base_path()), in_memory)
}

/// What follows a tap waits no longer than this for the finger to lift, in milliseconds.
const LONG_PRESS: i32 = 250;
/// It follows so many milliseconds after the lift: the pad's light was seen, and the lift was painted.
pub(super) const AFTER_LIFT: i32 = 60;

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
    pub(super) inner: RefCell<Inner>,
    /// Told whenever the model changed.
    pub(super) changed: ArcTrigger,
    /// Told before that, as soon as a tap is stored.
    pub(super) answered: ArcTrigger,
    /// Whether a tap was counted of which nothing else was told yet.
    pub(super) untold: Cell<bool>,
    /// Whether a finger or a key has touched the page: before that, browsers let nothing be heard or felt.
    pub(super) touched: Cell<bool>,
    /// Whether the loudspeaker is kept ready for the session.
    pub(super) heard: Cell<bool>,
    /// Now, twice a second while the page is seen.
    pub now: Var<Instant>,
    /// What is wrong with storage, if anything.
    pub trouble: Var<Option<Trouble>>,
    /// Whether the app works offline, and whether a newer one waits.
    pub offline: Var<Offline>,
    /// The theme that is shown: "light", "dark" or "rink".
    pub theme: Var<&'static str>,
    /// What came back from the safety copy at this start, until the person has read that.
    pub came_back: Var<Option<CameBack>>,
    /// Whether every change is written to a second place, too; `None` until that is known.
    pub written_twice: Var<Option<bool>>,
    /// Whether the start is over: what takes a look at everything stored may be shown.
    pub(super) is_settled: Cell<bool>,
    /// If it is to be told that room is short, how much of it is taken, in steps of some percent.
    pub room_short: Var<Option<u16>>,
    /// What is looked at on Insights.
    pub looking: Var<Looking>,
    /// The screen that is shown.
    pub address: Var<Address>,
    /// The count as it was last told to those who listen: clean attempts, micro-failures.
    pub announced: Var<(usize, usize)>,
    /// The answer to what the person just did.
    pub said: Var<Option<Said>>,
    /// The path that this program followed last.
    pub(super) path: RefCell<String>,
    /// The second program.
    pub(super) visit: RefCell<Visit>,
    /// What was before the last change of a session that is over.
    pub before: Var<Option<Before>>,
    /// How many changes were taken back: who shows sessions reads them again.
    pub taken_back: Var<u32>,
    /// Whose data is shown.
    pub sample: Var<Sample>,
    /// The second program wishes that the first shows the sample.
    pub(super) wants_sample: Cell<bool>,
    /// True in the program of the further screens.
    pub(super) is_second: bool,
    /// Whose turn it is to log the session, and the lock, if it is this tab's.
    pub(super) turn: Cell<Turn>,
    pub(super) lock: RefCell<Option<(Ask, Lock)>>,
    /// Whether another tab logs the session that goes on, and this one follows.
    pub follows: Var<bool>,
    /// What was last told of that.
    pub whose_turn: Var<&'static str>,
    /// Whether the screen may fall asleep during the session that runs, because the browser could not be told to stay awake.
    pub may_sleep: Var<bool>,
}

impl App {
    /// Opens the store and loads the model.
    pub fn open(is_second: bool) -> Self {
        words::numbers_by(locale::number);
        let copy = SafetyCopy::default();
        let (mut store, in_memory) = open_store(&copy);
        let (mut model, mut trouble) = match load::load_first(&mut store) {
            Ok(model) => (model, in_memory.then_some(Trouble::Blocked)),
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
        let counts = model.session.as_ref().map(Session::counts).unwrap_or_default();
        let told_of = store.troubles();
        let inner = Inner {
            model,
            store,
            clock,
            last_sign: Some(now),
            told_of,
            counted: Default::default(),
            in_memory,
            own: None,
            copy,
            chime: Chime::default(),
            recount: None,
        };
        Self(Box::leak(Box::new(State {
            inner: RefCell::new(inner),
            changed: ArcTrigger::new(),
            answered: ArcTrigger::new(),
            untold: Cell::new(false),
            touched: Cell::new(false),
            heard: Cell::new(false),
            now: Var::new(now),
            trouble: Var::new(trouble),
            offline: Var::new(Offline::Unknown),
            theme: Var::new("light"),
            came_back: Var::new(None),
            written_twice: Var::new(None),
            is_settled: Cell::new(false),
            room_short: Var::new(None),
            looking: Var::new(Looking::default()),
            address: Var::new(Address::of(&history::path(), &page::base_path())),
            announced: Var::new(counts),
            said: Var::new(None),
            path: RefCell::default(),
            visit: RefCell::default(),
            before: Var::new(None),
            taken_back: Var::new(0),
            sample: Var::new(Sample::Off),
            wants_sample: Cell::default(),
            is_second,
            turn: Cell::default(),
            lock: RefCell::default(),
            follows: Var::new(false),
            whose_turn: Var::new(""),
            may_sleep: Var::new(false),
        })))
    }

    pub(super) fn read_clock(self) -> Instant {
        self.inner.borrow_mut().clock.read(time::reading())
    }

    /// Fulfils a wish: rules, then storage, then the views. A tap is answered in two steps: the count is painted in the next
    /// frame, and what the tap opens follows when the finger has lifted, so that neither touch nor lift waits for it.
    pub fn dispatch(self, intent: Intent) {
        let fresh = self.fresh();
        if self.is_away() {
            // what is changed now must not be what it was before the other program changed it
            self.read_anew();
        }
        let is_tap = matches!(intent, Intent::LogClean(_) | Intent::LogMicroFailure(_));
        if intent.is_of_a_session() {
            if self.follows.get_untracked() {
                return;
            }
            // another tab may have gone on with this session, ended it or deleted everything while this one was frozen
            if self.is_behind() {
                return self.read_anew();
            }
        } else if self.is_behind() {
            self.read_anew();
        }
        self.inner.borrow_mut().read_rest();
        let newest = (is_tap || intent == Intent::Undo).then(|| self.newest());
        let choices_before = self.choices();
        let was_on = self.peek(|model| model.session.is_some());
        let (trouble, has_room) = {
            let inner = &mut *self.inner.borrow_mut();
            let todo = update(&mut inner.model, intent, fresh);
            let writes = !todo.is_empty();
            (inner.carry_out(todo, fresh, carry_out), writes && inner.store.waiting() == 0)
        };
        // where everything could be written, there is room again
        if trouble.is_some() || has_room && self.trouble.get_untracked() == Some(Trouble::Full) {
            self.trouble.set(trouble);
        }
        if let Some(before) = newest {
            self.answer(is_tap, before);
        }
        if is_tap {
            self.untold.set(true);
            self.answered.notify();
            page::after(LONG_PRESS, move || self.tell_the_rest());
        } else {
            if !was_on {
                self.look_whose_turn(true);
            }
            self.tell(fresh.now);
            self.follow_session();
        }
        if self.choices() != choices_before {
            self.show_choices();
        }
    }

    /// What comes from outside with every wish.
    pub(super) fn fresh(self) -> Fresh {
        Fresh { now: self.read_clock(), chance: chance::bits(), utc_offset_min: time::utc_offset_min() }
    }

    /// True if another tab changed what session goes on, or went on with it, while this one was frozen and could not hear of it.
    pub(super) fn is_behind(self) -> bool {
        let inner = self.inner.borrow();
        let Some(session) = &inner.model.session else { return inner.store.has_live_mark() };
        !inner.store.has_live_mark() || inner.store.has_event(session.id(), session.next_seq())
    }

    /// Tells everybody who reads the model that it changed at `now`.
    pub(super) fn tell(self, now: Instant) {
        self.untold.set(false);
        if now > self.now.get_untracked() {
            self.now.set(now);
        }
        self.changed.notify();
        self.announce();
    }

    /// Tells everybody of a tap that was so far only counted.
    pub(super) fn tell_the_rest(self) {
        if self.untold.get() {
            self.tell(self.read_clock());
        }
    }

    /// Reads the model; whoever reads hears of its changes.
    pub fn read<T>(self, pick: impl FnOnce(&Model) -> T) -> T {
        self.changed.track();
        self.peek(pick)
    }

    /// Reads the session that is going on, or `T`'s default where there is none; whoever reads hears of its changes.
    pub fn read_session<T: Default>(self, pick: impl FnOnce(&Session) -> T) -> T {
        self.read(|model| model.session.as_ref().map(pick).unwrap_or_default())
    }

    /// Whether a tap was counted a moment ago and the rest of the screen is still to follow; whoever asks hears of both.
    pub fn answers_a_tap(self) -> bool {
        self.read_at_once(|_| self.untold.get())
    }

    /// Reads the model like [`App::read`]; whoever reads hears of a tap in the frame that answers the finger. For the little
    /// that must be painted then: what counts the tap and says which one it was.
    pub fn read_at_once<T>(self, pick: impl FnOnce(&Model) -> T) -> T {
        self.answered.track();
        self.read(pick)
    }

    /// Reads the model without hearing of its changes.
    pub fn peek<T>(self, pick: impl FnOnce(&Model) -> T) -> T {
        pick(&self.inner.borrow().model)
    }

    fn choices(self) -> (ThemeChoice, bool) {
        self.peek(|model| (model.settings.theme, model.settings.shortcuts_on()))
    }

    fn theme_shown(self) -> &'static str {
        match self.choices().0 {
            ThemeChoice::AsThePhone if page::phone_is_dark() => "dark",
            ThemeChoice::AsThePhone | ThemeChoice::Light => "light",
            ThemeChoice::Dark => "dark",
            ThemeChoice::Rink => "rink",
        }
    }

    /// Shows the choices that concern the page as a whole: its colours, and whether letters are keys.
    pub(super) fn show_choices(self) {
        shortcuts::turn(self.choices().1);
        let theme = self.theme_shown();
        page::set_theme(theme);
        if self.theme.get_untracked() != theme {
            self.theme.set(theme);
        }
    }

    /// Tries the writes that failed once more.
    pub fn retry_writes(self) {
        let result = self.inner.borrow_mut().store.retry_waiting();
        self.trouble.set(result.err().map(Trouble::from));
    }

    /// True while an update may be offered: no session is going on.
    pub fn may_update(self) -> bool {
        self.peek(|model| model.session.is_none())
    }
}

impl Inner {
    /// Reads the skills that the first screen did not need. Where that fails they are left out a little longer, and the look at
    /// everything tells of it.
    fn read_rest(&mut self) {
        drop(load::load_rest(&mut self.store, &mut self.model));
    }

    /// Carries out what the rules ask for; what storage brings back goes through the rules again. Answers the last failure, if
    /// any.
    pub(super) fn carry_out(
        &mut self,
        mut todo: Vec<Effect>,
        fresh: Fresh,
        carry_out: CarryOut<Box<dyn Storage>>,
    ) -> Option<Trouble> {
        let mut trouble = None;
        while !todo.is_empty() {
            let (answers, results) = carry_out(&mut self.store, &self.model, &todo, fresh.now);
            // what found no room at first and was stored after all is no trouble
            let mended = matches!(results.last(), Some(Ok(()))) && self.store.waiting() == 0;
            let failed = results.into_iter().rev().find_map(Result::err);
            trouble = failed.filter(|error| !mended || *error != StorageError::Full).map(Trouble::from).or(trouble);
            todo = answers.into_iter().flat_map(|answer| update(&mut self.model, answer, fresh)).collect();
        }
        trouble
    }
}
