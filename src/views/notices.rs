//! What the person must know of, above every screen: trouble with storage, and an update that waits.

use super::link::link;
use super::sample::not_made;
use crate::app::{Address, App, CameBack, Trouble};
use crate::dom::{El, dynamic, el, list, nothing, only_if};
use crate::platform::offline::{self, Offline};
use crate::widgets::{alert, button};
use crate::words;

/// The notices. Nothing where all is well.
pub fn notices(app: App) -> El {
    let trouble = dynamic(
        // where the second program has the data, it tells of a full storage itself
        move || app.trouble.get().filter(|trouble| *trouble != Trouble::Full || !app.address.get().is_further()),
        move |trouble| match trouble {
            None => nothing(),
            Some(trouble) => el("div.notices").child(storage_trouble(app, trouble)),
        },
    );
    let update_waits = move || app.offline.get() == Offline::UpdateWaits && app.read(|model| model.session.is_none());
    let take = move || {
        if app.may_update() {
            offline::take_over();
        }
    };
    let back = move |back: &Option<CameBack>| match back {
        None => nothing(),
        Some(back) => el("div.notices").child(came_back(app, *back)),
    };
    let short = move || app.room_short.get().is_some() && app.address.get() == Address::Practice;
    list([
        not_made(app),
        only_if(short, move || el("div.notices").child(room_is_short(app))),
        dynamic(move || app.came_back.get(), back),
        trouble,
        only_if(update_waits, move || el("div.notices").child(update(button("btn.solid", take)))),
    ])
}

/// That the browser had forgotten something, and that it is there again.
fn came_back(app: App, CameBack { taps, sessions, .. }: CameBack) -> El {
    let text = el("div")
        .child(el("h2").text(&words::came_back(taps, sessions)))
        .child(el("p.note").text(words::CAME_BACK_MORE));
    let dismiss = button("btn", move || app.came_back.set(None)).text(words::DISMISS);
    el("section.still.update").attr("role", "status").child(text).child(dismiss)
}

/// That room is getting short, and where to see what takes it.
fn room_is_short(app: App) -> El {
    let text = el("div").child(el("h2").text(words::ROOM_IS_SHORT)).child(el("p.note").text(words::ROOM_IS_SHORT_MORE));
    let see = link(app, Address::Settings, "btn").text(words::SEE_SETTINGS);
    let dismiss = button("btn", move || app.put_room_away()).text(words::DISMISS);
    el("section.still.update").attr("role", "status").child(text).child(el("div.acts").child(see).child(dismiss))
}

/// That a newer version is ready, and the button by which a person lets it come.
pub fn update(take: El) -> El {
    let text = el("div").child(el("h2").text(words::UPDATE_WAITS)).child(el("p.note").text(words::UPDATE_WAITS_MORE));
    el("section.still.update").attr("role", "status").child(text).child(take.text(words::UPDATE_NOW))
}

/// What is wrong with storage, what is safe, and what to do.
pub fn storage_trouble(app: App, trouble: &Trouble) -> El {
    let (head, text) = trouble_words(trouble);
    alert(head, &text, trouble_actions(app, trouble))
}

/// What is wrong with storage; and what is safe and what to do.
pub fn trouble_words(trouble: &Trouble) -> (&'static str, String) {
    let (head, text) = match trouble {
        Trouble::Full => (words::FULL_HEAD, words::FULL_MORE),
        Trouble::Blocked => (words::BLOCKED_HEAD, words::BLOCKED_MORE),
        Trouble::Newer => (words::NEWER_HEAD, words::NEWER_MORE),
        Trouble::Damaged => (words::DAMAGED_HEAD, words::DAMAGED_MORE),
        Trouble::Other(message) => return (words::OTHER_HEAD, words::OTHER_MORE.to_owned() + message),
    };
    (head, text.to_owned())
}

/// The buttons that belong to it.
pub fn trouble_actions(app: App, trouble: &Trouble) -> [El; 3] {
    let may_try = matches!(trouble, Trouble::Full | Trouble::Other(_));
    let retry = || button("btn", move || app.retry_writes()).text(words::TRY_AGAIN);
    let dismiss = || button("btn", move || app.trouble.set(None)).text(words::DISMISS);
    [
        button("btn", move || app.export_backup()).text(words::EXPORT_BACKUP),
        if may_try { retry() } else { nothing() },
        if *trouble == Trouble::Newer { nothing() } else { dismiss() },
    ]
}
