//! The shape of the next session: what there is to tap, and one component or several in turn.

use crate::app::App;
use crate::dom::{El, Var, dynamic, el, list, nothing, only_if};
use crate::domain::{Every, Intent, MIX_MOST, Mix, Model, PadLayout, Settings, TagNo};
use crate::widgets::{check_chip, chip, choice, icon, icons, toggle};
use crate::words;

/// The ways to tap: what they are called, and what they are for.
const LAYOUTS: [(PadLayout, &str, &str); 3] = [
    (PadLayout::Two, words::TWO_PADS, words::TWO_PADS_MORE),
    (PadLayout::Sizes, words::THREE_SIZES, words::THREE_SIZES_MORE),
    (PadLayout::Causes, words::CAUSE_GRID, words::CAUSE_GRID_MORE),
];

/// A question with few answers: plain functions, so that all questions share their code.
struct Ask {
    name: &'static str,
    question: &'static str,
    classes: &'static str,
    answers: &'static [&'static str],
    now: fn(&Model) -> usize,
    set: fn(App, usize),
}

fn ask(app: App, ask: Ask) -> El {
    let Ask { name, question, classes, answers, now, set } = ask;
    let one = |(nth, answer): (usize, &&str)| chip(name, answer, move || app.read(now) == nth, move || set(app, nth));
    choice("ways", question)
        .child(el("p").child(el("b").text(question)))
        .child(el(classes).children(answers.iter().enumerate().map(one)))
}

/// Changes the person's choices.
fn change(app: App, with: &dyn Fn(&mut Settings)) {
    let mut settings = app.peek(|model| model.settings.clone());
    with(&mut settings);
    app.dispatch(Intent::ChangeSettings(settings));
}

fn layout(model: &Model) -> usize {
    LAYOUTS.iter().position(|(way, ..)| *way == model.settings.pad_layout()).unwrap_or(0)
}

/// The layout of this number among those that are offered.
pub(super) fn layout_of(nth: usize) -> Option<PadLayout> {
    LAYOUTS.get(nth).map(|(way, ..)| *way)
}

/// The three ways to tap, and what the chosen one is for. `set` is told of another, by its number.
pub(super) fn how_to_tap(app: App, set: fn(App, usize)) -> El {
    const NAMES: [&str; 3] = [LAYOUTS[0].1, LAYOUTS[1].1, LAYOUTS[2].1];
    let (name, question, classes) = ("tap", words::HOW_TO_TAP, "div.three-ways");
    ask(app, Ask { name, question, classes, answers: &NAMES, now: layout, set })
        .child(el("p.note").text_of(move || LAYOUTS[app.read(layout)].2.to_owned()))
}

/// The same, for who is in the program that is used on the ice.
pub(super) fn tap_here(app: App) -> El {
    how_to_tap(app, |app, nth| change(app, &|settings| settings.pads = layout_of(nth)))
}

/// The mix as it would be begun with now; of one component alone if there is no other in it.
fn mix_now(model: &Model) -> Option<Mix> {
    let skill = model.chosen_skill()?;
    let (_, chosen) = model.settings.mix.as_ref().filter(|(of, _)| *of == skill.id)?;
    let first = skill.chosen;
    Some(chosen.beginning_with(first, skill).unwrap_or(Mix { components: vec![first], every: chosen.every }))
}

/// How many components are in the mix; none without one.
fn mixed(model: &Model) -> usize {
    mix_now(model).map_or(0, |mix| mix.components.len())
}

/// A line that says the shape, and opens what it is made of.
pub(super) fn shape(app: App) -> El {
    let said = move || words::shape(LAYOUTS[app.read(layout)].1, app.read(mixed));
    let skill = move || app.read(|model| model.chosen_skill().map(|skill| skill.id.clone()));
    let is_open = Var::new(false);
    let parts = move || list([tap_here(app), dynamic(skill, move |_| in_turn(app))]);
    el("div.shape")
        .child(toggle("link", is_open).child(el("span").text_of(said)).child(icon(icons::DOWN)))
        .child(only_if(move || is_open.get(), parts))
}

/// Keeps a mix of the chosen skill.
fn keep(app: App, with: &dyn Fn(&mut Mix)) {
    let now = app.peek(|model| Some((model.chosen_skill()?.id.clone(), mix_now(model).unwrap_or_default())));
    if let Some((skill, mut mix)) = now {
        with(&mut mix);
        change(app, &|settings| settings.mix = Some((skill.clone(), mix.clone())));
    }
}

/// The components that are offered.
fn offered(model: &Model) -> Vec<(TagNo, String)> {
    let skill = model.chosen_skill();
    skill.into_iter().flat_map(|skill| skill.offered()).map(|c| (c.tag, c.name.clone())).collect()
}

fn chosen(model: &Model) -> TagNo {
    model.chosen_skill().map_or(0, |skill| skill.chosen)
}

/// One component, or a mix of those that are chosen.
fn in_turn(app: App) -> El {
    if app.peek(offered).len() < 2 {
        return nothing();
    }
    let set = |app: App, nth: usize| {
        let first = app.peek(chosen);
        let other = app.peek(offered).into_iter().map(|(tag, _)| tag).find(|tag| *tag != first);
        match nth {
            0 => change(app, &|settings| settings.mix = None),
            _ => keep(app, &|mix| mix.components = std::iter::once(first).chain(other).collect()),
        }
    };
    let is_mixed = move || app.read(mixed) > 0;
    let (name, question, classes) = ("turn", words::WHAT_IN_TURN, "div.two");
    let answers = &[words::ONE_COMPONENT, words::MIX];
    let one_or_more = ask(app, Ask { name, question, classes, answers, now: |model| mixed(model).min(1), set });
    list([one_or_more.child(el("p.note").text(words::MIX_MORE)), only_if(is_mixed, move || mix(app))])
}

/// The components of the mix, of which that which is chosen on Practice is always one; and how long a turn is.
fn mix(app: App) -> El {
    let one = move |(tag, name): (TagNo, String)| {
        let is_in = move || app.read(mix_now).is_some_and(|mix| mix.components.contains(&tag));
        let fixed = move || app.read(|model| chosen(model) == tag || mixed(model) >= MIX_MOST) && !is_other(app, tag);
        let turn = move |on| {
            keep(app, &|mix| {
                mix.components.retain(|known| *known != tag);
                if on {
                    mix.components.push(tag);
                }
            });
        };
        check_chip(&name, is_in, fixed, turn)
    };
    let too_few = move || if app.read(mixed) < 2 { words::MIX_NEEDS_ONE_MORE } else { "" }.to_owned();
    let components = el("fieldset.ways")
        .attr("aria-label", words::IN_THE_MIX)
        .child(el("p").child(el("b").text(words::IN_THE_MIX)))
        .child(el("div.two").children(app.peek(offered).into_iter().map(one)))
        .child(el("p.note").attr("role", "status").text_of(too_few));
    let (name, question, classes) = ("every", words::SWITCH_AFTER, "div.two");
    let now = |model: &Model| {
        let every = mix_now(model).map(|mix| mix.every);
        Every::ALL.iter().position(|known| Some(*known) == every).unwrap_or(0)
    };
    let set = |app: App, nth: usize| keep(app, &|mix| mix.every = Every::ALL.get(nth).copied().unwrap_or_default());
    list([components, ask(app, Ask { name, question, classes, answers: &words::EVERY, now, set })])
}

/// Whether a component is in the mix and may be taken out.
fn is_other(app: App, tag: TagNo) -> bool {
    app.read(|model| chosen(model) != tag && mix_now(model).is_some_and(|mix| mix.components.contains(&tag)))
}
