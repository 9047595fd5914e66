//! The lists of a component: its ladder, its causes, its tweaks. Each item opens for its name, its place, and to be let go.

use super::bench::{Bench, Pane};
use super::form::{Field, Keep, form, name_form, opener, pane};
use super::tree::up_and_down;
use crate::dom::{El, dynamic, el, list, nothing};
use crate::domain::{Component, Label, PartList, Skill, SkillEdit, TagNo};
use crate::platform::page;
use crate::widgets::{button, icon, icons};
use crate::words;

/// What is seen of a rung, a cause or a tweak.
#[derive(Clone, PartialEq)]
struct Row {
    tag: TagNo,
    name: String,
    /// A rung's value as typed, and its unit.
    value: String,
    unit: String,
    /// A rung's value with its unit.
    measure: String,
    /// The rung that is practised.
    now: bool,
    place: (usize, usize),
}

fn labels(component: &Component, list: PartList) -> &[Label] {
    match list {
        PartList::Ladder => &[],
        PartList::Causes => &component.causes,
        PartList::Tweaks => &component.tweaks,
    }
}

fn tags(component: &Component, list: PartList) -> Vec<TagNo> {
    match list {
        PartList::Ladder => component.levels.iter().map(|level| level.tag).collect(),
        _ => labels(component, list).iter().map(|label| label.tag).collect(),
    }
}

/// Where a rung, a cause or a tweak stands in its list, and how long that is.
fn place_of(skill: &Skill, tag: TagNo) -> (usize, usize) {
    for component in &skill.components {
        for list in [PartList::Ladder, PartList::Causes, PartList::Tweaks] {
            let tags = tags(component, list);
            if let Some(place) = tags.iter().position(|known| *known == tag) {
                return (place, tags.len());
            }
        }
    }
    (0, 0)
}

fn rows(component: &Component, list: PartList) -> Vec<Row> {
    let blank = |tag, name: &str, place| Row {
        tag,
        name: name.to_owned(),
        value: String::new(),
        unit: String::new(),
        measure: String::new(),
        now: false,
        place,
    };
    let of = tags(component, list).len();
    if list != PartList::Ladder {
        let labels = labels(component, list).iter().enumerate();
        return labels.map(|(place, label)| blank(label.tag, &label.text, (place, of))).collect();
    }
    let rung = |(place, level): (usize, &crate::domain::Level)| {
        let unit = level.unit.clone().unwrap_or_default();
        Row {
            value: level.value.map(words::thousandths).unwrap_or_default(),
            measure: level.value.map(|value| words::measure(value, &unit)).unwrap_or_default(),
            unit,
            now: level.tag == component.level,
            ..blank(level.tag, &level.name, (place, of))
        }
    };
    // the hardest is at the top
    component.levels.iter().enumerate().map(rung).rev().collect()
}

/// A list of a component, and one more.
pub(super) fn items(bench: Bench, component: TagNo, part_list: PartList) -> El {
    let read = move || bench.read(|skill| skill.component(component).map(|c| rows(c, part_list)).unwrap_or_default());
    let show = move |rows: &Vec<Row>| list(rows.iter().map(|row| item(bench, component, part_list, row)));
    let (classes, word) = match part_list {
        PartList::Ladder => ("ol.items.ladder-rungs", words::ADD_RUNG),
        PartList::Causes => ("ul.items", words::ADD_CAUSE),
        PartList::Tweaks => ("ul.items", words::ADD_TWEAK),
    };
    let reversed = (part_list == PartList::Ladder).then_some("");
    let add = move || {
        name_form(words::WHAT_IS_IT_CALLED, String::new(), words::ADD, true, move |name| {
            let done = words::added(name.trim());
            bench.edit(SkillEdit::AddTo(component, part_list, name), done)
        })
    };
    let opens = list([icon(icons::PLUS), el("span").text(word)]);
    el("div")
        .child(el(classes).attr_if("reversed", reversed).child(dynamic(read, show)))
        .child(opener(bench, "link", Pane::NewItem(part_list), &format!("add-{word}"), opens))
        .child(pane(bench, Pane::NewItem(part_list), add))
        .child(retired(bench, component, part_list))
}

fn item(bench: Bench, component: TagNo, part_list: PartList, row: &Row) -> El {
    let tag = row.tag;
    let is_rung = part_list == PartList::Ladder;
    let number = match is_rung {
        true => el("span.num").text(&(row.place.0 + 1).to_string()),
        false => nothing(),
    };
    let what = el("span.what")
        .attr("dir", "auto")
        .child(number)
        .child(el("b").text(&row.name))
        .child(el("span.note").text(&row.measure));
    let edit = button("link", move || bench.toggle(Pane::Item(tag)))
        .attr("id", &format!("edit-{tag}"))
        .attr_of("aria-expanded", move || bench.is_open(Pane::Item(tag)).to_string())
        .text_of(move || if bench.is_open(Pane::Item(tag)) { words::DONE } else { words::EDIT }.to_owned())
        .child(el("span.vh").text(" ").text(&row.name));
    let now = row.now;
    let row = row.clone();
    let open = move || {
        let up = if is_rung { 1 } else { -1 };
        el("div.pane")
            .child(change(bench, part_list, &row))
            .child(up_and_down(bench, tag, row.place, up, place_of).child(let_go(bench, component, part_list, &row)))
    };
    el("li").attr_if("aria-current", now.then_some("step")).child(el("div.line").child(what).child(edit)).child(pane(
        bench,
        Pane::Item(tag),
        open,
    ))
}

