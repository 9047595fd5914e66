//! What views read: the app's state, and how it begins.

use std::cell::{Cell, RefCell};
use std::ops::Deref;

use leptos::prelude::ArcTrigger;

use super::first::Visit;
use super::sample::{Own, Sample};
use super::{Address, Before, CameBack, Rest, Said, Trouble, Turned, effects};
use crate::dom::Var;
use crate::domain::{Ask, Chime, Fresh, Instant, Intent, Ledger, Model, Session, SteadyClock, Turn, update};
use crate::figures::Looking;
use crate::insights::RestCues;
use crate::platform::lock::Lock;
use crate::platform::{history, local_storage, locale, offline::Offline, page, safety_copy::SafetyCopy, time};
use crate::store::{
    MemoryStorage, Storage, Store,
    journal::Journaled,
    keys,
    load::{self, IsKept},
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
    /// What was said of rest in the session.
    pub(super) rest_cues: RestCues,
    /// The sessions are counted again, in the second program.
    pub(super) recount: Option<super::recount::Next>,
    /// How this program finds out whether a session is kept.
    pub(super) is_kept: IsKept<Box<dyn Storage>>,
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
    /// The tweak ledger of the skill that is practised, as it was when its session was shown.
    pub(super) ledger: RefCell<Option<Ledger>>,
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
    /// Something that is made from the sessions is to be made again.
    pub(super) is_count_due: Cell<bool>,
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
    /// It is time for a breath, or one is being taken.
    pub rest: Var<Option<Rest>>,
    /// The last switch within a mix.
    pub turned: Var<Option<Turned>>,
}

impl App {
    /// Opens the store and loads the model.
    pub fn open(is_second: bool, is_kept: IsKept<Box<dyn Storage>>) -> Self {
        words::numbers_by(locale::number);
        let copy = SafetyCopy::default();
        let (mut store, in_memory) = open_store(&copy);
        let (mut model, mut trouble) = match load::load_first(&mut store, is_kept) {
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
            rest_cues: RestCues::default(),
            recount: None,
            is_kept,
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
            ledger: RefCell::default(),
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
            is_count_due: Cell::default(),
            is_second,
            turn: Cell::default(),
            lock: RefCell::default(),
            follows: Var::new(false),
            whose_turn: Var::new(""),
            may_sleep: Var::new(false),
            rest: Var::new(None),
            turned: Var::new(None),
        })))
    }
}
