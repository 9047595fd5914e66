//! The pad for a miss on which a finger may stay to say how big it was.

use std::cell::Cell;
use std::rc::Rc;

use super::pads::Both;
use super::reflection::{SIZES, of_micro};
use crate::app::App;
use crate::dom::{El, Var, dynamic, el, nothing};
use crate::domain::{Intent, Model, Reflection, Seq, Session, Size, Source};
use crate::platform::page;
use crate::widgets::{Finger, HELD, Holds, Pad, Taps, held, pad};

struct Sized {
    app: App,
    pad: Both,
    /// The miss that the finger made that is down, from its tap on.
    made: Cell<Option<Seq>>,
}

impl Taps for Sized {
    fn more(&self) -> String {
        self.pad.more()
    }

    fn count(&self) -> usize {
        self.pad.count()
    }

    fn is_lit(&self) -> bool {
        self.pad.is_lit()
    }

    fn hit(&self, source: Source) {
        let newest = |model: &Model| model.session.as_ref().and_then(Session::last_attempt_seq);
        let before = self.app.peek(newest);
        self.pad.hit(source);
        let now = self.app.peek(newest);
        self.made.set(now.filter(|_| source == Source::Touch && now != before));
    }
}

impl Holds for Sized {
    fn counted(&self) -> bool {
        self.made.get().is_some()
    }

    fn wait(&self, finger: Finger) {
        page::after(HELD, move || finger.stays());
    }

    fn lifted(&self, size: Size) {
        let Some(miss) = self.made.take() else { return };
        let micro = |model: &Model| model.session.as_ref()?.attempt_of(miss)?.micro().map(of_micro);
        if let Some(known) = self.app.peek(micro) {
            self.app.dispatch(Intent::Reflect(miss, Reflection { size: Some(size), ..known }));
        }
    }
}

/// The pad; the size that a finger means is shown on it until it lifts.
pub(super) fn sized(app: App, look: &Pad<'_>) -> El {
    let of = Rc::new(Sized { app, pad: Both { app, miss: true }, made: Cell::default() });
    let shows: Var<Option<Size>> = Var::new(None);
    let show = |meant: &Option<Size>| match meant {
        None => nothing(),
        Some(meant) => {
            let one = |(size, name, _): (Size, &str, &str)| el(if size == *meant { "b.meant" } else { "b" }).text(name);
            el("span.sizing").attr("aria-hidden", "true").children(SIZES.into_iter().map(one))
        }
    };
    held(pad(look, of.clone()), shows, of).child(dynamic(move || shows.get(), show))
}
