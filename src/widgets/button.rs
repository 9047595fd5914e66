//! The one button.

use crate::reactive::on;
use leptos::prelude::*;

/// A button that calls `press`: by finger, mouse or key.
#[component]
pub fn Button(
    #[prop(default = "btn")] class: &'static str,
    #[prop(into)] press: Callback<()>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// For a button that opens something: whether it is open.
    #[prop(optional, into)]
    expanded: Option<Signal<bool>>,
    /// The accessible name, where it says more than the text.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    children: Children,
) -> AnyView {
    let expanded = expanded.map(|open| Signal::derive(move || open.get().to_string()));
    view! {
        <button type="button" class=class disabled=disabled aria-expanded=expanded aria-label=label
            on:click=on(move |_: leptos::ev::MouseEvent| press.run(()))>
            {children()}
        </button>
    }
    .into_any()
}
