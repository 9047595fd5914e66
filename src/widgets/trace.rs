//! The line that a blade leaves.

use super::drawing::path;
use crate::charts::TracePaths;
use crate::dom::{El, dynamic, list, svg};

fn picture(width: u32, height: u32) -> El {
    svg("svg.trace").attr("viewBox", &format!("0 0 {width} {height}"))
}

/// The line, the light on its lip, and the misses.
fn line(paths: &TracePaths) -> El {
    list([path("lip", &paths.run), path("run", &paths.run), path("miss", &paths.miss)])
}

/// A finished trace. An empty `label` hides it from assistive technology.
pub fn trace_line(paths: &TracePaths, (width, height): (u32, u32), label: &str) -> El {
    let picture = match label.is_empty() {
        true => picture(width, height).attr("aria-hidden", "true"),
        false => picture(width, height).attr("role", "img").attr("aria-label", label),
    };
    picture.child(line(paths))
}

/// A trace that grows with what `key` answers: its end is a point, with a dotted way before it.
pub fn live_trace<K: PartialEq + 'static>(
    key: impl Fn() -> K + 'static,
    paths: impl Fn(&K) -> TracePaths + 'static,
    (width, height): (u32, u32),
    label: impl Fn() -> String + 'static,
) -> El {
    let draw = move |key: &K| {
        let paths = paths(key);
        let (x, y) = (paths.end.0 as i32, paths.end.1 as i32);
        let ahead = path("ahead", &format!("M{} {y}H{width}", x + 9));
        line(&paths).child(ahead).child(path("tip", &format!("M{x} {y}h.01")))
    };
    picture(width, height).attr("role", "img").attr_of("aria-label", label).child(dynamic(key, draw))
}