/// The form for another name; for a rung also how much of what.
fn change(bench: Bench, part_list: PartList, row: &Row) -> El {
    let tag = row.tag;
    let name = Field { asks: words::NAME, has: row.name.clone() };
    let done = move |name: &str| words::renamed(name.trim());
    let rename = move |name: &String| {
        let refused = bench.edit(SkillEdit::Rename(tag, name.clone()), done(name));
        if refused.is_none() {
            bench.pane.set(None);
            page::focus_soon(vec![format!("edit-{tag}")]);
        }
        refused
    };
    if part_list != PartList::Ladder {
        let keep: Keep = Box::new(move |texts| texts.first().and_then(&rename));
        return form(vec![name], words::CHANGE, false, keep);
    }
    let fields = vec![
        name,
        Field { asks: words::HOW_MUCH, has: row.value.clone() },
        Field { asks: words::UNIT, has: row.unit.clone() },
    ];
    let keep: Keep = Box::new(move |texts| {
        let [name, value, unit] = texts else { return None };
        bench.edit(SkillEdit::Measure(tag, value.clone(), unit.clone()), done(name)).or_else(|| rename(name))
    });
    form(fields, words::CHANGE, false, keep)
}

/// Retire a cause or a tweak; for a rung: practise on it, or remove it.
fn let_go(bench: Bench, component: TagNo, part_list: PartList, row: &Row) -> El {
    let (tag, name, place, of) = (row.tag, row.name.clone(), row.place.0, row.place.1);
    if part_list != PartList::Ladder {
        let retire = move || {
            let Some(id) = bench.skill_id() else { return };
            if bench.act(SkillEdit::PutAway(tag), words::retired(&name)) {
                bench.pane.set(None);
                // it comes back at the end, and from there to its place
                let steps = place as isize - (of as isize - 1);
                let undo = vec![SkillEdit::BringBack(tag), SkillEdit::Move(tag, steps)];
                bench.offer_undo(id, undo, format!("edit-{tag}"));
            }
        };
        return button("btn", retire).child(icon(icons::ARCHIVE)).text(words::RETIRE);
    }
    let next = words::is_next(&name);
    let here = button("btn", move || {
        bench.act(SkillEdit::Choose(tag), next.clone());
    })
    .text(words::PRACTISE_HERE);
    let remove = move || {
        let Some(id) = bench.skill_id() else { return };
        let level = bench.read(|skill| skill.component(component).and_then(|c| c.level(tag)).cloned());
        let was_now = bench.read(|skill| skill.component(component).is_some_and(|c| c.level == tag));
        // what cannot be read may have been practised on: then the rung stays
        let practised = bench.app.rungs_practised(&id).unwrap_or_else(|| vec![tag]);
        if bench.act(SkillEdit::RemoveRung(tag, practised), words::off_the_ladder(&name)) {
            bench.pane.set(None);
            let mut undo: Vec<SkillEdit> =
                level.map(|level| SkillEdit::PutBackRung(component, place, level)).into_iter().collect();
            undo.extend(was_now.then_some(SkillEdit::Choose(tag)));
            bench.offer_undo(id, undo, format!("edit-{tag}"));
        }
    };
    list([here, button("btn", remove).child(icon(icons::ARCHIVE)).text(words::REMOVE)])
}

/// What is offered no more, to be brought back.
fn retired(bench: Bench, component: TagNo, part_list: PartList) -> El {
    let read = move || {
        bench.read(|skill| {
            let labels = skill.component(component).map(|c| match part_list {
                PartList::Ladder => Vec::new(),
                PartList::Causes => c.retired_causes.clone(),
                PartList::Tweaks => c.retired_tweaks.clone(),
            });
            labels.unwrap_or_default().into_iter().map(|label| (label.tag, label.text)).collect::<Vec<_>>()
        })
    };
    let row = move |(tag, text): &(TagNo, String)| {
        let (tag, name) = (*tag, text.clone());
        let back = move || {
            if bench.act(SkillEdit::BringBack(tag), words::back_again(&name)) {
                page::focus_soon(vec![format!("edit-{tag}")]);
            }
        };
        let back = button("link", back).text(words::BRING_BACK).child(el("span.vh").text(" ").text(text));
        el("li").child(el("div.line").child(el("span.what").attr("dir", "auto").text(text)).child(back))
    };
    let show = move |labels: &Vec<(TagNo, String)>| match labels.is_empty() {
        true => nothing(),
        false => el("details.put-away")
            .child(el("summary").text(&words::how_many(words::RETIRED, labels.len())))
            .child(el("p.note").text(words::RETIRED_MORE))
            .child(el("ul.items").children(labels.iter().map(row))),
    };
    dynamic(read, show)
}
