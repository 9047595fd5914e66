//! A component taken apart, joined to another one, put below another one, or put away; each with a way back.

use leptos::prelude::event_target_value;

use super::bench::{Bench, Pane};
use super::form::{opener, pane};
use crate::dom::{El, Var, dynamic, el, list, nothing};
use crate::domain::{Skill, SkillEdit, TagNo};
use crate::platform::page;
use crate::widgets::{button, icon, icons};
use crate::words;

/// Split, Part of, Merge and Archive.
pub(super) fn apart(bench: Bench, tag: TagNo) -> El {
    let has_others = move || bench.read(|skill| skill.offered().count() > 1);
    let joins = move |has_others: &bool| match has_others {
        false => nothing(),
        true => list([
            opener(bench, "btn", Pane::Under, "under", list([icon(icons::MOVE), el("span").text(words::MOVE_UNDER)])),
            opener(bench, "btn", Pane::Merge, "merge", list([icon(icons::MERGE), el("span").text(words::MERGE)])),
        ]),
    };
    let splits = list([icon(icons::SPLIT), el("span").text(words::SPLIT)]);
    let archive = button("btn", move || archive(bench, tag)).child(icon(icons::ARCHIVE)).text(words::ARCHIVE);
    el("section.sec")
        .child(el("hr.edges"))
        .child(el("h3").text(words::TAKE_IT_APART))
        .child(el("p.note").text(words::SPLIT_MORE))
        .child(
            el("div.acts")
                .child(opener(bench, "btn", Pane::Split, "split", splits))
                .child(dynamic(has_others, joins))
                .child(archive),
        )
        .child(pane(bench, Pane::Split, move || split(bench, tag)))
        .child(pane(bench, Pane::Under, move || under(bench, tag)))
        .child(pane(bench, Pane::Merge, move || merge(bench, tag)))
}

/// Several parts in one go, a line for each.
fn split(bench: Bench, tag: TagNo) -> El {
    let written = Var::new(String::new());
    let refused = Var::new(None::<String>);
    let lines = el("textarea.field")
        .attr("id", "write")
        .attr("rows", "4")
        .attr("dir", "auto")
        .attr("aria-describedby", "refused")
        .attr_when("aria-invalid", move || refused.get().map(|_| "true".to_owned()))
        .value_of(move || written.get())
        .on("input", move |event| written.set(event_target_value(&event)));
    let add = move || {
        let Some(id) = bench.skill_id() else { return };
        let before: Vec<TagNo> = bench.read(|skill| skill.components.iter().map(|component| component.tag).collect());
        let whole = bench.name(tag);
        let answer = bench.edit(SkillEdit::Split(tag, written.get_untracked()), String::new());
        if answer.is_none() {
            let new = bench.read(|skill| {
                let new = skill.components.iter().map(|component| component.tag).filter(|tag| !before.contains(tag));
                new.collect::<Vec<_>>()
            });
            bench.pane.set(None);
            bench.say(words::parts_added(new.len(), &whole));
            bench.offer_undo(id, new.into_iter().map(SkillEdit::PutAway).collect(), "split".to_owned());
        } else {
            page::focus_soon(vec!["write".to_owned()]);
        }
        refused.set(answer);
    };
    el("form.name-form")
        .child(el("label").child(el("span").text(words::WHAT_IS_IN_IT_LINES)).child(lines))
        .child(dynamic(move || refused.get(), why))
        .child(el("button.btn").attr("type", "submit").text(words::ADD_PARTS))
        .on("submit", move |event| {
            event.prevent_default();
            add();
        })
}

fn why(why: &Option<String>) -> El {
    match why {
        None => nothing(),
        Some(why) => el("p.refused").attr("id", "refused").attr("role", "alert").text(why),
    }
}

