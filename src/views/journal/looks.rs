//! What comes back by itself, at the top of the journal: a setback on its day, and an old note of progress. One of each at a time.

use leptos::prelude::event_target_value;

use super::super::lesson::opener_of;
use super::entries::day;
use super::setback::answers_of;
use crate::app::{App, ComesBack};
use crate::dom::{El, Var, dynamic, el, nothing};
use crate::domain::{Again, Change, Id, Note, Setback};
use crate::platform::page;
use crate::widgets::button;
use crate::words;

/// The setback that has been due for longest, if one is; or else, where `may_look_back`, an old note of progress.
pub(super) fn comes_back(app: App, found: Var<ComesBack>, may_look_back: impl Fn() -> bool + Copy + 'static) -> El {
    let setback = move || found.with(|found| found.setback.clone());
    let again = move |id: &Id| app.setback(id).map_or_else(nothing, |setback| look_again(app, &setback));
    let look_back = move || {
        let note = move || found.with(|found| found.note.clone()).filter(|_| may_look_back());
        dynamic(note, move |note| note.as_ref().map_or_else(nothing, |note| far_come(app, note)))
    };
    dynamic(setback, move |first| {
        let Some((day, id)) = first.clone() else { return look_back() };
        dynamic(move || day <= app.now.get(), move |is_due| if *is_due { again(&id) } else { look_back() })
    })
}

fn look_again(app: App, setback: &Setback) -> El {
    const LOOK: &str = "look";
    let (typed, closed) = (setback.id.clone(), setback.id.clone());
    let text = setback.look().unwrap_or_default().to_owned();
    let field =
        el("textarea.field").attr("id", LOOK).attr("rows", "2").attr("dir", "auto").value_of(move || text.clone()).on(
            "input",
            move |event| {
                // as it is now: another tab may have gone on with it
                if let Some(mut setback) = app.setback(&typed) {
                    setback.say_look(app.now.get_untracked(), &event_target_value(&event));
                    app.keep_typed(setback);
                }
            },
        );
    let done = move |next: Option<Again>| {
        if let Some(mut setback) = app.setback(&closed) {
            setback.looked_at(app.now.get_untracked(), next);
            app.change(Change::KeepSetback(Box::new(setback)));
            page::focus_soon(vec![opener_of(None)]);
        }
    };
    let one = |next, word| {
        let done = done.clone();
        button("btn", move || done(next)).text(word)
    };
    let own = if setback.text.trim().is_empty() { words::NO_WORDS } else { &setback.text };
    el("section.look")
        .child(el("h2").text(words::LOOK_AGAIN))
        .child(el("p.kind").child(el("b").text(words::SETBACK)).child(el("span.num").text(&day(app, setback.at))))
        .child(el("p.own").attr("dir", "auto").text(own))
        .child(answers_of(app, setback))
        .child(el("label.ask").attr("for", LOOK).text(words::HOW_NOW))
        .child(field)
        .child(el("p.cap").text(words::LOOK_AGAIN_WHEN))
        .child(
            el("div.acts")
                .child(one(Some(Again::TwoWeeks), words::IN_TWO_WEEKS))
                .child(one(Some(Again::Month), words::IN_A_MONTH))
                .child(one(Some(Again::ThreeMonths), words::IN_THREE_MONTHS))
                .child(one(None, words::CLOSE_IT)),
        )
}

/// A note of progress from months ago.
fn far_come(app: App, (note, months): &(Note, u8)) -> El {
    let skill = app.peek(|model| model.skill(&note.skill).map(|skill| skill.name.clone())).unwrap_or_default();
    el("section.look")
        .child(el("h2").text(words::HOW_FAR))
        .child(
            el("p.kind")
                .child(el("b").text(&words::about_ago(*months)))
                .child(el("span").text(&skill))
                .child(el("span.num").text(&day(app, note.at))),
        )
        .child(el("p.own").attr("dir", "auto").text(&note.text))
}
