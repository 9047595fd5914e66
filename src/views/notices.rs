//! What the person must know of, above every screen: trouble with storage, and an update that waits.

use leptos::prelude::*;

use crate::app::{App, Trouble};
use crate::platform::offline::{self, Offline};
use crate::widgets::Alert;
use crate::words;

/// The notices. Nothing where all is well.
#[component]
pub fn Notices() -> impl IntoView {
    let app = App::here();
    let in_session = app.part(|model| model.session.is_some());
    view! {
        {move || app.trouble.get().map(|trouble| view! { <div class="notices"><StorageTrouble trouble/></div> })}
        {move || (app.offline.get() == Offline::UpdateWaits && !in_session.get()).then(|| view! {
            <div class="notices">
                <section class="still update" role="status">
                    <div><h2>{words::UPDATE_WAITS}</h2><p class="note">{words::UPDATE_WAITS_MORE}</p></div>
                    <button type="button" class="btn solid" on:click=move |_| {
                        if app.may_update() {
                            offline::take_over();
                        }
                    }>{words::UPDATE_NOW}</button>
                </section>
            </div>
        })}
    }
}

/// What is wrong with storage, what is safe, and what to do.
#[component]
pub fn StorageTrouble(trouble: Trouble) -> impl IntoView {
    let app = App::here();
    let export = move || view! {
        <button type="button" class="btn" on:click=move |_| app.export_backup()>{words::EXPORT_BACKUP}</button>
    };
    let retry = move || view! {
        <button type="button" class="btn" on:click=move |_| app.retry_writes()>{words::TRY_AGAIN}</button>
    };
    let dismiss = move || view! {
        <button type="button" class="btn" on:click=move |_| app.trouble.set(None)>{words::DISMISS}</button>
    };
    match trouble {
        Trouble::Full => view! { <Alert head=words::FULL_HEAD text=words::FULL_MORE>{export()}{retry()}</Alert> }.into_any(),
        Trouble::Blocked => {
            view! { <Alert head=words::BLOCKED_HEAD text=words::BLOCKED_MORE>{export()}{dismiss()}</Alert> }.into_any()
        }
        Trouble::Newer => view! { <Alert head=words::NEWER_HEAD text=words::NEWER_MORE>{export()}</Alert> }.into_any(),
        Trouble::Damaged => {
            view! { <Alert head=words::DAMAGED_HEAD text=words::DAMAGED_MORE>{export()}{dismiss()}</Alert> }.into_any()
        }
        Trouble::Other(message) => {
            let text = format!("{}{message}", words::OTHER_MORE);
            view! { <Alert head=words::OTHER_HEAD text=text>{retry()}{export()}</Alert> }.into_any()
        }
    }
}