/// A list to choose a component from, and one button that does it.
fn pick(asks: &'static str, options: Vec<(String, String, bool)>, does: &str, done: impl Fn(&str) + 'static) -> El {
    let first = options.iter().find(|(.., chosen)| *chosen).or(options.first()).map(|(value, ..)| value.clone());
    let chosen = Var::new(first.unwrap_or_default());
    let option = |(value, name, is_chosen): (String, String, bool)| {
        el("option").attr("value", &value).attr_if("selected", is_chosen.then_some("")).text(&name)
    };
    let select = el("select.field")
        .attr("id", "write")
        .attr("dir", "auto")
        .children(options.into_iter().map(option))
        .on("change", move |event| chosen.set(event_target_value(&event)));
    let field = el("span.pick").child(select).child(icon(icons::DOWN));
    el("form.name-form")
        .child(el("label").child(el("span").text(asks)).child(field))
        .child(el("button.btn").attr("type", "submit").text(does))
        .on("submit", move |event| {
            event.prevent_default();
            done(&chosen.get_untracked());
        })
}

fn options(skill: &Skill, are: impl Fn(&crate::domain::Component) -> bool) -> Vec<(String, String, bool)> {
    let offered = skill.offered().filter(|component| are(component));
    offered.map(|component| (component.tag.to_string(), component.name.clone(), false)).collect()
}

fn under(bench: Bench, tag: TagNo) -> El {
    let (now, mut all) = bench.read(|skill| {
        let trunk = skill.component(tag).and_then(|component| skill.trunk_of(component)).map(|trunk| trunk.tag);
        // nothing is a part of itself, or of what is a part of it
        (trunk, options(skill, |component| !skill.line_of(component.tag).contains(&tag)))
    });
    for (value, _, is_chosen) in &mut all {
        *is_chosen = now.is_some_and(|now| *value == now.to_string());
    }
    all.insert(0, (String::new(), words::STANDS_ALONE.to_owned(), now.is_none()));
    pick(words::MOVE_UNDER, all, words::PUT_IT_THERE, move |value| {
        let Some(id) = bench.skill_id() else { return };
        let whole = value.parse::<TagNo>().ok().filter(|whole| *whole > 0);
        let before = bench.read(|skill| skill.component(tag).and_then(|component| component.parent));
        let done = words::moved_under(&bench.name(tag), whole.map(|whole| bench.name(whole)).as_deref());
        if bench.act(SkillEdit::Under(tag, whole), done) {
            bench.pane.set(None);
            bench.offer_undo(id, vec![SkillEdit::Under(tag, before)], "under".to_owned());
        }
    })
}

fn merge(bench: Bench, tag: TagNo) -> El {
    let all = bench.read(|skill| options(skill, |component| component.tag != tag));
    let form = pick(words::MERGE_INTO, all, words::MERGE_THEM, move |value| {
        let (Some(id), Ok(into)) = (bench.skill_id(), value.parse::<TagNo>()) else { return };
        let parent = |of: TagNo| bench.read(|skill| skill.component(of).and_then(|component| component.parent));
        let (own, others) = (parent(tag), parent(into));
        let was_chosen = bench.read(|skill| skill.chosen == tag);
        let done = words::merged(&bench.name(tag), &bench.name(into));
        if bench.act(SkillEdit::Merge(tag, into), done.clone()) {
            let mut undo = vec![SkillEdit::Under(tag, own), SkillEdit::BringBack(tag)];
            undo.extend((parent(into) != others).then_some(SkillEdit::Under(into, others)));
            undo.extend(was_chosen.then_some(SkillEdit::Choose(tag)));
            bench.close();
            bench.say(done);
            bench.offer_undo(id, undo, format!("open-{tag}"));
        }
    });
    el("div").child(el("p.note").text(words::MERGE_MORE)).child(form)
}

fn archive(bench: Bench, tag: TagNo) {
    let Some(id) = bench.skill_id() else { return };
    let was_chosen = bench.read(|skill| skill.chosen == tag);
    let name = bench.name(tag);
    if bench.act(SkillEdit::PutAway(tag), String::new()) {
        bench.close();
        bench.say(words::archived(&name));
        let mut undo = vec![SkillEdit::BringBack(tag)];
        undo.extend(was_chosen.then_some(SkillEdit::Choose(tag)));
        bench.offer_undo(id, undo, format!("open-{tag}"));
    }
}
