//! What only attempts tell: read in slices, for the weeks that are looked at when a chart that needs it comes near, and of all sessions for the
//! findings.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::Owner;

use super::slot::Page;
use crate::app::App;
use crate::dom::Var;
use crate::domain::SessionId;
use crate::figures::Seen;
use crate::insights::findings::Search;
use crate::insights::history::{Digest, History, Scope};
use crate::platform::page;

/// So many sessions between two tellings of how far it is.
const STEP: usize = 25;
/// Charts come first; so many milliseconds later all sessions are read.
const LATER: i32 = 150;

/// All sessions of the skill as the statistics keep them, and what was searched in them.
pub type Searched = Arc<(History, Search)>;

/// What is read for a page of charts.
#[derive(Clone)]
pub struct Reading {
    /// How many sessions' attempts were read, of how many.
    pub read: Var<(usize, usize)>,
    /// What was found, once everything was looked at.
    pub found: Var<Option<Searched>>,
    /// Lives as long as the page of charts does.
    page: Option<Owner>,
    /// What is read for the weeks that are looked at ends with this.
    weeks: Rc<RefCell<Option<Owner>>>,
    /// The turn for which they are read, or were.
    turn: Rc<Cell<u32>>,
    is_searched: Rc<Cell<bool>>,
}

impl Reading {
    /// Nothing was read yet.
    pub fn new() -> Self {
        Self {
            read: Var::new((0, 0)),
            found: Var::new(None),
            page: Owner::current(),
            weeks: Rc::default(),
            turn: Rc::default(),
            is_searched: Rc::default(),
        }
    }
}

/// Calls `begin` as a part of what `owner` owns.
fn within(owner: Option<&Owner>, begin: impl FnOnce()) {
    match owner {
        Some(owner) => owner.with(begin),
        None => begin(),
    }
}

impl Page {
    /// Reads the attempts of what is looked at, if nobody does already. It ends with another look.
    pub fn read(&self, seen: &Arc<Seen>) {
        let (turn, reading) = (self.turn.get_untracked(), &self.reading);
        if reading.turn.replace(turn) == turn {
            return;
        }
        let owner = reading.page.as_ref().map(Owner::child);
        if let Some(before) = reading.weeks.replace(owner.clone()) {
            before.cleanup();
        }
        let (app, read, seen) = (self.app, reading.read, seen.clone());
        within(owner.as_ref(), || read_weeks(app, read, seen));
    }

    /// Reads all sessions of the skill and looks for findings, if nobody does already, whatever the filters leave: findings are corrected for
    /// everything that could have been found.
    pub fn search(&self, seen: &Arc<Seen>) {
        if self.reading.is_searched.replace(true) {
            return;
        }
        let (of, seen) = (self.clone(), seen.clone());
        page::after(LATER, move || {
            let owner = of.reading.page.clone();
            within(owner.as_ref(), || {
                let ids = seen.whole().iter().map(|session| session.id.clone()).collect();
                let (app, mut history) = (of.app, History::default());
                app.read_sessions(ids, move |session| match session {
                    Some(session) => history.add_digest(Digest::of(session)),
                    None => look(of.clone(), seen.clone(), (std::mem::take(&mut history), Search::default())),
                });
            });
        });
    }
}

fn read_weeks(app: App, read: Var<(usize, usize)>, seen: Arc<Seen>) {
    let ids: Vec<SessionId> = seen.sessions().iter().map(|session| session.id.clone()).collect();
    let (all, mut digests) = (ids.len(), Vec::new());
    let source = app.looking.peek(|looking| looking.source);
    read.set((0, all));
    app.read_sessions(ids, move |session| match session {
        Some(session) => {
            digests.push(match source {
                None => Digest::of(session),
                Some(source) => Digest::of(&session.logged_by(source)),
            });
            if digests.len().is_multiple_of(STEP) {
                read.set((digests.len(), all));
            }
        }
        None => {
            seen.read(std::mem::take(&mut digests));
            read.set((all, all));
        }
    });
}

/// Looks for findings, a component in each task.
fn look(page: Page, seen: Arc<Seen>, (history, mut search): (History, Search)) {
    let found = page.reading.found;
    let next = page.clone();
    page.in_turn(move || match search.go_on(&history, &seen.skill) {
        true => look(next, seen, (history, search)),
        false => {
            let all = search.clone().findings(&history, &seen.skill, &Scope::skill(&seen.skill.id));
            next.app.keep_found(&history, &seen.skill, &all);
            // what is made of it is a task of its own
            next.in_turn(move || found.set(Some(Arc::new((history, search)))));
        }
    });
}
