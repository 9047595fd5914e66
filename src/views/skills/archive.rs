//! What was put away: components of this skill, and whole skills, to be brought back.

use super::bench::Bench;
use crate::dom::{El, dynamic, el, nothing};
use crate::domain::{SkillEdit, SkillId, TagNo};
use crate::platform::page;
use crate::widgets::button;
use crate::words;

/// A component of a skill, or a whole skill, and its name.
type Row = (SkillId, Option<TagNo>, String);

/// The archived components of the skill that is shown, and the archived skills.
pub(super) fn archive(bench: Bench) -> El {
    let read = move || {
        let mut rows: Vec<Row> = match bench.skill_id() {
            None => Vec::new(),
            Some(id) => bench.read(|skill| {
                let archived = skill.components.iter().filter(|component| component.archived);
                archived.map(|component| (id.clone(), Some(component.tag), component.name.clone())).collect()
            }),
        };
        bench.app.read(|model| {
            let archived = model.own_skills().filter(|skill| skill.archived);
            rows.extend(archived.map(|skill| (skill.id.clone(), None, skill.name.clone())));
        });
        rows
    };
    let show = move |rows: &Vec<Row>| match rows.is_empty() {
        true => nothing(),
        false => el("section.sec")
            .child(el("hr.edges"))
            .child(el("h2").text(words::ARCHIVED))
            .child(el("p.note").text(words::ARCHIVED_MORE))
            .child(el("ul.items").children(rows.iter().map(|row| one(bench, row)))),
    };
    dynamic(read, show)
}

fn one(bench: Bench, (id, component, name): &Row) -> El {
    let (id, component, text) = (id.clone(), *component, name.clone());
    let back = move || {
        let edit = component.map_or(SkillEdit::Archive(false), SkillEdit::BringBack);
        if component.is_none() {
            bench.pick(Some(id.clone()));
        }
        if bench.edit_of(id.clone(), edit, words::back_again(&text)).is_none() {
            let place = component.map_or_else(|| "rename-skill".to_owned(), |tag| format!("open-{tag}"));
            page::focus_soon(vec![place]);
        }
    };
    let back = button("link", back).text(words::BRING_BACK).child(el("span.vh").text(" ").text(name));
    let what = match component {
        Some(_) => words::COMPONENT,
        None => words::SKILL,
    };
    let named = el("span.what").attr("dir", "auto").child(el("b").text(name)).child(el("span.note").text(what));
    el("li").child(el("div.line").child(named).child(back))
}
