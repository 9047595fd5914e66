//! Whose the records of a picked backup are: asked before it is restored, where that is not obvious.

use leptos::prelude::event_target_value;

use crate::app::App;
use crate::dom::{El, Var, dynamic, el, nothing};
use crate::domain::{Id, Learner, LearnerId, NAME_MAX, is_same, learner_name};
use crate::store::backup::Whose;
use crate::widgets::{asked, icon, icons};
use crate::words;

/// What was answered so far.
pub type Said = Var<Vec<Whose>>;

/// The question, with a choice for each learner in the file. `answered` hears when one of them becomes somebody else.
pub fn whose_records(app: App, said: Said, answered: impl Fn() + Clone + 'static) -> El {
    let count = said.with(Vec::len);
    let one = |nth| one(app, said, nth, answered.clone());
    el("section.still")
        .child(el("h2").text(words::WHOSE_ARE_THEY))
        .child(el("p.note").text(words::WHOSE_MORE))
        .children((0..count).map(one))
}

fn of(said: Said, nth: usize) -> Option<Whose> {
    said.with(|said| said.get(nth).cloned())
}

fn one(app: App, said: Said, nth: usize, answered: impl Fn() + 'static) -> El {
    let Some(first) = said.peek(|said| said.get(nth).cloned()) else { return nothing() };
    let option = |id: &LearnerId, name: &str| {
        let chosen = (*id == first.to).then_some("");
        el("option").attr("value", id.as_str()).attr_if("selected", chosen).text(name)
    };
    let here: Vec<El> = app.peek(|model| {
        let known = |learner: &Learner| option(&learner.id, words::called(&learner.name, learner.is_me()));
        let mut all: Vec<El> = model.everybody().iter().map(known).collect();
        if model.learner_of(&first.newcomer).is_none() {
            all.push(option(&first.newcomer, words::A_NEW_LEARNER));
        }
        all
    });
    let select = el("select.field").children(here).on("change", move |event| {
        if let Ok(to) = Id::try_from(event_target_value(&event)) {
            let mut all = said.get_untracked();
            if let Some(one) = all.get_mut(nth) {
                one.to = to;
            }
            said.set(all);
            answered();
        }
    });
    let who = words::theirs_in_file(&first.name, first.from == Id::me(), &first.skills);
    let choice = el("label.asked")
        .child(el("span").attr("dir", "auto").text(&who))
        .child(el("span.pick").child(select).child(icon(icons::DOWN)));
    // whoever has a name in the file, and one that is free, is called so
    let is_new = move || of(said, nth).is_some_and(|one| is_new(app, &one) && is_asked(app, &one));
    el("div.stack")
        .child(choice)
        .child(dynamic(is_new, move |is| if *is { name_field(said, app, nth) } else { nothing() }))
}

fn is_new(app: App, one: &Whose) -> bool {
    one.to == one.newcomer && app.peek(|model| model.learner_of(&one.to).is_none())
}

fn is_asked(app: App, one: &Whose) -> bool {
    app.peek(|model| learner_name(model, &one.name, None)).is_err()
}

fn name_field(said: Said, app: App, nth: usize) -> El {
    let has = said.peek(|said| said.get(nth).map(|one| one.new_name.clone()).unwrap_or_default());
    let touched = Var::new(!has.is_empty());
    let input = el("input.field")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("dir", "auto")
        .attr("maxlength", &NAME_MAX.to_string())
        .value_of(move || of(said, nth).map(|one| one.new_name).unwrap_or_default())
        .on("input", move |event| {
            let mut all = said.get_untracked();
            if let Some(one) = all.get_mut(nth) {
                one.new_name = event_target_value(&event);
            }
            touched.set(true);
            said.set(all);
        });
    // an empty field that nobody wrote in yet is no mistake
    let why = move || said.with(|said| refused(app, said, nth)).filter(|_| touched.get());
    asked(&format!("newcomer-{nth}"), words::NAME_OF_NEW, input, why)
}

/// Why a new learner cannot be called so.
fn refused(app: App, said: &[Whose], nth: usize) -> Option<String> {
    let one = said.get(nth).filter(|one| is_new(app, one))?;
    let twice = said.iter().take(nth).any(|other| is_new(app, other) && is_same(&other.new_name, &one.new_name));
    if twice {
        return Some(words::NAME_IS_TAKEN.to_owned());
    }
    app.peek(|model| learner_name(model, &one.new_name, None)).err().map(words::edit_refused)
}

/// True if everybody in the file becomes somebody.
pub fn is_answered(app: App, said: Said) -> bool {
    said.with(|said| (0..said.len()).all(|nth| refused(app, said, nth).is_none()))
}
