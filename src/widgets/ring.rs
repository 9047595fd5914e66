//! Time as a ring: the session's, and a reflection's ten seconds.

use leptos::prelude::*;

use crate::reactive::{Part, text};
use crate::words;

/// How long the rings are, in tenths of their pictures' units.
const SESSION_ROUND: u32 = 4021;
const COUNTDOWN_ROUND: u32 = 1571;

fn dashes(share: f64, round: u32) -> String {
    let gone = (share.clamp(0.0, 1.0) * f64::from(round)) as u32;
    format!("{}.{} {}", gone / 10, gone % 10, round / 10 + 1)
}

/// The session's time between two edges: `share` of the planned length is gone.
#[component]
pub fn TimerRing(time: Part<String>, share: Part<f64>, below: Part<String>) -> AnyView {
    view! {
        <div class="ring" role="timer" aria-label=words::SESSION_TIME>
            <svg viewBox="0 0 140 140" aria-hidden="true">
                <circle class="track" cx="70" cy="70" r="61"/>
                <circle class="track" cx="70" cy="70" r="67"/>
                <circle class="gone" cx="70" cy="70" r="64" stroke-dasharray=text(move || dashes(share.get(), SESSION_ROUND))/>
            </svg>
            <div><time>{text(move || time.get())}</time><span class="note">{text(move || below.get())}</span></div>
        </div>
    }
    .into_any()
}

/// How many seconds a reflection stays; nothing where it stays until closed.
#[component]
pub fn CountdownRing(seconds: Part<Option<i64>>, total: i64) -> AnyView {
    let share = move || seconds.get().map_or(1.0, |left| left as f64 / total.max(1) as f64);
    view! {
        <div class="ten" role="img" aria-label=text(move || seconds.get().map_or_else(|| words::UNTIL_CLOSED.to_owned(), words::seconds_left))>
            <svg viewBox="0 0 56 56" aria-hidden="true">
                <circle class="track" cx="28" cy="28" r="25"/>
                <circle class="gone" cx="28" cy="28" r="25" stroke-dasharray=text(move || dashes(share(), COUNTDOWN_ROUND))/>
            </svg>
            <b aria-hidden="true">{text(move || seconds.get().map(|left| left.to_string()).unwrap_or_default())}</b>
        </div>
    }
    .into_any()
}
