//! A session that another tab logs, to look at; and the way to go on with it here.

use super::super::link::link;
use super::instruments::watched;
use super::pads::pads_elsewhere;
use super::trouble::trouble;
use crate::app::{Address, App};
use crate::dom::{El, el};
use crate::widgets::{brand, button, icon, icons};
use crate::words;

/// The instruments, and the pads as outlines that count what is tapped there. Nothing here changes the session.
pub fn elsewhere(app: App) -> El {
    let home = link(app, Address::Practice, "btn.quiet").child(icon(icons::BACK)).text(words::PRACTICE);
    let over = el("div.over").child(el("div.top").child(home).child(brand())).child(watched(app));
    let here = button("btn.solid.all", move || app.go_on_here()).text(words::GO_ON_HERE);
    el("main.rink")
        .child(el("div.stage").child(trouble(app)).child(el("div.board").child(over)))
        .child(pads_elsewhere(app))
        .child(el("div.foot").child(here))
}
