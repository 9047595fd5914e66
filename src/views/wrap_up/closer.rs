//! The end: how it felt, one sentence of progress, a lesson if wanted, and where the next session begins. Nothing of it has to be
//! typed, and nothing has to be said.

use leptos::prelude::event_target_value;

use super::guess::Guess;
use crate::app::{Address, App};
use crate::dom::{El, Var, el, list, nothing, only_if};
use crate::domain::{FinishedSession, Intent, Session, SessionSummary, Skill};
use crate::insights::{Edge, EdgeAdvice, Progress, most_tried, progress};
use crate::platform::page;
use crate::widgets::{button, choice, drawing, path, radio};
use crate::words;

/// Everything under the facts.
pub(super) fn closer(app: App, guess: Guess, finished: &FinishedSession, skill: &Skill) -> El {
    let waits = match SessionSummary::of(finished).waiting {
        0 => String::new(),
        waiting => words::wait_for_cause(waiting as usize),
    };
    let finish = move || {
        app.dispatch(Intent::Finish);
        if app.peek(|model| model.session.is_none()) {
            app.go(Address::Practice);
        }
    };
    let kind = el("p").text(if skill.body { words::KIND_BODY } else { words::KIND });
    let resume = move || {
        app.dispatch(Intent::Resume);
        app.turn_to(Address::Session);
    };
    let on = button("link", resume).text(words::PRACTISE_ON);
    let (of, its) = (finished.clone(), skill.clone());
    let said = el("div")
        .child(note(app, guess, finished, skill))
        .child(if finished.attempts.is_empty() { nothing() } else { feel(app) })
        .child(lesson(app, finished, skill));
    let next = el("div")
        .child(only_if(move || guess.is_over(), move || next_time(app, &of, &its)))
        .child(el("p.note").text(&waits));
    list([
        el("div.cols").child(said).child(next),
        // always in sight: nothing above it has to be said
        button("btn.solid.finish", finish).text(words::FINISH),
        el("div.under").child(kind).child(on),
    ])
}

/// A fact in words, with the skill's names.
fn fact(skill: &Skill, fact: &Progress) -> Option<String> {
    let name = |component| skill.component(component).map(|component| component.name.as_str());
    Some(match *fact {
        Progress::Run(run, component) => words::run_of(run, name(component)?),
        Progress::Tweak { component, tweak, clean, of } => {
            words::tweak_went(skill.component(component)?.label(tweak)?, clean, of)
        }
        Progress::Harder(component, level) => words::harder_went(&skill.component(component)?.level(level)?.name),
        Progress::Recovered(wobbles, of) => words::recovered(wobbles, of),
        Progress::Collected(misses) => words::signals_collected(misses),
    })
}

/// A field whose text is kept with every letter, and sentences that go into it with a tap.
fn field(id: &'static str, rows: &str, empty: &str, text: Var<String>, keep: impl Fn(String) + Copy + 'static) -> El {
    el("textarea.field")
        .attr("id", id)
        .attr("rows", rows)
        .attr("dir", "auto")
        .attr("placeholder", empty)
        .text(&text.get_untracked())
        .on("input", move |event| {
            let typed = event_target_value(&event);
            text.set(typed.clone());
            keep(typed);
        })
}

fn sentences(id: &'static str, all: Vec<String>, text: Var<String>, keep: impl Fn(String) + Copy + 'static) -> El {
    let one = |sentence: String| {
        let said = sentence.clone();
        let is_in = {
            let said = said.clone();
            move || text.with(|text| text.contains(&said))
        };
        let take = move || {
            let before = text.get_untracked();
            let after = match before.contains(&said) {
                // tapped again, it goes
                true => before.replace(&said, "").trim().to_owned(),
                false if before.trim().is_empty() => said.clone(),
                false => format!("{} {said}", before.trim_end()),
            };
            // what is typed is the field's own matter; what is tapped is put into it
            page::write_into(id, &after);
            text.set(after.clone());
            keep(after);
        };
        button("btn", take).attr_of("aria-pressed", move || is_in().to_string()).attr("dir", "auto").text(&sentence)
    };
    el("div.acts.takes")
        .attr("role", "group")
        .attr("aria-label", words::TRUE_OF_TODAY)
        .children(all.into_iter().map(one))
}

/// The note of progress.
fn note(app: App, guess: Guess, finished: &FinishedSession, skill: &Skill) -> El {
    let text = Var::new(app.peek(|model| model.draft.clone()));
    let keep = move |text| app.dispatch(Intent::DraftNote(text));
    let ready: Vec<String> = progress(finished, skill).iter().filter_map(|of| fact(skill, of)).collect();
    let is_any = !ready.is_empty();
    // they would tell what is to be guessed
    let takes = only_if(
        move || is_any && guess.is_over(),
        move || list([el("p.note").text(words::TRUE_OF_TODAY), sentences("note", ready.clone(), text, keep)]),
    );
    list([
        el("label.ask").attr("for", "note").text(words::WHAT_GOT_BETTER),
        field("note", "2", words::ONE_SENTENCE, text, keep),
        takes,
    ])
}

