//! Looking around with sample data, apart from the person's own.
//!
//! What is shown comes from a store in memory; the person's own store is put aside whole, with what waits in it, and is
//! taken up again on leaving. A reload leaves, too: nothing of the sample is ever written to the browser's storage.

use leptos::prelude::Notify;

use super::baton::in_memory;
use super::state::Inner;
use super::{Address, App, Trouble};
use crate::domain::{Model, Settings};
use crate::platform::{history, time, worker};
use crate::sample::Order;
use crate::store::{Storage, Store, backup, keys};

/// Whose data is shown.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Sample {
    /// The person's own.
    Off,
    /// Still the person's own: the sample is being made.
    Coming,
    /// Still the person's own: the sample could not be made.
    Failed,
    /// The sample.
    Shown,
}

/// The person's own, put aside.
pub(super) struct Own {
    model: Model,
    store: Store<Box<dyn Storage>>,
    in_memory: bool,
    told_of: (usize, usize),
    trouble: Option<Trouble>,
}

impl App {
    /// Whether the sample is shown; whoever asks hears of its changes.
    pub fn shows_sample(self) -> bool {
        self.sample.get() == Sample::Shown
    }

    /// True while one may look around: no session is going on, and one is not there already.
    pub fn may_look_around(self) -> bool {
        self.sample.get() != Sample::Shown && self.read(|model| model.session.is_none())
    }

    /// Shows sample data in place of the person's own, as soon as the worker has made it. Nothing happens where a session
    /// is going on.
    pub fn look_around(self) {
        if self.is_second {
            // the first program does it, as soon as it has the data back
            self.wants_sample.set(true);
            return self.go(Address::Practice);
        }
        let busy = [Sample::Coming, Sample::Shown].contains(&self.sample.get_untracked());
        if busy || self.peek(|model| model.session.is_some()) {
            return;
        }
        self.sample.set(Sample::Coming);
        let order = Order::text(self.read_clock(), time::utc_offset_min());
        worker::ask(order, move |answer| self.sample_came(answer));
    }

    fn sample_came(self, answer: Option<String>) {
        // whoever began a session meanwhile does not want to look around any more
        if self.peek(|model| model.session.is_some()) {
            return self.sample.set(Sample::Off);
        }
        let made = answer.and_then(|text| backup::records_of(&text));
        let trouble = self.trouble.get_untracked();
        let shown = made.is_some_and(|made| self.inner.borrow_mut().show_sample(made, trouble));
        if shown {
            self.trouble.set(None);
            self.another_model(Sample::Shown);
        } else {
            self.sample.set(Sample::Failed);
            // where that is told
            history::to_top();
        }
    }

    /// Shows the person's own data again.
    pub fn leave_sample(self) {
        // what the second program knows is the sample's, and goes with it
        drop(self.end_visit());
        let own_trouble = self.inner.borrow_mut().show_own();
        self.trouble.set(own_trouble);
        self.another_model(Sample::Off);
    }

    fn another_model(self, sample: Sample) {
        self.said.set(None);
        self.sample.set(sample);
        self.changed.notify();
        self.show_choices();
        self.announce();
        self.go(Address::Practice);
        history::to_top();
    }
}

impl Inner {
    /// Puts the person's own aside and takes up the records of the sample; false if they cannot be read, and all is as it was.
    fn show_sample(&mut self, sample: Vec<(String, String)>, trouble: Option<Trouble>) -> bool {
        let own = Own {
            model: std::mem::take(&mut self.model),
            store: std::mem::replace(&mut self.store, in_memory(sample)),
            in_memory: std::mem::replace(&mut self.in_memory, true),
            told_of: std::mem::take(&mut self.told_of),
            trouble,
        };
        // the look stays the person's own; what is changed while looking around is changed there only
        let choices = own.model.settings.clone();
        self.own = Some(own);
        let read = self.read_anew().is_ok();
        if !read || self.model.skills.is_empty() {
            // what was wrong before is on screen already
            drop(self.show_own());
            return false;
        }
        let Settings { skills, skill, .. } = std::mem::take(&mut self.model.settings);
        self.model.settings = Settings { skills, skill, last_backup: None, learner: None, ..choices };
        // the second program reads them from the sample's store, which has room in memory
        drop(self.store.write(keys::SETTINGS, &self.model.learner, &self.model.settings));
        true
    }

    /// Takes up the person's own again, as it is stored now: another tab may have gone on with it. Answers what is wrong
    /// with its storage.
    fn show_own(&mut self) -> Option<Trouble> {
        let Own { model, store, in_memory, told_of, trouble } = self.own.take()?;
        (self.model, self.store, self.in_memory, self.told_of) = (model, store, in_memory, told_of);
        self.read_anew().err().or(trouble)
    }
}
