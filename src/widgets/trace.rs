//! The line that a blade leaves.

use super::drawing::path;
use crate::charts::TracePaths;
use crate::dom::{El, Part, svg};

/// Whether a trace shows where the next attempt will go.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub enum Ahead {
    /// It is finished.
    #[default]
    No,
    /// Its end is a point, with a dotted way before it.
    Dotted,
}

/// The trace with the light on its lip. An empty `label` hides it from assistive technology.
pub fn trace_line(
    paths: impl Into<Part<TracePaths>>,
    (width, height): (u32, u32),
    label: impl Into<Part<String>>,
    ahead: Ahead,
) -> El {
    trace_of(paths.into(), (width, height), label.into(), ahead)
}

fn trace_of(paths: Part<TracePaths>, (width, height): (u32, u32), label: Part<String>, ahead: Ahead) -> El {
    let run = move || paths.with(|paths| paths.run.clone());
    let miss = move || paths.with(|paths| paths.miss.clone());
    let end = move || paths.with(|paths| (paths.end.0 as i32, paths.end.1 as i32));
    let picture = svg("svg.trace").attr("viewBox", &format!("0 0 {width} {height}"));
    let picture = match label.get_untracked().is_empty() {
        true => picture.attr("aria-hidden", "true"),
        false => picture.attr("role", "img").attr_of("aria-label", move || label.get()),
    };
    let follow = |class, d: Box<dyn Fn() -> String>| path(class, "").attr_of("d", d);
    let picture = picture
        .child(follow("lip", Box::new(run)))
        .child(follow("run", Box::new(run)))
        .child(follow("miss", Box::new(miss)));
    match ahead {
        Ahead::No => picture,
        Ahead::Dotted => picture
            .child(follow("ahead", Box::new(move || format!("M{} {}H{width}", end().0 + 9, end().1))))
            .child(follow("tip", Box::new(move || format!("M{} {}h.01", end().0, end().1)))),
    }
}
