//! A skill to take up: a ready-made one, or one's own. For the first page and wherever a skill is added.

use leptos::prelude::event_target_value;
use wasm_bindgen_futures::spawn_local;

use crate::app::App;
use crate::decks::{self, Deck};
use crate::dom::{El, Var, dynamic, el, list, only_if};
use crate::domain::{Fresh, Intent, Model, SkillId};
use crate::platform::{chance, files, locale, page, time};
use crate::widgets::{button, icon, icons, toggle};
use crate::words;

/// The address, within the page, of the field for the name of one's own skill.
const NAME_FIELD: &str = "own-skill";

/// The ready-made skills that are not taken up yet, and the way to a skill of one's own. What is picked is taken up, chosen
/// and offered by Practice; the caller hears of it by the model.
pub fn deck_picker(app: App) -> El {
    let own = Var::new(false);
    let mine = toggle("btn.all", own)
        .child(icon(icons::PLUS))
        .text(words::MY_OWN_SKILL)
        // in the same turn of the page, after the form was made: a later one would bring up no keyboard on a phone
        .on("click", |_| spawn_local(async { page::focus_on(NAME_FIELD) }));
    ready_made(app, mine, |_| {}).child(only_if(move || own.get(), move || own_skill(app, own)))
}

/// The ready-made skills that are not taken up yet, and `more` behind them; `taken` hears of one that was taken up.
pub fn ready_made(app: App, more: El, taken: impl Fn(SkillId) + Copy + 'static) -> El {
    let fetching = Var::new(false);
    let failed = Var::new(false);
    let pick = move |file| {
        // a second tap while the first one is on its way would take the skill up twice
        if fetching.get_untracked() {
            return;
        }
        failed.set(false);
        fetching.set(true);
        spawn_local(async move {
            let deck = files::of_the_app(file).await.ok().and_then(|text| Deck::parse(&text).ok());
            fetching.set(false);
            let skill = deck.and_then(|deck| take_up(app, deck));
            failed.set(skill.is_none());
            if let Some(skill) = skill {
                taken(skill);
            }
        });
    };
    let free = move || app.read(|model| decks::READY_MADE.map(|(name, _)| !is_taken_up(name, model)));
    let offer = move |free: &[bool; decks::READY_MADE.len()]| {
        let free = decks::READY_MADE.into_iter().zip(*free).filter(|(_, free)| *free);
        list(free.map(|((name, file), _)| button("btn", move || pick(file)).text(name)))
    };
    let not_fetched = || el("section.alert").attr("role", "alert").child(el("p").text(words::DECK_NOT_FETCHED));
    el("div.decks")
        .child(
            el("div.deck")
                .attr_of("aria-busy", move || fetching.get().to_string())
                .child(dynamic(free, offer))
                .child(more),
        )
        .child(only_if(move || failed.get(), not_fetched))
}

fn is_taken_up(name: &str, model: &Model) -> bool {
    decks::is_taken_up(name, model.own_skills(), locale::lower_case)
}

/// Makes `deck` the person's own skill and answers its id; nothing if it has too many names for one.
fn take_up(app: App, deck: Deck) -> Option<SkillId> {
    let id = Fresh { now: time::reading().wall, chance: chance::bits(), utc_offset_min: 0 }.id();
    let learner = app.peek(|model| model.learner.clone());
    let skill = deck.into_skill(id.clone(), learner).ok()?;
    app.dispatch(Intent::AddSkill(Box::new(skill)));
    Some(id)
}

/// A skill of one's own: its name, and the part that is practised first. It closes itself when the skill is taken up.
fn own_skill(app: App, open: Var<bool>) -> El {
    let name = Var::new(String::new());
    let part = Var::new(String::new());
    let field = |into: Var<String>, key: &str| {
        el("input.field")
            .attr("type", "text")
            .attr("maxlength", "80")
            .attr("autocomplete", "off")
            .attr("enterkeyhint", key)
            .on("input", move |event| into.set(event_target_value(&event)))
    };
    let is_taken = move || name.with(|name| app.read(|model| is_taken_up(name, model)));
    let may_begin = move || name.with(|name| !name.trim().is_empty()) && !is_taken();
    let taken = move || if is_taken() { words::NAME_IS_TAKEN } else { "" }.to_owned();
    let begin =
        el("button.btn.solid").attr("type", "submit").prop_of("disabled", move || !may_begin()).text(words::BEGIN);
    el("form.stack.own-skill")
        .child(
            el("div")
                .child(el("label").text(words::NAME_OF_SKILL).child(field(name, "next").attr("id", NAME_FIELD)))
                .child(el("p.note").attr("role", "status").text_of(taken)),
        )
        .child(
            el("label")
                .text(words::NAME_OF_COMPONENT)
                .text(" ")
                .child(el("span.note").text(words::COMPONENT_MAY_WAIT))
                .child(field(part, "go")),
        )
        .child(begin)
        .on("submit", move |event| {
            event.prevent_default();
            let (name, part) = (name.get_untracked(), part.get_untracked());
            if may_begin() && take_up(app, decks::my_own(name.trim(), part.trim())).is_some() {
                open.set(false);
            }
        })
}
