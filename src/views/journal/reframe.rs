//! What one tells oneself, turned round: a sentence made of one's own words and data. It can be kept, or let go.

use leptos::prelude::event_target_value;

use super::super::lesson::{Desk, new_lesson};
use crate::app::{App, Counted};
use crate::dom::{El, Var, dynamic, el, list, nothing};
use crate::domain::{Change, CountedSession, FinishedSession, Lesson, SkillId, TagNo};
use crate::insights::{Facts, LOOKED_THROUGH, SHARE_MINIMUM, Share, facts, meant};
use crate::platform::{locale, page};
use crate::views::counting::when_counted;
use crate::widgets::{asked, button, chip, choice};
use crate::words;

/// The field's id, and that of what is answered.
const TOLD: &str = "told";
const TURNED: &str = "turned";

/// A component of a skill.
type Part = (SkillId, TagNo);

/// How far it is.
#[derive(Clone, PartialEq)]
enum Step {
    /// It is being typed.
    Typing,
    /// Nothing was typed.
    Empty,
    /// It is to be said which of these is meant.
    Which(Vec<Part>),
    /// It is this one.
    Of(Part),
}

/// The helper: what is typed, what is asked back, what is answered.
pub(super) fn reframing(desk: Desk) -> El {
    let app = desk.app;
    let (told, step) = (Var::new(String::new()), Var::new(Step::Typing));
    let field = el("textarea.field").attr("rows", "2").attr("dir", "auto").attr("placeholder", words::REFRAME_HINT).on(
        "input",
        move |event| {
            told.set(event_target_value(&event));
            step.set(Step::Typing);
        },
    );
    let why = move || step.with(|step| (*step == Step::Empty).then(|| words::NOTHING_TOLD.to_owned()));
    let look = move || {
        let found = told.with(|told| parts_meant(app, told));
        step.set(found);
        page::focus_soon(vec![TURNED.to_owned(), TOLD.to_owned()]);
    };
    let look = button("btn.solid", look).text(words::LOOK_AT_IT);
    let cancel = button("btn", move || desk.turn(None)).text(words::CANCEL);
    el("section.lesson-form")
        .child(asked(TOLD, words::WHAT_DO_YOU_TELL, field, why))
        .child(el("div.acts").child(look).child(cancel))
        .child(dynamic(
            move || step.get(),
            move |now| match now {
                Step::Typing | Step::Empty => nothing(),
                Step::Which(parts) => which(app, parts, step),
                Step::Of(part) => answered(desk, part),
            },
        ))
}

/// The components that the words speak of, in all skills, the one that is practised first; all of that one where none is named.
fn parts_meant(app: App, told: &str) -> Step {
    if told.trim().is_empty() {
        return Step::Empty;
    }
    let told = locale::lower_case(told);
    app.peek(|model| {
        let chosen = model.chosen_skill();
        let others = model.offered_skills().filter(|skill| chosen.is_none_or(|chosen| chosen.id != skill.id));
        let skills: Vec<_> = chosen.into_iter().chain(others).collect();
        let all: Vec<(Part, String)> = skills
            .iter()
            .flat_map(|skill| skill.offered().map(|c| ((skill.id.clone(), c.tag), locale::lower_case(&c.name))))
            .collect();
        let names: Vec<&str> = all.iter().map(|(_, name)| name.as_str()).collect();
        let found = meant(&told, &names);
        match found[..] {
            [one] => Step::Of(all[one].0.clone()),
            [] => {
                let of_chosen = chosen.into_iter().flat_map(|skill| skill.offered().map(|c| (skill.id.clone(), c.tag)));
                Step::Which(of_chosen.collect())
            }
            _ => Step::Which(found.iter().map(|place| all[*place].0.clone()).collect()),
        }
    })
}

fn name_of(app: App, (skill, component): &Part) -> String {
    app.peek(|model| Some(model.skill(skill)?.component(*component)?.name.clone())).unwrap_or_default()
}

