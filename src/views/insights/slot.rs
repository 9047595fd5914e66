//! A place for a chart. What is near the screen is worked out and drawn first, each in a task of its own: with ten years of sessions a
//! page of charts would take a second, and nobody waits for what is out of sight. The rest follows while nothing else is to be done, so
//! that whoever searches the page, prints it, or goes from figure to figure with a screen reader finds all of them.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::{StoredValue, on_cleanup};

use super::super::lesson::Desk;
use super::reading::Reading;
use crate::app::App;
use crate::dom::{El, Var, dynamic, el, nothing, only_if};
use crate::domain::Lesson;
use crate::figures::Seen;
use crate::platform::{page, sight};

/// The pause before each that is out of sight, in milliseconds: a finger comes first.
const REST: i32 = 60;

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
    /// How wide its charts can be, in CSS pixels.
    pub width: Var<u32>,
    /// What only attempts tell.
    pub reading: Reading,
    /// Lessons that are lines on charts.
    pub lessons: Var<Arc<Vec<Lesson>>>,
    /// Changes that are being marked.
    pub desk: Desk,
    /// Who waits to be worked out.
    queue: Rc<Queue>,
}

impl Page {
    /// A page that looks at `seen`, with the lines of `lessons`.
    pub fn new(app: App, seen: Seen, lessons: Var<Arc<Vec<Lesson>>>) -> Self {
        Self {
            app,
            seen: Var::new(Arc::new(seen)),
            turn: Var::new(1),
            waits: Var::new(false),
            width: super::chart::followed_width(),
            reading: Reading::new(),
            lessons,
            desk: Desk::new(app),
            queue: Rc::default(),
        }
    }

    /// Does something in a task of its own, when those before it are done.
    pub fn in_turn(&self, work: impl FnOnce() + 'static) {
        self.queue.ask(work);
    }

    /// Sets a variable in a task of its own, if the part of the page that is made now is still there then.
    pub fn set_in_turn(&self, it: Var<bool>) {
        let gone = gone();
        self.in_turn(move || {
            if !gone.load(Ordering::Relaxed) {
                it.set(true);
            }
        });
    }

    /// Looks at something else.
    pub fn look_at(&self, seen: Seen) {
        self.waits.set(false);
        self.seen.set(Arc::new(seen));
        self.turn.set(self.turn.get_untracked() + 1);
    }
}

/// What is done one by one, a task each.
#[derive(Default)]
struct Queue {
    waiting: RefCell<VecDeque<Box<dyn FnOnce()>>>,
    is_running: Cell<bool>,
    /// What is done when nothing else is; and what is done after that.
    rest: RefCell<VecDeque<Rc<dyn Fn()>>>,
    last: RefCell<VecDeque<Rc<dyn Fn()>>>,
    is_resting: Cell<bool>,
}

impl Queue {
    fn ask(self: &Rc<Self>, work: impl FnOnce() + 'static) {
        self.waiting.borrow_mut().push_back(Box::new(work));
        if !self.is_running.replace(true) {
            self.clone().go_on();
        }
    }

    /// The same before all others that wait; what asks for it is one of them.
    fn ask_next(&self, work: impl FnOnce() + 'static) {
        self.waiting.borrow_mut().push_front(Box::new(work));
    }

    fn go_on(self: Rc<Self>) {
        page::after(0, move || {
            let next = self.waiting.borrow_mut().pop_front();
            match next {
                Some(work) => {
                    work();
                    self.go_on();
                }
                None => {
                    self.is_running.set(false);
                    self.go_on_with_rest();
                }
            }
        });
    }

    /// Calls `ask` when nothing else is to be done: it asks for what is out of sight. When all of that is there, calls `show`.
    fn ask_later(self: &Rc<Self>, ask: Rc<dyn Fn()>, show: Rc<dyn Fn()>) {
        self.rest.borrow_mut().push_back(ask);
        self.last.borrow_mut().push_back(show);
        self.clone().go_on_with_rest();
    }

    fn go_on_with_rest(self: Rc<Self>) {
        let is_done = self.rest.borrow().is_empty() && self.last.borrow().is_empty();
        if self.is_running.get() || is_done || self.is_resting.replace(true) {
            return;
        }
        page::after(REST, move || {
            self.is_resting.set(false);
            // what came in between goes first, and calls this again
            if !self.is_running.get() {
                let next = self.rest.borrow_mut().pop_front();
                let next = next.or_else(|| self.last.borrow_mut().pop_front());
                next.iter().for_each(|ask| ask());
                self.go_on_with_rest();
            }
        });
    }
}

