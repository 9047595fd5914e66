//! What surrounds every screen: the ground, the notices, the navigation, the addresses.

use leptos::prelude::*;
use leptos_router::components::{A, Route, Router, Routes};
use leptos_router::path;

use super::insights::Insights;
use super::journal::Journal;
use super::lost::Lost;
use super::notices::Notices;
use super::practice::Practice;
use super::session::SessionScreen;
use super::settings::SettingsScreen;
use super::skills::Skills;
use super::waiting::Waiting;
use crate::app::App;
use crate::platform::page;
use crate::widgets::{Brand, Icon, icons};
use crate::words;

/// The whole app.
#[component]
pub fn Wobble() -> impl IntoView {
    let app = App::provide();
    app.live();
    // "/wobble/" is "/wobble" to the router, and "/" is nothing
    let base = page::base_path().trim_end_matches('/').to_owned();
    view! {
        <Router base=base>
            <Routes fallback=|| view! { <Page><Lost/></Page> }>
                <Route path=path!("") view=|| view! { <Page><Practice/></Page> }/>
                <Route path=path!("practice") view=|| view! { <Page><Practice/></Page> }/>
                <Route path=path!("session") view=SessionScreen/>
                <Route path=path!("waiting") view=|| view! { <Page><Waiting/></Page> }/>
                <Route path=path!("insights") view=|| view! { <Page><Insights/></Page> }/>
                <Route path=path!("journal") view=|| view! { <Page><Journal/></Page> }/>
                <Route path=path!("skills") view=|| view! { <Page><Skills/></Page> }/>
                <Route path=path!("settings") view=|| view! { <Page><SettingsScreen/></Page> }/>
            </Routes>
        </Router>
    }
}

/// A screen with the navigation. On the first run, before there is a skill, there is nowhere to go yet but Settings,
/// where a backup can be restored.
#[component]
fn Page(children: Children) -> impl IntoView {
    let link = |address: &'static str, path: &'static str, name: &'static str| {
        view! { <A href=address><Icon path=path/>{name}</A> }
    };
    view! {
        <div class="page has-nav">
            <Scratches/>
            <Notices/>
            {children()}
            <nav class="nav" aria-label=words::MAIN_NAVIGATION>
                <Brand/>
                {link("/practice", icons::PRACTICE, words::PRACTICE)}
                {link("/insights", icons::INSIGHTS, words::INSIGHTS)}
                {link("/journal", icons::JOURNAL, words::JOURNAL)}
                {link("/skills", icons::SKILLS, words::SKILLS)}
                {link("/settings", icons::SETTINGS, words::SETTINGS)}
            </nav>
        </div>
    }
}

/// Old marks on the ice.
#[component]
pub fn Scratches() -> impl IntoView {
    const MARKS: &str = "M-40 250C120 120 300 110 470 210M-40 258C120 128 300 118 470 218M-30 620C90 480 330 420 460 560M60 940C40 700 190 560 460 500M-20 90C110 170 250 160 440 30M180 -30C130 200 240 420 470 470M-30 790C120 690 300 740 460 860M-30 796C120 696 300 746 460 866";
    view! {
        <svg class="scratches" viewBox="0 0 412 915" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
            <path d=MARKS/>
        </svg>
    }
}