fn which(app: App, parts: &[Part], step: Var<Step>) -> El {
    if parts.is_empty() {
        return el("p.still").text(words::NO_SKILL_YET);
    }
    let one = |part: &Part| {
        let (name, part) = (name_of(app, part), part.clone());
        let choose = move || {
            step.set(Step::Of(part.clone()));
            page::focus_soon(vec![TURNED.to_owned()]);
        };
        chip("which", &name, || false, choose)
    };
    choice("", words::WHICH_ONE)
        .attr("id", TURNED)
        .attr("tabindex", "-1")
        .child(el("p.cap").text(words::WHICH_ONE))
        .child(el("div.chips.tight").children(parts.iter().map(one)))
}

/// The answer, as soon as the sessions are counted.
fn answered(desk: Desk, part: &Part) -> El {
    let counted = desk.app.counted();
    let part = part.clone();
    el("div.turned")
        .attr("id", TURNED)
        .attr("tabindex", "-1")
        .attr("role", "status")
        .child(when_counted(counted, move |counted| sentence(desk, &part, counted)))
}

fn sentence(desk: Desk, part: &Part, counted: &Counted) -> El {
    let app = desk.app;
    let (skill, component) = part;
    let is_of = |session: &&CountedSession| session.skill == *skill && session.summary_of(*component).is_some();
    let own: Vec<&CountedSession> = counted.sessions.iter().filter(is_of).collect();
    let misses: u32 = own.iter().filter_map(|session| session.summary_of(*component)).map(|sum| sum.misses()).sum();
    let newest = &own[own.len().saturating_sub(LOOKED_THROUGH)..];
    let sessions: Vec<FinishedSession> =
        newest.iter().filter_map(|session| app.finished_session(&session.id)).collect();
    let found = facts(&sessions, *component);
    let label = |tag: TagNo| app.peek(|model| Some(model.skill(skill)?.component(*component)?.label(tag)?.to_owned()));
    let cause = found.cause.and_then(|(tag, _)| label(tag));
    let tweak = found.tweak.and_then(|next| label(next.tweak));
    let low = |text: &Option<String>| text.as_deref().map(locale::lower_case);
    let pieces = words::reframed(
        &locale::lower_case(&name_of(app, part)),
        misses as usize,
        low(&cause).as_deref(),
        low(&tweak).as_deref(),
    );
    let text: String = pieces.iter().map(|(piece, _)| piece.as_str()).collect();
    let said = pieces.iter().map(|(piece, is_name)| el(if *is_name { "b" } else { "span" }).text(piece));
    let keep = |word, quiet: bool| {
        let (text, part) = (text.clone(), part.clone());
        button("btn", move || keep(desk, &part, &text, quiet)).text(word)
    };
    let archived = app.archived(skill).0.map(|_| words::WITHOUT_ARCHIVED.to_owned());
    let notes = notes(&found, misses, cause, tweak).into_iter().chain(archived);
    list([
        el("p.lead").attr("dir", "auto").children(said),
        list(notes.map(|note| el("p.note").text(&note))),
        el("div.acts")
            .child(keep(words::KEEP_AS_LESSON, false))
            .child(keep(words::KEEP_AS_NOTE, true))
            .child(button("btn", move || desk.turn(None)).text(words::LET_IT_GO)),
    ])
}

/// Where the numbers come from, or what is missing.
fn notes(found: &Facts, misses: u32, cause: Option<String>, tweak: Option<String>) -> Vec<String> {
    let mut notes = Vec::new();
    match (found.cause, cause) {
        (Some((_, of_it)), Some(cause)) => {
            notes.push(words::reframed_cause(&cause, (of_it, found.explained), found.sessions));
        }
        _ if misses > 0 && found.explained < SHARE_MINIMUM => {
            notes.push(words::reframed_too_few(found.explained, SHARE_MINIMUM));
        }
        _ => {}
    }
    if let (Some((clean, all)), Some(tweak)) = (found.tweak.and_then(|next| next.clean), tweak) {
        notes.push(words::reframed_tweak(&tweak, (clean, all), Share::percent(clean, all)));
    }
    notes
}

/// Keeps the sentence: as a lesson it comes up with its component, as a note it stays in the journal.
fn keep(desk: Desk, (skill, component): &Part, text: &str, quiet: bool) {
    let Some(lesson) = new_lesson(desk.app) else { return };
    let (skill, component) = (skill.clone(), Some(*component));
    desk.turn(None);
    let kept = Lesson { skill, component, text: text.to_owned(), quiet, ..lesson };
    desk.app.change(Change::KeepLesson(Box::new(kept)));
}
