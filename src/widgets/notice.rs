//! The alert: what happened, what is safe, what to do.

use leptos::prelude::*;

/// A deep block that is announced at once. Children are its buttons.
#[component]
pub fn Alert(#[prop(into)] head: String, #[prop(into)] text: String, children: Children) -> AnyView {
    view! {
        <section class="alert" role="alert">
            <h2>{head}</h2>
            <p>{text}</p>
            <div class="acts">{children()}</div>
        </section>
    }
    .into_any()
}
