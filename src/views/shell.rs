//! What surrounds every screen: the ground, the notices, the navigation, the addresses.

use leptos::prelude::*;

use super::insights::Insights;
use super::journal::Journal;
use super::link::Link;
use super::lost::Lost;
use super::notices::Notices;
use super::practice::Practice;
use super::session::SessionScreen;
use super::settings::SettingsScreen;
use super::skills::Skills;
use super::waiting::Waiting;
use crate::app::{Address, App};
use crate::reactive::{Part, dynamic, nothing};
use crate::widgets::{Brand, Icon, icons};
use crate::words;

/// The whole app.
#[component]
pub fn Wobble() -> AnyView {
    let app = App::provide();
    app.live();
    let in_session = Part::new(move || app.address.get() == Address::Session);
    dynamic(move || if in_session.get() { SessionScreen() } else { Pages() })
}

/// Every screen but the session: notices above, navigation below. Both stay while the screens between them change, so
/// that a keyboard's focus stays where it was.
#[component]
fn Pages() -> AnyView {
    let app = App::here();
    let link = |to: Address, path: &'static str, name: &'static str| {
        view! { <Link to=to><Icon path=path/>{name}</Link> }.into_any()
    };
    view! {
        <div class="page has-nav">
            <Scratches/>
            <Notices/>
            {dynamic(move || match app.address.get() {
                Address::Practice => Practice(),
                Address::Waiting => Waiting(),
                Address::Insights => Insights(),
                Address::Journal => Journal(),
                Address::Skills => Skills(),
                Address::Settings => SettingsScreen(),
                Address::Lost => Lost(),
                // shown by the whole app, without navigation
                Address::Session => nothing(),
            })}
            <nav class="nav" aria-label=words::MAIN_NAVIGATION>
                <Brand/>
                {link(Address::Practice, icons::PRACTICE, words::PRACTICE)}
                {link(Address::Insights, icons::INSIGHTS, words::INSIGHTS)}
                {link(Address::Journal, icons::JOURNAL, words::JOURNAL)}
                {link(Address::Skills, icons::SKILLS, words::SKILLS)}
                {link(Address::Settings, icons::SETTINGS, words::SETTINGS)}
            </nav>
        </div>
    }
    .into_any()
}

/// Old marks on the ice.
#[component]
pub fn Scratches() -> AnyView {
    const MARKS: &str = "M-40 250C120 120 300 110 470 210M-40 258C120 128 300 118 470 218M-30 620C90 480 330 420 460 560M60 940C40 700 190 560 460 500M-20 90C110 170 250 160 440 30M180 -30C130 200 240 420 470 470M-30 790C120 690 300 740 460 860M-30 796C120 696 300 746 460 866";
    view! {
        <svg class="scratches" viewBox="0 0 412 915" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
            <path d=MARKS/>
        </svg>
    }
    .into_any()
}
