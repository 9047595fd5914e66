//! A phone: the rules and the store together, with effects carried out as the app does.

use std::rc::Rc;

use wobble::domain::{Effect, Fresh, Instant, Intent, Millis, Model, Skill, update};
use wobble::store::{MemoryStorage, Storage, StorageError, Store, backup, carry_out_changes, load};

use super::{BERLIN, FRIDAY, MINUTE, Wish, skating};

/// A storage that one still has when the phone is put away.
pub type Kept = Rc<MemoryStorage>;

/// A new phone of somebody who skates, and its storage.
pub fn phone() -> (Phone<Kept>, Kept) {
    let storage = Kept::default();
    (Phone::with(storage.clone(), skating(true)), storage)
}

/// What a model remembers over a reload: all but the reflection and the question that were on screen.
pub fn remembered(model: &Model) -> Model {
    Model { reflection: None, absence: None, ..model.clone() }
}

/// A phone with Wobble open.
pub struct Phone<S: Storage> {
    pub store: Store<S>,
    pub model: Model,
    pub now: Instant,
}

impl<S: Storage> Phone<S> {
    /// The app is opened: what was stored is loaded.
    pub fn open(storage: S) -> Result<Self, StorageError> {
        let mut store = Store::new(storage, "/wobble/");
        let model = load::load(&mut store)?;
        let now = FRIDAY.max(model.newest_instant());
        Ok(Self { store, model, now })
    }

    /// The app is opened, and what a start finds to mend is mended.
    pub fn started(storage: S) -> Self {
        let mut phone = Self::open(storage).expect("readable");
        load::survey(&mut phone.store, &mut phone.model).expect("readable and writable");
        phone
    }

    /// A new phone on which this skill was taken up.
    pub fn with(storage: S, skill: Skill) -> Self {
        let mut phone = Self::open(storage).expect("readable");
        phone.wish(Intent::AddSkill(Box::new(skill))).expect("kept");
        phone
    }

    /// Fulfils a wish and answers the effects that it had, those of their answers included; or the first failure.
    pub fn wish(&mut self, wish: impl Into<Wish>) -> Result<Vec<Effect>, StorageError> {
        let (effects, results) = self.try_wish(wish);
        results.into_iter().collect::<Result<Vec<()>, _>>().map(|_| effects)
    }

    /// Fulfils a wish and answers every effect with its result.
    pub fn try_wish(&mut self, wish: impl Into<Wish>) -> (Vec<Effect>, Vec<Result<(), StorageError>>) {
        // chance that is the same after a reload
        let fresh = Fresh { now: self.now, chance: self.now.0.unsigned_abs(), utc_offset_min: BERLIN };
        let mut all = Vec::new();
        let mut results = Vec::new();
        let mut todo = wish.into().fulfil(&mut self.model, fresh);
        while !todo.is_empty() {
            let (answers, done) = carry_out_changes(&mut self.store, &self.model, &todo, fresh.now);
            results.extend(done);
            all.append(&mut todo);
            todo = answers.into_iter().flat_map(|answer| update(&mut self.model, answer, fresh)).collect();
        }
        (all, results)
    }

    /// Lets time pass.
    pub fn later(&mut self, span: Millis) -> &mut Self {
        self.now = self.now.after(span);
        self
    }

    /// Fulfils wishes, each after its time.
    pub fn live(&mut self, wishes: Vec<(Millis, Intent)>) -> Result<(), StorageError> {
        for (span, intent) in wishes {
            self.later(span).wish(intent)?;
        }
        Ok(())
    }

    /// What is stored was changed as a whole: it is read as at a start.
    pub fn read_anew(&mut self) {
        self.model = load::load(&mut self.store).expect("readable");
        load::survey(&mut self.store, &mut self.model).expect("readable and writable");
    }

    /// A whole backup is restored.
    pub fn restore(&mut self, text: &str) {
        let file = backup::parse(text).expect("a whole file");
        backup::restore(&mut self.store, &self.model, &file).expect("room");
        self.read_anew();
    }

    /// A whole evening, as [`super::evening`] tells it, a quarter of an hour from now.
    pub fn evening(&mut self) {
        self.later(15 * MINUTE).live(super::evening()).expect("kept");
    }
}
