//! An address that is none.

use leptos::prelude::*;

use super::link::Link;
use crate::app::Address;
use crate::words;

/// A friendly way home.
#[component]
pub fn Lost() -> AnyView {
    view! {
        <main class="calm">
            <h1>{words::LOST_HEAD}</h1>
            <svg class="trace" viewBox="0 0 380 56" aria-hidden="true">
                <path class="ahead" d="M4 34C70 34 70 16 118 16S180 46 232 46 300 26 376 26"/>
            </svg>
            <p>{words::LOST_MORE}</p>
            <Link to=Address::Practice class="btn solid">{words::GO_TO_PRACTICE}</Link>
        </main>
    }
    .into_any()
}
