//! The line that a blade leaves.

use leptos::prelude::*;

use crate::charts::TracePaths;

/// The trace with the light on its lip; `ahead` shows where the next attempt will go.
#[component]
pub fn TraceLine(
    #[prop(into)] paths: Signal<TracePaths>,
    size: (u32, u32),
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] ahead: bool,
) -> impl IntoView {
    let (width, height) = size;
    let end = move || paths.with(|paths| paths.end);
    let x = move || (end().0 as i32).to_string();
    let y = move || (end().1 as i32).to_string();
    view! {
        <svg class="trace" viewBox=format!("0 0 {width} {height}") role="img" aria-label=label>
            <path class="lip" d=move || paths.with(|p| p.run.clone())/>
            <path class="run" d=move || paths.with(|p| p.run.clone())/>
            <path class="miss" d=move || paths.with(|p| p.miss.clone())/>
            {ahead.then(|| view! {
                <path class="ahead" d=move || format!("M{} {}h24", end().0 as i32 + 8, end().1 as i32)/>
                <circle class="tip" cx=x cy=y r="5"/>
            })}
        </svg>
    }
}
