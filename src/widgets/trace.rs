//! The line that a blade leaves.

use super::drawing::path;
use crate::charts::TracePaths;
use crate::dom::{El, Part, svg};

fn picture(width: u32, height: u32) -> El {
    svg("svg.trace").attr("viewBox", &format!("0 0 {width} {height}"))
}

/// A finished trace with the light on its lip. An empty `label` hides it from assistive technology.
pub fn trace_line(paths: &TracePaths, (width, height): (u32, u32), label: &str) -> El {
    let picture = match label.is_empty() {
        true => picture(width, height).attr("aria-hidden", "true"),
        false => picture(width, height).attr("role", "img").attr("aria-label", label),
    };
    picture.child(path("lip", &paths.run)).child(path("run", &paths.run)).child(path("miss", &paths.miss))
}

/// A trace that grows: its end is a point, with a dotted way before it.
pub fn live_trace(paths: Part<TracePaths>, (width, height): (u32, u32), label: impl Fn() -> String + 'static) -> El {
    let run = move || paths.with(|paths| paths.run.clone());
    let miss = move || paths.with(|paths| paths.miss.clone());
    let end = move || paths.with(|paths| (paths.end.0 as i32, paths.end.1 as i32));
    let follow = |class| path(class, "");
    picture(width, height)
        .attr("role", "img")
        .attr_of("aria-label", label)
        .child(follow("lip").attr_of("d", run))
        .child(follow("run").attr_of("d", run))
        .child(follow("miss").attr_of("d", miss))
        .child(follow("ahead").attr_of("d", move || format!("M{} {}H{width}", end().0 + 9, end().1)))
        .child(follow("tip").attr_of("d", move || format!("M{} {}h.01", end().0, end().1)))
}
