//! What surrounds every screen: the ground, the notices, the navigation, the addresses.

use super::insights::insights;
use super::journal::journal;
use super::link::link;
use super::lost::lost;
use super::notices::notices;
use super::practice::practice;
use super::sample::band;
use super::session::session_screen;
use super::settings::settings_screen;
use super::skills::skills;
use super::waiting::waiting;
use crate::app::{Address, App};
use crate::dom::{El, dynamic, el, list, nothing};
use crate::widgets::{brand, drawing, icon, icons, path};
use crate::words;

/// The whole app.
pub fn wobble(app: App) -> El {
    let in_session = move || app.address.get() == Address::Session;
    dynamic(in_session, move |is| if *is { session_screen(app) } else { pages(app) })
}

/// Every screen but the session: notices above, navigation below. Both stay while the screens between them change, so
/// that a keyboard's focus stays where it was.
fn pages(app: App) -> El {
    let show = move |address: &Address| match address {
        Address::Practice => practice(app),
        Address::Waiting => waiting(app),
        Address::Insights => insights(app),
        Address::Journal => journal(app),
        Address::Skills => skills(app),
        Address::Settings => settings_screen(app),
        Address::Lost => lost(app),
        // shown by the whole app, without navigation
        Address::Session => nothing(),
    };
    // every screen begins anew with other data
    let shown = move || (app.address.get(), app.shows_sample());
    let screen = dynamic(shown, move |(address, sample)| list([band(app, *sample), show(address)]));
    let places = [
        (Address::Practice, icons::PRACTICE),
        (Address::Insights, icons::INSIGHTS),
        (Address::Journal, icons::JOURNAL),
        (Address::Skills, icons::SKILLS),
        (Address::Settings, icons::SETTINGS),
    ];
    let links = places.into_iter().map(|(to, path)| link(app, to, "").child(icon(path)).text(to.name()));
    el("div.page.has-nav")
        .child(scratches())
        .child(notices(app))
        .child(screen)
        .child(el("nav.nav").attr("aria-label", words::MAIN_NAVIGATION).child(brand()).children(links))
}

/// Old marks on the ice.
pub fn scratches() -> El {
    const MARKS: &str = "M-40 250C120 120 300 110 470 210M-40 258C120 128 300 118 470 218M-30 620C90 480 330 420 460 560M60 940C40 700 190 560 460 500M-20 90C110 170 250 160 440 30M180 -30C130 200 240 420 470 470M-30 790C120 690 300 740 460 860M-30 796C120 696 300 746 460 866";
    drawing("scratches", "0 0 412 915").attr("preserveAspectRatio", "xMidYMid slice").child(path("", MARKS))
}
