//! The first page: three sentences, a line past them, and a skill to pick.

use leptos::prelude::event_target_value;
use wasm_bindgen_futures::spawn_local;

use super::sample::look_around;
use crate::app::App;
use crate::decks::{self, Deck};
use crate::dom::{El, Var, el, only_if};
use crate::domain::{Fresh, Id, Intent};
use crate::platform::{chance, files, offline::Offline, time};
use crate::widgets::{brand, button, circle, drawing, icon, icons, path, toggle};
use crate::words;

/// First run.
pub fn first_run(app: App) -> El {
    let hint = Var::new(false);
    let keep = toggle("link", hint).child(icon(icons::KEEP)).text(words::KEEP_ON_PHONE);
    let keep_hint = || {
        el("div.still")
            .attr("role", "status")
            .child(el("p").text(words::KEEP_HINT_OTHER))
            .child(el("p").text(words::KEEP_HINT_IPHONE))
    };
    el("main.first")
        .child(el("div.top").child(brand()).child(keep))
        .child(only_if(move || hint.get(), keep_hint))
        .child(el("h1").text(words::FIRST_HEAD))
        .child(el("div.cols").child(el("div").child(story())).child(what_to_learn(app)))
}

/// The three sentences, with one line past them.
fn story() -> El {
    let line = drawing("trace", "0 0 72 250")
        .child(path("run", "M36 4C36 14 36 18 36 24C36 38 14 38 14 50C14 64 58 62 58 74C58 86 36 84 36 98V106"))
        .child(path("miss", "M36 24C36 38 14 38 14 50C14 64 58 62 58 74C58 86 36 84 36 98"))
        .child(circle("wait", ("36", "126"), "20"))
        .child(path("run.thick", "M36 106A20 20 0 1 1 17 120"))
        .child(path("run", "M36 146C36 168 24 176 24 192C24 210 36 214 36 246"));
    let step = |(head, more): (&str, &str)| el("li").child(el("b").text(head)).text(more);
    let steps = [
        (words::FIRST_TAP, words::FIRST_TAP_MORE),
        (words::FIRST_TEN, words::FIRST_TEN_MORE),
        (words::FIRST_WATCH, words::FIRST_WATCH_MORE),
    ];
    el("ol.story").child(line).children(steps.into_iter().map(step))
}

fn what_to_learn(app: App) -> El {
    let own = Var::new(false);
    let fetching = Var::new(false);
    let failed = Var::new(false);
    let pick = move |file| {
        failed.set(false);
        fetching.set(true);
        spawn_local(async move {
            let deck = files::of_the_app(file).await.ok().and_then(|text| Deck::parse(&text).ok());
            failed.set(!deck.is_some_and(|deck| take_up(app, deck)));
            fetching.set(false);
        });
    };
    let decks = decks::READY_MADE
        .into_iter()
        .map(|(name, file)| button("btn", move || pick(file)).prop_of("disabled", move || fetching.get()).text(name));
    let not_fetched = || el("section.alert").attr("role", "alert").child(el("p").text(words::DECK_NOT_FETCHED));
    let mine = toggle("btn.all", own).child(icon(icons::PLUS)).text(words::MY_OWN_SKILL);
    let ready = || el("p.note.ready").attr("role", "status").text(words::READY_OFFLINE);
    el("div")
        .child(el("h2").text(words::WHAT_ARE_YOU_LEARNING))
        .child(el("div.deck").children(decks).child(mine))
        .child(only_if(move || failed.get(), not_fetched))
        .child(only_if(move || own.get(), move || own_skill(app)))
        .child(look_around(app))
        .child(el("p.note").text(words::FIRST_EVERYONE).text(" ").text(words::STAYS_HERE))
        .child(only_if(move || app.offline.get() == Offline::Ready, ready))
}

/// Makes `deck` the person's own skill; false if it has too many names for one.
fn take_up(app: App, deck: Deck) -> bool {
    let id = Fresh { now: time::reading().wall, chance: chance::bits(), utc_offset_min: 0 }.id();
    deck.into_skill(id, Id::me()).map(|skill| app.dispatch(Intent::AddSkill(Box::new(skill)))).is_ok()
}

/// A skill of one's own: its name, and the part that is practised first.
fn own_skill(app: App) -> El {
    let name = Var::new(String::new());
    let part = Var::new(String::new());
    let field = |label: &str, into: Var<String>| {
        let input = el("input.field")
            .attr("type", "text")
            .attr("maxlength", "80")
            .attr("autocomplete", "off")
            .on("input", move |event| into.set(event_target_value(&event)));
        el("label").text(label).child(input)
    };
    let begin = el("button.btn.solid")
        .attr("type", "submit")
        .prop_of("disabled", move || name.with(|name| name.trim().is_empty()))
        .text(words::BEGIN);
    el("form.stack.own-skill")
        .child(field(words::NAME_OF_SKILL, name))
        .child(field(words::NAME_OF_COMPONENT, part))
        .child(begin)
        .on("submit", move |event| {
            event.prevent_default();
            let (name, part) = (name.get_untracked(), part.get_untracked());
            if !name.trim().is_empty() {
                take_up(app, decks::my_own(name.trim(), part.trim()));
            }
        })
}
