//! What one program hands the other when screens change: what it knows and the storage does not.
//!
//! The app is two programs, so that the first screen needs only the smaller one: see ARCHITECTURE.md. One of them has the data at a
//! time. Both read the same localStorage; what could not be written yet, and all of it where the browser keeps nothing, goes
//! from hand to hand.

use super::state::{Inner, open_store};
use super::{App, Sample, Trouble};
use crate::json::{Json, Record};
use crate::platform::page;
use crate::store::{MemoryStorage, Storage, Store};

/// Keys and values, without the base path's prefix.
type Records = Vec<(String, String)>;

/// What is handed over.
struct Baton {
    /// Everything, where it is only in memory; `None` where the browser keeps it.
    memory: Option<Records>,
    /// Writes that failed and wait, oldest first.
    waiting: Records,
    /// The sample is shown.
    sample: bool,
    /// The sample is wished for.
    wants_sample: bool,
    /// No room is left, and the person has not put that away.
    full: bool,
    /// The browser was asked to keep the screen awake, and refused.
    may_sleep: bool,
    /// The sessions are not all counted yet.
    counts: bool,
    /// Records were found that could not be read, and the person has not put that away.
    damaged: bool,
}

record!(Baton { "memory" may memory, "waiting" may waiting, "sample" keep sample, "wants" keep wants_sample, "full" keep full, "sleepy" keep may_sleep, "counts" keep counts, "damaged" keep damaged });

impl App {
    /// What this program knows and the storage does not.
    pub fn hand_over(self) -> String {
        let inner = &mut *self.inner.borrow_mut();
        let memory = inner.in_memory.then(|| inner.store.records().unwrap_or_default());
        // one of the programs has them: the other would put what is older over what is newer
        let waiting = inner.store.take_waiting();
        let trouble = self.trouble.get_untracked();
        let (full, damaged) = (trouble == Some(Trouble::Full), trouble == Some(Trouble::Damaged));
        let counts = self.is_count_due.get();
        let sample = self.sample.get_untracked() == Sample::Shown;
        let (wants_sample, may_sleep) = (self.wants_sample.take(), self.may_sleep.get_untracked());
        Baton { memory, waiting, sample, wants_sample, full, may_sleep, counts, damaged }.to_json().to_string()
    }

    /// Takes over what the other program knew, and reads everything anew.
    pub fn take_over(self, baton: &str) {
        let Some(baton) = Json::parse(baton).ok().and_then(|json| Baton::from_json(&json)) else {
            // the other program broke down before it had anything: what this one knows stays as it is
            return self.read_anew();
        };
        if self.is_second {
            self.sample.set(if baton.sample { Sample::Shown } else { Sample::Off });
            self.may_sleep.set(baton.may_sleep);
        }
        let is_full = self.trouble.get_untracked() == Some(Trouble::Full);
        if is_full != baton.full {
            self.trouble.set(baton.full.then_some(Trouble::Full));
        }
        if baton.damaged && !self.is_second && self.trouble.get_untracked().is_none() {
            self.trouble.set(Some(Trouble::Damaged));
        }
        self.is_count_due.set(baton.counts);
        let wants_sample = baton.wants_sample;
        self.inner.borrow_mut().take_over(baton);
        self.read_anew();
        if !self.is_second && self.inner.borrow().store.doubts_summaries() {
            self.survey();
        }
        if wants_sample {
            self.look_around();
        }
        // what was found so far was told by the program that found it
        let inner = &mut *self.inner.borrow_mut();
        inner.told_of = inner.store.troubles();
    }
}

impl Inner {
    fn take_over(&mut self, baton: Baton) {
        if let Some(records) = baton.memory {
            self.store = in_memory(records);
            self.in_memory = true;
        } else if self.in_memory {
            (self.store, self.in_memory) = open_store(&self.copy);
        }
        self.store.wait_for(baton.waiting);
    }
}

/// A store in memory that holds `records`.
pub(super) fn in_memory(records: Records) -> Store<Box<dyn Storage>> {
    let storage: Box<dyn Storage> = Box::new(MemoryStorage::default());
    let mut store = Store::new(storage, &page::base_path());
    store.fill(records);
    store
}
