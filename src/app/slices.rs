//! What takes long, in goes that nobody feels: what is measured, and what is read for the Journal.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::on_cleanup;

use super::App;
use super::counting::{Counted, SLICE};
use crate::dom::Var;
use crate::domain::{FinishedSession, Id, Instant, Note, SessionId, looked_back_at, year_of};
use crate::platform::{locale, page, time};
use crate::store::archive::{self, Year};
use crate::store::{Usage, ids_of, keys, room};

/// So many records between two looks at the clock.
const STEP: usize = 16;

/// One step of what takes long; false after the last.
type Step = Box<dyn FnMut() -> bool>;

/// Whether the part of the page that is current now is still there.
fn gone() -> Arc<AtomicBool> {
    let gone = Arc::new(AtomicBool::new(false));
    let set = gone.clone();
    on_cleanup(move || set.store(true, Ordering::Relaxed));
    gone
}

/// Does a step after the other, beginning when the page is shown, until the last or until what asked for it is `gone`.
fn in_slices(gone: Arc<AtomicBool>, mut step: Step) {
    page::after(0, move || {
        if gone.load(Ordering::Relaxed) {
            return;
        }
        let end = time::reading().page + SLICE;
        while step() {
            if time::reading().page >= end {
                return in_slices(gone, step);
            }
        }
    });
}

/// A note of progress, and what a search looks for in it.
#[derive(Clone, PartialEq)]
pub struct ReadNote {
    /// The note.
    pub note: Note,
    /// Its words in lower case.
    pub lower: String,
}

/// Notes of progress, newest first, as far as they were read.
#[derive(Clone, Default)]
pub struct ReadNotes {
    /// Another number whenever they are otherwise; 0 until the first of them are read.
    pub turn: u32,
    /// Those that were read.
    pub notes: Arc<Vec<ReadNote>>,
    /// How many were not read yet.
    pub left: usize,
}

/// What comes back by itself.
#[derive(Clone, Default, PartialEq)]
pub struct ComesBack {
    /// The setback that is to be looked at again first, and when.
    pub setback: Option<(Instant, Id)>,
    /// A note of progress from months ago, and about how many.
    pub note: Option<(Note, u8)>,
}

impl App {
    /// Finds out what comes back by itself, and tells `found` when that is known. It ends with the part of the page that asked.
    pub fn read_what_comes_back(self, found: Var<ComesBack>) {
        let step = move || {
            let keys = self.read_store(|store| store.keys_of(&[keys::SETBACK, keys::NOTE]));
            let days = ids_of(&keys, keys::SETBACK).into_iter().filter_map(|id| Some((self.setback(&id)?.day()?, id)));
            let notes = ids_of(&keys, keys::NOTE);
            let note = looked_back_at(&notes, self.now.get_untracked());
            let note = note.and_then(|(id, months)| Some((self.note_of(id)?, months)));
            let note = note.filter(|(note, _)| self.peek(|model| model.is_own(&note.skill)));
            found.set(ComesBack { setback: days.min(), note });
            false
        };
        in_slices(gone(), Box::new(step));
    }

    /// Measures how much room everything takes, and tells `usage` when that is known. It ends with the part of the page that asked.
    pub fn measure_room(self, usage: Var<Option<Usage>>) {
        let mut measuring = None;
        let step = move || match &mut measuring {
            None => {
                measuring = self.read_store(|store| room::Measuring::begin(store).map(Some));
                measuring.is_some()
            }
            Some(known) => {
                let goes_on = self.read_store(|store| known.some(store, STEP));
                if !goes_on {
                    usage.set(Some(known.usage()));
                }
                goes_on
            }
        };
        in_slices(gone(), Box::new(step));
    }

    /// The years before this one that have sessions, oldest first, when that is known. It ends with the part of the page that asked.
    pub fn old_years(self, counted: &Counted) -> Var<Option<Vec<Year>>> {
        let this_year = year_of(self.read_clock(), time::utc_offset_min());
        let years = Var::new(None);
        let mut measuring = archive::Measuring::begin(&counted.sessions);
        let step = move || {
            let goes_on = self.read_store(|store| measuring.some(store, STEP));
            if !goes_on {
                let old = |year: &&Year| this_year.is_some_and(|now| year.year < now);
                years.set(Some(measuring.years().iter().filter(old).copied().collect()));
            }
            goes_on
        };
        in_slices(gone(), Box::new(step));
        years
    }

    /// Reads these sessions: `hear` hears of each that can be read, and then of none. It ends with the part of the page that asked.
    pub fn read_sessions(self, ids: Vec<SessionId>, mut hear: impl FnMut(Option<&FinishedSession>) + 'static) {
        let mut left = ids.into_iter();
        let step = move || {
            let next = left.next();
            let found = next.as_ref().map(|id| self.finished_session(id));
            if found != Some(None) {
                hear(found.flatten().as_ref());
            }
            next.is_some()
        };
        in_slices(gone(), Box::new(step));
    }

    /// Reads notes of progress of whose practice it is, newest first, until there are as many as are `wanted`, and tells `notes`: in between, too, if they were
    /// more than once asked for. It ends with the part of the page that asked.
    pub fn read_notes(self, wanted: Var<usize>, notes: Var<ReadNotes>) {
        let mut ids: Option<Vec<SessionId>> = None;
        let mut read: Vec<ReadNote> = Vec::new();
        let step = move || {
            let Some(left) = &mut ids else {
                ids = Some(self.read_store(|store| store.ids(keys::NOTE)));
                return true;
            };
            for _ in 0..STEP {
                let Some(id) = left.pop() else { break };
                let note = self.note_of(&id).filter(|note| self.peek(|model| model.is_own(&note.skill)));
                read.extend(note.map(|note| ReadNote { lower: locale::lower_case(&note.text), note }));
            }
            let goes_on = !left.is_empty() && read.len() < wanted.get_untracked();
            if !goes_on {
                let turn = notes.peek(|notes| notes.turn) + 1;
                read.sort_by_key(|read| std::cmp::Reverse(read.note.at));
                notes.set(ReadNotes { turn, notes: Arc::new(std::mem::take(&mut read)), left: left.len() });
            }
            goes_on
        };
        in_slices(gone(), Box::new(step));
    }
}
