//! A place for a chart. It is worked out and drawn when it comes near the screen, each in a task of its own: with ten years of sessions
//! a page of charts would take a second, and nobody waits for what is out of sight.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::{StoredValue, on_cleanup};

use super::reading::Reading;
use super::seen::Seen;
use crate::app::App;
use crate::dom::{El, Var, dynamic, el, nothing};
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
    /// How wide its charts can be, in CSS pixels.
    pub width: Var<u32>,
    /// What only attempts tell.
    pub reading: Reading,
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
            width: super::chart::followed_width(),
            reading: Reading::new(),
            queue: Rc::default(),
        }
    }

    /// Does something in a task of its own, when those before it are done.
    pub fn in_turn(&self, work: impl FnOnce() + 'static) {
        self.queue.ask(work);
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
