//! Time as a ring: the session's, and a reflection's ten seconds.

use super::drawing::{circle, drawing};
use crate::dom::{El, el};
use crate::words;

/// How long the rings are, in tenths of their pictures' units.
const SESSION_ROUND: u32 = 4021;
const COUNTDOWN_ROUND: u32 = 1571;

fn dashes(share: f64, round: u32) -> String {
    let gone = (share.clamp(0.0, 1.0) * f64::from(round)) as u32;
    format!("{}.{} {}", gone / 10, gone % 10, round / 10 + 1)
}

/// The session's time between two edges: `share` of the planned length is gone.
pub fn timer_ring(
    time: impl Fn() -> String + 'static,
    share: impl Fn() -> f64 + 'static,
    below: impl Fn() -> String + 'static,
) -> El {
    let at = ("70", "70");
    let gone = circle("gone", at, "64").attr_of("stroke-dasharray", move || dashes(share(), SESSION_ROUND));
    let picture = drawing("", "0 0 140 140");
    el("div.ring")
        .attr("role", "timer")
        .attr("aria-label", words::SESSION_TIME)
        .child(picture.child(circle("track", at, "61")).child(circle("track", at, "67")).child(gone))
        .child(el("div").child(el("time").text_of(time)).child(el("span.note").text_of(below)))
}

/// How many seconds a reflection stays; hidden where it stays until closed: a ring with nothing in it would count nothing.
pub fn countdown_ring(seconds: impl Fn() -> Option<i64> + Copy + 'static, total: i64) -> El {
    let at = ("28", "28");
    let share = move || seconds().map_or(1.0, |left| left as f64 / total.max(1) as f64);
    let gone = circle("gone", at, "25").attr_of("stroke-dasharray", move || dashes(share(), COUNTDOWN_ROUND));
    let name = move || seconds().map(words::seconds_left).unwrap_or_default();
    let number = move || seconds().map(|left| left.to_string()).unwrap_or_default();
    el("div.ten")
        .attr("role", "img")
        .attr_of("aria-label", name)
        .prop_of("hidden", move || seconds().is_none())
        .child(drawing("", "0 0 56 56").child(circle("track", at, "25")).child(gone))
        .child(el("b").attr("aria-hidden", "true").text_of(number))
}
