//! What becomes of what is stored: whether it is written twice, and whether the browser promises to keep it.

use wasm_bindgen_futures::spawn_local;

use crate::app::App;
use crate::dom::{El, Var, dynamic, el, list, nothing};
use crate::platform::lasting;
use crate::widgets::button;
use crate::words;

/// What the browser said, and whether it was asked for a promise.
type Promise = Var<Option<(bool, bool)>>;

/// The two rows. Each comes when it is known.
pub fn kept(app: App) -> El {
    let promise: Promise = Var::new(None);
    spawn_local(async move {
        promise.set(lasting::is_promised().await.map(|given| (given, false)));
    });
    let twice = dynamic(
        move || app.written_twice.get(),
        |twice| match twice {
            None => nothing(),
            Some(true) => row(words::WRITTEN_TWICE, words::WRITTEN_TWICE_MORE),
            Some(false) => row(words::WRITTEN_ONCE, words::WRITTEN_ONCE_MORE),
        },
    );
    let lasting = dynamic(
        move || promise.get(),
        move |said| match said {
            None => nothing(),
            Some((true, _)) => row(words::KEPT_FOR_GOOD, words::KEPT_FOR_GOOD_MORE),
            Some((false, true)) => row(words::MAY_BE_CLEARED, words::WOULD_NOT_PROMISE).attr("role", "status"),
            Some((false, false)) => list([
                row(words::MAY_BE_CLEARED, words::MAY_BE_CLEARED_MORE),
                button("btn", move || ask(promise)).text(words::ASK_TO_KEEP),
            ]),
        },
    );
    list([twice, lasting])
}

fn row(head: &'static str, more: &'static str) -> El {
    el("div.state").child(el("b").text(head)).child(el("span.note").text(more))
}

fn ask(promise: Promise) {
    spawn_local(async move {
        let given = lasting::ask().await == Some(true);
        promise.set(Some((given, true)));
    });
}
