//! What the person must know of, above every screen: trouble with storage, and an update that waits.

use leptos::prelude::*;

use crate::app::{App, Trouble};
use crate::platform::offline::{self, Offline};
use crate::reactive::{dynamic, flag, nothing, only_if};
use crate::widgets::{Alert, Button};
use crate::words;

/// The notices. Nothing where all is well.
#[component]
pub fn Notices() -> AnyView {
    let app = App::here();
    let in_session = app.part(|model| model.session.is_some());
    let update = flag(move || app.offline.get() == Offline::UpdateWaits && !in_session.get());
    view! {
        {dynamic(move || app.trouble.get().map_or_else(nothing, |trouble| {
            view! { <div class="notices"><StorageTrouble trouble/></div> }.into_any()
        }))}
        {only_if(update, move || view! {
            <div class="notices">
                <section class="still update" role="status">
                    <div><h2>{words::UPDATE_WAITS}</h2><p class="note">{words::UPDATE_WAITS_MORE}</p></div>
                    <Button class="btn solid" press=move |()| if app.may_update() { offline::take_over() }>
                        {words::UPDATE_NOW}
                    </Button>
                </section>
            </div>
        }.into_any())}
    }
    .into_any()
}

/// What is wrong with storage, what is safe, and what to do.
#[component]
pub fn StorageTrouble(trouble: Trouble) -> AnyView {
    let app = App::here();
    let (head, text) = match &trouble {
        Trouble::Full => (words::FULL_HEAD, words::FULL_MORE.to_owned()),
        Trouble::Blocked => (words::BLOCKED_HEAD, words::BLOCKED_MORE.to_owned()),
        Trouble::Newer => (words::NEWER_HEAD, words::NEWER_MORE.to_owned()),
        Trouble::Damaged => (words::DAMAGED_HEAD, words::DAMAGED_MORE.to_owned()),
        Trouble::Other(message) => (words::OTHER_HEAD, format!("{}{message}", words::OTHER_MORE)),
    };
    let may_retry = matches!(trouble, Trouble::Full | Trouble::Other(_));
    let may_dismiss = trouble != Trouble::Newer;
    view! {
        <Alert head text>
            <Button press=move |()| app.export_backup()>{words::EXPORT_BACKUP}</Button>
            {may_retry.then(|| view! { <Button press=move |()| app.retry_writes()>{words::TRY_AGAIN}</Button> })}
            {may_dismiss.then(|| view! { <Button press=move |()| app.trouble.set(None)>{words::DISMISS}</Button> })}
        </Alert>
    }
    .into_any()
}
