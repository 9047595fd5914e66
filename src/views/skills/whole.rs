//! A skill as a whole: its name, its place among the skills; and one more skill.

use super::super::decks::ready_made;
use super::bench::{Bench, Pane};
use super::form::{name_form, opener, pane};
use crate::decks;
use crate::dom::{El, dynamic, el, list, nothing};
use crate::domain::{Change, Fresh, Id, Intent, Skill, SkillEdit, SkillId, skill_name};
use crate::platform::{chance, page, time};
use crate::widgets::{button, icon, icons};
use crate::words;

/// The name and the place of the skill that is shown, and Archive.
pub(super) fn this_skill(bench: Bench) -> El {
    let rename = move || {
        let name = bench.read(|skill| skill.name.clone());
        name_form(words::NAME, name, words::CHANGE, false, move |name| {
            let done = words::renamed(name.trim());
            let refused = bench.edit(SkillEdit::Name(name), done);
            if refused.is_none() {
                bench.pane.set(None);
                page::focus_soon(vec!["rename-skill".to_owned()]);
            }
            refused
        })
    };
    let archive = move || {
        let Some(id) = bench.skill_id() else { return };
        let name = bench.read(|skill| skill.name.clone());
        if bench.act(SkillEdit::Archive(true), String::new()) {
            bench.close();
            bench.say(words::archived(&name));
            bench.offer_undo(id, vec![SkillEdit::Archive(false)], "rename-skill".to_owned());
        }
    };
    let renames = list([icon(icons::EDIT), el("span").text(words::RENAME)]);
    el("section.sec")
        .child(el("hr.edges"))
        .child(el("h2").text(words::THIS_SKILL))
        .child(
            el("div.acts")
                .child(opener(bench, "btn", Pane::SkillName, "rename-skill", renames))
                .child(dynamic(move || place(bench), move |place| up_and_down(bench, place.as_ref())))
                .child(button("btn", archive).child(icon(icons::ARCHIVE)).text(words::ARCHIVE_SKILL)),
        )
        .child(pane(bench, Pane::SkillName, rename))
}

/// The skill that is shown, its place among those that are offered, and how many they are.
fn place(bench: Bench) -> Option<(SkillId, usize, usize)> {
    let id = bench.skill_id()?;
    bench.app.read(|model| {
        let place = model.offered_skills().position(|skill| skill.id == id)?;
        Some((id, place, model.offered_skills().count()))
    })
}

fn up_and_down(bench: Bench, place: Option<&(SkillId, usize, usize)>) -> El {
    let Some((id, place, of)) = place.filter(|(.., of)| *of > 1) else { return nothing() };
    let one = |html_id: &str, word, sign, ends: bool, steps: isize| {
        let id = id.clone();
        let press = move || {
            bench.pane.set(None);
            bench.app.change(Change::MoveSkill(id.clone(), steps));
            if let Some((_, place, of)) = self::place(bench) {
                bench.say(words::stands(&bench.read(|skill: &Skill| skill.name.clone()), place, of));
            }
            let ids = if steps < 0 { ["skill-up", "skill-down"] } else { ["skill-down", "skill-up"] };
            page::focus_soon(ids.map(str::to_owned).to_vec());
        };
        button("btn", press).attr("id", html_id).attr_if("disabled", ends.then_some("")).child(icon(sign)).text(word)
    };
    list([
        one("skill-up", words::MOVE_UP, icons::HARDER, *place == 0, -1),
        one("skill-down", words::MOVE_DOWN, icons::EASIER, place + 1 == *of, 1),
    ])
}

/// A skill of one's own.
pub(super) fn add_skill(bench: Bench) -> El {
    let own = move || {
        name_form(words::NAME_OF_SKILL, String::new(), words::ADD, false, move |name| {
            match bench.app.peek(|model| skill_name(model, &name, None)) {
                Err(refused) => Some(words::edit_refused(refused)),
                Ok(name) => {
                    take_up(bench, &name);
                    None
                }
            }
        })
    };
    let opens = list([icon(icons::PLUS), el("span").text(words::MY_OWN_SKILL)]);
    let taken = move |id: SkillId| {
        let name = bench.app.peek(|model| model.skill(&id).map(|skill| skill.name.clone())).unwrap_or_default();
        bench.pick(Some(id));
        bench.say(words::added(&name));
    };
    el("section.sec")
        .child(el("hr.edges"))
        .child(el("h2").text(words::ADD_A_SKILL))
        .child(ready_made(bench.app, opener(bench, "btn.all", Pane::NewSkill, "own-skill", opens), taken))
        .child(pane(bench, Pane::NewSkill, own))
}

fn take_up(bench: Bench, name: &str) {
    let id = Fresh { now: time::reading().wall, chance: chance::bits(), utc_offset_min: 0 }.id();
    if let Ok(skill) = decks::my_own(name, "").into_skill(id, Id::me()) {
        let first = skill.chosen;
        bench.pick(Some(skill.id.clone()));
        bench.app.dispatch(Intent::AddSkill(Box::new(skill)));
        bench.say(words::added(name));
        page::focus_soon(vec![format!("open-{first}")]);
    }
}
