//! An address that is none.

use super::link::link;
use crate::app::{Address, App};
use crate::dom::{El, el};
use crate::widgets::{brand, way_ahead};
use crate::words;

/// A friendly way home.
pub fn lost(app: App) -> El {
    el("main.calm")
        .child(brand())
        .child(el("h1").text(words::LOST_HEAD))
        .child(nobody_yet())
        .child(el("p").text(words::LOST_MORE))
        .child(link(app, Address::Practice, "btn.solid").text(words::GO_TO_PRACTICE))
}

/// A dotted line: nobody has skated here yet.
pub(super) fn nobody_yet() -> El {
    way_ahead("0 0 380 56", "M4 34C70 34 70 16 118 16S180 46 232 46 300 26 376 26")
}
