//! The form of a lesson, or of a change.

use leptos::prelude::event_target_value;

use super::{Desk, is_change, place_of, today};
use crate::dom::{El, dynamic, el, list, nothing};
use crate::domain::{Id, Lesson, Skill, TagNo, day_of_field, field_of};
use crate::insights::begin_of_day;
use crate::widgets::{asked, button, icon, icons, switch};
use crate::words;

/// The form for a lesson, or a new one: its words, and the component that it comes up with; for a change what it was, and its day.
pub fn lesson_form(desk: Desk, lesson: Option<&Lesson>) -> El {
    let id = lesson.map(|lesson| lesson.id.clone());
    let draft = desk.draft(id.as_ref()).and_then(|draft| draft.lesson);
    let skill = draft.as_ref().and_then(|draft| desk.app.peek(|model| model.skill(&draft.skill).cloned()));
    let (Some(draft), Some(skill)) = (draft, skill) else {
        return el("p.still").text(words::NO_SKILL_YET);
    };
    let is_change = is_change(&draft);
    let (told, keeps, cancels) = (id.clone(), id.clone(), id.clone());
    let why = move || {
        desk.drafts.with(|drafts| drafts.iter().find(|draft| draft.is_of(told.as_ref()))?.why.map(str::to_owned))
    };
    let keep = button("btn.solid", move || desk.keep(keeps.as_ref())).text(words::KEEP);
    let cancel = button("btn", move || desk.close(cancels.as_ref())).text(words::CANCEL);
    let text = asked(
        &place_of(id.as_ref()),
        if is_change { words::WHAT_CHANGED } else { words::LESSON },
        field(desk, id.clone(), &draft, is_change),
        why,
    );
    let said = if is_change { suggestions(desk, id.clone(), &skill) } else { nothing() };
    let comes_up = if is_change { words::ON_CHARTS_OF } else { words::COMES_UP_WITH };
    let part = el("label").child(el("span").text(comes_up)).child(part(desk, id.clone(), &draft, &skill));
    let (day, pin) = match is_change {
        true => (day(desk, id.clone()), nothing()),
        // a note comes up nowhere
        false => (line(desk, id.clone()), if draft.quiet { nothing() } else { pin(desk, id.clone()) }),
    };
    let delete = match id {
        None => nothing(),
        Some(id) => {
            let word = if is_change { words::DELETE_CHANGE } else { words::DELETE_LESSON };
            button("btn", move || desk.delete(&id)).text(word)
        }
    };
    el("section.lesson-form").child(list([
        text,
        said,
        part,
        pin,
        day,
        el("div.acts").child(keep).child(cancel).child(delete),
    ]))
}

fn field(desk: Desk, id: Option<Id>, draft: &Lesson, is_change: bool) -> El {
    let (asks, text) = (id.clone(), draft.text.clone());
    // as a value, so that one writes on at its end; what is suggested for a change is put into it
    let value = move || desk.written(asks.as_ref(), |lesson| lesson.text.clone()).filter(|_| is_change);
    let value = move || value().unwrap_or_else(|| text.clone());
    let field = if is_change { el("input.field").attr("type", "text") } else { el("textarea.field").attr("rows", "2") };
    field
        .attr("dir", "auto")
        .attr("placeholder", if is_change { words::CHANGE_HINT } else { words::LESSON_HINT })
        .value_of(value)
        .on("input", move |event| {
            let text = event_target_value(&event);
            desk.edit(id.as_ref(), |lesson| lesson.text = text);
        })
}

/// What changes most often: by one tap, and one may write on.
fn suggestions(desk: Desk, id: Option<Id>, skill: &Skill) -> El {
    let one = |text: &'static str| {
        let id = id.clone();
        button("btn", move || desk.edit(id.as_ref(), |lesson| text.clone_into(&mut lesson.text))).text(text)
    };
    el("div.acts").children(words::changes_in(&skill.name).map(one))
}

fn part(desk: Desk, id: Option<Id>, draft: &Lesson, skill: &Skill) -> El {
    let of = |tag: Option<TagNo>, name: &str| {
        let chosen = (draft.component == tag).then_some("");
        el("option").attr("value", &tag.unwrap_or(0).to_string()).attr_if("selected", chosen).text(name)
    };
    let offered = skill.components.iter().filter(|c| !c.archived || draft.component == Some(c.tag));
    let part = el("select.field")
        .on("change", move |event| {
            let component = event_target_value(&event).parse().ok().filter(|tag| *tag != 0);
            desk.edit(id.as_ref(), |lesson| lesson.component = component);
        })
        .child(of(None, &words::all_of(&skill.name)))
        .children(offered.map(|c| of(Some(c.tag), &c.name)));
    el("span.pick").child(part).child(icon(icons::DOWN))
}

fn pin(desk: Desk, id: Option<Id>) -> El {
    let asks = id.clone();
    let is_pinned = move || desk.written(asks.as_ref(), |lesson| lesson.pinned) == Some(true);
    switch(words::PIN, words::PIN_MORE, is_pinned, move |on| desk.edit(id.as_ref(), |lesson| lesson.pinned = on))
}

/// Whether a lesson is a line on charts, too; and its day, if it is.
fn line(desk: Desk, id: Option<Id>) -> El {
    let (asks, shows, turns) = (id.clone(), id.clone(), id);
    let has_line = move |id: &Option<Id>| desk.written(id.as_ref(), |lesson| lesson.line.is_some()) == Some(true);
    let turn = move |on: bool| {
        let line = today(desk.app).filter(|_| on);
        desk.edit(turns.as_ref(), |lesson| lesson.line = line);
    };
    list([
        switch(words::LINE_ON_CHARTS, words::LINE_ON_CHARTS_MORE, move || has_line(&asks), turn),
        dynamic(
            {
                let shows = shows.clone();
                move || has_line(&shows)
            },
            move |has_line| if *has_line { day(desk, shows.clone()) } else { nothing() },
        ),
    ])
}

/// The day of a line.
fn day(desk: Desk, id: Option<Id>) -> El {
    let asks = id.clone();
    let value = move || {
        let day = desk.written(asks.as_ref(), |lesson| lesson.line).flatten().unwrap_or_default();
        let text = field_of(begin_of_day(day.into()), 0);
        text.get(..10).unwrap_or_default().to_owned()
    };
    let field = el("input.field").attr("type", "date").value_of(value).on("change", move |event| {
        // a field that was emptied leaves the day as it was
        let day = day_of_field(&event_target_value(&event)).and_then(|day| u32::try_from(day).ok());
        desk.edit(id.as_ref(), |lesson| lesson.line = day.or(lesson.line));
    });
    el("label").child(el("span").text(words::LINE_FROM)).child(field)
}
