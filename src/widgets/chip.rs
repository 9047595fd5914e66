//! One choice among several, and a switch.

use leptos::prelude::*;

/// A radio button as a chip. `name` groups chips; `chosen` says whether this one is; `choose` is called when it is
/// tapped.
#[component]
pub fn Chip(
    name: &'static str,
    #[prop(into)] chosen: Signal<bool>,
    choose: impl Fn() + 'static,
    children: Children,
) -> impl IntoView {
    view! {
        <label class="chip">
            <input type="radio" name=name prop:checked=chosen on:change=move |_| choose()/>
            <span>{children()}</span>
        </label>
    }
}

/// A switch with a sentence under its name.
#[component]
pub fn Switch(
    label: &'static str,
    more: &'static str,
    #[prop(into)] on: Signal<bool>,
    switch: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <label class="switch">
            <span><b>{label}</b><span class="note">{more}</span></span>
            <input type="checkbox" role="switch" prop:checked=on on:change=move |event| switch(event_target_checked(&event))/>
            <i aria-hidden="true"></i>
        </label>
    }
}
