//! What surrounds every screen: the ground, the notices, the navigation, the addresses.

use super::about::about;
use super::import::import;
use super::insights::insights;
use super::journal::journal;
use super::keyboard::keys_button;
use super::link::link;
use super::lost::lost;
use super::notices::{notices, storage_trouble, update};
use super::practice::practice;
use super::sample::band;
use super::session::session_screen;
use super::sessions::{one_session, sessions};
use super::settings::settings_screen;
use super::skills::skills;
use super::waiting::waiting;
use super::wrap_up::wrap_up;
use crate::app::{Address, App, Trouble};
use crate::dom::{El, KEY, Var, dynamic, el, list, nothing, only_if};
use crate::domain::Intent;
use crate::platform::further::Missed;
use crate::platform::{history, page};
use crate::widgets::{brand, button, drawing, icon, icons, path};
use crate::words;

/// The whole app.
pub fn wobble(app: App) -> El {
    #[derive(Clone, Copy, PartialEq)]
    enum Shown {
        Session,
        End,
        Page,
    }
    let shown = move || match app.address.get() {
        Address::Session => Shown::Session,
        Address::SessionEnd => Shown::End,
        _ => Shown::Page,
    };
    let screen = dynamic(shown, move |shown| match shown {
        Shown::Session => session_screen(app),
        Shown::End => session_end(app),
        Shown::Page => pages(app),
    });
    // told to those who listen, whatever the screen: another tab may be closed at any time
    list([screen, el("p.vh").attr("role", "status").text_of(move || app.whose_turn.get().to_owned())])
}

/// The end of a session: it leads on by itself, and has no navigation.
fn session_end(app: App) -> El {
    let screen = dynamic(
        move || app.shows_sample(),
        move |sample| list([band(app, *sample), elsewhere(app, Address::SessionEnd)]),
    );
    el("div.page").child(scratches()).child(notices(app)).child(screen)
}

/// Every screen but the session: notices above, navigation below. Both stay while the screens between them change, so
/// that a keyboard's focus stays where it was.
fn pages(app: App) -> El {
    let show = move |address: &Address| match address {
        Address::Practice => practice(app),
        Address::Lost => lost(app),
        // shown by the whole app, without navigation
        Address::Session | Address::SessionEnd => nothing(),
        further => elsewhere(app, *further),
    };
    // two sessions have the same screen and different addresses; and every screen begins anew with other data
    let shown = move || (app.address.get(), history::path(), app.shows_sample());
    let screen = dynamic(shown, move |(address, _, sample)| list([band(app, *sample), show(address)]));
    let places = [
        (Address::Practice, icons::PRACTICE),
        (Address::Insights, icons::INSIGHTS),
        (Address::Journal, icons::JOURNAL),
        (Address::Skills, icons::SKILLS),
        (Address::Settings, icons::SETTINGS),
    ];
    let links = places
        .into_iter()
        .zip(["1", "2", "3", "4", "5"])
        .map(|((to, path), key)| link(app, to, "").attr(KEY, key).child(icon(path)).text(to.name()));
    el("div.page.has-nav").child(scratches()).child(notices(app)).child(screen).child(
        el("nav.nav")
            .attr("aria-label", words::MAIN_NAVIGATION)
            .child(brand())
            .children(links)
            .child(keys_button("link.keys", words::KEYBOARD)),
    )
}

/// A screen of the other program: its heading, until it is there; or that it could not be fetched, or that it is gone.
fn elsewhere(app: App, address: Address) -> El {
    let (failed, is_gone) = (Var::new(false), Var::new(false));
    let place = el("div");
    let into = place.clone();
    let try_it = move || {
        failed.set(false);
        app.show_further(into.clone(), move |missed| {
            is_gone.set(missed == Missed::Gone);
            failed.set(true);
        });
    };
    try_it();
    let trouble = move || match is_gone.get_untracked() {
        true => update(button("btn.solid", page::reload)),
        false => el("section.alert")
            .attr("role", "alert")
            .child(el("p").text(words::SCREEN_NOT_FETCHED))
            .child(button("btn", try_it.clone()).text(words::TRY_AGAIN))
            .child(if address == Address::SessionEnd { finish(app) } else { nothing() }),
    };
    let main = el("main").child(el("div.top").child(el("h1").text(address.name())));
    place.child(main.child(only_if(move || failed.get(), trouble)))
}

/// A session can be kept although its wrap-up is not there.
fn finish(app: App) -> El {
    let finish = move || {
        app.dispatch(Intent::Finish);
        if app.peek(|model| model.session.is_none()) {
            app.go(Address::Practice);
        }
    };
    button("btn.solid", finish).text(words::FINISH)
}

/// The screens of the second program, with what goes wrong there.
pub fn further(app: App) -> El {
    let trouble = move |trouble: &Option<Trouble>| match trouble {
        None => nothing(),
        Some(trouble) => el("div.notices").child(storage_trouble(app, trouble)),
    };
    let screen = match app.address.get_untracked() {
        Address::SessionEnd => wrap_up(app),
        Address::Waiting => waiting(app),
        Address::Insights => insights(app),
        Address::Journal => journal(app),
        Address::Skills => skills(app),
        Address::Settings => settings_screen(app),
        Address::Sessions => sessions(app),
        Address::OneSession => one_session(app),
        Address::About => about(app),
        Address::Import => import(app),
        // the first program's
        Address::Practice | Address::Session | Address::Lost => nothing(),
    };
    list([dynamic(move || app.trouble.get(), trouble), screen])
}

/// Old marks on the ice.
pub fn scratches() -> El {
    const MARKS: &str = "M-40 250C120 120 300 110 470 210M-40 258C120 128 300 118 470 218M-30 620C90 480 330 420 460 560M60 940C40 700 190 560 460 500M-20 90C110 170 250 160 440 30M180 -30C130 200 240 420 470 470M-30 790C120 690 300 740 460 860M-30 796C120 696 300 746 460 866";
    drawing("scratches", "0 0 412 915").attr("preserveAspectRatio", "xMidYMid slice").child(path("", MARKS))
}
