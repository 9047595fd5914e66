//! The first page: three sentences, a line past them, and a skill to pick.

use leptos::prelude::*;

use crate::app::App;
use crate::decks::{self, Deck, DeckError};
use crate::domain::{Fresh, Id, Intent};
use crate::platform::{chance, offline::Offline, time};
use crate::reactive::{flag, on, only_if};
use crate::widgets::{Brand, Button, Icon, icons};
use crate::words;

/// First run.
#[component]
pub fn FirstRun() -> AnyView {
    let app = App::here();
    let hint = RwSignal::new(false);
    let own = RwSignal::new(false);
    let ready = flag(move || app.offline.get() == Offline::Ready);
    let take_up = move |deck: Result<Deck, DeckError>| {
        match deck.and_then(|deck| deck.into_skill(new_id(), Id::me())) {
            Ok(skill) => app.dispatch(Intent::AddSkill(Box::new(skill))),
            // a test proves that no built-in deck comes here; a console is the place for what cannot be
            Err(error) => leptos::logging::error!("{error}"),
        }
    };
    view! {
        <main class="first">
            <div class="top">
                <Brand/>
                <Button class="link" expanded=hint press=move |()| hint.update(|open| *open = !*open)>
                    <Icon path=icons::KEEP/>{words::KEEP_ON_PHONE}
                </Button>
            </div>
            {only_if(hint, || view! {
                <div class="still" role="status"><p>{words::KEEP_HINT_OTHER}</p><p>{words::KEEP_HINT_IPHONE}</p></div>
            }.into_any())}
            <h1>{words::FIRST_HEAD}</h1>
            <div class="cols">
                <div>
                    <Story/>
                </div>
                <div>
                    <h2>{words::WHAT_ARE_YOU_LEARNING}</h2>
                    <div class="deck">
                        {decks::READY_MADE.map(|(name, deck)| view! {
                            <Button press=move |()| take_up(deck())>{name}</Button>
                        })}
                        <Button class="btn all" expanded=own press=move |()| own.update(|open| *open = !*open)>
                            <Icon path=icons::PLUS/>{words::MY_OWN_SKILL}
                        </Button>
                    </div>
                    {only_if(own, move || view! { <OwnSkill take_up=take_up/> }.into_any())}
                    <p class="note">{words::FIRST_EVERYONE}" "{words::STAYS_HERE}</p>
                    {only_if(ready, || view! { <p class="note ready" role="status">{words::READY_OFFLINE}</p> }.into_any())}
                </div>
            </div>
        </main>
    }
    .into_any()
}

fn new_id() -> Id {
    Fresh { now: time::reading().wall, chance: chance::bits(), utc_offset_min: 0 }.id()
}

/// The three sentences, with one line past them.
#[component]
fn Story() -> AnyView {
    view! {
        <ol class="story">
            <svg class="trace" viewBox="0 0 72 250" aria-hidden="true">
                <path class="run" d="M36 4C36 14 36 18 36 24C36 38 14 38 14 50C14 64 58 62 58 74C58 86 36 84 36 98V106"/>
                <path class="miss" d="M36 24C36 38 14 38 14 50C14 64 58 62 58 74C58 86 36 84 36 98"/>
                <circle class="wait" cx="36" cy="126" r="20"/>
                <path class="run thick" d="M36 106A20 20 0 1 1 17 120"/>
                <path class="run" d="M36 146C36 168 24 176 24 192C24 210 36 214 36 246"/>
            </svg>
            <li><b>{words::FIRST_TAP}</b>{words::FIRST_TAP_MORE}</li>
            <li><b>{words::FIRST_TEN}</b>{words::FIRST_TEN_MORE}</li>
            <li><b>{words::FIRST_WATCH}</b>{words::FIRST_WATCH_MORE}</li>
        </ol>
    }
    .into_any()
}

/// A skill of one's own: its name, and the part that is practised first.
#[component]
fn OwnSkill(#[prop(into)] take_up: Callback<Result<Deck, DeckError>>) -> AnyView {
    let name = RwSignal::new(String::new());
    let part = RwSignal::new(String::new());
    let incomplete = flag(move || name.with(|n| n.trim().is_empty()));
    let typed = |into: RwSignal<String>| on(move |event: leptos::ev::Event| into.set(event_target_value(&event)));
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = name.with_untracked(|n| n.trim().to_owned());
        let part = part.with_untracked(|p| p.trim().to_owned());
        if name.is_empty() {
            return;
        }
        take_up.run(decks::my_own(&name, &part));
    };
    view! {
        <form class="stack own-skill" on:submit=on(begin)>
            <label>{words::NAME_OF_SKILL}<input class="field" type="text" maxlength="80" autocomplete="off" prop:value=name on:input=typed(name)/></label>
            <label>{words::NAME_OF_COMPONENT}<input class="field" type="text" maxlength="80" autocomplete="off" prop:value=part on:input=typed(part)/></label>
            <button type="submit" class="btn solid" disabled=incomplete>{words::BEGIN}</button>
        </form>
    }
    .into_any()
}