/// Set when the part of the page that is made now is there no more: what comes later than that is not done.
pub fn gone() -> Arc<AtomicBool> {
    let gone = Arc::new(AtomicBool::new(false));
    let set = gone.clone();
    on_cleanup(move || set.store(true, Ordering::Relaxed));
    gone
}

/// What takes a task of its own to be made.
pub fn soon(make: impl Fn() -> El + 'static) -> El {
    let (has_come, gone) = (Var::new(false), gone());
    page::after(0, move || {
        if !gone.load(Ordering::Relaxed) {
            has_come.set(true);
        }
    });
    only_if(move || has_come.get(), make)
}

/// Shows what was worked out.
pub type Show = Box<dyn FnOnce() -> El>;
/// Works out what is in a place.
type WorkOut = Rc<dyn Fn(&Arc<Seen>) -> Show>;

/// A place whose sentence has this `id`, and which is about `head` while it has none. `work_out` works out what is in it, and what that
/// returns shows it: each in a task of its own, for both take a slow phone most of what it has between two frames.
pub fn slot(page: &Page, id: &'static str, head: &'static str, work_out: impl Fn(&Arc<Seen>) -> Show + 'static) -> El {
    place(page, id, head, Rc::new(work_out))
}

/// What is in a place is being worked out.
struct Work {
    /// For what that was.
    made: Var<u32>,
    ready: Rc<RefCell<Option<Show>>>,
    is_asked: Rc<Cell<bool>>,
    gone: Arc<AtomicBool>,
}

impl Work {
    fn ask(self, page: Page, work_out: WorkOut) {
        let queue = page.queue.clone();
        queue.ask(move || {
            if self.gone.load(Ordering::Relaxed) {
                return;
            }
            let of = page.turn.get_untracked();
            self.ready.replace(Some(page.seen.peek(|seen| work_out(seen))));
            let queue = page.queue.clone();
            queue.ask_next(move || match page.turn.get_untracked() == of {
                true => {
                    self.is_asked.set(false);
                    if !self.gone.load(Ordering::Relaxed) {
                        self.made.set(of);
                    }
                }
                // something else is looked at by now
                false => self.ask(page, work_out),
            });
        });
    }
}

fn place(page: &Page, id: &'static str, head: &'static str, work_out: WorkOut) -> El {
    let (turn, waits) = (page.turn, page.waits);
    // for what was looked at when it was worked out; 0: not yet
    let made = Var::new(0_u32);
    // also out of sight: whoever searches the page, or takes a picture of all of it, finds it there
    let is_laid_out = Var::new(false);
    let (is_near, is_asked) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(false)));
    let gone = gone();
    let ready: Rc<RefCell<Option<Show>>> = Rc::default();
    let work = {
        let (page, is_near, gone, ready) = (page.clone(), is_near.clone(), gone.clone(), ready.clone());
        Rc::new(move |also_far: bool| {
            let is_there = !gone.load(Ordering::Relaxed);
            let is_due = is_there && made.get_untracked() != turn.get_untracked() && (also_far || is_near.get());
            if !is_due || is_asked.replace(true) {
                return;
            }
            let one = Work { made, ready: ready.clone(), is_asked: is_asked.clone(), gone: gone.clone() };
            one.ask(page.clone(), work_out.clone());
        })
    };
    let asked = {
        let (queue, work) = (page.queue.clone(), work.clone());
        dynamic(
            move || turn.get(),
            move |now| {
                is_laid_out.set(false);
                work(false);
                let (work, gone, now) = (work.clone(), gone.clone(), *now);
                let show = move || {
                    if !gone.load(Ordering::Relaxed) && turn.get_untracked() == now {
                        is_laid_out.set(true);
                    }
                };
                queue.ask_later(Rc::new(move || work(true)), Rc::new(show));
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
            _ => ready.take().map_or_else(nothing, |show| show()),
        },
    );
    // what was worked out for something else is not to be seen
    let whole =
        el("div.slot").class_of("stale", move || waits.get() || !matches!(made.get(), 0) && made.get() != turn.get());
    let whole = whole.class_of("laid-out", move || is_laid_out.get());
    let whole = whole.child(asked).child(content);
    let watch = sight::element(whole.node()).map(|part| {
        sight::Watch::of(part, move |near| {
            is_near.set(near);
            if near {
                work(false);
            }
        })
    });
    // let go of with the part of the page that it is in
    StoredValue::new_local(watch);
    whole
}
