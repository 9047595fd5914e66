//! Session: two giant pads under the thumb, instruments above, a reflection that rises over them.
//!
//! - `instruments`: timer, component, level, live trace, edge
//! - `pads`: the two pads, Undo and Pause, the keys
//! - `reflection`: size, cause, tweak
//! - `away`: a long silence

mod away;
mod gloves;
mod instruments;
mod pads;
mod reflection;

use leptos::prelude::*;

use super::link::Link;
use super::notices::StorageTrouble;
use super::shell::Scratches;
use super::wrap_up::WrapUp;
use crate::app::{Address, App, Trouble};
use crate::domain::{Phase, Session};
use crate::platform::page;
use crate::reactive::{dynamic, flag, nothing, on, only_if};
use crate::words;
use away::Away;
use instruments::Instruments;
use pads::{Foot, Pads};
use reflection::Reflection;

/// The session that is going on; its wrap-up when it has ended; a way home where there is none.
#[component]
pub fn SessionScreen() -> AnyView {
    let app = App::here();
    #[derive(Clone, Copy, PartialEq)]
    enum Shown {
        None,
        Rink,
        WrapUp,
    }
    let shown = app.part(|model| match model.session.as_ref().map(Session::phase) {
        None => Shown::None,
        Some(Phase::WrappedUp) => Shown::WrapUp,
        Some(_) => Shown::Rink,
    });
    dynamic(move || match shown.get() {
        Shown::Rink => Rink(),
        Shown::WrapUp => WrapUp(),
        Shown::None => view! {
            <main class="calm">
                <h1>{words::NO_SESSION_HEAD}</h1>
                <p>{words::NO_SESSION_MORE}</p>
                <Link to=Address::Practice class="btn solid">{words::GO_TO_PRACTICE}</Link>
            </main>
        }
        .into_any(),
    })
}

#[component]
fn Rink() -> AnyView {
    let app = App::here();
    let reflecting = app.part(|model| model.reflection.is_some() || model.absence.is_some());
    let left_hand = app.part(|model| model.settings.left_hand);
    let away = app.part(|model| model.absence.is_some());
    // what was told before the session began need not be told over it
    let trouble =
        Signal::derive(move || app.trouble.get().filter(|t| !matches!(t, Trouble::Damaged | Trouble::Blocked)));
    // what a finger pressed must not keep the keys of a pedal for itself
    let pressed = |event: leptos::ev::MouseEvent| {
        if event.detail() > 0 {
            page::after(0, page::let_focus_go);
        }
    };
    view! {
        <main class="rink" on:click=on(pressed) class:mirrored=flag(move || left_hand.get())>
            <Scratches/>
            <div class="over" prop:inert=flag(move || reflecting.get())>
                <Instruments/>
            </div>
            <Reflection/>
            {only_if(away, Away)}
            {dynamic(move || trouble.get().map_or_else(nothing, |trouble| {
                // over the reflection too: what could not be stored cannot wait for ten seconds
                view! { <div class="trouble"><StorageTrouble trouble/></div> }.into_any()
            }))}
            <Pads/>
            <Foot/>
        </main>
    }
    .into_any()
}
