//! The first page: three sentences, a line past them, and a skill to pick.

use leptos::prelude::*;

use crate::app::App;
use crate::decks;
use crate::domain::{Fresh, Id, Intent, NewComponent, Skill};
use crate::platform::{chance, time};
use crate::widgets::{Brand, Icon, icons};
use crate::words;

/// First run.
#[component]
pub fn FirstRun() -> impl IntoView {
    let app = App::here();
    let hint = RwSignal::new(false);
    let own = RwSignal::new(false);
    let take_up = move |made: Option<Skill>| {
        if let Some(skill) = made {
            app.dispatch(Intent::AddSkill(Box::new(skill)));
        }
    };
    view! {
        <main class="first">
            <div class="top">
                <Brand/>
                <button type="button" class="link" aria-expanded=move || hint.get().to_string() on:click=move |_| hint.update(|open| *open = !*open)>
                    <Icon path=icons::KEEP/>{words::KEEP_ON_PHONE}
                </button>
            </div>
            {move || hint.get().then(|| view! {
                <div class="still" role="status"><p>{words::KEEP_HINT_OTHER}</p><p>{words::KEEP_HINT_IPHONE}</p></div>
            })}
            <h1>{words::FIRST_HEAD}</h1>
            <div class="cols">
                <div>
                    <Story/>
                </div>
                <div>
                    <h2>{words::WHAT_ARE_YOU_LEARNING}</h2>
                    <div class="deck">
                        {decks::ALL.iter().map(|deck| view! {
                            <button type="button" class="btn" on:click=move |_| take_up(deck.skill(new_id(), Id::me()).ok())>
                                {deck.name}
                            </button>
                        }).collect_view()}
                        <button type="button" class="btn all" aria-expanded=move || own.get().to_string() on:click=move |_| own.update(|open| *open = !*open)>
                            <Icon path=icons::PLUS/>{words::MY_OWN_SKILL}
                        </button>
                    </div>
                    {move || own.get().then(|| view! { <OwnSkill take_up/> })}
                    <p class="note">{words::FIRST_EVERYONE}" "{words::STAYS_HERE}</p>
                </div>
            </div>
        </main>
    }
}

fn new_id() -> Id {
    Fresh { now: time::reading().wall, chance: chance::bits(), utc_offset_min: 0 }.id()
}

/// The three sentences, with one line past them.
#[component]
fn Story() -> impl IntoView {
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
}

/// A skill of one's own: its name, and the part that is practised first.
#[component]
fn OwnSkill(take_up: impl Fn(Option<Skill>) + Copy + 'static) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let part = RwSignal::new(String::new());
    let complete = move || !name.with(|n| n.trim().is_empty());
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = name.with_untracked(|n| n.trim().to_owned());
        let part = part.with_untracked(|p| p.trim().to_owned());
        if name.is_empty() {
            return;
        }
        let part = if part.is_empty() { name.clone() } else { part };
        let (causes, tweaks) = decks::anything();
        let component = NewComponent { name: part, levels: Vec::new(), causes, tweaks };
        take_up(Skill::new(new_id(), Id::me(), name, false, vec![component], 0).ok());
    };
    view! {
        <form class="stack own-skill" on:submit=begin>
            <label>{words::NAME_OF_SKILL}<input class="field" type="text" maxlength="80" autocomplete="off" prop:value=name on:input=move |e| name.set(event_target_value(&e))/></label>
            <label>{words::NAME_OF_COMPONENT}<input class="field" type="text" maxlength="80" autocomplete="off" prop:value=part on:input=move |e| part.set(event_target_value(&e))/></label>
            <button type="submit" class="btn solid" disabled=move || !complete()>{words::BEGIN}</button>
        </form>
    }
}