/// The line on the ice, from calm to tense.
const TRACES: [&str; 5] = [
    "M4 12H44",
    "M4 12c8-3 12-3 20 0s12 3 20 0",
    "M4 12c5-7 8-7 13 0s8 7 13 0 9-7 14 0",
    "M4 12c3-10 6-10 10 0s6 10 10 0 6-10 10 0 6 10 10 0",
    "M4 12l4-9 6 18 6-18 6 18 6-18 6 18 6-9",
];

/// How it felt, from calm to tense. No score: it is not counted together with anything.
fn feel(app: App) -> El {
    let one = |(feel, (name, trace)): (u8, (&&str, &str))| {
        let felt = move || app.read_session(|session| session.closing().feel) == Some(feel);
        let trace = drawing("glyph", "0 0 48 24").child(path("", trace));
        el("label.chip")
            .child(radio("feel", felt, move || app.dispatch(Intent::Feel(feel))))
            .child(el("span").child(trace).text(name))
    };
    choice("feel", words::HOW_DID_IT_FEEL)
        .child(el("p.ask").text(words::HOW_DID_IT_FEEL))
        .child(el("div.five").children((0..).zip(words::FEELS.iter().zip(TRACES)).map(one)))
}

/// A lesson, if one is wanted.
fn lesson(app: App, finished: &FinishedSession, skill: &Skill) -> El {
    let text = Var::new(app.peek(|model| model.lesson.clone()));
    let is_open = Var::new(text.with(|text| !text.is_empty()));
    let keep = move |text| app.dispatch(Intent::DraftLesson(text));
    let ready: Vec<String> = tried_lesson(finished, skill).into_iter().collect();
    let open = move || {
        is_open.set(true);
        page::focus_soon(vec!["lesson-asks".to_owned()]);
    };
    let show = move || {
        list([
            el("label.ask")
                .attr("id", "lesson-asks")
                .attr("tabindex", "-1")
                .attr("for", "lesson")
                .text(words::LESSON_FOR_NEXT_TIME),
            field("lesson", "2", words::TELL_YOURSELF, text, keep),
            if ready.is_empty() { nothing() } else { sentences("lesson", ready.clone(), text, keep) },
        ])
    };
    list([
        only_if(move || is_open.get(), show),
        only_if(move || !is_open.get(), move || button("link", open).text(words::KEEP_A_LESSON)),
    ])
}

/// "Leaned back? Bend knees.": the tweak that was tried most, if it went clean, and the cause that it was for.
fn tried_lesson(finished: &FinishedSession, skill: &Skill) -> Option<String> {
    let tried = most_tried(&finished.attempts).filter(|tried| tried.clean > 0)?;
    let component = skill.component(tried.component)?;
    let cause = finished.attempts.iter().rev().find_map(|attempt| {
        let retry = attempt.retry.filter(|retry| retry.tweak == tried.tweak && attempt.component == tried.component)?;
        finished.attempts.get(retry.miss)?.micro()?.cause
    })?;
    Some(words::lesson_of(component.label(cause)?, component.label(tried.tweak)?))
}

/// What the edge says of the next session, and one tap that takes the suggestion.
fn next_time(app: App, finished: &FinishedSession, skill: &Skill) -> El {
    let here = app.peek(|model| model.session.as_ref().map(|session| (session.component(), session.level())));
    let Some((component, level)) = here else { return nothing() };
    let Some(practised) = skill.component(component).filter(|_| !finished.misses_only && !finished.attempts.is_empty())
    else {
        return nothing();
    };
    let advice = app.peek(|model| {
        let before = model.summary(&skill.id).and_then(|summary| summary.standing(component));
        Edge::of(before, &finished.attempts, component, level).advice()
    });
    let steps = match advice {
        EdgeAdvice::Harder => 1,
        EdgeAdvice::Easier => -1,
        _ => 0,
    };
    let there = practised.step(level, steps).filter(|there| *there != level);
    let name =
        |tag| practised.level(tag).filter(|_| practised.levels.len() > 1).map_or("", |level| level.name.as_str());
    let take = there.map_or_else(nothing, |there| {
        let is_taken = move || app.read_session(Session::level) == there;
        let is_there = move || app.peek(|model| model.session.as_ref().is_some_and(|session| session.level() == there));
        // tapped again, it is as it was
        let tap = move || app.dispatch(Intent::ChangeLevel(if is_there() { -steps } else { steps }));
        button("btn", tap).attr_of("aria-pressed", move || is_taken().to_string()).text(&words::begin_at(name(there)))
    });
    list([
        el("p.ask").text(words::NEXT_TIME),
        el("p").attr("dir", "auto").text(&words::next_time(advice, &practised.name, name(level))),
        el("div.acts").child(take),
    ])
}
