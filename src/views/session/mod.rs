//! Session: two giant pads under the thumb, instruments above, a reflection that rises over them.
//!
//! - `instruments`: timer, component, level, live trace
//! - `beneath`: the edge, or what is to be told in its place; `meter`: the edge, the breakdown ladder
//! - `pads`: the pads, Undo and Pause, the keys
//! - `cells`: several pads for a miss, by its size or its cause
//! - `sized`: the pad on which a finger may stay to say the size
//! - `rest`: time for a breath
//! - `reflection`: size, cause, tweak; `gloves`: the same with gloves on; `offered`: what is offered, in which order
//! - `away`: a long silence
//! - `elsewhere`: the same session, logged in another tab
//! - `trouble`: what could not be stored

mod away;
mod beneath;
mod cells;
mod elsewhere;
mod gloves;
mod instruments;
mod meter;
mod offered;
mod pads;
mod reflection;
mod rest;
mod sized;
mod trouble;

use wasm_bindgen::JsCast;
use web_sys::{Event, UiEvent};

use super::link::link;
use super::lost::nobody_yet;
use super::sample::band;
use crate::app::{Address, App};
use crate::dom::{El, dynamic, el, nothing, only_if};
use crate::domain::{Model, PadLayout, Phase, Session};
use crate::platform::page;
use crate::widgets::brand;
use crate::words;
use away::away;
use beneath::told;
use elsewhere::elsewhere;
use instruments::instruments;
use pads::{foot, pads};
use reflection::reflection;
use trouble::trouble;

/// The session that is going on; a way home where there is none.
pub fn session_screen(app: App) -> El {
    #[derive(Clone, Copy, PartialEq)]
    enum Shown {
        None,
        Elsewhere,
        Rink,
        Ended,
    }
    let shown = |model: &Model, follows: bool| match model.session.as_ref().map(Session::phase) {
        None => Shown::None,
        Some(_) if follows => Shown::Elsewhere,
        Some(Phase::WrappedUp) => Shown::Ended,
        Some(_) => Shown::Rink,
    };
    let show = move |shown: &Shown| match shown {
        Shown::Elsewhere => elsewhere(app),
        Shown::Rink => rink(app),
        // its end has an address of its own, which is followed at once
        Shown::Ended => nothing(),
        Shown::None => el("main.calm.wrap")
            .child(brand())
            .child(el("h1").text(words::NO_SESSION_HEAD))
            .child(nobody_yet())
            .child(el("p").text(words::NO_SESSION_MORE))
            .child(link(app, Address::Practice, "btn.solid").text(words::GO_TO_PRACTICE)),
    };
    dynamic(move || app.read(|model| shown(model, app.follows.get())), show)
}

fn rink(app: App) -> El {
    app.forget_ledger();
    let is_away = move || app.read(|model| model.absence.is_some());
    let covered = move || app.read(|model| model.reflection.is_some()) || is_away() || rest::shown(app).is_some();
    let is_many = move || app.read(|model| model.settings.pad_layout() == PadLayout::Causes);
    let left_hand = move || app.read(|model| model.settings.left_hand);
    // what a finger pressed must not keep the keys of a pedal for itself
    let pressed = |event: Event| {
        if event.unchecked_ref::<UiEvent>().detail() > 0 {
            page::after(0, page::let_focus_go);
        }
    };
    let over = el("div.over").prop_of("inert", covered).child(band(app, app.shows_sample())).child(instruments(app));
    let board = el("div.board")
        .child(over)
        .child(reflection(app))
        .child(only_if(is_away, move || away(app)))
        .child(rest::rest(app));
    el("main.rink")
        .class_of("mirrored", left_hand)
        .class_of("has-many", is_many)
        .on("click", pressed)
        .child(el("div.stage").child(trouble(app)).child(board))
        .child(pads(app))
        .child(told(app))
        .child(foot(app))
}
