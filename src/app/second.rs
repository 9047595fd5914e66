//! The second program: the further screens, shown in a part of the first one's page.

use std::cell::{Cell, RefCell};

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::Owner;
use web_sys::HtmlElement;

use super::App;
use crate::platform::{locale, page};
use crate::store::load;
use crate::words;

thread_local! {
    /// This program's app, opened when it is shown first.
    static APP: Cell<Option<App>> = const { Cell::new(None) };
    /// What is on screen of it.
    static SHOWN: RefCell<Option<UnmountHandle<web_sys::Comment>>> = const { RefCell::new(None) };
    /// Counts the screens that were asked for, and left: one that comes late must not be shown.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// Opens the app, if it is not open yet; true if that was done now.
pub fn open() -> bool {
    console_error_panic_hook::set_once();
    let is_new = APP.get().is_none();
    if is_new {
        begin();
    }
    is_new
}

/// Shows the screen of the page's address in `place`, in place of what is there. `baton` is what the first program knows
/// and the storage does not.
pub fn show(place: HtmlElement, baton: &str) {
    console_error_panic_hook::set_once();
    drop(SHOWN.take());
    let app = APP.get().unwrap_or_else(begin);
    // what is wrong already is told by the first program, above; but for a full storage, of which this one knows more from now on
    app.trouble.set(None);
    app.take_over(baton);
    // hours may have gone by since this program's last screen
    app.now.set(app.read_clock());
    app.follow_address();
    let turn = next_turn();
    // reading takes a slow phone as long as showing
    page::after(0, move || {
        if TURN.get() == turn {
            mount(app, place);
        }
    });
}

fn mount(app: App, place: HtmlElement) {
    let had_focus = page::has_focus(&place);
    place.set_text_content(None);
    let into = place.clone();
    let shown = mount_to(place, move || page::put(&into, crate::views::further(app).node(), had_focus));
    SHOWN.set(Some(shown));
    app.count_while_shown();
}

fn next_turn() -> u32 {
    TURN.set(TURN.get().wrapping_add(1));
    TURN.get()
}

/// Opens the app. Its values live as long as the page, not as long as a screen.
fn begin() -> App {
    words::days_by(locale::day);
    let owner = Owner::new();
    let app = owner.with(|| App::open(true, load::is_kept));
    std::mem::forget(owner);
    app.live_second();
    app.settle();
    APP.set(Some(app));
    app
}

/// True while a screen of this program is on screen.
pub(super) fn is_shown() -> bool {
    SHOWN.with_borrow(Option::is_some)
}

/// Takes the screen away, and answers what this program knows and the storage does not.
pub fn leave() -> String {
    next_turn();
    drop(SHOWN.take());
    APP.get().map(App::hand_over).unwrap_or_default()
}

/// Makes again some more of what is made from the sessions, and answers what this program knows and the storage does not. `baton`
/// as in [`show`]; nothing is on screen.
pub fn count(baton: &str) -> String {
    console_error_panic_hook::set_once();
    let app = APP.get().unwrap_or_else(begin);
    app.trouble.set(None);
    app.take_over(baton);
    app.go_on_counting();
    app.hand_over()
}
