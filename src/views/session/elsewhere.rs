//! A session that another tab logs, to look at; and the way to go on with it here.

use super::super::link::link;
use super::instruments::watched;
use super::pads::announcement;
use super::trouble::trouble;
use crate::app::{Address, App};
use crate::dom::{El, el, only_if};
use crate::domain::{Phase, Session};
use crate::widgets::{brand, button, icon, icons};
use crate::words;

/// The instruments, and in place of the pads where taps count. Nothing here changes the session.
pub fn elsewhere(app: App) -> El {
    let has_ended = move || app.read_session(|session| session.phase() == Phase::WrappedUp);
    let goes_on = move || !has_ended();
    let why = move || if has_ended() { words::NOTE_IS_THERE } else { words::TAPS_COUNT_THERE }.to_owned();
    let counts = move || {
        let (clean, misses) = app.read_session(Session::counts);
        words::trace_of(clean, misses)
    };
    let home = link(app, Address::Practice, "btn.quiet").child(icon(icons::BACK)).text(words::PRACTICE);
    let over =
        el("div.over").child(el("div.top").child(home).child(brand())).child(only_if(goes_on, move || watched(app)));
    let here = el("div.pads.elsewhere")
        .child(el("h2.num").text_of(counts))
        .child(el("p.lead").text_of(why))
        .child(button("btn.solid.finish", move || app.go_on_here()).text(words::GO_ON_HERE));
    el("main.rink")
        .child(el("div.stage").child(trouble(app)).child(el("div.board").child(over)))
        .child(announcement(app))
        .child(here)
}
