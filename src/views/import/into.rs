//! Into which skill.

use leptos::prelude::event_target_value;

use super::{Desk, Files};
use crate::dom::{El, Var, el, only_if};
use crate::domain::{Id, NAME_MAX, Skill};
use crate::store::csv::{Field, Refusal, Target};
use crate::widgets::{asked, icon, icons};
use crate::words;

/// What stands for a new skill, and for those that the file names, where a skill's id stands else.
const NEW: &str = "new";
const NAMED: &str = "named";

/// More rows are planned when a name is typed, not while it is.
const AT_ONCE: usize = 2000;

/// A choice of the skills that are here, a new one, or those that the file names.
pub fn into(desk: Desk, files: &Files) -> El {
    let rows = files.tables.first().map_or(0, |table| table.rows());
    let file = name_of_file(files.names.first().map_or("", String::as_str));
    let name = Var::new(match desk.choices.get_untracked().target {
        Target::New(name) => name,
        _ => file,
    });
    let is_new = move || desk.choices.with(|choices| matches!(choices.target, Target::New(_)));
    el("section.sec")
        .child(el("h2").text(words::WHERE_TO))
        .child(el("label.asked").child(el("span").text(words::SKILL)).child(which(desk, name)))
        .child(only_if(is_new, move || new_name(desk, name, rows)))
}

fn which(desk: Desk, name: Var<String>) -> El {
    let target = desk.choices.get_untracked().target;
    let option = |value: &str, text: &str, is: bool| {
        el("option").attr("value", value).attr_if("selected", is.then_some("")).text(text)
    };
    let skills = desk.app.peek(|model| {
        let one = |skill: &Skill| (skill.id.clone(), skill.name.clone());
        model.offered_skills().map(one).collect::<Vec<_>>()
    });
    let named = move || desk.choices.with(|choices| choices.mapping.column(Field::Skill).is_some());
    let hidden = option(NAMED, words::AS_THE_FILE_SAYS, target == Target::AsNamed).prop_of("hidden", move || !named());
    let select = el("select.field")
        .child(hidden)
        .children(skills.iter().map(|(id, name)| option(id.as_str(), name, target == Target::Skill(id.clone()))))
        .child(option(NEW, words::A_NEW_SKILL, matches!(target, Target::New(_))))
        .on("change", move |event| {
            let target = match event_target_value(&event).as_str() {
                NEW => Target::New(name.get_untracked()),
                NAMED => Target::AsNamed,
                id => match Id::try_from(id.to_owned()) {
                    Ok(id) => Target::Skill(id),
                    Err(_) => return,
                },
            };
            desk.choose(|choices| choices.target = target);
        });
    el("span.pick").child(select).child(icon(icons::DOWN))
}

fn new_name(desk: Desk, name: Var<String>, rows: usize) -> El {
    let choose = move |text: String| {
        name.set(text.clone());
        desk.choose(|choices| choices.target = Target::New(text));
    };
    let input = el("input.field")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("maxlength", &NAME_MAX.to_string())
        .attr("value", &name.get_untracked())
        .on("input", move |event| {
            if rows <= AT_ONCE {
                choose(event_target_value(&event));
            }
        })
        .on("change", move |event| choose(event_target_value(&event)));
    let why = move || {
        desk.planned.with(|planned| match planned.as_deref() {
            Some(Err(Refusal::Name(why))) => Some(words::edit_refused(*why)),
            _ => None,
        })
    };
    asked("import-name", words::NAME_OF_SKILL, input, why)
}

/// "guitar-practice.csv" as a skill's name: "guitar practice".
pub fn name_of_file(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    stem.replace(['-', '_'], " ").trim().chars().take(NAME_MAX).collect()
}
