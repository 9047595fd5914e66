//! The line that a blade leaves.

use leptos::prelude::*;

use crate::charts::TracePaths;
use crate::reactive::{Part, text};

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
#[component]
pub fn TraceLine(
    #[prop(into)] paths: Part<TracePaths>,
    size: (u32, u32),
    #[prop(into)] label: Part<String>,
    #[prop(optional)] ahead: Ahead,
) -> AnyView {
    let (width, height) = size;
    let run = text(move || paths.with(|paths| paths.run.clone()));
    let miss = text(move || paths.with(|paths| paths.miss.clone()));
    let end = move || paths.with(|paths| (paths.end.0 as i32, paths.end.1 as i32));
    let dotted = (ahead == Ahead::Dotted).then(|| {
        let dots = text(move || format!("M{} {}H{width}", end().0 + 9, end().1));
        let tip = text(move || format!("M{} {}h.01", end().0, end().1));
        view! { <path class="ahead" d=dots/><path class="tip" d=tip/> }.into_any()
    });
    let hidden = label.get_untracked().is_empty().then_some("true");
    let role = hidden.is_none().then_some("img");
    view! {
        <svg class="trace" viewBox=format!("0 0 {width} {height}") role=role aria-hidden=hidden aria-label=text(move || label.get())>
            <path class="lip" d=run/>
            <path class="run" d=run/>
            <path class="miss" d=miss/>
            {dotted}
        </svg>
    }
    .into_any()
}
