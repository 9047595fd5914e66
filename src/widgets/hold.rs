//! A finger that stays on a pad, or is dragged while it is down: it says how big the miss was.
//!
//! The tap was stored when the finger came down. Where it stays for [`HELD`] it means a stumble, dragged up a wobble, dragged down a
//! fall; what it means now is shown until it lifts. A finger that lifts before says nothing.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, PointerEvent};

use crate::dom::{El, Var};
use crate::domain::Size;

/// A finger that stays for so many milliseconds says something.
pub const HELD: i32 = 450;
/// So far it is dragged up or down for another size, in CSS pixels.
const DRAGGED: i32 = 32;

/// The pad's owner.
pub trait Holds {
    /// Whether the finger that came down just now was counted.
    fn counted(&self) -> bool;

    /// Calls [`Finger::stays`] after [`HELD`] milliseconds.
    fn wait(&self, finger: Finger);

    /// Told of the size when the finger lifts.
    fn lifted(&self, size: Size);
}

/// The finger that is down: which, and where it came down.
type Down = Option<(i32, i32)>;

/// A finger that came down.
pub struct Finger {
    down: Rc<Cell<(Down, u32)>>,
    /// Its number among all.
    nth: u32,
    shows: Var<Option<Size>>,
}

impl Finger {
    /// It was down for [`HELD`] milliseconds, if it is the one that is down.
    pub fn stays(self) {
        let (down, nth) = self.down.get();
        if down.is_some() && nth == self.nth && self.shows.get_untracked().is_none() {
            self.shows.set(Some(Size::Stumble));
        }
    }
}

/// `pad`, on which a finger may stay; `shows` is the size that it means now.
pub fn held(pad: El, shows: Var<Option<Size>>, holds: Rc<dyn Holds>) -> El {
    let down = Rc::new(Cell::new((Down::None, 0_u32)));
    let follow: Rc<dyn Fn(&Event)> = Rc::new(move |event: &Event| {
        let pointer: &PointerEvent = event.unchecked_ref();
        let (finger, nth) = down.get();
        let meant = shows.get_untracked();
        let mut means = None;
        match event.type_().as_str() {
            "pointerdown" => {
                if !holds.counted() {
                    return;
                }
                let nth = nth.wrapping_add(1);
                down.set((Some((pointer.pointer_id(), pointer.client_y())), nth));
                holds.wait(Finger { down: down.clone(), nth, shows });
            }
            kind => {
                let Some((_, y)) = finger.filter(|(id, _)| *id == pointer.pointer_id()) else { return };
                if kind == "pointermove" {
                    means = match pointer.client_y() - y {
                        by if by <= -DRAGGED => Some(Size::Wobble),
                        by if by >= DRAGGED => Some(Size::Fall),
                        // back where it came down, after it was dragged
                        _ => meant.and(Some(Size::Stumble)),
                    };
                } else {
                    down.set((None, nth));
                }
                if let Some(size) = meant.filter(|_| kind == "pointerup") {
                    holds.lifted(size);
                }
            }
        }
        if means != meant {
            shows.set(means);
        }
    });
    let kinds = ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"];
    kinds.into_iter().fold(pad, |pad, kind| {
        let follow = follow.clone();
        pad.on(kind, move |event| follow(&event))
    })
}
