//! The open component: its name, its ladder, its causes and tweaks, and what is in it.

use super::apart::apart;
use super::bench::{Bench, Pane};
use super::form::{name_form, opener, pane};
use super::items::items;
use super::ladders::ladders;
use crate::app::Address;
use crate::dom::{El, dynamic, el, list, nothing};
use crate::domain::{Intent, PartList, SkillEdit, TagNo};
use crate::platform::page;
use crate::widgets::{button, icon, icons};
use crate::words;

/// Everything of the component with this number.
pub(super) fn part(bench: Bench, tag: TagNo) -> El {
    let skill = move || bench.read(|skill| skill.name.clone());
    let close = move || {
        bench.close();
        page::focus_soon(vec![format!("open-{tag}")]);
    };
    let back = button("link.back", close)
        .attr_of("aria-label", move || words::back_to(&skill()))
        .child(icon(icons::BACK))
        .child(el("span").attr("dir", "auto").text_of(skill));
    let whole = move || {
        bench.read(|skill| {
            let trunk = skill.component(tag).and_then(|component| skill.trunk_of(component));
            trunk.map(|trunk| words::part_of(&trunk.name))
        })
    };
    let is_part = |whole: &Option<String>| match whole {
        None => nothing(),
        Some(whole) => el("p.note").attr("dir", "auto").text(whole),
    };
    let section = |head, note: &str, part_list| {
        el("section.sec")
            .child(el("hr.edges"))
            .child(el("h3").text(head))
            .child(el("p.note").text(note))
            .child(items(bench, tag, part_list))
    };
    el("section.part")
        .attr("aria-labelledby", "part")
        .child(el("div.top").child(back).child(rename_opener(bench)))
        .child(el("h2").attr("id", "part").attr("tabindex", "-1").attr("dir", "auto").text_of(move || bench.name(tag)))
        .child(dynamic(whole, is_part))
        .child(pane(bench, Pane::PartName, move || rename(bench, tag)))
        .child(practise(bench, tag))
        .child(section(words::LEVELS, words::LADDER_MORE, PartList::Ladder))
        .child(ladders(bench, tag))
        .child(section(words::CAUSES, words::WHAT_WENT_WRONG, PartList::Causes))
        .child(section(words::TWEAKS, words::WHAT_WILL_YOU_CHANGE, PartList::Tweaks))
        .child(apart(bench, tag))
}

fn rename_opener(bench: Bench) -> El {
    let what = list([icon(icons::EDIT), el("span").text(words::RENAME)]);
    opener(bench, "link", Pane::PartName, "rename-part", what)
}

fn rename(bench: Bench, tag: TagNo) -> El {
    name_form(words::NAME, bench.name(tag), words::CHANGE, false, move |name| {
        let done = words::renamed(name.trim());
        let refused = bench.edit(SkillEdit::Rename(tag, name), done);
        if refused.is_none() {
            bench.pane.set(None);
            page::focus_soon(vec!["rename-part".to_owned()]);
        }
        refused
    })
}

/// Makes it the one that Practice opens with, and goes there.
fn practise(bench: Bench, tag: TagNo) -> El {
    let go = move || {
        if let Some(id) = bench.skill_id()
            && bench.act(SkillEdit::Choose(tag), String::new())
        {
            bench.app.dispatch(Intent::ChooseSkill(id));
            bench.app.go(Address::Practice);
        }
    };
    button("btn.solid.all", go).text(words::PRACTISE_NEXT)
}
