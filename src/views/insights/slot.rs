//! A place for a chart. It is worked out and drawn when it comes near the screen, each in a task of its own: with ten years of sessions
//! a page of charts would take a second, and nobody waits for what is out of sight.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::{Owner, StoredValue, on_cleanup};

use super::seen::Seen;
use crate::app::App;
use crate::dom::{El, Var, dynamic, el, nothing};
use crate::domain::SessionId;
use crate::insights::history::{Digest, History};
use crate::platform::{page, sight};

/// What the charts of the page share.
#[derive(Clone)]
pub struct Page {
    /// The app.
    pub app: App,
    /// What is looked at.
    pub seen: Var<Arc<Seen>>,
    /// Another number whenever that is another.
    pub turn: Var<u32>,
    /// What is to be looked at is still being read.
    pub waits: Var<bool>,
    /// How many sessions' attempts were read, of how many.
    pub read: Var<(usize, usize)>,
    /// All sessions of the skill, as the statistics keep them, once they were read.
    pub history: Var<Option<Arc<History>>>,
    /// Lives as long as the page does.
    owner: Option<Owner>,
    /// They are being read, or were.
    is_all_read: Rc<Cell<bool>>,
    /// The turn for which they are read, or were.
    reading: Rc<Cell<u32>>,
    /// Who waits to be worked out.
    queue: Rc<Queue>,
}

impl Page {
    /// A page that looks at `seen`.
    pub fn new(app: App, seen: Seen) -> Self {
        Self {
            app,
            seen: Var::new(Arc::new(seen)),
            turn: Var::new(1),
            waits: Var::new(false),
            read: Var::new((0, 0)),
            history: Var::new(None),
            owner: Owner::current(),
            is_all_read: Rc::default(),
            reading: Rc::default(),
            queue: Rc::default(),
        }
    }

    /// Looks at something else.
    pub fn look_at(&self, seen: Seen) {
        self.waits.set(false);
        self.seen.set(Arc::new(seen));
        self.turn.set(self.turn.get_untracked() + 1);
    }
}

/// So many sessions between two tellings of how far it is.
const STEP: usize = 25;

impl Page {
    /// Reads the attempts of what is looked at, if nobody does already. It ends with the part of the page that asked, or with another look.
    pub fn read(&self, seen: &Arc<Seen>) {
        let turn = self.turn.get_untracked();
        if self.reading.replace(turn) == turn {
            return;
        }
        let ids: Vec<SessionId> = seen.sessions().iter().map(|session| session.id.clone()).collect();
        let (all, mut digests) = (ids.len(), Vec::new());
        let (read, seen, source) = (self.read, seen.clone(), self.app.looking.peek(|looking| looking.source));
        read.set((0, all));
        self.app.read_sessions(ids, move |session| match session {
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
}

/// Charts come first; so many milliseconds later all sessions are read.
const LATER: i32 = 150;

impl Page {
    /// Reads all sessions of the skill, if nobody does already, whatever the filters leave: findings are corrected for everything that
    /// could have been found.
    pub fn read_all(&self, seen: &Arc<Seen>) {
        if self.is_all_read.replace(true) {
            return;
        }
        let ids = seen.ids();
        let (app, known, owner) = (self.app, self.history, self.owner.clone());
        let mut history = History::default();
        page::after(LATER, move || {
            let read = move || {
                app.read_sessions(ids, move |session| match session {
                    Some(session) => history.add_digest(Digest::of(session)),
                    None => known.set(Some(Arc::new(std::mem::take(&mut history)))),
                });
            };
            // it ends with the page, not with the place that asked
            match owner {
                Some(owner) => owner.with(read),
                None => read(),
            }
        });
    }
}

/// What is done one by one, a task each.
#[derive(Default)]
struct Queue {
    waiting: RefCell<std::collections::VecDeque<Box<dyn FnOnce()>>>,
    is_running: Cell<bool>,
}

impl Queue {
    fn ask(self: &Rc<Self>, work: impl FnOnce() + 'static) {
        self.waiting.borrow_mut().push_back(Box::new(work));
        if !self.is_running.replace(true) {
            self.clone().go_on();
        }
    }

    fn go_on(self: Rc<Self>) {
        page::after(0, move || {
            let next = self.waiting.borrow_mut().pop_front();
            match next {
                Some(work) => {
                    work();
                    self.go_on();
                }
                None => self.is_running.set(false),
            }
        });
    }
}

/// Makes what is in a place.
type Make = Rc<dyn Fn(&Arc<Seen>) -> El>;

/// A place whose sentence has this `id`, and which is about `head` while it has none. `make` makes what is in it.
pub fn slot(page: &Page, id: &'static str, head: &'static str, make: impl Fn(&Arc<Seen>) -> El + 'static) -> El {
    place(page, id, head, Rc::new(make))
}

fn place(page: &Page, id: &'static str, head: &'static str, make: Make) -> El {
    let (seen, turn, waits) = (page.seen, page.turn, page.waits);
    // for what was looked at when it was worked out; 0: not yet
    let made = Var::new(0_u32);
    let (is_near, is_asked) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(false)));
    let gone = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let work = {
        let (queue, is_near, is_asked, gone) = (page.queue.clone(), is_near.clone(), is_asked, gone.clone());
        Rc::new(move || {
            let is_new = made.get_untracked() != turn.get_untracked();
            if !is_new || !is_near.get() || is_asked.replace(true) {
                return;
            }
            let (is_asked, gone) = (is_asked.clone(), gone.clone());
            queue.ask(move || {
                is_asked.set(false);
                if !gone.load(std::sync::atomic::Ordering::Relaxed) {
                    made.set(turn.get_untracked());
                }
            });
        })
    };
    let asked = {
        let work = work.clone();
        dynamic(
            move || turn.get(),
            move |_| {
                work();
                nothing()
            },
        )
    };
    let content = dynamic(
        move || made.get(),
        move |made| match made {
            0 => el("section.sec.to-come")
                .attr("aria-labelledby", id)
                .child(el("hr.edges"))
                .child(el("h2.find").attr("id", id).text(head)),
            _ => seen.peek(|seen| make(seen)),
        },
    );
    // what was worked out for something else is not to be seen
    let whole =
        el("div.slot").class_of("stale", move || waits.get() || !matches!(made.get(), 0) && made.get() != turn.get());
    let whole = whole.child(asked).child(content);
    let watch = sight::element(whole.node()).map(|part| {
        sight::Watch::of(part, move |near| {
            is_near.set(near);
            if near {
                work();
            }
        })
    });
    // let go of with the part of the page that it is in
    StoredValue::new_local(watch);
    on_cleanup(move || gone.store(true, std::sync::atomic::Ordering::Relaxed));
    whole
}
