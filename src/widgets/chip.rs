//! One choice among several, and a switch.

use crate::reactive::on;
use leptos::prelude::*;

/// A radio button as a chip. `name` groups chips; `chosen` says whether this one is; `choose` is called when it is
/// tapped. A size has a `glyph`: the trace that it leaves.
#[component]
pub fn Chip(
    name: &'static str,
    #[prop(into)] chosen: Signal<bool>,
    #[prop(into)] choose: Callback<()>,
    #[prop(into)] text: String,
    #[prop(optional)] glyph: Option<&'static str>,
) -> AnyView {
    let glyph = glyph.map(|path| {
        view! { <svg class="glyph" viewBox="0 0 48 24" aria-hidden="true"><path d=path/></svg> }.into_any()
    });
    view! {
        <label class="chip">
            <input type="radio" name=name prop:checked=chosen on:change=on(move |_: web_sys::Event| choose.run(()))/>
            <span>{glyph}{text}</span>
        </label>
    }
    .into_any()
}

/// A switch with a sentence under its name.
#[component]
pub fn Switch(
    label: &'static str,
    more: &'static str,
    #[prop(into)] is_on: Signal<bool>,
    #[prop(into)] switch: Callback<bool>,
) -> AnyView {
    view! {
        <label class="switch">
            <span><b>{label}</b><span class="note">{more}</span></span>
            <input type="checkbox" role="switch" prop:checked=is_on
                on:change=on(move |event: web_sys::Event| switch.run(event_target_checked(&event)))/>
            <i aria-hidden="true"></i>
        </label>
    }
    .into_any()
}
