//! Skills: what they are made of, taken apart and kept one's own. The list at the left or above, the open component at the
//! right or in its place.

mod apart;
mod archive;
mod bench;
mod form;
mod items;
mod ladders;
mod part;
mod stairs;
mod tree;
mod whole;

use leptos::prelude::event_target_value;

use super::whose::heading;
use crate::app::App;
use crate::dom::{El, KEY, dynamic, el, list, nothing};
use crate::domain::{Id, Model, Skill};
use crate::widgets::{button, icon, icons};
use crate::words;
use bench::{Answer, Bench};
pub use form::name_form;

/// The skills; one of them with its components, and one of those open.
pub fn skills(app: App) -> El {
    let bench = Bench::new(app);
    let left = el("div.list")
        .child(dynamic(
            move || bench.skill_id().is_some(),
            move |there| match there {
                true => list([tree::tree(bench), whole::this_skill(bench)]),
                false => no_skill(bench),
            },
        ))
        .child(whole::add_skill(bench))
        .child(archive::archive(bench));
    let shown = move || bench.shown().map(|tag| (bench.skill_id(), tag));
    let right = dynamic(shown, move |shown| shown.as_ref().map_or_else(nothing, |(_, tag)| part::part(bench, *tag)));
    el("main.bench")
        .class_of("opened", move || bench.opened().is_some())
        .child(el("div.top").child(heading(bench.app, words::SKILLS)))
        .child(picker(bench))
        .child(el("div.cols").child(left).child(right))
        .child(answer(bench))
}

fn no_skill(bench: Bench) -> El {
    let any_archived = move || bench.app.read(|model| model.own_skills().any(|skill| skill.archived));
    let said = move |archived: &bool| match archived {
        true => [words::NO_SKILL_HERE, words::NO_SKILL_HERE_MORE],
        false => [words::NO_SKILL_AT_ALL, words::ADD_ONE_BELOW],
    };
    let show = move |archived: &bool| {
        let [head, more] = said(archived);
        list([el("h2").text(head), el("p").text(more)])
    };
    el("section.still").child(dynamic(any_archived, show))
}

/// Which skill is shown. That changes nothing in Practice.
fn picker(bench: Bench) -> El {
    let skills = move |model: &Model| {
        let shown = bench.skill_id();
        let option = |skill: &Skill| (skill.id.to_string(), skill.name.clone(), shown.as_ref() == Some(&skill.id));
        model.offered_skills().map(option).collect::<Vec<_>>()
    };
    let option = |(id, name, shown): &(String, String, bool)| {
        el("option").attr("value", id).attr_if("selected", shown.then_some("")).text(name)
    };
    let options = dynamic(move || bench.app.read(skills), move |skills: &Vec<_>| list(skills.iter().map(option)));
    let select = el("select").attr("aria-label", words::SKILL).child(options).on("change", move |event| {
        if let Ok(id) = Id::try_from(event_target_value(&event)) {
            bench.pick(Some(id));
        }
    });
    let is_there = move || bench.skill_id().is_some();
    el("div.skill").child(select).child(icon(icons::DOWN)).prop_of("hidden", move || !is_there())
}

/// What was just done, and Undo where something was put away.
fn answer(bench: Bench) -> El {
    let show = move |answer: &Option<Answer>| {
        let Some(answer) = answer else { return nothing() };
        let said = el("span").attr("dir", "auto").text(&answer.text);
        match answer.undo.is_empty() {
            true => said,
            false => {
                let undo = button("btn", move || bench.undo()).attr(KEY, "z").attr("id", "undo");
                list([said, undo.child(icon(icons::UNDO)).text(words::UNDO)])
            }
        }
    };
    el("div.answer").attr("role", "status").child(dynamic(move || bench.answer.get(), show))
}
