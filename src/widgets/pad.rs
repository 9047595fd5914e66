//! Half the screen: a pad that counts what hits it.
//!
//! A pad acts on pointerdown, so that a tap is stored before the finger lifts; and on a click that no pointerdown came
//! before: a keyboard, a switch, voice control. Gloves bounce: a second touch of the same pad within the person's bounce
//! window is the same touch; so is a key that is held. A pad that a finger pressed takes no focus: the next press of a
//! pedal is for both pads, not for the one that was touched last.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

use super::drawing::{drawing, path};
use crate::dom::{El, Var, dynamic, el, nothing};
use crate::domain::Source;
use crate::words;

/// A click this soon after the finger lifted belongs to that finger.
const CLICK_AFTER_POINTER: f64 = 700.0;

/// When a finger last came down on a pad and lifted, in the page's milliseconds.
#[derive(Copy, Clone, Default)]
struct Touched {
    down: Option<f64>,
    up: f64,
}

/// What a pad looks like.
pub struct Pad<'a> {
    /// Its classes, with dots between them.
    pub classes: &'static str,
    /// The trace cut into it: the picture's box, and two lines.
    pub etched: (&'static str, [&'static str; 2]),
    /// What it is called before its label, for those who listen.
    pub before: &'a str,
    /// What a tap on it means.
    pub label: &'a str,
    /// The key that does the same.
    pub key: &'a str,
    /// A second touch of it within this many milliseconds is a bounce.
    pub bounce: u16,
}

/// What a pad says and does. All pads share the code that asks it.
pub trait Taps {
    /// Said under its label.
    fn more(&self) -> String {
        String::new()
    }

    /// How many it has counted.
    fn count(&self) -> usize;

    /// Whether it shines.
    fn is_lit(&self) -> bool;

    /// Called once for every tap, with what made it.
    fn hit(&self, source: Source);
}

/// A pad.
pub fn pad(look: &Pad<'_>, taps: Rc<dyn Taps>) -> El {
    let touched = Rc::new(Cell::new(Touched::default()));
    let bounce = f64::from(look.bounce);
    let rings = Var::new((0_u32, None::<(i32, i32)>));
    let (touched_down, tapped) = (touched.clone(), taps.clone());
    let down = move |event: Event| {
        let event: &PointerEvent = event.unchecked_ref();
        if event.button() != 0 {
            return;
        }
        let now = event.time_stamp();
        let before = touched_down.get();
        touched_down.set(Touched { down: Some(now), ..before });
        if before.down.is_some_and(|before| now - before < bounce) {
            return;
        }
        tapped.hit(Source::Touch);
        rings.set((rings.get_untracked().0 + 1, place_in(event)));
    };
    let touched_up = touched.clone();
    let up = move |event: Event| touched_up.set(Touched { up: event.time_stamp(), ..touched_up.get() });
    let clicked = taps.clone();
    let click = move |event: Event| {
        let touched = touched.get();
        if touched.down.is_none() || event.time_stamp() - touched.up >= CLICK_AFTER_POINTER {
            clicked.hit(Source::Key);
        }
    };
    let held = |event: Event| {
        if event.unchecked_ref::<KeyboardEvent>().repeat() {
            event.prevent_default();
        }
    };
    let line = |d| path("", d).attr("vector-effect", "non-scaling-stroke");
    let (view_box, [above, below]) = look.etched;
    let cut = drawing("cut", view_box).attr("preserveAspectRatio", "none").child(line(above)).child(line(below));
    let ring = move |(_, place): &(u32, Option<(i32, i32)>)| match place {
        None => nothing(),
        Some((x, y)) => el("i.hit").style("left", &format!("{x}px")).style("top", &format!("{y}px")),
    };
    let (says, counts) = (taps.clone(), taps.clone());
    let small = el("small")
        .attr("aria-hidden", "true")
        .text_of(move || says.more())
        .text(" ")
        .child(el("kbd.keys").text(look.key));
    el("button")
        .class(look.classes)
        .attr("type", "button")
        .on("pointerdown", down)
        .on("mousedown", |event| event.prevent_default())
        .on("keydown", held)
        .on("pointerup", up)
        .on("click", click)
        .on("contextmenu", |event| event.prevent_default())
        .child(cut)
        .child(dynamic(move || rings.get(), ring))
        .child(el("span.vh").text(look.before))
        .child(el("span.lab").text(look.label).child(small))
        .child(el("span.vh").text(", "))
        .child(el("span.n").text_of(move || words::number(counts.count())))
        .class_of("lit", move || taps.is_lit())
}

/// Where the finger is within the pad, in CSS pixels.
fn place_in(event: &PointerEvent) -> Option<(i32, i32)> {
    let pad = event.current_target()?.dyn_into::<Element>().ok()?;
    let area = pad.get_bounding_client_rect();
    Some((event.client_x() - area.left() as i32, event.client_y() - area.top() as i32))
}
