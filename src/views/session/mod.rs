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
use leptos_router::components::A;

use super::notices::StorageTrouble;
use super::shell::Scratches;
use super::wrap_up::WrapUp;
use crate::app::{App, Trouble};
use crate::domain::{Phase, Session};
use crate::words;
use away::Away;
use instruments::Instruments;
use pads::{Foot, Pads};
use reflection::Reflection;

/// The session that is going on; its wrap-up when it has ended; a way home where there is none.
#[component]
pub fn SessionScreen() -> impl IntoView {
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
    move || match shown.get() {
        Shown::Rink => Rink().into_any(),
        Shown::WrapUp => WrapUp().into_any(),
        Shown::None => view! {
            <main class="calm">
                <h1>{words::NO_SESSION_HEAD}</h1>
                <p>{words::NO_SESSION_MORE}</p>
                <A href="/practice" attr:class="btn solid">{words::GO_TO_PRACTICE}</A>
            </main>
        }
        .into_any(),
    }
}

#[component]
fn Rink() -> impl IntoView {
    let app = App::here();
    let reflecting = app.part(|model| model.reflection.is_some() || model.absence.is_some());
    let left_hand = app.part(|model| model.settings.left_hand);
    let away = app.part(|model| model.absence.is_some());
    let trouble = Signal::derive(move || app.trouble.get().filter(|t| *t != Trouble::Damaged));
    view! {
        <main class="rink" class:mirrored=left_hand>
            <Scratches/>
            <div class="over" prop:inert=reflecting>
                {move || trouble.get().map(|trouble| view! { <StorageTrouble trouble/> })}
                <Instruments/>
            </div>
            <Reflection/>
            {move || away.get().then(|| view! { <Away/> })}
            <Pads/>
            <Foot/>
        </main>
    }
}
