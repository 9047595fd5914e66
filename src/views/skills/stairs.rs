//! A ladder at a glance: stairs, dark as far as they are climbed, and a point on the rung that is practised.

use crate::dom::El;
use crate::widgets::{circle, drawing, path};

const WIDTH: usize = 440;
const HEIGHT: usize = 180;

/// Stairs of `rungs` steps; the practised one is the `now`-th, from 0.
pub(super) fn stairs(now: usize, rungs: usize) -> El {
    let rungs = rungs.max(1);
    let across = |step: usize| WIDTH * step / rungs;
    let up = |step: usize| 195 - HEIGHT * step / rungs;
    let climb = |steps: usize| {
        let step =
            |n: usize| format!("{}H{}", if n == 0 { String::new() } else { format!("V{}", up(n)) }, across(n + 1));
        format!("M0 195{}", (0..steps).map(step).collect::<String>())
    };
    let (x, y) = ((across(now) + across(now + 1)) / 2, up(now) - 45);
    drawing("stairs", "0 0 440 200")
        .child(path("ahead", &climb(rungs)))
        .child(path("climbed", &climb(now + 1)))
        .child(circle("at", (&x.to_string(), &y.to_string()), "35"))
}
